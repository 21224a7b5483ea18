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
    use crate::check::proof::Proof;
    use crate::check::{CollectionYear, run_all};
    use crate::cin::{Collection, Setting, TABLES, official, rules};

    fn proof() -> Proof<'static> {
        let heads = rules().map(|rule| rule.head).collect();
        Proof { tables: TABLES, heads, official: official(), examples: examples() }
    }

    #[test]
    fn every_example_fails_in_exactly_the_rows_that_it_marks() {
        proof().every_example_holds(|rule, _, (this, _)| {
            let rule = rules().nth(rule).unwrap();
            let setting = Setting::new(CollectionYear(rule.head.last));
            run_all(&Collection::with_rules(this, setting, vec![rule]), 1, &|_| ())
        });
    }

    #[test]
    fn every_version_of_every_published_rule_is_there_once_with_an_example_and_reads_what_exists() {
        proof().every_published_rule_is_there();
    }

    #[test]
    fn every_file_of_examples_can_be_read() {
        proof().every_file_is_read("src/cin/examples");
    }
}
