//! Whether a one-page summary is fresh enough to speak to.

use days::{Counts, Day, Rules};

/// The most days that a summary may be old. Source: rule `one_page_summary`, local practice standard.
pub fn most_days(today: Day) -> Option<i32> {
    let rule = Rules::built_in().rule_on("one_page_summary", today).ok()?;
    i32::try_from(rule.amount).ok().filter(|_| rule.counts == Counts::CalendarDays)
}

/// How old it is, in calendar days.
pub fn days_old(written: Day, today: Day) -> i32 {
    (today - written).get_days()
}

/// Whether it is out of date: older than the rule allows.
pub fn stale(written: Day, today: Day) -> bool {
    most_days(today).is_some_and(|most| days_old(written, today) > most)
}

/// How many children have a summary under 30 days old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freshness {
    /// Children whose summary is younger than the rule's days.
    pub fresh: usize,
    /// Children somebody answers for.
    pub of: usize,
}

impl Freshness {
    /// Counts those that are younger than the rule's days (C02-02: "under 30 days old").
    pub fn of(newest: &[Option<Day>], today: Day) -> Freshness {
        let most = most_days(today).unwrap_or(i32::MAX);
        let fresh = newest.iter().flatten().filter(|day| days_old(**day, today) < most).count();
        Freshness { fresh, of: newest.len() }
    }

    /// "95.0%"; nothing when there is nobody to count.
    pub fn percent(&self) -> Option<String> {
        let (fresh, of) = (u32::try_from(self.fresh).ok()?, u32::try_from(self.of).ok().filter(|of| *of > 0)?);
        Some(format!("{:.1}%", 100.0 * f64::from(fresh) / f64::from(of)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// C02-02.
    #[test]
    fn c02_02_nineteen_of_twenty_summaries_under_30_days_old_are_95_percent() {
        let today = date(2026, 11, 30);
        let mut newest = vec![Some(date(2026, 11, 1)); 19];
        newest.push(Some(date(2026, 10, 31)));

        let counted = Freshness::of(&newest, today);

        assert_eq!((counted.fresh, counted.of), (19, 20));
        assert_eq!(counted.percent().as_deref(), Some("95.0%"));
        assert!(!stale(date(2026, 10, 31), today) && stale(date(2026, 10, 30), today));
    }

    #[test]
    fn nobody_to_count_has_no_percentage() {
        assert_eq!(Freshness::of(&[], date(2026, 11, 30)).percent(), None);
    }
}
