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
    use crate::check::proof::Proof;
    use crate::check::{CollectionYear, run_all};
    use crate::ssda903::{Collection, Place, Provider, Setting, TABLES, official, rules};

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

    fn proof() -> Proof<'static> {
        let heads = rules().map(|rule| rule.head).collect();
        Proof { tables: TABLES, heads, official: official(), examples: examples() }
    }

    #[test]
    fn every_example_fails_in_exactly_the_rows_that_it_marks() {
        proof().every_example_holds(|rule, example, (this, last)| {
            let rule = rules().nth(rule).unwrap();
            let setting = setting_of(example, CollectionYear(rule.head.last)).unwrap();
            run_all(&Collection::with_rules(this, last, setting, vec![rule]), 1, &|_| ())
        });
    }

    #[test]
    fn every_version_of_every_published_rule_is_there_once_with_an_example_and_reads_what_exists() {
        proof().every_published_rule_is_there();
    }

    #[test]
    fn every_file_of_examples_can_be_read() {
        proof().every_file_is_read("src/ssda903/examples");
    }
}
