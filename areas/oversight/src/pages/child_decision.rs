//! Asking a manager about a child at a step that no other area asks for, and the page on which it is decided.

use crate::asking::{Ask, AskedStanding, ask};
use crate::pages::asked::typed;
use crate::pages::settle_form::{SettleForm, settle_form, verdict};
use crate::rules::decision_points;
use crate::rules::rationale::reason;
use crate::settling::{came_of, settle};
use crate::store::decision::{self, Decision};
use crate::store::note;
use crate::words::Standing;
use askama::Template;
use page::parts::{Errors, Field, Table, choice, error_summary, table, text, textarea};
use page::{Fail, Html, Place, Reply, Visit, esc};
use people::published::header;
use store::Reading;

/// The kind of thing that such a decision is about: the asking itself.
pub const KIND: &str = "child_decision";

/// The form by which a worker asks, or asks again.
struct Again {
    action: String,
    hidden: Html,
    fields: Vec<(&'static str, Html)>,
    words: &'static str,
    button: &'static str,
}

#[derive(Template)]
#[template(path = "pages/child_decision.html")]
struct Shown {
    header: Html,
    back: String,
    title: String,
    summary: Html,
    notes: Vec<(String, String)>,
    free: String,
    form: Html,
    again: Option<Again>,
    earlier: Html,
}

fn people(visit: &Visit) -> String {
    format!("/people/{}", visit.param("person"))
}

/// GET /people/{person}/decisions/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| new(visit, reading, &Errors::none()))
}

fn fields(visit: &Visit, before: Option<&Decision>, errors: &Errors) -> Vec<(&'static str, Html)> {
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let outcome = before.map(|d| d.outcome_words.as_str()).unwrap_or_default();
    let why = before.map(|d| d.reason.as_str()).unwrap_or_default();
    let evidence = "What you saw and heard, what the child said, and what would happen otherwise";
    vec![
        (
            "outcome",
            text(
                at("outcome", "What do you propose?", "In a few words", typed(visit, "outcome", outcome)),
                "",
                "",
                errors,
            ),
        ),
        ("reason", textarea(at("reason", "Why?", evidence, typed(visit, "reason", why)), 4, errors)),
    ]
}

fn new(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let mut steps = vec![("", "Choose")];
    steps.extend(decision_points::steps().iter().filter(|s| s.on_child).map(|s| (s.id.as_str(), s.words.as_str())));
    let hint =
        "Whether it needs a manager follows from the council's rules and your experience; it is logged either way";
    let step =
        choice(Field { name: "step", label: "Which step?", hint, value: typed(visit, "step", "") }, &steps, errors);
    let mut all = vec![("step", step)];
    all.extend(fields(visit, None, errors));
    let body = Shown {
        header: header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
        back: format!("{}/work", people(visit)),
        title: "Ask for a decision".to_owned(),
        summary: error_summary(errors),
        notes: Vec::new(),
        free: String::new(),
        form: Html::default(),
        again: Some(Again {
            action: visit.path.clone(),
            hidden: visit.hidden(),
            fields: all,
            words: "The decision",
            button: "Ask",
        }),
        earlier: Html::default(),
    };
    if errors.is_empty() {
        visit.page(body.title.clone(), &body)
    } else {
        visit.page_with_errors(body.title.clone(), &body)
    }
}

/// What is proposed and why, as sent; what is wrong is noted.
fn proposed(visit: &Visit, errors: &mut Errors) -> Option<(String, String)> {
    let line = |name: &str| visit.form.get(name).unwrap_or_default();
    let outcome = errors.take("outcome", reason(line("outcome"), "Say what you propose"));
    let why = errors.take("reason", reason(line("reason"), "Say why, so that a manager can follow it"));
    if outcome.as_ref().is_some_and(|o| o.chars().count() > MOST_OUTCOME || o.contains('\n')) {
        errors.add("outcome", format!("Use one line of at most {MOST_OUTCOME} letters; the reasons go below"));
    }
    outcome.zip(why).filter(|_| errors.is_empty())
}

/// Most letters of what is proposed. Source: local.
const MOST_OUTCOME: usize = 200;

/// POST /people/{person}/decisions/new
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let step = decision_points::step(visit.form.text("step")).filter(|s| s.on_child);
    if step.is_none() {
        errors.add("step", "Choose the step");
    }
    let said = proposed(visit, &mut errors);
    let (Some(step), Some(said)) = (step, said) else { return visit.read(|reading| new(visit, reading, &errors)) };
    asks(visit, &step.id, None, &said)
}

/// Asks in this visit's act, about a new asking or one that was there before.
fn asks(visit: &Visit, step: &str, about: Option<i64>, (outcome, why): &(String, String)) -> Result<Reply, Fail> {
    let (person, who) = (visit.subject()?, visit.who()?);
    let (asked, href) = visit.act(Some(person), None, |acting| {
        let about_id = about.unwrap_or_else(|| acting.new_id());
        let href = format!("{}/decisions/{about_id}", people(visit));
        let words = format!("asked {}", days::long(visit.today()));
        let new = Ask {
            step,
            person: Some(person),
            team: None,
            worker: who.worker,
            account: who.account,
            by: &who.name,
            about_kind: KIND,
            about_id,
            about_words: &words,
            href: &href,
            outcome_words: outcome,
            reason: why,
        };
        Ok::<_, Fail>((ask(acting, &new, visit.now)?, href))
    })?;
    let words = match asked.standing {
        AskedStanding::Held => "It waits for a manager.",
        AskedStanding::Free => "You may go on; it is logged.",
    };
    Ok(Reply::to_saying(href, format!("{words} {}", asked.why)))
}

