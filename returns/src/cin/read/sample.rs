//! The sample census of a thousand children against what the sector's validator reports on it.

use super::read;
use crate::check::{Finding, run_all};
use crate::cin::{Collection, Setting, TABLES};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Rules whose places differ: how many only the validator reports, how many only Kith, and why.
const DIFFERENCES: &[(&str, usize, usize, &str)] = &[
    ("1530", 0, 18, "the number A00000000000 is one character short; the validator looks only at whole numbers"),
    ("1550", 0, 18, "the number A00000000000 is one character short, so there is no thirteenth"),
    ("4003", 0, 44, "either plan is still open; the validator passes over plans without an end, the message does not"),
    ("8869", 0, 72, "21 stands beside factors; the validator compares the whole list of factors with 21"),
    ("8870Q", 0, 37, "the target is on a weekend; the validator does not read the days that the message writes"),
];

type Place = (String, String, u32);

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/cin-1000")
}

fn expected() -> BTreeMap<String, BTreeSet<Place>> {
    let mut reader = csv::Reader::from_path(folder().join("expected/locations.csv")).unwrap();
    let mut all: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for record in reader.records().map(Result::unwrap) {
        let place = (record[0].to_owned(), record[1].to_owned(), record[2].parse().unwrap());
        all.entry(record[3].to_owned()).or_default().insert(place);
    }
    all
}

fn found(collection: &Collection) -> BTreeMap<String, BTreeSet<Place>> {
    let heads = collection.heads();
    let mut all: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for finding in run_all(collection, 2, &|_| ()) {
        let table = TABLES.get(usize::from(finding.table)).map_or("", |table| table.name);
        let whole = finding.table == Finding::WHOLE;
        let place = if whole { Place::default() } else { (table.to_owned(), finding.column.to_owned(), finding.row) };
        all.entry(heads[usize::from(finding.rule)].code.to_owned()).or_default().insert(place);
    }
    all
}

#[test]
fn the_sample_fails_where_the_validator_says_and_each_difference_has_a_reason() {
    let message = read("cin.xml", &std::fs::read(folder().join("cin.xml")).unwrap()).unwrap();
    assert_eq!(message.told, []);
    let year = message.year.unwrap();
    assert_eq!(year.to_string(), "2025-26");
    let collection = Collection::new(message.source, Setting::new(year));
    assert_eq!((collection.index().children(), collection.not_run().len()), (1001, 0), "1,000 children and the header");

    let (expected, found) = (expected(), found(&collection));
    let codes: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let none = BTreeSet::new();
    let mut differences = Vec::new();
    for code in codes {
        let (theirs, ours) = (expected.get(code).unwrap_or(&none), found.get(code).unwrap_or(&none));
        let (missing, extra) = (theirs.difference(ours), ours.difference(theirs));
        if theirs != ours {
            println!(
                "{code}: missing {:?} extra {:?}",
                missing.clone().collect::<Vec<_>>(),
                extra.clone().collect::<Vec<_>>()
            );
            differences.push((code.as_str(), missing.count(), extra.count()));
        }
    }
    let listed: Vec<(&str, usize, usize)> =
        DIFFERENCES.iter().map(|(code, missing, extra, _)| (*code, *missing, *extra)).collect();
    assert_eq!(differences, listed);
    assert!(DIFFERENCES.iter().all(|(.., why)| why.len() > 20));
}
