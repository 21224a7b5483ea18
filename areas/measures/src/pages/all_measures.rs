//! Every measure with its figure.

use crate::definitions::all;
use crate::figures::counted;
use askama::Template;
use page::parts::{Table, table};
use page::{Fail, Html, Nav, Reply, Visit, esc};
use record::range::range_words;

#[derive(Template)]
#[template(path = "pages/all_measures.html")]
struct AllMeasures {
    day: String,
    table: Html,
    elsewhere: Vec<Nav>,
}

/// GET /measures
pub fn all_measures(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    let rows = visit.read(|reading| {
        let mut rows = Vec::new();
        for measure in all() {
            let counted = counted(reading, measure, today)?;
            let link =
                format!("<a class=\"govuk-link\" href=\"/measures/{}\">{}</a>", esc(&measure.id), esc(&measure.title));
            let target = measure.target.map_or_else(|| "none set".to_owned(), |t| format!("{t}%"));
            rows.push(vec![
                Html(link),
                Html(esc(&counted.figure())),
                Html(esc(&range_words(counted.met.len(), counted.of()))),
                Html(esc(&target)),
                Html(esc(measure.population.words())),
            ]);
        }
        Ok::<_, Fail>(rows)
    })?;
    let heads = ["Measure", "Figure", "Range (95%)", "Target", "Of whom"];
    let table = table(&Table { caption: "", heads: &heads, rows });
    let elsewhere = visit.house.areas.iter().flat_map(|area| area.figures.iter().copied());
    let elsewhere = elsewhere.filter(|page| page.may.is_none_or(|word| visit.may(word))).collect();
    visit.page("Measures", &AllMeasures { day: days::long(today), table, elsewhere })
}
