//! A form as it is asked today.

use crate::pages::forms::since;
use crate::pages::held::Held;
use crate::pages::outline::{Offer, outline};
use crate::words::{counted, listed};
use access::Roles;
use askama::Template;
use page::parts::{SummaryRow, summary, tag};
use page::{Fail, Html, Reply, Visit, esc};
use questions::mapped;
use record::store::form_use::{self, Use};

#[derive(Template)]
#[template(path = "pages/form.html")]
struct Page {
    title: String,
    tag: Html,
    purpose: String,
    path: String,
    facts: Html,
    may_edit: bool,
    copy: bool,
    mine: Option<String>,
    outline: Html,
}

/// Who may begin a record: the titles of the roles.
pub fn who_writes() -> String {
    let roles = Roles::built_in().all().iter().filter(|role| role.may.iter().any(|may| may == "write_record"));
    listed(&roles.map(|role| role.title.to_lowercase()).collect::<Vec<_>>())
}

/// GET /forms/{form}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let (held, used) = visit.read(|r| {
        let held = Held::read(visit, r)?;
        let used = form_use::by_form(r)?.remove(&held.name).unwrap_or_default();
        Ok::<_, Fail>((held, used))
    })?;
    let Some(live) = &held.live else { return Ok(Reply::to(format!("{}/edit", held.path()))) };
    let may_edit = visit.may("edit_forms");
    let offer = if may_edit { Offer::Change } else { Offer::Read };
    let body = Page {
        title: live.form.title.clone(),
        tag: if live.form.in_use { Html::default() } else { tag("Out of use", "grey") },
        purpose: live.form.purpose.clone(),
        path: held.path(),
        facts: summary(&facts(&held, &used)),
        may_edit,
        copy: live.form.only_one.is_none(),
        mine: held.change.as_ref().map(|change| days::long_with_time(change.at)),
        outline: outline(&live.form, &held.model, &held.path(), offer, &[]),
    };
    visit.page(format!("{}, form", live.form.title), &body)
}

fn facts(held: &Held, used: &Use) -> Vec<SummaryRow> {
    let Some(live) = &held.live else { return Vec::new() };
    let row = |what: &str, value: String, confirmed: String, act: Option<(String, String)>| SummaryRow {
        what: what.to_owned(),
        value: Html::text(&value),
        confirmed,
        act,
    };
    let serves = mapped([live.form.as_ref()], &held.model);
    let percent = if serves.of == 0 { 0.0 } else { count(serves.mapped) / count(serves.of) * 100.0 };
    let last = used.last.map_or(String::new(), |at| format!("the last on {}", days::long(days::day_of(at))));
    vec![
        row(
            "Asked today",
            format!("Version {}, {}", live.version, since(live)),
            if live.since.is_some() { format!("by {}: {}", live.by, live.reason) } else { String::new() },
            Some((format!("{}/versions", held.path()), "All versions".to_owned())),
        ),
        row("Who writes it", capital(&who_writes()), String::new(), None),
        row("About", live.form.about.words().to_owned(), String::new(), None),
        row(
            "Written with it",
            format!(
                "{} complete, {}, by {}",
                counted(used.complete, "record", "records"),
                counted(used.drafts, "draft", "drafts"),
                counted(used.writers, "person", "people")
            ),
            last,
            Some((format!("/unused-questions?form={}", held.name), "Which questions are answered".to_owned())),
        ),
        row(
            "Work",
            "Pages opened and minutes, by version".to_owned(),
            String::new(),
            Some((format!("{}/effort", held.path()), "How much work it is".to_owned())),
        ),
        row(
            "Taken up",
            "By team, since it is live".to_owned(),
            String::new(),
            Some((format!("{}/uptake", held.path()), "How far it is taken up".to_owned())),
        ),
        row(
            "Practice model",
            format!("{} of {} questions serve it ({percent:.1}%)", serves.mapped, serves.of),
            held.model.title.clone(),
            Some(("/practice-model".to_owned(), "See the model".to_owned())),
        ),
    ]
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A number of questions as a figure to divide by.
pub fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// A link back to the form, by its title.
pub fn back(held: &Held) -> Html {
    Html(format!(
        "<p class=\"govuk-body-s kith-no-print\"><a class=\"govuk-back-link\" href=\"{}\">{}</a></p>",
        held.path(),
        esc(&held.form.title)
    ))
}
