//! The decision about a contact: the form where the evidence is, and how a decision is shown.

use super::asked::{choices, field, value};
use super::contact::{href, line, name_of, open};
use super::decided_otherwise::{self, Otherwise};
use super::next_steps;
use crate::codes;
use crate::finish::{self, By};
use crate::rules::decide::{Facts, Typed, barred, check};
use crate::rules::repeat;
use crate::rules::threshold::ThresholdDocument;
use crate::store::contact::Contact;
use crate::store::decision::{self, Decision, NewDecision};
use crate::store::{contact, incoming, setting, threshold};
use askama::Template;
use oversight::published::{
    Ask, AskedStanding, SettleForm, ask, sent_back_notes, settle, settle_form, verdict_with, waiting_on,
};
use oversight::published::{Verdict, came_of, decision as asked_decision};
use page::parts::{Errors, choice, error_summary, notice, radios, summary, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::lines;
use store::Reading;
use toolkits::published as toolkits;

/// Longest text of one answer. Source: local.
const LONGEST: usize = 5000;
/// What a manager may say they read.
const EVIDENCE: [&str; 4] = ["What was said", "The child's record", "What agencies answered", "The threshold document"];

#[derive(Template)]
#[template(path = "pages/decide.html")]
struct Form {
    back: String,
    name: String,
    errors: Html,
    notices: Html,
    facts: Html,
    version: String,
    levels: Html,
    path: String,
    hidden: Html,
    fields: Vec<Html>,
    steps: Vec<Html>,
}

/// Questions of the form that a manager can send back to: their field and their words.
const PLACES: [(&str, &str); 7] = [
    ("outcome", "What happens next"),
    ("reason", "The reason the referrer is told"),
    ("rationale", "Why"),
    ("level", "Level of the threshold document"),
    ("consent", "Consent"),
    ("shared", "What was shared"),
    ("where_to_go", "Where to go instead"),
];

fn facts(reading: &mut Reading<'_>, contact: &Contact, threshold: Option<&ThresholdDocument>) -> Result<Facts, Fail> {
    let made = decision::of_contact(reading, contact.id)?;
    Ok(Facts {
        matched: contact.person.is_some(),
        not_identified: contact.person.is_none() && contact.settled_who(),
        has_threshold: threshold.is_some(),
        decided: made.iter().any(|d| d.standing == "stands" || d.standing == "waiting"),
    })
}

/// GET /front-door/{contact}/decide
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let contact = open(visit, reading)?;
    let document = threshold::on(reading, visit.today())?;
    if let Some(why) = barred(facts(reading, &contact, document.as_ref())?) {
        return Err(Fail::Refused(why.to_owned()));
    }
    let Some(document) = document else { return Err(Fail::NotFound) };
    let last = decision::of_contact(reading, contact.id)?.into_iter().next();
    let before = last.as_ref().map(|d| d.typed.clone()).unwrap_or_default();
    let mut notices = String::new();
    for note in sent_back_notes(reading, "contact", contact.id)? {
        let place = PLACES.iter().find(|(id, _)| Some(*id) == note.place.as_deref());
        let place = place.map_or("Sent back".to_owned(), |(_, words)| format!("Sent back, {}", words.to_lowercase()));
        notices.push_str(&notice("care", &format!("{place}: {} ({})", note.words, note.by)).0);
    }
    let name = name_of(reading, &contact)?;
    let mut fields = fields(visit, &contact, &document, &before, errors);
    if asks_toolkit(&contact) {
        fields.push(toolkits::question(visit, reading, whose(&contact), errors)?);
    }
    let body = Form {
        back: href(contact.id),
        errors: error_summary(errors),
        notices: Html(notices),
        facts: Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">What was said</h2><p class=\"kith-words\">{}</p></section>",
            esc(&contact.said)
        )),
        version: document.version.clone(),
        levels: levels(&document),
        path: visit.path.clone(),
        hidden: visit.hidden(),
        fields,
        steps: next_steps::fields(visit, reading, errors)?,
        name,
    };
    let title = "Decide what happens next";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// The levels in words, for reading beside the form.
