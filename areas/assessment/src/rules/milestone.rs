//! How a milestone before birth stands.

use days::Day;

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Done by its day.
    Done(Day),
    /// Done after it.
    DoneLate(Day, i32),
    /// Booked for its day or before.
    Booked(Day),
    /// Booked for so many days after it.
    BookedLate(Day, i32),
    /// Not booked, and its day lies ahead.
    Ahead,
    /// Not booked, and its day has passed.
    Missed,
}

impl Stands {
    /// Whether it is flagged as late.
    pub fn is_late(self) -> bool {
        matches!(self, Stands::DoneLate(..) | Stands::BookedLate(..) | Stands::Missed)
    }

    /// What a person reads; `week` is the milestone's.
    pub fn words(self, week: i32) -> String {
        let after = |late: i32| if late == 1 { "1 day".to_owned() } else { format!("{late} days") };
        match self {
            Stands::Done(day) => format!("Done in time, {}", days::long(day)),
            Stands::DoneLate(day, late) => {
                format!("Done late, {}: {} after week {week}", days::long(day), after(late))
            }
            Stands::Booked(day) => format!("Booked for {}", days::long(day)),
            Stands::BookedLate(day, late) => {
                format!("Late: booked for {}, {} after week {week}", days::long(day), after(late))
            }
            Stands::Ahead => "Not booked yet".to_owned(),
            Stands::Missed => "Late: not booked, and the day has passed".to_owned(),
        }
    }
}

/// How a milestone of this day stands: what it is booked for, and when it was done.
pub fn stands(by: Day, booked: Option<Day>, done: Option<Day>, today: Day) -> Stands {
    let late = |day: Day| (day - by).get_days();
    match (done, booked) {
        (Some(day), _) if day > by => Stands::DoneLate(day, late(day)),
        (Some(day), _) => Stands::Done(day),
        (None, Some(day)) if day > by => Stands::BookedLate(day, late(day)),
        (None, Some(day)) => Stands::Booked(day),
        (None, None) if today > by => Stands::Missed,
        (None, None) => Stands::Ahead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn c13_01_a_conference_on_9_april_is_late_for_week_34_on_2_april() {
        let by = date(2027, 4, 2);
        let late = stands(by, Some(date(2027, 4, 9)), None, date(2026, 11, 23));
        assert!(late.is_late());
        assert_eq!(late.words(34), "Late: booked for 9 April 2027, 7 days after week 34");
        assert!(!stands(by, Some(by), None, date(2026, 11, 23)).is_late());
        assert_eq!(stands(by, None, None, date(2027, 4, 3)), Stands::Missed);
        assert_eq!(stands(by, None, None, by), Stands::Ahead);
        assert_eq!(stands(by, Some(by), Some(date(2027, 4, 3)), by), Stands::DoneLate(date(2027, 4, 3), 1));
    }
}
