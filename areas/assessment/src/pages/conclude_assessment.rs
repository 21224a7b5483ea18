//! Concluding: outcome, reason and next steps in one place, each step with a person and a day. Whether a manager has to
//! agree first, the decision points say.

use super::asked::typed;
use crate::carrying::{self, KIND};
use crate::loaded::Loaded;
use crate::rules::proposal::{Proposal, Step};
use crate::store::assessment;
use crate::words::{Standing, outcome, outcomes};
use askama::Template;
use days::Calendar;
use oversight::published::{Ask, Asked, AskedStanding, ask, history, sent_back_notes};
use page::parts::{Errors, Field, date, error_summary, notice, radios, text, textarea};
use page::{Fail, Html, Place, Reply, Visit, esc};
use people::published::typed::{coming_day, needed_line, needed_lines};
use store::{Acting, Reading};

/// Rows for next steps. Source: local.
const ROWS: usize = 5;
/// Longest reason, in characters. Source: local.
const LONGEST: usize = 4_000;

#[derive(Template)]
#[template(path = "pages/conclude_assessment.html")]
struct Conclude {
    header: Html,
    record: String,
    errors: Html,
    clock: String,
    stops: Vec<(String, String)>,
    missed: Vec<(String, String)>,
    sent_back: Html,
    action: String,
    hidden: Html,
    outcomes: Vec<Html>,
    reason: Html,
    steps: Vec<Vec<Html>>,
    agreed: String,
}

/// GET /assessments/{record}/conclude
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let waits = visit.read(|r| Loaded::of(visit, r)).map(|l| (l.assessment.standing, l.at("decide"), l.record()))?;
    match waits {
        (Standing::Waiting, decide, _) => Ok(Reply::to(decide)),
        (Standing::Complete, _, record) => Ok(Reply::to(record)),
        (Standing::Open, ..) => shown(visit, &Errors::none()),
    }
}

fn field_of(child: i64) -> String {
    format!("outcome-{child}")
}

fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let loaded = Loaded::of(visit, reading)?;
        let before = loaded.proposal();
        let record = loaded.record();
        let at_place = |(place, words): (String, String)| (format!("{record}#{place}"), words);
        let stops = recording::published::stops(visit, reading, loaded.assessment.document)?;
        let stops: Vec<(String, String)> =
            stops.all().map(|(place, words)| at_place((place.to_owned(), words.to_owned()))).collect();
        let missed = recording::published::missed(visit, reading, loaded.assessment.document)?;
        let a = &loaded.assessment;
        let (late, _) = people::published::lateness::due(a.due, visit.today());
        let body = Conclude {
            header: people::published::header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
            record: record.clone(),
            errors: error_summary(errors),
            clock: format!(
                "{}, 45 working days from the referral of {}: a maximum, not a target.",
                late,
                days::long(a.referral)
            ),
            stops,
            missed: missed.into_iter().map(at_place).collect(),
            sent_back: said_by_manager(reading, a.id)?,
            action: loaded.at("conclude"),
            hidden: visit.hidden(),
            outcomes: outcome_fields(visit, &loaded, before.as_ref(), errors),
            reason: textarea(
                Field {
                    name: "reason",
                    label: "Why?",
                    hint: "In words that the family can follow. It stands in the child's story",
                    value: typed(visit, "reason", before.as_ref().map_or("", |p| p.reason.as_str())),
                },
                5,
                errors,
            ),
            steps: step_rows(visit, before.as_ref(), errors),
            agreed: outcomes().agreed(),
        };
        let title = format!("Outcome and next steps: {}", loaded.names());
        if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
    })
}

/// What a manager said when it was last sent back.
fn said_by_manager(reading: &mut Reading<'_>, id: i64) -> Result<Html, Fail> {
    use oversight::published::Standing as Decided;
    let Some(last) = history(reading, KIND, id)?.into_iter().next() else { return Ok(Html::default()) };
    let Some(settled) = last.settled.as_ref() else { return Ok(Html::default()) };
    let words = match last.standing {
        Decided::SentBack => format!("{} sent it back: {}", settled.by, settled.rationale),
        _ => return Ok(Html::default()),
    };
    Ok(notice("care", &words))
}

