//! What one person may see of another's record. The record decides; access asks.

use crate::Who;
use store::{Fault, Reading};

/// How much of a subject's record somebody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    Open,
    /// That it exists, and whom to ask; opening it with a reason is possible when `glass` says so.
    Closed {
        /// Whom to ask, in words.
        ask: String,
        /// Whether breaking the glass is open to this person.
        glass: bool,
    },
    /// Nothing: as if it did not exist.
    Absent,
}

/// The record's answer to "may this person see that one?".
pub trait Sights: Send + Sync {
    /// The subject behind the name used in addresses (a Kith number).
    fn subject(&self, reading: &mut Reading<'_>, name: &str) -> Result<Option<i64>, Fault>;
    /// What `who` sees of `subject` now.
    fn sight(&self, reading: &mut Reading<'_>, who: &Who, subject: i64, now: days::Instant) -> Result<Sight, Fault>;

    /// The same for several, in their order, as for a list on one page.
    fn sights(
        &self,
        reading: &mut Reading<'_>,
        who: &Who,
        subjects: &[i64],
        now: days::Instant,
    ) -> Result<Vec<Sight>, Fault> {
        subjects.iter().map(|subject| self.sight(reading, who, *subject, now)).collect()
    }
}
