//! Figures of assessments concluded in the last twelve months, each with the assessments behind it.

use super::lists::{counted, names, seen};
use crate::figures::{Figure, Measured, figure, figures as all_figures, measured};
use askama::Template;
use page::parts::{Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::lateness;

/// Rows on a page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "pages/figures.html")]
struct Figures {
    back: (String, String),
    title: String,
    intro: String,
    list: Html,
    pager: Html,
}

/// "297 of 300 (99.0 %)".
fn per_cent(met: usize, of: usize) -> String {
    let small = |n| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if of == 0 { "0 of 0".to_owned() } else { format!("{met} of {of} ({:.1} %)", small(met) * 100.0 / small(of)) }
}

/// GET /assessments/figures
pub fn figures(visit: &Visit) -> Result<Reply, Fail> {
    let measured = visit.read(|r| measured(r, visit.today()))?;
    let lists = visit.may("read_record");
    let row = |figure: &Figure| {
        let (met, unmet) = figure.split(&measured);
        let link = |which: String, words: String| {
            if lists {
                Html(format!("<a class=\"govuk-link\" href=\"/assessments/figures/{which}\">{}</a>", esc(&words)))
            } else {
                Html::text(&words)
            }
        };
        vec![
            Html(format!("{}<br><span class=\"kith-quiet\">{}</span>", esc(figure.title), esc(figure.counts))),
            link(figure.code.to_owned(), per_cent(met.len(), met.len() + unmet.len())),
            link(format!("{}/not", figure.code), unmet.len().to_string()),
            Html::text(figure.source),
        ]
    };
    let rows = all_figures().iter().map(row).collect();
    let body = Figures {
        back: ("/assessments".to_owned(), "Assessments".to_owned()),
        title: "Assessments in figures".to_owned(),
        intro: format!(
            "{} concluded in the twelve months to {}. Each figure leads to the assessments behind it. More is better unless it says otherwise.",
            counted(measured.len(), "assessment"),
            days::long(visit.today())
        ),
        list: table(&Table { caption: "", heads: &["Figure", "Counted", "The others", "Source"], rows }),
        pager: Html::default(),
    };
    visit.page("Assessments in figures", &body)
}

/// GET /assessments/figures/{figure}, and the others
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let figure = figure(visit.param("figure")).ok_or(Fail::NotFound)?;
    let others = visit.path.ends_with("/not");
    visit.read(|reading| {
        let measured = measured(reading, visit.today())?;
        let (met, unmet) = figure.split(&measured);
        let all: Vec<&Measured> = if others { unmet } else { met };
        let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(all.len()).unwrap_or(i64::MAX));
        let skip = usize::try_from(pages.skip()).unwrap_or(0);
        let page: Vec<&Measured> = all.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0)).copied().collect();
        let people: Vec<i64> = page.iter().flat_map(|m| m.people.iter().copied()).collect();
        let seen = seen(visit, reading, &people)?;
        let rows: Vec<Vec<Html>> = page
            .iter()
            .map(|m| {
                let a = &m.assessment;
                let open = m.people.iter().any(|p| seen.contains_key(p));
                let on = a.closed_on.unwrap_or(a.due);
                let record = if open {
                    format!("<a class=\"govuk-link\" href=\"/records/{}\">Concluded {}</a>", a.document, days::long(on))
                } else {
                    format!("Concluded {}", days::long(on))
                };
                vec![Html(names(&m.people, &seen)), Html(record), Html::text(&lateness::done(a.due, on, None))]
            })
            .collect();
        let title =
            format!("{}: {}{}", figure.title, if others { "not, " } else { "" }, counted(all.len(), "assessment"));
        let body = Figures {
            back: ("/assessments/figures".to_owned(), "Assessments in figures".to_owned()),
            title: title.clone(),
            intro: figure.counts.to_owned(),
            list: if rows.is_empty() {
                empty("None.")
            } else {
                table(&Table { caption: "", heads: &["Children", "Assessment", "Clock"], rows })
            },
            pager: pager(&pages, &visit.path),
        };
        visit.page(title, &body)
    })
}
