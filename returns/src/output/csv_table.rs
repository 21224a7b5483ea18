//! Every error as a row, for a spreadsheet.

use crate::check::Report;

/// The errors as comma-separated text with headings. Errors: those of the writer.
pub fn csv(report: &Report<'_>, to: impl std::io::Write) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(["rule", "severity", "table", "row", "child", "columns", "message"])?;
    for error in &report.errors {
        let rule = report.rules.iter().find(|rule| rule.rule == error.rule);
        writer.write_record([
            error.rule,
            rule.map_or("", |rule| rule.severity),
            error.table,
            &error.row.map(|row| row.to_string()).unwrap_or_default(),
            error.child,
            &error.columns.join(" "),
            rule.map_or("", |rule| rule.message),
        ])?;
    }
    writer.flush()?;
    Ok(())
}
