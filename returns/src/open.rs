//! From files as they are to tables: comma-separated text, workbooks and zip files of these. Forgiving: what a
//! spreadsheet or an export program does to a file is taken as it was meant; the rest is told with file and row.

mod packed;
mod sheets;
mod text;

use crate::grid::Grid;
pub use packed::{LARGEST, MOST_FILES};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What one file or one sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The file, with the sheet's name after an exclamation mark when it is a workbook.
    pub name: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A table; its headings are in capitals, its cells as they stand, without spaces around them.
    Table(Grid),
    /// An XML message, as text.
    Xml(Vec<u8>),
}

/// A file, sheet or row that could not be taken, or was taken otherwise than it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Which file, sheet, row or column.
    pub what: String,
    /// Why, what was expected, and what to do.
    pub why: String,
    /// Nothing was lost: this only says how it was taken.
    pub only_a_note: bool,
}

impl Aside {
    pub(crate) fn lost(what: impl Into<String>, why: impl Into<String>) -> Aside {
        Aside { what: what.into(), why: why.into(), only_a_note: false }
    }

    pub(crate) fn note(what: impl Into<String>, why: impl Into<String>) -> Aside {
        Aside { what: what.into(), why: why.into(), only_a_note: true }
    }
}

/// Opens files given as name and bytes, on several cores: zip files are unpacked, each sheet of a workbook is a table of
/// its own.
pub fn open(files: Vec<(String, Vec<u8>)>) -> (Vec<Opened>, Vec<Aside>) {
    // The largest first, so that no core waits for the last one; told in the order in which they were given.
    let mut order: Vec<(usize, (String, Vec<u8>))> = files.into_iter().enumerate().collect();
    order.sort_by_key(|(_, (_, bytes))| bytes.len());
    let waiting = Mutex::new(order);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, (name, bytes))) = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            let (mut opened, mut aside) = (Vec::new(), Vec::new());
            open_one(name, bytes, true, &mut opened, &mut aside);
            done.push((at, opened, aside));
        }
        done
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(why) => std::panic::resume_unwind(why),
            }
        }
        done
    });
    done.sort_by_key(|(at, ..)| *at);
    done.into_iter().fold((Vec::new(), Vec::new()), |(mut all, mut told), (_, opened, aside)| {
        all.extend(opened);
        told.extend(aside);
        (all, told)
    })
}

fn open_one(name: String, bytes: Vec<u8>, may_unpack: bool, opened: &mut Vec<Opened>, aside: &mut Vec<Aside>) {
    if hidden(&name) {
        return;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        if packed::is_workbook(&bytes) {
            sheets::read(&name, bytes, opened, aside);
        } else if may_unpack {
            for (inner, bytes) in packed::unpack(&name, &bytes, aside) {
                open_one(inner, bytes, false, opened, aside);
            }
        } else {
            aside.push(Aside::lost(name, "It is a zip file within a zip file. Unpack it and give the files in it."));
        }
        return;
    }
    if let Some(why) = text::other_format(&bytes) {
        aside.push(Aside::lost(name, why));
        return;
    }
    let text = text::decode(&name, bytes, aside);
    if text.trim_start().starts_with('<') {
        opened.push(Opened { name, content: Content::Xml(text.into_bytes()) });
    } else if let Some(grid) = text::table(&name, &text, aside) {
        opened.push(Opened { name, content: Content::Table(grid) });
    }
}

/// What operating systems leave beside files.
fn hidden(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.starts_with('.') || last.starts_with("~$") || name.split(['/', '\\']).any(|part| part == "__MACOSX")
}

#[cfg(test)]
mod tests;
