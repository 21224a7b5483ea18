//! How long somebody waits who has sent as much as is taken.

/// What is counted, within how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// So many are taken.
    pub most: u32,
    /// Within so many seconds.
    pub seconds: i64,
}

/// An hour.
pub const HOUR: i64 = 3600;
/// Forms begun for each that is sent: people begin, leave and begin again. Source: local.
pub const BEGUN_FOR_EACH_SENT: u32 = 3;
/// Nobody writes down a worry faster than this, in seconds. Source: local.
pub const QUICKEST_SECONDS: i64 = 3;

/// Seconds to wait, from 1 on, when of the latest `most` the first was at `first` (both in milliseconds); nothing when
/// there is room.
pub fn wait(pace: Pace, counted: i64, first: Option<i64>, now: i64) -> Option<i64> {
    if counted < i64::from(pace.most) {
        return None;
    }
    let until = first.unwrap_or(now) + pace.seconds * 1000;
    Some(((until - now + 999) / 1000).clamp(1, pace.seconds))
}

/// "2 minutes", for a person.
pub fn words(seconds: i64) -> String {
    match (seconds + 59) / 60 {
        ..=1 => "a minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PACE: Pace = Pace { most: 3, seconds: 60 };

    #[test]
    fn the_third_is_taken_and_the_fourth_waits_until_the_first_is_forgotten() {
        assert_eq!(wait(PACE, 2, Some(0), 1_000), None);
        assert_eq!(wait(PACE, 3, Some(0), 1_000), Some(59));
        assert_eq!(wait(PACE, 3, Some(0), 59_999), Some(1));
        assert_eq!((words(1), words(60), words(61)), ("a minute".into(), "a minute".into(), "2 minutes".into()));
    }

    proptest! {
        #[test]
        fn nobody_waits_longer_than_the_time_that_is_counted(counted in 0i64..10, first in 0i64..100_000, now in 0i64..100_000) {
            let waits = wait(PACE, counted, Some(first), now);
            prop_assert!(waits.is_none_or(|s| (1..=60).contains(&s)));
        }
    }
}
