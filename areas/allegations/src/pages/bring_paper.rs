//! Paper comes in: a spreadsheet or the index of scanned files; which column holds what; what it would bring; then all
//! of it or nothing.

use super::room::{counted, room};
use crate::bringing::{Plan, bring, plan};
use crate::door;
use crate::rules::paper_entry::{COLUMNS, Mapping, age, guess};
use crate::store::paper::{self, Waiting};
use askama::Template;
use page::parts::{Errors, Field, Table, choice, empty, error_summary, table};
use page::{Fail, Html, Reply, Visit};
use returns::open::{Content, open};

/// Most bytes of a file. Source: local; 20,000 entries are a tenth of it.
pub const FILE_BYTES: usize = 16 * 1024 * 1024;
/// Most entries of a file. Source: local.
const MOST: usize = 20_000;
/// Entries that the check shows.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "pages/give_paper.html")]
struct Give {
    errors: Html,
    hidden: Html,
    before: Html,
}

/// GET /allegations/import
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    door::looked(visit, "Bringing paper in", None)?;
    given(visit, &Errors::none())
}

fn given(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let all = visit.read(paper::all_brought)?;
    let rows: Vec<Vec<Html>> = all
        .iter()
        .map(|(name, entries, known, tasks, at, by)| {
            [
                name.clone(),
                entries.to_string(),
                known.to_string(),
                tasks.to_string(),
                days::long_with_time(*at),
                by.clone(),
            ]
            .iter()
            .map(|cell| Html::text(cell))
            .collect()
        })
        .collect();
    let before = match rows.is_empty() {
        true => empty("No paper was brought in yet."),
        false => table(&Table {
            caption: "Brought in before",
            heads: &["File", "New entries", "Known already", "Tasks", "When", "By"],
            rows,
        }),
    };
    let body = Html::of(&Give { errors: error_summary(errors), hidden: visit.hidden(), before });
    let shown = room(visit, "/allegations/missing", "Bring paper in", body)?;
    Ok(if errors.is_empty() { shown } else { shown.dressed(422, Vec::new()) })
}

/// POST /allegations/import
pub fn give(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let Some(file) = visit.files.first().filter(|f| !f.bytes.is_empty()) else {
        errors.add("file", "Choose a file: a workbook (xlsx) or comma-separated text (csv)");
        return given(visit, &errors);
    };
    let (opened, aside) = open(vec![(file.name.clone(), file.bytes.clone())]);
    let grid = opened.into_iter().find_map(|o| match o.content {
        Content::Table(grid) => Some(grid),
        Content::Xml(_) => None,
    });
    let Some(grid) = grid else {
        let why = aside
            .first()
            .map_or_else(|| "It holds no table with headings in its first row.".to_owned(), |a| a.why.clone());
        errors.add("file", format!("This file can’t be used. {why}"));
        return given(visit, &errors);
    };
    let width = grid.columns().len();
    let rows: Vec<Vec<String>> = (0..grid.rows())
        .map(|row| (0..width).map(|column| grid.cell(row, column).unwrap_or_default().to_owned()).collect())
        .collect();
    if rows.is_empty() || rows.len() > MOST {
        errors.add("file", format!("It has {} rows under its headings. Give a file with 1 to {MOST}", rows.len()));
        return given(visit, &errors);
    }
    let json = |value: &dyn Fn() -> serde_json::Result<String>| {
        value().map_err(|_| Fail::Refused("The file could not be kept. Save it as csv and give it again.".to_owned()))
    };
    let waiting = Waiting {
        name: file.name.clone(),
        columns: json(&|| serde_json::to_string(grid.columns()))?,
        rows: json(&|| serde_json::to_string(&rows))?,
        mapping: json(&|| serde_json::to_string(&guess(grid.columns())))?,
    };
    let account = visit.who()?.account;
    let id = visit.house.store.keep(visit.now, |keeping| paper::wait(keeping, account, &waiting))?;
    Ok(Reply::to(format!("/allegations/import/{id}")))
}

struct File {
    id: i64,
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    mapping: Mapping,
}

