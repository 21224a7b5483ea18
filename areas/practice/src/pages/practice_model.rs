//! The practice model, and which question serves which part of it (C01-03).

use crate::pages::form::count;
use crate::pages::forms::{all_live, places};
use crate::pages::held::{Live, model_now};
use crate::store::practice_model as model;
use askama::Template;
use page::parts::{Table, table};
use page::{Fail, Html, Reply, Visit, esc};
use questions::{Form, PracticeModel, Question, mapped, unmapped};

struct Part {
    id: String,
    title: String,
    meaning: String,
    forms: Vec<(String, String, Vec<String>)>,
    questions: usize,
}

#[derive(Template)]
#[template(path = "pages/practice_model.html")]
struct Page {
    places: Html,
    title: String,
    may_edit: bool,
    mapped: usize,
    of: usize,
    percent: String,
    forms: usize,
    missing: Vec<(String, Vec<(String, String)>)>,
    table: Html,
    parts: Vec<Part>,
    versions: Vec<(i64, String, String, String)>,
}

/// GET /practice-model
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let (all, model, versions) =
        visit.read(|r| Ok::<_, Fail>((all_live(visit, r)?, model_now(r)?, model::versions(r)?)))?;
    let all: Vec<(String, Live)> = all.into_iter().filter(|(_, live)| live.form.in_use).collect();
    let share = mapped(all.iter().map(|(_, live)| live.form.as_ref()), &model);
    let percent = if share.of == 0 { 100.0 } else { count(share.mapped) / count(share.of) * 100.0 };
    let missing = all
        .iter()
        .map(|(name, live)| {
            let outside = unmapped(&live.form, &model).into_iter();
            let lines = outside.map(|q| (format!("/forms/{name}/edit/questions/{}", q.id), q.ask.clone())).collect();
            (live.form.title.clone(), lines)
        })
        .filter(|(_, lines): &(String, Vec<(String, String)>)| !lines.is_empty())
        .collect();
    let body = Page {
        places: places("/practice-model"),
        title: model.title.clone(),
        may_edit: visit.may("edit_forms"),
        mapped: share.mapped,
        of: share.of,
        // 99.96% is not all of them.
        percent: if share.mapped < share.of { format!("{:.1}", percent.min(99.9)) } else { "100.0".to_owned() },
        forms: all.len(),
        missing,
        table: by_form(&all, &model),
        parts: parts(&all, &model),
        versions: versions
            .into_iter()
            .map(|kept| (kept.version, days::long_with_time(kept.live_at), kept.made_by, kept.reason))
            .collect(),
    };
    visit.page("Practice model", &body)
}

fn serving<'a>(form: &'a Form, domain: &'a str) -> impl Iterator<Item = &'a Question> {
    form.all_questions().filter(move |question| form.domain_of(question) == Some(domain))
}

fn by_form(all: &[(String, Live)], model: &PracticeModel) -> Html {
    let heads: Vec<&str> = std::iter::once("Form")
        .chain(model.domains.iter().map(|domain| domain.title.as_str()))
        .chain(["None of them"])
        .collect();
    let rows = all
        .iter()
        .map(|(name, live)| {
            let mut row =
                vec![Html(format!("<a class=\"govuk-link\" href=\"/forms/{name}\">{}</a>", esc(&live.form.title)))];
            row.extend(model.domains.iter().map(|domain| Html(serving(&live.form, &domain.id).count().to_string())));
            row.push(Html(unmapped(&live.form, model).len().to_string()));
            row
        })
        .collect();
    table(&Table { caption: "How many questions of each form serve each part", heads: &heads, rows })
}

fn parts(all: &[(String, Live)], model: &PracticeModel) -> Vec<Part> {
    model
        .domains
        .iter()
        .map(|domain| {
            let forms: Vec<(String, String, Vec<String>)> = all
                .iter()
                .map(|(name, live)| {
                    let asks = serving(&live.form, &domain.id).map(|question| question.ask.clone()).collect();
                    (name.clone(), live.form.title.clone(), asks)
                })
                .filter(|(_, _, asks): &(String, String, Vec<String>)| !asks.is_empty())
                .collect();
            Part {
                id: domain.id.clone(),
                title: domain.title.clone(),
                meaning: domain.meaning.clone(),
                questions: forms.iter().map(|(_, _, asks)| asks.len()).sum(),
                forms,
            }
        })
        .collect()
}
