//! Rows with a first and a last day, held against one another and against the child's time in care.

use super::{Child, DoLo, Missing, PlacedAdoption, SwEpisode};
use crate::cell::Date;
use days::Day;

/// A row with a first and a last day.
pub trait Period {
    /// Its first day.
    fn first(&self) -> Date<'_>;
    /// Its last day; blank while it goes on.
    fn last(&self) -> Date<'_>;
}

macro_rules! periods {
    ($($row:ident $first:ident $last:ident,)*) => { $(
        impl Period for $row<'_> {
            fn first(&self) -> Date<'_> { self.$first }
            fn last(&self) -> Date<'_> { self.$last }
        }
    )* };
}

periods! {
    Missing mis_start mis_end,
    DoLo dolo_start dolo_end,
    PlacedAdoption date_placed date_placed_ceased,
    SwEpisode sw_decom sw_dec,
}

/// Blank days come last.
fn key(day: Option<Day>) -> (bool, Option<Day>) {
    (day.is_none(), day)
}

/// In the order in which they began; those without a first day come last.
pub fn by_first<T: Period>(rows: &[T]) -> Vec<&T> {
    let mut all: Vec<&T> = rows.iter().collect();
    all.sort_by_key(|row| key(row.first().day));
    all
}

/// In the order in which they began; of those that began on one day, the one that ended first comes first.
pub fn by_both<T: Period>(rows: &[T]) -> Vec<&T> {
    let mut all: Vec<&T> = rows.iter().collect();
    all.sort_by_key(|row| (key(row.first().day), key(row.last().day)));
    all
}

/// In the order in which they ended; one that goes on stands where it began.
pub fn by_last<T: Period>(rows: &[T]) -> Vec<&T> {
    let mut all: Vec<&T> = rows.iter().collect();
    all.sort_by_key(|row| (key(row.last().day.or(row.first().day)), key(row.first().day)));
    all
}

/// Neighbours as (one, next).
pub fn pairs<'r, T>(ordered: &'r [&'r T]) -> impl Iterator<Item = (&'r T, &'r T)> {
    ordered.iter().copied().zip(ordered.iter().copied().skip(1))
}

/// Those that begin although their neighbour before has not ended, or ends later.
pub fn too_early<'r, T: Period>(ordered: &'r [&'r T]) -> impl Iterator<Item = &'r T> {
    let early = |(one, next): &(&T, &T)| one.last().day.is_none() || next.first().before(one.last());
    pairs(ordered).filter(early).map(|(_, next)| next)
}

/// Those that have not ended although another begins after them.
pub fn left_open<'r, T: Period>(ordered: &'r [&'r T]) -> impl Iterator<Item = &'r T> {
    let open = |(one, _): &(&T, &T)| one.last().day.is_none() && one.first().day.is_some();
    pairs(ordered).filter(open).map(|(one, _)| one)
}

/// The first of this year's, when one of last year's had not ended and none of this year's begins on its first day.
pub fn not_carried_over<'r, T: Period + 'r>(this: &'r [T], mut last: impl Iterator<Item = &'r T>) -> Option<&'r T> {
    let carried = |open: &T| this.iter().any(|row| row.first().on(open.first()));
    let lost = last.any(|row| row.last().blank() && !carried(row));
    this.iter().min_by_key(|row| key(row.first().day)).filter(|_| lost)
}

impl Child<'_> {
    /// One of this year's episodes holds that day.
    pub fn in_care_on(&self, day: impl Into<Option<Day>>) -> bool {
        let day = day.into();
        self.episodes.iter().any(|episode| episode.decom.by(day) && (episode.dec.blank() || episode.dec.from(day)))
    }

    /// The time in care that holds that day has not ended, be it in one episode or in several that follow one another
    /// on the day.
    pub fn still_in_care_since(&self, day: Option<Day>) -> bool {
        let mut reached = day;
        for _ in 0..=self.episodes.len() {
            let holding =
                self.episodes.iter().filter(|e| e.decom.by(reached) && (e.dec.blank() || e.dec.from(reached)));
            let (mut open, mut furthest) = (false, None);
            for episode in holding {
                open |= episode.dec.blank();
                furthest = furthest.max(episode.dec.day);
            }
            if open || furthest <= reached {
                return open;
            }
            reached = furthest;
        }
        false
    }

    /// It goes on although care has ended, or it ends on a day on which the child was not in care. Without a first day,
    /// or without any episode, this cannot be told.
    pub fn out_of_care(&self, row: &impl Period) -> bool {
        let (first, last) = (row.first().day, row.last());
        let out =
            if last.blank() { !self.still_in_care_since(first) } else { last.day.is_some() && !self.in_care_on(last) };
        first.is_some() && !self.episodes.is_empty() && out
    }
}
