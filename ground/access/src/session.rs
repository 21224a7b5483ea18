//! Sessions, kept in the database so that any Kith process knows them. The cookie holds a token; the table its digest.

use sha2::{Digest, Sha256};
use store::{Fault, Keeping, Reading};

/// A session ends after this long without a request. Source: local.
pub const SESSION_IDLE_MINUTES: i64 = 60;
/// ... and in any case after this long: one working day.
const SESSION_MOST_MINUTES: i64 = 12 * 60;

/// Somebody signed in on one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Key.
    pub id: i64,
    /// Whose.
    pub account: i64,
    /// What every form must send back.
    pub csrf: String,
    /// What is still asked before the session counts: `"second_factor"`.
    pub awaiting: Option<String>,
    /// A sentence to show once on the next page.
    pub said: Option<String>,
    /// When the last request was noted.
    pub seen_at: days::Instant,
}

fn digest(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// The live session behind a cookie's token.
pub fn session(reading: &mut Reading<'_>, token: &str, now: days::Instant) -> Result<Option<Session>, Fault> {
    let now = now.as_millisecond();
    let (idle, oldest) = (now - SESSION_IDLE_MINUTES * 60_000, now - SESSION_MOST_MINUTES * 60_000);
    let sql = "SELECT id, account, csrf, awaiting, said, seen_at FROM session
               WHERE token = $1 AND seen_at > $2 AND started_at > $3";
    let Some(row) = reading.row(sql, &[digest(token).into(), idle.into(), oldest.into()])? else { return Ok(None) };
    Ok(Some(Session {
        id: row.get("id")?,
        account: row.get("account")?,
        csrf: row.get("csrf")?,
        awaiting: row.get("awaiting")?,
        said: row.get("said")?,
        seen_at: row.get("seen_at")?,
    }))
}

/// Whether this browser was signed in here within the last two days, even if its session has run out.
pub fn was_signed_in(reading: &mut Reading<'_>, token: &str) -> Result<bool, Fault> {
    Ok(reading.count("SELECT count(*) FROM session WHERE token = $1", &[digest(token).into()])? > 0)
}

/// Begins a session with a new token and CSRF word, and clears away long-ended ones.
pub fn begin_session(
    keeping: &mut Keeping<'_>,
    account: i64,
    token: &str,
    csrf: &str,
    awaiting: Option<&str>,
) -> Result<(), Fault> {
    let at = keeping.at;
    keeping.remove("session", "started_at < $1", &[(at.as_millisecond() - 2 * 86_400_000).into()])?;
    keeping.insert(
        "session",
        &[
            ("token", digest(token).into()),
            ("account", account.into()),
            ("csrf", csrf.into()),
            ("started_at", at.into()),
            ("seen_at", at.into()),
            ("awaiting", awaiting.map(str::to_owned).into()),
        ],
    )?;
    Ok(())
}

/// Notes that the session is in use.
pub fn keep_alive(keeping: &mut Keeping<'_>, session: i64) -> Result<(), Fault> {
    let at = keeping.at;
    keeping.update("session", "seen_at = $1", "id = $2", &[at.into(), session.into()])?;
    Ok(())
}

/// A sentence to show once on the session's next page.
pub fn say_next(keeping: &mut Keeping<'_>, session: i64, words: &str) -> Result<(), Fault> {
    keeping.update("session", "said = $1", "id = $2", &[words.into(), session.into()])?;
    Ok(())
}

/// The sentence has been shown.
pub fn take_said(keeping: &mut Keeping<'_>, session: i64) -> Result<(), Fault> {
    keeping.update("session", "said = NULL", "id = $1", &[session.into()])?;
    Ok(())
}

/// Ends one session.
pub fn end_session(keeping: &mut Keeping<'_>, session: i64) -> Result<(), Fault> {
    keeping.remove("session", "id = $1", &[session.into()])?;
    Ok(())
}

/// Ends every session of an account, as when it is closed or its password changes.
pub fn end_sessions_of(keeping: &mut Keeping<'_>, account: i64) -> Result<(), Fault> {
    keeping.remove("session", "account = $1", &[account.into()])?;
    Ok(())
}