pub fn levels(document: &ThresholdDocument) -> Html {
    let each = document.levels.iter().map(|level| {
        let signs = document.indicators.iter().filter(|i| i.level == level.number);
        let signs: String = signs.map(|i| format!("<li>{}</li>", esc(&i.words))).collect();
        format!(
            "<details class=\"kith-earlier\"><summary>Level {}: {}</summary><p class=\"kith-words\">{}</p><ul>{signs}</ul><p class=\"kith-quiet\">Where to go: {}</p></details>",
            level.number,
            esc(&level.name),
            esc(&level.words),
            esc(&level.where_to_go)
        )
    });
    Html(each.collect())
}

fn fields(
    visit: &Visit,
    contact: &Contact,
    document: &ThresholdDocument,
    before: &Typed,
    errors: &Errors,
) -> Vec<Html> {
    let outcomes: Vec<(&str, &str)> = codes::outcomes()
        .codes
        .iter()
        .filter(|o| contact.person.is_some() || !(o.referral || o.code == "already_open"))
        .map(|o| (o.code.as_str(), o.words.as_str()))
        .collect();
    let levels: Vec<(String, String)> =
        document.levels.iter().map(|l| (l.number.to_string(), format!("{}: {}", l.number, l.name))).collect();
    let levels: Vec<(&str, &str)> = levels.iter().map(|(c, w)| (c.as_str(), w.as_str())).collect();
    let consents: Vec<(&str, &str)> = codes::consents().iter().map(|c| (c.code.as_str(), c.words.as_str())).collect();
    let level = before.level.map(|l| l.to_string()).unwrap_or_default();
    let in_force = codes::provision("cws_2026_section_4").filter(|p| p.in_force_on(visit.today()));
    let duty = in_force.map_or(String::new(), |p| format!(" {} ({}).", p.words, p.source));
    let withheld = format!("Only if something was kept back: what, from whom, and why it would harm the child.{duty}");
    let all = vec![
        radios(field(visit, "outcome", "What happens next?", "", &before.outcome), &outcomes, errors),
        choice(
            field(
                visit,
                "reason",
                "The reason that the referrer is told",
                "Choose one that goes with the outcome",
                &before.reason,
            ),
            &choices("Choose", codes::reasons()),
            errors,
        ),
        radios(field(visit, "level", "Which level of the threshold document fits?", "", &level), &levels, errors),
        textarea(
            field(
                visit,
                "rationale",
                "Why?",
                "What you know and from whom, what it means for the child, what you weighed, and what you do not know",
                &before.rationale,
            ),
            6,
            errors,
        ),
        radios(field(visit, "consent", "Does the family agree?", "", &before.consent), &consents, errors),
        textarea(
            field(
                visit,
                "consent_why",
                "Why were they not asked, or what follows from a refusal?",
                "Only if they did not agree or were not asked",
                &before.consent_why,
            ),
            2,
            errors,
        ),
        textarea(field(visit, "shared", "What did you share, and with whom?", "", &before.shared), 2, errors),
        textarea(field(visit, "withheld", "What did you not share, and why?", &withheld, &before.withheld), 2, errors),
        textarea(
            field(
                visit,
                "where_to_go",
                "Where can the family and the referrer go instead?",
                "Only where the threshold was not met. Leave it empty to send what the level of the threshold document says.",
                &before.where_to_go,
            ),
            3,
            errors,
        ),
    ];
    all
}

/// Whose toolkit is asked about: the child's, or the contact's while nobody is matched.
fn whose(contact: &Contact) -> toolkits::Whose {
    contact.person.map_or(toolkits::Whose::Contact(contact.id), toolkits::Whose::Person)
}

/// An answer to the toolkit question as it is kept with the decision.
fn toolkit_words(answer: &toolkits::Answer) -> String {
    match answer {
        toolkits::Answer::Result => "There is a result on record".to_owned(),
        toolkits::Answer::Reason(code, words) => {
            let said = toolkits::offered().find(|(c, ..)| c == code).map_or("", |(_, said, _)| said);
            [said, words].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(". ")
        }
    }
}

