//! What the home page shows of a worker's own work. All of it, grouped in other ways, is at `/work`.

pub mod all;
pub mod lines;

use crate::rules::my_work::When;
use askama::Template;
use lines::{Line, lines};
use page::{Fail, Html, Visit};

/// Late lines in sight; the rest are under a fold. Source: local.
const LATE_IN_SIGHT: usize = 10;

/// Lines under one heading; those beyond `in_sight` are under a fold.
struct Group {
    title: &'static str,
    in_sight: Vec<Line>,
    folded: Vec<Line>,
}

#[derive(Template)]
#[template(path = "pages/my_work.html")]
struct MyWork {
    summed: String,
    groups: Vec<Group>,
}

/// What the worker signed in must do: today first, then what is late, then the days to come. Law comes before guidance,
/// guidance before what was agreed.
pub fn my_work(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker else { return Ok(None) };
    let today = visit.today();
    let lines = visit.read(|reading| lines(visit, reading, worker))?;
    if lines.is_empty() && (visit.may("allocate") || !visit.may("write_record")) {
        return Ok(None);
    }
    let summed = if lines.is_empty() { String::new() } else { summed(&lines, today) };
    let mut groups = Vec::new();
    for when in When::ALL {
        let mut in_sight: Vec<Line> = lines.iter().filter(|l| When::of(l.day, today) == when).cloned().collect();
        let sight = match when {
            When::Later => 0,
            When::Late => LATE_IN_SIGHT,
            When::Today | When::Soon => in_sight.len(),
        };
        let folded = in_sight.split_off(sight.min(in_sight.len()));
        if !(in_sight.is_empty() && folded.is_empty()) {
            groups.push(Group { title: when.words(), in_sight, folded });
        }
    }
    Ok(Some(Html::of(&MyWork { summed, groups })))
}

/// "1 due today, 2 late, 3 in the next 7 days".
fn summed(lines: &[Line], today: days::Day) -> String {
    let count = |when| lines.iter().filter(|l| When::of(l.day, today) == when).count();
    format!("{} due today, {} late, {} in the next 7 days", count(When::Today), count(When::Late), count(When::Soon))
}
