//! Keys for rows: they grow with time, and two processes do not meet.

use crate::Dice;
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(Default)]
pub(crate) struct Ids(AtomicI64);

impl Ids {
    /// The next key: the milliseconds since 1970 in the upper bits, 20 random bits below, always above the last.
    pub(crate) fn next(&self, at: days::Instant, dice: &dyn Dice) -> i64 {
        let fresh = (at.as_millisecond() << 20) | (dice.number() & 0xF_FFFF) as i64;
        let before = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(fresh.max(last + 1)));
        fresh.max(before.unwrap_or_default() + 1)
    }
}
