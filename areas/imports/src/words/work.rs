//! What is to be written, decided but not yet done.

use crate::words::{
    KeptRecord, PlannedEntry, PlannedFact, PlannedNumber, PlannedResponsible, PlannedStay, PlannedTask, Report,
};
use days::Day;
use record::words::BirthKind;

/// Whose record is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Somebody on record.
    Known(i64),
    /// Somebody for whom a record is made.
    New {
        /// Given name; may be empty.
        given: String,
        /// Family name; may be empty.
        family: String,
        /// How they like to be called; may be empty.
        called: String,
        /// Date of birth.
        born: Option<(Day, BirthKind)>,
    },
}

/// A review that becomes due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDuty {
    /// The clock's rule.
    pub rule: &'static str,
    /// The day from which it runs.
    pub from: Day,
}

/// What is written about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildWork {
    /// How the file names them.
    pub number: String,
    /// Whose record.
    pub who: Who,
    /// A legal name for somebody who had none: given, family, called.
    pub name: Option<(String, String, String)>,
    /// A corrected date of birth.
    pub birth: Option<Day>,
    /// A date of death.
    pub death: Option<Day>,
    /// Numbers to add.
    pub numbers: Vec<PlannedNumber>,
    /// Facts to set; the first half have none before them.
    pub facts: Vec<(PlannedFact, bool)>,
    /// Facts that hold no more.
    pub ended_facts: Vec<i64>,
    /// Entries to tell.
    pub entries: Vec<PlannedEntry>,
    /// Entries told before that now read otherwise: key, title, words, meaning.
    pub retold: Vec<(i64, String, String, String)>,
    /// Corrections of what was told before, in sentences, for one entry of their own.
    pub corrections: Vec<String>,
    /// Responsibilities to add.
    pub responsible: Vec<PlannedResponsible>,
    /// Responsibilities whose end is another now.
    pub responsible_until: Vec<(i64, Option<Day>)>,
    /// Addresses to add.
    pub stays: Vec<PlannedStay>,
    /// Addresses whose end is another now.
    pub stays_until: Vec<(i64, Option<Day>)>,
    /// Addresses that were never theirs.
    pub stays_ended: Vec<i64>,
    /// Records in the eyes of retention to note.
    pub kept: Vec<KeptRecord>,
    /// Reviews done: key and day.
    pub duties_stopped: Vec<(i64, Day)>,
    /// The review that becomes due.
    pub duty: Option<NewDuty>,
    /// Tasks to agree.
    pub tasks: Vec<PlannedTask>,
    /// Tasks done by this import: key, and what shows it.
    pub tasks_done: Vec<(i64, String)>,
    /// How much there is to worry about.
    pub risk: i64,
}

impl ChildWork {
    /// Nothing yet, about this person.
    pub fn none(number: &str, who: Who, risk: i64) -> ChildWork {
        ChildWork {
            number: number.to_owned(),
            who,
            name: None,
            birth: None,
            death: None,
            numbers: Vec::new(),
            facts: Vec::new(),
            ended_facts: Vec::new(),
            entries: Vec::new(),
            retold: Vec::new(),
            corrections: Vec::new(),
            responsible: Vec::new(),
            responsible_until: Vec::new(),
            stays: Vec::new(),
            stays_until: Vec::new(),
            stays_ended: Vec::new(),
            kept: Vec::new(),
            duties_stopped: Vec::new(),
            duty: None,
            tasks: Vec::new(),
            tasks_done: Vec::new(),
            risk,
        }
    }

    /// Whether there is nothing to write.
    pub fn is_nothing(&self) -> bool {
        matches!(self.who, Who::Known(_)) && *self == ChildWork::none(&self.number, self.who.clone(), self.risk)
    }
}

/// Somebody in a file who may be on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingPerson {
    /// The number in the file.
    pub number: String,
    /// What agrees, naming nobody.
    pub words: String,
    /// What the file says of them.
    pub described: String,
    /// Those who may be meant.
    pub candidates: Vec<i64>,
}

/// Everything that is to be written, and the report that will be true once it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Work {
    /// Person by person.
    pub children: Vec<ChildWork>,
    /// Workers who are not on record yet: number and name.
    pub workers: Vec<(String, String)>,
    /// Workers of whom only the number was known: key and name.
    pub named_workers: Vec<(i64, String)>,
    /// Those about whom somebody must decide and has not been asked yet.
    pub waiting: Vec<WaitingPerson>,
    /// What will have been done.
    pub report: Report,
}

impl Work {
    /// Whether there is nothing to write.
    pub fn is_nothing(&self) -> bool {
        self.children.is_empty() && self.workers.is_empty() && self.named_workers.is_empty() && self.waiting.is_empty()
    }
}
