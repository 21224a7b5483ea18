//! Changing the practice model: its parts, their words, a part more or less.

use crate::pages::forms::all_live;
use crate::pages::held::model_now;
use crate::pages::publish_form::reason;
use crate::rules::name_for::name_for;
use crate::store::practice_model as model;
use askama::Template;
use page::parts::{Errors, Field, error_summary, text, textarea};
use page::{Fail, Html, Reply, Visit};
use questions::{Domain, PracticeModel, clean, mapped};
use store::Fault;

#[derive(Template)]
#[template(path = "pages/edit_practice_model.html")]
struct Page {
    summary: Html,
    title: Html,
    parts: Vec<(String, Html, Html)>,
    reason: Html,
    version: i64,
    hidden: Html,
}

/// Most parts. Source: local.
const MOST: usize = 12;
/// Longest title and meaning, in characters. Source: local.
const LONGEST: (usize, usize) = (150, 600);

enum Stop {
    Wrong(Errors),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}

/// What stands in the fields: a part's name, empty for a new one, its title and its meaning.
type Lines = Vec<(String, String, String)>;

/// GET /practice-model/edit
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let (model, version) = visit.read(|r| Ok::<_, Fail>((model_now(r)?, version_now(r)?)))?;
    let lines = model.domains.iter().map(|d| (d.id.clone(), d.title.clone(), d.meaning.clone())).collect();
    page(visit, &model.title, lines, version, &Errors::none())
}

fn version_now(reading: &mut store::Reading<'_>) -> Result<i64, Fault> {
    Ok(model::newest(reading)?.map_or(1, |kept| kept.version))
}

fn page(visit: &Visit, title: &str, mut lines: Lines, version: i64, errors: &Errors) -> Result<Reply, Fail> {
    if lines.last().is_none_or(|(_, title, meaning)| !title.is_empty() || !meaning.is_empty()) && lines.len() < MOST {
        lines.push((String::new(), String::new(), String::new()));
    }
    let parts = lines
        .iter()
        .enumerate()
        .map(|(n, (id, title, meaning))| {
            let (one, other) = (format!("title-{n}"), format!("meaning-{n}"));
            let label = format!("Part {}", n + 1);
            let hint = if id.is_empty() {
                "One part more; leave it empty for none"
            } else {
                "Empty it, and what it asks, to take the part away"
            };
            (
                id.clone(),
                text(Field { name: &one, label: &label, hint, value: title }, "", "", errors),
                textarea(
                    Field { name: &other, label: "What it asks a worker to look at", hint: "", value: meaning },
                    2,
                    errors,
                ),
            )
        })
        .collect();
    let body = Page {
        summary: error_summary(errors),
        title: text(Field { name: "title", label: "What the model is called", hint: "", value: title }, "", "", errors),
        parts,
        reason: text(
            Field {
                name: "reason",
                label: "Why is it changed?",
                hint: "It stands in the model's history",
                value: visit.form.get("reason").unwrap_or_default(),
            },
            "",
            " autocomplete=\"off\"",
            errors,
        ),
        version,
        hidden: visit.hidden(),
    };
    if errors.is_empty() {
        visit.page("Change the practice model", &body)
    } else {
        visit.page_with_errors("Change the practice model", &body)
    }
}

fn sent(visit: &Visit) -> (String, Lines) {
    let line = |name: &str| clean(visit.form.text(name)).split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = (0..MOST)
        .map_while(|n| {
            visit.form.get(&format!("title-{n}"))?;
            Some((line(&format!("id-{n}")), line(&format!("title-{n}")), line(&format!("meaning-{n}"))))
        })
        .collect();
    (line("title"), lines)
}

