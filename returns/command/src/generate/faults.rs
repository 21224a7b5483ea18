//! What goes wrong in a return, one thing for a child.

use rand::RngExt;
use rand::rngs::StdRng;

/// A fault put into a child's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A day that does not exist.
    NoDay,
    /// A code that does not exist.
    NoCode,
    /// The first episode does not say that care began.
    NoStart,
    /// An episode ended without a reason.
    NoReason,
    /// The pupil number is missing.
    NoUpn,
    /// A placement without its provider.
    NoProvider,
    /// The child stands twice in the header.
    Twice,
    /// A review on a day before birth.
    EarlyReview,
}

const ALL: [Fault; 8] = [
    Fault::NoDay,
    Fault::NoCode,
    Fault::NoStart,
    Fault::NoReason,
    Fault::NoUpn,
    Fault::NoProvider,
    Fault::Twice,
    Fault::EarlyReview,
];

/// A fault for a share of the children.
pub fn draw(share: f64, dice: &mut StdRng) -> Option<Fault> {
    let (fails, which) = (dice.random_bool(share), dice.random_range(0..ALL.len()));
    fails.then(|| ALL.get(which).copied()).flatten()
}
