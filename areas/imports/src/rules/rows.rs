//! Rows of this year and last, told once each, and counted so that they add up.

use crate::words::{Note, NoteKind, Outcome, Place, Plan, PlannedRow};
use days::Day;
use returns::ReadFault;
use std::collections::HashMap;

/// A row on its way into the plan.
pub struct Kept<'a, R> {
    /// Names the row for good, after the child's number: `episode:2025-11-02`.
    pub key: String,
    /// The row.
    pub row: &'a R,
    /// Its place in the plan's rows.
    pub at: usize,
}

impl<R: OfChild> Kept<'_, R> {
    /// Names what it tells for good: `ssda903:CH000001:episode:2025-11-02`.
    pub fn origin(&self) -> String {
        origin(self.row.child(), &self.key)
    }
}

/// Names something told of a child by the return, for good.
pub fn origin(child: &str, key: &str) -> String {
    format!("ssda903:{child}:{key}")
}

/// What every row of the return has.
pub trait OfChild {
    /// The child's number.
    fn child(&self) -> &str;
    /// The file and row.
    fn place(&self) -> Place;
}

macro_rules! of_child {
    ($($row:ident),*) => {$(
        impl OfChild for returns::$row {
            fn child(&self) -> &str { &self.child }
            fn place(&self) -> Place { Place { file: self.source.file.to_string(), row: self.source.line } }
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

/// What a row asks for before anything is compared with the record.
pub enum Says {
    /// Something, under this name, and what it is in words: "an episode that began on 2 November 2025".
    Something(String, String),
    /// That there is nothing to tell.
    Nothing,
    /// Nothing that can be used, for this reason.
    Unusable(&'static str),
}

/// The rows of one table, by child.
pub type ByChild<'a, R> = HashMap<&'a str, Vec<Kept<'a, R>>>;

/// Takes the rows of one table, this year's before last year's: a row of last year that this year's file tells too
/// counts there and is not told twice. Two rows of one file with the same name are a fault, because nobody can tell
/// which is meant.
pub fn take<'a, R: OfChild>(
    plan: &mut Plan,
    faults: &mut Vec<ReadFault>,
    this: &'a [R],
    last: &'a [R],
    says: impl Fn(&R, bool) -> Says,
) -> ByChild<'a, R> {
    let mut kept: ByChild<'a, R> = HashMap::new();
    let mut this_year: HashMap<(String, String), Place> = HashMap::new();
    for (rows, is_last) in [(this, false), (last, true)] {
        let mut met: HashMap<(String, String), Place> = HashMap::new();
        for row in rows {
            let at = plan.rows.len();
            let (outcome, why) = match says(row, is_last) {
                Says::Nothing => (Some(Outcome::Nothing), String::new()),
                Says::Unusable(why) => {
                    plan.notes.push(note(NoteKind::PutRight, row, format!("{why} The row was left aside.")));
                    (Some(Outcome::LeftAside), why.to_owned())
                }
                Says::Something(key, what) => {
                    let name = (row.child().to_owned(), key.clone());
                    if let Some(first) = met.insert(name.clone(), row.place()) {
                        faults.push(told_twice(row, &first, &what));
                        continue;
                    }
                    if this_year.contains_key(&name) {
                        (Some(Outcome::ToldAgain), String::new())
                    } else {
                        kept.entry(row.child()).or_default().push(Kept { key, row, at });
                        (None, String::new())
                    }
                }
            };
            plan.rows.push(PlannedRow { place: row.place(), child: row.child().to_owned(), outcome, why });
        }
        this_year.extend(met);
    }
    kept
}

fn told_twice<R: OfChild>(row: &R, first: &Place, what: &str) -> ReadFault {
    let place = row.place();
    ReadFault {
        file: place.file,
        row: Some(place.row),
        column: None,
        value: Some(row.child().to_owned()),
        expected: format!("{what} once for this child, and row {} tells of it too", first.row),
        what_to_do: "Take out the row that is not meant, or correct its day.".to_owned(),
    }
}

/// A note on a row.
pub fn note<R: OfChild>(kind: NoteKind, row: &R, words: impl Into<String>) -> Note {
    Note { kind, place: Some(row.place()), who: row.child().to_owned(), words: words.into() }
}

/// The first of April that begins the collection year of a day, by its year.
///
/// Source: Department for Education, SSDA903 guide: a collection year runs from 1 April to 31 March.
pub fn year_of(day: Day) -> i16 {
    if day.month() >= 4 { day.year() } else { day.year().saturating_sub(1) }
}

/// The first and last day of the collection year that began in `year`; nothing beyond the calendar.
pub fn year_days(year: i16) -> Option<(Day, Day)> {
    Some((Day::new(year, 4, 1).ok()?, Day::new(year.checked_add(1)?, 3, 31).ok()?))
}

/// The collection year in words: "2026-27".
pub fn year_words(year: i16) -> String {
    format!("{year}-{:02}", (i32::from(year) + 1).rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_collection_year_runs_from_april_to_march() {
        assert_eq!(year_of(date(2026, 4, 1)), 2026);
        assert_eq!(year_of(date(2027, 3, 31)), 2026);
        assert_eq!(year_days(2026), Some((date(2026, 4, 1), date(2027, 3, 31))));
        assert_eq!(year_words(2026), "2026-27");
        assert_eq!(year_words(1999), "1999-00");
        assert_eq!(year_days(i16::MAX), None);
    }
}
