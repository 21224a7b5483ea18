//! The queue of decisions and what came of those before: the oldest first, each with the page where its evidence is.

use crate::pages::decision::place;
use crate::pages::named::Named;
use crate::pages::reach;
use crate::rules::{decision_points, wait};
use crate::store::decision::Decision;
use crate::store::decision_list::{self, Scope};
use crate::words::{Standing, Which, counted};
use askama::Template;
use days::Day;
use page::parts::{Errors, Field, Pager, Table, choice, empty, pager, table};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::lateness;
use record::store::worker;
use store::Reading;

/// Entries on a page.
const PAGE: i64 = 25;
/// How far back the figures look, in days. Source: local.
const FIGURES_DAYS: i64 = 90;

/// The first day that the figures count.
pub fn since(today: Day) -> Day {
    today.saturating_sub(jiff::Span::new().days(FIGURES_DAYS))
}

#[derive(Template)]
#[template(path = "pages/decisions.html")]
struct Decisions {
    intro: String,
    figures: Vec<(String, String, String, bool)>,
    which: &'static str,
    fields: Vec<Html>,
    title: String,
    list: Html,
    pager: Html,
}

/// What the address asks for: which askings, of which step, of which team.
struct Wanted {
    which: Which,
    step: String,
    team: String,
}

impl Wanted {
    fn href(&self, which: Which) -> String {
        format!("/decisions/list/{}/{}/{}", which.code(), self.step, self.team)
    }
}

const ALL: &str = "all";

/// GET /decisions: what waits; with a choice from the filter, its own address.
pub fn queue(visit: &Visit) -> Result<Reply, Fail> {
    let asked = |name: &str| Some(visit.query.text(name)).filter(|v| !v.is_empty());
    if asked("which").or(asked("step")).or(asked("team")).is_none() {
        return shown(visit, &Wanted { which: Which::Waiting, step: ALL.to_owned(), team: ALL.to_owned() });
    }
    let step = asked("step").filter(|s| decision_points::step(s).is_some()).unwrap_or(ALL).to_owned();
    let team = asked("team").filter(|t| t.parse::<i64>().is_ok()).unwrap_or(ALL).to_owned();
    let which = asked("which").and_then(Which::from_code).unwrap_or(Which::Waiting);
    Ok(Reply::to(Wanted { which, step, team }.href(which)))
}

/// GET /decisions/list/{which}/{step}/{team}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let which = Which::from_code(visit.param("which")).ok_or(Fail::NotFound)?;
    let (step, team) = (visit.param("step").to_owned(), visit.param("team").to_owned());
    if step != ALL && decision_points::step(&step).is_none() {
        return Err(Fail::NotFound);
    }
    shown(visit, &Wanted { which, step, team })
}

fn shown(visit: &Visit, wanted: &Wanted) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let own = reach::teams(visit, reading)?;
        let mut teams = worker::teams(reading)?;
        teams.retain(|(id, _)| own.as_ref().is_none_or(|own| own.contains(id)));
        let chosen = match wanted.team.as_str() {
            ALL => own,
            one => {
                let id = one.parse().ok().filter(|id| teams.iter().any(|(t, _)| t == id)).ok_or(Fail::NotFound)?;
                Some(vec![id])
            }
        };
        let step = Some(wanted.step.clone()).filter(|s| s != ALL);
        let scope = Scope { teams: chosen, step, since: since(today), today };
        let of = decision_list::count(reading, &scope, wanted.which)?;
        let pages = Pager::at(visit.query.get("page"), PAGE, of);
        let found = decision_list::list(reading, &scope, wanted.which, (pages.skip(), PAGE))?;
        let named = Named::of(visit, reading, found.iter().filter_map(|d| d.person))?;
        let body = Decisions {
            intro: format!(
                "What waits is of any age. The other figures count what was asked in the last {FIGURES_DAYS} days, since {}.",
                days::long(since(today))
            ),
            figures: figures(reading, &scope, wanted)?,
            which: wanted.which.code(),
            fields: fields(wanted, &teams),
            title: format!("{}: {}", wanted.which.words(), counted(of, "decision")),
            list: rows(&found, &named, wanted.which, today),
            pager: pager(&pages, &wanted.href(wanted.which)),
        };
        visit.page(format!("Decisions: {}", wanted.which.words().to_lowercase()), &body)
    })
}

