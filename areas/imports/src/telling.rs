//! A report in plain English.

use crate::words::{Report, Tally};

/// Notes of one kind that are told one by one; the rest are counted.
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
    let mut said = format!(
        "{} in the files, {} in Kith: {} new, {} known",
        counted(report.people_in, "person", "people"),
        figure(report.people_new + report.people_known),
        figure(report.people_new),
        figure(report.people_known)
    );
    if report.people_merged > 0 {
        said.push_str(&format!(
            "; {} merged, each listed below",
            counted(report.people_merged, "duplicate", "duplicates")
        ));
    }
    said.push('.');
    said
}

/// What became of a table's rows, in one line.
pub fn tally(tally: &Tally) -> String {
    let parts = [
        (tally.new, "new"),
        (tally.changed, "changed"),
        (tally.known, "known already"),
        (tally.told_again, "told by this year's file"),
        (tally.nothing_to_tell, "with nothing to tell"),
        (tally.left_aside, "left aside"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{} {words}", figure(*n))).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    format!("{}, {}{parts}", tally.table, counted(tally.rows, "row", "rows"))
}

/// The whole report for the command line.
pub fn lines(report: &Report) -> Vec<String> {
    let mut lines = vec![report.title.clone(), people(report)];
    lines.extend(report.tallies.iter().map(tally));
    lines.push(format!("{} told", counted(report.entries, "story entry", "story entries")));
    if !report.tasks.is_empty() {
        lines.push("Tasks for what is missing:".to_owned());
        lines.extend(report.tasks.iter().map(|(kind, n)| format!("  {kind}: {}", figure(*n))));
    }
    let mut kinds: Vec<&str> = report.notes.iter().map(|n| n.what.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let of: Vec<_> = report.notes.iter().filter(|n| n.what == kind).collect();
        lines.push(format!("{}: {}", capital(kind), figure(u64::try_from(of.len()).unwrap_or(u64::MAX))));
        for note in of.iter().take(TOLD) {
            let place = if note.place.is_empty() { String::new() } else { format!(", {}", note.place) };
            lines.push(format!("  {}{place}. {}", note.who, note.words));
        }
        if of.len() > TOLD {
            lines.push(format!("  and {} more; all are in the report on the Import page", of.len() - TOLD));
        }
    }
    if !report.ignored.is_empty() {
        lines.push(format!("Not used: {}", report.ignored.join(", ")));
    }
    if !report.changed_anything {
        lines.push("Kith knew all of this. Nothing changed.".to_owned());
    }
    lines
}

/// With its first letter large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
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
        let report = Report { people_in: 31_204, people_new: 31_204, people_merged: 118, ..Report::default() };
        assert_eq!(
            people(&report),
            "31,204 people in the files, 31,204 in Kith: 31,204 new, 0 known; 118 duplicates merged, each listed below."
        );
    }
}
