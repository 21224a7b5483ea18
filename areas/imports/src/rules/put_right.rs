//! What the council should put right where its files come from: nothing here stops an import.

use crate::rules::episodes::care_ended;
use crate::rules::phrases::is_code;
use crate::rules::rows::{Kept, OfChild, note};
use crate::words::{Note, NoteKind};
use days::{Day, long};
use record::identifiers::Postcode;
use returns::{Ad1, Episode, Header, Missing, Oc2, Oc3, PlacedForAdoption, PreviousPermanence, Review, SwEpisode};
use std::collections::BTreeMap;

/// The codes of a row: the column, the code set, and what stands there.
pub trait Codes: OfChild {
    /// Each of them.
    fn codes(&self) -> Vec<(&'static str, &'static str, Option<&str>)>;
}

macro_rules! codes {
    ($($row:ident: $($column:literal $set:literal $field:ident),*;)*) => {$(
        impl Codes for $row {
            fn codes(&self) -> Vec<(&'static str, &'static str, Option<&str>)> {
                vec![$(($column, $set, self.$field.as_deref())),*]
            }
        }
    )*};
}
codes! {
    Header: "SEX" "SEX" sex, "ETHNIC" "ETHNIC" ethnic, "MOTHER" "MOTHER" mother;
    Episode: "RNE" "RNE" reason_new, "LS" "LS" legal_status, "CIN" "CIN" need, "PLACE" "PLACE" placement,
        "PLACE_PROVIDER" "PLACE_PROVIDER" provider, "REC" "REC" reason_ended,
        "REASON_PLACE_CHANGE" "REASON_PLACE_CHANGE" reason_place_change;
    Review: "REVIEW_CODE" "REVIEW_CODE" participation;
    Missing: "MISSING" "MISSING" kind;
    SwEpisode: "SW_REASON" "SW_REASON" reason;
    Oc2: "SDQ_REASON" "SDQ_REASON" sdq_reason, "CONVICTED" "BIT" convicted, "HEALTH_CHECK" "BIT" health_check,
        "IMMUNISATIONS" "BIT" immunisations, "TEETH_CHECK" "BIT" teeth_check,
        "HEALTH_ASSESSMENT" "BIT" health_assessment, "SUBSTANCE_MISUSE" "BIT" substance_misuse;
    Oc3: "IN_TOUCH" "IN_TOUCH" in_touch, "ACTIV" "ACTIV" activity, "ACCOM" "ACCOM" accommodation;
    Ad1: "SEX_ADOPTR" "SEX_ADOPTR" adopters_sex, "LS_ADOPTR" "LS_ADOPTR" adopters_status,
        "FOSTER_CARE" "BIT" by_foster_carer;
    PlacedForAdoption: "REASON_PLACED_CEASED" "REASON_PLACED_CEASED" reason_changed;
    PreviousPermanence: "PREV_PERM" "PREV_PERM" kind;
}

/// Codes that the return does not have.
pub fn unknown_codes<R: Codes>(rows: &[R], notes: &mut Vec<Note>) {
    for row in rows {
        for (column, set, code) in row.codes() {
            if let Some(code) = code.filter(|code| !is_code(set, code)) {
                let words = format!("{column}: “{code}” is not a code of the return, so it was not used.");
                notes.push(note(NoteKind::PutRight, row, words));
            }
        }
    }
}

/// Postcodes that are none.
pub fn wrong_postcodes(rows: &[Episode], notes: &mut Vec<Note>) {
    for row in rows {
        for (column, code) in [("HOME_POST", &row.home_postcode), ("PL_POST", &row.placement_postcode)] {
            if let Some(code) = code.as_deref().filter(|code| Postcode::parse(code).is_err()) {
                let words = format!("{column}: “{code}” is not a full postcode. It was kept as it stands.");
                notes.push(note(NoteKind::PutRight, row, words));
            }
        }
    }
}

/// One day of a row, with the words for it.
pub struct DayOf<'a, R> {
    /// The row.
    pub row: &'a R,
    /// "the review was held".
    pub what: &'static str,
    /// The day.
    pub day: Option<Day>,
}

/// Days before the child was born, each; and days after today, counted file by file with the first of them.
pub fn odd_days<R: OfChild>(days: &[DayOf<'_, R>], born: &BTreeMap<&str, Day>, today: Day, notes: &mut Vec<Note>) {
    let mut ahead: BTreeMap<String, (&DayOf<'_, R>, Day, u64)> = BTreeMap::new();
    for one in days {
        let Some(day) = one.day else { continue };
        if let Some(birth) = born.get(one.row.child()).filter(|birth| day < **birth) {
            let words =
                format!("The file says that {} on {}, before the birth on {}.", one.what, long(day), long(*birth));
            notes.push(note(NoteKind::PutRight, one.row, words));
        }
        if day > today {
            ahead.entry(one.row.place().file).and_modify(|(_, _, n)| *n += 1).or_insert((one, day, 1));
        }
    }
    for (first, day, count) in ahead.into_values() {
        let many =
            if count == 1 { "One day in this file lies".to_owned() } else { format!("{count} days in this file lie") };
        let words = format!("{many} after today; the first: {} on {}.", first.what, long(day));
        notes.push(Note { who: String::new(), ..note(NoteKind::PutRight, first.row, words) });
    }
}

/// Rows whose date of birth is another than in the header.
pub fn other_births<'a, R: OfChild + 'a>(
    rows: impl Iterator<Item = (&'a R, Option<Day>)>,
    born: &BTreeMap<&str, Day>,
    notes: &mut Vec<Note>,
) {
    for (row, day) in rows {
        if let (Some(day), Some(birth)) = (day, born.get(row.child()))
            && day != *birth
        {
            let words = format!("DOB says {} and the header says {}; the header was used.", long(day), long(*birth));
            notes.push(note(NoteKind::PutRight, row, words));
        }
    }
}

/// Episodes of one child, in order: ends before beginnings, two that are open, one that goes on in none.
pub fn episodes(rows: &[Kept<'_, Episode>], notes: &mut Vec<Note>) {
    let mut say = |kept: &Kept<'_, Episode>, words: String| notes.push(note(NoteKind::PutRight, kept.row, words));
    for (n, kept) in rows.iter().enumerate() {
        let next = rows.get(n + 1);
        if let (Some(began), Some(ended)) = (kept.row.began, kept.row.ended)
            && ended < began
        {
            say(kept, format!("The episode ended on {}, before it began on {}.", long(ended), long(began)));
        }
        match (kept.row.ended, next) {
            (None, Some(_)) => say(kept, "The episode has no end, though another began after it.".to_owned()),
            (Some(ended), Some(next)) if next.row.began.is_some_and(|began| began < ended) => {
                say(next, format!("The episode began before the one before it ended on {}.", long(ended)));
            }
            (Some(_), None) if care_ended(kept.row).is_none() => {
                say(kept, "The episode says that care went on (X1), and no other episode follows.".to_owned());
            }
            _ => {}
        }
    }
}
