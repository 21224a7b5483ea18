//! Whose records a sample is drawn from, and what keeps an auditor from one of them. Only read.

use crate::words::Frame;
use ::store::{Fault, Reading, Value, in_list};
use days::Day;
use std::collections::{BTreeMap, BTreeSet};

/// A record in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InFrame {
    /// The person.
    pub person: i64,
    /// Their Kith number.
    pub number: String,
}

/// The records of a frame on a day, by Kith number. `since`: from when a closed record counts.
pub fn frame(
    reading: &mut Reading<'_>,
    frame: Frame,
    team: Option<i64>,
    on: Day,
    since: Day,
) -> Result<Vec<InFrame>, Fault> {
    let open = "SELECT r.person FROM responsibility r WHERE r.role <> 'reviewer' AND r.from_day <= $1
                AND (r.to_day IS NULL OR r.to_day > $1)";
    let (which, values): (String, Vec<Value>) = match frame {
        Frame::Open => (open.to_owned(), vec![on.into()]),
        Frame::Team => (format!("{open} AND r.team = $2"), vec![on.into(), team.into()]),
        Frame::InCare => (
            format!(
                "{open} AND r.person IN (SELECT f.person FROM person_fact f WHERE f.kind = 'legal_status' AND f.ended_at IS NULL)"
            ),
            vec![on.into()],
        ),
        Frame::Closed => (
            format!(
                "SELECT c.person FROM responsibility c WHERE c.role <> 'reviewer' AND c.to_day > $2 AND c.to_day <= $1
                 AND c.person NOT IN ({open})"
            ),
            vec![on.into(), since.into()],
        ),
    };
    let sql = format!(
        "SELECT id, kith_number FROM person WHERE merged_into IS NULL AND id IN ({which}) ORDER BY kith_number"
    );
    let rows = reading.rows(&sql, &values)?;
    rows.iter().map(|r| Ok(InFrame { person: r.get("id")?, number: r.get("kith_number")? })).collect()
}

/// Those of these people whose record is being audited, or was sent since a day.
pub fn audited_since(reading: &mut Reading<'_>, people: &[i64], since: Day) -> Result<BTreeSet<i64>, Fault> {
    let mut found = BTreeSet::new();
    for chunk in people.chunks(256) {
        let (marks, keys) = in_list(2, chunk);
        let sql = format!(
            "SELECT DISTINCT person FROM audit WHERE person IN ({marks}) AND standing <> 'dropped'
             AND (sent_on IS NULL OR sent_on > $1)"
        );
        for row in reading.rows(&sql, &[vec![since.into()], keys].concat())? {
            found.insert(row.get("person")?);
        }
    }
    Ok(found)
}

/// Who answers for somebody: a worker, a team, or both.
pub type Holder = (Option<i64>, Option<i64>);

/// Who answers for these people on a day: worker and team, by person; reviewing officers among them.
pub fn line(reading: &mut Reading<'_>, people: &[i64], on: Day) -> Result<BTreeMap<i64, Vec<Holder>>, Fault> {
    let mut found: BTreeMap<i64, Vec<Holder>> = BTreeMap::new();
    for chunk in people.chunks(256) {
        let (marks, keys) = in_list(2, chunk);
        let sql = format!(
            "SELECT person, worker, team FROM responsibility WHERE person IN ({marks}) AND from_day <= $1
             AND (to_day IS NULL OR to_day > $1)"
        );
        for row in reading.rows(&sql, &[vec![on.into()], keys].concat())? {
            found.entry(row.get("person")?).or_default().push((row.get("worker")?, row.get("team")?));
        }
    }
    Ok(found)
}

/// Who stands behind these Kith numbers today, following a merge; numbers that nobody has are left out.
pub fn numbered(reading: &mut Reading<'_>, numbers: &[&str]) -> Result<BTreeMap<String, i64>, Fault> {
    let mut found = BTreeMap::new();
    for chunk in numbers.chunks(128) {
        // Filled up to one length, so that one statement is prepared.
        let filled = chunk.iter().chain(std::iter::repeat_n(chunk.last().unwrap_or(&""), 128 - chunk.len()));
        let values: Vec<Value> = filled.map(|number| (*number).into()).collect();
        let marks: Vec<String> = (1..=values.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT kith_number, coalesce(merged_into, id) AS person FROM person WHERE kith_number IN ({})",
            marks.join(", ")
        );
        for row in reading.rows(&sql, &values)? {
            found.insert(row.get("kith_number")?, row.get("person")?);
        }
    }
    Ok(found)
}
