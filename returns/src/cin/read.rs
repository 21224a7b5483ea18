//! The census's message (XML) read into the tables of its modules.
//!
//! Streaming, one child in memory at a time. Namespaces are ignored, elements may stand in any order, what the census
//! does not know is left aside and told. No entity is expanded: a document type that declares one is refused.

mod child;
mod fault;
mod group;

use super::tables::{TABLES, Table};
use crate::cell;
use crate::check::{CollectionYear, Source};
use crate::grid::Grid;
use child::Building;
pub use fault::MessageFault;
use fault::{Told, refused};
use group::{Group, Meaning, is_day};
use quick_xml::Reader;
use quick_xml::events::Event;

/// How deep elements may stand in one another; the census needs seven.
///
/// Source: local, against messages made to exhaust memory.
const DEEPEST: usize = 32;

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
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|wrong| {
        let line = 1 + newlines(bytes.get(..wrong.valid_up_to()).unwrap_or_default());
        refused(file, line, "text in UTF-8", "Export the census again as UTF-8, or save it so in an editor.")
    })?;
    Reading::new(file, text)?.run()
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// An element that has begun.
enum Open {
    Group(Group, u64),
    Value { column: &'static str, text: String, many: bool },
    LeftAside,
}

struct Reading<'m> {
    file: &'m str,
    text: &'m str,
    reader: Reader<&'m [u8]>,
    at: usize,
    line: u64,
    open: Vec<Open>,
    grids: Vec<Grid>,
    child: Building,
    header: Vec<Option<String>>,
    message: bool,
    children: usize,
    told: Told,
}

impl<'m> Reading<'m> {
    fn new(file: &'m str, text: &'m str) -> Result<Reading<'m>, MessageFault> {
        if !text.trim_start().starts_with('<') {
            return Err(refused(file, 1, "an XML message that begins with <", "Give the census as it was exported."));
        }
        Ok(Reading {
            file,
            text,
            reader: Reader::from_str(text),
            at: 0,
            line: 1,
            open: Vec::new(),
            grids: TABLES.iter().map(|table| Grid::new(table.columns.iter().copied())).collect(),
            child: Building::default(),
            header: vec![None; TABLES.get(Table::Header as usize).map_or(0, |table| table.columns.len())],
            message: false,
            children: 0,
            told: Told::default(),
        })
    }

    fn run(mut self) -> Result<Message, MessageFault> {
        loop {
            let event = self.reader.read_event();
            let event = event.map_err(|why| self.broken(&why))?;
            self.count_lines();
            match event {
                Event::Start(start) => self.begin(start.local_name().into_inner())?,
                Event::Empty(start) => {
                    self.begin(start.local_name().into_inner())?;
                    self.end()?;
                }
                Event::End(_) => self.end()?,
                Event::Text(text) => self.add(&text),
                Event::CData(text) => self.add(&text),
                Event::GeneralRef(name) => self.refer(&name)?,
                Event::DocType(declared) if declared.contains("ENTITY") => return Err(self.entities()),
                Event::DocType(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => return self.finish(),
            }
        }
    }

    fn count_lines(&mut self) {
        let now = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        self.line += newlines(self.text.as_bytes().get(self.at..now).unwrap_or_default());
        self.at = now.max(self.at);
    }

    fn refuse(&self, expected: impl Into<String>, what_to_do: &str) -> MessageFault {
        refused(self.file, self.line, expected, what_to_do)
    }

    fn broken(&mut self, why: &quick_xml::Error) -> MessageFault {
        let told = format!("XML that is whole and well formed ({why})");
        self.refuse(told, "The file was cut off or changed by hand; export the census again.")
    }

    fn entities(&self) -> MessageFault {
        self.refuse("no entities of its own", "Take the document type (DOCTYPE) out; a census does not need one.")
    }

    fn begin(&mut self, name: &str) -> Result<(), MessageFault> {
        if self.open.len() >= DEEPEST {
            return Err(self.refuse(format!("elements at most {DEEPEST} deep"), "Give the census as it was exported."));
        }
        let meaning = match self.open.last() {
            None if name == "Message" && !self.message => Meaning::Group(Group::Message),
            None => {
                return Err(self.refuse(
                    format!("one element Message that holds all others, not {}", fault::short(name)),
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

    /// A reference: one of the five that XML has, or a character by its number.
    fn refer(&mut self, name: &quick_xml::events::BytesRef<'_>) -> Result<(), MessageFault> {
        match quick_xml::escape::resolve_xml_entity(name) {
            Some(text) => self.add(text),
            None => match name.resolve_char_ref() {
                Ok(Some(character)) => self.add(character.encode_utf8(&mut [0; 4])),
                _ => return Err(self.entities()),
            },
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), MessageFault> {
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
        let year = reference.and_then(cell::day).map(|day| day.year() - i16::from(day.month() < 9));
        let year = year.and_then(|year| CollectionYear::all().find(|known| known.0 == year));
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
