//! A meeting: who was there, what was decided, suspension and its alternatives, actions, the next review.

use super::form_page::{FormPage, chosen, heading, needed_day, show};
use super::referral::{one, still_open};
use super::take_in::pick;
use crate::codes::codes;
use crate::store::{action, clock, meeting, referral};
use crate::words::{Meeting, Referral};
use page::parts::{Errors, Field, date, radios, text, textarea, ticks};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;

/// How many actions one page takes.
const ACTIONS: usize = 4;

/// GET /allegations/{referral}/meetings/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let referral = visit.read(|reading| still_open(one(visit, reading)?))?;
    shown(visit, &referral, &Errors::none())
}

fn shown(visit: &Visit, referral: &Referral, errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let field = |name, label, hint| Field { name, label, hint, value: sent.text(name) };
    let considered: Vec<&str> = sent.all("alternatives").collect();
    let mut fields = vec![
        pick(
            field("kind", "Kind of meeting", "An evaluation decides how to go on"),
            &codes().meetings.options(),
            errors,
        ),
        date(field("held", "Held on", ""), errors),
        textarea(field("present", "Who was there", "A line each: name and organisation"), 4, errors),
        textarea(field("decisions", "What was decided, and why", ""), 5, errors),
        heading("Suspension"),
        radios(
            field("suspension", "What was decided about suspension", "The employer decides; alternatives come first"),
            &codes().suspension.options(),
            errors,
        ),
        ticks(
            field("alternatives", "Alternatives that were considered", ""),
            &codes().alternatives.options(),
            &considered,
            errors,
        ),
        textarea(field("suspension_why", "Why", "Needed unless suspension was not considered"), 3, errors),
        heading("Actions agreed"),
    ];
    for n in 1..=ACTIONS {
        let (what, who, due) = (format!("action-{n}"), format!("who-{n}"), format!("due-{n}"));
        let label = |words: &str| format!("{words} {n}");
        fields.push(text(
            Field { name: &what, label: &label("Action"), hint: "", value: sent.text(&what) },
            "",
            "",
            errors,
        ));
        fields.push(text(
            Field { name: &who, label: &label("Who does action"), hint: "", value: sent.text(&who) },
            "govuk-input--width-20",
            "",
            errors,
        ));
        fields.push(date(
            Field { name: &due, label: &label("When is it due, action"), hint: "", value: sent.text(&due) },
            errors,
        ));
    }
    fields.push(heading("Next review"));
    fields.push(date(field("review", "Review on", "Leave it empty for four weeks from the meeting"), errors));
    let form = FormPage {
        title: "A meeting".to_owned(),
        caption: format!("{}, {}", referral.reference, referral.setting_name),
        intro: Html::default(),
        fields,
        button: "Keep the meeting",
        back: (format!("/allegations/{}", referral.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

struct Agreed {
    words: String,
    owner: String,
    due: days::Day,
}

fn actions(visit: &Visit, errors: &mut Errors) -> Vec<Agreed> {
    let mut all = Vec::new();
    for n in 1..=ACTIONS {
        let (what, who, due) = (format!("action-{n}"), format!("who-{n}"), format!("due-{n}"));
        let sent = |name: &str| visit.form.text(name).to_owned();
        if sent(&what).is_empty() && sent(&who).is_empty() && sent(&due).is_empty() {
            continue;
        }
        let words = errors.take(&what, typed::needed_line(&sent(&what), "what will be done", 500));
        let owner = errors.take(&who, typed::needed_line(&sent(&who), "who does it", 200));
        let day = errors.take(&due, typed::coming_day(&sent(&due), "The day it is due", visit.today()));
        match (words, owner, day) {
            (Some(words), Some(owner), Some(Some(due))) => all.push(Agreed { words, owner, due }),
            (_, _, Some(None)) => errors.add(due, "Enter the day it is due"),
            _ => {}
        }
    }
    all
}

/// POST /allegations/{referral}/meetings/new
pub fn hold(visit: &Visit) -> Result<Reply, Fail> {
    let of = visit.read(|reading| still_open(one(visit, reading)?))?;
    let sent = &visit.form;
    let mut errors = Errors::none();
    let kind = errors.take("kind", chosen(&codes().meetings, sent.text("kind"), "the kind of meeting"));
    let held = errors.take("held", needed_day(visit, "held", "The day of the meeting"));
    let present = errors.take("present", typed::needed_lines(sent.text("present"), "who was there", 2000));
    let decisions = errors.take("decisions", typed::needed_lines(sent.text("decisions"), "what was decided", 10_000));
    let suspension = errors
        .take("suspension", chosen(&codes().suspension, sent.text("suspension"), "what was decided about suspension"));
    let why = errors.take("suspension_why", typed::lines(sent.text("suspension_why"), "why", 2000));
    let review = errors.take("review", typed::coming_day(sent.text("review"), "The day of the review", visit.today()));
    let agreed = actions(visit, &mut errors);
    let alternatives: Vec<String> =
        sent.all("alternatives").filter(|a| codes().alternatives.find(a).is_some()).map(str::to_owned).collect();
    if held.is_some_and(|held| held < of.received) {
        errors.add("held", format!("The referral came on {}. Check the date", days::long(of.received)));
    }
    if suspension.as_deref().is_some_and(|s| s != "not_considered") && why.as_deref() == Some("") {
        errors.add("suspension_why", "Say why, for whoever asks later");
    }
    if suspension.as_deref() == Some("suspended") && alternatives.is_empty() {
        errors.add("alternatives", "Tick the alternatives that were considered before suspension");
    }
    let (Some(kind), Some(held), Some(present), Some(decisions), Some(suspension), Some(why), Some(review), true) =
        (kind, held, present, decisions, suspension, why, review, errors.is_empty())
    else {
        return shown(visit, &of, &errors);
    };
    let decides = codes().meetings.find(&kind).is_some_and(|k| k.decides);
    let by = visit.who()?.name.clone();
    let new = Meeting {
        id: 0,
        kind,
        held,
        present,
        decisions,
        suspension,
        alternatives,
        suspension_why: why,
        review,
        by: by.clone(),
    };
    visit.act(None, None, |acting| {
        let of = still_open(referral::hold(acting, of.id)?.ok_or(Fail::NotFound)?)?;
        let id = meeting::add(acting, of.id, &new)?;
        for one in &agreed {
            let action = action::NewAction {
                referral: of.id,
                meeting: Some(id),
                kind: "action",
                words: &one.words,
                owner: &one.owner,
                due: Some(one.due),
                priority: 1,
                by: &by,
            };
            action::add(acting, &action)?;
        }
        if decides && of.decided.is_none_or(|day| held < day) {
            referral::decide(acting, of.id, held)?;
        }
        clock::stop(acting, of.id, Some("allegation_review"), held)?;
        clock::start(acting, of.id, "allegation_review", held, review, None)?;
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(
        format!("/allegations/{}", of.id),
        "The meeting is kept, with its actions and the next review.",
    ))
}
