//! Check your answers.

use super::form::Suggested;
use super::opened::{Opened, not_open, opened};
use super::receiving::{answers, offered_codes, suggested};
use crate::rules::told::{Child, Offered, Told, told};
use crate::words::{Sex, work};
use askama::Template;
use front_door::published::{ThresholdDocument, threshold_on};
use page::parts::{SummaryRow, summary};
use page::{Fail, Html, Reply, Telephones, Visit};

#[derive(Template)]
#[template(path = "pages/check.html")]
struct Check<'a> {
    wrong: Option<String>,
    urgent: bool,
    telephones: &'a Telephones,
    at: String,
    word: String,
    told_of_you: bool,
    you: Html,
    children: Vec<(String, Html)>,
    rest: Html,
    suggested: Html,
}

/// What was typed, read; nothing when something is still to be put right.
pub fn ready(visit: &Visit, opened: &Opened) -> Result<Option<(Told, Option<ThresholdDocument>)>, Fail> {
    let document = visit.read(|r| threshold_on(r, visit.today()))?;
    let (concerns, signs) = offered_codes(document.as_ref());
    let read = told(&opened.draft.typed, &Offered { concerns: &concerns, signs: &signs }, visit.today());
    Ok(read.ok().map(|told| (told, document.clone())))
}

/// GET /refer/{draft}/check
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let Some(opened) = opened(visit)? else { return not_open(visit) };
    if opened.draft.reference.is_some() {
        return Ok(Reply::to(format!("{}/sent", opened.at())));
    }
    match ready(visit, &opened)? {
        Some((told, document)) => page(visit, &opened, &told, document.as_ref(), None),
        None => Ok(Reply::to(opened.at())),
    }
}

/// The page, perhaps with what was wrong with sending it.
pub fn page(
    visit: &Visit,
    opened: &Opened,
    told: &Told,
    document: Option<&ThresholdDocument>,
    wrong: Option<String>,
) -> Result<Reply, Fail> {
    let at = opened.at();
    let row = |what: &str, value: &str, to: &str| SummaryRow {
        what: what.to_owned(),
        value: Html(format!("<span class=\"kith-words\">{}</span>", page::esc(value))),
        confirmed: String::new(),
        act: Some((format!("{at}#{to}"), "Change".to_owned())),
    };
    let rows = |all: &[(&str, &str, &str)]| {
        summary(&all.iter().filter(|(_, v, _)| !v.is_empty()).map(|(w, v, t)| row(w, v, t)).collect::<Vec<_>>())
    };
    let at_work = work().iter().find(|w| w.source == told.source).map(|w| w.words.as_str()).unwrap_or_default();
    let reply = if told.wants_reply { "Yes" } else { "" };
    let you = [
        ("Where you work", at_work, "work"),
        ("Organisation", &told.organisation, "organisation"),
        ("Job", &told.role, "role"),
        ("Name", &told.name, "name"),
        ("Telephone", &told.phone, "phone"),
        ("Email", &told.email, "email"),
        ("Tell me what you decide", reply, "reply"),
    ];
    let told_of_you = you.iter().any(|(_, value, _)| !value.is_empty());
    let several = told.children.len() > 1;
    let children = (1..).zip(&told.children).map(|(n, child)| {
        let title = if several { format!("Child {n}") } else { "The child".to_owned() };
        (title, rows(&of_child(child, n).iter().map(|(w, v, t)| (*w, v.as_str(), t.as_str())).collect::<Vec<_>>()))
    });
    let all = answers(told, document);
    let said: Vec<(&str, &str, &str)> = all
        .as_object()
        .into_iter()
        .flatten()
        .map(|(asked, answer)| (asked.as_str(), answer.as_str().unwrap_or_default(), part_of(asked)))
        .collect();
    let body = Check {
        wrong,
        urgent: told.urgent,
        telephones: &visit.house.settings.telephones,
        word: opened.word.clone(),
        told_of_you,
        you: rows(&you),
        children: children.collect(),
        rest: rows(&said),
        suggested: Html::of(&Suggested::of(document, suggested(document, &told.signs, told.urgent))),
        at: at.clone(),
    };
    visit.page("Check your answers", &body)
}

/// The field of the form that a question stands at.
fn part_of(asked: &str) -> &'static str {
    match asked {
        "Who are you?" => "who",
        "What are you to the child?" => "tie",
        "Is a child in danger today?" => "urgent",
        "What is it about?" | "Signs" => "part-worry",
        "What is going well for the child?" => "well",
        "Do the parents or carers know that you are telling us?" => "family",
        "Why are you telling us all the same?" => "why_not",
        "What have you seen and heard?" => "seen",
        _ => "safe",
    }
}

fn of_child(child: &Child, n: usize) -> Vec<(&'static str, String, String)> {
    let to = |field: &str| crate::rules::typed::of_child(n, field);
    let birth = child.birth.map(|(day, kind)| format!("{}: {}", kind.words(), days::long(day))).unwrap_or_default();
    let sex = Sex::from_code(&child.sex).map(|s| s.words().to_owned()).unwrap_or_default();
    let name = format!("{} {}", child.given, child.family).trim().to_owned();
    let lives = [child.lines.as_str(), child.postcode.as_str()].into_iter().filter(|w| !w.is_empty());
    vec![
        ("Name", name, to("given")),
        ("Born", birth, to("birth")),
        ("Boy or girl", sex, to("sex")),
        ("Lives at", lives.collect::<Vec<_>>().join(", "), to("lines")),
        ("School or nursery", child.school.clone(), to("school")),
        ("NHS number", child.nhs.clone(), to("nhs")),
        ("Unique pupil number", child.upn.clone(), to("upn")),
        ("About this child alone", child.said.clone(), to("said")),
    ]
}
