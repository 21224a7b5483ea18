//! What a check says, in the shape that the command and the page share.

use serde::Serialize;

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Report {
    /// `ssda903`, `cin` or `annex-a`.
    pub collection: String,
    /// The collection year, as 2026-27; empty for Annex A.
    pub year: String,
    /// The children that fail a rule, most errors first.
    pub children: Vec<ChildCount>,
    /// Every rule that was run.
    pub rules: Vec<RuleCount>,
    /// Every rule that was not run.
    pub not_run: Vec<RuleNotRun>,
    /// Each row that fails a rule.
    pub errors: Vec<Problem>,
    /// What was given and could not be taken.
    pub left_aside: Vec<Skipped>,
}

/// A child and how many rows of theirs fail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChildCount {
    /// The child's number in the collection.
    pub child: String,
    /// Rows that fail, each counted once for each rule.
    pub errors: usize,
    /// The rules, in the order of the list.
    pub rules: Vec<String>,
}

/// A rule and how many rows fail it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleCount {
    /// The code.
    pub rule: String,
    /// `error`, or `query` when it only asks to look again.
    pub severity: String,
    /// The official message.
    pub message: String,
    /// Rows that fail.
    pub errors: usize,
    /// Children with a row that fails.
    pub children: usize,
}

/// A rule that was not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleNotRun {
    /// The code.
    pub rule: String,
    /// The official message.
    pub message: String,
    /// For want of what.
    pub reason: String,
    /// What to give so that it is run.
    pub remedy: String,
}

/// One row that fails one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The rule's code.
    pub rule: String,
    /// The table; empty when the collection as a whole fails.
    pub table: String,
    /// The row, from 0, headings and blank rows not counted; nothing when the collection as a whole fails.
    pub row: Option<u32>,
    /// The child's number in the collection.
    pub child: String,
    /// The columns that the rule points at.
    pub columns: Vec<String>,
}

/// A file, sheet or column that was left aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Which file, sheet or column.
    pub what: String,
    /// Why, and what to do.
    pub why: String,
}
