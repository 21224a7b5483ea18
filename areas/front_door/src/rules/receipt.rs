//! The working day of receipt, and when something falls due.

use days::{Calendar, Day, Rules};

/// The working day on which something counts as received: the day itself, or the next working day after a weekend or a
/// bank holiday.
///
/// Source: Working Together 2023, chapter 3, counts one working day from receipt; local in taking the next working day.
pub fn working_day_of_receipt(day: Day) -> Day {
    let calendar = Calendar::england();
    match calendar.is_working_day(day) {
        Ok(false) => calendar.add_working_days(day, 1).unwrap_or(day),
        _ => day,
    }
}

/// When a duty under `rule` that starts on `from` is due; the same day when no rule is in force.
pub fn due_under(rule: &str, from: Day) -> Day {
    let rule = Rules::built_in().rule_on(rule, from);
    rule.ok().and_then(|rule| days::due(rule, from, Calendar::england()).ok()).map_or(from, |due| due.due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_comes_on_a_saturday_is_received_on_monday_and_due_on_tuesday() {
        let monday = date(2026, 11, 23);
        assert_eq!(working_day_of_receipt(date(2026, 11, 21)), monday);
        assert_eq!(working_day_of_receipt(monday), monday);
        assert_eq!(due_under("referral_decision", monday), date(2026, 11, 24));
        // Christmas Day 2026 is a Friday; Boxing Day is kept on Monday 28 December.
        assert_eq!(working_day_of_receipt(date(2026, 12, 25)), date(2026, 12, 29));
        assert_eq!(due_under("referral_decision", date(2026, 12, 24)), date(2026, 12, 29));
    }
}
