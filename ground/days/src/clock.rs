//! Who says what time it is.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::SignedDuration;

use crate::Instant;

/// Something that can say what time it is now.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Instant;
}

/// The computer's own clock: the one place in Kith that reads it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place that reads the wall clock; everybody else is told the time"
        )]
        Instant::now()
    }
}

/// A clock moved by hand, for tests and demonstrations; clones share the same hands.
#[derive(Debug, Clone)]
pub struct HandClock {
    hands: Arc<Mutex<Instant>>,
}

impl HandClock {
    /// A clock that stands at this moment until it is moved.
    pub fn at(instant: Instant) -> HandClock {
        HandClock { hands: Arc::new(Mutex::new(instant)) }
    }

    /// Moves the hands to this moment, forwards or backwards.
    pub fn set(&self, instant: Instant) {
        *self.hands.lock().unwrap_or_else(PoisonError::into_inner) = instant;
    }

    /// Moves the hands on by a length of time; stops at the end of time as jiff knows it.
    pub fn advance(&self, by: SignedDuration) {
        let mut hands = self.hands.lock().unwrap_or_else(PoisonError::into_inner);
        *hands = hands.checked_add(by).unwrap_or(Instant::MAX);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Instant {
        *self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Instant {
        (**self).now()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_of_a_hand_clock_show_the_same_time() {
        let clock = HandClock::at("2026-11-23T10:42:00Z".parse().unwrap());
        let other = clock.clone();

        other.advance(SignedDuration::from_mins(18));

        assert_eq!(clock.now().to_string(), "2026-11-23T11:00:00Z");
    }

    #[test]
    fn a_hand_clock_can_be_set_back() {
        let clock = HandClock::at("2026-11-23T10:42:00Z".parse().unwrap());

        clock.set("2026-11-22T10:42:00Z".parse().unwrap());

        assert_eq!(clock.now().to_string(), "2026-11-22T10:42:00Z");
    }

    #[test]
    fn the_system_clock_does_not_run_backwards_between_two_looks() {
        let first = SystemClock.now();

        assert!(SystemClock.now() >= first);
    }
}
