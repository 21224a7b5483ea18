//! Tables written as a message.

use super::layout::{EPISODE, FLAT, Field, Group, HEADER, Item, WITHOUT_PLACE, is_day};
use super::losses::{Loss, Losses};
use crate::cell;
use crate::check::{Index, Source};
use crate::message::put;
use crate::open::Aside;
use crate::ssda903::{TABLES, Table};

/// A message, and what it has no place for.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The message, in UTF-8.
    pub text: String,
    /// What was left out or does not fit, a sentence for each kind.
    pub told: Vec<Aside>,
}

/// Writes the tables of one year. Children stand in the order of the header and rows in their own; days are written
/// dd/mm/yyyy, other values as they are. A child with several rows of the header stands there as often.
pub fn write(source: &Source) -> Written {
    let tables: Vec<(&Source, usize)> = (0..TABLES.len()).map(|table| (source, table)).collect();
    let index = Index::new(&tables, "CHILD");
    let mut writing = Writing { source, text: String::new(), losses: Losses::default() };
    writing.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EXPSSDA903>\n");
    for child in 0..index.children() {
        writing.child(&index, child);
    }
    writing.text.push_str("</EXPSSDA903>\n");
    Written { text: writing.text, told: writing.losses.told() }
}

struct Writing<'s> {
    source: &'s Source,
    text: String,
    losses: Losses,
}

/// A child's header: a row of it, and the first rows of the tables that are spread over it.
struct Head<'s> {
    row: Option<u32>,
    child: &'s str,
    dob: Option<&'s str>,
    sex: Option<&'s str>,
    flat: [Option<u32>; FLAT.len()],
}

