//! Weights as the council set them, and what managers say of the work for a child.

use crate::definitions;
use crate::rules::weigh::{Load, NEW_DAYS, Tenths};
use ::store::{Acting, Fault, Reading, Row};
use days::Day;
use std::collections::BTreeMap;

/// The weights in force on a day: what the program comes with, and what the council set since.
pub fn tenths(reading: &mut Reading<'_>, on: Day) -> Result<Tenths, Fault> {
    let mut all: Tenths = definitions::weights(on).weight.iter().map(|w| (w.kind.clone(), w.tenths)).collect();
    let sql = "SELECT kind, tenths FROM caseload_weight WHERE from_day <= $1 ORDER BY from_day, id";
    for r in reading.rows(sql, &[on.into()])? {
        all.insert(r.get("kind")?, r.get("tenths")?);
    }
    Ok(all)
}

/// A weight that the council set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// Its word.
    pub kind: String,
    /// Tenths of a child.
    pub tenths: i64,
    /// From which day.
    pub from: Day,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
}

/// Every weight that was ever set, the newest first.
pub fn set_so_far(reading: &mut Reading<'_>) -> Result<Vec<Set>, Fault> {
    let sql =
        "SELECT kind, tenths, from_day, reason, set_by FROM caseload_weight ORDER BY from_day DESC, id DESC LIMIT 200";
    let rows = reading.rows(sql, &[])?;
    rows.iter()
        .map(|r| {
            Ok(Set {
                kind: r.get("kind")?,
                tenths: r.get("tenths")?,
                from: r.get("from_day")?,
                reason: r.get("reason")?,
                by: r.get("set_by")?,
            })
        })
        .collect()
}

/// Sets a weight from a day on.
pub fn set_weight(acting: &mut Acting<'_>, set: &Set) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "caseload_weight",
        &[
            ("kind", set.kind.as_str().into()),
            ("tenths", set.tenths.into()),
            ("from_day", set.from.into()),
            ("reason", set.reason.as_str().into()),
            ("set_by", set.by.as_str().into()),
            ("set_at", at.into()),
        ],
    )
}

/// What a manager said of the work for a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// 0 ordinary, 1 complex, 2 very complex.
    pub complexity: i64,
    /// Minutes of travel there and back.
    pub travel_minutes: i64,
    /// Court work.
    pub court: bool,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
}

fn said(r: &Row) -> Result<Said, Fault> {
    Ok(Said {
        complexity: r.get("complexity")?,
        travel_minutes: r.get("travel_minutes")?,
        court: r.get("court")?,
        reason: r.get("reason")?,
        by: r.get("set_by")?,
    })
}

const SAID: &str =
    "SELECT person, complexity, travel_minutes, court, reason, set_by FROM child_weight WHERE ended_at IS NULL";

/// What a manager said of the work for one child.
pub fn said_of(reading: &mut Reading<'_>, person: i64) -> Result<Option<Said>, Fault> {
    reading.row(&format!("{SAID} AND person = $1 ORDER BY id DESC"), &[person.into()])?.as_ref().map(said).transpose()
}

/// Says what the work for a child is; what was said before ends.
pub fn say(acting: &mut Acting<'_>, person: i64, new: &Said) -> Result<i64, Fault> {
    let at = acting.at;
    for r in acting.rows("SELECT id FROM child_weight WHERE person = $1 AND ended_at IS NULL", &[person.into()])? {
        acting.update("child_weight", r.get("id")?, &[("ended_at", at.into())])?;
    }
    acting.insert(
        "child_weight",
        &[
            ("person", person.into()),
            ("complexity", new.complexity.into()),
            ("travel_minutes", new.travel_minutes.into()),
            ("court", new.court.into()),
            ("reason", new.reason.as_str().into()),
            ("set_by", new.by.as_str().into()),
            ("set_at", at.into()),
        ],
    )
}

/// Whose work is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// That of everybody for whom a worker answers.
    All,
    /// That of one worker.
    Worker(i64),
    /// That for one child.
    Child(i64),
}

/// What makes the work for each child more, of those for whom a worker answers on a day.
pub fn loads(reading: &mut Reading<'_>, on: Day, of: Of) -> Result<BTreeMap<i64, Load>, Fault> {
    let mut values = vec![on.into()];
    let only = match of {
        Of::All => "",
        Of::Worker(worker) => {
            values.push(worker.into());
            " AND worker = $2"
        }
        Of::Child(child) => {
            values.push(child.into());
            " AND person = $2"
        }
    };
    let held = format!(
        "SELECT person FROM responsibility WHERE role <> 'reviewer' AND worker IS NOT NULL AND from_day <= $1
           AND (to_day IS NULL OR to_day > $1){only}"
    );
    let born = format!("SELECT id AS person, birth_day, birth_kind FROM person WHERE id IN ({held})");
    let status = format!(
        "SELECT DISTINCT person, code FROM person_fact WHERE kind = 'legal_status' AND ended_at IS NULL AND person IN ({held})"
    );
    let newest = format!(
        "SELECT person, max(from_day) AS since FROM responsibility WHERE role <> 'reviewer' AND worker IS NOT NULL
           AND from_day <= $1 AND (to_day IS NULL OR to_day > $1) AND person IN ({held}) GROUP BY person"
    );
    let mut all: BTreeMap<i64, Load> = BTreeMap::new();
    for r in reading.rows(&born, &values)? {
        let birth: Option<Day> = r.get("birth_day")?;
        let expected = r.get::<String>("birth_kind")? == "expected";
        let under_five = expected || birth.and_then(|b| days::age_on(b, on)).is_some_and(|age| age < 5);
        all.insert(r.get("person")?, Load { under_five, ..Load::default() });
    }
    let in_court = definitions::court_statuses(on);
    for r in reading.rows(&status, &values)? {
        let load = all.entry(r.get("person")?).or_default();
        load.looked_after = true;
        load.court |= in_court.contains(&r.get::<String>("code")?);
    }
    for r in reading.rows(&newest, &values)? {
        let since: Day = r.get("since")?;
        all.entry(r.get("person")?).or_default().newly = (on - since).get_days() < NEW_DAYS;
    }
    for r in reading.rows(&format!("{SAID} AND person IN ({held}) ORDER BY id"), &values)? {
        let Some(load) = all.get_mut(&r.get("person")?) else { continue };
        let said = said(&r)?;
        (load.complexity, load.travel_minutes) = (said.complexity, said.travel_minutes);
        load.court |= said.court;
    }
    Ok(all)
}
