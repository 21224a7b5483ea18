//! The census's message (XML) read into the tables of its modules.
//!
//! Streaming, one child in memory at a time. Namespaces are ignored, elements may stand in any order, what the census
//! does not know is left aside and told. No entity is expanded: a document type that declares one is refused.

mod child;
mod group;

use super::tables::{TABLES, Table};
use crate::cell;
use crate::check::{CollectionYear, Source};
use crate::grid::Grid;
pub use crate::message::MessageFault;
use crate::message::{At, Take, Told, refused, short, walk};
use child::Building;
pub(super) use group::is_day;
use group::{Group, Meaning};

/// A census as tables.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// Every table of the census, those without rows too.
    pub source: Source,
    /// The collection year whose 31 March the reference date of the header is; nothing when it is not one that is known.
    pub year: Option<CollectionYear>,
    /// Values that are not what was expected, kept as they stand, and elements that were left aside: at most 200, the
    /// last of which counts the rest.
    pub told: Vec<MessageFault>,
}

/// Reads a census. `file` names it in faults.
///
/// CINdetailsID, AssessmentID and CPPID are counted from 0 through the message; rows stand as in the message.
/// Errors: one sentence when it is not a census, not UTF-8, cut off, or declares entities. Then nothing is given.
pub fn read(file: &str, bytes: &[u8]) -> Result<Message, MessageFault> {
    let mut reading = Reading::new(file);
    reading.line = walk(file, bytes, "the census", &mut reading)?.line;
    reading.finish()
}

/// The collection year whose 31 March a reference date is; nothing when it is not one that is known.
pub(super) fn year_of(reference: Option<&str>) -> Option<CollectionYear> {
    let year = reference.and_then(cell::day).map(|day| day.year() - i16::from(day.month() < 9))?;
    CollectionYear::all().find(|known| known.0 == year)
}

/// An element that has begun.
enum Open {
    Group(Group, u64),
    Value { column: &'static str, text: String, many: bool },
    LeftAside,
}

struct Reading<'m> {
    file: &'m str,
    line: u64,
    open: Vec<Open>,
    grids: Vec<Grid>,
    child: Building,
    header: Vec<Option<String>>,
    message: bool,
    children: usize,
    told: Told,
}

impl Take for Reading<'_> {
    fn begin(&mut self, at: &At<'_>, name: &str) -> Result<(), MessageFault> {
        self.line = at.line;
        self.open_element(name)
    }

    fn text(&mut self, at: &At<'_>, text: &str) {
        self.line = at.line;
        self.add(text);
    }

    fn end(&mut self, at: &At<'_>) -> Result<(), MessageFault> {
        self.line = at.line;
        self.close_element()
    }
}

