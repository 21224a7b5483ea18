//! How long it took from the day the officer was told to the decision and to the close.

use days::Day;

/// A share: how many of how many, in tenths of a hundredth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub of: usize,
    /// Out of these.
    pub all: usize,
}

impl Share {
    /// "85.0%"; a dash out of nothing.
    pub fn words(self) -> String {
        if self.all == 0 {
            return "–".to_owned();
        }
        let tenths = (self.of * 2000 + self.all) / (self.all * 2);
        format!("{}.{}%", tenths / 10, tenths % 10)
    }

    /// Whether it reaches so many hundredths.
    pub fn reaches(self, hundredths: u32) -> bool {
        self.all > 0 && self.of * 100 >= self.all * hundredths as usize
    }
}

/// Of all these referrals, how many were closed within so many months. One that could still be closed in time is not
/// counted either way; one that is open and late is among all.
pub fn closed_within(referrals: &[(Day, Option<Day>)], months: u32, today: Day) -> Share {
    let mut share = Share { of: 0, all: 0 };
    for (received, closed) in referrals {
        let Some(due) = days::add_months(*received, months) else { continue };
        match closed {
            Some(day) if *day <= due => {
                share.of += 1;
                share.all += 1;
            }
            Some(_) => share.all += 1,
            None if due < today => share.all += 1,
            None => {}
        }
    }
    share
}

/// The middle number of days: half took as long or less. Nothing of nothing.
pub fn middle_days(spans: &[(Day, Day)]) -> Option<i32> {
    let mut days: Vec<i32> = spans.iter().map(|(from, to)| (*to - *from).get_days()).collect();
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}

/// The band of time to conclude that a referral falls in, by its place in [`BANDS`].
pub fn band(received: Day, closed: Day) -> usize {
    let within = |months| days::add_months(received, months).is_some_and(|due| closed <= due);
    [1, 3, 12].into_iter().position(within).unwrap_or(3)
}

/// Bands of time to conclude. Source: the months of the older national indicative targets.
pub const BANDS: [&str; 4] = ["Within 1 month", "Over 1 month, within 3", "Over 3 months, within 12", "Over 12 months"];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn shares_are_said_to_a_tenth() {
        assert_eq!(Share { of: 34, all: 40 }.words(), "85.0%");
        assert_eq!(Share { of: 63, all: 180 }.words(), "35.0%");
        assert_eq!(Share { of: 1, all: 3 }.words(), "33.3%");
        assert_eq!(Share { of: 2, all: 3 }.words(), "66.7%");
        assert_eq!(Share { of: 0, all: 0 }.words(), "–");
        assert!(Share { of: 34, all: 40 }.reaches(80) && !Share { of: 35, all: 40 }.reaches(90));
    }

    #[test]
    fn what_can_still_be_in_time_is_not_counted_and_what_is_late_counts_against() {
        let today = date(2026, 11, 23);
        let all = [
            (date(2026, 9, 1), Some(date(2026, 10, 1))),
            (date(2026, 9, 1), Some(date(2026, 10, 2))),
            (date(2026, 9, 1), None),
            (date(2026, 11, 1), None),
        ];
        assert_eq!(closed_within(&all, 1, today), Share { of: 1, all: 3 });
        assert_eq!(closed_within(&all, 3, today), Share { of: 2, all: 2 });
    }

    #[test]
    fn the_middle_is_a_number_that_was_really_taken() {
        let from = date(2026, 9, 1);
        let to = |day: i8| (from, date(2026, 9, day));
        assert_eq!(middle_days(&[to(2), to(4), to(30)]), Some(3));
        assert_eq!(middle_days(&[to(2), to(4)]), Some(1));
        assert_eq!(middle_days(&[]), None);
    }

    #[test]
    fn bands_end_with_their_anniversary() {
        let from = date(2026, 1, 31);
        assert_eq!(band(from, date(2026, 2, 28)), 0);
        assert_eq!(band(from, date(2026, 3, 1)), 1);
        assert_eq!(band(from, date(2026, 5, 1)), 2);
        assert_eq!(band(from, date(2027, 2, 1)), 3);
    }
}
