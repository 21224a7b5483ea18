//! Reasons why there is no result of a toolkit.

use ::store::{Acting, Fault, Reading, Row, Value, in_list};
use days::Instant;
use std::collections::BTreeMap;

/// Whose result is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A person on record.
    Person(i64),
    /// A contact that is not yet about one.
    Contact(i64),
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Key.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// What was written beside it.
    pub words: String,
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The action it left.
    pub task: Option<i64>,
}

const COLUMNS: &str = "id, code, words, by_words, at, task";
const CONTACT: &str = "contact";

fn read(r: &Row) -> Result<Reason, Fault> {
    Ok(Reason {
        id: r.get("id")?,
        code: r.get("code")?,
        words: r.get("words")?,
        by: r.get("by_words")?,
        at: r.get("at")?,
        task: r.get("task")?,
    })
}

/// The latest reason given for a person or a contact.
pub fn latest(reading: &mut Reading<'_>, whose: Whose, concern: &str) -> Result<Option<Reason>, Fault> {
    let order = "ORDER BY at DESC, id DESC LIMIT 1";
    match whose {
        Whose::Person(person) => {
            let sql = format!("SELECT {COLUMNS} FROM toolkit_reason WHERE person = $1 AND concern = $2 {order}");
            reading.row(&sql, &[person.into(), concern.into()])?
        }
        Whose::Contact(contact) => {
            let sql = format!(
                "SELECT {COLUMNS} FROM toolkit_reason WHERE about_kind = $1 AND about_id = $2 AND concern = $3 {order}"
            );
            reading.row(&sql, &[CONTACT.into(), contact.into(), concern.into()])?
        }
    }
    .as_ref()
    .map(read)
    .transpose()
}

/// The latest reason given for each of these people.
pub fn latest_of(reading: &mut Reading<'_>, people: &[i64], concern: &str) -> Result<BTreeMap<i64, Reason>, Fault> {
    let mut found = BTreeMap::new();
    for chunk in people.chunks(256) {
        let (marks, keys) = in_list(2, chunk);
        let sql = format!(
            "SELECT person, {COLUMNS} FROM toolkit_reason WHERE concern = $1 AND person IN ({marks}) ORDER BY at, id"
        );
        let values: Vec<Value> = [vec![concern.into()], keys].concat();
        for row in reading.rows(&sql, &values)? {
            found.insert(row.get("person")?, read(&row)?);
        }
    }
    Ok(found)
}

/// Notes a reason; gives its key.
pub fn note(
    acting: &mut Acting<'_>,
    whose: Whose,
    concern: &str,
    given: (&str, &str),
    by: &str,
    task: Option<i64>,
) -> Result<i64, Fault> {
    let at = acting.at;
    let (person, about) = match whose {
        Whose::Person(person) => (Some(person), None),
        Whose::Contact(contact) => (None, Some(contact)),
    };
    acting.insert(
        "toolkit_reason",
        &[
            ("person", person.into()),
            ("about_kind", about.map(|_| CONTACT).into()),
            ("about_id", about.into()),
            ("concern", concern.into()),
            ("code", given.0.into()),
            ("words", given.1.into()),
            ("by_words", by.into()),
            ("at", at.into()),
            ("task", task.into()),
        ],
    )
}

/// Gives what was said at a contact to the person it turned out to be about.
pub fn carry_over(acting: &mut Acting<'_>, contact: i64, person: i64) -> Result<(), Fault> {
    let sql = "SELECT id, task FROM toolkit_reason WHERE about_kind = $1 AND about_id = $2 AND person IS NULL";
    for row in acting.rows(sql, &[CONTACT.into(), contact.into()])? {
        acting.update("toolkit_reason", row.get("id")?, &[("person", person.into())])?;
        if let Some(task) = row.get::<Option<i64>>("task")? {
            record::store::action::give_to(acting, task, person)?;
        }
    }
    Ok(())
}
