//! Who changed what in a record, when and why.

use crate::pages::child_header::header;
use crate::words::{act_words, column_words, table_words};
use askama::Template;
use page::parts::{Pager, empty, pager};
use page::{Fail, Html, Reply, Visit};
use store::ToldRow;

/// Acts on a page. Source: local.
const ON_A_PAGE: i64 = 30;
/// Letters of a value that are shown. Source: local.
const LETTERS: usize = 240;

struct Shown {
    what: String,
    who: String,
    when: String,
    why: Option<String>,
    lines: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "pages/history.html")]
struct History {
    header: Html,
    acts: Vec<Shown>,
    nothing: Html,
    pager: Html,
}

/// GET /people/{person}/history
pub fn history(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    visit.read(|reading| {
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, reading.acts_about(subject)?);
        let acts = reading.told_of(subject, pages.skip(), ON_A_PAGE)?;
        let acts: Vec<Shown> = acts
            .into_iter()
            .map(|act| Shown {
                what: act_words(&act.name),
                who: act.actor,
                when: days::long_with_time(act.at),
                why: act.reason,
                lines: act.rows.iter().flat_map(lines).collect(),
            })
            .collect();
        let nothing = if acts.is_empty() { empty("Nothing was changed through Kith yet.") } else { Html::default() };
        let header = header(visit, reading, subject, None)?;
        visit.page("Who changed what", &History { header, acts, nothing, pager: pager(&pages, &visit.path) })
    })
}

/// What changed, with before and after; keys and the machine's own columns say nothing to a reader.
fn lines(row: &ToldRow) -> Vec<(String, String, String)> {
    let short = |text: &Option<String>| -> String {
        let Some(text) = text else { return String::new() };
        let cut: String = text.chars().take(LETTERS).collect();
        if cut.len() < text.len() { format!("{cut} …") } else { cut }
    };
    let columns = row.columns.iter().filter_map(|c| Some((column_words(&c.column)?, c)));
    columns
        .filter(|(_, c)| c.before.is_some() || c.after.is_some())
        .map(|(words, c)| (format!("{}: {words}", table_words(&row.table)), short(&c.before), short(&c.after)))
        .collect()
}
