//! Who may do what: accounts, sign-in, sessions, roles as data, restrictions, and who looked at whom.
//!
//! Knows nothing of children's services: a person with a record is a *subject*, an opaque number.

mod account;
mod attempt;
mod password;
mod restriction;
mod role;
mod second_factor;
mod session;
mod sight;

pub use account::{
    Account, AccountError, NewAccount, Who, accounts, find_account, hash_new_password, link_worker, make_account,
    set_password, who_is,
};
pub use attempt::{Attempts, forget_attempt, forget_attempts, note_failure, waiting_until};
pub use password::{PasswordWeakness, hash_password, password_fits, weakness};
pub use restriction::{
    BrokenGlass, Look, Restriction, acknowledge, break_glass, broken_glass, lift_restriction, looks_at, looks_count,
    note_look, opened_among, opened_unseen, opened_with_reason, restrict, restricted_subjects, restriction,
    restrictions,
};
pub use role::{Reach, Role, Roles};
pub use second_factor::{SecondFactor, new_secret, step_that_fits, uri};
pub use session::{
    SESSION_IDLE_MINUTES, Session, begin_session, end_session, end_sessions_of, keep_alive, say_next, session,
    take_said, was_signed_in,
};
pub use sight::{Sight, Sights};

use store::Migration;

/// This room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "0002_access_accounts",
    sql: include_str!("migrations/0002_access_accounts.sql"),
    sample: include_str!("migrations/0002_access_accounts.sample.sql"),
}];

/// Tables that are not part of a record and change without an act.
pub const PLAIN: &[&str] = &["session", "attempt", "look", "once_answer"];
