//! Rows of this year and last, told once each, and counted so that they add up.

use crate::words::{Coded, Note, Plan, PlannedRow, Tally};
use days::Day;
use returns::codes;
use std::collections::{HashMap, HashSet};

/// A row on its way into the plan.
pub struct Kept<'a, R> {
    /// Names the row for good, after the child's number.
    pub key: String,
    /// The row.
    pub row: &'a R,
    /// Its place in the plan's rows.
    pub place: usize,
}

/// What every row of the return has.
pub trait OfChild {
    /// The child's number.
    fn child(&self) -> &str;
    /// The file and line.
    fn place(&self) -> String;
}

macro_rules! of_child {
    ($($row:ident),*) => {$(
        impl OfChild for returns::$row {
            fn child(&self) -> &str { &self.child }
            fn place(&self) -> String { format!("{}, row {}", self.source.file, self.source.line) }
        }
    )*};
}
of_child!(
    Header,
    Episode,
    Review,
    Uasc,
    Oc2,
    Oc3,
    Ad1,
    PlacedForAdoption,
    PreviousPermanence,
    Missing,
    SwEpisode,
    Dolo
);

/// What a row asks for before anything is written.
pub enum Says {
    /// Something, under this name.
    Something(String),
    /// That there is nothing to tell.
    Nothing,
    /// Nothing that can be used, for this reason.
    Unusable(&'static str),
}

/// Takes the rows of one table, this year's before last year's: a row of last year that this year's file tells again
/// counts there and is not told twice. Rows with the same name within one file are told apart by their order.
pub fn take<'a, R: OfChild>(
    plan: &mut Plan,
    table: &str,
    this: &'a [R],
    last: &'a [R],
    says: impl Fn(&R, bool) -> Says,
) -> Vec<Kept<'a, R>> {
    let mut kept = Vec::new();
    let mut told: HashSet<String> = HashSet::new();
    for (rows, is_last) in [(this, false), (last, true)] {
        if rows.is_empty() {
            continue;
        }
        let name = if is_last { format!("last/{table}") } else { table.to_owned() };
        let mut tally = Tally { table: name, rows: u64::try_from(rows.len()).unwrap_or(u64::MAX), ..Tally::default() };
        let mut met: HashMap<String, u32> = HashMap::new();
        for row in rows {
            let key = match says(row, is_last) {
                Says::Something(key) => format!("{}:{key}", row.child()),
                Says::Nothing => {
                    tally.nothing_to_tell += 1;
                    continue;
                }
                Says::Unusable(why) => {
                    tally.left_aside += 1;
                    plan.notes.push(note("left aside", row, why));
                    continue;
                }
            };
            let nth = met.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1);
            let key = if *nth == 1 { key } else { format!("{key}:{nth}") };
            if !told.insert(key.clone()) {
                tally.told_again += 1;
                continue;
            }
            plan.rows.push(PlannedRow { tally: plan.tallies.len() });
            kept.push(Kept { key, row, place: plan.rows.len() - 1 });
        }
        plan.tallies.push(tally);
    }
    kept
}

/// A note on a row.
pub fn note<R: OfChild>(what: &str, row: &R, words: &str) -> Note {
    Note { what: what.to_owned(), place: row.place(), who: row.child().to_owned(), words: words.to_owned() }
}

/// A code with its words: "Full care order (C2)"; a code that the set does not have says so.
pub fn in_words(set: &str, code: &str) -> String {
    match codes::words(set, code) {
        Some(words) => format!("{words} ({})", code.trim()),
        None => format!("a code that the return does not know ({})", code.trim()),
    }
}

/// A code and its words, as a fact keeps them.
pub fn coded(set: &str, code: &str) -> Coded {
    let words = codes::words(set, code).map_or_else(|| format!("Code {} of the return", code.trim()), str::to_owned);
    Coded { code: code.trim().to_owned(), words }
}

/// The first of April that begins the collection year of a day.
///
/// Source: Department for Education, SSDA903 guide: a collection year runs from 1 April to 31 March.
pub fn year_of(day: Day) -> i16 {
    if day.month() >= 4 { day.year() } else { day.year() - 1 }
}

/// The last day of the collection year that began in `year`.
pub fn year_end(year: i16) -> Option<Day> {
    Day::new(year.checked_add(1)?, 3, 31).ok()
}

/// The collection year in words: "2026-27".
pub fn year_words(year: i16) -> String {
    format!("{year}-{:02}", (i32::from(year) + 1).rem_euclid(100))
}

/// A first letter made small, for a sentence that goes on; codes and names that begin with several capitals stay.
pub fn small(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_collection_year_runs_from_april_to_march() {
        assert_eq!(year_of(date(2026, 4, 1)), 2026);
        assert_eq!(year_of(date(2027, 3, 31)), 2026);
        assert_eq!(year_end(2026), Some(date(2027, 3, 31)));
        assert_eq!(year_words(2026), "2026-27");
        assert_eq!(year_words(1999), "1999-00");
    }

    #[test]
    fn codes_are_shown_with_their_words() {
        assert_eq!(in_words("LS", "C2"), "Full care order (C2)");
        assert_eq!(in_words("LS", "Q9"), "a code that the return does not know (Q9)");
        assert_eq!(small("Full care order (C2)"), "full care order (C2)");
    }
}
