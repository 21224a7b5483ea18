//! A child's toolkits: what is a concern, how it stands, and every result.

use crate::results::{self, ResultShort};
use crate::standing::{self, Standing};
use crate::store::concern::{self, Concern};
use crate::words::{self, Toolkit, reasons};
use askama::Template;
use page::parts::{Errors, Field, date, error_summary, radios, textarea};
use page::{Fail, Html, Place, Reply, Visit, esc};
use record::store::person;
use store::Reading;

struct Shown {
    code: String,
    title: String,
    since: Option<String>,
    stands: String,
    open: bool,
    fill_in: String,
    reason: String,
    note: String,
    end: String,
    question: Html,
    hidden: Html,
    earlier: Vec<String>,
}

struct Line {
    href: String,
    words: String,
    by: String,
    compare: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/toolkits_of_child.html")]
struct Toolkits {
    header: Html,
    summary: Html,
    may_write: bool,
    concerns: Vec<Shown>,
    results: Vec<Line>,
}

/// GET /people/{person}/toolkits
pub fn toolkits(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

/// The page, with what was wrong marked on it.
pub fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    visit.read(|reading| {
        let who = person::person(reading, subject)?;
        let at = format!("/people/{}", who.kith_number);
        let mut body = Toolkits {
            header: people::published::header(visit, reading, subject, Some(Place::PlanAndWork))?,
            summary: error_summary(errors),
            may_write: visit.may("write_record") && who.merged_into.is_none(),
            concerns: Vec::new(),
            results: Vec::new(),
        };
        for toolkit in words::toolkits() {
            body.concerns.push(one(visit, reading, toolkit, (subject, &at), errors)?);
            body.results.extend(lines(&results::of_person(reading, toolkit, subject)?, &at));
        }
        let title = format!("Toolkits: {}", who.name());
        if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
    })
}

fn one(
    visit: &Visit,
    reading: &mut Reading<'_>,
    toolkit: &Toolkit,
    child: (i64, &str),
    errors: &Errors,
) -> Result<Shown, Fail> {
    let (subject, at) = child;
    let (stands, earlier): (Vec<Concern>, Vec<Concern>) = concern::of_person(reading, subject)?
        .into_iter()
        .filter(|c| c.concern == toolkit.concern)
        .partition(|c| c.ended.is_none());
    let since = stands.first().map(|c| format!("{} ({}, {})", days::long(c.from), c.source, c.by));
    let how = standing::of_person(reading, toolkit, subject, visit.today())?;
    let here = visit.param("concern") == toolkit.concern;
    let typed = |name| if here { visit.form.text(name) } else { "" };
    let question = if since.is_some() {
        let options: Vec<(&str, &str)> = reasons().iter().map(|r| (r.code.as_str(), r.words.as_str())).collect();
        let ask = Field { name: "toolkit", label: "Why is there no result?", hint: "", value: typed("toolkit") };
        let more =
            Field { name: "toolkit_words", label: "More about the reason", hint: "", value: typed("toolkit_words") };
        Html(format!("{}{}", radios(ask, &options, errors), textarea(more, 2, errors)))
    } else {
        let today = days::long(visit.today());
        let value = if here { visit.form.text("from") } else { &today };
        let why = Field { name: "source", label: "What shows it?", hint: "", value: typed("source") };
        Html(format!(
            "{}{}",
            date(Field { name: "from", label: "Since when?", hint: "", value }, errors),
            page::parts::text(why, "", "", errors)
        ))
    };
    let base = format!("{at}/toolkits/{}", toolkit.concern);
    Ok(Shown {
        code: toolkit.concern.clone(),
        title: toolkit.words.clone(),
        stands: how.words(),
        open: here && !errors.is_empty(),
        since,
        fill_in: format!("{at}/forms/{}/new", toolkit.form),
        reason: format!("{base}/reason"),
        note: format!("{base}/concern"),
        end: format!("{base}/end"),
        question,
        hidden: visit.hidden(),
        earlier: earlier.iter().map(was).collect(),
    })
}

fn was(concern: &Concern) -> String {
    let (until, by, why) = concern.ended.clone().unwrap_or((concern.from, String::new(), String::new()));
    format!("A concern from {} to {}. {why} ({by})", days::long(concern.from), days::long(until))
}

fn lines(all: &[ResultShort], at: &str) -> Vec<Line> {
    all.iter()
        .enumerate()
        .map(|(n, result)| Line {
            href: result.href.clone(),
            words: format!("{}, {}", result.title, days::long(result.day)),
            by: format!("Written by {}", result.by),
            compare: all.get(n + 1).map(|before| {
                (
                    format!("{at}/toolkits/compare/{}/{}", before.id, result.id),
                    format!("Compare with {}", days::long(before.day)),
                )
            }),
        })
        .collect()
}

/// Under Plan and work: each toolkit whose concern stands, or that was filled in.
pub fn panel(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Html>, Fail> {
    let number = person::person(reading, subject)?.kith_number;
    let mut items = String::new();
    for toolkit in words::toolkits() {
        let stands = concern::standing(reading, subject, &toolkit.concern)?;
        let results = results::of_person(reading, toolkit, subject)?;
        if stands.is_none() && results.is_empty() {
            continue;
        }
        let how = standing::of_person(reading, toolkit, subject, visit.today())?;
        let since =
            stands.map_or("no longer a concern".to_owned(), |c| format!("a concern since {}", days::long(c.from)));
        let class = match how {
            Standing::Result(_) => "kith-due--met",
            Standing::Nothing => "kith-due--late",
            Standing::Reason(_) | Standing::Task => "",
        };
        items.push_str(&format!(
            "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"/people/{number}/toolkits\">{}</a><span class=\"kith-quiet\">{}</span></div><div><span class=\"kith-due {class}\">{}</span></div></li>",
            esc(&toolkit.words),
            esc(&since),
            esc(&how.words())
        ));
        if let [later, earlier, ..] = results.as_slice() {
            items.push_str(&format!(
                "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"/people/{number}/toolkits/compare/{}/{}\">{} and {}, area by area</a></div></li>",
                earlier.id,
                later.id,
                days::long(earlier.day),
                days::long(later.day)
            ));
        }
    }
    if items.is_empty() {
        return Ok(None);
    }
    Ok(Some(Html(format!(
        "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Toolkits</h2><ul class=\"kith-work\">{items}</ul></section>"
    ))))
}
