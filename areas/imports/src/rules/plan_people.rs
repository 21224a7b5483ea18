//! `people.csv`: people as another system had them, one row each.
//!
//! Columns: NUMBER, GIVEN, FAMILY; and, as far as known, PREFERRED, DOB, DIED, SEX, ETHNIC, NHS, UPN, POSTCODE,
//! STATUS (looked_after, child_protection, child_in_need), OPEN (yes or no), CLOSED (the last contact), CHRONOLOGY
//! (yes or no: whether the old record has one).

use crate::rules::cells::Cells;
use crate::rules::missing_things::tasks;
use crate::rules::names_file::add_names;
use crate::rules::plan_return::{ethnicity, sex};
use crate::rules::same_row::same_people;
use crate::words::{
    KeptRecord, Note, NoteKind, Place, Plan, PlannedChild, PlannedNumber, PlannedRow, PlannedStay, Standing,
};
use days::Day;
use record::identifiers::{NhsNumber, Postcode, PupilNumber};
use record::retention::RecordKind;
use record::words::{BirthKind, Scheme};
use returns::{ReadFault, read_sheet};
use std::collections::HashSet;

/// The file's name on the page.
pub const NAME: &str = "people.csv";
/// Where such people come from, in words.
pub const FORMER: &str = "The former system";
/// Where names given apart from a return come from, in words.
pub const NAMES: &str = "Names for the return";

const NEEDED: [&str; 3] = ["NUMBER", "GIVEN", "FAMILY"];
const KNOWN: [&str; 15] = [
    "NUMBER",
    "GIVEN",
    "FAMILY",
    "PREFERRED",
    "DOB",
    "DIED",
    "SEX",
    "ETHNIC",
    "NHS",
    "UPN",
    "POSTCODE",
    "STATUS",
    "OPEN",
    "CLOSED",
    "CHRONOLOGY",
];

