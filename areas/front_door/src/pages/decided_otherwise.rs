//! A manager decides otherwise than was proposed: another outcome, the reason that the referrer is told, and which of the
//! proposed steps still hold. The proposal stays on record beside it, and the contact goes on with the manager's outcome.

use super::asked::{choices, field, value};
use crate::codes::{self, Outcome};
use crate::finish::{self, By, NextStep};
use crate::rules::decide::{Facts, Typed, check};
use crate::rules::threshold::ThresholdDocument;
use crate::store::contact::Contact;
use crate::store::decision::{self, Decision, NewDecision};
use page::parts::{Errors, choice, radios, textarea, ticks};
use page::{Fail, Html, Visit};
use people::published::typed::lines;
use store::Acting;

/// The fields' names, beside those by which a worker decides.
const NAMES: [(&str, &str); 4] = [
    ("outcome", "other_outcome"),
    ("reason", "other_reason"),
    ("level", "other_level"),
    ("where_to_go", "other_where_to_go"),
];
/// The steps that still hold.
const STEPS: &str = "other_steps";
/// Longest text of one answer. Source: local.
const LONGEST: usize = 5000;

/// What is decided instead.
pub struct Otherwise {
    typed: Typed,
    outcome: &'static Outcome,
    steps: Vec<NextStep>,
}

impl Otherwise {
    /// "Early help".
    pub fn words(&self) -> String {
        self.outcome.words.clone()
    }
}

fn proposed_steps(waits: &Decision) -> Vec<NextStep> {
    serde_json::from_str(&waits.next_steps).unwrap_or_default()
}

/// The fields in which a manager says what they decide instead.
pub fn fields(
    visit: &Visit,
    contact: &Contact,
    waits: &Decision,
    document: &ThresholdDocument,
    errors: &Errors,
) -> Html {
    let outcomes: Vec<(&str, &str)> = codes::outcomes()
        .codes
        .iter()
        .filter(|o| o.code != waits.typed.outcome)
        .filter(|o| contact.person.is_some() || !(o.referral || o.code == "already_open"))
        .map(|o| (o.code.as_str(), o.words.as_str()))
        .collect();
    let levels: Vec<(String, String)> =
        document.levels.iter().map(|l| (l.number.to_string(), format!("{}: {}", l.number, l.name))).collect();
    let levels: Vec<(&str, &str)> = levels.iter().map(|(c, w)| (c.as_str(), w.as_str())).collect();
    let level = waits.typed.level.map(|l| l.to_string()).unwrap_or_default();
    let mut all = vec![
        radios(field(visit, "other_outcome", "What happens instead?", "", ""), &outcomes, errors),
        choice(
            field(
                visit,
                "other_reason",
                "The reason that the referrer is told",
                "Choose one that goes with the outcome",
                "",
            ),
            &choices("Choose", codes::reasons()),
            errors,
        ),
        radios(field(visit, "other_level", "Which level of the threshold document fits?", "", &level), &levels, errors),
        textarea(
            field(
                visit,
                "other_where_to_go",
                "Where can the family and the referrer go instead?",
                "Only where the threshold was not met. Leave it empty to send what the level of the threshold document says.",
                "",
            ),
            2,
            errors,
        ),
    ];
    let steps = proposed_steps(waits);
    if !steps.is_empty() {
        let keys: Vec<(String, String)> = (0..).zip(&steps).map(|(n, s)| (format!("{n}"), said(s))).collect();
        let offered: Vec<(&str, &str)> = keys.iter().map(|(k, w)| (k.as_str(), w.as_str())).collect();
        let chosen: Vec<&str> = if visit.form.get("verdict").is_some() {
            visit.form.all(STEPS).collect()
        } else {
            keys.iter().map(|(k, _)| k.as_str()).collect()
        };
        let label = field(visit, STEPS, "Which of the proposed steps still hold?", "", "");
        all.push(ticks(label, &offered, &chosen, errors));
    }
    Html(all.into_iter().map(|f| f.0).collect())
}

