//! What a check says, in the shape that the command and the page share.

use super::{Finding, Head, Index, Layout, NotRun, Official};
use crate::open::Aside;
use serde::Serialize;
use std::collections::HashMap;
use std::rc::Rc;

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report<'a> {
    /// `ssda903`, `cin` or `annex-a`.
    pub collection: &'static str,
    /// The collection year, as 2026-27; empty for Annex A.
    pub year: String,
    /// The children of whom a row fails, most errors first.
    pub children: Vec<ChildCount<'a>>,
    /// Every rule that was run, in the order of the list.
    pub rules: Vec<RuleCount<'a>>,
    /// Every rule that was not run.
    pub not_run: Vec<RuleNotRun<'a>>,
    /// Each row that fails a rule.
    pub errors: Vec<Problem<'a>>,
    /// What was given and could not be taken, or was taken otherwise than it stood.
    pub left_aside: Vec<LeftAside<'a>>,
}

/// A child of whom a row fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChildCount<'a> {
    /// The child's number in the collection.
    pub child: &'a str,
    /// Rows that fail, each counted once for each rule.
    pub errors: usize,
    /// The rules that they fail, in the order of the list.
    pub rules: Vec<&'a str>,
}

/// A rule that was run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleCount<'a> {
    /// The code.
    pub rule: &'a str,
    /// `error`, or `query` when it only asks to look again.
    pub severity: &'static str,
    /// The official message.
    pub message: &'a str,
    /// Rows that fail.
    pub errors: usize,
    /// Children of whom a row fails.
    pub children: usize,
}

/// A rule that was not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleNotRun<'a> {
    /// The code.
    pub rule: &'a str,
    /// The official message.
    pub message: &'a str,
    /// For want of what.
    pub reason: String,
    /// What to give so that it is run.
    pub remedy: String,
}

/// Columns that many errors share.
pub type Columns = Rc<[&'static str]>;

/// One row that fails one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Problem<'a> {
    /// The rule's code.
    pub rule: &'a str,
    /// The table; empty when the collection as a whole fails.
    pub table: &'static str,
    /// The row, from 0, headings and blank rows not counted; nothing when the collection as a whole fails.
    pub row: Option<u32>,
    /// The child's number in the collection; empty when the row names nobody.
    pub child: &'a str,
    /// The columns that the rule points at.
    #[serde(serialize_with = "columns")]
    pub columns: Columns,
}

/// A file, sheet, row or column that was left aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftAside<'a> {
    /// Which one.
    pub what: &'a str,
    /// Why, and what to do.
    pub why: &'a str,
    /// Nothing was lost: this only says how it was taken.
    pub only_a_note: bool,
}

fn columns<S: serde::Serializer>(columns: &Columns, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(columns.iter())
}

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// `ssda903`, `cin` or `annex-a`.
    pub collection: &'static str,
    /// The collection's tables.
    pub tables: &'a [Layout],
    /// The rules as findings number them.
    pub heads: &'a [Head],
    /// The published list.
    pub official: &'a [Official],
    /// What was found, by rule, table and row.
    pub findings: &'a [Finding],
    /// The children.
    pub index: &'a Index,
    /// The rules that were not run.
    pub not_run: &'a [(u16, NotRun)],
    /// What was left aside.
    pub aside: &'a [Aside],
}