/// What a file asks for: people of a former system, or names for children of the return when it has the column CHILD.
/// Errors: every fault, at most 200, each with row and column; then nothing is given.
pub fn plan_people(file: &str, bytes: &[u8], today: Day) -> Result<Plan, Vec<ReadFault>> {
    let sheet = match read_sheet(file, bytes, &[]) {
        Ok(sheet) if sheet.has("CHILD") && !sheet.has("NUMBER") => return plan_names(file, bytes),
        _ => read_sheet(file, bytes, &NEEDED)?,
    };
    let mut plan = Plan { source: FORMER.to_owned(), ..Plan::default() };
    plan.ignored = sheet.unknown(&KNOWN).into_iter().map(|column| format!("{file}: column {column}")).collect();
    let (mut faults, mut numbers) = (Vec::new(), HashSet::new());
    let mut children = Vec::new();
    for row in &sheet.rows {
        let mut cells = Cells::of(&sheet, file, row, &mut faults);
        let at = plan.rows.len();
        let place = Place { file: file.to_owned(), row: row.line };
        let child = person(&mut cells, at, today, &place, &mut plan.notes);
        if !numbers.insert(child.number.clone()) {
            cells.fault("NUMBER", "each number once", "Take the second row out, or correct its number.");
        }
        plan.rows.push(PlannedRow { place, child: child.number.clone(), outcome: None, why: String::new() });
        children.push(child);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    join(&mut plan, children);
    Ok(plan)
}

/// Names alone, for children on record.
fn plan_names(file: &str, bytes: &[u8]) -> Result<Plan, Vec<ReadFault>> {
    let mut plan = Plan { source: NAMES.to_owned(), ..Plan::default() };
    add_names(&mut plan, file, bytes).map(|()| plan)
}

/// Rows that are one person become one person with all their numbers, and a note each.
fn join(plan: &mut Plan, children: Vec<PlannedChild>) {
    let same = same_people(&children);
    let mut places: Vec<Option<usize>> = Vec::with_capacity(children.len());
    for (at, child) in children.into_iter().enumerate() {
        let first = same.get(&at).and_then(|(first, why)| Some((places.get(*first).copied()??, *why)));
        let Some((stands, why)) = first else {
            places.push(Some(plan.children.len()));
            plan.children.push(child);
            continue;
        };
        places.push(Some(stands));
        let Some(into) = plan.children.get_mut(stands) else { continue };
        let place = plan.rows.get(at).map(|row| row.place.clone());
        let words = format!("Merged into {}: {why}.", into.number);
        plan.notes.push(Note { kind: NoteKind::Merged, place, who: child.number.clone(), words });
        into.also.push(at);
        for number in child.numbers {
            if !into.numbers.contains(&number) {
                into.numbers.push(number);
            }
        }
        for fact in child.facts {
            if !into.facts.iter().any(|known| known.kind == fact.kind) {
                into.facts.push(fact);
            }
        }
        for kept in child.kept {
            if !into.kept.contains(&kept) {
                into.kept.push(kept);
            }
        }
        into.died = into.died.or(child.died);
        into.risk = into.risk.max(child.risk);
        for task in child.tasks {
            if !into.tasks.iter().any(|known| known.kind == task.kind) {
                let origin = crate::rules::missing_things::task_origin(&into.number, task.kind);
                into.tasks.push(crate::words::PlannedTask { origin, ..task });
            }
        }
    }
}

fn person(cells: &mut Cells<'_>, row: usize, today: Day, place: &Place, notes: &mut Vec<Note>) -> PlannedChild {
    let number = cells.name("NUMBER");
    if number.is_empty() {
        cells.fault("NUMBER", "the person's number in the former system", "Fill it in; it finds the person again.");
    }
    let (given, family, called) = (cells.name("GIVEN"), cells.name("FAMILY"), cells.name("PREFERRED"));
    if given.is_empty() && family.is_empty() {
        cells.fault("GIVEN", "a given or a family name", "Fill in what is known of the name.");
    }
    let (born, died) = (cells.day("DOB"), cells.day("DIED"));
    if born.is_some_and(|day| day > today) {
        cells.fault("DOB", "a day that has come", "Children not yet born are recorded in Kith itself.");
    }
    if died.is_some_and(|day| day > today || born.is_some_and(|born| day < born)) {
        cells.fault("DIED", "a day after the birth that has come", "Correct one of the two dates.");
    }
    let mut child = PlannedChild {
        number: number.clone(),
        header: Some(row),
        given,
        family,
        called,
        born,
        born_kind: Some(BirthKind::Actual),
        died: died.map(|day| (day, row)),
        numbers: vec![PlannedNumber { scheme: Scheme::Former, value: number }],
        ..PlannedChild::default()
    };
    if let Some(value) = cells.read("NHS", |typed| NhsNumber::parse(typed).map(|number| number.plain())) {
        child.numbers.push(PlannedNumber { scheme: Scheme::Nhs, value });
    }
    match cells.text("UPN") {
        "" => {}
        typed => match PupilNumber::parse(typed) {
            Ok(upn) => {
                child.numbers.push(PlannedNumber { scheme: Scheme::Upn, value: upn.plain().to_owned() });
            }
            Err(why) => {
                let words = format!("UPN: “{typed}”. {why}. It was not used.");
                notes.push(Note {
                    kind: NoteKind::PutRight,
                    place: Some(place.clone()),
                    who: child.number.clone(),
                    words,
                });
            }
        },
    }
    if let Some(postcode) = cells.read("POSTCODE", |typed| Postcode::parse(typed).map(|code| code.to_string())) {
        child.stays.push(PlannedStay { row, kind: "home", lines: String::new(), postcode, from: None, to: None });
    }
    child.facts.extend(cells.code("SEX").map(|code| sex(row, &code)));
    child.facts.extend(cells.code("ETHNIC").map(|code| ethnicity(row, &code)));
    standing(cells, &mut child);
    let lacks_chronology = !cells.yes("CHRONOLOGY", true);
    child.tasks = tasks(&child, today, lacks_chronology, true);
    child
}

/// Which record is kept, whether somebody works with the child, and how risky a gap is. Source of the risk: local.
fn standing(cells: &mut Cells<'_>, child: &mut PlannedChild) {
    let (open, closed) = (cells.yes("OPEN", false), cells.day("CLOSED"));
    let (kind, risk) = match cells.text("STATUS").to_ascii_lowercase().as_str() {
        "" => (None, 0),
        "looked_after" => (Some(RecordKind::LookedAfter), 3),
        "child_protection" => (Some(RecordKind::ChildProtection), 4),
        "child_in_need" => (Some(RecordKind::ChildInNeed), 1),
        _ => {
            let expected = "looked_after, child_protection, child_in_need, or nothing";
            cells.fault("STATUS", expected, "Use one of these words.");
            (None, 0)
        }
    };
    let end = closed.filter(|_| kind != Some(RecordKind::LookedAfter));
    child.kept.extend(kind.map(|kind| KeptRecord { kind, end }));
    child.risk = risk;
    child.standing = match (open, kind) {
        (true, Some(RecordKind::LookedAfter)) => Standing::InCare,
        (true, _) => Standing::Open,
        (false, _) => Standing::NotSaid,
    };
}

/// Whether a name is that of a file of ours beside the return's tables.
pub fn is_file(path: &str, name: &str) -> bool {
    path.rsplit(['/', '\\']).next().is_some_and(|last| last.trim().eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_fault_is_told_with_its_place_and_what_to_do() {
        let text = "NUMBER,GIVEN,FAMILY,DOB,NHS,STATUS\n1,Robin,Marsden,31/02/2015,,\n1,,,01/01/2030,123,kin\n";
        let faults = plan_people(NAME, text.as_bytes(), date(2026, 11, 23)).unwrap_err();
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        for start in [
            "people.csv, row 2, column DOB: found “31/02/2015”",
            "people.csv, row 3, column GIVEN",
            "people.csv, row 3, column DOB: found “01/01/2030”, expected a day that has come",
            "people.csv, row 3, column NHS: found “123”",
            "people.csv, row 3, column STATUS: found “kin”",
            "people.csv, row 3, column NUMBER: found “1”, expected each number once",
        ] {
            assert!(said.iter().any(|s| s.starts_with(start)), "{start}\n{said:#?}");
        }
    }

    #[test]
    fn two_rows_that_are_one_person_become_one_with_both_numbers() {
        let text = "NUMBER,GIVEN,FAMILY,DOB,POSTCODE,SEX\n1,Zoe,Marsden,01/02/2015,WM4 2QT,\n2,Zoë,Marsden,01/02/2015,wm42qt,F\n";
        let plan = plan_people(NAME, text.as_bytes(), date(2026, 11, 23)).unwrap();
        let numbers: Vec<&str> = plan.children[0].numbers.iter().map(|n| n.value.as_str()).collect();
        assert_eq!((plan.children.len(), numbers, plan.children[0].also.as_slice()), (1, vec!["1", "2"], &[1][..]));
        assert_eq!(plan.children[0].facts.len(), 1);
        assert!(plan.notes[0].words.contains("the same name, date of birth and postcode"));
    }

    #[test]
    fn a_table_with_the_column_child_gives_names_to_children_of_the_return() {
        let plan = plan_people(NAME, b"CHILD,GIVEN,FAMILY\nCH1,Robin,Marsden\n", date(2026, 11, 23)).unwrap();
        assert_eq!((plan.source.as_str(), plan.children[0].header, plan.children[0].named_by), (NAMES, None, Some(0)));
    }
}