fn figures(
    reading: &mut Reading<'_>,
    scope: &Scope,
    wanted: &Wanted,
) -> Result<Vec<(String, String, String, bool)>, Fail> {
    let mut figures = Vec::new();
    for which in Which::ALL.into_iter().filter(|w| *w != Which::Settled) {
        let n = decision_list::count(reading, scope, which)?;
        figures.push((which.words().to_owned(), n.to_string(), wanted.href(which), which == wanted.which));
    }
    let waits = decision_list::waits(reading, scope)?;
    let middle = wait::median(&waits).map_or_else(|| "None yet".to_owned(), wait::words);
    let words = format!("Median wait of {} settled", waits.len());
    figures.push((words, middle, wanted.href(Which::Settled), wanted.which == Which::Settled));
    Ok(figures)
}

fn fields(wanted: &Wanted, teams: &[(i64, String)]) -> Vec<Html> {
    let none = Errors::none();
    let mut steps = vec![(ALL, "Every step")];
    steps.extend(decision_points::steps().iter().map(|s| (s.id.as_str(), s.words.as_str())));
    let at = |name, label, value| Field { name, label, hint: "", value };
    let mut fields = vec![choice(at("step", "Step", &wanted.step), &steps, &none)];
    if teams.len() > 1 {
        let ids: Vec<String> = teams.iter().map(|(id, _)| id.to_string()).collect();
        let mut offered = vec![(ALL, "Every team")];
        offered.extend(ids.iter().zip(teams).map(|(id, (_, name))| (id.as_str(), name.as_str())));
        fields.push(choice(at("team", "Team", &wanted.team), &offered, &none));
    }
    fields
}

fn rows(found: &[Decision], named: &Named, which: Which, today: Day) -> Html {
    if found.is_empty() {
        return empty(match which {
            Which::Waiting => "No decision waits for a manager.",
            _ => "None.",
        });
    }
    let quiet = |words: &str| format!("<span class=\"kith-quiet\">{}</span>", esc(words));
    let rows = found.iter().map(|d| {
        let open = named.is_open(d.person);
        let step = if open {
            format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", place(d), esc(&d.step_words))
        } else {
            esc(&d.step_words)
        };
        let proposed = if open { quiet(&d.outcome_words) } else { String::new() };
        let last = match d.standing {
            Standing::Held => waits(d, open, today),
            _ => came(d, open),
        };
        vec![
            Html(format!("{step}<br>{proposed}")),
            named.words(d.person),
            Html(format!("{}<br>{}", esc(&d.asked_by), quiet(&d.experience))),
            Html(esc(&days::long_with_time(d.asked_at))),
            Html(last),
        ]
    });
    let heads =
        ["Decision", "Child", "Asked by", "Since", if which == Which::Waiting { "Due" } else { "What came of it" }];
    table(&Table { caption: "", heads: &heads, rows: rows.collect() })
}

/// When it is due, and the way to the evidence.
fn waits(d: &Decision, open: bool, today: Day) -> String {
    let due = d.due.map_or(String::new(), |due| {
        let (words, class) = lateness::due(due, today);
        format!("<span class=\"kith-due {class}\">{}</span>", esc(&words))
    });
    let link = match open {
        true => format!(
            "<br><a class=\"govuk-link\" href=\"{}\">Open the evidence<span class=\"govuk-visually-hidden\"> for: {}</span></a>",
            esc(&d.href),
            esc(&d.about_words)
        ),
        false => String::new(),
    };
    format!("{due}{link}")
}

fn came(d: &Decision, open: bool) -> String {
    let Some(settled) = &d.settled else {
        let why = if open { format!("<br><span class=\"kith-quiet\">{}</span>", esc(&d.why)) } else { String::new() };
        return format!("{}{why}", esc(d.standing.words()));
    };
    let waited = (settled.at.as_millisecond() - d.asked_at.as_millisecond()) / 60_000;
    let by = format!("{} by {}, after {}", d.standing.words(), settled.by, wait::words(waited));
    if !open {
        return esc(&by);
    }
    let instead = settled.changed_outcome.as_ref().map_or(String::new(), |o| format!("<br>Instead: {}", esc(o)));
    format!("{}{instead}<br><span class=\"kith-quiet kith-lines\">{}</span>", esc(&by), esc(&settled.rationale))
}
