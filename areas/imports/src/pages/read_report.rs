//! What an import did.

use crate::pages::report_parts::{Shown, report_parts};
use crate::store::report;
use askama::Template;
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/read_report.html")]
struct ReadReport {
    title: String,
    when: String,
    report: Html,
}

/// GET /import/reports/{report}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let id = visit.id("report")?;
    let (listed, report) = visit.read(|r| report::report(r, id))?.ok_or(Fail::NotFound)?;
    let when = format!("Brought in on {} by {}", days::long_with_time(listed.at), listed.by);
    let shown = Shown { rows: format!("{}/rows.csv", visit.path), linked: visit.may("read_record") };
    visit.page(listed.title.clone(), &ReadReport { title: listed.title, when, report: report_parts(&report, &shown) })
}

/// GET /import/reports/{report}/rows.csv
pub fn rows(visit: &Visit) -> Result<Reply, Fail> {
    let id = visit.id("report")?;
    let lines = visit.read(|r| report::lines(r, id))?.ok_or(Fail::NotFound)?;
    let (name, content_type) = (format!("import-{id}.csv"), "text/csv; charset=utf-8");
    Ok(Reply::Download { name, content_type, bytes: lines.into_bytes() })
}
