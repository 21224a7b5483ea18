//! Forms by version. The newest live row is asked; each document keeps the version it was written with.
//!
//! The program brings its forms along as text. Such a form becomes version 1 in the table when the first document is
//! written with it; from then on the table alone says what is asked, so that a new release never changes a council's
//! prompts behind its back.

use ::store::{Acting, Fault, Reading, Row};
use days::Instant;
use questions::Form;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// One version of a form, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormVersion {
    /// The form's name: `visit`.
    pub name: String,
    /// Its version, from 1.
    pub version: i64,
    /// The form as TOML.
    pub text: String,
    /// From when it is asked.
    pub live_at: Instant,
    /// Who made it.
    pub made_by: String,
    /// Why.
    pub reason: String,
}

/// A form ready to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// Its version in the table; 1 for one that is still only built in.
    pub version: i64,
    /// The form.
    pub form: Arc<Form>,
}

const COLUMNS: &str = "name, version, text, live_at, made_by, reason";

fn read(r: &Row) -> Result<FormVersion, Fault> {
    Ok(FormVersion {
        name: r.get("name")?,
        version: r.get("version")?,
        text: r.get("text")?,
        live_at: r.get("live_at")?,
        made_by: r.get("made_by")?,
        reason: r.get("reason")?,
    })
}

/// The form asked at a moment: the newest live version, or else `built_in`, the text the program brings along.
/// Nothing when there is neither.
pub fn live(reading: &mut Reading<'_>, name: &str, at: Instant, built_in: Option<&str>) -> Result<Option<Live>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM form WHERE name = $1 AND live_at <= $2 ORDER BY version DESC LIMIT 1");
    match reading.row(&sql, &[name.into(), at.into()])?.as_ref().map(read).transpose()? {
        Some(kept) => Ok(Some(Live { version: kept.version, form: parsed(name, &kept.text)? })),
        None => match built_in {
            Some(text) => Ok(Some(Live { version: 1, form: parsed(name, text)? })),
            None => Ok(None),
        },
    }
}

/// One version of a form, as a document was written with it.
pub fn version(reading: &mut Reading<'_>, name: &str, version: i64) -> Result<Arc<Form>, Fault> {
    let sql = "SELECT text FROM form WHERE name = $1 AND version = $2";
    let text: Option<String> = reading.one(sql, &[name.into(), version.into()])?;
    parsed(name, &text.ok_or_else(|| Fault::Missing { table: "form".to_owned(), id: version })?)
}

/// Every version of a form, the newest first.
pub fn versions(reading: &mut Reading<'_>, name: &str) -> Result<Vec<FormVersion>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM form WHERE name = $1 ORDER BY version DESC");
    reading.rows(&sql, &[name.into()])?.iter().map(read).collect()
}

/// Keeps a built-in form as version 1, unless the table has the form already.
pub fn ensure_built_in(acting: &mut Acting<'_>, name: &str, text: &str) -> Result<(), Fault> {
    if acting.row("SELECT id FROM form WHERE name = $1 LIMIT 1", &[name.into()])?.is_some() {
        return Ok(());
    }
    let at = acting.at;
    keep(acting, name, 1, text, at, "Kith", "Came with the program")
}

/// Why a version cannot be made live.
#[derive(Debug, thiserror::Error)]
pub enum PublishFault {
    /// Somebody made this version live since the one that the change began from.
    #[error("version {} of this form was made live by {} meanwhile", .0.version, .0.made_by)]
    Newer(Box<FormVersion>),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What is about to be made live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewVersion<'a> {
    /// The form's name.
    pub name: &'a str,
    /// The version that the change began from; 0 for a form that is new.
    pub base: i64,
    /// The form as TOML, which was read as a form before.
    pub text: &'a str,
    /// Who made it.
    pub made_by: &'a str,
    /// Why.
    pub reason: &'a str,
}

