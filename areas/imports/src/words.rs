//! The nouns of bringing files in.

use days::Day;
use record::retention::RecordKind;
use record::words::{Scheme, StoryKind};
use serde::{Deserialize, Serialize};

/// What became of the rows of one table. They add up: every row that came in stands in one of the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The file's name: `episodes.csv`, `last/episodes.csv`.
    pub table: String,
    /// Rows that came in.
    pub rows: u64,
    /// Rows that told something new.
    pub new: u64,
    /// Rows that changed what Kith had.
    pub changed: u64,
    /// Rows that Kith knew as they stand.
    pub known: u64,
    /// Rows of last year that this year's file tells again.
    pub told_again: u64,
    /// Rows that say that there is nothing to tell.
    pub nothing_to_tell: u64,
    /// Rows that could not be used, each with a note.
    pub left_aside: u64,
}

impl Tally {
    /// Whether every row is accounted for.
    pub fn adds_up(&self) -> bool {
        self.rows == self.new + self.changed + self.known + self.told_again + self.nothing_to_tell + self.left_aside
    }
}

/// What the report says of one row or person. No names: a number of the file or of Kith, and what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// left aside, changed, kept, likely the same, merged, not in the file any more.
    pub what: String,
    /// The file and its line, where there is one.
    pub place: String,
    /// The number of the person in the file.
    pub who: String,
    /// A sentence.
    pub words: String,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What was brought in, in words.
    pub title: String,
    /// Table by table.
    pub tallies: Vec<Tally>,
    /// People in the files.
    pub people_in: u64,
    /// Of these, those for whom a record was made.
    pub people_new: u64,
    /// Those whose record was found.
    pub people_known: u64,
    /// Of those made, those merged into another record, which stands for both.
    pub people_merged: u64,
    /// Story entries told.
    pub entries: u64,
    /// Tasks agreed for what is missing, each kind with its number, the riskiest first.
    pub tasks: Vec<(String, u64)>,
    /// What a person should look at.
    pub notes: Vec<Note>,
    /// Files and columns that were not used.
    pub ignored: Vec<String>,
    /// Whether anything changed.
    pub changed_anything: bool,
}

impl Report {
    /// Whether everybody and every row that came in is accounted for.
    pub fn reconciles(&self) -> bool {
        self.people_in == self.people_new + self.people_known && self.tallies.iter().all(Tally::adds_up)
    }
}

/// An entry of the story that a row tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEntry {
    /// Names the row for good.
    pub origin: String,
    /// The row, by its place in the plan's rows.
    pub row: usize,
    /// Kind.
    pub kind: StoryKind,
    /// The day it happened.
    pub day: Day,
    /// One line.
    pub title: String,
    /// More.
    pub words: String,
    /// A turning point.
    pub turning_point: bool,
}

/// Somebody who answers for a child, by their number with the regulator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedResponsible {
    /// Names the row for good.
    pub origin: String,
    /// The row, by its place in the plan's rows.
    pub row: usize,
    /// The worker's number.
    pub worker: String,
    /// Since when.
    pub from: Day,
    /// Until when.
    pub to: Option<Day>,
    /// Why.
    pub reason: String,
}

/// A postcode a child lived at; the return holds no streets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedAddress {
    /// home or placement.
    pub kind: &'static str,
    /// The postcode, as the file has it.
    pub postcode: String,
    /// Since when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
}

/// A code and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The code.
    pub code: String,
    /// Its words.
    pub words: String,
}

/// A pupil number, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pupil {
    /// A number whose check letter fits.
    Number(String),
    /// A number whose check letter does not fit; kept as not checked.
    Doubtful(String),
    /// None, for this reason.
    None(Coded),
}

/// A name given beside the return, which itself has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenName {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// How they like to be called.
    pub preferred: String,
    /// NHS number, checked.
    pub nhs: Option<String>,
}

/// Whether a child is in care as the file tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InCare {
    /// Since when; nothing when it began before the files.
    pub since: Option<Day>,
}

/// All that the files tell of one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedChild {
    /// Which kind of number it has.
    pub scheme: Scheme,
    /// The council's number of the child in the file.
    pub number: String,
    /// The row of the Header table.
    pub row: usize,
    /// Date of birth.
    pub born: Option<Day>,
    /// Date of death.
    pub died: Option<Day>,
    /// Sex as registered.
    pub sex: Option<Coded>,
    /// Ethnicity.
    pub ethnicity: Option<Coded>,
    /// Pupil number.
    pub pupil: Option<Pupil>,
    /// Immigration status, for a child who came alone, and the row that says so.
    pub immigration: Option<Coded>,
    /// As above.
    pub immigration_row: Option<usize>,
    /// The name, where one was given.
    pub name: Option<GivenName>,
    /// NHS number, checked.
    pub nhs: Option<String>,
    /// The legal status of the open episode.
    pub legal_status: Option<Coded>,
    /// Whether the child is in care.
    pub in_care: Option<InCare>,
    /// Whether somebody works with the child now.
    pub open: bool,
    /// Whether the old record has no chronology.
    pub lacks_chronology: bool,
    /// How risky a gap in the record is, 0 to 4.
    pub risk: i64,
    /// Reviews held, in order.
    pub reviews: Vec<Day>,
    /// When the child was last missing or away, if so.
    pub last_missing: Option<Day>,
    /// Their story.
    pub entries: Vec<PlannedEntry>,
    /// Who answered for them.
    pub responsible: Vec<PlannedResponsible>,
    /// Where they lived.
    pub addresses: Vec<PlannedAddress>,
    /// Their records in the eyes of retention.
    pub kept: Vec<(RecordKind, Option<Day>)>,
}

/// A row that came in, and what is known of it before anything is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Which tally it counts in.
    pub tally: usize,
}

/// All that a folder of the return asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Where it comes from, in words: "SSDA903 2026-27".
    pub source: String,
    /// The year in which the return's collection year began.
    pub year: Option<i16>,
    /// Tables with what is known before anything is written.
    pub tallies: Vec<Tally>,
    /// Rows that tell something, each with its tally.
    pub rows: Vec<PlannedRow>,
    /// Children, by number.
    pub children: Vec<PlannedChild>,
    /// Notes made while reading.
    pub notes: Vec<Note>,
    /// Files and columns that are not used.
    pub ignored: Vec<String>,
}
