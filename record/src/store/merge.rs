//! Two records of one person made one, and taken apart again.
//!
//! What hangs on the other record goes over to the one that is kept; which rows did is remembered, so that taking apart
//! brings back exactly these. The other record stays, and its number leads to the one that is kept.

use crate::store::person::{self, Person};
use crate::words::NameKind;
use ::store::{Acting, Fault, Reading, Row};
use days::Instant;
use thiserror::Error;

/// A table and its column that names a person.
pub type Hangs = (&'static str, &'static str);

/// What of the record hangs on a person and goes over as it is. Areas name their own tables.
const HANGS: [Hangs; 10] = [
    ("story", "person"),
    ("clock", "person"),
    ("work_clock", "person"),
    ("action", "person"),
    ("person_identifier", "person"),
    ("person_address", "person"),
    ("warning", "person"),
    ("responsibility", "person"),
    ("record_kept", "person"),
    ("household_member", "person"),
];

/// Why two records cannot be made one, or one be taken apart.
#[derive(Debug, Error)]
pub enum MergeFault {
    /// A record and itself.
    #[error("This is the record itself. Give the Kith number of the other one")]
    Same,
    /// One of them was merged before.
    #[error(
        "One of the two was merged into another record before. Take that apart first, or merge with the one that stands"
    )]
    Merged,
    /// One of them is restricted.
    #[error("One of the two is restricted. Ask for the restriction to be lifted first, so that it is not lost")]
    Restricted,
    /// It was taken apart before.
    #[error("These records were taken apart before. Load the page again")]
    Apart,
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A merge that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Key.
    pub id: i64,
    /// The record that went into the other.
    pub other: Person,
    /// Why.
    pub why: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// How many rows went over.
    pub rows: i64,
}

/// Makes `other` part of `kept`; gives the merge's key. `hangs` are the tables of the areas.
pub fn merge(
    acting: &mut Acting<'_>,
    kept: i64,
    other: i64,
    why: &str,
    by: &str,
    hangs: &[Hangs],
) -> Result<i64, MergeFault> {
    if kept == other {
        return Err(MergeFault::Same);
    }
    for one in [kept, other] {
        if person::person(acting, one)?.merged_into.is_some() {
            return Err(MergeFault::Merged);
        }
        if access::restriction(acting, one)?.is_some() {
            return Err(MergeFault::Restricted);
        }
    }
    let at = acting.at;
    let columns = [
        ("kept", kept.into()),
        ("other", other.into()),
        ("why", why.into()),
        ("at", at.into()),
        ("by_words", by.into()),
    ];
    let id = acting.insert("person_merge", &columns)?;
    for (table, column) in HANGS.iter().chain(hangs) {
        let sql = format!("SELECT id FROM {table} WHERE {column} = $1 ORDER BY id");
        for row in acting.rows(&sql, &[other.into()])? {
            go_over(acting, id, (table, column), row.get("id")?, kept)?;
        }
    }
    documents(acting, id, kept, other)?;
    facts(acting, id, kept, other)?;
    relationships(acting, id, kept, other)?;
    names(acting, id, kept, other)?;
    // Records merged into the other before now lead straight to the one that is kept.
    for row in acting.rows("SELECT id FROM person WHERE merged_into = $1 ORDER BY id", &[other.into()])? {
        go_over(acting, id, ("person", "merged_into"), row.get("id")?, kept)?;
    }
    acting.update("person", other, &[("merged_into", kept.into())])?;
    person::index_names(acting, kept)?;
    person::index_names(acting, other)?;
    Ok(id)
}

fn go_over(acting: &mut Acting<'_>, merge: i64, (table, column): (&str, &str), row: i64, to: i64) -> Result<(), Fault> {
    acting.update(table, row, &[(column, to.into())])?;
    remember(acting, merge, table, column, row, None)
}

fn remember(
    acting: &mut Acting<'_>,
    merge: i64,
    table: &str,
    column: &str,
    row: i64,
    was_kind: Option<String>,
) -> Result<(), Fault> {
    let columns = [
        ("merge", merge.into()),
        ("in_table", table.into()),
        ("in_column", column.into()),
        ("row_id", row.into()),
        ("was_kind", was_kind.into()),
    ];
    acting.insert("person_merge_row", &columns)?;
    Ok(())
}

/// Documents and the other's own answers in them; a document that concerns both stays as it is.
fn documents(acting: &mut Acting<'_>, merge: i64, kept: i64, other: i64) -> Result<(), Fault> {
    let alone = "document NOT IN (SELECT document FROM document_person WHERE person = $2)";
    // The people of documents go last: until then `alone` must see them as they were.
    for table in ["answer", "document_addition", "document_person"] {
        let sql = format!("SELECT id FROM {table} WHERE person = $1 AND {alone} ORDER BY id");
        for row in acting.rows(&sql, &[other.into(), kept.into()])? {
            go_over(acting, merge, (table, "person"), row.get("id")?, kept)?;
        }
    }
    Ok(())
}

