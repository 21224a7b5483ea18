//! One asking: what was proposed, under which rule, what came of it and why.

use crate::pages::named::Named;
use crate::pages::reach;
use crate::settling::came_of;
use crate::store::decision::{self, Decision};
use crate::store::note;
use crate::words::Standing;
use askama::Template;
use page::parts::{SummaryRow, Table, summary, table, tag};
use page::{Fail, Html, Params, Reply, Visit, esc};
use store::{Fault, Reading};

#[derive(Template)]
#[template(path = "pages/decision.html")]
struct Shown {
    back: (&'static str, &'static str),
    d: Decision,
    standing: Html,
    child: Html,
    asked: Html,
    settled: Html,
    earlier: Html,
}

/// Whose record a decision concerns.
pub fn concerned(reading: &mut Reading<'_>, params: &Params) -> Result<Vec<i64>, Fault> {
    let Some(id) = params.id("decision") else { return Ok(Vec::new()) };
    Ok(decision::decision(reading, id)?.and_then(|d| d.person).into_iter().collect())
}

/// How a decision stands, as a coloured word.
pub fn standing_tag(standing: Standing) -> Html {
    let colour = match standing {
        Standing::Held => "yellow",
        Standing::Agreed => "green",
        Standing::SentBack | Standing::Changed => "orange",
        Standing::Free | Standing::Withdrawn => "grey",
    };
    tag(standing.words(), colour)
}

fn row(what: &str, value: &str) -> SummaryRow {
    let value = Html(format!("<span class=\"kith-words\">{}</span>", esc(value)));
    SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None }
}

/// Where a decision is read: about somebody on record, under the rules of that record.
pub fn place(d: &Decision) -> String {
    if d.person.is_some() { format!("/decisions/{}", d.id) } else { format!("/decisions/{}/nobody-yet", d.id) }
}

/// GET /decisions/{decision}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let d = decision::decision(reading, visit.id("decision")?)?.ok_or(Fail::NotFound)?;
        shown(visit, reading, d)
    })
}

/// GET /decisions/{decision}/nobody-yet: about nobody on record, for the managers of the team and the one who asked.
pub fn read_unmatched(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let d = decision::decision(reading, visit.id("decision")?)?.ok_or(Fail::NotFound)?;
        if d.person.is_some() {
            return Ok(Reply::to(place(&d)));
        }
        let own = reach::teams(visit, reading)?;
        let leads = visit.may("agree_decisions") && own.is_none_or(|own| d.team.is_none_or(|t| own.contains(&t)));
        if !leads && visit.who()?.account != d.account {
            return Err(Fail::NotFound);
        }
        shown(visit, reading, d)
    })
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, d: Decision) -> Result<Reply, Fail> {
    let leads = visit.may("agree_decisions");
    let named = Named::of(visit, reading, d.person.into_iter())?;
    let mut settled = Vec::new();
    if let Some(s) = &d.settled {
        settled.push(row("Settled", &came_of(&d)));
        if let Some(instead) = &s.changed_outcome {
            settled.push(row("Decided instead", instead));
        }
        settled.push(row(if d.standing == Standing::SentBack { "What has to change" } else { "Why" }, &s.rationale));
        if !s.read.is_empty() {
            settled.push(row("What was read", &s.read));
        }
    }
    for n in note::of_decision(reading, d.id)? {
        let answered =
            n.answered.map_or("Not answered yet".to_owned(), |at| format!("Answered {}", days::long_with_time(at)));
        settled.push(row("The comment", &answered));
    }
    let due = d.due.map(|due| format!(", due {}", days::long(due))).unwrap_or_default();
    let asked = summary(&[
        row("Proposed", &d.outcome_words),
        row("Why", &d.reason),
        row("Asked by", &format!("{}, {}{due}", d.asked_by, days::long_with_time(d.asked_at))),
        row("Their experience then", &d.experience),
        row(if d.held { "Why a manager" } else { "Why no manager" }, &d.why),
        row("The rule then", &d.rule_words),
    ]);
    let others = decision::about(reading, &d.about_kind, d.about_id)?;
    let earlier: Vec<Vec<Html>> = others
        .iter()
        .filter(|o| o.id != d.id)
        .map(|o| {
            let link = format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", place(o), esc(&o.step_words));
            vec![Html(link), Html(esc(&days::long_with_time(o.asked_at))), Html(esc(&came_of(o)))]
        })
        .collect();
    let heads = ["Decision", "Asked", "What came of it"];
    let back = if leads { ("/decisions", "Decisions") } else { ("/", "Home") };
    let body = Shown {
        back,
        standing: standing_tag(d.standing),
        child: named.words(d.person),
        asked,
        settled: if settled.is_empty() { Html::default() } else { summary(&settled) },
        earlier: if earlier.is_empty() {
            Html::default()
        } else {
            table(&Table { caption: "", heads: &heads, rows: earlier })
        },
        d,
    };
    visit.page(body.d.step_words.clone(), &body)
}
