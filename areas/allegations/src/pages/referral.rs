//! One referral: everything known of it, and what can be done.

use super::room::{adult_linked, counted, standing};
use crate::codes::codes;
use crate::door;
use crate::rules::ages::age_words;
use crate::rules::keeping::{Known, keep};
use crate::store::{action, adult, allegation, clock, letter, meeting, onward, referral};
use crate::words::{Action, Adult, Allegation, Duty, Letter, Meeting, Onward, Referral};
use askama::Template;
use page::parts::{SummaryRow, Table, empty, summary, table, tag};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::lateness;
use record::retention::{MissingFact, Retention};
use std::collections::BTreeMap;
use store::Reading;

/// The referral of the address. Errors with [`Fail::NotFound`] when there is none.
pub fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Referral, Fail> {
    referral::referral(reading, visit.id("referral")?)?.ok_or(Fail::NotFound)
}

/// The same while it is open. Errors with what to do when it is closed.
pub fn still_open(referral: Referral) -> Result<Referral, Fail> {
    match referral.closed {
        None => Ok(referral),
        Some(day) => Err(Fail::Stale(format!(
            "{} was closed on {}. What comes now is a new referral, which the register joins to this one.",
            referral.reference,
            days::long(day)
        ))),
    }
}

struct Line {
    what: Html,
    more: Html,
    standing: Html,
    button: Option<(String, &'static str)>,
}

struct Part {
    title: &'static str,
    body: Html,
    lines: Vec<Line>,
    adds: Vec<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "pages/referral.html")]
struct Shown {
    referral: Referral,
    standing: Html,
    flags: Vec<Html>,
    facts: Html,
    acts: Vec<(String, &'static str)>,
    parts: Vec<Part>,
    hidden: Html,
    unanswered: bool,
}

/// GET /allegations/{referral}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let (page, title) = visit.read(|reading| {
        let referral = one(visit, reading)?;
        let title = format!("Referral {}", referral.reference);
        Ok::<_, Fail>((all(visit, reading, referral)?, title))
    })?;
    door::looked(visit, &title, Some(page.referral.id))?;
    visit.page(title, &page)
}

