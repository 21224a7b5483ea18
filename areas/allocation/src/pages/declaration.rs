//! One declaration, as a manager of its worker reads it: what was declared, and whom on record it is about.

use super::conflicts::{about, linked, managed, open};
use super::plain_form::link;
use crate::store::conflict::{self, Conflict};
use crate::store::tie::{self, Tie};
use crate::store::{circle, holding};
use crate::words::{KINDS, words_of};
use askama::Template;
use page::parts::{Errors, Field, SummaryRow, Table, notice, summary, table, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::all_seen_as;
use people::published::typed::needed_lines;
use record::store::person;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/declaration.html")]
struct Declaration {
    facts: Html,
    ties: Vec<(Html, Html)>,
    none: &'static str,
    answers: Html,
    add: Html,
    withdrawn: Html,
}

/// The declaration of the address, for a manager of its worker. Nobody settles on whom their own is about.
pub fn found(visit: &Visit, reading: &mut Reading<'_>) -> Result<Conflict, Fail> {
    let all = managed(visit, reading)?;
    let found = conflict::one(reading, visit.id("conflict")?)?.filter(|c| all.contains(&c.worker));
    let found = found.ok_or(Fail::NotFound)?;
    if visit.who()?.worker == Some(found.worker) {
        let say = "You declared this yourself. Somebody else who manages you says whom on record it is about.";
        return Err(Fail::Refused(say.to_owned()));
    }
    Ok(found)
}

/// The same, or that it no longer holds.
pub fn found_holding(visit: &Visit, reading: &mut Reading<'_>) -> Result<Conflict, Fail> {
    let found = found(visit, reading)?;
    if found.ended.is_some() {
        let say = "The worker took this declaration back, so it is about nobody any more. Open the team's declarations again.";
        return Err(Fail::Stale(say.to_owned()));
    }
    Ok(found)
}

/// What was declared, as rows.
pub fn facts(visit: &Visit, reading: &mut Reading<'_>, c: &Conflict) -> Result<Html, Fail> {
    let seen = open(visit, reading, std::slice::from_ref(c))?;
    let open = c.declared.person.is_none_or(|p| seen.get(&p).copied().unwrap_or_default());
    let row = |what: &str, value: &str| SummaryRow {
        what: what.to_owned(),
        value: Html::text(value),
        confirmed: String::new(),
        act: None,
    };
    let mut rows = vec![
        row("Worker", &c.worker_name),
        row("What was declared", &about(c, open)),
        row("How they know them", words_of(&KINDS, &c.kind)),
        row("In their words", if c.words.is_empty() { "Nothing more" } else { &c.words }),
        row("Declared", &days::long(days::day_of(c.at))),
    ];
    if let Some(born) = c.declared.born.filter(|_| open) {
        rows.insert(2, row("Date of birth", &days::long(born)));
    }
    if let Some((at, why)) = &c.ended {
        rows.push(row("Taken back", &format!("{}: {why}", days::long(days::day_of(*at)))));
    }
    Ok(summary(&rows))
}

/// The children for whom the worker answers now and who belong to these people, in words; nothing when there is none.
pub fn answers_now(
    visit: &Visit,
    reading: &mut Reading<'_>,
    worker: (i64, &str),
    people: &[i64],
) -> Result<Html, Fail> {
    let held = holding::of_worker(reading, worker.0, visit.today())?;
    let mut known = Vec::new();
    for (child, _) in held {
        let around = circle::circle(reading, &[child])?;
        if around.people.iter().any(|near| people.contains(&near.person)) {
            known.push(child);
        }
    }
    if known.is_empty() {
        return Ok(Html::default());
    }
    let all = person::people(reading, &known)?;
    let seen = all_seen_as(visit, reading, &all)?;
    let names: Vec<String> = all
        .iter()
        .map(|p| {
            seen.get(&p.id).filter(|s| s.open).map_or("a record that you may not open".to_owned(), |s| s.name.clone())
        })
        .collect();
    let say = format!(
        "{} answers now for {}. A tie takes no child away from a worker: allocate to somebody else, or a service manager decides otherwise with a reason",
        worker.1,
        names.join(" and ")
    );
    Ok(notice("care", &say))
}

fn withdraw_form(visit: &Visit, tie: &Tie) -> Html {
    let name = format!("why-{}", tie.id);
    let field = Field { name: &name, label: "Why is it not about them?", hint: "", value: "" };
    let why = textarea(field, 2, &Errors::none());
    Html(format!(
        "<details class=\"kith-earlier kith-no-print\"><summary>It is not about them</summary><form method=\"post\" action=\"/conflicts/{}/ties/{}/withdraw\" novalidate>{}{why}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">Withdraw the tie</button></form></details>",
        tie.conflict,
        tie.id,
        visit.hidden()
    ))
}

/// GET /conflicts/{conflict}
pub fn one(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let c = found(visit, reading)?;
        let all = tie::of_conflict(reading, c.declared.id)?;
        let ids: Vec<i64> = all.iter().map(|t| t.person).collect();
        let people = person::people(reading, &ids)?;
        let seen = all_seen_as(visit, reading, &people)?;
        let name = |t: &Tie| {
            let who = people.iter().find(|p| p.id == t.person).zip(seen.get(&t.person)).filter(|(_, s)| s.open);
            (who.is_some(), linked(who.map(|(p, s)| (p.kith_number.as_str(), s.name.as_str()))))
        };
        let mut ties = Vec::new();
        let mut over = Vec::new();
        for t in &all {
            let (open, name) = name(t);
            let reason = if open { t.reason.as_str() } else { "" };
            match &t.ended {
                None => {
                    let said = format!(
                        "<b>{name}</b> and their family<span class=\"kith-quiet\">{} by {}{}</span>",
                        days::long(days::day_of(t.at)),
                        esc(&t.by),
                        if reason.is_empty() { String::new() } else { format!(": {}", esc(reason)) }
                    );
                    let form = if open && c.ended.is_none() { withdraw_form(visit, t) } else { Html::default() };
                    ties.push((Html(said), form));
                }
                Some((at, by, why)) => {
                    let why = if open { why.as_str() } else { "" };
                    over.push(vec![name, Html::text(&days::long(days::day_of(*at))), Html::text(by), Html::text(why)]);
                }
            }
        }
        let tied: Vec<i64> = all.iter().filter(|t| t.ended.is_none()).map(|t| t.person).collect();
        let holds = c.ended.is_none();
        let answers = if holds && !tied.is_empty() {
            answers_now(visit, reading, (c.worker, &c.worker_name), &tied)?
        } else {
            Html::default()
        };
        let words = if tied.is_empty() { "Tie it to a person on record" } else { "Tie it to somebody else as well" };
        let body = Declaration {
            facts: facts(visit, reading, &c)?,
            none: match (ties.is_empty(), holds) {
                (false, _) => "",
                (true, true) => "Nobody yet. Until then it is held against the names and addresses on record, and a likeness is only asked about.",
                (true, false) => "Nobody.",
            },
            ties,
            answers,
            add: if holds { link(&format!("/conflicts/{}/tie", c.declared.id), words) } else { Html::default() },
            withdrawn: if over.is_empty() {
                Html::default()
            } else {
                table(&Table { caption: "Withdrawn", heads: &["Who", "Withdrawn", "By", "Why"], rows: over })
            },
        };
        visit.page(format!("Declaration of {}", c.worker_name), &body)
    })
}

/// POST /conflicts/{conflict}/ties/{tie}/withdraw
pub fn withdraw(visit: &Visit) -> Result<Reply, Fail> {
    let (c, id) = (visit.read(|reading| found_holding(visit, reading))?, visit.id("tie")?);
    let why = needed_lines(visit.form.get(&format!("why-{id}")).unwrap_or_default(), "why it is not about them", 500);
    let why = why.map_err(|fault| Fail::Refused(format!("{fault}. Go back, and say it beside the tie.")))?;
    let by = visit.who()?.name.clone();
    // About nobody: it must not stand in the history of a record that the worker may be able to open.
    visit.act(None, Some(&why), |acting| match tie::withdraw(acting, c.declared.id, id, &why, &by)? {
        true => Ok(()),
        false => {
            let say = "This tie was withdrawn before, or is not one of this declaration. Open the declaration again.";
            Err(Fail::Stale(say.to_owned()))
        }
    })?;
    let to = format!("/conflicts/{}", c.declared.id);
    Ok(Reply::to_saying(to, "Withdrawn. It stays listed with your reason."))
}
