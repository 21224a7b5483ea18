//! Publishing a year's figures, and reading those that were published: by whoever reads measures, as numbers alone.

use super::room::room;
use crate::codes::targets;
use crate::door;
use crate::rules::period::{Period, year, year_of};
use crate::rules::report::{Report, report, whole_words};
use crate::rules::suppress::{Cell, HIDDEN};
use crate::rules::themes::All;
use crate::store::published_report::{self, Published};
use crate::store::{advice, fact};
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use paper::{Block, Heading, Paper};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use store::Reading;

/// "2025-26".
fn year_words(begins: i64) -> String {
    format!("{begins}-{:02}", (begins + 1) % 100)
}

/// The year of the address, if it is over.
fn over(visit: &Visit) -> Result<(i16, Period), Fail> {
    let typed = visit.param("year").parse::<i16>().ok();
    let found = typed.and_then(|begins| Some((begins, year(begins)?)));
    found.filter(|(begins, _)| *begins < year_of(visit.today())).ok_or(Fail::NotFound)
}

fn counted(reading: &mut Reading<'_>, period: Period) -> Result<Report, Fail> {
    let (facts, said) = (fact::referrals(reading)?, fact::allegations(reading)?);
    let advice = advice::count(reading, period.from, period.before)?;
    Ok(report(&All::new(&facts, &said), advice, period, targets().suppression.below))
}

#[derive(Template)]
#[template(path = "pages/publish.html")]
struct Publish {
    words: String,
    hidden: Html,
    path: String,
    body: Html,
}

/// GET /allegations/publish/{year}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let (begins, period) = over(visit)?;
    let (report, done) = visit.read(|reading| {
        let done = published_report::of_year(reading, i64::from(begins))?.is_some();
        Ok::<_, Fail>((counted(reading, period)?, done))
    })?;
    if done {
        return Ok(Reply::to(format!("/allegations-published/{begins}")));
    }
    door::looked(visit, "The figures, before they are published", None)?;
    let body =
        Publish { words: period.words(), hidden: visit.hidden(), path: visit.path.clone(), body: shown(&report) };
    room(visit, "/allegations/figures", "Publish a year’s figures", Html::of(&body))
}

/// POST /allegations/publish/{year}
pub fn publish(visit: &Visit) -> Result<Reply, Fail> {
    let (begins, period) = over(visit)?;
    let by = visit.who()?.name.clone();
    visit.act(None, None, |acting| {
        if published_report::of_year(acting, i64::from(begins))?.is_some() {
            return Err(Fail::Stale(
                "This year was published already. A second version would tell by its difference what was added."
                    .to_owned(),
            ));
        }
        let report = counted(acting, period)?;
        Ok(published_report::add(acting, i64::from(begins), &report, &by)?)
    })?;
    Ok(Reply::to_saying(format!("/allegations-published/{begins}"), "The year is published. It stays as it is now."))
}

#[derive(Template)]
#[template(path = "pages/published.html")]
struct Shown {
    title: String,
    words: String,
    begins: i64,
    body: Html,
}

#[derive(Template)]
#[template(path = "pages/published_years.html")]
struct Years {
    list: Html,
}

/// GET /allegations-published
pub fn years(visit: &Visit) -> Result<Reply, Fail> {
    let all = visit.read(published_report::years)?;
    let rows: Vec<Vec<Html>> = all
        .iter()
        .map(|(begins, at)| {
            let link =
                format!("<a class=\"govuk-link\" href=\"/allegations-published/{begins}\">{}</a>", year_words(*begins));
            vec![Html(link), Html::text(&days::long(days::day_of(*at)))]
        })
        .collect();
    let list = match rows.is_empty() {
        true => empty("No year was published yet. The designated officer publishes a year when it is over."),
        false => table(&Table { caption: "Years, from April to March", heads: &["Year", "Published on"], rows }),
    };
    visit.page("Allegations: published figures", &Years { list })
}

fn asked(visit: &Visit) -> Result<Published, Fail> {
    let begins = visit.id("year")?;
    visit.read(|reading| published_report::of_year(reading, begins)?.ok_or(Fail::NotFound))
}

/// GET /allegations-published/{year}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let found = asked(visit)?;
    let title = format!("Allegations about people who work with children, {}", year_words(found.begins));
    let words = format!("Published on {}. It is not counted again.", days::long(days::day_of(found.at)));
    let body = shown(&found.report);
    visit.page(title.clone(), &Shown { title, words, begins: found.begins, body })
}

/// What stands at the head of a report.
fn head(report: &Report) -> Vec<(&'static str, String)> {
    vec![
        ("Referrals received", whole_words(report.received, report.below)),
        ("Referrals closed", whole_words(report.closed, report.below)),
        ("Allegations in them", whole_words(report.alleged, report.below)),
        ("Advice given", whole_words(report.advice, report.below)),
    ]
}

/// How small numbers are treated, in words.
fn rule(report: &Report) -> String {
    format!(
        "{HIDDEN} stands where a number from 1 to {} is hidden, and where another is hidden so that the sums do not give it away. A nought is a nought.",
        report.below - 1
    )
}

const TOO_FEW: &str = "Too few to publish without giving somebody away.";

/// The heads and rows of the trend, as words.
fn trend_rows(report: &Report) -> Option<(Vec<&'static str>, Vec<Vec<String>>)> {
    let trend = report.trend.as_ref()?;
    let mut heads = vec!["Quarter", "New", "Closed"];
    heads.extend(trend.open.as_ref().map(|_| "Open at the end"));
    let rows = report
        .quarters
        .iter()
        .enumerate()
        .map(|(at, quarter)| {
            let cell = |cells: &[Cell]| cells.get(at).map_or_else(String::new, |c| c.words());
            let mut row = vec![quarter.clone(), cell(&trend.new), cell(&trend.closed)];
            row.extend(trend.open.as_ref().map(|open| open.get(at).map_or_else(String::new, ToString::to_string)));
            row
        })
        .collect();
    Some((heads, rows))
}

