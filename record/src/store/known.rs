//! What is known of many people at once, for comparing with a file. Each function asks in a few statements.

use crate::words::{FactKind, Scheme};
use ::store::{Fault, Reading, Row, Value};
use days::Day;
use std::collections::HashMap;

/// Keys asked for with one statement.
const CHUNK: usize = 200;

/// Who somebody is, as far as a file could say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The short number that people read out.
    pub kith_number: String,
    /// Date of birth.
    pub birth: Option<Day>,
    /// Who confirmed it last; a file's name where a file gave it.
    pub birth_by: Option<String>,
    /// Date of death.
    pub death: Option<Day>,
    /// Legal name, given and family, where one is known.
    pub name: Option<(String, String)>,
    /// Whether access is restricted to named people.
    pub restricted: bool,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownNumber {
    /// Which system's.
    pub scheme: Scheme,
    /// The number.
    pub value: String,
}

/// One fact in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFact {
    /// Key.
    pub id: i64,
    /// What it is about.
    pub kind: FactKind,
    /// Its code.
    pub code: String,
    /// Its words.
    pub words: String,
    /// Where it came from.
    pub source: String,
    /// Who confirmed it last.
    pub confirmed_by: String,
}

/// One address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAddress {
    /// Key.
    pub id: i64,
    /// home or placement.
    pub kind: String,
    /// Postcode.
    pub postcode: String,
    /// Since when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
    /// Who confirmed it last.
    pub confirmed_by: String,
}

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDuty {
    /// Key.
    pub id: i64,
    /// The rule.
    pub rule: String,
    /// Since when.
    pub started: Day,
    /// Whether it still runs.
    pub running: bool,
}

/// Who they are, by key.
pub fn people(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, KnownPerson>, Fault> {
    let sql = "SELECT p.id AS person, p.kith_number, p.birth_day, p.birth_confirmed_by, p.death_day, n.given, n.family
               FROM person p LEFT JOIN person_name n ON n.person = p.id AND n.ended_at IS NULL AND n.kind = 'legal'
               WHERE p.id IN";
    let mut found = HashMap::new();
    each(reading, sql, "", ids, |r| {
        let one = KnownPerson {
            kith_number: r.get("kith_number")?,
            birth: r.get("birth_day")?,
            birth_by: r.get("birth_confirmed_by")?,
            death: r.get("death_day")?,
            name: r
                .get::<Option<String>>("given")?
                .zip(r.get::<Option<String>>("family")?)
                .filter(|(given, family)| !(given.is_empty() && family.is_empty())),
            restricted: false,
        };
        found.insert(r.get("person")?, one);
        Ok(())
    })?;
    for id in access::restricted_subjects(reading)? {
        if let Some(one) = found.get_mut(&id) {
            one.restricted = true;
        }
    }
    Ok(found)
}

/// Their numbers.
pub fn numbers(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, Vec<KnownNumber>>, Fault> {
    let sql = "SELECT person, scheme, value FROM person_identifier WHERE ended_at IS NULL AND person IN";
    listed(reading, sql, ids, |r| {
        let scheme = Scheme::from_code(&r.get::<String>("scheme")?);
        scheme.map(|scheme| Ok::<_, Fault>(KnownNumber { scheme, value: r.get("value")? })).transpose()
    })
}

/// Facts in force.
pub fn facts(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, Vec<KnownFact>>, Fault> {
    let sql = "SELECT person, id, kind, code, words, source, confirmed_by FROM person_fact
               WHERE ended_at IS NULL AND person IN";
    listed(reading, sql, ids, |r| {
        let Some(kind) = FactKind::from_code(&r.get::<String>("kind")?) else { return Ok(None) };
        Ok(Some(KnownFact {
            id: r.get("id")?,
            kind,
            code: r.get("code")?,
            words: r.get("words")?,
            source: r.get("source")?,
            confirmed_by: r.get("confirmed_by")?,
        }))
    })
}

/// Addresses.
pub fn addresses(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, Vec<KnownAddress>>, Fault> {
    let sql = "SELECT person, id, kind, postcode, from_day, to_day, confirmed_by FROM person_address
               WHERE ended_at IS NULL AND person IN";
    listed(reading, sql, ids, |r| {
        Ok(Some(KnownAddress {
            id: r.get("id")?,
            kind: r.get("kind")?,
            postcode: r.get("postcode")?,
            from: r.get("from_day")?,
            to: r.get("to_day")?,
            confirmed_by: r.get("confirmed_by")?,
        }))
    })
}

/// Duties, running and stopped.
pub fn duties(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, Vec<KnownDuty>>, Fault> {
    let sql = "SELECT person, id, rule, started_on, stopped_on FROM clock WHERE person IN";
    listed(reading, sql, ids, |r| {
        let running = r.get::<Option<Day>>("stopped_on")?.is_none();
        Ok(Some(KnownDuty { id: r.get("id")?, rule: r.get("rule")?, started: r.get("started_on")?, running }))
    })
}

/// A kind of record in the eyes of retention, as stored, with the day it ended.
pub type KnownKept = (String, Option<Day>);

/// Kinds of record in the eyes of retention.
pub fn kept(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, Vec<KnownKept>>, Fault> {
    let sql = "SELECT person, id, kind, ended_on FROM record_kept WHERE person IN";
    listed(reading, sql, ids, |r| Ok(Some((r.get("kind")?, r.get("ended_on")?))))
}

/// Workers by their number with the regulator or in a file: key and name.
pub fn workers(reading: &mut Reading<'_>) -> Result<HashMap<String, (i64, String)>, Fault> {
    let rows = reading.rows("SELECT id, reference, name FROM worker WHERE reference IS NOT NULL", &[])?;
    rows.iter().map(|r| Ok((r.get("reference")?, (r.get("id")?, r.get("name")?)))).collect()
}

fn listed<T>(
    reading: &mut Reading<'_>,
    sql: &str,
    ids: &[i64],
    read: impl Fn(&Row) -> Result<Option<T>, Fault>,
) -> Result<HashMap<i64, Vec<T>>, Fault> {
    let mut found: HashMap<i64, Vec<T>> = HashMap::new();
    each(reading, sql, " ORDER BY id", ids, |r| {
        if let Some(one) = read(r)? {
            found.entry(r.get("person")?).or_default().push(one);
        }
        Ok(())
    })?;
    Ok(found)
}

fn each(
    reading: &mut Reading<'_>,
    sql: &str,
    end: &str,
    ids: &[i64],
    mut take: impl FnMut(&Row) -> Result<(), Fault>,
) -> Result<(), Fault> {
    for chunk in ids.chunks(CHUNK) {
        let marks = (1..=chunk.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let values: Vec<Value> = chunk.iter().map(|id| Value::from(*id)).collect();
        for row in reading.rows(&format!("{sql} ({marks}){end}"), &values)? {
            take(&row)?;
        }
    }
    Ok(())
}
