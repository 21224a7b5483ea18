//! Late work and late writing are two things: what happened, against its limit; and how long it took to write down.

use days::{Calendar, Day};

/// Days from the event to its writing; nought or less is on the day itself.
///
/// Source: practice facts B0.3: lateness is written minus happened; the time to reach the server is another fact.
pub fn days_late(happened: Day, written: Day) -> i32 {
    (written - happened).get_days()
}

fn count(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// "written 7 days later"; nothing for the same day.
pub fn written(happened: Day, written: Day) -> Option<String> {
    let late = days_late(happened, written);
    (late > 0).then(|| format!("written {} later", count(late)))
}

/// "reached Kith 3 days after it was written", as from a telephone without a network; nothing for the same day.
pub fn received(written: Day, received: Day) -> Option<String> {
    let late = days_late(written, received);
    (late > 0).then(|| format!("reached Kith {} after it was written", count(late)))
}

/// How finished work stands against its limit, and apart from that its recording, with the days both are judged by:
/// "Done in time, 8 November 2026 (due 10 November 2026), recorded 7 days late, 15 November 2026" (C03-01).
pub fn done(due: Day, happened: Day, recorded: Option<Day>) -> String {
    let late = days_late(due, happened);
    let work = if late > 0 { format!("{} late", count(late)) } else { "in time".to_owned() };
    let words = format!("Done {work}, {} (due {})", days::long(happened), days::long(due));
    match recorded.map(|r| (days_late(happened, r), r)).filter(|(late, _)| *late > 0) {
        Some((late, r)) => format!("{words}, recorded {} late, {}", count(late), days::long(r)),
        None => words,
    }
}

/// How an open duty stands, in working days, and the class that colours it.
pub fn due(due: Day, today: Day) -> (String, &'static str) {
    let words = days::long(due);
    let working = Calendar::england().working_days_between(today.min(due), today.max(due)).ok();
    let away = |n: i64| if n == 1 { "1 working day".to_owned() } else { format!("{n} working days") };
    match (due.cmp(&today), working) {
        (std::cmp::Ordering::Equal, _) => (format!("Due today, {words}"), "kith-due--soon"),
        (std::cmp::Ordering::Less, Some(n)) if n > 0 => {
            (format!("Late by {}, was due {words}", away(n)), "kith-due--late")
        }
        (std::cmp::Ordering::Less, _) => (format!("Late, was due {words}"), "kith-due--late"),
        (std::cmp::Ordering::Greater, Some(0)) => {
            (format!("Due {words}, before the next working day"), "kith-due--soon")
        }
        (std::cmp::Ordering::Greater, Some(n)) if n <= 5 => (format!("Due in {}, {words}", away(n)), "kith-due--soon"),
        (std::cmp::Ordering::Greater, _) => (format!("Due {words}"), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// C03-01.
    #[test]
    fn a_day_off_before_the_next_working_day_is_not_counted_as_none() {
        let said = due(date(2026, 11, 29), date(2026, 11, 27));
        assert_eq!(said, ("Due 29 November 2026, before the next working day".to_owned(), "kith-due--soon"));
    }

    #[test]
    fn c03_01_a_visit_on_day_8_written_on_day_15_against_10_days_was_in_time_and_recorded_7_days_late() {
        let day = |n: i8| date(2026, 6, n);
        assert_eq!(
            done(day(10), day(8), Some(day(15))),
            "Done in time, 8 June 2026 (due 10 June 2026), recorded 7 days late, 15 June 2026"
        );
        assert_eq!(done(day(10), day(12), Some(day(12))), "Done 2 days late, 12 June 2026 (due 10 June 2026)");
        assert!(done(day(10), day(12), Some(day(13))).ends_with("recorded 1 day late, 13 June 2026"));
        assert_eq!(written(day(8), day(15)).as_deref(), Some("written 7 days later"));
        assert_eq!(written(day(8), day(8)), None);
    }

    #[test]
    fn an_open_duty_counts_working_days() {
        let monday = date(2026, 11, 23);
        assert_eq!(
            due(date(2026, 11, 19), monday),
            ("Late by 2 working days, was due 19 November 2026".to_owned(), "kith-due--late")
        );
        assert_eq!(due(monday, monday).0, "Due today, 23 November 2026");
        assert_eq!(due(date(2026, 11, 24), monday).0, "Due in 1 working day, 24 November 2026");
        assert_eq!(due(date(2027, 1, 24), monday), ("Due 24 January 2027".to_owned(), ""));
    }

    #[test]
    fn a_due_day_beyond_the_known_bank_holidays_is_still_shown() {
        assert_eq!(due(date(2040, 1, 4), date(2026, 1, 1)).0, "Due 4 January 2040");
    }
}
