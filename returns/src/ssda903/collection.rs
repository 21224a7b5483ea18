//! A whole return, ready to be checked.

use super::Setting;
use super::child::{AsGiven, Child};
use super::rules::{self, Rule};
use super::tables::{Rows, TABLES, Table};
use crate::check::{Finding, Found, Given, Head, Index, NotRun, Scheme, Source};

/// This year's and last year's tables with the rules of the year.
pub struct Collection {
    this: Source,
    last: Source,
    index: Index,
    setting: Setting,
    given: [AsGiven; 2],
    rules: Vec<&'static Rule>,
    run: Vec<u16>,
    not_run: Vec<(u16, NotRun)>,
}

impl Collection {
    /// Takes the tables and the rules that hold in the year of the setting.
    pub fn new(this: Source, last: Source, setting: Setting) -> Collection {
        let year = setting.year;
        let rules = rules::all().filter(|rule| rule.head.holds(year)).collect();
        let mut collection = Collection::with_rules(this, last, setting, rules);
        collection.leave_out();
        collection
    }

    /// Takes the tables and runs these rules, whatever their years and whatever is missing.
    pub fn with_rules(this: Source, last: Source, mut setting: Setting, rules: Vec<&'static Rule>) -> Collection {
        let tables: Vec<(&Source, usize)> =
            [&this, &last].into_iter().flat_map(|source| (0..TABLES.len()).map(move |table| (source, table))).collect();
        let index = Index::new(&tables, "CHILD");
        let given = [&this, &last].map(|source| AsGiven {
            uasc: source.has(Table::Header as usize, "UASC"),
            placement: ["PL_LA", "PL_LOCATION", "PL_DISTANCE"]
                .iter()
                .any(|column| source.has(Table::Episodes as usize, column)),
        });
        if let Some(header) = this.grid(Table::Header as usize)
            && let Some(column) = header.column("UPN")
        {
            for upn in (0..header.rows()).filter_map(|row| header.cell(row, column)) {
                *setting.upns.entry(upn.to_owned()).or_default() += 1;
            }
        }
        let run = (0..rules.len() as u16).collect();
        Collection { this, last, index, setting, given, rules, run, not_run: Vec::new() }
    }

    /// Leaves out the rules that lack something they read.
    fn leave_out(&mut self) {
        let given = Given {
            providers: !self.setting.providers.is_empty(),
            postcodes: !self.setting.postcodes.is_empty() || self.given.iter().all(|given| given.placement),
            authority: self.setting.authority.is_some(),
        };
        self.run.clear();
        for (number, rule) in (0u16..).zip(&self.rules) {
            let missing = rules::reads(&rule.head).and_then(|r| r.missing(TABLES, &self.this, &self.last, given));
            match missing {
                None => self.run.push(number),
                Some(why) => self.not_run.push((number, why)),
            }
        }
    }

    /// Everything about one child, by its place in the index.
    pub fn child(&self, child: usize) -> Child<'_> {
        let of = |year: usize| move |table: usize| self.index.rows(year * TABLES.len() + table, child);
        let mut both = Child { this: Rows::read(&self.this, of(0)), last: Rows::read(&self.last, of(1)) };
        both.this.put_in_order();
        both.last.put_in_order();
        both.this.work_out(&self.setting, self.given[0]);
        both.last.work_out(&self.setting, self.given[1]);
        both
    }

    /// The children.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// This year's tables as they came.
    pub fn source(&self) -> &Source {
        &self.this
    }

    /// Last year's tables as they came.
    pub fn last(&self) -> &Source {
        &self.last
    }

    /// What is known beside the tables.
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
}

impl Scheme for Collection {
    fn children(&self) -> usize {
        self.index.children()
    }

    fn check_child(&self, child: usize, all: &mut Vec<Finding>) {
        let rows = self.child(child);
        for number in &self.run {
            if let Some(rule) = self.rules.get(usize::from(*number)) {
                rule.check(&rows, &self.setting, &mut Found::new(*number, child as u32, all));
            }
        }
    }

    fn check_whole(&self, _all: &mut Vec<Finding>) {}
}