fn outcome_fields(visit: &Visit, loaded: &Loaded, before: Option<&Proposal>, errors: &Errors) -> Vec<Html> {
    let options: Vec<(&str, &str)> = outcomes().codes.iter().map(|o| (o.code.as_str(), o.words.as_str())).collect();
    let several = loaded.children.len() > 1;
    loaded
        .children
        .iter()
        .map(|child| {
            let name = field_of(child.id);
            let first = before.and_then(|p| p.outcome_of(child.id)).map_or("", |o| o.code.as_str());
            let label = if several {
                format!("What comes of it for {}?", child.short_name())
            } else {
                "What comes of it?".to_owned()
            };
            radios(Field { name: &name, label: &label, hint: "", value: typed(visit, &name, first) }, &options, errors)
        })
        .collect()
}

fn step_rows(visit: &Visit, before: Option<&Proposal>, errors: &Errors) -> Vec<Vec<Html>> {
    let kept = before.map(|p| p.steps.clone()).unwrap_or_default();
    (0..ROWS)
        .map(|n| {
            let step = kept.get(n);
            let (what, who, by) = (format!("what-{n}"), format!("who-{n}"), format!("by-{n}"));
            let by_when = step.and_then(Step::due).map(days::long).unwrap_or_default();
            let hint = if n == 0 { "Left empty, the step that the outcome begins with" } else { "" };
            vec![
                text(
                    Field {
                        name: &what,
                        label: "What",
                        hint,
                        value: typed(visit, &what, step.map_or("", |s| &s.what)),
                    },
                    "",
                    "",
                    errors,
                ),
                text(
                    Field {
                        name: &who,
                        label: "Who",
                        hint: "",
                        value: typed(visit, &who, step.map_or("", |s| &s.who)),
                    },
                    "govuk-input--width-20",
                    "",
                    errors,
                ),
                date(Field { name: &by, label: "By when", hint: "", value: typed(visit, &by, &by_when) }, errors),
            ]
        })
        .collect()
}

/// What was chosen and typed; what is wrong is noted at its field.
fn read(visit: &Visit, loaded: &Loaded, errors: &mut Errors) -> Result<Option<Proposal>, Fail> {
    let who = visit.who()?;
    let mut outcomes = Vec::new();
    for child in &loaded.children {
        let name = field_of(child.id);
        match outcome(visit.form.text(&name)) {
            Some(one) => outcomes.push((child.id, one.code.clone())),
            None => errors.add(name, format!("Choose what comes of it for {}", child.name())),
        }
    }
    let reason = errors.take("reason", needed_lines(visit.form.text("reason"), "why it comes to this", LONGEST));
    let mut proposal = Proposal {
        outcomes,
        reason: reason.unwrap_or_default(),
        steps: Vec::new(),
        by: who.name.clone(),
        worker: who.worker,
    };
    for n in 0..ROWS {
        let (what, who, by) = (format!("what-{n}"), format!("who-{n}"), format!("by-{n}"));
        let mut typed = [&what, &who, &by].map(|name| visit.form.text(name).to_owned());
        // The step with which the outcome begins, for whoever names only a person for it.
        let first = proposal.leading().filter(|o| n == 0 && !o.begins.is_empty());
        if let (Some(first), [empty, person, day]) = (first, &mut typed)
            && empty.is_empty()
        {
            empty.clone_from(&first.begins);
            if person.is_empty() {
                person.clone_from(&proposal.by);
            }
            if day.is_empty() {
                let due = Calendar::england().add_working_days(visit.today(), first.working_days.into());
                *day = due.map(days::long).unwrap_or_default();
            }
        }
        let [step, person, day] = typed;
        if [&step, &person, &day].iter().all(|t| t.is_empty()) {
            continue;
        }
        let step = errors.take(&what, needed_line(&step, "what will be done", 300));
        let person = errors.take(&who, needed_line(&person, "who does it", 100));
        let day = match errors.take(&by, coming_day(&day, "The day", visit.today())) {
            Some(Some(day)) => Some(day),
            Some(None) => {
                errors.add(by, "Enter by when: a step without a day is a hope");
                None
            }
            None => None,
        };
        if let (Some(what), Some(who), Some(day)) = (step, person, day) {
            proposal.steps.push(Step { what, who, by_when: day.to_string() });
        }
    }
    if proposal.steps.is_empty() && !proposal.may_have_no_steps() && errors.is_empty() {
        errors.add("what-0", "Say what happens next, who does it and by when");
    }
    Ok(errors.is_empty().then_some(proposal))
}

