//! Workers, teams, posts, and who answers for whom.

use crate::words::ResponsibilityRole;
use ::store::{Acting, Fault, Reading, in_list};
use days::Day;
use std::collections::{BTreeMap, BTreeSet};

/// Who answers for a person now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsible {
    /// Key of the responsibility.
    pub id: i64,
    /// The worker, if one is named.
    pub worker: Option<i64>,
    /// The worker's name.
    pub worker_name: Option<String>,
    /// The team, if one is named.
    pub team: Option<i64>,
    /// The team's name.
    pub team_name: Option<String>,
    /// In which role.
    pub role: ResponsibilityRole,
    /// Since when.
    pub from: Day,
    /// Until when, if it has ended.
    pub to: Option<Day>,
    /// Why it began.
    pub reason: String,
}

/// Makes a worker; gives the key. `reference` is their number with the regulator or in a file.
pub fn make_worker(
    acting: &mut Acting<'_>,
    name: &str,
    profession: &str,
    reference: Option<&str>,
    source: &str,
) -> Result<i64, Fault> {
    acting.insert(
        "worker",
        &[
            ("name", name.into()),
            ("profession", profession.into()),
            ("reference", reference.map(str::to_owned).into()),
            ("source", source.into()),
        ],
    )
}

/// Gives a worker a name, as when only their number was known.
pub fn name_worker(acting: &mut Acting<'_>, worker: i64, name: &str) -> Result<(), Fault> {
    acting.update("worker", worker, &[("name", name.into())])?;
    Ok(())
}

/// The worker with this reference.
pub fn worker_by_reference(reading: &mut Reading<'_>, reference: &str) -> Result<Option<i64>, Fault> {
    reading.one("SELECT id FROM worker WHERE reference = $1", &[reference.into()])
}

/// Makes a team; gives its key.
pub fn make_team(acting: &mut Acting<'_>, name: &str) -> Result<i64, Fault> {
    acting.insert("team", &[("name", name.into())])
}

/// Puts a worker in a team.
pub fn take_post(acting: &mut Acting<'_>, worker: i64, team: i64, title: &str, from: Day) -> Result<i64, Fault> {
    acting.insert(
        "post",
        &[("worker", worker.into()), ("team", team.into()), ("title", title.into()), ("from_day", from.into())],
    )
}

/// Ends a post: `to` is the first day on which the worker no longer holds it; nothing lets it run on.
pub fn end_post(acting: &mut Acting<'_>, post: i64, to: Option<Day>) -> Result<(), Fault> {
    acting.update("post", post, &[("to_day", to.into())])?;
    Ok(())
}

/// Gives a team another name.
pub fn rename_team(acting: &mut Acting<'_>, team: i64, name: &str) -> Result<(), Fault> {
    acting.update("team", team, &[("name", name.into())])?;
    Ok(())
}

/// Teams in which a worker holds a post on a day.
pub fn teams_of(reading: &mut Reading<'_>, worker: i64, on: Day) -> Result<Vec<i64>, Fault> {
    let sql = "SELECT DISTINCT team FROM post WHERE worker = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day > $2)";
    reading.rows(sql, &[worker.into(), on.into()])?.iter().map(|r| r.get("team")).collect()
}

