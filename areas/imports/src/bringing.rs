//! Bringing a plan into the record: first what it would change, then, in one act, the change.

mod apply;
mod compare;

pub use apply::apply;
pub use compare::{Changes, compare};

use crate::rules::missing_things::Task;
use crate::words::Coded;
use days::Day;
use record::retention::RecordKind;
use record::store::clock::Duty;
use record::words::{FactKind, Scheme, Verification};

/// How far a long work is: so many of so many people.
pub type Progress<'a> = &'a dyn Fn(usize, usize);

/// What changes for one person of the plan, named by their place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonChange {
    /// The person's place in the plan.
    pub child: usize,
    /// Their record, when there is one.
    pub person: Option<i64>,
    /// The person of the plan whose record stands for both.
    pub merged_with: Option<usize>,
    /// A name was given where only a number stood.
    pub named: bool,
    /// Identifiers to add.
    pub identifiers: Vec<(Scheme, String, Verification)>,
    /// The day of birth, where it is new.
    pub birth: Option<Day>,
    /// The day of death, where it is new.
    pub death: Option<Day>,
    /// Facts to set.
    pub facts: Vec<(FactKind, Coded)>,
    /// Facts that hold no longer.
    pub ended_facts: Vec<i64>,
    /// Entries to tell, by their place.
    pub told: Vec<usize>,
    /// Entries to tell anew: the key, the standing and meaning they have, and their place.
    pub retold: Vec<(i64, String, String, usize)>,
    /// Responsibilities to make, by their place.
    pub responsible: Vec<usize>,
    /// Responsibilities whose end changed.
    pub responsible_until: Vec<(i64, Option<Day>)>,
    /// Addresses to add, by their place.
    pub addresses: Vec<usize>,
    /// Addresses whose end changed.
    pub address_until: Vec<(i64, Option<Day>)>,
    /// Tasks to agree.
    pub tasks: Vec<Task>,
    /// Duties to stop, and when.
    pub stopped: Vec<(i64, Day)>,
    /// Duties to start.
    pub duties: Vec<Duty>,
    /// Kinds of record in the eyes of retention.
    pub kept: Vec<(RecordKind, Option<Day>)>,
}

impl PersonChange {
    fn of(child: usize) -> PersonChange {
        PersonChange {
            child,
            person: None,
            merged_with: None,
            named: false,
            identifiers: Vec::new(),
            birth: None,
            death: None,
            facts: Vec::new(),
            ended_facts: Vec::new(),
            told: Vec::new(),
            retold: Vec::new(),
            responsible: Vec::new(),
            responsible_until: Vec::new(),
            addresses: Vec::new(),
            address_until: Vec::new(),
            tasks: Vec::new(),
            stopped: Vec::new(),
            duties: Vec::new(),
            kept: Vec::new(),
        }
    }

    fn is_nothing(&self) -> bool {
        self.person.is_some() && *self == PersonChange { person: self.person, ..PersonChange::of(self.child) }
    }
}
