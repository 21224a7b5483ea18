//! What an import did.

use crate::pages::report_parts::report_parts;
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
    visit.page(listed.title.clone(), &ReadReport { title: listed.title, when, report: report_parts(&report) })
}