impl<'m> Reading<'m> {
    fn new(file: &'m str) -> Reading<'m> {
        Reading {
            file,
            line: 1,
            open: Vec::new(),
            grids: TABLES.iter().map(|table| Grid::new(table.columns.iter().copied())).collect(),
            child: Building::default(),
            header: vec![None; TABLES.get(Table::Header as usize).map_or(0, |table| table.columns.len())],
            message: false,
            children: 0,
            told: Told::default(),
        }
    }

    fn refuse(&self, expected: impl Into<String>, what_to_do: &str) -> MessageFault {
        refused(self.file, self.line, expected, what_to_do)
    }

    fn open_element(&mut self, name: &str) -> Result<(), MessageFault> {
        let meaning = match self.open.last() {
            None if name == "Message" && !self.message => Meaning::Group(Group::Message),
            None => {
                return Err(self.refuse(
                    format!("one element Message that holds all others, not {}", short(name)),
                    "This is not a census of children in need; give the file that holds it.",
                ));
            }
            Some(Open::Group(group, _)) => group.holds(name),
            Some(Open::LeftAside) => Meaning::Inside,
            Some(Open::Value { .. }) => Meaning::Unknown,
        };
        self.open.push(match meaning {
            Meaning::Group(group) => {
                self.message |= group == Group::Message;
                self.child.begin(group);
                Open::Group(group, self.line)
            }
            Meaning::Value(column) => Open::Value { column, text: String::new(), many: false },
            Meaning::Many(column) => Open::Value { column, text: String::new(), many: true },
            Meaning::Inside => Open::LeftAside,
            Meaning::Unknown => {
                let expected = "an element that the census knows here";
                self.told.add(
                    self.file,
                    self.line,
                    name,
                    None,
                    expected,
                    "It was left aside; check its name and place.",
                );
                Open::LeftAside
            }
        });
        Ok(())
    }

    fn add(&mut self, more: &str) {
        match self.open.last_mut() {
            Some(Open::Value { text, .. }) => text.push_str(more),
            Some(Open::Group(..)) if !more.trim().is_empty() => {
                let expected = "elements and no text of its own here";
                self.told.add(self.file, self.line, "text", Some(more.trim()), expected, "It was left aside.");
            }
            _ => {}
        }
    }

    fn close_element(&mut self) -> Result<(), MessageFault> {
        match self.open.pop() {
            Some(Open::Value { column, text, many }) => {
                let value = text.trim();
                let value = (!value.is_empty()).then(|| value.to_owned());
                self.value(column, value, many);
            }
            Some(Open::Group(group, _)) => {
                self.child.end(group);
                if group == Group::Child {
                    self.children += 1;
                    let rows = self.child.take_rows();
                    for (table, row) in rows {
                        if let Some(grid) = self.grids.get_mut(table as usize) {
                            let pushed = grid.push(row.iter().map(Option::as_deref));
                            pushed.map_err(|why| {
                                refused(self.file, self.line, why.to_string(), "Give a part at a time.")
                            })?;
                        }
                    }
                }
            }
            Some(Open::LeftAside) | None => {}
        }
        Ok(())
    }

    fn value(&mut self, column: &'static str, value: Option<String>, many: bool) {
        if let Some(text) = value.as_deref().filter(|text| is_day(column) && cell::day(text).is_none()) {
            let expected = "a day written like 2026-05-26";
            self.told.add(self.file, self.line, column, Some(text), expected, "It is kept as it stands; correct it.");
        }
        let Some(Open::Group(group, _)) = self.open.last() else { return };
        let group = *group;
        let taken = match (group.table(), many) {
            (Some(Table::Header), _) => {
                let place = Table::Header.layout_column(column);
                place.and_then(|at| self.header.get_mut(at)).is_some_and(|cell| put(cell, value))
            }
            (_, true) => {
                self.child.add(value);
                true
            }
            (Some(table), false) => self.child.cell(table, column).is_some_and(|cell| put(cell, value)),
            (None, false) => true,
        };
        if !taken {
            let expected = "one of it here";
            self.told.add(self.file, self.line, column, None, expected, "The first was taken; take the other out.");
        }
    }

    fn finish(mut self) -> Result<Message, MessageFault> {
        let begun = self.open.iter().rev().find_map(|open| match open {
            Open::Group(group, line) => Some((group.name(), *line)),
            _ => None,
        });
        if let Some((name, line)) = begun {
            let expected = format!("the end of {name}, which begins in line {line}");
            return Err(self.refuse(expected, "The file was cut off; export the census again."));
        }
        if self.children == 0 {
            return Err(self.refuse("at least one Child", "Give the census as it was exported."));
        }
        let header = Table::Header as usize;
        if let Some(grid) = self.grids.get_mut(header) {
            let pushed = grid.push(self.header.iter().map(Option::as_deref));
            pushed.map_err(|why| refused(self.file, self.line, why.to_string(), "Give a part at a time."))?;
        }
        let reference = Table::Header.layout_column("ReferenceDate").and_then(|at| self.header.get(at)?.as_deref());
        let year = year_of(reference);
        let mut source = Source::new(TABLES.len());
        for (at, (layout, grid)) in TABLES.iter().zip(self.grids).enumerate() {
            source.give(at, layout, grid);
        }
        Ok(Message { source, year, told: self.told.finish(self.file) })
    }
}

/// Puts a value into an empty cell; whether it did.
fn put(cell: &mut Option<String>, value: Option<String>) -> bool {
    let free = cell.is_none();
    if free {
        *cell = value;
    }
    free
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
