//! Rule vectors (csc-rule-vector/1): rows in, failing rows out.

mod case;
mod expected;

use crate::check::{CollectionYear, Given, Head, run_all};
use crate::{cin, ssda903};
use case::Case;
use expected::{Place, places_of};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A file of cases for one version of one rule.
#[derive(Debug, Deserialize)]
struct Vector {
    format: String,
    collection: String,
    code: String,
    introduced_in: String,
    cases: Vec<Case>,
}

/// What came of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The vector's file, as it was named.
    pub file: String,
    /// The rule's code.
    pub code: String,
    /// The case's number in the file.
    pub case: i64,
    /// Exactly the expected rows fail.
    pub pass: bool,
    /// Expected and not found: table, column where the vector says it, row.
    pub missing: Vec<Place>,
    /// Found and not expected.
    pub extra: Vec<Place>,
}

/// Why a vector cannot be run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VectorFault {
    /// It is not JSON of this shape.
    #[error("{file} is not a vector: {why}. Expected one JSON object in the format csc-rule-vector/1")]
    Shape {
        /// The vector's file.
        file: String,
        /// What the reader said.
        why: String,
    },
    /// There is no such rule.
    #[error("{file}: {collection} has no rule {code} in {year}; see kith returns explain for the codes")]
    NoRule {
        /// The vector's file.
        file: String,
        /// The collection that it names.
        collection: String,
        /// The code that it names.
        code: String,
        /// The year in which this version came in.
        year: String,
    },
    /// A table cannot be taken.
    #[error("{file}, case {case}: {why}")]
    Case {
        /// The vector's file.
        file: String,
        /// The case's number.
        case: i64,
        /// What is wrong with it.
        why: String,
    },
}

/// Runs every case of a vector. Errors: when the text is no vector or names a rule that does not exist.
pub fn run_vector(file: &str, text: &str) -> Result<Vec<Outcome>, VectorFault> {
    let shape = |why: String| VectorFault::Shape { file: file.to_owned(), why };
    let vector: Vector = serde_json::from_str(text).map_err(|why| shape(why.to_string()))?;
    if vector.format != "csc-rule-vector/1" {
        return Err(shape(format!("its format is “{}”", vector.format)));
    }
    vector.cases.iter().map(|case| run_case(file, &vector, case)).collect()
}

/// `lac2022_23` and `cin2022_23` are the rules of 2022-23.
fn year_of(introduced_in: &str) -> Option<CollectionYear> {
    let digits: String = introduced_in.chars().skip_while(|c| !c.is_ascii_digit()).take(4).collect();
    digits.parse().ok().map(CollectionYear)
}

fn run_case(file: &str, vector: &Vector, case: &Case) -> Result<Outcome, VectorFault> {
    let no_rule = || VectorFault::NoRule {
        file: file.to_owned(),
        collection: vector.collection.clone(),
        code: vector.code.clone(),
        year: vector.introduced_in.clone(),
    };
    let year = year_of(&vector.introduced_in).ok_or_else(no_rule)?;
    let wanted = |head: &Head| head.code == vector.code && head.first == year.0;
    let fault = |why: String| VectorFault::Case { file: file.to_owned(), case: case.case, why };
    let found = match vector.collection.as_str() {
        "SSDA903" => {
            let rule = ssda903::rules().find(|rule| wanted(&rule.head)).ok_or_else(no_rule)?;
            let (this, last) = case.sources(ssda903::TABLES).map_err(fault)?;
            // A rule that lacks a table is not run; what is known beside the tables is taken as given.
            let given = Given { providers: true, postcodes: true, authority: true };
            let reads = rule.head.reads(ssda903::TABLES).map_err(fault)?;
            let run = reads.missing(ssda903::TABLES, &this, &last, given).is_none();
            let rules = run.then_some(rule).into_iter().collect();
            let collection = ssda903::Collection::with_rules(this, last, case.setting903(year), rules);
            let findings = run_all(&collection, 1, &|_| ());
            places_of(&findings, ssda903::TABLES, |_, _| false)
        }
        "CIN" => {
            let rule = cin::rules().find(|rule| wanted(&rule.head)).ok_or_else(no_rule)?;
            let (this, _) = case.sources(cin::TABLES).map_err(fault)?;
            let collection = cin::Collection::with_rules(this, cin::Setting::new(year), vec![rule]);
            let findings = run_all(&collection, 1, &|_| ());
            places_of(&findings, cin::TABLES, |_, _| true)
        }
        _ => return Err(no_rule()),
    };
    let expected = case.expected(&vector.collection).map_err(fault)?;
    let without = |one: &BTreeSet<Place>, other: &BTreeSet<Place>| one.difference(other).cloned().collect::<Vec<_>>();
    let (missing, extra) = (without(&expected, &found), without(&found, &expected));
    let pass = missing.is_empty() && extra.is_empty();
    Ok(Outcome { file: file.to_owned(), code: vector.code.clone(), case: case.case, pass, missing, extra })
}

#[cfg(test)]
mod tests;
