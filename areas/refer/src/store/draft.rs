//! Forms being filled in without an account.

use crate::rules::code::digest;
use crate::rules::typed::Typed;
use days::Instant;
use store::{Fault, Keeping, Reading};

/// How long a form that is not sent is kept. Source: local.
pub const DAYS_KEPT: i64 = 7;
const DAY_MILLISECONDS: i64 = 86_400_000;

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Key.
    pub id: i64,
    /// Its name in the address.
    pub name: String,
    /// What was typed.
    pub typed: Typed,
    /// When it was begun.
    pub started_at: Instant,
    /// The reference, once it is sent.
    pub reference: Option<String>,
}

/// The form of this name, for a browser that holds its secret; nothing when it holds another or the form is kept no longer.
pub fn open(reading: &mut Reading<'_>, name: &str, secret: &str, now: Instant) -> Result<Option<Draft>, Fault> {
    let sql = "SELECT id, name, answers, started_at, reference FROM refer_draft
               WHERE name = $1 AND secret = $2 AND ends_at > $3";
    let row = reading.row(sql, &[name.into(), digest("secret", secret).into(), now.into()])?;
    row.map(|r| {
        Ok(Draft {
            id: r.get("id")?,
            name: r.get("name")?,
            typed: Typed::read(&r.get::<String>("answers")?),
            started_at: r.get("started_at")?,
            reference: r.get("reference")?,
        })
    })
    .transpose()
}

/// Begins a form.
pub fn begin(keeping: &mut Keeping<'_>, name: &str, secret: &str) -> Result<i64, Fault> {
    let at = keeping.at;
    let ends = at.as_millisecond() + DAYS_KEPT * DAY_MILLISECONDS;
    keeping.insert(
        "refer_draft",
        &[
            ("name", name.into()),
            ("secret", digest("secret", secret).into()),
            ("answers", "[]".into()),
            ("started_at", at.into()),
            ("changed_at", at.into()),
            ("ends_at", ends.into()),
        ],
    )
}

/// Keeps what was typed, as long as the form is not sent.
pub fn keep(keeping: &mut Keeping<'_>, id: i64, typed: &Typed) -> Result<bool, Fault> {
    let at = keeping.at;
    let sets = "answers = $2, changed_at = $3";
    let kept = keeping.update(
        "refer_draft",
        sets,
        "id = $1 AND reference IS NULL",
        &[id.into(), typed.write().into(), at.into()],
    )?;
    Ok(kept == 1)
}

/// Gives a form a code to come back by; an earlier code is good no longer.
pub fn give_code(keeping: &mut Keeping<'_>, id: i64, code: &str) -> Result<(), Fault> {
    keeping.update("refer_draft", "code = $2", "id = $1", &[id.into(), code.into()])?;
    Ok(())
}

/// Opens the form of a code under a new secret, which closes it wherever it was open before. Gives its name.
pub fn come_back(keeping: &mut Keeping<'_>, code: &str, secret: &str) -> Result<Option<String>, Fault> {
    let at = keeping.at;
    let sql = "SELECT id, name FROM refer_draft WHERE code = $1 AND ends_at > $2";
    let Some(row) = keeping.row(sql, &[code.into(), at.into()])? else { return Ok(None) };
    let id: i64 = row.get("id")?;
    keeping.update("refer_draft", "secret = $2", "id = $1", &[id.into(), digest("secret", secret).into()])?;
    row.get("name").map(Some)
}

/// The reference of a form that has been sent; holds others who would send it until this act ends.
pub fn hold(reading: &mut Reading<'_>, id: i64) -> Result<Option<String>, Fault> {
    reading.one("SELECT reference FROM refer_draft WHERE id = $1 FOR UPDATE", &[id.into()])
}

/// It is sent: what was typed is in the record now, and no longer here.
pub fn sent(keeping: &mut Keeping<'_>, id: i64, reference: &str) -> Result<(), Fault> {
    let sets = "answers = '[]', code = NULL, reference = $2";
    keeping.update("refer_draft", sets, "id = $1", &[id.into(), reference.into()])?;
    Ok(())
}

/// Forgets forms that are kept no longer.
pub fn forget_old(keeping: &mut Keeping<'_>) -> Result<(), Fault> {
    let at = keeping.at;
    keeping.remove("refer_draft", "ends_at <= $1", &[at.into()])?;
    Ok(())
}
