//! Teams, workers and their posts, as this area shows and changes them.

use ::store::{Acting, Fault, Reading};
use days::Day;

/// A post with who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Key.
    pub id: i64,
    /// Who.
    pub worker: i64,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: String,
    /// The team.
    pub team: i64,
    /// Its name.
    pub team_name: String,
    /// The post's title.
    pub title: String,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Option<Day>,
    /// Percent of full time.
    pub percent: i64,
    /// permanent, fixed_term, agency.
    pub kind: String,
}

impl Post {
    /// Whether it is held on a day.
    pub fn held(&self, on: Day) -> bool {
        self.from <= on && self.to.is_none_or(|to| to > on)
    }
}

/// Every post that had not ended by a day, by team, then name.
pub fn posts(reading: &mut Reading<'_>, since: Day) -> Result<Vec<Post>, Fault> {
    let sql = "SELECT p.id, p.worker, w.name, w.profession, p.team, t.name AS team_name, p.title, p.from_day, p.to_day,
                 coalesce(m.percent, 100) AS percent, coalesce(m.kind, 'permanent') AS kind
               FROM post p JOIN worker w ON w.id = p.worker JOIN team t ON t.id = p.team
               LEFT JOIN post_terms m ON m.post = p.id
               WHERE p.to_day IS NULL OR p.to_day > $1 ORDER BY t.name, w.name, p.from_day, p.id";
    reading
        .rows(sql, &[since.into()])?
        .iter()
        .map(|r| {
            Ok(Post {
                id: r.get("id")?,
                worker: r.get("worker")?,
                name: r.get("name")?,
                profession: r.get("profession")?,
                team: r.get("team")?,
                team_name: r.get("team_name")?,
                title: r.get("title")?,
                from: r.get("from_day")?,
                to: r.get("to_day")?,
                percent: r.get("percent")?,
                kind: r.get("kind")?,
            })
        })
        .collect()
}

/// A worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Key.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: String,
    /// Their number with the regulator.
    pub reference: Option<String>,
}

/// One worker.
pub fn worker(reading: &mut Reading<'_>, id: i64) -> Result<Option<Worker>, Fault> {
    let row = reading.row("SELECT id, name, profession, reference FROM worker WHERE id = $1", &[id.into()])?;
    row.map(|r| {
        Ok(Worker {
            id: r.get("id")?,
            name: r.get("name")?,
            profession: r.get("profession")?,
            reference: r.get("reference")?,
        })
    })
    .transpose()
}

/// Every worker by name: those who hold children without a post are among them.
pub fn workers(reading: &mut Reading<'_>) -> Result<Vec<Worker>, Fault> {
    let rows = reading.rows("SELECT id, name, profession, reference FROM worker ORDER BY name, id LIMIT 5000", &[])?;
    rows.iter()
        .map(|r| {
            Ok(Worker {
                id: r.get("id")?,
                name: r.get("name")?,
                profession: r.get("profession")?,
                reference: r.get("reference")?,
            })
        })
        .collect()
}

/// The name of a team.
pub fn team_name(reading: &mut Reading<'_>, team: i64) -> Result<Option<String>, Fault> {
    reading.one("SELECT name FROM team WHERE id = $1", &[team.into()])
}

/// The team of this name, whatever its letters.
pub fn team_called(reading: &mut Reading<'_>, name: &str) -> Result<Option<i64>, Fault> {
    reading.one("SELECT id FROM team WHERE lower(name) = $1", &[name.to_lowercase().into()])
}

/// Says how a post is held.
pub fn set_terms(acting: &mut Acting<'_>, post: i64, percent: i64, kind: &str) -> Result<(), Fault> {
    let terms = [("percent", percent.into()), ("kind", kind.into())];
    match acting.one::<i64>("SELECT id FROM post_terms WHERE post = $1", &[post.into()])? {
        Some(id) => {
            acting.update("post_terms", id, &terms)?;
        }
        None => {
            let [percent, kind] = terms;
            acting.insert("post_terms", &[("post", post.into()), percent, kind])?;
        }
    }
    Ok(())
}
