//! What files ask for, before anything is compared with the record.

use crate::words::{Note, Outcome};
use days::Day;
use record::retention::RecordKind;
use record::words::{BirthKind, FactKind, Scheme, StoryKind};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A row of a file, as a spreadsheet counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name: `episodes.csv`, `last/episodes.csv`.
    pub file: String,
    /// The row; the headings are row 1.
    pub row: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}, row {}", self.file, self.row)
    }
}

/// A code and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The code.
    pub code: String,
    /// Its words.
    pub words: String,
}

/// A row that came in. Every one of them ends with an outcome, so that nothing is dropped in silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Where it stands.
    pub place: Place,
    /// Whose it is, by the number in the file.
    pub child: String,
    /// What becomes of it, where that is known before it is compared with the record.
    pub outcome: Option<Outcome>,
    /// Why, where that must be said.
    pub why: String,
}

/// An entry of the story that a row tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEntry {
    /// Names what is told for good: `ssda903:CH000001:episode:2025-11-02`.
    pub origin: String,
    /// The row, by its place in the plan.
    pub row: usize,
    /// Kind.
    pub kind: StoryKind,
    /// The day it happened.
    pub day: Day,
    /// One line.
    pub title: String,
    /// More.
    pub words: String,
    /// The words that a file would have had while it lasted, when it has ended since.
    pub while_open: Option<String>,
    /// A turning point.
    pub turning_point: bool,
}

/// A number of the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedNumber {
    /// Which system's.
    pub scheme: Scheme,
    /// The number.
    pub value: String,
}

/// A fact that a row states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFact {
    /// The row.
    pub row: usize,
    /// What it is about.
    pub kind: FactKind,
    /// Its code and words.
    pub is: Coded,
    /// Whether it only says that nobody knows, and so never takes the place of an answer.
    pub empty: bool,
}

/// Somebody who answers for a child, by their number with the regulator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedResponsible {
    /// Names the row for good.
    pub origin: String,
    /// The row.
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

/// The name of a social worker, whom the return knows by number alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedWorker {
    /// The row.
    pub row: usize,
    /// The worker's number with the regulator.
    pub number: String,
    /// The name.
    pub name: String,
}

/// A place where a child lived, by its postcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStay {
    /// The row it begins with.
    pub row: usize,
    /// home or placement.
    pub kind: &'static str,
    /// Street and town; the return holds none.
    pub lines: String,
    /// The postcode.
    pub postcode: String,
    /// Since when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
}

/// The next review of a child in care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedReview {
    /// The clock's rule.
    pub rule: &'static str,
    /// The day from which it runs.
    pub from: Day,
}

/// Something missing in the file that somebody must ask or write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTask {
    /// Names it for good: `ssda903:CH000001:task:name`.
    pub origin: String,
    /// Which kind: name, ethnicity, chronology, …
    pub kind: &'static str,
    /// What is to be done.
    pub words: String,
    /// Only for a record that this import makes: in an older one it may be there already.
    pub only_new: bool,
}

/// A record of a person in the eyes of retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptRecord {
    /// Which kind.
    pub kind: RecordKind,
    /// The day from which its period counts, where it counts from the record's own end.
    pub end: Option<Day>,
}

/// Where a child stands, as the files tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// An episode is open.
    InCare,
    /// Somebody works with the child, who is not in care.
    Open,
    /// Left care and still in the return of care leavers.
    CareLeaver,
    /// Left care.
    Left,
    /// The files do not say.
    #[default]
    NotSaid,
}

/// All that the files tell of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlannedChild {
    /// How the file names the person: the number in the return.
    pub number: String,
    /// The row that says who the person is; without one only somebody known can be meant.
    pub header: Option<usize>,
    /// The row that gives the name, where it is another.
    pub named_by: Option<usize>,
    /// Given name, where the file has it.
    pub given: String,
    /// Family name.
    pub family: String,
    /// How they like to be called.
    pub called: String,
    /// Date of birth.
    pub born: Option<Day>,
    /// Actual, expected or estimated.
    pub born_kind: Option<BirthKind>,
    /// Date of death, and the row that says so.
    pub died: Option<(Day, usize)>,
    /// Numbers by which they are known.
    pub numbers: Vec<PlannedNumber>,
    /// Facts.
    pub facts: Vec<PlannedFact>,
    /// Their story, in order.
    pub entries: Vec<PlannedEntry>,
    /// Who answered for them.
    pub responsible: Vec<PlannedResponsible>,
    /// Where they lived.
    pub stays: Vec<PlannedStay>,
    /// Their records in the eyes of retention.
    pub kept: Vec<KeptRecord>,
    /// Where they stand.
    pub standing: Standing,
    /// The day care ended, where it did.
    pub left: Option<Day>,
    /// The next review.
    pub review: Option<PlannedReview>,
    /// What is missing.
    pub tasks: Vec<PlannedTask>,
    /// How much there is to worry about, by what the files say: lists put the larger first.
    pub risk: i64,
    /// Rows that only point to another row of the same file that stands for the same person.
    pub also: Vec<usize>,
}

/// All that files ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Where it comes from, in words: "SSDA903 2026-27".
    pub source: String,
    /// The first year of the collection year, for a return: 2026.
    pub year: Option<i16>,
    /// The days that the files cover, for a return: what they once told of these days and tell no more is noticed.
    pub covers: Option<(Day, Day)>,
    /// Every row that came in, in the order of the files.
    pub rows: Vec<PlannedRow>,
    /// The people.
    pub children: Vec<PlannedChild>,
    /// Names of social workers.
    pub workers: Vec<PlannedWorker>,
    /// What was noticed while reading.
    pub notes: Vec<Note>,
    /// Files and columns that were not used.
    pub ignored: Vec<String>,
}
