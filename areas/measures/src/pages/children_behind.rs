//! The children behind a figure: on a page, or as a file.

use crate::figures::{by_team, counted, mine};
use crate::pages::one_measure::named;
use access::Sight;
use askama::Template;
use page::parts::{Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::person::{self, Person};
use record::store::worker;
use store::Reading;

/// Children on a page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "pages/children_behind.html")]
struct ChildrenBehind {
    back: (String, String),
    title: String,
    file: String,
    list: Html,
    pager: Html,
}

struct Child {
    person: Option<Person>,
    team: String,
    worker: String,
}

fn people(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Vec<i64>, String), Fail> {
    let measure = named(visit)?;
    let mut counted = counted(reading, measure, visit.today())?;
    let mut of = String::new();
    match visit.param("team") {
        "" => {}
        "mine" => {
            let worker = visit.who()?.worker.ok_or(Fail::NotFound)?;
            (counted, of) =
                (mine(reading, &counted, worker, visit.today())?, ", of the children you answer for".to_owned());
        }
        team => {
            let teams = by_team(reading, &counted, visit.today())?;
            let one = teams.into_iter().find(|t| t.team.to_string() == team).ok_or(Fail::NotFound)?;
            (counted, of) = (one.counted, format!(", {}", one.name));
        }
    }
    match visit.param("which") {
        "met" => Ok((counted.met, format!("counted{of}"))),
        "unmet" => Ok((counted.unmet, format!("not yet{of}"))),
        _ => Err(Fail::NotFound),
    }
}

fn child(visit: &Visit, reading: &mut Reading<'_>, id: i64) -> Result<Child, Fail> {
    if visit.house.sights.sight(reading, visit.who()?, id, visit.now)? != Sight::Open {
        return Ok(Child { person: None, team: String::new(), worker: String::new() });
    }
    let held = worker::responsible(reading, id, visit.today())?;
    let first = held.first();
    let words = |name: Option<&String>| name.cloned().unwrap_or_default();
    Ok(Child {
        person: Some(person::person(reading, id)?),
        team: words(first.and_then(|r| r.team_name.as_ref())),
        worker: words(first.and_then(|r| r.worker_name.as_ref())),
    })
}

/// GET /measures/{measure}/{which}, and of one team, or of the visitor's own children
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let measure = named(visit)?;
    visit.read(|reading| {
        let (all, which) = people(visit, reading)?;
        let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(all.len()).unwrap_or(i64::MAX));
        let skip = usize::try_from(pages.skip()).unwrap_or(0);
        let mut rows = Vec::new();
        for id in all.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0)) {
            let child = child(visit, reading, *id)?;
            rows.push(match &child.person {
                None => vec![
                    Html::text("A record that you may not open"),
                    Html::default(),
                    Html::default(),
                    Html::default(),
                ],
                Some(person) => vec![
                    Html(format!(
                        "<a class=\"govuk-link\" href=\"/people/{}\">{}</a>",
                        person.kith_number,
                        esc(&person.name())
                    )),
                    Html::text(&person.age_on(visit.today()).map(|a| a.to_string()).unwrap_or_default()),
                    Html::text(&child.team),
                    Html::text(&child.worker),
                ],
            });
        }
        let list = if rows.is_empty() {
            empty("Nobody.")
        } else {
            table(&Table { caption: "", heads: &["Name", "Age", "Team", "Worker"], rows })
        };
        let number = if all.len() == 1 { "1 child".to_owned() } else { format!("{} children", all.len()) };
        let body = ChildrenBehind {
            back: (format!("/measures/{}", measure.id), measure.title.clone()),
            title: format!("{number} {which}"),
            file: format!("{}/list.csv", visit.path),
            list,
            pager: pager(&pages, &visit.path),
        };
        visit.page(format!("{}: {number} {which}", measure.title), &body)
    })
}

/// GET /measures/{measure}/{which}/list.csv
pub fn file(visit: &Visit) -> Result<Reply, Fail> {
    let measure = named(visit)?;
    visit.read(|reading| {
        let (all, _) = people(visit, reading)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        let fault = |_| Fail::Refused("The list could not be written. Try again.".to_owned());
        writer.write_record(["Kith number", "Name", "Date of birth", "Team", "Worker"]).map_err(fault)?;
        for id in all {
            let child = child(visit, reading, id)?;
            let cells = match &child.person {
                None => ["", "A record that you may not open", "", "", ""].map(str::to_owned),
                Some(p) => [
                    p.shown_number(),
                    p.name(),
                    p.birth.map(|b| b.to_string()).unwrap_or_default(),
                    child.team.clone(),
                    child.worker.clone(),
                ],
            };
            writer.write_record(cells.map(|c| safe(&c))).map_err(fault)?;
        }
        let bytes = writer.into_inner().unwrap_or_default();
        let name = format!("{}-{}.csv", measure.id, visit.param("which"));
        Ok(Reply::Download { name, content_type: "text/csv; charset=utf-8", bytes })
    })
}

/// A cell that a spreadsheet does not run: one that begins as a formula gets a quote before it.
///
/// Source: OWASP, CSV injection.
fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
