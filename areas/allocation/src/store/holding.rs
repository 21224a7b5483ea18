//! Who answers or answered for whom, for the whole authority at once.

use ::store::{Fault, Reading, Row, in_list};
use days::Day;
use people::published::workers::Held;
use record::words::ResponsibilityRole;
use std::collections::BTreeMap;

/// One stretch of time in which a team, and perhaps a worker, answered for a person. Reviewing officers are not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Whom.
    pub person: i64,
    /// The worker.
    pub worker: Option<i64>,
    /// The team.
    pub team: Option<i64>,
    /// In which role.
    pub role: ResponsibilityRole,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Option<Day>,
}

impl Stretch {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Day) -> bool {
        self.from <= on && self.to.is_none_or(|to| to > on)
    }
}

fn read(r: &Row) -> Result<Stretch, Fault> {
    let role: String = r.get("role")?;
    Ok(Stretch {
        person: r.get("person")?,
        worker: r.get("worker")?,
        team: r.get("team")?,
        role: ResponsibilityRole::from_code(&role).unwrap_or(ResponsibilityRole::LeadPractitioner),
        from: r.get("from_day")?,
        to: r.get("to_day")?,
    })
}

/// Every stretch that had not ended by `since`, by person; those that begin later than today are among them.
pub fn stretches(reading: &mut Reading<'_>, since: Day) -> Result<Vec<Stretch>, Fault> {
    let sql = "SELECT r.person, r.worker, r.team, r.role, r.from_day, r.to_day FROM responsibility r
               JOIN person p ON p.id = r.person
               WHERE r.role <> 'reviewer' AND p.merged_into IS NULL AND (r.to_day IS NULL OR r.to_day > $1)
               ORDER BY r.person, r.from_day, r.id";
    reading.rows(sql, &[since.into()])?.iter().map(read).collect()
}

/// People who may be without a worker on a day: a team alone answers, or a worker whose posts have ended.
pub fn perhaps_without(reading: &mut Reading<'_>, on: Day, teams: Option<&[i64]>) -> Result<Vec<i64>, Fault> {
    let mut values = vec![on.into()];
    let only = teams.map_or(String::new(), |teams| {
        let (marks, listed) = in_list(2, teams);
        values.extend(listed);
        format!(" AND r.team IN ({marks})")
    });
    let sql = format!(
        "SELECT DISTINCT r.person FROM responsibility r JOIN person p ON p.id = r.person
         WHERE r.role <> 'reviewer' AND p.merged_into IS NULL AND r.from_day <= $1 AND (r.to_day IS NULL OR r.to_day > $1){only}
           AND (r.worker IS NULL OR (r.worker IN (SELECT worker FROM post WHERE to_day <= $1) AND r.worker NOT IN (
             SELECT worker FROM post WHERE from_day <= $1 AND (to_day IS NULL OR to_day > $1))))
         ORDER BY r.person"
    );
    reading.rows(&sql, &values)?.iter().map(|r| r.get("person")).collect()
}

/// Every stretch of these people that had not ended by `since`.
pub fn stretches_of(reading: &mut Reading<'_>, people: &[i64], since: Day) -> Result<Vec<Stretch>, Fault> {
    let mut all = Vec::new();
    for chunk in people.chunks(256) {
        let (marks, listed) = in_list(2, chunk);
        let sql = format!(
            "SELECT person, worker, team, role, from_day, to_day FROM responsibility
             WHERE role <> 'reviewer' AND (to_day IS NULL OR to_day > $1) AND person IN ({marks}) ORDER BY person, from_day, id"
        );
        for r in reading.rows(&sql, &[vec![since.into()], listed].concat())? {
            all.push(read(&r)?);
        }
    }
    Ok(all)
}

/// The same of those people alone who somebody answers for today, with all that was before: for how long they have had
/// the same worker.
pub fn whole_stories(reading: &mut Reading<'_>, today: Day) -> Result<Vec<Stretch>, Fault> {
    let sql = "SELECT r.person, r.worker, r.team, r.role, r.from_day, r.to_day FROM responsibility r
               JOIN person p ON p.id = r.person
               WHERE r.role <> 'reviewer' AND p.merged_into IS NULL AND r.person IN (
                 SELECT person FROM responsibility WHERE role <> 'reviewer' AND worker IS NOT NULL
                   AND from_day <= $1 AND (to_day IS NULL OR to_day > $1))
               ORDER BY r.person, r.from_day, r.id";
    reading.rows(sql, &[today.into()])?.iter().map(read).collect()
}

/// Stretches by person, as the rule on continuity reads them.
pub fn held(stretches: &[Stretch]) -> BTreeMap<i64, Vec<Held>> {
    let mut all: BTreeMap<i64, Vec<Held>> = BTreeMap::new();
    for s in stretches {
        if let Some(worker) = s.worker {
            all.entry(s.person).or_default().push(Held { worker, role: s.role, from: s.from, to: s.to });
        }
    }
    all
}

/// The people each worker holds on a day, each once.
pub fn children_by_worker(stretches: &[Stretch], on: Day) -> BTreeMap<i64, Vec<i64>> {
    let mut all: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for s in stretches.iter().filter(|s| s.holds(on)) {
        let Some(worker) = s.worker else { continue };
        let children = all.entry(worker).or_default();
        if !children.contains(&s.person) {
            children.push(s.person);
        }
    }
    all
}

/// The people for whom a worker answers on a day, with since when.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64, on: Day) -> Result<Vec<(i64, Day)>, Fault> {
    let sql = "SELECT r.person, min(r.from_day) AS since FROM responsibility r JOIN person p ON p.id = r.person
               WHERE r.worker = $1 AND r.role <> 'reviewer' AND r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day > $2)
                 AND p.merged_into IS NULL GROUP BY r.person ORDER BY 2, 1";
    reading.rows(sql, &[worker.into(), on.into()])?.iter().map(|r| Ok((r.get("person")?, r.get("since")?))).collect()
}
