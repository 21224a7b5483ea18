//! The lists, ready to be checked.

use super::checks::{self, Given, HEADS, ID};
use super::{LISTS, tables};
use crate::check::{Finding, Head, Index, Scheme, Source};

/// The lists that were given.
pub struct Collection {
    this: Source,
    index: Index,
}

impl Collection {
    /// Takes the lists.
    pub fn new(this: Source) -> Collection {
        let all: Vec<(&Source, usize)> = (0..LISTS.len()).map(|list| (&this, list)).collect();
        let index = Index::new(&all, ID);
        Collection { this, index }
    }

    /// The children.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The lists as they came.
    pub fn source(&self) -> &Source {
        &self.this
    }

    /// The checks, as findings number them.
    pub fn heads(&self) -> Vec<Head> {
        HEADS.to_vec()
    }

    /// The lists that were not given, by their titles.
    pub fn not_given(&self) -> Vec<&'static str> {
        tables().iter().enumerate().filter(|(at, _)| self.this.grid(*at).is_none()).map(|(_, list)| list.name).collect()
    }
}

impl Scheme for Collection {
    fn children(&self) -> usize {
        self.index.children()
    }

    fn check_child(&self, child: usize, all: &mut Vec<Finding>) {
        checks::check(&Given::all(&self.this, LISTS), &self.index, child, all);
    }

    fn check_whole(&self, _all: &mut Vec<Finding>) {}
}
