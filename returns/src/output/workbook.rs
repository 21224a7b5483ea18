//! The report as a workbook: errors, rules, children, and what was not run, a sheet each.

use crate::check::Report;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// Rows of a sheet that a spreadsheet program can open, without the headings.
const MOST_ROWS: usize = 1_048_575;

/// The report as the bytes of an xlsx file. Errors: those of the writer; more errors than a sheet holds are left out
/// and said in the sheet of rules.
pub fn xlsx(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let errors = sheet(&mut book, "Errors", &["Rule", "Table", "Row", "Child", "Columns", "Message"], &bold)?;
    for (line, error) in (1u32..).zip(report.errors.iter().take(MOST_ROWS)) {
        errors.write_string(line, 0, error.rule)?;
        errors.write_string(line, 1, error.table)?;
        if let Some(row) = error.row {
            errors.write_number(line, 2, row)?;
        }
        errors.write_string(line, 3, error.child)?;
        errors.write_string(line, 4, error.columns.join(" "))?;
        errors.write_string(line, 5, report.rules.iter().find(|r| r.rule == error.rule).map_or("", |r| r.message))?;
    }
    let rules = sheet(&mut book, "Rules", &["Rule", "Severity", "Rows", "Children", "Message"], &bold)?;
    for (line, rule) in (1u32..).zip(&report.rules) {
        rules.write_string(line, 0, rule.rule)?;
        rules.write_string(line, 1, rule.severity)?;
        rules.write_number(line, 2, rule.errors as f64)?;
        rules.write_number(line, 3, rule.children as f64)?;
        rules.write_string(line, 4, rule.message)?;
    }
    let children = sheet(&mut book, "Children", &["Child", "Rows", "Rules"], &bold)?;
    for (line, child) in (1u32..).zip(report.children.iter().take(MOST_ROWS)) {
        children.write_string(line, 0, child.child)?;
        children.write_number(line, 1, child.errors as f64)?;
        children.write_string(line, 2, child.rules.join(" "))?;
    }
    let not_run = sheet(&mut book, "Not run", &["Rule", "Because", "To run it", "Message"], &bold)?;
    for (line, rule) in (1u32..).zip(&report.not_run) {
        not_run.write_string(line, 0, rule.rule)?;
        not_run.write_string(line, 1, &rule.reason)?;
        not_run.write_string(line, 2, &rule.remedy)?;
        not_run.write_string(line, 3, rule.message)?;
    }
    let aside = sheet(&mut book, "Left aside", &["What", "Why"], &bold)?;
    let mut line = 1;
    for left in &report.left_aside {
        aside.write_string(line, 0, left.what)?;
        aside.write_string(line, 1, left.why)?;
        line += 1;
    }
    if report.errors.len() > MOST_ROWS {
        aside.write_string(line, 0, "Errors")?;
        aside.write_string(
            line,
            1,
            format!("{} more errors than a sheet holds; take CSV or JSON for all.", report.errors.len() - MOST_ROWS),
        )?;
    }
    book.save_to_buffer()
}

fn sheet<'b>(
    book: &'b mut Workbook,
    name: &str,
    headings: &[&str],
    bold: &Format,
) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    for (column, heading) in (0u16..).zip(headings) {
        sheet.write_string_with_format(0, column, *heading, bold)?;
        sheet.set_column_width(column, if ["Message", "To run it", "Why"].contains(heading) { 80 } else { 18 })?;
    }
    sheet.set_freeze_panes(1, 0)
}