/// Facts of a kind that the kept record does not have; what it has stands, and the other's stays where it was.
fn facts(acting: &mut Acting<'_>, merge: i64, kept: i64, other: i64) -> Result<(), Fault> {
    let sql = "SELECT id FROM person_fact WHERE person = $1
               AND kind NOT IN (SELECT kind FROM person_fact WHERE person = $2 AND ended_at IS NULL) ORDER BY id";
    for row in acting.rows(sql, &[other.into(), kept.into()])? {
        go_over(acting, merge, ("person_fact", "person"), row.get("id")?, kept)?;
    }
    Ok(())
}

/// Relationships, but those between the two, and those that the kept record has too.
fn relationships(acting: &mut Acting<'_>, merge: i64, kept: i64, other: i64) -> Result<(), Fault> {
    for (column, far) in [("one", "other"), ("other", "one")] {
        let sql = format!(
            "SELECT r.id FROM relationship r WHERE r.{column} = $1 AND r.{far} <> $2 AND NOT EXISTS (
               SELECT 1 FROM relationship k WHERE k.{column} = $2 AND k.{far} = r.{far} AND k.kind = r.kind AND k.ended_at IS NULL)
             ORDER BY r.id"
        );
        for row in acting.rows(&sql, &[other.into(), kept.into()])? {
            go_over(acting, merge, ("relationship", column), row.get("id")?, kept)?;
        }
    }
    Ok(())
}

/// Names go over as names also in use, so that the kept record's own stand and either finds the person.
fn names(acting: &mut Acting<'_>, merge: i64, kept: i64, other: i64) -> Result<(), Fault> {
    for row in acting.rows("SELECT id, kind FROM person_name WHERE person = $1 ORDER BY id", &[other.into()])? {
        let (id, kind): (i64, String) = (row.get("id")?, row.get("kind")?);
        let also = matches!(NameKind::from_code(&kind), Some(NameKind::Legal | NameKind::Preferred));
        let now = if also { NameKind::AlsoKnownAs.code() } else { kind.as_str() };
        acting.update("person_name", id, &[("person", kept.into()), ("kind", now.into())])?;
        remember(acting, merge, "person_name", "person", id, Some(kind.clone()))?;
    }
    Ok(())
}

/// Takes a merge apart: what went over goes back, unless it has gone elsewhere since; what was written on the kept
/// record since stays there.
pub fn take_apart(acting: &mut Acting<'_>, id: i64, why: &str, by: &str) -> Result<(), MergeFault> {
    let sql = "SELECT kept, other FROM person_merge WHERE id = $1 AND undone_at IS NULL";
    let row = acting.row(sql, &[id.into()])?.ok_or(MergeFault::Apart)?;
    let (kept, other): (i64, i64) = (row.get("kept")?, row.get("other")?);
    if person::person(acting, other)?.merged_into != Some(kept) {
        return Err(MergeFault::Merged);
    }
    let sql = "SELECT in_table, in_column, row_id, was_kind FROM person_merge_row WHERE merge = $1 ORDER BY id";
    for row in acting.rows(sql, &[id.into()])? {
        let (table, column): (String, String) = (row.get("in_table")?, row.get("in_column")?);
        let at: i64 = row.get("row_id")?;
        let sql = format!("SELECT {column} FROM {table} WHERE id = $1");
        let now = acting.row(&sql, &[at.into()])?.map(|r| r.get::<Option<i64>>(&column)).transpose()?.flatten();
        if now != Some(kept) {
            continue;
        }
        let mut back = vec![(column.as_str(), other.into())];
        if let Some(kind) = row.get::<Option<String>>("was_kind")? {
            back.push(("kind", kind.into()));
        }
        acting.update(&table, at, &back)?;
    }
    acting.update("person", other, &[("merged_into", ::store::Value::Null)])?;
    let now = acting.at;
    let undone = [("undone_at", now.into()), ("undone_by", by.into()), ("undone_why", why.into())];
    acting.update("person_merge", id, &undone)?;
    person::index_names(acting, kept)?;
    person::index_names(acting, other)?;
    Ok(())
}

/// Merges into a record that stand, the latest first.
pub fn merged(reading: &mut Reading<'_>, kept: i64) -> Result<Vec<Merged>, Fault> {
    let sql = "SELECT m.id, m.other, m.why, m.at, m.by_words, (SELECT count(*) FROM person_merge_row r WHERE r.merge = m.id) AS moved
               FROM person_merge m JOIN person p ON p.id = m.other
               WHERE m.kept = $1 AND m.undone_at IS NULL AND p.merged_into = $1 ORDER BY m.at DESC, m.id DESC";
    let rows = reading.rows(sql, &[kept.into()])?;
    rows.iter().map(|r| read(reading, r)).collect()
}

fn read(reading: &mut Reading<'_>, r: &Row) -> Result<Merged, Fault> {
    Ok(Merged {
        id: r.get("id")?,
        other: person::person(reading, r.get("other")?)?,
        why: r.get("why")?,
        at: r.get("at")?,
        by: r.get("by_words")?,
        rows: r.get("moved")?,
    })
}

/// How much hangs on a record: story entries, records, actions.
pub fn weight(reading: &mut Reading<'_>, person: i64) -> Result<[i64; 3], Fault> {
    let mut count = |sql: &str| reading.count(sql, &[person.into()]);
    Ok([
        count("SELECT count(*) FROM story WHERE person = $1")?,
        count("SELECT count(*) FROM document_person WHERE person = $1")?,
        count("SELECT count(*) FROM action WHERE person = $1")?,
    ])
}