fn file(visit: &Visit) -> Result<File, Fail> {
    let (id, account) = (visit.id("waiting")?, visit.who()?.account);
    let kept = visit.read(|reading| paper::waiting(reading, id, account))?.ok_or(Fail::NotFound)?;
    let again = |_| Fail::Refused("This file cannot be used any more. Give it again under “Paper”.".to_owned());
    Ok(File {
        id,
        columns: serde_json::from_str(&kept.columns).map_err(again)?,
        rows: serde_json::from_str(&kept.rows).map_err(again)?,
        mapping: serde_json::from_str(&kept.mapping).map_err(again)?,
        name: kept.name,
    })
}

#[derive(Template)]
#[template(path = "pages/map_paper.html")]
struct Map {
    id: i64,
    name: String,
    errors: Html,
    hidden: Html,
    away: Html,
    bring: Html,
    fields: Vec<Html>,
    said: Vec<String>,
    faults: Html,
    entries: Html,
    ready: Option<String>,
}

/// GET /allegations/import/{waiting}: which column holds what, and what the file would bring.
pub fn check(visit: &Visit) -> Result<Reply, Fail> {
    let file = file(visit)?;
    let plan = visit.read(|reading| plan(reading, &file.name, &file.rows, &file.mapping, visit.today()))?;
    checked(visit, &file, &plan, &Errors::none())
}

fn checked(visit: &Visit, file: &File, plan: &Plan, errors: &Errors) -> Result<Reply, Fail> {
    let headings: Vec<(String, String)> =
        file.columns.iter().enumerate().map(|(at, heading)| (at.to_string(), heading.clone())).collect();
    let options: Vec<(&str, &str)> = std::iter::once(("", "Not in this file"))
        .chain(headings.iter().map(|(at, heading)| (at.as_str(), heading.as_str())))
        .collect();
    let fields = COLUMNS
        .iter()
        .map(|column| {
            let value = file.mapping.get(column.id).map_or_else(String::new, ToString::to_string);
            choice(Field { name: column.id, label: column.words, hint: "", value: &value }, &options, errors)
        })
        .collect();
    let today = visit.today();
    let faults: Vec<Vec<Html>> = plan
        .faults
        .iter()
        .take(SHOWN)
        .map(|f| {
            [format!("row {}", f.row), f.column.to_owned(), f.found.clone(), f.expected.to_owned()]
                .iter()
                .map(|c| Html::text(c))
                .collect()
        })
        .collect();
    let faults = match faults.is_empty() {
        true => Html::default(),
        false => table(&Table {
            caption: "What to put right in the file",
            heads: &["Where", "Column", "Found", "Expected"],
            rows: faults,
        }),
    };
    let mut sorted: Vec<_> = plan.new.iter().collect();
    sorted.sort_by(|a, b| b.priority.cmp(&a.priority).then(a.received.0.cmp(&b.received.0)));
    let entries: Vec<Vec<Html>> = sorted
        .iter()
        .take(SHOWN)
        .map(|e| {
            let standing = if e.closed.is_some() { "Closed" } else { "Open" };
            [
                format!("row {}", e.row),
                e.received.1.words(e.received.0),
                age(e, today),
                standing.to_owned(),
                e.lacks.join("; "),
            ]
            .iter()
            .map(|c| Html::text(c))
            .collect()
        })
        .collect();
    let entries = match entries.is_empty() {
        true => Html::default(),
        false => table(&Table {
            caption: "New entries, the riskiest and oldest first",
            heads: &["Where", "Received", "Age", "Standing", "What it lacks"],
            rows: entries,
        }),
    };
    let mut said = vec![format!(
        "{} in the file: {} new, {} brought in before. {} would be kept as tasks.",
        counted(file.rows.len(), "row"),
        plan.new.len(),
        plan.known,
        counted(plan.tasks(), "missing thing")
    )];
    if !plan.faults.is_empty() {
        said.push(format!(
            "{} can’t be kept. Nothing comes in until the file is put right.",
            counted(plan.faults.len(), "thing")
        ));
    }
    let ready = (plan.faults.is_empty() && !plan.new.is_empty())
        .then(|| format!("Bring in {}", counted(plan.new.len(), "entry").replace("entrys", "entries")));
    let body = Map {
        id: file.id,
        name: file.name.clone(),
        errors: error_summary(errors),
        hidden: visit.hidden(),
        away: visit.hidden(),
        bring: visit.hidden(),
        fields,
        said,
        faults,
        entries,
        ready,
    };
    let shown = room(visit, "/allegations/missing", "What this file would bring", Html::of(&body))?;
    Ok(if errors.is_empty() { shown } else { shown.dressed(422, Vec::new()) })
}

