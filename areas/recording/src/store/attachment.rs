//! Files kept with a document.

use days::Instant;
use store::{Acting, Fault, Reading, Row};

/// A file without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Key.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its kind, by what it holds: `png`.
    pub kind: String,
    /// Bytes.
    pub size: i64,
    /// Digest of the bytes, in hexadecimal.
    pub sha256: String,
    /// What it shows.
    pub words: String,
    /// When it was added.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Who took it away and why, if somebody did.
    pub ended_why: Option<String>,
}

/// A file on its way in, already checked.
#[derive(Debug, Clone, Copy)]
pub struct NewAttachment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// What it shows.
    pub words: &'a str,
    /// Who adds it.
    pub by: &'a str,
}

const COLUMNS: &str = "id, name, kind, size, sha256, words, at, by_words, ended_why";

fn read(r: &Row) -> Result<Attachment, Fault> {
    Ok(Attachment {
        id: r.get("id")?,
        name: r.get("name")?,
        kind: r.get("kind")?,
        size: r.get("size")?,
        sha256: r.get("sha256")?,
        words: r.get("words")?,
        at: r.get("at")?,
        by: r.get("by_words")?,
        ended_why: r.get("ended_why")?,
    })
}

/// The files of a document, in the order in which they came.
pub fn of_document(reading: &mut Reading<'_>, document: i64) -> Result<Vec<Attachment>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM attachment WHERE document = $1 ORDER BY id");
    reading.rows(&sql, &[document.into()])?.iter().map(read).collect()
}

/// A file of this document that was not taken away, with its bytes.
pub fn with_bytes(reading: &mut Reading<'_>, document: i64, id: i64) -> Result<Option<(Attachment, Vec<u8>)>, Fault> {
    let sql = format!("SELECT {COLUMNS}, bytes FROM attachment WHERE id = $1 AND document = $2 AND ended_at IS NULL");
    let row = reading.row(&sql, &[id.into(), document.into()])?;
    row.map(|r| Ok((read(&r)?, r.get("bytes")?))).transpose()
}

/// Adds a file; gives its key.
pub fn attach(acting: &mut Acting<'_>, document: i64, new: &NewAttachment<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "attachment",
        &[
            ("document", document.into()),
            ("name", new.name.into()),
            ("kind", new.kind.into()),
            ("size", i64::try_from(new.bytes.len()).unwrap_or(i64::MAX).into()),
            ("sha256", sha256(new.bytes).into()),
            ("bytes", new.bytes.to_vec().into()),
            ("words", new.words.into()),
            ("at", at.into()),
            ("by_words", new.by.into()),
        ],
    )
}

/// Takes a file away from the record's page. The bytes stay until retention takes the record.
pub fn end(acting: &mut Acting<'_>, id: i64, why: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("attachment", id, &[("ended_at", at.into()), ("ended_why", why.into())])?;
    Ok(())
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
