//! What came from a file: found again by its origin, and changed when a later file says otherwise.
//!
//! An origin names the row of a file for good ("ssda903:CH000001:episode:2025-11-02"), so that the same file read
//! twice changes nothing.

use crate::words::Scheme;
use ::store::{Acting, Fault, Reading, Row, Value};
use days::Day;
use std::collections::HashMap;

/// A story entry as a file told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldEntry {
    /// Key.
    pub id: i64,
    /// Whose.
    pub person: i64,
    /// The day it happened.
    pub day: Day,
    /// One line.
    pub title: String,
    /// More.
    pub words: String,
    /// What it means, which a worker may have added since.
    pub meaning: String,
    /// stands, moved, withdrawn.
    pub standing: String,
}

/// A responsibility as a file told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldResponsible {
    /// Key.
    pub id: i64,
    /// Until when.
    pub to: Option<Day>,
}

/// An action that an import agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldAction {
    /// Key.
    pub id: i64,
    /// Whether it was done.
    pub done: bool,
}

/// Origins looked for with one statement.
const CHUNK: usize = 200;

/// Everybody with a number of this scheme, by number; where two share one, the record made first.
pub fn people_with(reading: &mut Reading<'_>, scheme: Scheme) -> Result<HashMap<String, i64>, Fault> {
    let sql = "SELECT i.value, i.person, p.merged_into FROM person_identifier i JOIN person p ON p.id = i.person
               WHERE i.scheme = $1 AND i.ended_at IS NULL ORDER BY i.id";
    let mut found = HashMap::new();
    for row in reading.rows(sql, &[scheme.code().into()])? {
        let person = row.get::<Option<i64>>("merged_into")?.unwrap_or(row.get("person")?);
        found.entry(row.get("value")?).or_insert(person);
    }
    Ok(found)
}

/// Those who have one of these numbers of a scheme, by number; where two share one, the record made first.
pub fn people_numbered(
    reading: &mut Reading<'_>,
    scheme: Scheme,
    numbers: &[&str],
) -> Result<HashMap<String, i64>, Fault> {
    let mut found = HashMap::new();
    for chunk in numbers.chunks(CHUNK) {
        let marks = (2..=chunk.len() + 1).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let mut values: Vec<Value> = vec![scheme.code().into()];
        values.extend(chunk.iter().map(|number| Value::from(*number)));
        let sql = format!(
            "SELECT i.value, i.person, p.merged_into FROM person_identifier i JOIN person p ON p.id = i.person
             WHERE i.scheme = $1 AND i.value IN ({marks}) AND i.ended_at IS NULL ORDER BY i.id"
        );
        for row in reading.rows(&sql, &values)? {
            let person = row.get::<Option<i64>>("merged_into")?.unwrap_or(row.get("person")?);
            found.entry(row.get("value")?).or_insert(person);
        }
    }
    Ok(found)
}

/// Story entries by origin; those that were never told are left out.
pub fn entries(reading: &mut Reading<'_>, origins: &[String]) -> Result<HashMap<String, ToldEntry>, Fault> {
    let columns = "id, person, day, title, words, meaning, standing";
    by_origin(reading, "story", columns, origins, |r| {
        Ok(ToldEntry {
            id: r.get("id")?,
            person: r.get("person")?,
            day: r.get("day")?,
            title: r.get("title")?,
            words: r.get("words")?,
            meaning: r.get("meaning")?,
            standing: r.get("standing")?,
        })
    })
}

/// Origins of people's story entries with their days, by person.
pub fn origins_of_people(reading: &mut Reading<'_>, people: &[i64]) -> Result<HashMap<i64, Vec<(String, Day)>>, Fault> {
    let mut found: HashMap<i64, Vec<(String, Day)>> = HashMap::new();
    for chunk in people.chunks(CHUNK) {
        let marks = (1..=chunk.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let values: Vec<Value> = chunk.iter().map(|id| Value::from(*id)).collect();
        let sql = format!(
            "SELECT person, origin, day FROM story WHERE person IN ({marks}) AND origin IS NOT NULL
             AND standing = 'stands' ORDER BY id"
        );
        for row in reading.rows(&sql, &values)? {
            found.entry(row.get("person")?).or_default().push((row.get("origin")?, row.get("day")?));
        }
    }
    Ok(found)
}

/// Responsibilities by origin.
pub fn responsibilities(
    reading: &mut Reading<'_>,
    origins: &[String],
) -> Result<HashMap<String, ToldResponsible>, Fault> {
    by_origin(reading, "responsibility", "id, to_day", origins, |r| {
        Ok(ToldResponsible { id: r.get("id")?, to: r.get("to_day")? })
    })
}

/// Actions by origin.
pub fn actions(reading: &mut Reading<'_>, origins: &[String]) -> Result<HashMap<String, ToldAction>, Fault> {
    by_origin(reading, "action", "id, done_at", origins, |r| {
        Ok(ToldAction { id: r.get("id")?, done: r.get::<Option<i64>>("done_at")?.is_some() })
    })
}

fn by_origin<T>(
    reading: &mut Reading<'_>,
    table: &str,
    columns: &str,
    origins: &[String],
    read: impl Fn(&Row) -> Result<T, Fault>,
) -> Result<HashMap<String, T>, Fault> {
    let mut found = HashMap::with_capacity(origins.len());
    for chunk in origins.chunks(CHUNK) {
        let marks = (1..=chunk.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let values: Vec<Value> = chunk.iter().map(Value::from).collect();
        for row in reading.rows(&format!("SELECT origin, {columns} FROM {table} WHERE origin IN ({marks})"), &values)? {
            found.insert(row.get("origin")?, read(&row)?);
        }
    }
    Ok(found)
}

/// Changes until when somebody answers for a person.
pub fn set_responsible_until(acting: &mut Acting<'_>, responsibility: i64, to: Option<Day>) -> Result<bool, Fault> {
    acting.update("responsibility", responsibility, &[("to_day", to.into())])
}

/// Changes until when an address holds.
pub fn set_address_until(acting: &mut Acting<'_>, address: i64, to: Option<Day>) -> Result<bool, Fault> {
    acting.update("person_address", address, &[("to_day", to.into())])
}
