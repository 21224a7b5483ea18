//! Two results of one child beside each other.

use crate::results::{self, ResultShort};
use crate::rules::compare::{compare as beside, in_words};
use crate::rules::graded::Graded;
use crate::words;
use askama::Template;
use page::parts::tag;
use page::{Fail, Html, Place, Reply, Visit};
use store::Reading;

struct Side {
    day: String,
    grade: String,
    seen: Vec<(String, String)>,
}

struct AreaShown {
    id: String,
    title: String,
    change: Html,
    sides: [Side; 2],
}

#[derive(Template)]
#[template(path = "pages/compare_results.html")]
struct Beside {
    header: Html,
    title: String,
    told: String,
    areas: Vec<AreaShown>,
    records: Vec<(String, String)>,
}

/// The two results that the address names, the earlier day first. They must be of this child.
fn two(visit: &Visit, reading: &mut Reading<'_>) -> Result<(ResultShort, ResultShort), Fail> {
    let (one, other) = (visit.id("earlier")?, visit.id("later")?);
    for toolkit in words::toolkits() {
        let all = results::of_person(reading, toolkit, visit.subject()?)?;
        let find = |id| all.iter().find(|r| r.id == id).cloned();
        if let (Some(one), Some(other)) = (find(one), find(other)) {
            return Ok(if one.day <= other.day { (one, other) } else { (other, one) });
        }
    }
    Err(Fail::NotFound)
}

fn side(result: &ResultShort, area: Option<&Graded>) -> Side {
    let grade = area.and_then(|a| a.grade.as_ref()).map_or("Not graded".to_owned(), |g| g.words.clone());
    let seen = area.map(|a| a.seen.iter().map(|o| (o.what.clone(), o.when_and_who.clone())).collect());
    Side { day: days::long(result.day), grade, seen: seen.unwrap_or_default() }
}

/// GET /people/{person}/toolkits/compare/{earlier}/{later}
pub fn compare(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let (earlier, later) = two(visit, reading)?;
        let (before, now) = (results::graded(reading, earlier.id)?, results::graded(reading, later.id)?);
        let all = beside(&before, &now);
        let areas = all
            .iter()
            .map(|one| AreaShown {
                id: one.later.or(one.earlier).map(|a| format!("area-{}", a.question)).unwrap_or_default(),
                title: one.title().to_owned(),
                change: tag(one.change.words(), one.change.colour()),
                sides: [side(&earlier, one.earlier), side(&later, one.later)],
            })
            .collect();
        let body = Beside {
            header: people::published::header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
            title: later.title.clone(),
            told: format!("From {} to {}: {}", days::long(earlier.day), days::long(later.day), in_words(&all)),
            areas,
            records: [&earlier, &later]
                .map(|r| (r.href.clone(), format!("The whole result of {}", days::long(r.day))))
                .to_vec(),
        };
        visit.page(format!("{}, area by area", body.title), &body)
    })
}
