//! The list of forms.

use crate::pages::held::{Live, built_in_names, live_now, model_now};
use crate::store::form_change;
use crate::words::{counted, thousands};
use askama::Template;
use page::parts::{Table, table, tag};
use page::{Fail, Html, Reply, Visit, esc};
use questions::{Form, PracticeModel, mapped};
use record::store::form;
use record::store::form_use::{self, Use};
use std::collections::BTreeMap;
use store::{Fault, Reading};

#[derive(Template)]
#[template(path = "pages/forms.html")]
struct Forms {
    places: Html,
    table: Html,
    may_edit: bool,
    waiting: Vec<(String, String, String)>,
}

/// The three places of this area, the one being read marked.
pub fn places(here: &str) -> Html {
    let all = [
        ("/forms", "Forms"),
        ("/practice-model", "Practice model"),
        ("/unused-questions", "Which questions are answered"),
    ];
    let items: String = all
        .iter()
        .map(|(href, words)| {
            let current = if *href == here { " aria-current=\"page\"" } else { "" };
            format!("<li><a href=\"{href}\"{current}>{words}</a></li>")
        })
        .collect();
    Html(format!("<nav class=\"kith-bar\" aria-label=\"Forms\"><ul class=\"kith-choices\">{items}</ul></nav>"))
}

/// Every form that is live: those that came with the program in their order, then those made here by title.
pub fn all_live(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<(String, Live)>, Fault> {
    let built_in = built_in_names(visit);
    let mut all = Vec::new();
    for name in &built_in {
        all.extend(live_now(visit, reading, name)?.map(|live| ((*name).to_owned(), live)));
    }
    let mut made = Vec::new();
    for name in form::names(reading)?.into_iter().filter(|name| !built_in.contains(&name.as_str())) {
        made.extend(live_now(visit, reading, &name)?.map(|live| (name, live)));
    }
    made.sort_by(|(_, one), (_, other)| one.form.title.cmp(&other.form.title));
    all.append(&mut made);
    Ok(all)
}

/// "Version 3, since 23 November 2026".
pub fn since(live: &Live) -> String {
    match live.since {
        Some(at) => format!("since {}", days::long(days::day_of(at))),
        None => "came with Kith".to_owned(),
    }
}

/// GET /forms
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let may_edit = visit.may("edit_forms");
    let body = visit.read(|r| {
        let all = all_live(visit, r)?;
        let (uses, model) = (form_use::by_form(r)?, model_now(r)?);
        let mine = if may_edit { form_change::all_of(r, visit.who()?.account)? } else { Vec::new() };
        let waiting = mine
            .iter()
            .map(|change| {
                let title = Form::parse(&change.text).map_or_else(|_| change.name.clone(), |form| form.title);
                let when = format!("last worked on {}", days::long_with_time(change.at));
                (format!("/forms/{}/edit", change.name), title, when)
            })
            .collect();
        Ok::<_, Fail>(Forms { places: places("/forms"), table: the_table(&all, &uses, &model), may_edit, waiting })
    })?;
    visit.page("Forms", &body)
}

fn the_table(all: &[(String, Live)], uses: &BTreeMap<String, Use>, model: &PracticeModel) -> Html {
    let rows = all
        .iter()
        .map(|(name, live)| {
            let used = uses.get(name).cloned().unwrap_or_default();
            let out = if live.form.in_use { Html::default() } else { tag("Out of use", "grey") };
            let serves = mapped([live.form.as_ref()], model);
            let serves = if serves.mapped == serves.of {
                String::new()
            } else {
                format!("{} outside the practice model", serves.of - serves.mapped)
            };
            vec![
                Html(format!(
                    "<a class=\"govuk-link\" href=\"/forms/{name}\">{}</a> {out}<br><span class=\"kith-quiet\">{}</span>",
                    esc(&live.form.title),
                    esc(&live.form.purpose)
                )),
                Html(format!(
                    "{}<br><span class=\"kith-quiet\">{}</span>",
                    live.form.all_questions().count(),
                    esc(&serves)
                )),
                Html(format!(
                    "Version {}<br><span class=\"kith-quiet\">{}</span>",
                    live.version,
                    esc(&since(live))
                )),
                written(&used),
            ]
        })
        .collect();
    table(&Table {
        caption: "Forms in use, and records written with them",
        heads: &["Form", "Questions", "Asked today", "Records"],
        rows,
    })
}

fn written(used: &Use) -> Html {
    if used.complete + used.drafts == 0 {
        return Html("<span class=\"kith-quiet\">none yet</span>".to_owned());
    }
    let drafts =
        if used.drafts == 0 { String::new() } else { format!(", {}", counted(used.drafts, "draft", "drafts")) };
    Html(format!(
        "{}<br><span class=\"kith-quiet\">by {}{drafts}</span>",
        thousands(used.complete),
        counted(used.writers, "person", "people")
    ))
}
