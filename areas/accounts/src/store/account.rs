//! Accounts, as this area reads and changes them beyond what `access` does.

use access::{Account, SecondFactor};
use store::{Acting, Fault, Keeping, Reading};

/// The account with this key, open or closed.
pub fn account(reading: &mut Reading<'_>, id: i64) -> Result<Option<Account>, Fault> {
    let sql = "SELECT username FROM account WHERE id = $1";
    let Some(username) = reading.one::<String>(sql, &[id.into()])? else { return Ok(None) };
    access::find_account(reading, &username)
}

/// The step whose digits were accepted, so that they serve once. Gives false when they, or later ones, served before.
pub fn use_step(acting: &mut Acting<'_>, id: i64, step: i64) -> Result<bool, Fault> {
    let sql = "SELECT second_factor_step FROM account WHERE id = $1 FOR UPDATE";
    let last: i64 = acting.one(sql, &[id.into()])?.unwrap_or(0);
    if step <= last {
        return Ok(false);
    }
    acting.update("account", id, &[("second_factor_step", step.into())])?;
    Ok(true)
}

/// Turns the second factor on or off.
pub fn set_second_factor(acting: &mut Acting<'_>, id: i64, factor: SecondFactor) -> Result<bool, Fault> {
    let (secret, step) = match factor {
        SecondFactor::Off => (None, None),
        SecondFactor::On { secret, last_step } => (Some(secret), Some(last_step)),
    };
    acting.update("account", id, &[("second_factor", secret.into()), ("second_factor_step", step.into())])
}

/// Gives an account another role.
pub fn set_role(acting: &mut Acting<'_>, id: i64, role: &str) -> Result<bool, Fault> {
    acting.update("account", id, &[("role", role.into())])
}

/// Closes an account as of now, or opens it again. Its sessions end with it.
pub fn set_closed(acting: &mut Acting<'_>, id: i64, closed: bool) -> Result<bool, Fault> {
    let at = closed.then_some(acting.at);
    acting.update("account", id, &[("closed_at", at.into())])
}

/// Whether the account's password was given by somebody else and must be replaced at the next sign-in.
pub fn is_temporary(reading: &mut Reading<'_>, id: i64) -> Result<bool, Fault> {
    Ok(temporary(reading, id)?.is_some())
}

fn temporary(reading: &mut Reading<'_>, id: i64) -> Result<Option<i64>, Fault> {
    reading.one("SELECT id FROM temporary_password WHERE account = $1", &[id.into()])
}

/// Remembers whether the password is one for the first time only.
pub fn set_temporary(acting: &mut Acting<'_>, id: i64, yes: bool) -> Result<(), Fault> {
    match (temporary(acting, id)?, yes) {
        (None, true) => acting.insert("temporary_password", &[("account", id.into())]).map(|_| ()),
        (Some(row), false) => acting.remove("temporary_password", row),
        (Some(_), true) | (None, false) => Ok(()),
    }
}

/// Where an account is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    /// The session's key.
    pub session: i64,
    /// Since when.
    pub started_at: days::Instant,
    /// When it last asked for something.
    pub seen_at: days::Instant,
}

/// The account's live sessions, the one used last first.
pub fn sessions(reading: &mut Reading<'_>, account: i64, now: days::Instant) -> Result<Vec<SignedIn>, Fault> {
    let since = now.as_millisecond() - access::SESSION_IDLE_MINUTES * 60_000;
    let sql = "SELECT id, started_at, seen_at FROM session WHERE account = $1 AND seen_at > $2 AND awaiting IS NULL
               ORDER BY seen_at DESC, id DESC";
    let rows = reading.rows(sql, &[account.into(), since.into()])?;
    rows.iter()
        .map(|r| Ok(SignedIn { session: r.get("id")?, started_at: r.get("started_at")?, seen_at: r.get("seen_at")? }))
        .collect()
}

/// Ends every session of the account but this one. Gives how many ended.
pub fn end_others(keeping: &mut Keeping<'_>, account: i64, session: i64) -> Result<u64, Fault> {
    keeping.remove("session", "account = $1 AND id <> $2", &[account.into(), session.into()])
}
