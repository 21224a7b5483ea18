//! The page on which an audit is written: each question with the record's own facts beside it.

use super::paper::{Intake, Paper};
use crate::definitions::framework;
use crate::pages::facts::Facts;
use crate::pages::seeing::at;
use askama::Template;
use page::ask::{Asking, ask_form, missed_panel, place};
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Place, Reply, Visit};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/audit/write.html")]
struct Write {
    header: Html,
    title: String,
    purpose: String,
    summary: Html,
    path: String,
    account: i64,
    name: String,
    hidden: Html,
    questions: Html,
    missed: Html,
    missed_count: usize,
    saved: String,
    record: Html,
}

/// A draft as a page; what was just typed and is not kept stands in its fields.
pub fn page(
    visit: &Visit,
    reading: &mut Reading<'_>,
    paper: &Paper,
    intake: Option<&Intake<'_>>,
    errors: &Errors,
) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let answers = intake.map_or_else(|| paper.answers.clone(), |i| i.over(&paper.answers));
    let facts = Facts::of(visit, reading, paper.audit.person)?;
    let mut marks = paper.marks(who.account);
    for (_, question) in paper.form.questions() {
        let beside: Vec<Html> =
            framework(visit.today()).facts_beside(&question.id).filter_map(|name| facts.one(name)).collect();
        if !beside.is_empty() {
            let words: String = beside.iter().map(|html| html.0.as_str()).collect();
            let over = Html(format!("<ul class=\"kith-list kith-quiet\">{words}</ul>"));
            marks.entry(place(&question.id, None)).or_default().over = over;
        }
    }
    let missed = paper.missed(&answers);
    let asking = Asking { form: &paper.form, answers: &answers, children: &[], choose: &[], marks: &marks, errors };
    let last = paper.kept.iter().map(|k| k.at).max();
    let saved = last.map_or(String::new(), |at| match days::day_of(at) == visit.today() {
        true => format!("Saved {}", days::clock_time(at)),
        false => format!("Saved {}", days::long_with_time(at)),
    });
    let title = paper.form.title.clone();
    let body = Write {
        header: people::published::header(visit, reading, paper.audit.person, Some(Place::Records))?,
        title: title.clone(),
        purpose: paper.form.purpose.clone(),
        summary: error_summary(errors),
        path: at(paper.audit.id),
        account: who.account,
        name: who.name.clone(),
        hidden: visit.hidden(),
        questions: ask_form(&asking),
        missed_count: missed.len(),
        missed: missed_panel(&missed),
        saved,
        record: facts.all(),
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}
