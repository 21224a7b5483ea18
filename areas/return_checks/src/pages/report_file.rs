//! The report as a file, written as the command writes it.

use crate::answering::opened;
use page::{Fail, Reply, Visit};
use returns::Answer;
use returns::check::Report;
use returns::output;

type Written = Result<Vec<u8>, String>;

fn file(
    visit: &Visit,
    ending: &str,
    content_type: &'static str,
    write: impl FnOnce(&Answer, &Report<'_>) -> Written,
) -> Result<Reply, Fail> {
    let (check, answer) = opened(visit)?;
    let bytes = write(&answer, &answer.report());
    let bytes =
        bytes.map_err(|why| Fail::Refused(format!("The report could not be written: {why}. Try another kind.")))?;
    let name = format!("{}-check.{ending}", check.title().to_lowercase().replace(' ', "-"));
    Ok(Reply::Download { name, content_type, bytes })
}

/// GET /returns/{check}/report.csv
pub fn csv(visit: &Visit) -> Result<Reply, Fail> {
    file(visit, "csv", "text/csv; charset=utf-8", |_, report| {
        let mut written = Vec::new();
        output::csv(report, &mut written).map_err(|why| why.to_string()).map(|()| written)
    })
}

/// GET /returns/{check}/report.json
pub fn json(visit: &Visit) -> Result<Reply, Fail> {
    file(visit, "json", "application/json", |_, report| serde_json::to_vec(report).map_err(|why| why.to_string()))
}

/// GET /returns/{check}/report.xlsx
pub fn xlsx(visit: &Visit) -> Result<Reply, Fail> {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file(visit, "xlsx", kind, |_, report| output::xlsx(report).map_err(|why| why.to_string()))
}

/// GET /returns/{check}/report.html
pub fn html(visit: &Visit) -> Result<Reply, Fail> {
    file(visit, "html", "text/html; charset=utf-8", |answer, report| Ok(output::html(answer, report).into_bytes()))
}