/// Every asking about the thing in the address, the latest first. Errors with [`Fail::NotFound`] when there is none about
/// this child.
fn found(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Decision, Vec<Decision>), Fail> {
    let subject = visit.subject()?;
    let mut all = decision::about(reading, KIND, visit.id("asking")?)?;
    all.retain(|d| d.person == Some(subject));
    if all.is_empty() {
        return Err(Fail::NotFound);
    }
    let latest = all.remove(0);
    Ok((latest, all))
}

/// GET /people/{person}/decisions/{asking}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (latest, before) = found(visit, reading)?;
    let at = format!("{}/decisions/{}", people(visit), latest.about_id);
    let places = [("outcome".to_owned(), "What is proposed".to_owned()), ("reason".to_owned(), "Why".to_owned())];
    let settling = SettleForm {
        decision: &latest,
        post_to: &format!("{at}/decide"),
        hidden: Html::default(),
        otherwise: Html::default(),
        places: &places,
        evidence: &["The worker's reasons", "The child's story", "The plan and the actions", "The child's own words"],
        errors,
    };
    let notes = note::open_about(reading, KIND, latest.about_id)?;
    let beside = |place: Option<&str>| match place {
        Some("outcome") => "about what is proposed",
        Some("reason") => "about why",
        _ => "about the whole of it",
    };
    let said = |n: &crate::store::note::Note| {
        (format!("{} sent it back, {}:", n.by, beside(n.place.as_deref())), n.words.clone())
    };
    let mine = visit.who()?.account == latest.account;
    let again = matches!(latest.standing, Standing::SentBack | Standing::Held) && mine && visit.may("write_record");
    let heads = ["Proposed", "Asked", "What came of it"];
    let rows: Vec<Vec<Html>> = before
        .iter()
        .map(|d| {
            let why = d.settled.as_ref().map(|s| s.rationale.as_str()).unwrap_or_default();
            vec![
                Html::text(&d.outcome_words),
                Html::text(&format!("{}, {}", d.asked_by, days::long_with_time(d.asked_at))),
                Html(format!("{}<br><span class=\"kith-quiet kith-lines\">{}</span>", esc(&came_of(d)), esc(why))),
            ]
        })
        .collect();
    let free = match latest.standing {
        Standing::Free => format!("No manager had to be asked. {}", latest.why),
        _ => String::new(),
    };
    let body = Shown {
        header: header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
        back: format!("{}/work", people(visit)),
        title: latest.step_words.clone(),
        summary: error_summary(errors),
        notes: notes.iter().map(said).collect(),
        free,
        form: settle_form(visit, reading, &settling)?,
        again: again.then(|| {
            let words = if latest.standing == Standing::Held { "Ask again, in other words" } else { "Ask again" };
            Again {
                action: format!("{at}/again"),
                hidden: visit.hidden(),
                fields: fields(visit, Some(&latest), errors),
                words,
                button: "Ask again",
            }
        }),
        earlier: if rows.is_empty() { Html::default() } else { table(&Table { caption: "", heads: &heads, rows }) },
    };
    if errors.is_empty() {
        visit.page(body.title.clone(), &body)
    } else {
        visit.page_with_errors(body.title.clone(), &body)
    }
}

/// POST /people/{person}/decisions/{asking}/again
pub fn again(visit: &Visit) -> Result<Reply, Fail> {
    let (latest, _) = visit.read(|reading| found(visit, reading))?;
    if visit.who()?.account != latest.account {
        return Err(Fail::NotForYou);
    }
    if !matches!(latest.standing, Standing::SentBack | Standing::Held) {
        let said = format!("This was settled meanwhile: {}. Ask for a new decision if it needs one.", came_of(&latest));
        return Err(Fail::Stale(said));
    }
    let mut errors = Errors::none();
    match proposed(visit, &mut errors) {
        Some(said) => asks(visit, &latest.step, Some(latest.about_id), &said),
        None => visit.read(|reading| shown(visit, reading, &errors)),
    }
}

/// POST /people/{person}/decisions/{asking}/decide
pub fn decide(visit: &Visit) -> Result<Reply, Fail> {
    let (person, who) = (visit.subject()?, visit.who()?);
    let mut errors = Errors::none();
    let (latest, _) = visit.read(|reading| found(visit, reading))?;
    let Some(verdict) = verdict(visit, &mut errors) else {
        return visit.read(|reading| shown(visit, reading, &errors));
    };
    // The one on the page: asked again meanwhile, it was taken back, and the manager is told so.
    let decision = visit.form.text("decision").parse().unwrap_or(latest.id);
    let known = visit.read(|reading| {
        let (latest, before) = found(visit, reading)?;
        Ok::<_, Fail>(latest.id == decision || before.iter().any(|d| d.id == decision))
    })?;
    if !known {
        return Err(Fail::NotFound);
    }
    let settled = visit
        .act(Some(person), None, |acting| settle(acting, decision, &verdict, who, visit.now).map_err(Fail::from))?;
    Ok(Reply::to_saying("/decisions", format!("{}.", came_of(&settled))))
}
