//! What is written, given what files ask for and what the record holds.
//!
//! C08-02: everybody and every row that came in is accounted for, and the numbers add up.

use crate::rules::decide_person::{Marks, decide_person};
use crate::words::{
    Known, Line, Note, NoteKind, Outcome, Plan, PlannedChild, PlannedRow, Tally, WaitingPerson, Who, Work,
};
use record::words::{BirthKind, FactKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Decides it, person by person.
pub fn decide(plan: &Plan, known: &Known) -> Work {
    let mut work = Work::default();
    let mut marks = Marks::new(plan.rows.len());
    let older = plan.year.zip(known.newest_year).is_some_and(|(year, newest)| year < newest);
    let mut whole: HashMap<&str, (Outcome, String)> = HashMap::new();
    let report = &mut work.report;
    report.notes.clone_from(&plan.notes);
    for child in &plan.children {
        report.people += 1 + u64::try_from(child.also.len()).unwrap_or(0);
        report.merged += u64::try_from(child.also.len()).unwrap_or(0);
        let (who, before) = match whose(child, known) {
            Whose::Known(id) => {
                report.matched += 1;
                (Who::Known(id), known.children.get(&id))
            }
            Whose::New => {
                report.made += 1;
                (new_person(child), None)
            }
            Whose::Waits(people, why) => {
                report.waiting += 1;
                report.notes.push(about(plan, child, NoteKind::Decide, why.clone()));
                if !known.asked.contains(&child.number) {
                    let (number, words, described) = (child.number.clone(), why.clone(), described(child));
                    work.waiting.push(WaitingPerson { number, words, described, candidates: people });
                }
                whole.insert(&child.number, (Outcome::Waiting, why));
                continue;
            }
            Whose::Nobody => {
                report.left_aside += 1;
                let why = "No header row says who this is, and nobody on record has this number. Add the child to \
                           header.csv and bring the files in again."
                    .to_owned();
                report.notes.push(about(plan, child, NoteKind::PutRight, why.clone()));
                whole.insert(&child.number, (Outcome::LeftAside, why));
                continue;
            }
        };
        if before.is_none() {
            for candidate in known.candidates.get(&child.number).into_iter().flatten() {
                let words = format!("May be {}: {}.", candidate.kith_number, candidate.reasons.join(", "));
                report.notes.push(about(plan, child, NoteKind::Perhaps, words));
            }
        }
        let done = decide_person(plan, child, who, before, known, older, &mut marks, &mut report.notes);
        let named = done.name.is_some() || before.is_some_and(|b| b.name.is_some()) || !is_unnamed(child);
        report.unnamed += u64::from(!named);
        if !done.is_nothing() {
            work.children.push(done);
        }
    }
    workers(plan, known, &mut work, &mut marks);
    finish(plan, known, &mut work, &marks, &whole);
    work.report.changed = !work.is_nothing();
    work
}

enum Whose {
    Known(i64),
    New,
    Waits(Vec<i64>, String),
    Nobody,
}

fn whose(child: &PlannedChild, known: &Known) -> Whose {
    if let Some(why) = known.unclear.get(&child.number) {
        let people = known.candidates.get(&child.number).into_iter().flatten().map(|c| c.person).collect();
        return Whose::Waits(people, why.clone());
    }
    if let Some(id) = known.found.get(&child.number) {
        return Whose::Known(*id);
    }
    if child.header.is_none() {
        return Whose::Nobody;
    }
    let likely: Vec<_> =
        known.candidates.get(&child.number).into_iter().flatten().filter(|candidate| candidate.likely).collect();
    if likely.is_empty() || known.decided_new.contains(&child.number) {
        return Whose::New;
    }
    let said = likely.iter().map(|c| format!("{} ({})", c.kith_number, c.reasons.join(", ")));
    let why = format!(
        "Probably on record already: {}. No record was made. Say whether they are one person, then bring the file in again.",
        said.collect::<Vec<_>>().join("; ")
    );
    Whose::Waits(likely.iter().map(|c| c.person).collect(), why)
}

/// What the file says of somebody, for the person who decides: "Kaylee Marsden, born 14 March 2019, Female, WM4 2QT".
fn described(child: &PlannedChild) -> String {
    let name = format!("{} {}", child.given, child.family).trim().to_owned();
    let mut said = vec![if name.is_empty() { "No name in the file".to_owned() } else { name }];
    said.push(child.born.map_or_else(|| "no date of birth".to_owned(), |day| format!("born {}", days::long(day))));
    let facts = child.facts.iter().filter(|f| matches!(f.kind, FactKind::Sex | FactKind::Ethnicity));
    said.extend(facts.map(|f| f.is.words.clone()));
    said.extend(child.stays.iter().find(|stay| stay.kind == "home").map(|stay| stay.postcode.clone()));
    said.join(", ")
}

fn is_unnamed(child: &PlannedChild) -> bool {
    child.given.is_empty() && child.family.is_empty()
}

fn new_person(child: &PlannedChild) -> Who {
    Who::New {
        given: child.given.clone(),
        family: child.family.clone(),
        called: child.called.clone(),
        born: child.born.map(|day| (day, child.born_kind.unwrap_or(BirthKind::Actual))),
    }
}

fn about(plan: &Plan, child: &PlannedChild, kind: NoteKind, words: String) -> Note {
    let row = child.header.or(child.named_by).or_else(|| child.entries.first().map(|entry| entry.row));
    let place = row.and_then(|row| plan.rows.get(row)).map(|row| row.place.clone());
    Note { kind, place, who: child.number.clone(), words }
}

/// How a worker is called of whom only the number is known.
fn stand_in(number: &str) -> String {
    format!("Social worker {number}")
}

/// Workers to make and workers to name. A name that a person gave stays.
fn workers(plan: &Plan, known: &Known, work: &mut Work, marks: &mut Marks) {
    let named: HashMap<&str, &str> = plan.workers.iter().map(|w| (w.number.as_str(), w.name.as_str())).collect();
    let mut new: BTreeSet<&str> = BTreeSet::new();
    for worker in &plan.workers {
        let outcome = match known.workers.get(&worker.number) {
            None => {
                new.insert(&worker.number);
                Outcome::Made
            }
            Some((id, name)) if *name == stand_in(&worker.number) => {
                work.named_workers.push((*id, worker.name.clone()));
                Outcome::Changed
            }
            Some(_) => Outcome::Known,
        };
        marks.note(worker.row, outcome, "");
    }
    let answering = work.children.iter().flat_map(|c| &c.responsible).map(|r| r.worker.as_str());
    new.extend(answering.filter(|number| !known.workers.contains_key(*number)));
    let name = |number: &str| named.get(number).map_or_else(|| stand_in(number), |name| (*name).to_owned());
    work.workers = new.into_iter().map(|number| (number.to_owned(), name(number))).collect();
}

/// The report's lines, tallies and counts.
fn finish(plan: &Plan, known: &Known, work: &mut Work, marks: &Marks, whole: &HashMap<&str, (Outcome, String)>) {
    let report = &mut work.report;
    report.source.clone_from(&plan.source);
    report.year = plan.year;
    report.ignored.clone_from(&plan.ignored);
    let mut tallies: Vec<Tally> = Vec::new();
    for (n, row) in plan.rows.iter().enumerate() {
        let (outcome, words) = outcome(row, n, marks, whole);
        let at = match tallies.iter().position(|tally| tally.file == row.place.file) {
            Some(at) => at,
            None => {
                tallies.push(Tally { file: row.place.file.clone(), ..Tally::default() });
                tallies.len() - 1
            }
        };
        if let Some(tally) = tallies.get_mut(at) {
            tally.rows += 1;
            let column = Outcome::ALL.iter().position(|one| *one == outcome).unwrap_or(0);
            if let Some(count) = tally.outcomes.get_mut(column) {
                *count += 1;
            }
        }
        report.lines.push(Line { place: row.place.clone(), who: row.child.clone(), outcome, words });
    }
    report.tallies = tallies;
    report.entries = count(work.children.iter().map(|c| c.entries.len()));
    report.workers =
        count(std::iter::once(work.workers.iter().filter(|(number, name)| *name == stand_in(number)).count()));
    let mut tasks: BTreeMap<&str, u64> = BTreeMap::new();
    for task in work.children.iter().flat_map(|c| &c.tasks) {
        *tasks.entry(&task.words).or_default() += 1;
    }
    let mut tasks: Vec<(String, u64)> = tasks.into_iter().map(|(words, n)| (words.to_owned(), n)).collect();
    tasks.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    report.tasks = tasks;
    let on_record = |number: &str| Some(known.children.get(known.found.get(number)?)?.kith_number.clone());
    report.numbers = plan.children.iter().filter_map(|c| Some((c.number.clone(), on_record(&c.number)?))).collect();
    report.notes.sort_by_key(|note| note.kind);
}

fn count(lengths: impl Iterator<Item = usize>) -> u64 {
    u64::try_from(lengths.sum::<usize>()).unwrap_or(u64::MAX)
}

fn outcome(row: &PlannedRow, at: usize, marks: &Marks, whole: &HashMap<&str, (Outcome, String)>) -> (Outcome, String) {
    if let Some(outcome) = row.outcome {
        return (outcome, row.why.clone());
    }
    if let Some((outcome, why)) = whole.get(row.child.as_str()) {
        return (*outcome, why.clone());
    }
    marks.of(at).unwrap_or_else(|| (Outcome::Nothing, String::new()))
}
