//! The structural checks. They are Kith's own: Ofsted publishes the lists and no rules with codes.

use super::column::{Holds, List};
use crate::cell;
use crate::check::{Finding, Found, Head, Index, Official, Row, Source};
use crate::grid::Grid;
use days::Day;
use std::collections::HashSet;
use std::sync::LazyLock;

const fn head(code: &'static str) -> Head {
    Head { code, first: i16::MIN, last: i16::MAX, reads: "" }
}

/// The checks, in the order of the list.
pub const HEADS: &[Head] =
    &[head("AA01"), head("AA02"), head("AA03"), head("AA04"), head("AA05"), head("AA06"), head("AA07"), head("AA08")];

/// The checks in words.
pub fn official() -> &'static [Official] {
    static LIST: LazyLock<Vec<Official>> = LazyLock::new(|| {
        const WORDS: [(&str, bool); 8] = [
            ("Nothing stands in a column that must be filled in every row.", false),
            ("It is not a day; expected dd/mm/yyyy.", false),
            ("It is not a whole number from 0.", false),
            ("It is none of the answers of this column; expected the answer, its letter or its words.", false),
            ("It is not a postcode.", false),
            ("The child has another date of birth in another row or list.", false),
            ("What ended did so before it began.", false),
            ("The same row stands twice.", true),
        ];
        let official = |(head, (message, query)): (&Head, (&str, bool))| Official {
            code: head.code.to_owned(),
            first: head.first,
            last: head.last,
            fields: Vec::new(),
            query,
            message: message.to_owned(),
        };
        HEADS.iter().zip(WORDS).map(official).collect()
    });
    &LIST
}

/// The column by which rows about the same child are known.
pub(super) const ID: &str = "Child Unique ID";

const BIRTH: &str = "Date of Birth";

/// The checks that look at more than one value, by their place in the list.
const OTHER_BIRTH: u16 = 5;
const ENDS_EARLY: u16 = 6;
const TWICE: u16 = 7;

/// Days of which the first is not after the second, by list.
const ORDER: &[(u8, &str, &str)] = &[
    (2, "Assessment start date", "Assessment completion date"),
    (4, "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"),
    (5, "Strategy discussion initiating Section 47 Enquiry Start Date", "Date of Initial Child Protection Conference"),
    (6, "CIN Start Date", "CIN Closure Date"),
    (7, "Child Protection Plan Start Date", "Child Protection Plan End Date"),
    (8, "Date Started to be Looked After", "Date Ceased to be Looked After"),
    (8, "Date Started to be Looked After", "Start Date of Most Recent Placement"),
    (10, "Date the Child Entered Care", "Date of Adoption Order"),
    (10, "Date Placed for Adoption", "Date of Adoption Order"),
    (11, "Date Stage 1 started", "Date Stage 1 ended"),
    (11, "Date Stage 2 started", "Date Stage 2 ended"),
    (11, "Date application submitted", "Date application approved"),
];

/// A row of a list.
struct At(u8, u32);

impl Row for At {
    fn table(&self) -> u8 {
        self.0
    }

    fn row(&self) -> u32 {
        self.1
    }
}

/// One list that was given, with its place among the tables.
pub(super) struct Given<'a> {
    table: u8,
    list: &'static List,
    grid: &'a Grid,
    places: &'a [Option<usize>],
}

impl<'a> Given<'a> {
    /// The lists that were given.
    pub(super) fn all(source: &'a Source, lists: &'static [List]) -> Vec<Given<'a>> {
        let given = |(table, list): (usize, &'static List)| {
            Some(Given { table: table as u8, list, grid: source.grid(table)?, places: source.places(table) })
        };
        lists.iter().enumerate().filter_map(given).collect()
    }

    fn cell(&self, row: u32, column: usize) -> Option<&'a str> {
        self.grid.cell(row as usize, (*self.places.get(column)?)?)
    }

    fn named(&self, row: u32, name: &str) -> Option<&'a str> {
        self.cell(row, self.list.columns.iter().position(|column| column.name == name)?)
    }

    /// The check of a value against its column; the number of the check that fails.
    fn fails(&self, row: u32, column: usize) -> Option<u16> {
        // A column that is not there at all was told once, while reading.
        self.places.get(column).copied().flatten()?;
        let of = self.list.columns.get(column)?;
        match (self.cell(row, column), of.holds) {
            (None, _) => of.must.then_some(0),
            (Some(value), holds) if holds.takes(value) => None,
            (_, Holds::Day) => Some(1),
            (_, Holds::Count) => Some(2),
            (_, Holds::Code(_)) => Some(3),
            (_, Holds::Postcode) => Some(4),
            (_, Holds::Id | Holds::Text) => None,
        }
    }
}

/// Checks every row about one child.
pub(super) fn check(given: &[Given<'_>], index: &Index, child: usize, all: &mut Vec<Finding>) {
    let child_number = child as u32;
    let mut flag = |check: u16, at: At, columns: &[&'static str]| {
        Found::new(check, child_number, all).flag_at(&at, columns);
    };
    let mut births: Vec<(At, &'static str, Day)> = Vec::new();
    for list in given {
        let rows = index.rows(usize::from(list.table), child);
        let mut seen: HashSet<Vec<Option<&str>>> = HashSet::new();
        for row in rows {
            for (column, of) in list.list.columns.iter().enumerate() {
                if let Some(check) = list.fails(*row, column) {
                    flag(check, At(list.table, *row), &[of.name]);
                }
            }
            if let Some(day) = list.named(*row, BIRTH).and_then(cell::day) {
                births.push((At(list.table, *row), BIRTH, day));
            }
            for (_, first, last) in ORDER.iter().filter(|(number, ..)| *number == list.list.number) {
                let day = |name| cell::Date::read(list.named(*row, name));
                if day(last).before(day(first)) {
                    flag(ENDS_EARLY, At(list.table, *row), &[first, last]);
                }
            }
            if rows.len() > 1 && !seen.insert((0..list.list.columns.len()).map(|at| list.cell(*row, at)).collect()) {
                flag(TWICE, At(list.table, *row), &[ID]);
            }
        }
    }
    let one = births.first().map(|(.., day)| *day);
    // Rows that name nobody are about nobody in particular.
    if !index.id(child).is_empty() && births.iter().any(|(.., day)| Some(*day) != one) {
        births.into_iter().for_each(|(at, column, _)| flag(OTHER_BIRTH, at, &[column]));
    }
}

/// Whether every column that an order names is one of its list's, for the test.
#[cfg(test)]
pub(super) fn order_is_of_known_columns() -> bool {
    ORDER.iter().all(|(number, first, last)| {
        let list = super::LISTS.iter().find(|list| list.number == *number);
        let has = |name: &str| list.is_some_and(|list| list.columns.iter().any(|column| column.name == name));
        has(first) && has(last)
    })
}
