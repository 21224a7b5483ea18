//! The examples of the rules: what `explain` shows, and the rules' tests.

use crate::check::Example;
use std::sync::LazyLock;

/// Every example, in the order of the files.
pub fn examples() -> &'static [Example] {
    static ALL: LazyLock<Vec<Example>> = LazyLock::new(|| {
        [
            include_str!("examples/assessments.txt"),
            include_str!("examples/births.txt"),
            include_str!("examples/characteristics.txt"),
            include_str!("examples/closed_episodes.txt"),
            include_str!("examples/deaths.txt"),
            include_str!("examples/header.txt"),
            include_str!("examples/identifiers.txt"),
            include_str!("examples/plans.txt"),
            include_str!("examples/protection.txt"),
            include_str!("examples/referrals.txt"),
            include_str!("examples/section47.txt"),
            include_str!("examples/whole_authority.txt"),
        ]
        .iter()
        .flat_map(|text| Example::read(text).unwrap_or_default())
        .collect()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{CollectionYear, Finding, run_all};
    use crate::cin::{Collection, Rule, Setting, TABLES, official, rules};
    use std::collections::BTreeSet;

    fn rule_of(example: &Example) -> Option<&'static Rule> {
        let versions = rules().filter(|rule| rule.head.code == example.code);
        versions
            .filter(|rule| example.first.is_none_or(|first| rule.head.first == first))
            .max_by_key(|rule| rule.head.first)
    }

    #[test]
    fn every_example_fails_in_exactly_the_rows_that_it_marks() {
        let mut wrong = Vec::new();
        for example in examples() {
            let Some(rule) = rule_of(example) else {
                wrong.push(format!("{}: there is no such rule", example.code));
                continue;
            };
            let (this, _) = example.sources(TABLES).unwrap();
            let setting = Setting::new(CollectionYear(rule.head.last));
            let collection = Collection::with_rules(this, setting, vec![rule]);
            let found = run_all(&collection, 1, &|_| ());
            let whole = found.iter().any(|f| f.table == Finding::WHOLE);
            let rows = found.iter().filter(|f| f.table != Finding::WHOLE);
            let found: BTreeSet<(String, u32)> =
                rows.map(|f| (TABLES[usize::from(f.table)].name.to_owned(), f.row)).collect();
            let expected: BTreeSet<(String, u32)> = example.failing().into_iter().collect();
            let says_nothing = expected.is_empty() && !example.whole_fails;
            if found != expected
                || whole != example.whole_fails
                || says_nothing
                || example.means.is_empty()
                || example.put_right.is_empty()
            {
                wrong.push(format!("{} {:?}: expected {expected:?}, found {found:?}", example.code, example.first));
            }
        }
        assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn every_version_of_every_published_rule_is_there_once_with_an_example_and_reads_what_exists() {
        let mut wrong = Vec::new();
        for official in official() {
            let there = rules().filter(|r| {
                (r.head.code, r.head.first, r.head.last) == (official.code.as_str(), official.first, official.last)
            });
            if there.count() != 1 {
                wrong.push(format!("{} {}-{}: is not there once", official.code, official.first, official.last));
            }
            if !examples().iter().any(|example| example.code == official.code) {
                wrong.push(format!("{}: has no example", official.code));
            }
        }
        for rule in rules() {
            wrong.extend(rule.head.reads(TABLES).err());
            if !official().iter().any(|o| o.code == rule.head.code && o.first == rule.head.first) {
                wrong.push(format!("{} {}: is not published", rule.head.code, rule.head.first));
            }
        }
        assert!(wrong.is_empty(), "{} rules:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn every_file_of_examples_can_be_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/cin/examples");
        let mut read = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match Example::read(&std::fs::read_to_string(&path).unwrap()) {
                Ok(examples) => read += examples.len(),
                Err(fault) => panic!("{}: {fault}", path.display()),
            }
        }
        assert_eq!(read, examples().len(), "a file of examples is not in the list above");
    }
}
