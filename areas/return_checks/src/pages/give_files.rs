//! Giving the files of a return.

use super::showing::{at, count, link, text};
use crate::answering::{key, owner, remember, threads};
use crate::rules::asked::{asked, placed};
use crate::rules::keep_check::{MINUTES_UNKEPT, unkept_until};
use crate::rules::seal::seal;
use crate::store::check;
use crate::words::{Check, MOST_MEGABYTES, short};
use askama::Template;
use page::parts::{Drop, Errors, Field, Table, choice, drop, error_summary, table, text as text_field};
use page::{Fail, Html, Reply, Visit, Working};
use returns::check::CollectionYear;
use returns::open::Aside;
use returns::{CheckFault, Kind};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "pages/give_files.html")]
struct GiveFiles {
    errors: Html,
    wrong: Html,
    hidden: Html,
    this: Html,
    last: Html,
    lists: Html,
    collection: Html,
    year: Html,
    authority: Html,
    minutes: i64,
    megabytes: usize,
    mine: Html,
}

fn under_way(account: i64) -> String {
    format!("return_checks {account}")
}

/// GET /returns
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none(), Html::default())
}

/// GET /returns/progress.json
pub fn progress(visit: &Visit) -> Result<Reply, Fail> {
    Ok(Working::told(&under_way(visit.who()?.account)))
}

/// POST /returns: checks the files and holds them, sealed, for the pages of the answer.
pub fn give(visit: &Visit) -> Result<Reply, Fail> {
    let typed = |name: &str| visit.form.text(name);
    let mut errors = Errors::none();
    let request = asked(typed("collection"), typed("year"), typed("authority"), threads());
    let request = request.map_err(|faults| faults.into_iter().for_each(|(field, said)| errors.add(field, said))).ok();
    let placed = visit.files.iter().filter_map(|file| Some((placed(&file.field, &file.name)?, file.bytes.clone())));
    let files: Vec<(String, Vec<u8>)> = placed.collect();
    if files.is_empty() {
        errors.add("f-files", "Choose the files of a return");
    }
    let Some(request) = request.filter(|_| errors.is_empty()) else {
        return shown(visit, &errors, Html::default());
    };
    let (owner, size) = (owner(visit)?, files.iter().map(|(_, bytes)| bytes.len()).sum());
    let working = Working::on(under_way(owner.account), "children");
    let checked = returns::check(files.clone(), &request, &|done, of| working.is_at("Checked", done, of));
    let answer = match checked {
        Ok(answer) => answer,
        Err((fault, aside)) => {
            let (field, said) = not_checked(&fault);
            errors.add(field, said);
            return shown(visit, &errors, what_was_wrong(&aside));
        }
    };
    let held = Check {
        id: 0,
        salt: visit.house.store.dice().token(),
        secret: None,
        kind: answer.kind,
        year: answer.year,
        authority: request.authority.clone(),
        size,
        children: answer.children(),
        failing: answer.report().errors.len(),
        at: visit.now,
        ends_at: days::Instant::from_millisecond(unkept_until(visit.now)).unwrap_or(visit.now),
    };
    let key = key(visit, &held)?;
    let sealed = files.iter().zip(0..).map(|((name, bytes), place)| seal(&key, place, name, bytes));
    let sealed: Option<Vec<Vec<u8>>> = sealed.collect();
    let too_large = || Fail::Refused("One of the files is too large to hold. Pack it into a zip file.".to_owned());
    let sealed = sealed.ok_or_else(too_large)?;
    let id = visit.house.store.keep(visit.now, |keeping| check::hold(keeping, owner, &held, sealed.clone()))?;
    remember(visit, id, size, Arc::new(answer));
    Ok(Reply::to(format!("/returns/{id}")))
}

/// Where on the page it is put right, and how.
fn not_checked(fault: &CheckFault) -> (&'static str, String) {
    match fault {
        CheckFault::NothingFound(what) => (
            "f-files",
            format!(
                "No table of {what} was found. Name the files after their tables (for example header.csv), with their headings, and give them again"
            ),
        ),
        CheckFault::NoYear => (
            "year",
            "The collection year could not be found out from the files. Choose it, and give the files again".to_owned(),
        ),
    }
}

fn what_was_wrong(aside: &[Aside]) -> Html {
    if aside.is_empty() {
        return Html::default();
    }
    let rows = aside.iter().map(|one| text(&[&one.what, &one.why])).collect();
    table(&Table { caption: "What was found", heads: &["Where", "What, and what to do"], rows })
}

fn shown(visit: &Visit, errors: &Errors, wrong: Html) -> Result<Reply, Fail> {
    let owner = owner(visit)?;
    let mine = visit.read(|r| check::all_of(r, owner, visit.now))?;
    let typed = |name: &str| visit.form.get(name).unwrap_or_default();
    let place = |place: Drop<'_>| drop(&place, errors);
    let kinds = [("", "Find out from the files")].into_iter().chain(Kind::ALL.map(|kind| (kind.word(), short(kind))));
    let kinds: Vec<(&str, &str)> = kinds.collect();
    let years: Vec<String> = CollectionYear::all().map(|year| year.to_string()).collect();
    let years = [("", "Find out from the files")].into_iter().chain(years.iter().map(|y| (y.as_str(), y.as_str())));
    let years: Vec<(&str, &str)> = years.collect();
    let field = |name, label, hint| Field { name, label, hint, value: typed(name) };
    let body = GiveFiles {
        errors: error_summary(errors),
        wrong,
        hidden: visit.hidden(),
        this: place(Drop {
            name: "files",
            what: "This year's files",
            more: ": drag the folder, its files or a zip file here",
            last: "last",
            folder: "folder",
        }),
        last: place(Drop { name: "last", what: "Last year's files", more: ", where you have them", ..Drop::default() }),
        lists: place(Drop {
            name: "lists",
            what: "Ofsted's lists of providers, and postcodes",
            more: ", where you have them",
            ..Drop::default()
        }),
        collection: choice(field("collection", "Which return", ""), &kinds, errors),
        year: choice(field("year", "Collection year", ""), &years, errors),
        authority: text_field(
            field("authority", "Authority", "Its ONS code, for example E10000016; some rules need it"),
            "govuk-input--width-10",
            " autocomplete=\"off\" spellcheck=\"false\"",
            errors,
        ),
        minutes: MINUTES_UNKEPT,
        megabytes: MOST_MEGABYTES,
        mine: listed(&mine),
    };
    let title = "Check a return";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn listed(mine: &[Check]) -> Html {
    if mine.is_empty() {
        return Html::default();
    }
    let row = |one: &Check| {
        let until = days::long_with_time(one.ends_at);
        let until =
            if one.secret.is_some() { format!("Kept until {until}") } else { format!("Not kept: until {until}") };
        vec![
            link(&at(one), &one.title()),
            Html::text(&days::long_with_time(one.at)),
            Html::text(&count(one.children)),
            Html::text(&count(one.failing)),
            Html::text(&until),
        ]
    };
    let heads = ["Return", "Checked", "Children", "Rows that fail", "How long it is there"];
    table(&Table { caption: "Your checks", heads: &heads, rows: mine.iter().map(row).collect() })
}