/// The heads and rows of a table, as words.
fn table_rows(of: &crate::rules::report::Tabled) -> Option<Vec<Vec<String>>> {
    let rows = of.rows.as_ref()?;
    let mut all: Vec<Vec<String>> =
        rows.iter().map(|(words, cell)| vec![words.clone(), cell.words(), of.share(*cell)]).collect();
    all.push(vec!["All".to_owned(), of.total.map_or_else(String::new, |n| n.to_string()), String::new()]);
    Some(all)
}

fn shown(report: &Report) -> Html {
    let cells = |row: &Vec<String>| row.iter().map(|cell| Html::text(cell)).collect::<Vec<_>>();
    let facts: String =
        head(report).iter().map(|(what, value)| format!("<div><dt>{what}</dt><dd>{}</dd></div>", esc(value))).collect();
    let mut html = format!("<dl class=\"kith-facts\">{facts}</dl><p class=\"govuk-body\">{}</p>", esc(&rule(report)));
    html.push_str("<h2 class=\"govuk-heading-m\">By quarter</h2>");
    html.push_str(&match trend_rows(report) {
        Some((heads, rows)) => {
            table(&Table { caption: "Referrals", heads: &heads, rows: rows.iter().map(cells).collect() }).0
        }
        None => empty(TOO_FEW).0,
    });
    for of in &report.tables {
        html.push_str(&format!("<h2 class=\"govuk-heading-m\">{}</h2>", esc(&of.title)));
        html.push_str(&match table_rows(of) {
            Some(rows) => {
                table(&Table {
                    caption: &of.counts,
                    heads: &["", "Number", "Share"],
                    rows: rows.iter().map(cells).collect(),
                })
                .0
            }
            None => empty(TOO_FEW).0,
        });
    }
    Html(html)
}

/// GET /allegations-published/{year}/report.pdf
pub fn print(visit: &Visit) -> Result<Reply, Fail> {
    let found = asked(visit)?;
    let report = &found.report;
    let council = &visit.house.settings.council;
    let title = format!("Allegations about people who work with children, {}", year_words(found.begins));
    let heading = |words: &str| Block::Heading(Heading { level: 2, words: words.to_owned() });
    let facts = head(report).into_iter().map(|(what, value)| vec![what.to_owned(), value]).collect();
    let tabled = |caption: &str, heads: &[&str], rows: Vec<Vec<String>>| {
        Block::Table(paper::Table {
            caption: caption.to_owned(),
            heads: heads.iter().map(|h| (*h).to_owned()).collect(),
            rows,
            named_rows: true,
        })
    };
    let mut blocks =
        vec![tabled("The year", &["What", "Number"], facts), Block::Paragraph(rule(report)), heading("By quarter")];
    blocks.push(match trend_rows(report) {
        Some((heads, rows)) => tabled("Referrals", &heads, rows),
        None => Block::Paragraph(TOO_FEW.to_owned()),
    });
    for of in &report.tables {
        blocks.push(heading(&of.title));
        blocks.push(match table_rows(of) {
            Some(rows) => tabled(&of.counts, &["What", "Number", "Share"], rows),
            None => Block::Paragraph(TOO_FEW.to_owned()),
        });
    }
    let bytes = paper::pdf(&Paper::new(title, council.clone(), days::day_of(found.at), blocks))
        .map_err(|fault| Fail::Refused(format!("The report cannot be written: {fault}")))?;
    let name = format!("allegations-{}.pdf", year_words(found.begins));
    Ok(Reply::Download { name, content_type: "application/pdf", bytes })
}

/// GET /allegations-published/{year}/report.xlsx
pub fn workbook(visit: &Visit) -> Result<Reply, Fail> {
    let found = asked(visit)?;
    let bytes =
        xlsx(&found.report).map_err(|fault| Fail::Refused(format!("The workbook cannot be written: {fault}")))?;
    let name = format!("allegations-{}.xlsx", year_words(found.begins));
    let content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Reply::Download { name, content_type, bytes })
}

fn xlsx(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let mut sheets: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    let mut first: Vec<Vec<String>> =
        head(report).into_iter().map(|(what, value)| vec![what.to_owned(), value]).collect();
    first.push(vec![rule(report)]);
    sheets.push(("The year".to_owned(), first));
    if let Some((heads, rows)) = trend_rows(report) {
        let heads = heads.into_iter().map(str::to_owned).collect();
        sheets.push(("By quarter".to_owned(), std::iter::once(heads).chain(rows).collect()));
    }
    for of in &report.tables {
        let heads = vec![of.counts.clone(), "Number".to_owned(), "Share".to_owned()];
        let rows = table_rows(of).unwrap_or_else(|| vec![vec![TOO_FEW.to_owned()]]);
        // A sheet's name has 31 letters at most.
        sheets.push((of.title.chars().take(31).collect(), std::iter::once(heads).chain(rows).collect()));
    }
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name)?;
        sheet.set_column_width(0, 48)?;
        for (line, row) in (0u32..).zip(&rows) {
            for (column, cell) in (0u16..).zip(row) {
                match (cell.parse::<f64>(), line) {
                    (Ok(number), 1..) => sheet.write_number(line, column, number)?,
                    (_, 0) => sheet.write_string_with_format(line, column, cell, &bold)?,
                    _ => sheet.write_string(line, column, cell)?,
                };
            }
        }
    }
    book.save_to_buffer()
}