/// Everyone who answers or answered for a person, the latest first.
pub fn responsible_over_time(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Responsible>, Fault> {
    let sql = "SELECT r.id, r.worker, w.name AS worker_name, r.team, t.name AS team_name, r.role, r.from_day, r.to_day, r.reason
               FROM responsibility r LEFT JOIN worker w ON w.id = r.worker LEFT JOIN team t ON t.id = r.team
               WHERE r.person = $1 ORDER BY coalesce(r.to_day, '9999') DESC, r.from_day DESC, r.id DESC";
    reading
        .rows(sql, &[person.into()])?
        .iter()
        .map(|r| {
            let role = r.get::<String>("role")?;
            Ok(Responsible {
                id: r.get("id")?,
                worker: r.get("worker")?,
                worker_name: r.get("worker_name")?,
                team: r.get("team")?,
                team_name: r.get("team_name")?,
                role: ResponsibilityRole::from_code(&role).unwrap_or(ResponsibilityRole::LeadPractitioner),
                from: r.get("from_day")?,
                to: r.get("to_day")?,
                reason: r.get("reason")?,
            })
        })
        .collect()
}

/// Who answers for a person on a day.
pub fn responsible(reading: &mut Reading<'_>, person: i64, on: Day) -> Result<Vec<Responsible>, Fault> {
    let mut all = responsible_over_time(reading, person)?;
    all.retain(|r| r.from <= on && r.to.is_none_or(|to| to > on));
    Ok(all)
}

/// Those of these people for whom somebody answers on a day, as for their work and not as a reviewer.
pub fn answered_for(reading: &mut Reading<'_>, people: &[i64], on: Day) -> Result<BTreeSet<i64>, Fault> {
    let mut found = BTreeSet::new();
    for chunk in people.chunks(256) {
        let (marks, keys) = in_list(2, chunk);
        let sql = format!(
            "SELECT DISTINCT person FROM responsibility WHERE person IN ({marks}) AND role <> 'reviewer'
             AND from_day <= $1 AND (to_day IS NULL OR to_day > $1)"
        );
        for row in reading.rows(&sql, &[vec![on.into()], keys].concat())? {
            found.insert(row.get("person")?);
        }
    }
    Ok(found)
}

/// Who does the work with a person on a day: the worker, if one is named, with the name, or else the team's name.
pub fn doing_the_work(reading: &mut Reading<'_>, person: i64, on: Day) -> Result<Option<(Option<i64>, String)>, Fault> {
    let mut all = responsible(reading, person, on)?;
    all.retain(|r| r.role != ResponsibilityRole::Reviewer);
    all.sort_by_key(|r| (r.worker.is_none(), r.role != ResponsibilityRole::SocialWorker));
    Ok(all.into_iter().next().map(|r| (r.worker, r.worker_name.or(r.team_name).unwrap_or_default())))
}

/// What is needed to make somebody responsible.
#[derive(Debug, Clone)]
pub struct NewResponsible<'a> {
    /// The worker.
    pub worker: Option<i64>,
    /// The team.
    pub team: Option<i64>,
    /// In which role.
    pub role: ResponsibilityRole,
    /// Since when.
    pub from: Day,
    /// Until when.
    pub to: Option<Day>,
    /// Why.
    pub reason: &'a str,
    /// The row of a file it comes from.
    pub origin: Option<String>,
}

/// Makes a worker or team answer for a person; gives the key.
pub fn make_responsible(acting: &mut Acting<'_>, person: i64, new: &NewResponsible<'_>) -> Result<i64, Fault> {
    acting.insert(
        "responsibility",
        &[
            ("person", person.into()),
            ("worker", new.worker.into()),
            ("team", new.team.into()),
            ("role", new.role.code().into()),
            ("from_day", new.from.into()),
            ("to_day", new.to.into()),
            ("reason", new.reason.into()),
            ("origin", new.origin.clone().into()),
        ],
    )
}

/// Ends a responsibility on a day, from which another may answer.
pub fn end_responsibility(acting: &mut Acting<'_>, responsibility: i64, to: Day) -> Result<(), Fault> {
    acting.update("responsibility", responsibility, &[("to_day", to.into())])?;
    Ok(())
}

/// Somebody who can be made to answer for a person: a worker in a team, or a team alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The worker.
    pub worker: i64,
    /// The worker's name.
    pub name: String,
    /// The team.
    pub team: i64,
    /// The team's name.
    pub team_name: String,
}

/// Everybody who holds a post on a day, by team and name.
pub fn posts(reading: &mut Reading<'_>, on: Day) -> Result<Vec<Post>, Fault> {
    let sql = "SELECT DISTINCT w.id AS worker, w.name AS name, t.id AS team, t.name AS team_name
               FROM post p JOIN worker w ON w.id = p.worker JOIN team t ON t.id = p.team
               WHERE p.from_day <= $1 AND (p.to_day IS NULL OR p.to_day > $1) ORDER BY 4, 2, 1 LIMIT 2000";
    let rows = reading.rows(sql, &[on.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Post {
                worker: r.get("worker")?,
                name: r.get("name")?,
                team: r.get("team")?,
                team_name: r.get("team_name")?,
            })
        })
        .collect()
}

/// Somebody who holds a post, with what they are trained as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practitioner {
    /// The worker.
    pub worker: i64,
    /// The worker's name.
    pub name: String,
    /// What they are trained as: "Social worker".
    pub profession: String,
    /// The team.
    pub team: i64,
    /// The team's name.
    pub team_name: String,
}