/// The model as sent, or everything wrong with it.
fn read(id: &str, title: &str, lines: &Lines, errors: &mut Errors) -> PracticeModel {
    if title.is_empty() {
        errors.add("title", "Write what the model is called");
    }
    let mut domains: Vec<Domain> = Vec::new();
    for (n, (known, title, meaning)) in lines.iter().enumerate() {
        if title.is_empty() && meaning.is_empty() {
            continue;
        }
        if title.is_empty() {
            errors.add(format!("title-{n}"), "Write what this part is called, or empty what it asks too");
        }
        if meaning.is_empty() {
            errors.add(format!("meaning-{n}"), "Say what it asks a worker to look at");
        }
        for (value, field, most) in [(title, "title", LONGEST.0), (meaning, "meaning", LONGEST.1)] {
            let length = value.chars().count();
            if length > most {
                let sentence = format!("This has {length} characters, and {most} can be kept. Shorten it");
                errors.add(format!("{field}-{n}"), sentence);
            }
        }
        if domains.iter().any(|domain| domain.title.to_lowercase() == title.to_lowercase()) && !title.is_empty() {
            errors.add(format!("title-{n}"), format!("Two parts are called “{title}”. Rename one"));
        }
        let taken = |name: &str| {
            lines.iter().any(|(known, _, _)| known == name) || domains.iter().any(|domain| domain.id == name)
        };
        let id = if known.is_empty() { name_for(title, "part", taken) } else { known.clone() };
        domains.push(Domain { id, title: title.clone(), meaning: meaning.clone() });
    }
    if domains.is_empty() {
        errors.add("title-0", "A model has at least one part");
    }
    PracticeModel { id: id.to_owned(), title: title.to_owned(), domains }
}

/// POST /practice-model/edit
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let (title, lines) = sent(visit);
    let mut errors = Errors::none();
    let why = reason(visit, &mut errors);
    let by = visit.who()?.name.clone();
    let base: i64 = visit.form.text("version").parse().unwrap_or(0);
    let early = !errors.is_empty();
    let done = visit.act(None, Some(&why), |acting| {
        let mut wrong = errors.clone();
        let now = model_now(acting)?;
        let next = read(&now.id, &title, &lines, &mut wrong);
        let known = |id: &String| id.is_empty() || now.domain(id).is_some();
        if !early && wrong.is_empty() && version_now(acting)? != base {
            let newest = model::newest(acting)?;
            let who = newest.map_or(String::new(), |kept| {
                format!("{} changed the model on {}, while you were changing it", kept.made_by, days::long_with_time(kept.live_at))
            });
            wrong.add("title", format!("{who}. What you typed is kept below. Open the model in another window, read what changed, then publish yours in its place"));
        } else if !lines.iter().all(|(id, _, _)| known(id)) {
            wrong.add("title", "A part is not one of the model any more. Open the page again");
        } else if wrong.is_empty() && next == now {
            wrong.add("title", "Nothing differs from the model as it is");
        }
        let text = next.to_toml();
        if wrong.is_empty() && PracticeModel::parse(&text).as_ref() != Ok(&next) {
            wrong.add("title", "The model cannot be kept as typed. Take unusual characters out");
        }
        if !wrong.is_empty() {
            return Err(Stop::Wrong(wrong));
        }
        let version = version_now(acting)? + 1;
        model::keep(acting, version, &text, &by, &why)?;
        Ok(version)
    });
    match done {
        Ok(version) => Ok(Reply::to_saying("/practice-model", said(visit, version)?)),
        Err(Stop::Wrong(errors)) => {
            let version = visit.read(version_now)?;
            page(visit, &title, lines, version, &errors)
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

fn said(visit: &Visit, version: i64) -> Result<String, Fail> {
    let (all, model) = visit.read(|r| Ok::<_, Fail>((all_live(visit, r)?, model_now(r)?)))?;
    let share = mapped(all.iter().filter(|(_, live)| live.form.in_use).map(|(_, live)| live.form.as_ref()), &model);
    let left = share.of - share.mapped;
    Ok(match left {
        0 => format!("Version {version} of the model holds from now on. Every question serves a part of it."),
        1 => format!("Version {version} of the model holds from now on. One question serves no part of it yet."),
        left => format!("Version {version} of the model holds from now on. {left} questions serve no part of it yet."),
    })
}
