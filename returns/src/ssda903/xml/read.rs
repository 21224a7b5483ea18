//! A message read into tables, one child in memory at a time.

use super::layout::{EPISODE, FLAT, Field, Group, HEADER, Item};
use crate::check::{Layout, Source};
use crate::grid::Grid;
use crate::message::{At, MessageFault, Take, Told, short, walk};
use crate::ssda903::read::submitted;
use crate::ssda903::{TABLES, Table};

/// A return as tables.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// The tables that a message has a place for; those without rows too. The header has a column UASC.
    pub source: Source,
    /// Elements that were left aside: at most 200, the last of which counts the rest.
    pub told: Vec<MessageFault>,
}

/// Reads a return. `file` names it in faults.
///
/// Namespaces are ignored and elements may stand in any order. Codes are put in capitals, as in tables. The day of
/// birth, which a message says once, stands in every table that has it. Errors: one sentence when it is not a return,
/// not UTF-8, cut off, or declares entities. Then nothing is given.
pub fn read(file: &str, bytes: &[u8]) -> Result<Message, MessageFault> {
    let mut reading = Reading::default();
    let end = walk(file, bytes, "the return", &mut reading)?;
    reading.finish(&end)
}

/// The columns of a table as read from a message: those that are submitted, and who is unaccompanied.
fn columns(table: usize) -> &'static [&'static str] {
    let all = TABLES.get(table).map_or(&[][..], |layout: &Layout| layout.columns);
    if table == Table::Header as usize { all } else { submitted(table) }
}

type Row = Vec<Option<String>>;

/// An element that has begun.
enum Open {
    Message(u64),
    Child(u64),
    Header(u64),
    Row(&'static Group, u64),
    Value(&'static Field, String),
    LeftAside,
}

impl Open {
    fn begun(&self) -> Option<(&'static str, u64)> {
        match self {
            Open::Message(line) => Some(("EXPSSDA903", *line)),
            Open::Child(line) => Some(("CHILD", *line)),
            Open::Header(line) => Some(("HEADER", *line)),
            Open::Row(group, line) => Some((group.element, *line)),
            Open::Value(..) | Open::LeftAside => None,
        }
    }
}

struct Reading {
    open: Vec<Open>,
    grids: Vec<Grid>,
    /// The rows of the child that is being read, the one that is being filled last.
    rows: Vec<(Table, Row)>,
    /// The header's row and those of the tables that are spread over it.
    flat: Vec<(Table, Row)>,
    headed: bool,
    message: bool,
    children: usize,
    told: Told,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading {
            open: Vec::new(),
            grids: (0..TABLES.len()).map(|table| Grid::new(columns(table).iter().copied())).collect(),
            rows: Vec::new(),
            flat: Vec::new(),
            headed: false,
            message: false,
            children: 0,
            told: Told::default(),
        }
    }
}

fn blank(table: Table) -> (Table, Row) {
    (table, vec![None; columns(table as usize).len()])
}

fn slot<'r>(table: Table, row: &'r mut Row, column: &str) -> Option<&'r mut Option<String>> {
    let at = columns(table as usize).iter().position(|name| *name == column)?;
    row.get_mut(at)
}

