//! One measure: what it counts, its figure, by team, and the lists behind it.

use crate::definitions::{Measure, measure};
use crate::figures::{by_team, counted};
use askama::Template;
use page::parts::{SummaryRow, Table, summary, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::range::range_words;

#[derive(Template)]
#[template(path = "pages/one_measure.html")]
struct OneMeasure {
    title: String,
    figure: String,
    range: String,
    parts: Vec<(String, u32)>,
    lists: Vec<(String, String)>,
    teams: Html,
    definition: Html,
}

/// The measure named in the address. Errors with [`Fail::NotFound`] when there is none.
pub fn named(visit: &Visit) -> Result<&'static Measure, Fail> {
    measure(visit.param("measure")).ok_or(Fail::NotFound)
}

/// GET /measures/{measure}
pub fn one_measure(visit: &Visit) -> Result<Reply, Fail> {
    let measure = named(visit)?;
    let today = visit.today();
    let at = format!("/measures/{}", measure.id);
    let (counted, teams) = visit.read(|reading| {
        let counted = counted(reading, measure, today)?;
        let teams = by_team(reading, &counted, today)?;
        Ok::<_, Fail>((counted, teams))
    })?;
    let may = visit.may("read_record");
    let list = |href: &str, words: &str| {
        if may {
            Html(format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", esc(href), esc(words)))
        } else {
            Html(esc(words))
        }
    };
    let rows = teams.iter().map(|t| {
        let unmet = format!("{at}/teams/{}/unmet", t.team);
        let of = t.counted.of();
        vec![
            Html(esc(&t.name)),
            Html(esc(&t.counted.figure())),
            Html(esc(&range_words(t.counted.met.len(), of))),
            list(&unmet, &t.counted.unmet.len().to_string()),
        ]
    });
    let heads = ["Team", "Figure", "Range (95%)", "Not yet"];
    let teams = if teams.is_empty() {
        Html::default()
    } else {
        table(&Table { caption: "By team", heads: &heads, rows: rows.collect() })
    };
    let lists = if may {
        vec![
            (format!("{at}/unmet"), format!("{} not yet", children(counted.unmet.len()))),
            (format!("{at}/met"), format!("{} counted", children(counted.met.len()))),
        ]
    } else {
        Vec::new()
    };
    let body = OneMeasure {
        title: measure.title.clone(),
        figure: counted.figure(),
        range: range_words(counted.met.len(), counted.of()),
        parts: counted.parts.clone(),
        lists,
        teams,
        definition: definition(measure, &days::long(today)),
    };
    visit.page(measure.title.clone(), &body)
}

fn children(n: usize) -> String {
    if n == 1 { "1 child".to_owned() } else { format!("{n} children") }
}

fn definition(measure: &Measure, day: &str) -> Html {
    let row = |what: &str, value: String| SummaryRow {
        what: what.to_owned(),
        value: Html(esc(&value)),
        confirmed: String::new(),
        act: None,
    };
    let good = if measure.up_is_good { "More is better" } else { "Less is better" };
    let target = measure.target.map_or_else(|| "None is set".to_owned(), |t| format!("{t}%"));
    summary(&[
        row("Counts", measure.counts.clone()),
        row("Out of", measure.population.words().to_owned()),
        row("Direction", good.to_owned()),
        row("Target", target),
        row("Source", measure.source.clone()),
        row("As of", day.to_owned()),
    ])
}
