//! A whole census, ready to be checked.

use super::Setting;
use super::child::Child;
use super::rules::{self, Rule};
use super::tables::{Rows, TABLES, Table};
use crate::cell;
use crate::check::{Finding, Found, Given, Head, Index, NotRun, Scheme, Source};

/// The modules of a census with the rules of the year.
pub struct Collection {
    this: Source,
    index: Index,
    setting: Setting,
    rules: Vec<&'static Rule>,
    run: Vec<u16>,
    not_run: Vec<(u16, NotRun)>,
}

impl Collection {
    /// Takes the modules and the rules that hold in the year of the setting. The census ends on the reference date of
    /// its header.
    pub fn new(this: Source, setting: Setting) -> Collection {
        let year = setting.year;
        let mut collection =
            Collection::with_rules(this, setting, rules::all().filter(|r| r.head.holds(year)).collect());
        collection.leave_out();
        collection
    }

    /// Takes the modules and runs these rules, whatever their years and whatever is missing.
    pub fn with_rules(this: Source, mut setting: Setting, rules: Vec<&'static Rule>) -> Collection {
        let tables: Vec<(&Source, usize)> = (0..TABLES.len()).map(|table| (&this, table)).collect();
        let index = Index::new(&tables, "LAchildID");
        let cells = |table: Table, column: &str| {
            let grid = this.grid(table as usize);
            let column = grid.and_then(|grid| grid.column(column));
            let rows = grid.map_or(0, crate::grid::Grid::rows);
            (0..rows).filter_map(move |row| grid?.cell(row, column?))
        };
        for upn in cells(Table::ChildIdentifiers, "UPN") {
            *setting.upns.entry(upn.to_owned()).or_default() += 1;
        }
        if let Some(day) = cells(Table::Header, "ReferenceDate").find_map(cell::day) {
            setting = setting.ending(day);
        }
        let run = (0..rules.len() as u16).collect();
        Collection { this, index, setting, rules, run, not_run: Vec::new() }
    }

    /// Leaves out the rules that lack something they read.
    fn leave_out(&mut self) {
        let (last, given) = (Source::new(TABLES.len()), Given::default());
        self.run.clear();
        for (number, rule) in (0u16..).zip(&self.rules) {
            match rules::reads(&rule.head).and_then(|reads| reads.missing(TABLES, &self.this, &last, given)) {
                None => self.run.push(number),
                Some(why) => self.not_run.push((number, why)),
            }
        }
    }

    /// Everything about one child, by its place in the index.
    pub fn child(&self, child: usize) -> Child<'_> {
        Child { this: Rows::read(&self.this, |table| self.index.rows(table, child)) }
    }

    /// Every child in turn.
    pub fn each_child(&self) -> impl Iterator<Item = Child<'_>> {
        (0..self.index.children()).map(|child| self.child(child))
    }

    /// The children.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The modules as they came.
    pub fn source(&self) -> &Source {
        &self.this
    }

    /// The year and what is known of all children together.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The rules of the year, as findings number them.
    pub fn heads(&self) -> Vec<Head> {
        self.rules.iter().map(|rule| rule.head).collect()
    }

    /// The rules that were not run, and for want of what.
    pub fn not_run(&self) -> &[(u16, NotRun)] {
        &self.not_run
    }

    fn to_run(&self) -> impl Iterator<Item = (u16, &'static Rule)> {
        self.run.iter().filter_map(|number| Some((*number, *self.rules.get(usize::from(*number))?)))
    }
}

impl Scheme for Collection {
    fn children(&self) -> usize {
        self.index.children()
    }

    fn check_child(&self, child: usize, all: &mut Vec<Finding>) {
        let rows = self.child(child);
        for (number, rule) in self.to_run() {
            rule.check(&rows, &self.setting, &mut Found::new(number, child as u32, all));
        }
    }

    fn check_whole(&self, all: &mut Vec<Finding>) {
        for (number, rule) in self.to_run() {
            if rule.whole_fails(self) {
                Found::new(number, 0, all).flag_whole();
            }
        }
    }
}
