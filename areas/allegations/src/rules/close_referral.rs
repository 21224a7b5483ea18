//! Whether a referral can be closed.

use days::Day;
use thiserror::Error;

/// What is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// How many allegations it holds.
    pub allegations: usize,
    /// How many of them have an outcome.
    pub decided: usize,
    /// The day it was received.
    pub received: Day,
}

/// Why it stays open.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// Nothing is alleged of anybody.
    #[error("No adult and no allegation stands here yet. Add them, or nothing could be counted")]
    Empty,
    /// Some allegation has no outcome.
    #[error(
        "{0} of the allegations have no outcome yet. Give each its outcome first; the outcome belongs to the allegation, not to the person"
    )]
    Undecided(usize),
    /// Closed before it came.
    #[error("It was received on {0} and cannot be closed before. Check the date")]
    TooEarly(String),
}

/// Whether it can be closed on a day. Source: every allegation has an outcome of its own (Keeping children safe in education).
pub fn close(known: Known, on: Day) -> Result<(), Refused> {
    match known {
        Known { allegations: 0, .. } => Err(Refused::Empty),
        Known { allegations, decided, .. } if decided < allegations => Err(Refused::Undecided(allegations - decided)),
        Known { received, .. } if on < received => Err(Refused::TooEarly(days::long(received))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_referral_is_closed_when_each_of_its_allegations_has_an_outcome() {
        let received = date(2026, 10, 1);
        let of = |allegations, decided| Known { allegations, decided, received };
        assert_eq!(close(of(0, 0), date(2026, 11, 1)), Err(Refused::Empty));
        assert_eq!(close(of(3, 1), date(2026, 11, 1)), Err(Refused::Undecided(2)));
        assert_eq!(close(of(3, 3), date(2026, 9, 1)), Err(Refused::TooEarly("1 October 2026".into())));
        assert_eq!(close(of(3, 3), received), Ok(()));
    }
}
