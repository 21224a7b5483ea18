//! The examples of the rules: what `explain` shows, and the rules' tests.

use crate::check::Example;
use std::sync::LazyLock;

/// Every example, in the order of the files.
pub fn examples() -> &'static [Example] {
    static ALL: LazyLock<Vec<Example>> = LazyLock::new(|| {
        [
            include_str!("examples/ages.txt"),
            include_str!("examples/care_leavers.txt"),
            include_str!("examples/episode_codes.txt"),
            include_str!("examples/episode_dates.txt"),
            include_str!("examples/episode_permanence.txt"),
            include_str!("examples/episode_sequence.txt"),
            include_str!("examples/header.txt"),
            include_str!("examples/health.txt"),
            include_str!("examples/integrity.txt"),
            include_str!("examples/last_year_header.txt"),
            include_str!("examples/mothers.txt"),
            include_str!("examples/last_year_episodes.txt"),
            include_str!("examples/legal_limits.txt"),
            include_str!("examples/mothers_in_care.txt"),
            include_str!("examples/placement_location.txt"),
            include_str!("examples/placement_providers.txt"),
            include_str!("examples/placements.txt"),
            include_str!("examples/uasc.txt"),
            include_str!("examples/urn.txt"),
            include_str!("examples/short_breaks.txt"),
            include_str!("examples/temporary_placements.txt"),
            include_str!("examples/adopters.txt"),
            include_str!("examples/adoption.txt"),
            include_str!("examples/adoption_last_year.txt"),
            include_str!("examples/liberty.txt"),
            include_str!("examples/missing.txt"),
            include_str!("examples/placed_for_adoption.txt"),
            include_str!("examples/previous_permanence.txt"),
            include_str!("examples/reviews.txt"),
            include_str!("examples/social_workers.txt"),
            //
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
    use crate::cell;
    use crate::check::{CollectionYear, run_all};
    use crate::ssda903::{Collection, Place, Provider, Rule, Setting, TABLES, official, rules};
    use std::collections::BTreeSet;

    /// The setting that an example describes. Errors: a sentence, when it describes something unknown.
    fn setting_of(example: &Example, year: CollectionYear) -> Result<Setting, String> {
        let mut setting = Setting::new(year);
        for line in &example.set {
            let words: Vec<&str> = line.iter().map(String::as_str).collect();
            match words.as_slice() {
                ["year", year] => {
                    let year = CollectionYear::parse(year).ok_or_else(|| format!("{year} is no collection year"))?;
                    setting = Setting { authority: setting.authority, ..Setting::new(year) };
                }
                ["authority", code] => setting.authority = Some((*code).to_owned()),
                ["xml"] => setting.xml = true,
                ["provider", urn, rest @ ..] => setting.providers.add(urn, provider(rest)?),
                ["postcode", post, east, north, rest @ ..] => {
                    let place = Place {
                        east: east.parse().ok(),
                        north: north.parse().ok(),
                        authority: rest.first().map(|code| (*code).to_owned()),
                    };
                    setting.postcodes.add(post, place);
                }
                _ => return Err(format!("{}: “set: {}” is not understood", example.code, line.join(" "))),
            }
        }
        Ok(setting)
    }

    fn provider(words: &[&str]) -> Result<Provider, String> {
        let mut provider = Provider::default();
        let list = |text: &str| text.split(',').map(str::to_owned).collect();
        for word in words {
            match word.split_once('=') {
                Some(("places", value)) => provider.places = list(value),
                Some(("kinds", value)) => provider.kinds = list(value),
                Some(("postcode", value)) => provider.postcode = Some(value.to_owned()),
                Some(("ended", value)) => provider.ended = cell::day(value),
                Some(("authority", value)) => provider.authority = Some(value.to_owned()),
                _ => return Err(format!("“{word}” says nothing about a provider")),
            }
        }
        Ok(provider)
    }

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
            let (this, last) = example.sources(TABLES).unwrap();
            let setting = setting_of(example, CollectionYear(rule.head.last)).unwrap();
            let collection = Collection::with_rules(this, last, setting, vec![rule]);
            let found = run_all(&collection, 1, &|_| ());
            let found: BTreeSet<(String, u32)> =
                found.iter().map(|f| (TABLES[usize::from(f.table)].name.to_owned(), f.row)).collect();
            let expected: BTreeSet<(String, u32)> = example.failing().into_iter().collect();
            if found != expected || expected.is_empty() || example.means.is_empty() || example.put_right.is_empty() {
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
            let withdrawn = rule.head.first > rule.head.last;
            if !withdrawn && !official().iter().any(|o| o.code == rule.head.code && o.first == rule.head.first) {
                wrong.push(format!("{} {}: is not published", rule.head.code, rule.head.first));
            }
        }
        assert!(wrong.is_empty(), "{} rules:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn every_file_of_examples_can_be_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/ssda903/examples");
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
