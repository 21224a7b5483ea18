//! The nouns of bringing files in.

mod known;
mod plan;
mod report;
mod work;

pub use known::{Candidate, Decision, Known, KnownChild, KnownDuty, KnownFact, KnownStay, ToldBefore};
pub use plan::{
    Coded, KeptRecord, Place, Plan, PlannedChild, PlannedEntry, PlannedFact, PlannedNumber, PlannedResponsible,
    PlannedReview, PlannedRow, PlannedStay, PlannedTask, PlannedWorker, Standing,
};
pub use report::{Line, Note, NoteKind, Outcome, Report, Tally};
pub use work::{ChildWork, NewDuty, WaitingPerson, Who, Work};