/// Whether the toolkit question must be answered: neglect is among the concerns.
fn asks_toolkit(contact: &Contact) -> bool {
    contact.concerns.iter().any(|c| c == "neglect")
}

/// What was typed; texts that are too long or hold hidden signs are noted at their fields.
fn typed(visit: &Visit, document: &ThresholdDocument, errors: &mut Errors) -> Typed {
    let mut text = |name: &'static str, what: &'static str| {
        errors.take(name, lines(value(visit, name), what, LONGEST)).unwrap_or_default()
    };
    let level = value(visit, "level").parse::<u8>().ok().filter(|l| document.level(*l).is_some());
    let mut all = Typed {
        outcome: value(visit, "outcome").to_owned(),
        reason: value(visit, "reason").to_owned(),
        rationale: text("rationale", "why"),
        level,
        consent: value(visit, "consent").to_owned(),
        consent_why: text("consent_why", "why they were not asked"),
        shared: text("shared", "what was shared"),
        withheld: text("withheld", "what was not shared"),
        where_to_go: text("where_to_go", "where to go instead"),
    };
    let wants_place = codes::outcome(&all.outcome).is_some_and(|o| o.where_to_go);
    if wants_place && all.where_to_go.is_empty() {
        all.where_to_go = level.and_then(|l| document.level(l)).map(|l| l.where_to_go.clone()).unwrap_or_default();
    }
    all
}