impl<'s> Writing<'s> {
    fn cell(&self, table: Table, row: u32, column: &str) -> Option<&'s str> {
        let grid = self.source.grid(table as usize)?;
        grid.cell(row as usize, grid.column(column)?)
    }

    fn child(&mut self, index: &Index, child: usize) {
        let (rows, id) = (|table: Table| index.rows(table as usize, child), index.id(child));
        for table in WITHOUT_PLACE {
            rows(table).iter().for_each(|_| self.losses.add(Loss::Table(name(table)), id));
        }
        let placed = || (0..TABLES.len()).filter(|at| !WITHOUT_PLACE.iter().any(|table| *table as usize == *at));
        if placed().all(|table| index.rows(table, child).is_empty()) {
            return;
        }
        if id.is_empty() {
            for table in placed() {
                index.rows(table, child).iter().for_each(|_| self.losses.add(Loss::Nameless, id));
            }
        }
        // The header's; of a child without one, what another table says first.
        let first = |column: &str| {
            placed().find_map(|table| {
                let grid = self.source.grid(table)?;
                let column = grid.column(column)?;
                index.rows(table, child).iter().find_map(|row| grid.cell(*row as usize, column))
            })
        };
        let headers = rows(Table::Header);
        let row = headers.first().copied();
        let (dob, sex) = match row {
            Some(row) => (self.cell(Table::Header, row, "DOB"), self.cell(Table::Header, row, "SEX")),
            None => (first("DOB"), first("SEX")),
        };
        if row.is_none() {
            self.losses.add(Loss::Headless, id);
        }
        let flat = FLAT.map(|table| rows(table).first().copied());
        for table in FLAT {
            rows(table).iter().skip(1).for_each(|_| self.losses.add(Loss::Second(name(table)), id));
        }
        let head = Head { row, child: id, dob, sex, flat };
        self.open(1, "CHILD");
        self.head(&head, &rows);
        self.group(&EPISODE, rows(EPISODE.table), &head, 2);
        self.close(1, "CHILD");
        for row in headers.iter().skip(1) {
            let (dob, sex) = (self.cell(Table::Header, *row, "DOB"), self.cell(Table::Header, *row, "SEX"));
            self.open(1, "CHILD");
            self.head(&Head { row: Some(*row), child: id, dob, sex, flat: [None; FLAT.len()] }, &|_| &[]);
            self.close(1, "CHILD");
        }
    }

    fn head<'i>(&mut self, head: &Head<'_>, rows: &dyn Fn(Table) -> &'i [u32]) {
        let unaccompanied = FLAT.into_iter().zip(head.flat).any(|(table, row)| table == Table::UASC && row.is_some());
        self.bare(head);
        self.open(2, "HEADER");
        for item in HEADER {
            match item {
                Item::Group(group) => self.group(group, rows(group.table), head, 3),
                Item::Field(field) if field.table == Table::Header => {
                    let given = head.row.and_then(|row| self.cell(Table::Header, row, field.column));
                    let value = match field.column {
                        "CHILD" => Some(head.child).filter(|child| !child.is_empty()),
                        "DOB" => head.dob,
                        "SEX" => head.sex,
                        "UASC" => given.or(Some(if unaccompanied { "1" } else { "0" })),
                        _ => given,
                    };
                    self.value(3, field, value);
                }
                Item::Field(field) => {
                    let row = FLAT.into_iter().zip(head.flat).find(|(table, _)| *table == field.table);
                    let value = row.and_then(|(table, row)| self.cell(table, row?, field.column));
                    self.value(3, field, value);
                }
            }
        }
        self.close(2, "HEADER");
    }

    /// Counts rows spread over the header of which nothing would be left, and what they say otherwise than the header.
    fn bare(&mut self, head: &Head<'_>) {
        for (table, row) in FLAT.into_iter().zip(head.flat) {
            let Some(row) = row else { continue };
            self.compare(table, row, head);
            let mut fields = HEADER.iter().filter_map(|item| match item {
                Item::Field(field) if field.table == table => Some(field.column),
                _ => None,
            });
            if table != Table::UASC && fields.all(|column| self.cell(table, row, column).is_none()) {
                self.losses.add(Loss::Bare(name(table)), head.child);
            }
        }
    }

    /// Counts a row's own day of birth or sex that is not the header's.
    fn compare(&mut self, table: Table, row: u32, head: &Head<'_>) {
        let has = |column| self.source.has(table as usize, column);
        let day = |text: Option<&str>| text.map(written_day);
        if has("DOB") && day(self.cell(table, row, "DOB")) != day(head.dob) {
            self.losses.add(Loss::Differs(name(table), "DOB"), head.child);
        }
        let has = |column| self.source.has(table as usize, column);
        if has("SEX") && self.cell(table, row, "SEX") != head.sex {
            self.losses.add(Loss::Differs(name(table), "SEX"), head.child);
        }
    }

    fn group(&mut self, group: &Group, rows: &[u32], head: &Head<'_>, deep: usize) {
        for (at, row) in rows.iter().enumerate() {
            if at >= group.most {
                self.losses.add(Loss::Many(group.element, group.most), head.child);
            }
            self.compare(group.table, *row, head);
            self.open(deep, group.element);
            for field in group.fields {
                self.value(deep + 1, field, self.cell(group.table, *row, field.column));
            }
            self.close(deep, group.element);
        }
    }

    fn open(&mut self, deep: usize, element: &str) {
        self.line(deep, &["<", element, ">\n"]);
    }

    fn close(&mut self, deep: usize, element: &str) {
        self.line(deep, &["</", element, ">\n"]);
    }

    fn line(&mut self, deep: usize, parts: &[&str]) {
        self.text.extend(std::iter::repeat_n(' ', deep));
        self.text.extend(parts.iter().copied());
    }

    fn value(&mut self, deep: usize, field: &Field, value: Option<&str>) {
        let value = match value {
            None if !field.always => return,
            None => return self.line(deep, &["<", field.element, "/>\n"]),
            Some(value) if is_day(field.column) => written_day(value),
            Some(value) => value.to_owned(),
        };
        if value.chars().count() > field.most {
            self.losses.add(Loss::Long(field.element, field.most), &value);
        }
        self.line(deep, &["<", field.element, ">"]);
        if !put(&mut self.text, &value) {
            self.losses.add(Loss::Character, &value);
        }
        self.line(0, &["</", field.element, ">\n"]);
    }
}

fn name(table: Table) -> &'static str {
    TABLES.get(table as usize).map_or("", |layout| layout.name)
}

/// A day as the message has it; what is not a day as it stands.
fn written_day(text: &str) -> String {
    cell::day(text)
        .map_or_else(|| text.to_owned(), |day| format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()))
}
