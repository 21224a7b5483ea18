//! On a child's page: the decisions asked for, and what managers said.

use crate::settling::came_of;
use crate::store::decision_list;
use page::parts::{Table, table};
use page::{Fail, Html, Visit, esc};
use store::Reading;

/// Decisions in sight. Source: local.
const MOST: i64 = 20;

/// The panel; nothing for a child about whom nothing was asked.
pub fn panel(_: &Visit, reading: &mut Reading<'_>, person: i64) -> Result<Option<Html>, Fail> {
    let found = decision_list::of_person(reading, person, MOST)?;
    if found.is_empty() {
        return Ok(None);
    }
    let rows = found.iter().map(|d| {
        let step = format!("<a class=\"govuk-link\" href=\"/decisions/{}\">{}</a>", d.id, esc(&d.step_words));
        let why = d.settled.as_ref().map_or(&d.why, |s| &s.rationale);
        vec![
            Html(format!("{step}<br><span class=\"kith-quiet\">{}</span>", esc(&d.outcome_words))),
            Html(format!("{}, {}", esc(&d.asked_by), esc(&days::long(d.asked_on)))),
            Html(format!("{}<br><span class=\"kith-quiet kith-lines\">{}</span>", esc(&came_of(d)), esc(why))),
        ]
    });
    let heads = ["Decision", "Asked by", "What came of it"];
    let table = table(&Table { caption: "", heads: &heads, rows: rows.collect() });
    Ok(Some(Html(format!(
        "<section class=\"kith-card\" id=\"decisions\"><h2 class=\"kith-card__title\">Decisions</h2>{}</section>",
        table.0
    ))))
}