fn said(step: &NextStep) -> String {
    let due = step.due.parse::<days::Day>().map(days::long).unwrap_or_default();
    format!("{}: {}, by {due}", step.words, step.owner_words)
}

/// What was decided instead; what is wrong is noted at its field.
pub fn read(
    visit: &Visit,
    contact: &Contact,
    waits: &Decision,
    document: &ThresholdDocument,
    errors: &mut Errors,
) -> Option<Otherwise> {
    if document.levels.is_empty() {
        errors.add("other_level", "No threshold document is in force today. Put a version in force first, then decide");
        return None;
    }
    let level = value(visit, "other_level").parse::<u8>().ok().filter(|l| document.level(*l).is_some());
    let place = lines(value(visit, "other_where_to_go"), "where to go instead", LONGEST);
    let mut typed = Typed {
        outcome: value(visit, "other_outcome").to_owned(),
        reason: value(visit, "other_reason").to_owned(),
        rationale: value(visit, "rationale").trim().to_owned(),
        level,
        where_to_go: errors.take("other_where_to_go", place).unwrap_or_default(),
        ..waits.typed.clone()
    };
    if codes::outcome(&typed.outcome).is_some_and(|o| o.where_to_go) && typed.where_to_go.is_empty() {
        typed.where_to_go = level.and_then(|l| document.level(l)).map(|l| l.where_to_go.clone()).unwrap_or_default();
    }
    if typed.outcome == waits.typed.outcome {
        errors.add("other_outcome", "That is what was proposed. Agree to it, or choose another outcome");
        return None;
    }
    let facts = Facts {
        matched: contact.person.is_some(),
        not_identified: contact.person.is_none() && contact.settled_who(),
        has_threshold: true,
        decided: false,
    };
    let ticked: Vec<&str> = visit.form.all(STEPS).collect();
    let steps = (0..).zip(proposed_steps(waits)).filter(|(n, _)| ticked.contains(&n.to_string().as_str()));
    match check(&typed, facts) {
        Ok(outcome) => Some(Otherwise { outcome, steps: steps.map(|(_, s)| s).collect(), typed }),
        Err(faults) => {
            for (name, words) in faults {
                let name = NAMES.iter().find(|(own, _)| *own == name).map_or(name, |(_, other)| other);
                if errors.at(name).is_none() {
                    errors.add(name, words);
                }
            }
            None
        }
    }
}

/// The manager's decision stands, and what follows from it follows; the proposal stays beside it. `settled`: the step of
/// theirs that it settled.
pub fn stand(
    acting: &mut Acting<'_>,
    visit: &Visit,
    contact: &Contact,
    (waits, settled): (&Decision, i64),
    instead: &Otherwise,
    document: &ThresholdDocument,
) -> Result<(), Fail> {
    let who = visit.who()?;
    decision::came_back(acting, waits.id, "changed", &instead.words())?;
    let earlier = match contact.person.filter(|_| instead.outcome.referral) {
        Some(person) => finish::earlier_referral(acting, person, contact)?,
        None => None,
    };
    let steps = serde_json::to_string(&instead.steps).map_err(|_| Fail::NotFound)?;
    let new = NewDecision {
        contact: contact.id,
        typed: &instead.typed,
        outcome_version: codes::outcomes().version,
        standing: "waiting",
        threshold_version: &document.version,
        toolkit: &waits.toolkit,
        next_steps: &steps,
        day: visit.today(),
        by: &who.name,
        worker: who.worker,
        earlier: earlier.map(|(contact, _)| contact),
        earlier_closed: earlier.and_then(|(_, closed)| closed),
    };
    let key = decision::keep(acting, &new)?;
    decision::waits_on(acting, key, settled)?;
    let kept = decision::decision(acting, key)?.ok_or(Fail::NotFound)?;
    finish::stand(acting, contact, &kept, By { name: &who.name, role: &who.role.title, agreed_by: "" })
}
