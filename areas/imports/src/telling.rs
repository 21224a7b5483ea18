//! A report in plain English.

use crate::words::{NoteKind, Outcome, Report, Tally};

/// Notes of one kind that are told one by one on the command line; the rest are counted.
const TOLD: usize = 20;

/// "1 child", "500 children": figures above 999 with commas.
pub fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", figure(n), if n == 1 { one } else { many })
}

/// A figure with commas.
pub fn figure(n: u64) -> String {
    let digits = n.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// The people, in one sentence that adds up.
pub fn people(report: &Report) -> String {
    let parts = [
        (report.made, "new"),
        (report.matched, "on record already"),
        (report.merged, "the same as another row"),
        (report.waiting, "waiting for a decision"),
        (report.left_aside, "left aside"),
    ];
    let parts = parts.iter().filter(|(n, words)| *n > 0 || *words == "new");
    let parts: Vec<String> = parts.map(|(n, words)| format!("{} {words}", figure(*n))).collect();
    format!("{} in the files: {}.", counted(report.people, "person", "people"), parts.join(", "))
}

/// What was told and made besides; empty when it is nothing.
pub fn besides(report: &Report) -> String {
    let mut said = Vec::new();
    if report.entries > 0 {
        said.push(counted(report.entries, "story entry", "story entries"));
    }
    if report.workers > 0 {
        said.push(format!("{} known by number alone", counted(report.workers, "social worker", "social workers")));
    }
    if said.is_empty() { String::new() } else { format!("{}.", said.join("; ")) }
}

/// What became of a file's rows: "588 new, 422 in both years".
pub fn outcomes(tally: &Tally) -> String {
    let parts = Outcome::ALL.iter().zip(tally.outcomes).filter(|(_, n)| *n > 0);
    let parts: Vec<String> =
        parts.map(|(outcome, n)| format!("{} {}", figure(n), outcome.words().to_lowercase())).collect();
    parts.join(", ")
}

/// A file and what became of its rows, in one line.
pub fn tally(tally: &Tally) -> String {
    let parts = outcomes(tally);
    let parts = if parts.is_empty() { String::new() } else { format!(": {parts}") };
    format!("{}, {}{parts}", tally.file, counted(tally.rows, "row", "rows"))
}

/// The whole report for the command line.
pub fn lines(report: &Report) -> Vec<String> {
    let mut lines = vec![report.source.clone(), people(report), besides(report)];
    lines.retain(|line| !line.is_empty());
    lines.extend(report.tallies.iter().map(tally));
    if !report.tasks.is_empty() {
        lines.push("Tasks for what is missing:".to_owned());
        lines.extend(report.tasks.iter().map(|(words, n)| format!("  {} × {words}", figure(*n))));
    }
    if report.unnamed > 0 {
        let records = counted(report.unnamed, "record has", "records have");
        lines.push(format!("{records} no name: add names.csv with CHILD, GIVEN, FAMILY, or `kith import people FILE`"));
    }
    for kind in NoteKind::ALL {
        let of: Vec<_> = report.noted(kind).collect();
        if of.is_empty() {
            continue;
        }
        lines.push(format!("{}: {}", kind.words(), figure(u64::try_from(of.len()).unwrap_or(u64::MAX))));
        for note in of.iter().take(TOLD) {
            let place = note.place.as_ref().map(ToString::to_string);
            let who = Some(note.who.clone()).filter(|who| !who.is_empty());
            let place: Vec<String> = place.into_iter().chain(who).collect();
            let place = if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) };
            lines.push(format!("  {place}{}", note.words));
        }
        if of.len() > TOLD {
            lines.push(format!("  and {} more; --report FILE writes them all", of.len() - TOLD));
        }
    }
    if !report.ignored.is_empty() {
        lines.push(format!("Not used: {}", report.ignored.join(", ")));
    }
    if !report.changed {
        lines.push("Kith knew all of this. Nothing changed.".to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_commas_and_sentences_add_up() {
        assert_eq!(
            (figure(7), figure(1204), figure(31_204)),
            ("7".to_owned(), "1,204".to_owned(), "31,204".to_owned())
        );
        let report = Report { people: 31_204, made: 31_086, merged: 118, ..Report::default() };
        assert!(report.reconciles());
        assert_eq!(people(&report), "31,204 people in the files: 31,086 new, 118 the same as another row.");
        let none = Report { people: 1, matched: 1, ..Report::default() };
        assert_eq!(people(&none), "1 person in the files: 0 new, 1 on record already.");
    }
}