/// POST /front-door/{contact}/decide
pub fn decide(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let today = visit.today();
    let mut errors = Errors::none();
    let (seen, document, facts, steps) = visit.read(|reading| {
        let contact = open(visit, reading)?;
        let document = threshold::on(reading, today)?;
        let facts = facts(reading, &contact, document.as_ref())?;
        if let Some(why) = barred(facts) {
            return Err(if facts.decided { Fail::Stale(why.to_owned()) } else { Fail::Refused(why.to_owned()) });
        }
        let steps = next_steps::read(visit, reading, &mut errors)?;
        Ok((contact, document.ok_or(Fail::NotFound)?, facts, steps))
    })?;
    let typed = typed(visit, &document, &mut errors);
    let outcome = match check(&typed, facts) {
        Ok(outcome) => Some(outcome),
        Err(faults) => {
            for (field, words) in faults.into_iter().filter(|(field, _)| errors.at(field).is_none()).collect::<Vec<_>>()
            {
                errors.add(field, words);
            }
            None
        }
    };
    let mut answer = None;
    if asks_toolkit(&seen) {
        let result = visit.read(|reading| toolkits::holds(reading, whose(&seen), today))?.is_some();
        answer = toolkits::read_answer(&visit.form, result, &mut errors);
    }
    let toolkit = answer.as_ref().map(toolkit_words).unwrap_or_default();
    let Some(outcome) = outcome.filter(|_| errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let steps = serde_json::to_string(&steps).unwrap_or_default();
    let held = visit.act(seen.person.or(Some(seen.id)), Some(&typed.rationale), |acting| {
        let now = open(visit, acting)?;
        if (now.person, now.matched_how) != (seen.person, seen.matched_how) {
            let said =
                "Somebody changed who this contact is about after you opened the page. Go back and load it again.";
            return Err(Fail::Stale(said.to_owned()));
        }
        if decision::of_contact(acting, now.id)?.iter().any(|d| d.standing == "stands" || d.standing == "waiting") {
            let said = "Somebody decided this contact after you opened the page. Go back and load it again.";
            return Err(Fail::Stale(said.to_owned()));
        }
        let earlier = match now.person.filter(|_| outcome.referral) {
            Some(person) => finish::earlier_referral(acting, person, &now)?,
            None => None,
        };
        let new = NewDecision {
            contact: now.id,
            typed: &typed,
            outcome_version: codes::outcomes().version,
            standing: "waiting",
            threshold_version: &document.version,
            toolkit: &toolkit,
            next_steps: &steps,
            day: today,
            by: &who.name,
            worker: who.worker,
            earlier: earlier.map(|(contact, _)| contact),
            earlier_closed: earlier.and_then(|(_, closed)| closed),
        };
        let key = decision::keep(acting, &new)?;
        if let Some(answer) = &answer {
            toolkits::note_answer(acting, whose(&now), answer, &who.name)?;
        }
        let kept = decision::decision(acting, key)?.ok_or(Fail::NotFound)?;
        let reference = incoming::incoming(acting, now.incoming)?.ok_or(Fail::NotFound)?.reference;
        let agreed = match outcome.step.as_str() {
            "" => None,
            step => Some(ask(
                acting,
                &Ask {
                    step,
                    person: now.person,
                    team: now.team,
                    worker: who.worker,
                    account: who.account,
                    by: &who.name,
                    about_kind: "contact",
                    about_id: now.id,
                    about_words: &format!("Contact {reference}"),
                    href: &href(now.id),
                    outcome_words: &outcome.words,
                    reason: &typed.rationale,
                },
                visit.now,
            )?),
        };
        if let Some(asked) = agreed.filter(|a| a.standing == AskedStanding::Held) {
            decision::waits_on(acting, key, asked.id)?;
            contact::restage(acting, now.id)?;
            return Ok(true);
        }
        finish::stand(acting, &now, &kept, By { name: &who.name, role: &who.role.title, agreed_by: "" })?;
        Ok::<_, Fail>(false)
    })?;
    let said = if held { "A manager must agree before this stands. It waits in their queue." } else { "Decided." };
    Ok(Reply::to_saying(href(seen.id), said))
}

/// A decision as the contact's page shows it: what, why, under which document, and whether the referrer has heard.
pub fn shown(visit: &Visit, reading: &mut Reading<'_>, contact: &Contact, d: &Decision) -> Result<Html, Fail> {
    let outcome = codes::outcome(&d.typed.outcome).map_or(d.typed.outcome.clone(), |o| o.words.clone());
    let level = d.typed.level.map_or(String::new(), |l| format!(", level {l}"));
    let mut rows = vec![
        line("Decided", &format!("{}, by {}", days::long_with_time(d.at), d.by)),
        line("Reason", codes::words_of(codes::reasons(), &d.typed.reason)),
        line("Why", &d.typed.rationale),
        line("Threshold document", &format!("Version {}{level}", d.threshold_version)),
    ];
    let consent = codes::words_of(codes::consents(), &d.typed.consent);
    rows.push(line("Consent", [consent, &d.typed.consent_why].map(str::trim).join(". ").trim_end_matches(". ")));
    let optional = [
        ("Shared", &d.typed.shared),
        ("Not shared", &d.typed.withheld),
        ("Neglect toolkit", &d.toolkit),
        ("Where to go instead", &d.typed.where_to_go),
        ("Agreed by", &d.agreed_by),
        ("Decided otherwise", &d.other),
    ];
    rows.extend(optional.into_iter().filter(|(_, words)| !words.is_empty()).map(|(what, words)| line(what, words)));
    if d.earlier.is_some() {
        let legacy = repeat::is_legacy(d.earlier_closed, setting::setting(reading)?.legacy_before);
        let legacy = if legacy { ", about legacy work" } else { "" };
        rows.push(line("Repeats", &format!("A referral within the 12 months before{legacy}")));
    }
    let heard = match d.reply.as_str() {
        "sent" => post::published::letters_shown(visit, reading, ("contact", contact.id))?
            .map_or(Html::default(), |letters| {
                Html(format!("<h3 class=\"govuk-heading-s\">The referrer hears</h3>{letters}"))
            }),
        "none" => notice("", &format!("The referrer is not told: {}.", d.no_reply_why)),
        _ => Html::default(),
    };
    let (title, class) = match d.standing.as_str() {
        "waiting" => (format!("Proposed: {outcome}"), "kith-card"),
        "sent_back" => (format!("Sent back: {outcome}"), "kith-card"),
        "changed" => (format!("Proposed, and decided otherwise by a manager: {outcome}"), "kith-card"),
        _ => (outcome, "kith-card"),
    };
    let mut waits = Html::default();
    if d.standing == "waiting" {
        waits = settling(visit, reading, contact, d, &Errors::none())?;
    } else if let Some(step) = d.step
        && let Some(asked) = asked_decision(reading, step)?
    {
        rows.push(line("Manager", &came_of(&asked)));
    }
    Ok(Html(format!(
        "<section class=\"{class}\"><h2 class=\"kith-card__title\">{}</h2>{}{heard}</section>{waits}",
        esc(&title),
        summary(&rows)
    )))
}

fn settling(
    visit: &Visit,
    reading: &mut Reading<'_>,
    contact: &Contact,
    waits: &Decision,
    errors: &Errors,
) -> Result<Html, Fail> {
    let Some(waiting) = waiting_on(reading, "contact", contact.id)? else { return Ok(Html::default()) };
    let document = threshold::on(reading, visit.today())?.unwrap_or_default();
    let places: Vec<(String, String)> =
        PLACES.iter().map(|(id, words)| ((*id).to_owned(), (*words).to_owned())).collect();
    let form = SettleForm {
        decision: &waiting,
        post_to: &format!("{}/settle", href(contact.id)),
        hidden: Html::default(),
        places: &places,
        evidence: &EVIDENCE,
        otherwise: decided_otherwise::fields(visit, contact, waits, &document, errors),
        errors,
    };
    Ok(Html(format!("{}{}", error_summary(errors), settle_form(visit, reading, &form)?)))
}

/// POST /front-door/{contact}/settle
pub fn settle_decision(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let none = || Fail::Stale("Nothing waits for a manager here any more. Load the contact again.".to_owned());
    let waits_for = |reading: &mut Reading<'_>, contact: i64| {
        let all = decision::of_contact(reading, contact)?;
        all.into_iter().find(|d| d.standing == "waiting").ok_or_else(none)
    };
    let (contact, waits, document) = visit.read(|reading| {
        let contact = open(visit, reading)?;
        let waits = waits_for(reading, contact.id)?;
        Ok::<_, Fail>((contact, waits, threshold::on(reading, visit.today())?.unwrap_or_default()))
    })?;
    let (mut errors, mut instead) = (Errors::none(), None);
    let verdict = verdict_with(visit, &mut errors, |errors| {
        instead = decided_otherwise::read(visit, &contact, &waits, &document, errors);
        instead.as_ref().map(Otherwise::words)
    });
    let Some(verdict) = verdict else {
        return visit.read(|reading| {
            let body = super::asked::Plain {
                back: (href(contact.id), "The contact".to_owned()),
                title: "Settle the decision".to_owned(),
                body: settling(visit, reading, &contact, &waits, &errors)?,
            };
            visit.page_with_errors("Settle the decision", &body)
        });
    };
    let said = visit.act(contact.person.or(Some(contact.id)), None, |acting| {
        let now = open(visit, acting)?;
        let waiting = waiting_on(acting, "contact", now.id)?.ok_or_else(none)?;
        let waits = waits_for(acting, now.id)?;
        settle(acting, waiting.id, &verdict, who, visit.now)?;
        match &verdict {
            Verdict::Agree { .. } => {
                let by = By { name: &waits.by, role: "Children's social care", agreed_by: &who.name };
                finish::stand(acting, &now, &waits, by)?;
                return Ok("Agreed: the decision stands.");
            }
            Verdict::SendBack { .. } => decision::came_back(acting, waits.id, "sent_back", "")?,
            Verdict::Change { .. } => {
                let instead = instead.as_ref().ok_or_else(none)?;
                decided_otherwise::stand(acting, visit, &now, (&waits, waiting.id), instead, &document)?;
                return Ok("Decided otherwise: your decision stands, and the proposal is kept beside it.");
            }
        }
        contact::restage(acting, now.id)?;
        Ok::<_, Fail>("Sent back. Your comment stands beside the answer.")
    })?;
    Ok(Reply::to_saying(href(contact.id), said))
}
