//! What an import did, said so that somebody can check it.

use crate::words::Place;
use serde::{Deserialize, Serialize};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It told something new.
    Made,
    /// It changed what Kith had.
    Changed,
    /// Kith knew it as it stands.
    Known,
    /// A row of last year that this year's file tells too.
    ToldAgain,
    /// It says that there is nothing to tell.
    Nothing,
    /// It is about somebody who may already have a record; a person decides.
    Waiting,
    /// It could not be used; a note says why.
    LeftAside,
}

impl Outcome {
    /// Every one, in the order of the report's columns.
    pub const ALL: [Outcome; 7] = [
        Outcome::Made,
        Outcome::Changed,
        Outcome::Known,
        Outcome::ToldAgain,
        Outcome::Nothing,
        Outcome::Waiting,
        Outcome::LeftAside,
    ];

    /// Over a column, and in a list of rows.
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Made => "New",
            Outcome::Changed => "Changed",
            Outcome::Known => "Already known",
            Outcome::ToldAgain => "In both years",
            Outcome::Nothing => "Nothing to tell",
            Outcome::Waiting => "Waiting for a decision",
            Outcome::LeftAside => "Left aside",
        }
    }
}

/// What became of the rows of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The file's name.
    pub file: String,
    /// Rows that came in.
    pub rows: u64,
    /// How many ended with each outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [u64; 7],
}

impl Tally {
    /// Whether every row is accounted for.
    pub fn adds_up(&self) -> bool {
        self.rows == self.outcomes.iter().sum::<u64>()
    }
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// A person must say whether two are one.
    Decide,
    /// The council should put it right where the file came from.
    PutRight,
    /// Two people who may be one; both have a record.
    Perhaps,
    /// What a worker wrote stands, and the file says otherwise.
    Kept,
    /// Told before, changed now.
    Changed,
    /// One of two rows that are one person.
    Merged,
}

impl NoteKind {
    /// Every one, what somebody must act on first.
    pub const ALL: [NoteKind; 6] =
        [NoteKind::Decide, NoteKind::PutRight, NoteKind::Perhaps, NoteKind::Kept, NoteKind::Changed, NoteKind::Merged];

    /// Over the list.
    pub fn words(self) -> &'static str {
        match self {
            NoteKind::Decide => "For a person to decide",
            NoteKind::PutRight => "To put right where the files come from",
            NoteKind::Perhaps => "May be the same person as somebody on record",
            NoteKind::Kept => "Left as it stands in Kith, though the file says otherwise",
            NoteKind::Changed => "Changed by this import",
            NoteKind::Merged => "Rows that are one person",
        }
    }
}

/// Something a person should look at. Speaks of people by their numbers, never by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The file and row, where there is one.
    pub place: Option<Place>,
    /// The number of the person in the file.
    pub who: String,
    /// A sentence.
    pub words: String,
}

/// One row of a file in the full report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The row.
    pub place: Place,
    /// The number of the person in the file.
    pub who: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What was told, changed or left, in a sentence.
    pub words: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What was brought in, in words: "SSDA903 2026-27".
    pub source: String,
    /// The first year of the collection year, for a return.
    pub year: Option<i16>,
    /// File by file.
    pub tallies: Vec<Tally>,
    /// People in the files.
    pub people: u64,
    /// Of these, those for whom a record was made.
    pub made: u64,
    /// Those whose record was found by a number.
    pub matched: u64,
    /// Rows that are another row's person.
    pub merged: u64,
    /// Those who may already have a record and wait for a decision.
    pub waiting: u64,
    /// Those about whom the files do not say enough.
    pub left_aside: u64,
    /// Records without a name.
    pub unnamed: u64,
    /// Story entries told.
    pub entries: u64,
    /// Social workers made, known by their number alone.
    pub workers: u64,
    /// Tasks agreed for what is missing, each kind with its number.
    pub tasks: Vec<(String, u64)>,
    /// What a person should look at.
    pub notes: Vec<Note>,
    /// Files and columns that were not used.
    pub ignored: Vec<String>,
    /// Each person with the Kith number of their record, once there is one.
    pub numbers: Vec<(String, String)>,
    /// Whether anything changed.
    pub changed: bool,
    /// Row by row; kept beside the report.
    #[serde(skip)]
    pub lines: Vec<Line>,
}

impl Report {
    /// Whether everybody and every row that came in is accounted for.
    pub fn reconciles(&self) -> bool {
        self.people == self.made + self.matched + self.merged + self.waiting + self.left_aside
            && self.tallies.iter().all(Tally::adds_up)
    }

    /// Rows that came in.
    pub fn rows(&self) -> u64 {
        self.tallies.iter().map(|t| t.rows).sum()
    }

    /// Notes of one kind.
    pub fn noted(&self, kind: NoteKind) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |n| n.kind == kind)
    }
}
