//! Two records of one person, compared side by side and made one, with a reason.

use crate::pages::child_header::{age_and_birth, header};
use crate::rules::typed::needed_lines;
use access::Sight;
use askama::Template;
use page::parts::{Errors, Field, Table, error_summary, table, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::merge::{self, Hangs, MergeFault, Merged};
use record::store::person::{self, Person};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/merge.html")]
struct MergePage {
    header: Html,
    errors: Html,
    hidden: Html,
    at: String,
    number: Html,
    beside: Option<(Html, Html, String)>,
    before: Vec<(String, String)>,
}

/// GET /people/{person}/merge
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, None, &Errors::none()))
}

/// POST /people/{person}/merge/compare
pub fn compare(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    visit.read(|reading| {
        let other = other(visit, reading, &mut errors)?;
        shown(visit, reading, other, &errors)
    })
}

/// POST /people/{person}/merge
pub fn merge_people(visit: &Visit) -> Result<Reply, Fail> {
    let (kept, mut errors) = (visit.subject()?, Errors::none());
    let typed = visit.form.get("reason").unwrap_or_default();
    let why = errors.take("reason", needed_lines(typed, "why these are one person", 1000));
    let found = visit.read(|reading| other(visit, reading, &mut errors))?;
    let (Some(other), Some(why), true) = (&found, why, errors.is_empty()) else {
        return visit.read(|reading| shown(visit, reading, found, &errors));
    };
    let hangs: Vec<Hangs> = visit.house.areas.iter().flat_map(|a| a.hangs).copied().collect();
    let by = visit.who()?.actor().words;
    visit.act(Some(kept), Some(&why), |acting| {
        merge::merge(acting, kept, other.id, &why, &by, &hangs).map_err(refused)
    })?;
    let number = visit.read(|reading| person::person(reading, kept))?.kith_number;
    Ok(Reply::to_saying(
        format!("/people/{number}"),
        "The two records are one. It can be taken apart again from About.",
    ))
}

/// What the words of a fault become.
pub fn refused(fault: MergeFault) -> Fail {
    match fault {
        MergeFault::Fault(fault) => Fail::Fault(fault),
        other => Fail::Refused(other.to_string()),
    }
}

/// The other record: one that this visitor may open, and that is another one.
fn other(visit: &Visit, reading: &mut Reading<'_>, errors: &mut Errors) -> Result<Option<Person>, Fail> {
    let typed = visit.form.get("other").unwrap_or_default();
    let found = match person::by_kith_number(reading, typed)? {
        Some(id) if visit.house.sights.sight(reading, visit.who()?, id, visit.now)? == Sight::Open => id,
        _ => {
            errors.add("other", "No record that you can open has this Kith number. Check it and enter it again");
            return Ok(None);
        }
    };
    if found == visit.subject()? {
        errors
            .add("other", "This is the record itself, or one merged into it before. Enter the other one's Kith number");
        return Ok(None);
    }
    for id in [found, visit.subject()?] {
        if access::restriction(reading, id)?.is_some() {
            errors.add("other", MergeFault::Restricted.to_string());
            return Ok(None);
        }
    }
    Ok(Some(person::person(reading, found)?))
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, other: Option<Person>, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let kept = person::person(reading, subject)?;
    let typed = visit.form.get("other").unwrap_or_default();
    let label = "Kith number of the second record";
    let hint = "As it stands under the name on that record, for example K4TM-7Q2X. The record you are on is kept.";
    let field = Field { name: "other", label, hint, value: typed };
    let number = text(field, "govuk-input--width-10", " autocomplete=\"off\"", errors);
    let beside = match &other {
        None => None,
        Some(other) => {
            let label = "Why are these one person?";
            let typed = visit.form.get("reason").unwrap_or_default();
            let reason = textarea(
                Field { name: "reason", label, hint: "What you compared, and who confirmed it.", value: typed },
                3,
                errors,
            );
            Some((side_by_side(visit, reading, &kept, other)?, reason, other.kith_number.clone()))
        }
    };
    let at = format!("/people/{}/merge", kept.kith_number);
    let before = merge::merged(reading, subject)?.iter().map(|m| (format!("{at}/{}/apart", m.id), told(m))).collect();
    let body = MergePage {
        header: header(visit, reading, subject, None)?,
        errors: error_summary(errors),
        hidden: visit.hidden(),
        at,
        number,
        beside,
        before,
    };
    if errors.is_empty() {
        visit.page("A second record", &body)
    } else {
        visit.page_with_errors("A second record", &body)
    }
}

/// "K4TM-7Q2X, Robin Marsden: merged on 3 March 2026 by Amina Yusuf. Same NHS number."
pub fn told(merged: &Merged) -> String {
    let (number, name) = (merged.other.shown_number(), merged.other.name());
    format!("{number}, {name}: merged on {} by {}. {}", days::long(days::day_of(merged.at)), merged.by, merged.why)
}

fn side_by_side(visit: &Visit, reading: &mut Reading<'_>, kept: &Person, other: &Person) -> Result<Html, Fail> {
    let mut columns = Vec::new();
    for one in [kept, other] {
        let names: Vec<String> =
            person::names(reading, one.id)?.iter().map(|n| format!("{} {}", n.given, n.family)).collect();
        let numbers = person::identifiers(reading, one.id)?;
        let numbers: Vec<String> = numbers.iter().map(|i| format!("{} {}", i.scheme.words(), i.value)).collect();
        let places = person::addresses(reading, one.id)?;
        let places: Vec<String> = places.iter().map(|a| format!("{} {}", a.lines, a.postcode)).collect();
        let (_, born) = age_and_birth(one, visit.today());
        let [story, records, actions] = merge::weight(reading, one.id)?;
        columns.push([
            one.shown_number(),
            names.join("; "),
            born,
            numbers.join("; "),
            places.join("; "),
            format!("{story} story entries, {records} records, {actions} actions"),
        ]);
    }
    let heads = ["Kith number", "Names", "Born", "Numbers", "Addresses", "Holds"];
    let cells = |at: usize| columns.iter().map(move |c: &[String; 6]| c.get(at).cloned().unwrap_or_default());
    let rows = heads.iter().enumerate().map(|(at, head)| {
        let both: Vec<String> = cells(at).collect();
        let same = both.windows(2).all(|w| w.first() == w.last()) && !both.iter().all(String::is_empty);
        let mark = if same { "the same" } else { "" };
        std::iter::once(Html(esc(head))).chain(both.iter().map(|c| Html(esc(c)))).chain([Html(esc(mark))]).collect()
    });
    let heads = ["", "This record, which is kept", "The second record", ""];
    Ok(table(&Table { caption: "Side by side", heads: &heads, rows: rows.collect() }))
}