/// Everybody who holds a post on a day with their profession, by team and name.
pub fn practitioners(reading: &mut Reading<'_>, on: Day) -> Result<Vec<Practitioner>, Fault> {
    let sql =
        "SELECT DISTINCT w.id AS worker, w.name AS name, w.profession AS profession, t.id AS team, t.name AS team_name
               FROM post p JOIN worker w ON w.id = p.worker JOIN team t ON t.id = p.team
               WHERE p.from_day <= $1 AND (p.to_day IS NULL OR p.to_day > $1) ORDER BY 5, 2, 1 LIMIT 2000";
    let rows = reading.rows(sql, &[on.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Practitioner {
                worker: r.get("worker")?,
                name: r.get("name")?,
                profession: r.get("profession")?,
                team: r.get("team")?,
                team_name: r.get("team_name")?,
            })
        })
        .collect()
}

/// The name and profession of each of these workers, whether they still hold a post or not.
pub fn trained_as(reading: &mut Reading<'_>, workers: &[i64]) -> Result<BTreeMap<i64, (String, String)>, Fault> {
    let mut found = BTreeMap::new();
    for chunk in workers.chunks(256) {
        let (marks, keys) = in_list(1, chunk);
        let sql = format!("SELECT id, name, profession FROM worker WHERE id IN ({marks})");
        for row in reading.rows(&sql, &keys)? {
            found.insert(row.get("id")?, (row.get("name")?, row.get("profession")?));
        }
    }
    Ok(found)
}

/// Every team with its name.
pub fn teams(reading: &mut Reading<'_>) -> Result<Vec<(i64, String)>, Fault> {
    let rows = reading.rows("SELECT id, name FROM team ORDER BY name, id LIMIT 500", &[])?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("name")?))).collect()
}

/// The teams that records belong to in the eyes of access, by person and by name: those of the responsible workers, and
/// those of their relatives'. Somebody whom no team holds is not among them.
pub fn holding_teams(
    reading: &mut Reading<'_>,
    people: &[i64],
    on: Day,
) -> Result<BTreeMap<i64, Vec<(i64, String)>>, Fault> {
    let (marks, listed) = in_list(2, people);
    let sql = format!(
        "SELECT DISTINCT near.held, t.id, t.name FROM (
           SELECT id AS held, id AS person FROM person WHERE id IN ({marks})
           UNION SELECT one, other FROM relationship WHERE one IN ({marks}) AND ended_at IS NULL
           UNION SELECT other, one FROM relationship WHERE other IN ({marks}) AND ended_at IS NULL) AS near
         JOIN responsibility r ON r.person = near.person JOIN team t ON t.id = r.team
         WHERE r.from_day <= $1 AND (r.to_day IS NULL OR r.to_day > $1) ORDER BY t.name"
    );
    let mut teams: BTreeMap<i64, Vec<(i64, String)>> = BTreeMap::new();
    for row in reading.rows(&sql, &[vec![on.into()], listed].concat())? {
        teams.entry(row.get("held")?).or_default().push((row.get("id")?, row.get("name")?));
    }
    Ok(teams)
}

/// The teams that answer for these people on a day, by person and by name; reviewers are nobody's team.
pub fn teams_answering(
    reading: &mut Reading<'_>,
    people: &[i64],
    on: Day,
) -> Result<BTreeMap<i64, Vec<(i64, String)>>, Fault> {
    let mut teams: BTreeMap<i64, Vec<(i64, String)>> = BTreeMap::new();
    for chunk in people.chunks(256) {
        let (marks, listed) = in_list(2, chunk);
        let sql = format!(
            "SELECT DISTINCT r.person AS person, t.id AS team, t.name AS name FROM responsibility r JOIN team t ON t.id = r.team
             WHERE r.person IN ({marks}) AND r.role <> 'reviewer' AND r.from_day <= $1
             AND (r.to_day IS NULL OR r.to_day > $1) ORDER BY t.name"
        );
        for row in reading.rows(&sql, &[vec![on.into()], listed].concat())? {
            teams.entry(row.get("person")?).or_default().push((row.get("team")?, row.get("name")?));
        }
    }
    Ok(teams)
}

/// The worker of this name, when exactly one has it; small and large letters are the same.
pub fn worker_called(reading: &mut Reading<'_>, name: &str) -> Result<Option<i64>, Fault> {
    let found =
        reading.rows("SELECT id FROM worker WHERE lower(name) = $1 LIMIT 2", &[name.trim().to_lowercase().into()])?;
    match found.as_slice() {
        [one] => Ok(Some(one.get("id")?)),
        _ => Ok(None),
    }
}
