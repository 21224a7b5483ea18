//! What can go wrong between Kith and its database, said to an operator.

/// A failure of the store. The text never holds a child's data: it names the act, table, column or step.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The engine refused or failed.
    #[error("the database failed while {doing}: {cause}. Run `kith doctor`; if it passes, try again.")]
    Engine {
        /// What was being done, in words.
        doing: &'static str,
        /// The engine's own message, without bound values.
        cause: String,
        /// True when the same work may succeed if run again (deadlock, a race for the same row).
        again: bool,
    },
    /// A row that must exist does not.
    #[error("no row {id} in {table}: it was removed or never existed. Go back and open the record again.")]
    Missing {
        /// The table looked in.
        table: String,
        /// The row's key.
        id: i64,
    },
    /// A column was asked for that the query did not give, or holds another kind of value.
    #[error("column {column} is {found}, expected {expected}: the program and its tables differ; run `kith doctor`.")]
    Shape {
        /// The column's name.
        column: String,
        /// What was there.
        found: &'static str,
        /// What the program expected.
        expected: &'static str,
    },
    /// The same form was sent twice; the first one counted.
    #[error("this was already saved once; nothing was done again")]
    AlreadyDone {
        /// The form's once-only key.
        once: String,
    },
    /// A write without an act to a table that needs one.
    #[error("table {0} may only be written inside an act")]
    NeedsAct(String),
    /// A migration cannot be applied.
    #[error("step {step} of the tables cannot be applied: {why}")]
    Migration {
        /// The migration's id.
        step: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// An address or file that cannot be used.
    #[error("{0}")]
    Address(String),
    /// The work itself panicked; it was rolled back.
    #[error("the work stopped half-way and was undone; nothing was changed. This is a defect: please report it.")]
    Panicked,
}

impl Fault {
    pub(crate) fn worth_another_try(&self) -> bool {
        matches!(self, Fault::Engine { again: true, .. })
    }
}
