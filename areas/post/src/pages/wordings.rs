//! The standard wordings of letters: read, and changed as new versions. Letters that were written keep theirs.

use crate::published::current;
use crate::rules::typed::needed;
use crate::rules::wording::{self, Wording, all, faults};
use crate::store::wording::{self as store, Version};
use ::store::Reading;
use askama::Template;
use days::Instant;
use page::parts::{Errors, Field, Table, error_summary, table, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};

#[derive(Template)]
#[template(path = "pages/wordings.html")]
struct Shown {
    back: Html,
    errors: Html,
    title: String,
    intro: Vec<String>,
    body: Html,
}

fn back(href: &str, words: &str) -> Html {
    Html(format!(
        "<p class=\"govuk-body-s kith-no-print\"><a class=\"govuk-back-link\" href=\"{}\">{}</a></p>",
        esc(href),
        esc(words)
    ))
}

fn link(href: &str, words: &str) -> String {
    format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", esc(href), esc(words))
}

/// GET /wordings
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let mut rows = Vec::new();
        for one in all() {
            let own = store::versions(reading, &one.id)?.into_iter().next();
            let since = own.map_or_else(
                || format!("Version {}, came with Kith", one.version),
                |v| format!("Version {}, since {}, {}", v.version, days::long_with_time(v.made_at), v.made_by),
            );
            rows.push(vec![Html(link(&format!("/wordings/{}", one.id), &one.kind)), Html::text(&since)]);
        }
        let body = Shown {
            back: Html::default(),
            errors: Html::default(),
            title: "Wordings of letters".to_owned(),
            intro: vec!["What people outside are told in standard words. A change is a new version; letters that were written keep the words they were written with.".to_owned()],
            body: table(&Table { caption: "", heads: &["Letter", "Used now"], rows }),
        };
        visit.page("Wordings of letters", &body)
    })
}

/// The wording at this address, as it holds.
fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Wording, Fail> {
    let id = visit.param("wording");
    if wording::wording(id).is_err() {
        return Err(Fail::NotFound);
    }
    current(reading, id).map_err(|fault| Fail::Refused(format!("{fault}.")))
}

fn said(subject: &str, body: &str) -> String {
    let text = esc(body.trim());
    format!(
        "<section class=\"kith-card\"><h2 class=\"kith-card__title\">{}</h2><p class=\"kith-words\">{text}</p></section>",
        esc(subject)
    )
}

fn fields_of(wording: &Wording) -> Html {
    let rows = wording.field.iter().map(|f| {
        let may = match (f.personal, f.optional) {
            (true, true) => "not in the subject; may be empty",
            (true, false) => "not in the subject",
            (false, true) => "may be empty",
            (false, false) => "",
        };
        vec![Html::text(&format!("{{{}}}", f.name)), Html::text(&f.words), Html::text(may)]
    });
    table(&Table {
        caption: "Fields, which each letter fills in",
        heads: &["Field", "What it is", ""],
        rows: rows.collect(),
    })
}

/// GET /wordings/{wording}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let now = one(visit, reading)?;
        let mut body = said(&now.subject, &now.body);
        body.push_str(&format!(
            "<p class=\"govuk-body kith-no-print\"><a class=\"govuk-button\" role=\"button\" href=\"/wordings/{}/change\">Change it</a></p>",
            esc(&now.id)
        ));
        body.push_str(&fields_of(&now).0);
        let mut earlier: Vec<(String, String)> = Vec::new();
        for v in store::versions(reading, &now.id)? {
            let head = format!(
                "Version {}, {}, by {}: {}",
                v.version,
                days::long_with_time(v.made_at),
                v.made_by,
                v.reason
            );
            earlier.push((head, said(&v.subject, &v.body)));
        }
        for along in all().iter().filter(|w| w.id == now.id) {
            earlier.push((format!("Version {}, came with Kith", along.version), said(&along.subject, &along.body)));
        }
        body.push_str("<h2 class=\"govuk-heading-m\">Every version</h2>");
        for (head, text) in earlier {
            body.push_str(&format!("<details class=\"kith-earlier\"><summary>{}</summary>{text}</details>", esc(&head)));
        }
        let shown = Shown {
            back: back("/wordings", "Wordings of letters"),
            errors: Html::default(),
            title: format!("{}, version {}", now.kind, now.version),
            intro: Vec::new(),
            body: Html(body),
        };
        visit.page(shown.title.clone(), &shown)
    })
}

/// GET /wordings/{wording}/change
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let now = one(visit, reading)?;
    let typed = |name, before| visit.form.get(name).unwrap_or(before);
    let field = |name, label, hint, value| Field { name, label, hint, value };
    let (subject, body) = (typed("subject", &now.subject), typed("body", now.body.trim()));
    let hint = "Read by mail servers: it names nobody";
    let words = "An empty line begins a paragraph. A paragraph whose only words are fields that are empty is left out";
    let fields = [
        text(field("subject", "Subject", hint, subject), "", " autocomplete=\"off\"", errors).0,
        textarea(field("body", "What it says", words, body), 18, errors).0,
        textarea(field("reason", "Why is it changed?", "", typed("reason", "")), 2, errors).0,
    ];
    let form = format!(
        "<form class=\"kith-narrow\" method=\"post\" action=\"{}\" novalidate>{}<input type=\"hidden\" name=\"stands\" value=\"{}\">{}<button class=\"govuk-button\" type=\"submit\">Use it from now on</button></form>{}",
        esc(&visit.path),
        visit.hidden(),
        now.version,
        fields.concat(),
        fields_of(&now)
    );
    let shown = Shown {
        back: back(&format!("/wordings/{}", now.id), &now.kind),
        errors: error_summary(errors),
        title: format!("Change the wording: {}", now.kind),
        intro: Vec::new(),
        body: Html(form),
    };
    let title = shown.title.clone();
    if errors.is_empty() { visit.page(title, &shown) } else { visit.page_with_errors(title, &shown) }
}

/// POST /wordings/{wording}/change
pub fn change(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let now = visit.read(|reading| one(visit, reading))?;
    let typed = |name: &str| visit.form.get(name).unwrap_or_default().replace("\r\n", "\n").trim().to_owned();
    let (subject, body) = (typed("subject"), typed("body"));
    let mut errors = Errors::none();
    for (place, said) in faults(&now, &subject, &body) {
        if errors.at(place).is_none() {
            errors.add(place, said);
        }
    }
    if errors.is_empty() && subject == now.subject && body == now.body.trim() {
        errors.add("body", "Nothing is changed. Change the words, or go back");
    }
    let reason = errors.take("reason", needed(visit.form.text("reason"), "why it is changed", 500));
    let (Some(reason), true) = (reason, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let seen = visit.form.text("stands").to_owned();
    let version = visit.act(None, Some(&reason), |acting| {
        let now = one(visit, acting)?;
        if now.version.to_string() != seen {
            return Err(Fail::Stale(
                "Somebody changed this wording after you opened the page. Open it again, and put your words into theirs."
                    .to_owned(),
            ));
        }
        let made_at: Instant = acting.at;
        let new = Version {
            version: i64::from(now.version) + 1,
            subject: subject.clone(),
            body: body.clone(),
            made_at,
            made_by: who.name.clone(),
            reason: reason.clone(),
        };
        store::add(acting, &now.id, &new)?;
        Ok(new.version)
    })?;
    Ok(Reply::to_saying(
        format!("/wordings/{}", now.id),
        format!("Version {version} is used from now on. Letters that were written keep their words."),
    ))
}