/// POST /assessments/{record}/conclude
pub fn conclude(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let loaded = visit.read(|r| Loaded::of(visit, r))?;
    if loaded.assessment.standing != Standing::Open {
        return Err(already(&loaded));
    }
    let Some(proposal) = read(visit, &loaded, &mut errors)? else { return shown(visit, &errors) };
    let asked = visit
        .act(visit.subjects.first().copied(), Some(&proposal.reason), |acting| conclude_in(acting, visit, &proposal))?;
    Ok(match asked {
        Asked { standing: AskedStanding::Free, .. } => Reply::to_saying(
            loaded.record(),
            format!("The assessment is concluded: {}. It stands in the story of {}.", proposal.words(), loaded.names()),
        ),
        Asked { standing: AskedStanding::Held, why, .. } => {
            Reply::to_saying(loaded.at("decide"), format!("It waits for a manager. {why}."))
        }
    })
}

/// Why an assessment takes no outcome any more.
pub fn already(loaded: &Loaded) -> Fail {
    Fail::Stale(match loaded.assessment.standing {
        Standing::Complete => {
            "This assessment was concluded meanwhile. Open it again to see what came of it.".to_owned()
        }
        _ => "This assessment waits for a manager. Open it again to see how it stands.".to_owned(),
    })
}

fn conclude_in(acting: &mut Acting<'_>, visit: &Visit, proposal: &Proposal) -> Result<Asked, Fail> {
    let who = visit.who()?;
    let loaded = Loaded::of(visit, acting)?;
    let a = &loaded.assessment;
    if a.standing != Standing::Open {
        return Err(already(&loaded));
    }
    let stops = recording::published::stops(visit, acting, a.document)?;
    if let Some((_, said)) = stops.all().next() {
        return Err(Fail::Refused(format!("It cannot be concluded yet. {said}.")));
    }
    let leading = proposal.leading().ok_or(Fail::NotFound)?;
    let words = format!("Assessment begun {}", days::long(a.begun_on));
    let asking = Ask {
        step: &leading.step,
        person: loaded.children.first().map(|c| c.id),
        team: a.team,
        worker: who.worker,
        account: who.account,
        by: &who.name,
        about_kind: KIND,
        about_id: a.id,
        about_words: &words,
        href: &loaded.at("decide"),
        outcome_words: &proposal.words(),
        reason: &proposal.reason,
    };
    let asked = ask(acting, &asking, visit.now)?;
    match asked.standing {
        AskedStanding::Free => carrying::conclude(acting, visit, (a.id, a.document), (proposal, None), "")?,
        AskedStanding::Held => {
            let kept = serde_json::to_string(proposal).map_err(|_| Fail::NotFound)?;
            assessment::propose(acting, a.id, &kept)?;
        }
    }
    Ok(asked)
}

/// Over an answer while it is written: what a manager said of it.
pub fn notes(reading: &mut Reading<'_>, id: i64) -> Result<Vec<(String, Html)>, Fail> {
    let notes = sent_back_notes(reading, KIND, id)?;
    Ok(notes
        .into_iter()
        .filter_map(|note| {
            let place = note.place?;
            let words = format!("{} on {}: {}", note.by, days::long_with_time(note.at), note.words);
            let html = format!(
                "<div class=\"kith-notice kith-notice--care\"><p class=\"kith-words\">{}</p></div>",
                esc(&words)
            );
            Some((page::ask::place(&place, None), Html(html)))
        })
        .collect())
}