/// Makes the next version of a form live from the act's moment on; gives its number.
/// A built-in text must have been kept with [`ensure_built_in`], so that old documents keep their version.
pub fn publish(acting: &mut Acting<'_>, new: &NewVersion<'_>) -> Result<i64, PublishFault> {
    let sql = format!("SELECT {COLUMNS} FROM form WHERE name = $1 ORDER BY version DESC LIMIT 1 FOR UPDATE");
    let newest = acting.row(&sql, &[new.name.into()])?.as_ref().map(read).transpose()?;
    let number = newest.as_ref().map_or(0, |kept| kept.version);
    match newest {
        Some(kept) if kept.version != new.base => return Err(PublishFault::Newer(Box::new(kept))),
        _ => {}
    }
    let at = acting.at;
    keep(acting, new.name, number + 1, new.text, at, new.made_by, new.reason)?;
    Ok(number + 1)
}

/// The newest version of a form, if any is kept.
pub fn newest(reading: &mut Reading<'_>, name: &str) -> Result<Option<FormVersion>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM form WHERE name = $1 ORDER BY version DESC LIMIT 1");
    reading.row(&sql, &[name.into()])?.as_ref().map(read).transpose()
}

/// The names of all forms that are kept, which are those changed, written with or made by the council.
pub fn names(reading: &mut Reading<'_>) -> Result<Vec<String>, Fault> {
    reading.rows("SELECT DISTINCT name FROM form ORDER BY name", &[])?.iter().map(|r| r.get("name")).collect()
}

/// The forms that the council made and that are in use, by title; `built_in` are the names of those that came along.
pub fn made_here(reading: &mut Reading<'_>, at: Instant, built_in: &[&str]) -> Result<Vec<Live>, Fault> {
    let mut made = Vec::new();
    for name in names(reading)?.iter().filter(|name| !built_in.contains(&name.as_str())) {
        made.extend(live(reading, name, at, None)?.filter(|live| live.form.in_use));
    }
    made.sort_by(|one, other| one.form.title.cmp(&other.form.title));
    Ok(made)
}

/// The names of this form and of all that the council made from it.
pub fn kin(reading: &mut Reading<'_>, root: &str) -> Result<Vec<String>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM form f WHERE f.name <> $1 AND f.version = (SELECT max(g.version) FROM form g WHERE g.name = f.name) ORDER BY name"
    );
    let mut kin = vec![root.to_owned()];
    for row in reading.rows(&sql, &[root.into()])? {
        let newest = read(&row)?;
        if read_text(&newest)?.like.as_deref() == Some(root) {
            kin.push(newest.name);
        }
    }
    Ok(kin)
}

/// The text as a form.
pub fn read_text(version: &FormVersion) -> Result<Arc<Form>, Fault> {
    parsed(&version.name, &version.text)
}

fn keep(
    acting: &mut Acting<'_>,
    name: &str,
    version: i64,
    text: &str,
    live_at: Instant,
    made_by: &str,
    reason: &str,
) -> Result<(), Fault> {
    let columns = [
        ("name", name.into()),
        ("version", version.into()),
        ("text", text.into()),
        ("live_at", live_at.into()),
        ("made_by", made_by.into()),
        ("reason", reason.into()),
    ];
    acting.insert("form", &columns)?;
    Ok(())
}

static PARSED: LazyLock<Mutex<HashMap<String, Arc<Form>>>> = LazyLock::new(Mutex::default);
const MOST_PARSED: usize = 200;

/// The text as a form; each text is read once.
fn parsed(name: &str, text: &str) -> Result<Arc<Form>, Fault> {
    let mut known = PARSED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(form) = known.get(text) {
        return Ok(form.clone());
    }
    let form = Form::parse(text).map_err(|faults| {
        let said = faults.0.first().map(ToString::to_string).unwrap_or_default();
        Fault::Address(format!("The form {name} that is kept cannot be read. {said}. Publish it again"))
    })?;
    if known.len() >= MOST_PARSED {
        known.clear();
    }
    let form = Arc::new(form);
    known.insert(text.to_owned(), form.clone());
    Ok(form)
}