fn all(visit: &Visit, reading: &mut Reading<'_>, r: Referral) -> Result<Shown, Fail> {
    let id = r.id;
    let today = visit.today();
    let alleged = allegation::of_referral(reading, id)?;
    let ids: Vec<i64> = alleged.iter().map(|a| a.adult).collect();
    let adults = adult::adults(reading, &ids)?;
    let may = visit.may(door::HANDLE);
    let open = r.closed.is_none() && may;
    let duties = clock::of_referral(reading, id)?;
    let unanswered = open && duties.iter().any(|d| d.rule == "allegation_answer" && d.stopped.is_none());
    let at = |rest: &str| format!("/allegations/{id}/{rest}");
    let when = |yes: bool, adds: Vec<(String, &'static str)>| if yes { adds } else { Vec::new() };

    let flags = flags(reading, &r, &adults)?;
    let meetings = meeting::of_referral(reading, id)?;
    let letters = letter::of_referral(reading, id)?;
    let actions = action::of_referral(reading, id)?;
    let told = onward::of_referral(reading, id)?;
    let children = referral::children(reading, id)?;
    let mut alleged_adds = vec![(at("adults/new"), "Add an adult")];
    if !adults.is_empty() {
        alleged_adds.push((at("allegations/new"), "Add another allegation"));
    }
    let parts = vec![
        Part {
            title: "Adults and what is alleged",
            body: none(alleged.is_empty(), "Nobody stands here yet."),
            lines: alleged.iter().map(|a| alleged_line(a, &adults, open)).collect(),
            adds: when(open, alleged_adds),
        },
        Part {
            title: "To do",
            body: none(actions.is_empty() && duties.is_empty(), "Nothing is to be done."),
            lines: duties
                .iter()
                .map(|d| duty_line(d, today))
                .chain(actions.iter().map(|a| action_line(a, today, may)))
                .collect(),
            adds: when(
                open,
                vec![(at("actions/new"), "Agree an action"), (at("actions/chaser"), "Chase the employer")],
            ),
        },
        Part {
            title: "Meetings",
            body: none(meetings.is_empty(), "No meeting yet. The evaluation gives the day of the decision."),
            lines: meetings.iter().map(meeting_line).collect(),
            adds: when(open, vec![(at("meetings/new"), "Write down a meeting")]),
        },
        Part {
            title: "Police, barring service, regulators",
            body: none(told.is_empty(), "Nobody was told yet, nor was it decided not to."),
            lines: told.iter().map(|o| onward_line(o, &adults)).collect(),
            adds: when(open && !adults.is_empty(), vec![(at("onward/new"), "Tell a body, or say why not")]),
        },
        Part {
            title: "Children, by reference only",
            body: none(children.is_empty(), "No child is referred to."),
            lines: children.iter().map(|n| child_line(visit, n)).collect(),
            adds: when(open, vec![(at("children/new"), "Refer to a child")]),
        },
        Part {
            title: "Letters",
            body: none(letters.is_empty(), "No letter was written."),
            lines: letters.iter().map(letter_line).collect(),
            adds: when(may, vec![(at("letters/new"), "Write a letter")]),
        },
        Part { title: "The threshold", body: threshold(reading, id)?, lines: Vec::new(), adds: Vec::new() },
        Part {
            title: "How long this is kept",
            body: kept(&r, &alleged, &adults, today),
            lines: Vec::new(),
            adds: Vec::new(),
        },
    ];
    let acts = when(open, vec![(at("close"), "Close the referral")]);
    Ok(Shown {
        standing: standing(&r),
        flags,
        facts: facts(&r, today),
        acts,
        parts,
        hidden: visit.hidden(),
        unanswered,
        referral: r,
    })
}

fn none(yes: bool, words: &str) -> Html {
    if yes { empty(words) } else { Html::default() }
}

/// Repeat adults and repeat settings, at once.
fn flags(reading: &mut Reading<'_>, r: &Referral, adults: &BTreeMap<i64, Adult>) -> Result<Vec<Html>, Fail> {
    let mut flags = Vec::new();
    for adult in adults.values() {
        let mut others: Vec<i64> = allegation::of_adult(reading, adult.id)?.iter().map(|a| a.referral).collect();
        others.retain(|other| *other != r.id);
        others.sort_unstable();
        others.dedup();
        if !others.is_empty() {
            flags.push(Html(format!(
                "{} {} stands in {}",
                tag("Repeat adult", "red"),
                adult_linked(adult),
                esc(&format!("{} besides this one", counted(others.len(), "referral")))
            )));
        }
        let posts = adult::posts(reading, adult.id)?;
        let mut elsewhere: Vec<&str> = posts
            .iter()
            .filter(|p| p.setting != r.setting && p.to.is_none())
            .map(|p| p.setting_name.as_str())
            .collect();
        elsewhere.dedup();
        if !elsewhere.is_empty() {
            flags.push(Html(format!(
                "{} {} also works with children at {}",
                tag("Several employers", "orange"),
                adult_linked(adult),
                esc(&elsewhere.join(", "))
            )));
        }
    }
    let at_setting = referral::at_setting(reading, r.setting)?.iter().filter(|other| other.id != r.id).count();
    if at_setting > 0 {
        flags.push(Html(format!(
            "{} <a class=\"govuk-link\" href=\"/allegations/settings/{}\">{}</a> had {}",
            tag("Repeat setting", "orange"),
            r.setting,
            esc(&r.setting_name),
            esc(&format!("{} besides this one", counted(at_setting, "referral")))
        )));
    }
    Ok(flags)
}

fn facts(r: &Referral, today: days::Day) -> Html {
    let row = |what: &str, value: String| SummaryRow {
        what: what.to_owned(),
        value: Html::text(&value),
        confirmed: String::new(),
        act: None,
    };
    let set = codes();
    let mut rows = vec![
        row("Received", r.received_kind.words(r.received)),
        row("Told by", joined(&[&set.referrers.words(&r.referrer), &r.referrer_name, &r.referrer_reach])),
        SummaryRow {
            value: Html(format!(
                "<a class=\"govuk-link\" href=\"/allegations/settings/{}\">{}</a>, {}",
                r.setting,
                esc(&r.setting_name),
                esc(&set.sectors.words(&r.sector))
            )),
            ..row("Setting", String::new())
        },
    ];
    if let Some(knew) = r.knew {
        rows.push(row("Employer knew", days::long(knew)));
    }
    match r.closed {
        None => rows.push(row("Open for", age_words(r.received, today))),
        Some(day) => {
            rows.push(row("Closed", format!("{}, after {}", days::long(day), age_words(r.received, day))));
            rows.push(row("What the referrer was told", r.closing.clone()));
        }
    }
    if let Some(day) = r.decided {
        rows.push(row("Decided how to go on", days::long(day)));
    }
    if !r.learning.is_empty() {
        rows.push(row("What was learnt", r.learning.clone()));
    }
    if !r.place.is_empty() {
        rows.push(row("Paper file", r.place.clone()));
    }
    rows.push(SummaryRow {
        value: Html(format!("<span class=\"kith-lines\">{}</span>", esc(&r.summary))),
        ..row("What was told", String::new())
    });
    rows.push(row("Taken in by", r.made_by.clone()));
    summary(&rows)
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

fn alleged_line(a: &Allegation, adults: &BTreeMap<i64, Adult>, open: bool) -> Line {
    let set = codes();
    let name = adults.get(&a.adult).map(adult_linked).unwrap_or_default();
    let (stands, why) = match &a.outcome {
        None => (tag("No outcome yet", "grey"), String::new()),
        Some(o) => (tag(&set.outcomes.words(&o.code), "blue"), format!("{}, {}: {}", days::long(o.on), o.by, o.why)),
    };
    let why = if why.is_empty() { String::new() } else { format!("<br>{}", esc(&why)) };
    Line {
        what: Html(format!("{name}, {}: {}", esc(&set.roles.words(&a.role)), esc(&set.kinds.words(&a.kind)))),
        more: Html(format!("{}{why}", esc(&a.words))),
        standing: stands,
        button: open.then(|| {
            let words = if a.outcome.is_some() { "Change the outcome" } else { "Give the outcome" };
            (format!("/allegations/each/{}/outcome", a.id), words)
        }),
    }
}

fn duty_line(d: &Duty, today: days::Day) -> Line {
    let stands = match d.stopped {
        Some(day) => Html::text(&lateness::done(d.due, day, None)),
        None => {
            let (words, class) = lateness::due(d.due, today);
            Html(format!("<span class=\"kith-due {class}\">{}</span>", esc(&words)))
        }
    };
    // A local rule says itself that it is one.
    let basis = match days::Basis::from_code(&d.basis) {
        Some(basis) if d.basis != "local" => format!("{}: ", basis.words()),
        _ => String::new(),
    };
    Line {
        what: Html::text(&d.words),
        more: Html::text(&format!("Since {}. {basis}{}", days::long(d.started), d.source)),
        standing: stands,
        button: None,
    }
}

fn action_line(a: &Action, today: days::Day, may: bool) -> Line {
    let stands = match (a.done, a.due) {
        (Some(day), _) => Html::text(&format!("Done {}: {}", days::long(day), a.evidence)),
        (None, Some(due)) => {
            let (words, class) = lateness::due(due, today);
            Html(format!("<span class=\"kith-due {class}\">{}</span>", esc(&words)))
        }
        (None, None) => Html::text("No date"),
    };
    let kind = match a.kind.as_str() {
        "chaser" => "Employer: ",
        "missing" => "Missing from the paper: ",
        _ => "",
    };
    Line {
        what: Html::text(&format!("{kind}{}", a.words)),
        more: Html::text(&a.owner),
        standing: stands,
        button: (may && a.done.is_none()).then(|| (format!("/allegations/actions/{}/done", a.id), "Done")),
    }
}

fn meeting_line(m: &Meeting) -> Line {
    let set = codes();
    let mut more = format!(
        "<b>There:</b> {}<br><b>Decided:</b> {}",
        esc(&m.present.lines().collect::<Vec<_>>().join("; ")),
        esc(&m.decisions)
    );
    if m.suspension != "not_considered" {
        let considered: Vec<String> = m.alternatives.iter().map(|a| set.alternatives.words(a)).collect();
        let considered = if considered.is_empty() {
            String::new()
        } else {
            format!(" Considered instead: {}.", considered.join("; "))
        };
        more.push_str(&format!(
            "<br><b>Suspension:</b> {}",
            esc(&format!("{}. {}{considered}", set.suspension.words(&m.suspension), m.suspension_why))
        ));
    }
    Line {
        what: Html::text(&format!("{}, {}", set.meetings.words(&m.kind), days::long(m.held))),
        more: Html(more),
        standing: m.review.map_or_else(Html::default, |day| Html::text(&format!("Review on {}", days::long(day)))),
        button: None,
    }
}

fn onward_line(o: &Onward, adults: &BTreeMap<i64, Adult>) -> Line {
    let name = adults.get(&o.adult).map_or_else(String::new, Adult::name);
    let stands = if o.made { tag("Told", "green") } else { tag("Not told", "grey") };
    Line {
        what: Html::text(&format!("{} about {name}, {}", codes().bodies.words(&o.body), days::long(o.on))),
        more: Html::text(&joined(&[&o.reason, &o.their_reference])),
        standing: stands,
        button: None,
    }
}

fn child_line(visit: &Visit, number: &str) -> Line {
    let href = format!("/people/{number}");
    let link = visit.may("read_record").then_some((href, "Open the child’s record"));
    Line {
        what: Html::text(number),
        more: Html::text("The record stands apart; nothing in it leads here."),
        standing: Html::default(),
        button: link,
    }
}

fn letter_line(l: &Letter) -> Line {
    let stands = match &l.sent {
        Some((day, how)) => Html::text(&format!("Sent {}, {how}", days::long(*day))),
        None => tag("Not sent", "yellow"),
    };
    Line {
        what: Html(format!("<a class=\"govuk-link\" href=\"/allegations/letters/{}\">{}</a>", l.id, esc(&l.subject))),
        more: Html::text(&format!("To {}", l.to)),
        standing: stands,
        button: None,
    }
}

fn threshold(reading: &mut Reading<'_>, id: i64) -> Result<Html, Fail> {
    let limbs = referral::limbs(reading, id)?;
    if limbs.is_empty() {
        return Ok(empty("The paper does not say how the threshold was judged."));
    }
    let rows = limbs
        .iter()
        .map(|l| {
            let met = if l.met { tag("Met", "green") } else { tag("Not met", "grey") };
            vec![Html::text(&codes().limbs.words(&l.code)), met, Html::text(&l.reason)]
        })
        .collect();
    Ok(table(&Table { caption: "", heads: &["Part of the threshold", "Judged", "Why"], rows }))
}

/// Until when each adult's record is kept, by which rule.
fn kept(r: &Referral, alleged: &[Allegation], adults: &BTreeMap<i64, Adult>, today: days::Day) -> Html {
    let rows: Vec<SummaryRow> = adults
        .values()
        .map(|adult| {
            let words = kept_words(r, alleged, adult, today);
            SummaryRow { what: adult.name(), value: Html::text(&words), confirmed: String::new(), act: None }
        })
        .collect();
    if rows.is_empty() { empty("It follows from the outcomes.") } else { summary(&rows) }
}

/// What retention says of one adult's part in a closed referral.
fn retained(r: &Referral, alleged: &[Allegation], adult: &Adult, today: days::Day) -> Retention {
    let outcome = |a: &Allegation| {
        let code = a.outcome.as_ref().map(|o| o.code.as_str())?;
        codes().outcomes.find(code).map(|o| o.keeps.as_str())
    };
    let kinds = alleged.iter().filter(|a| a.adult == adult.id && a.referral == r.id).map(outcome).collect();
    keep(&Known { born: adult.born, closed: r.closed, kinds }, today)
}

/// The day from which one adult's part may be considered for destruction, where it can be told.
pub fn kept_until(r: &Referral, alleged: &[Allegation], adult: &Adult, today: days::Day) -> Option<days::Day> {
    match retained(r, alleged, adult, today) {
        Retention::Until(kept) => Some(kept.until),
        _ => None,
    }
}

/// Until when, in words, with the rule and its reason.
pub fn kept_words(r: &Referral, alleged: &[Allegation], adult: &Adult, today: days::Day) -> String {
    if r.closed.is_none() {
        return "While the referral is open, and then by its outcomes.".to_owned();
    }
    match retained(r, alleged, adult, today) {
        Retention::Until(kept) => format!(
            "Until {}. {}. Rule {}, version {} ({}: {}). Nothing is destroyed without approval.",
            days::long(kept.until),
            kept.reason,
            kept.rule,
            kept.version,
            kept.basis.words(),
            kept.source
        ),
        Retention::Held { why } => format!("Nothing may be destroyed: {why}."),
        Retention::Unknown { missing: MissingFact::Birth, .. } => {
            "Not known: the rule counts from the adult’s date of birth. Enter it, and until then nothing may be destroyed.".to_owned()
        }
        Retention::Unknown { .. } | Retention::NoRule => "Not known, so nothing may be destroyed.".to_owned(),
    }
}
