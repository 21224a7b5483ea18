//! Audits as lines of a table; a child's name only where the visitor may open the record.

use super::overview::link;
use super::seeing::{Sees, at, sees};
use crate::store::audit::Audit;
use crate::words::{Standing, result_colour, result_words};
use oversight::published::Named;
use page::parts::{Table, empty, table, tag};
use page::{Fail, Html, Visit, esc};
use people::published::lateness;
use store::Reading;

/// How an audit stands, as a tag; its result where the visitor sees it.
pub fn standing(visit: &Visit, audit: &Audit) -> Html {
    let result = match (sees(visit, audit), &audit.final_result, &audit.first) {
        (Some(Sees::All), Some(result), _) => Some(result),
        (Some(Sees::All), None, Some(first)) => Some(first),
        _ => None,
    };
    let colour = match audit.standing {
        Standing::Planned => "grey",
        Standing::Draft => "light-blue",
        Standing::Waiting => "purple",
        Standing::Graded => "turquoise",
        Standing::Closed => "green",
        Standing::Dropped => "grey",
    };
    let result = result.map_or(String::new(), |r| format!(" {}", tag(result_words(r), result_colour(r))));
    Html(format!("{}{result}", tag(audit.standing.words(), colour)))
}

/// When it is due, or when it was closed.
pub fn due(visit: &Visit, audit: &Audit) -> Html {
    let open = matches!(audit.standing, Standing::Planned | Standing::Draft);
    match (audit.closed_on, audit.sent_on, audit.due) {
        (Some(day), ..) => Html::text(&format!("Closed {}", days::long(day))),
        (None, Some(day), _) => Html::text(&format!("Sent {}", days::long(day))),
        (None, None, Some(day)) if open => {
            let (words, class) = lateness::due(day, visit.today());
            Html(format!("<span class=\"kith-due {class}\">{}</span>", esc(&words)))
        }
        _ => Html::default(),
    }
}

/// The table of these audits; `nothing` is said when there are none.
pub fn audits(visit: &Visit, reading: &mut Reading<'_>, all: &[Audit], nothing: &str) -> Result<Html, Fail> {
    if all.is_empty() {
        return Ok(empty(nothing));
    }
    let named = Named::of(visit, reading, all.iter().map(|a| a.person))?;
    let rows = all.iter().map(|a| {
        let open = named.is_open(Some(a.person));
        let what = if open { link(&at(a.id), a.kind.words()) } else { Html::text(a.kind.words()) };
        let auditor = if a.auditor.is_none() { "To be given" } else { a.auditor_words.as_str() };
        vec![what, named.words(Some(a.person)), Html::text(auditor), due(visit, a), standing(visit, a)]
    });
    let heads = ["Audit", "Child", "Auditor", "When", "Stands"];
    Ok(table(&Table { caption: "", heads: &heads, rows: rows.collect() }))
}
