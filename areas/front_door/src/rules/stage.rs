//! Where a contact stands, from what was recorded.

use crate::words::Stage;

/// What is known of a contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Somebody has it.
    pub has_worker: bool,
    /// It is settled whom it is about, or that this cannot be found out.
    pub settled_who: bool,
    /// An agency has not answered yet.
    pub open_request: bool,
    /// A decision waits for a manager.
    pub waits: bool,
    /// A decision stands.
    pub decided: bool,
}

/// The stage that follows.
pub fn stage(known: Known) -> Stage {
    match known {
        Known { decided: true, .. } => Stage::Decided,
        Known { waits: true, .. } => Stage::WaitingForManager,
        Known { settled_who: true, open_request: false, .. } => Stage::Deciding,
        Known { has_worker: false, settled_who: false, open_request: false, .. } => Stage::New,
        _ => Stage::Checking,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stage_follows_from_what_was_recorded() {
        let nothing = Known::default();
        let table = [
            (nothing, Stage::New),
            (Known { has_worker: true, ..nothing }, Stage::Checking),
            (Known { open_request: true, ..nothing }, Stage::Checking),
            (Known { has_worker: true, settled_who: true, ..nothing }, Stage::Deciding),
            (Known { settled_who: true, open_request: true, ..nothing }, Stage::Checking),
            (Known { settled_who: true, waits: true, ..nothing }, Stage::WaitingForManager),
            (Known { settled_who: true, decided: true, open_request: true, ..nothing }, Stage::Decided),
        ];
        for (known, wanted) in table {
            assert_eq!(stage(known), wanted, "{known:?}");
        }
    }
}