impl Take for Reading {
    fn begin(&mut self, at: &At<'_>, name: &str) -> Result<(), MessageFault> {
        let field = |fields: &'static [Field]| {
            let field = fields.iter().find(|field| field.element == name);
            field.map(|field| Open::Value(field, String::new()))
        };
        let open = match self.open.last() {
            None if name == "EXPSSDA903" && !self.message => {
                self.message = true;
                Some(Open::Message(at.line))
            }
            None => {
                return Err(at.refuse(
                    format!("one element EXPSSDA903 that holds all others, not {}", short(name)),
                    "This is not a return on looked-after children; give the file that holds it.",
                ));
            }
            Some(Open::Message(_)) if name == "CHILD" => {
                self.headed = false;
                self.flat = [Table::Header].into_iter().chain(FLAT).map(blank).collect();
                Some(Open::Child(at.line))
            }
            Some(Open::Child(_)) if name == "HEADER" && !self.headed => {
                self.headed = true;
                Some(Open::Header(at.line))
            }
            Some(Open::Child(_)) if name == EPISODE.element => {
                self.rows.push(blank(EPISODE.table));
                Some(Open::Row(&EPISODE, at.line))
            }
            Some(Open::Header(_)) => HEADER.iter().find_map(|item| match item {
                Item::Field(field) if field.element == name => Some(Open::Value(field, String::new())),
                Item::Group(group) if group.element == name => {
                    self.rows.push(blank(group.table));
                    Some(Open::Row(group, at.line))
                }
                _ => None,
            }),
            Some(Open::Row(group, _)) => field(group.fields),
            Some(Open::LeftAside) => Some(Open::LeftAside),
            Some(Open::Message(_) | Open::Child(_) | Open::Value(..)) => None,
        };
        self.open.push(open.unwrap_or_else(|| {
            let expected = "an element that the return knows here";
            self.told.add(at.file, at.line, name, None, expected, "It was left aside; check its name and place.");
            Open::LeftAside
        }));
        Ok(())
    }

    fn text(&mut self, at: &At<'_>, more: &str) {
        match self.open.last_mut() {
            Some(Open::Value(_, text)) => text.push_str(more),
            Some(Open::LeftAside) | None => {}
            Some(_) if more.trim().is_empty() => {}
            Some(_) => {
                let expected = "elements and no text of its own here";
                self.told.add(at.file, at.line, "text", Some(more.trim()), expected, "It was left aside.");
            }
        }
    }

    fn end(&mut self, at: &At<'_>) -> Result<(), MessageFault> {
        match self.open.pop() {
            Some(Open::Value(field, text)) => self.value(at, field, text.trim()),
            Some(Open::Child(_)) => self.child(at)?,
            _ => {}
        }
        Ok(())
    }
}

impl Reading {
    fn value(&mut self, at: &At<'_>, field: &Field, text: &str) {
        if text.is_empty() {
            return;
        }
        let row = match self.open.last() {
            Some(Open::Row(..)) => self.rows.last_mut(),
            _ => self.flat.iter_mut().find(|(table, _)| *table == field.table),
        };
        match row.and_then(|(table, row)| slot(*table, row, field.column)) {
            Some(cell) if cell.is_none() => *cell = Some(text.to_owned()),
            _ => {
                let (expected, what_to_do) = ("one of it here", "The first was taken; take the other out.");
                self.told.add(at.file, at.line, field.element, Some(text), expected, what_to_do);
            }
        }
    }

    /// Gives the rows of a child who is done to the tables.
    fn child(&mut self, at: &At<'_>) -> Result<(), MessageFault> {
        self.children += 1;
        let mut flat = std::mem::take(&mut self.flat).into_iter();
        let Some((_, mut header)) = flat.next() else { return Ok(()) };
        let mut said = |column| slot(Table::Header, &mut header, column).and_then(|cell| cell.clone());
        let (child, dob, sex, uasc) = (said("CHILD"), said("DOB"), said("SEX"), said("UASC"));
        if child.is_none() {
            let (expected, what_to_do) = ("the child's number", "The rows were taken without it; add it.");
            self.told.add(at.file, at.line, "CHILDID", None, expected, what_to_do);
        }
        let unaccompanied = uasc.as_deref() == Some("1");
        let given =
            |(table, row): &(Table, Row)| row.iter().any(Option::is_some) || (*table == Table::UASC && unaccompanied);
        let rows = std::mem::take(&mut self.rows).into_iter().chain(flat.filter(given)).map(|(table, mut row)| {
            for (column, value) in [("CHILD", &child), ("DOB", &dob), ("SEX", &sex)] {
                if let Some(cell) = slot(table, &mut row, column) {
                    cell.clone_from(value);
                }
            }
            (table, row)
        });
        for (table, row) in [(Table::Header, header)].into_iter().chain(rows) {
            if let Some(grid) = self.grids.get_mut(table as usize) {
                grid.push(row.iter().map(Option::as_deref))
                    .map_err(|why| at.refuse(why.to_string(), "Give a part at a time."))?;
            }
        }
        Ok(())
    }

    fn finish(self, end: &At<'_>) -> Result<Message, MessageFault> {
        if let Some((name, line)) = self.open.iter().rev().find_map(Open::begun) {
            let expected = format!("the end of {name}, which begins in line {line}");
            return Err(end.refuse(expected, "The file was cut off; export the return again."));
        }
        if self.children == 0 {
            return Err(end.refuse("at least one CHILD", "Give the return as it was exported."));
        }
        let mut source = Source::new(TABLES.len());
        for (at, (layout, grid)) in TABLES.iter().zip(self.grids).enumerate() {
            if !super::layout::WITHOUT_PLACE.iter().any(|table| *table as usize == at) {
                source.give(at, layout, grid.capitals());
            }
        }
        Ok(Message { source, told: self.told.finish(end.file) })
    }
}
