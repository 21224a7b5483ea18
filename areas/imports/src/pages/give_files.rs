//! Giving files, and what was brought in before.

use crate::files::{Given, plan};
use crate::store::{question, report, waiting};
use crate::telling::counted;
use askama::Template;
use page::parts::{Drop, Errors, Table, drop, empty, error_summary, table};
use page::{Fail, Html, Reply, Visit, esc};

/// Imports that the page lists.
const LISTED: i64 = 50;

#[derive(Template)]
#[template(path = "pages/give_files.html")]
struct GiveFiles {
    errors: Html,
    wrong: Html,
    hidden: Html,
    this: Html,
    last: Html,
    decide: Option<(&'static str, String)>,
    before: Html,
}

/// GET /import
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none(), Html::default())
}

/// POST /import: keeps the files until somebody has looked at what they would change.
pub fn give(visit: &Visit) -> Result<Reply, Fail> {
    let files: Vec<Given> = visit.files.iter().map(|f| (placed(&f.field, &f.name), f.bytes.clone())).collect();
    let mut errors = Errors::none();
    if files.is_empty() {
        errors.add("f-files", "Choose the files to bring in");
        return shown(visit, &errors, Html::default());
    }
    if let Err(faults) = plan(&files, visit.today()) {
        let words = "Nothing was brought in. Put right what the table names, and give the files again";
        errors.add("f-files", words);
        let rows = faults.iter().map(|f| {
            let place = [f.row.map(|r| format!("row {r}")), f.column.clone().map(|c| format!("column {c}"))];
            let place: Vec<String> = place.into_iter().flatten().collect();
            let found = f.value.as_deref().unwrap_or_default();
            let told = format!("Expected {}. {}", f.expected, f.what_to_do);
            [f.file.as_str(), &place.join(", "), found, &told].iter().map(|c| Html(esc(c))).collect()
        });
        let wrong = Table {
            caption: "What to put right",
            heads: &["File", "Where", "Found", "What to do"],
            rows: rows.collect(),
        };
        return shown(visit, &errors, table(&wrong));
    }
    let account = visit.who()?.account;
    let id = visit.house.store.keep(visit.now, |k| waiting::wait(k, account, &files))?;
    Ok(Reply::to(format!("/import/waiting/{id}")))
}

/// The name with the folder of last year's files.
fn placed(field: &str, name: &str) -> String {
    if field == "last" && !name.contains('/') { format!("last/{name}") } else { name.to_owned() }
}

fn shown(visit: &Visit, errors: &Errors, wrong: Html) -> Result<Reply, Fail> {
    let (before, open) = visit.read(|r| Ok::<_, Fail>((report::latest(r, LISTED)?, question::open_count(r)?)))?;
    let decide = u64::try_from(open).ok().filter(|open| *open > 0).map(|open| {
        let who = counted(open, "person of the files waits", "people of the files wait");
        ("/import/decide", format!("{who} for a decision: are they on record already?"))
    });
    let rows: Vec<Vec<Html>> = before
        .iter()
        .map(|one| {
            let link = format!("<a class=\"govuk-link\" href=\"/import/reports/{}\">{}</a>", one.id, esc(&one.title));
            vec![Html(link), Html(esc(&days::long_with_time(one.at))), Html(esc(&one.by))]
        })
        .collect();
    let before = if rows.is_empty() {
        empty("Nothing has been brought in yet.")
    } else {
        table(&Table { caption: "Brought in before", heads: &["What", "When", "By"], rows })
    };
    let more = ": drag the folder or its files here";
    let this = Drop { name: "files", what: "This year's files", more, last: "last", ..Drop::default() };
    let last = Drop { name: "last", what: "Last year's files", more: ", where you have them", ..Drop::default() };
    let (this, last) = (drop(&this, errors), drop(&last, errors));
    let body = GiveFiles { errors: error_summary(errors), wrong, hidden: visit.hidden(), this, last, decide, before };
    if errors.is_empty() { visit.page("Import", &body) } else { visit.page_with_errors("Import", &body) }
}