impl<'a> Checked<'a> {
    /// The report, for a year as it is written.
    pub fn report(&self, year: String) -> Report<'a> {
        let errors = self.errors();
        let (rules, children) = (self.rules(&errors), children(&errors));
        let not_run = self.not_run.iter().filter_map(|(number, why)| {
            let head = self.heads.get(usize::from(*number))?;
            let message = self.official_of(head).map_or("", |official| &official.message);
            Some(RuleNotRun { rule: head.code, message, reason: why.to_string(), remedy: why.remedy() })
        });
        let left_aside =
            self.aside.iter().map(|a| LeftAside { what: &a.what, why: &a.why, only_a_note: a.only_a_note });
        Report {
            collection: self.collection,
            year,
            children,
            rules,
            not_run: not_run.collect(),
            errors,
            left_aside: left_aside.collect(),
        }
    }

    /// The published words of a rule.
    pub fn official_of(&self, head: &Head) -> Option<&'a Official> {
        self.official.iter().find(|official| official.code == head.code && official.first == head.first)
    }

    /// Findings about the same row are one error.
    fn errors(&self) -> Vec<Problem<'a>> {
        let mut known: HashMap<(u16, u8, Vec<&'static str>), Columns> = HashMap::new();
        let same = |one: &Finding, next: &Finding| (one.rule, one.table, one.row) == (next.rule, next.table, next.row);
        let problem = |found: &[Finding]| {
            let first = found.first()?;
            let head = self.heads.get(usize::from(first.rule))?;
            let mut named: Vec<&'static str> = found.iter().map(|f| f.column).filter(|c| !c.is_empty()).collect();
            named.dedup();
            let key = (first.rule, first.table, named);
            let columns = match known.get(&key) {
                Some(columns) => Rc::clone(columns),
                None => {
                    let columns: Columns = self.columns(head, first.table, &key.2).into();
                    known.insert(key, Rc::clone(&columns));
                    columns
                }
            };
            let whole = first.table == Finding::WHOLE;
            Some(Problem {
                rule: head.code,
                table: self.tables.get(usize::from(first.table)).map_or("", |table| table.name),
                row: (!whole).then_some(first.row),
                child: if whole { "" } else { self.index.id(first.child as usize) },
                columns,
            })
        };
        self.findings.chunk_by(same).filter_map(problem).collect()
    }

    /// The columns that a rule points at in a table: those it named, else the published fields that the table has,
    /// else those that it reads there.
    fn columns(&self, head: &Head, table: u8, named: &[&'static str]) -> Vec<&'static str> {
        let Some(layout) = self.tables.get(usize::from(table)) else { return Vec::new() };
        if !named.is_empty() {
            return named.to_vec();
        }
        let fields = self.official_of(head).map_or(&[][..], |official| &official.fields);
        let published: Vec<&'static str> =
            layout.columns.iter().copied().filter(|column| fields.iter().any(|field| field == column)).collect();
        if !published.is_empty() {
            return published;
        }
        head.reads(self.tables).map(|reads| reads.columns(usize::from(table))).unwrap_or_default()
    }

    fn rules(&self, errors: &[Problem<'a>]) -> Vec<RuleCount<'a>> {
        let mut counts: HashMap<&str, (usize, Vec<&str>)> = HashMap::new();
        for error in errors {
            let (count, children) = counts.entry(error.rule).or_default();
            *count += 1;
            children.push(error.child);
        }
        let run = (0u16..).zip(self.heads).filter(|(number, _)| !self.not_run.iter().any(|(not, _)| not == number));
        run.map(|(_, head)| {
            let official = self.official_of(head);
            let (errors, mut children) = counts.remove(head.code).unwrap_or_default();
            children.sort_unstable();
            children.dedup();
            RuleCount {
                rule: head.code,
                severity: if official.is_some_and(|official| official.query) { "query" } else { "error" },
                message: official.map_or("", |official| &official.message),
                errors,
                children: children.iter().filter(|child| !child.is_empty()).count(),
            }
        })
        .collect()
    }
}

fn children<'a>(errors: &[Problem<'a>]) -> Vec<ChildCount<'a>> {
    let mut counts: HashMap<&'a str, ChildCount<'a>> = HashMap::new();
    for error in errors.iter().filter(|error| error.row.is_some()) {
        let none = ChildCount { child: error.child, errors: 0, rules: Vec::new() };
        let count = counts.entry(error.child).or_insert(none);
        count.errors += 1;
        if count.rules.last() != Some(&error.rule) {
            count.rules.push(error.rule);
        }
    }
    let mut all: Vec<ChildCount<'a>> = counts.into_values().collect();
    all.sort_by(|one, other| other.errors.cmp(&one.errors).then(one.child.cmp(other.child)));
    all
}
