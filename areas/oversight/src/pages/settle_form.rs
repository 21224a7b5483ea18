//! The form by which a manager settles what waits, on the page where the evidence is, and what was sent with it.

use crate::rules::rationale::reason;
use crate::settling::{BACK, SettleRefusal, Verdict, WHY, came_of, may_settle};
use crate::store::decision::Decision;
use crate::words::Standing;
use askama::Template;
use page::parts::{Errors, Field, SummaryRow, choice, summary, text, textarea, ticks};
use page::{Fail, Html, Visit, esc};
use store::Reading;

/// What the form needs from the page it stands on.
pub struct SettleForm<'a> {
    /// What waits.
    pub decision: &'a Decision,
    /// Where the form is sent: a route of the asking area.
    pub post_to: &'a str,
    /// Further hidden fields, as of what else the page carries; the forgery word is in the form already.
    pub hidden: Html,
    /// Answers it can be sent back to: the place's id and its question. May be empty.
    pub places: &'a [(String, String)],
    /// What there is to read, offered as ticks: "The assessment". May be empty.
    pub evidence: &'a [&'a str],
    /// Fields of the asking area for what is decided instead, read by [`verdict_with`]; empty where words will do.
    pub otherwise: Html,
    /// What was wrong with the last try; none at first.
    pub errors: &'a Errors,
}

#[derive(Template)]
#[template(path = "pages/settle_form.html")]
struct Shown<'a> {
    decision: &'a Decision,
    facts: Html,
    refused: Option<String>,
    post_to: &'a str,
    hidden: Html,
    error: String,
    chosen: &'a str,
    read: Html,
    place: Html,
    outcome: Html,
    rationale: Html,
}

fn row(what: &str, value: &str) -> SummaryRow {
    let value = Html(format!("<span class=\"kith-words\">{}</span>", esc(value)));
    SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None }
}

/// Who asks for what, why, since when, and why it is a manager's; then, for somebody who may settle it, the form.
/// Somebody who may not reads that it waits; of a decision that no longer waits, what came of it.
pub fn settle_form(visit: &Visit, reading: &mut Reading<'_>, form: &SettleForm<'_>) -> Result<Html, Fail> {
    let decision = form.decision;
    let refused = match decision.standing {
        Standing::Held => match may_settle(reading, decision, visit.who()?, visit.now) {
            Ok(()) => None,
            Err(SettleRefusal::Fault(fault)) => return Err(fault.into()),
            Err(SettleRefusal::OwnAsking) => Some(format!("{}.", SettleRefusal::OwnAsking)),
            Err(_) => Some("It waits for a manager of the team. Nothing more can be done here until then.".to_owned()),
        },
        _ => Some(format!("{}.", came_of(decision))),
    };
    let typed = |name: &str| visit.form.get(name).unwrap_or_default();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let due = decision.due.map(|d| format!(", due {}", days::long(d))).unwrap_or_default();
    let mut facts = vec![
        row("Proposed", &decision.outcome_words),
        row("Why", &decision.reason),
        row("Asked by", &format!("{}, {}{due}", decision.asked_by, days::long_with_time(decision.asked_at))),
        row("Why a manager", &format!("{} Who must ask: {}.", decision.why, decision.rule_words)),
    ];
    if let Some(settled) = &decision.settled {
        facts.extend(settled.changed_outcome.as_ref().map(|instead| row("Decided instead", instead)));
        facts.push(row("The manager's reason", &settled.rationale));
    }
    let facts = summary(&facts);
    let evidence: Vec<(&str, &str)> = form.evidence.iter().map(|e| (*e, *e)).collect();
    let chosen: Vec<&str> = visit.form.all("read").collect();
    let mut read = String::new();
    if !evidence.is_empty() {
        read.push_str(&ticks(at("read", "What did you read?", "", ""), &evidence, &chosen, form.errors).0);
    }
    let more = if evidence.is_empty() { "What did you read?" } else { "What else did you read?" };
    let more_name = if evidence.is_empty() { "read" } else { "read_more" };
    read.push_str(&text(at(more_name, more, "", typed(more_name)), "", "", form.errors).0);
    let mut places = vec![("", "The whole of it")];
    places.extend(form.places.iter().map(|(id, words)| (id.as_str(), words.as_str())));
    let which = "Your comment will stand beside this answer until the worker has written it anew";
    let place = if form.places.is_empty() {
        Html::default()
    } else {
        choice(at("place", "To which answer?", which, typed("place")), &places, form.errors)
    };
    let outcome = if form.otherwise.is_empty() {
        text(at("outcome", "What do you decide instead?", "", typed("outcome")), "", "", form.errors)
    } else {
        form.otherwise.clone()
    };
    let label = "Your reason, or what has to change";
    let hint =
        "In words that the worker, and one day the family, can follow. A decision without a reason does not count.";
    Ok(Html::of(&Shown {
        decision,
        facts,
        refused,
        post_to: form.post_to,
        hidden: Html(format!("{}{}", visit.hidden(), form.hidden)),
        error: form.errors.at("verdict").unwrap_or_default().to_owned(),
        chosen: typed("verdict"),
        read: Html(read),
        place,
        outcome,
        rationale: textarea(at("rationale", label, hint, typed("rationale")), 4, form.errors),
    }))
}

/// The verdict that the form sent; nothing when something is wrong, which is then noted in `errors` at its field.
pub fn verdict(visit: &Visit, errors: &mut Errors) -> Option<Verdict> {
    verdict_with(visit, errors, |errors| {
        let outcome = questions::clean(visit.form.text("outcome")).trim().to_owned();
        if !questions::says_something(&outcome) {
            errors.add("outcome", SettleRefusal::NoOutcome.to_string());
            return None;
        }
        Some(outcome)
    })
}

/// The same where the asking area reads what is decided instead from fields of its own, and gives it in words.
pub fn verdict_with(
    visit: &Visit,
    errors: &mut Errors,
    otherwise: impl FnOnce(&mut Errors) -> Option<String>,
) -> Option<Verdict> {
    let chosen = visit.form.text("verdict");
    let missing = if chosen == "send_back" { BACK } else { WHY };
    let why = errors.take("rationale", reason(visit.form.get("rationale").unwrap_or_default(), missing));
    match chosen {
        "agree" => {
            let read = read_words(visit);
            if !questions::says_something(&read) {
                errors.add("read", SettleRefusal::NothingRead.to_string());
            }
            Some(Verdict::Agree { rationale: why?, read }).filter(|_| errors.is_empty())
        }
        "send_back" => {
            let place = Some(visit.form.text("place").to_owned()).filter(|p| !p.is_empty());
            Some(Verdict::SendBack { place, comment: why? })
        }
        "change" => {
            let outcome = otherwise(errors);
            Some(Verdict::Change { outcome: outcome?, rationale: why? }).filter(|_| errors.is_empty())
        }
        _ => {
            errors.add("verdict", "Choose what you decide");
            None
        }
    }
}

fn read_words(visit: &Visit) -> String {
    let ticked = visit.form.all("read").map(str::trim);
    let all: Vec<&str> = ticked.chain([visit.form.text("read_more")]).filter(|r| !r.is_empty()).collect();
    all.join("; ")
}
