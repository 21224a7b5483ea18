//! What measures read; nothing here is written.

use crate::definitions::Population;
use crate::rules::counting::Known;
use ::store::{Fault, Reading, Value, in_list};
use days::{Day, Instant};
use std::collections::{HashMap, HashSet};

/// The people a measure counts on a day, those merged into others left out; with `among`, only those of them.
pub fn population(
    reading: &mut Reading<'_>,
    of: Population,
    on: Day,
    among: Option<&[i64]>,
) -> Result<Vec<i64>, Fault> {
    let mut values: Vec<Value> = if of == Population::Open { vec![on.into()] } else { Vec::new() };
    let marks = among.map(|among| {
        let (marks, listed) = in_list(values.len() + 1, among);
        values.extend(listed);
        marks
    });
    // In every part, so that none of them reads the whole authority for a few.
    let only = |column: &str| marks.as_ref().map_or(String::new(), |marks| format!(" AND {column} IN ({marks})"));
    let (of_fact, of_work, of_person) = (only("f.person"), only("r.person"), only("id"));
    let in_care = format!(
        "SELECT f.person AS person FROM person_fact f WHERE f.kind = 'legal_status' AND f.ended_at IS NULL{of_fact}"
    );
    let which = match of {
        Population::InCare => in_care,
        Population::Open => format!(
            "{in_care} UNION SELECT r.person AS person FROM responsibility r WHERE r.role <> 'reviewer' AND r.from_day <= $1
             AND (r.to_day IS NULL OR r.to_day > $1){of_work}"
        ),
    };
    let sql = format!("SELECT id FROM person WHERE merged_into IS NULL AND id IN ({which}){of_person} ORDER BY id");
    reading.rows(&sql, &values)?.iter().map(|r| r.get("id")).collect()
}

/// "AND person IN ($2, $3)", its values added to those there are; nothing when all are meant.
fn narrowed(column: &str, among: Option<&[i64]>, values: &mut Vec<Value>) -> String {
    let Some(among) = among else { return String::new() };
    let (marks, listed) = in_list(values.len() + 1, among);
    values.extend(listed);
    format!(" AND {column} IN ({marks})")
}

/// The teams that hold people on a day: team, its name, and the person.
pub fn teams(reading: &mut Reading<'_>, on: Day) -> Result<Vec<(i64, String, i64)>, Fault> {
    let sql = "SELECT DISTINCT t.id AS team, t.name AS name, r.person AS person FROM responsibility r JOIN team t ON t.id = r.team
               WHERE r.role <> 'reviewer' AND r.from_day <= $1 AND (r.to_day IS NULL OR r.to_day > $1) ORDER BY t.name, r.person";
    reading.rows(sql, &[on.into()])?.iter().map(|r| Ok((r.get("team")?, r.get("name")?, r.get("person")?))).collect()
}

/// The people somebody answers for on a day.
pub fn held_by(reading: &mut Reading<'_>, worker: i64, on: Day) -> Result<HashSet<i64>, Fault> {
    let sql = "SELECT person FROM responsibility WHERE worker = $1 AND role <> 'reviewer' AND from_day <= $2
               AND (to_day IS NULL OR to_day > $2)";
    reading.rows(sql, &[worker.into(), on.into()])?.iter().map(|r| r.get("person")).collect()
}

/// What is known under `reads`: `fact:ethnicity`, `identifier:nhs`, `form:summary`; with `among`, of those people only.
pub fn known(reading: &mut Reading<'_>, reads: &str, among: Option<&[i64]>) -> Result<Known, Fault> {
    let (kind, name) = reads.split_once(':').unwrap_or((reads, ""));
    let (sql, column, end) = match kind {
        "fact" => {
            ("SELECT person, code, confirmed_at AS at FROM person_fact WHERE kind = $1 AND ended_at IS NULL", "person", "")
        }
        "identifier" => (
            "SELECT person, verification AS code, confirmed_at AS at FROM person_identifier WHERE scheme = $1 AND ended_at IS NULL",
            "person",
            "",
        ),
        // From the few people to their documents, which a database that knows nothing of its tables would not choose.
        _ if among.is_some() => (
            "SELECT p.person AS person, d.form AS code, max(d.completed_at) AS at FROM document_person p CROSS JOIN document d
             WHERE d.id = p.document AND d.form = $1 AND d.standing = 'complete' AND p.standing = 'stands'",
            "p.person",
            " GROUP BY p.person, d.form",
        ),
        _ => (
            "SELECT p.person AS person, d.form AS code, max(d.completed_at) AS at FROM document d JOIN document_person p ON p.document = d.id
             WHERE d.form = $1 AND d.standing = 'complete' AND p.standing = 'stands'",
            "p.person",
            " GROUP BY p.person, d.form",
        ),
    };
    let mut values = vec![name.into()];
    let only = narrowed(column, among, &mut values);
    let mut known = Known::new();
    for row in reading.rows(&format!("{sql}{only}{end}"), &values)? {
        let at: Instant = row.get("at")?;
        known.entry(row.get("person")?).or_default().push((row.get("code")?, days::day_of(at)));
    }
    Ok(known)
}

/// Every fact in force of these people, by its kind.
pub fn facts(reading: &mut Reading<'_>, people: &[i64]) -> Result<HashMap<String, Known>, Fault> {
    let (marks, listed) = in_list(1, people);
    let sql = format!(
        "SELECT person, kind, code, confirmed_at AS at FROM person_fact WHERE ended_at IS NULL AND person IN ({marks})"
    );
    let mut kinds: HashMap<String, Known> = HashMap::new();
    for row in reading.rows(&sql, &listed)? {
        let known = kinds.entry(row.get("kind")?).or_default();
        known.entry(row.get("person")?).or_default().push((row.get("code")?, days::day_of(row.get::<Instant>("at")?)));
    }
    Ok(kinds)
}
