//! Ways of flagging that several rules share: two rows that contradict each other, and rows that overlap.

use super::Setting;
use crate::cell::Date;
use crate::check::{Found, Row};

/// Rows of one table with the columns that fail.
pub type At<'r, R> = (&'r [R], &'r [&'static str]);

impl Found<'_> {
    /// Every row of the one table and every row of the other that contradict each other fail.
    pub(super) fn both<A: Row, B: Row>(
        &mut self,
        one: At<'_, A>,
        other: At<'_, B>,
        contradict: impl Fn(&A, &B) -> bool,
    ) {
        for a in one.0 {
            for b in other.0.iter().filter(|b| contradict(a, b)) {
                self.flag_at(a, one.1);
                self.flag_at(b, other.1);
            }
        }
    }

    /// Of two rows of one table, the one that begins while the other runs fails in `late`, the other in `early`.
    pub(super) fn overlaps<R: Row>(
        &mut self,
        rows: &[R],
        (early, late): (&[&'static str], &[&'static str]),
        begins_during: impl Fn(&R, &R) -> bool,
    ) {
        for (at, second) in rows.iter().enumerate() {
            for first in rows.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, first)| first) {
                if begins_during(second, first) {
                    self.flag_at(first, early);
                    self.flag_at(second, late);
                }
            }
        }
    }

    /// When more than one of these rows is open, they fail: those that share a key, or else all of them.
    ///
    /// The census gives every module its own key, so in real files it is "all of them" where the key is the module's own.
    pub(super) fn several_open<R: Row, K: PartialEq>(
        &mut self,
        rows: &[R],
        columns: &[&'static str],
        key: impl Fn(&R) -> K,
        open: impl Fn(&R) -> bool,
    ) {
        let open_beside = |row: &R, same: &dyn Fn(&R) -> bool| {
            open(row) && rows.iter().any(|other| other.row() != row.row() && open(other) && same(other))
        };
        let shares = |row: &R| open_beside(row, &|other| key(other) == key(row));
        let sharing = rows.iter().any(shares);
        self.each_at(rows, columns, |row| if sharing { shares(row) } else { open_beside(row, &|_| true) });
    }
}

impl Setting {
    /// It is a day outside the census year.
    pub(super) fn outside(&self, date: Date<'_>) -> bool {
        date.day.is_some() && !date.within(self.start, self.end)
    }

    /// It is a day of the period that begins on the first and has not ended on it: the period ends before `end`, or runs
    /// on when there is no end.
    pub(super) fn runs_on(date: Date<'_>, start: Date<'_>, end: Date<'_>) -> bool {
        date.from(start) && (end.blank() || date.before(end))
    }
}
