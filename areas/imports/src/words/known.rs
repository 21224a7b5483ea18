//! What the record already holds of the people in a file.

use days::Day;
use record::words::{FactKind, Scheme};
use std::collections::{HashMap, HashSet};

/// Somebody on record who may be the one in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Key.
    pub person: i64,
    /// The short number that people read out.
    pub kith_number: String,
    /// Whether so much agrees that no second record may be made unasked.
    pub likely: bool,
    /// What agrees, in words that name nobody.
    pub reasons: Vec<&'static str>,
}

/// What a person decided about somebody who may already have a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// They are this person.
    Same(i64),
    /// They are nobody on record.
    Another,
}

/// A fact in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFact {
    /// Key.
    pub id: i64,
    /// What it is about.
    pub kind: FactKind,
    /// Its code.
    pub code: String,
    /// Its words.
    pub words: String,
    /// Whether a file gave it, and nobody has confirmed it since.
    pub by_file: bool,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownStay {
    /// Key.
    pub id: i64,
    /// home or placement.
    pub kind: String,
    /// Postcode.
    pub postcode: String,
    /// Since when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
    /// Whether a file gave it, and nobody has confirmed it since.
    pub by_file: bool,
}

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDuty {
    /// Key.
    pub id: i64,
    /// The rule.
    pub rule: String,
    /// Since when.
    pub started: Day,
    /// Whether it still runs.
    pub running: bool,
}

/// A person on record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownChild {
    /// Key.
    pub id: i64,
    /// The short number that people read out.
    pub kith_number: String,
    /// Date of birth.
    pub birth: Option<Day>,
    /// Whether a file gave it, and nobody has confirmed it since.
    pub birth_by_file: bool,
    /// Date of death.
    pub death: Option<Day>,
    /// Legal name, given and family, where one is known.
    pub name: Option<(String, String)>,
    /// Whether access is restricted to named people.
    pub restricted: bool,
    /// Numbers.
    pub numbers: Vec<(Scheme, String)>,
    /// Facts in force.
    pub facts: Vec<KnownFact>,
    /// Addresses.
    pub stays: Vec<KnownStay>,
    /// Reviews that are or were due.
    pub reviews: Vec<KnownDuty>,
    /// Kinds of record in the eyes of retention, with the day each counts from.
    pub kept: Vec<(String, Option<Day>)>,
    /// What files told of them before: the origin and its day.
    pub told: Vec<(String, Day)>,
}

/// A story entry that a file told before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldBefore {
    /// Key.
    pub id: i64,
    /// Whose.
    pub person: i64,
    /// Its day.
    pub day: Day,
    /// Its line.
    pub title: String,
    /// Its words.
    pub words: String,
    /// What it means, which a worker may have added.
    pub meaning: String,
    /// Whether it still stands as told.
    pub stands: bool,
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Who is meant by each number of the file: found by a number, or decided by a person.
    pub found: HashMap<String, i64>,
    /// Why somebody could not be told by their numbers: two people share them, or they contradict each other.
    pub unclear: HashMap<String, String>,
    /// Those on record who may be meant, for people who were not found.
    pub candidates: HashMap<String, Vec<Candidate>>,
    /// People whom somebody decided to be nobody on record.
    pub decided_new: HashSet<String>,
    /// People about whom somebody was asked already.
    pub asked: HashSet<String>,
    /// The people found.
    pub children: HashMap<i64, KnownChild>,
    /// Entries by origin.
    pub entries: HashMap<String, ToldBefore>,
    /// Responsibilities by origin: key, and until when.
    pub responsible: HashMap<String, (i64, Option<Day>)>,
    /// Tasks by origin: key, and whether done.
    pub tasks: HashMap<String, (i64, bool)>,
    /// Workers by their number: key and name.
    pub workers: HashMap<String, (i64, String)>,
    /// The newest collection year brought in so far.
    pub newest_year: Option<i16>,
}
