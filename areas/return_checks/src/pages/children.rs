//! The children of whom a row fails, and finding one of them by their number in the files.

use super::showing::{at, child_link, count, places, team_words};
use super::summary;
use crate::answering::{on_record, opened, teams_of};
use askama::Template;
use page::parts::{Errors, Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit};
use returns::output::counted;

/// Children on a page.
const PAGE: i64 = 100;

#[derive(Template)]
#[template(
    source = "<p class=\"govuk-body-s kith-no-print\"><a class=\"govuk-back-link\" href=\"{{ back.0 }}\">{{ back.1 }}</a></p><h1 class=\"govuk-heading-l\">{{ title }}</h1>{{ list }}{{ pager }}",
    ext = "html"
)]
struct Children {
    back: (String, String),
    title: String,
    list: Html,
    pager: Html,
}

/// GET /returns/{check}/children
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let (check, answer) = opened(visit)?;
    let report = answer.report();
    let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(report.children.len()).unwrap_or(i64::MAX));
    let skip = usize::try_from(pages.skip()).unwrap_or(0);
    let seen: Vec<_> = report.children.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0)).collect();
    let numbers: Vec<&str> = seen.iter().map(|child| child.child).filter(|child| !child.is_empty()).collect();
    let known = visit.read(|r| on_record(visit, r, check.kind, &numbers))?;
    let places = places(&report);
    let rows: Vec<Vec<Html>> = seen
        .iter()
        .map(|child| {
            vec![
                child_link(&check, &places, child.child),
                Html::text(&count(child.errors)),
                Html::text(&child.rules.join(", ")),
                team_words(&teams_of(&known, child.child)),
            ]
        })
        .collect();
    let title = counted(
        report.children.iter().filter(|c| !c.child.is_empty()).count(),
        "child of whom a row fails",
        "children of whom a row fails",
    );
    let list = if rows.is_empty() {
        empty("No row fails a rule that was run.")
    } else {
        table(&Table { caption: "Most rows first", heads: &["Child", "Rows", "Rules", "Team"], rows })
    };
    let body =
        Children { back: (at(&check), check.title()), title: title.clone(), list, pager: pager(&pages, &visit.path) };
    visit.page(format!("{}: {title}", check.title()), &body)
}

/// POST /returns/{check}/children: a child's number stands in no address.
pub fn find(visit: &Visit) -> Result<Reply, Fail> {
    let (check, answer) = opened(visit)?;
    let (report, typed) = (answer.report(), visit.form.text("child"));
    let place =
        report.children.iter().position(|child| !child.child.is_empty() && child.child.eq_ignore_ascii_case(typed));
    if let Some(place) = place {
        return Ok(Reply::to(format!("{}/children/{}", at(&check), place + 1)));
    }
    let said = if typed.is_empty() {
        "Enter a child's number as it stands in the files"
    } else if answer.rows_of(typed, &[]).is_empty() {
        "The files name no child by that number. Enter it as it stands in the files"
    } else {
        "No row of that child fails a rule that was run"
    };
    let mut errors = Errors::none();
    errors.add("child", said);
    summary::shown(visit, &errors)
}
