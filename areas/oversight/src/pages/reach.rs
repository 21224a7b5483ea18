//! Whose work a visitor oversees.

use access::Reach;
use page::{Fail, Visit};
use record::store::worker::{self, Post};
use store::Reading;

/// The teams that a visitor oversees today; nothing when it is all of them.
pub fn teams(visit: &Visit, reading: &mut Reading<'_>) -> Result<Option<Vec<i64>>, Fail> {
    let who = visit.who()?;
    if who.role.reach == Reach::All {
        return Ok(None);
    }
    Ok(Some(match who.worker {
        Some(own) => worker::teams_of(reading, own, visit.today())?,
        None => Vec::new(),
    }))
}

/// The workers of those teams, with their posts, by team and name.
pub fn workers(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<Post>, Fail> {
    let teams = teams(visit, reading)?;
    let mut posts = worker::posts(reading, visit.today())?;
    posts.retain(|p| teams.as_ref().is_none_or(|t| t.contains(&p.team)));
    Ok(posts)
}

/// One worker of those teams. Errors with [`Fail::NotFound`] for one of another team, or none.
pub fn one_worker(visit: &Visit, reading: &mut Reading<'_>, id: i64) -> Result<Post, Fail> {
    workers(visit, reading)?.into_iter().find(|p| p.worker == id).ok_or(Fail::NotFound)
}