/// GET /allegations/import/{waiting}/report.csv
pub fn report(visit: &Visit) -> Result<Reply, Fail> {
    let file = file(visit)?;
    let plan = visit.read(|reading| plan(reading, &file.name, &file.rows, &file.mapping, visit.today()))?;
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = String::from("row,column,what\r\n");
    for f in &plan.faults {
        text.push_str(&format!(
            "{},{},{}\r\n",
            f.row,
            quoted(f.column),
            quoted(&format!("cannot be kept: expected {}", f.expected))
        ));
    }
    for (entry, lack) in plan.new.iter().flat_map(|e| e.lacks.iter().map(move |lack| (e, lack))) {
        text.push_str(&format!("{},,{}\r\n", entry.row, quoted(&format!("lacks {lack}"))));
    }
    Ok(Reply::Download {
        name: "paper-report.csv".to_owned(),
        content_type: "text/csv; charset=utf-8",
        bytes: text.into_bytes(),
    })
}

/// POST /allegations/import/{waiting}/columns
pub fn map(visit: &Visit) -> Result<Reply, Fail> {
    let mut file = file(visit)?;
    let mut errors = Errors::none();
    let mut mapping = Mapping::new();
    for column in &COLUMNS {
        let typed = visit.form.text(column.id);
        if typed.is_empty() {
            continue;
        }
        match typed.parse::<usize>().ok().filter(|at| *at < file.columns.len()) {
            None => errors.add(column.id, "Choose one of the columns of this file"),
            Some(at) if mapping.values().any(|taken| *taken == at) => {
                errors.add(column.id, "Another field takes this column already. Choose it once");
            }
            Some(at) => {
                mapping.insert(column.id.to_owned(), at);
            }
        }
    }
    if !errors.is_empty() {
        file.mapping = mapping;
        let plan = visit.read(|reading| plan(reading, &file.name, &file.rows, &file.mapping, visit.today()))?;
        return checked(visit, &file, &plan, &errors);
    }
    let kept = serde_json::to_string(&mapping).unwrap_or_default();
    visit.house.store.keep(visit.now, |keeping| paper::map(keeping, file.id, &kept))?;
    Ok(Reply::to(format!("/allegations/import/{}", file.id)))
}

/// POST /allegations/import/{waiting}: all of it or nothing.
pub fn bring_in(visit: &Visit) -> Result<Reply, Fail> {
    let file = file(visit)?;
    let (by, today) = (visit.who()?.name.clone(), visit.today());
    let brought = visit.act(None, None, |acting| {
        let plan = plan(acting, &file.name, &file.rows, &file.mapping, today)?;
        if !plan.faults.is_empty() || plan.new.is_empty() {
            return Err(Fail::Stale(
                "The file can’t come in as it is now. Look at what it would bring again.".to_owned(),
            ));
        }
        bring(acting, &file.name, &file.rows, &plan, &by)?;
        paper::gone(&mut acting.plain(), file.id)?;
        Ok((plan.new.len(), plan.tasks()))
    })?;
    let say = format!(
        "{} came in from paper, with {}.",
        counted(brought.0, "entry").replace("entrys", "entries"),
        counted(brought.1, "task")
    );
    Ok(Reply::to_saying("/allegations/missing", say))
}

/// POST /allegations/import/{waiting}/away
pub fn throw_away(visit: &Visit) -> Result<Reply, Fail> {
    let file = file(visit)?;
    visit.house.store.keep(visit.now, |keeping| paper::gone(keeping, file.id))?;
    Ok(Reply::to_saying("/allegations/import", "The file was thrown away. Nothing was brought in."))
}
