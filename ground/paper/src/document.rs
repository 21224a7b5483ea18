//! What a document holds.

use days::Day;
use serde::{Deserialize, Serialize};

/// A document: a letter, an agenda, a one-pager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its title: the heading over everything, and what a reader's window shows.
    pub title: String,
    /// Its language: `en-GB`.
    pub language: String,
    /// Whose document it is, for its properties: the council's name.
    pub author: String,
    /// Who writes, at the head of the first page.
    pub letterhead: Option<Letterhead>,
    /// Whom it is sent to: name and postal address, a line each; may be empty.
    pub address: Vec<String>,
    /// Facts under the address, as "Our reference" and what it is; may be empty.
    pub facts: Vec<(String, String)>,
    /// The day it bears.
    pub day: Day,
    /// What it says.
    pub blocks: Vec<Block>,
    /// A line at the foot of every page, beside the page's number; may be empty.
    pub footer: String,
}

impl Paper {
    /// A document in British English that says this; set what else it has.
    pub fn new(title: impl Into<String>, author: impl Into<String>, day: Day, blocks: Vec<Block>) -> Paper {
        Paper {
            title: title.into(),
            language: "en-GB".to_owned(),
            author: author.into(),
            letterhead: None,
            address: Vec::new(),
            facts: Vec::new(),
            day,
            blocks,
            footer: String::new(),
        }
    }
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The council or the service.
    pub name: String,
    /// Where to reach it, a line each.
    pub lines: Vec<String>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading under the title.
    Heading(Heading),
    /// A paragraph; its line ends are kept.
    Paragraph(String),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 for a part of the document, 3 for a part of that. The title is 1.
    pub level: u8,
    /// Its words.
    pub words: String,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Whether its items are numbered from 1.
    pub numbered: bool,
    /// Its items.
    pub items: Vec<String>,
}

/// A table. Rows shorter than the heads are filled up with empty cells; what is longer stands in the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows; may be empty.
    pub caption: String,
    /// A word over each column; repeated on each page.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// Whether the first cell of each row names the row.
    pub named_rows: bool,
}
