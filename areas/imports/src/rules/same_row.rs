//! Two rows of one file that stand for one person.

use crate::words::PlannedChild;
use days::Day;
use record::words::Scheme;
use std::collections::HashMap;

/// For each person of a file who is the same as one before, the place of that one and why.
///
/// The same: one NHS number or pupil number and one date of birth; or one name, date of birth and postcode.
/// Source: local; anything weaker is for a person to judge.
pub fn same_people(children: &[PlannedChild]) -> HashMap<usize, (usize, &'static str)> {
    let mut met: HashMap<(&'static str, String, Day), usize> = HashMap::new();
    let mut same = HashMap::new();
    for (place, child) in children.iter().enumerate() {
        let Some(born) = child.born else { continue };
        let keys = keys(child);
        let before = keys.iter().find_map(|(why, key)| met.get(&(*why, key.clone(), born)).map(|at| (*at, *why)));
        if let Some((at, why)) = before {
            same.insert(place, (at, why));
        }
        let stands = before.map_or(place, |(at, _)| at);
        for (why, key) in keys {
            met.entry((why, key, born)).or_insert(stands);
        }
    }
    same
}

fn keys(child: &PlannedChild) -> Vec<(&'static str, String)> {
    let number = |scheme: Scheme| child.numbers.iter().find(|n| n.scheme == scheme).map(|n| n.value.clone());
    let mut keys = Vec::new();
    keys.extend(number(Scheme::Nhs).map(|value| ("the same NHS number and date of birth", value)));
    keys.extend(number(Scheme::Upn).map(|value| ("the same pupil number and date of birth", value)));
    let named = !(child.given.is_empty() && child.family.is_empty());
    if let Some(stay) = child.stays.first().filter(|_| named) {
        let plain = record::matching::plain(&format!("{} {}", child.given, child.family));
        keys.push(("the same name, date of birth and postcode", format!("{plain} {}", stay.postcode)));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{PlannedNumber, PlannedStay};
    use jiff::civil::date;

    fn person(n: usize, given: &str, postcode: &str, nhs: Option<&str>) -> PlannedChild {
        let number = |value: &str| PlannedNumber { scheme: Scheme::Nhs, value: value.to_owned() };
        let (lines, postcode) = (String::new(), postcode.to_owned());
        PlannedChild {
            number: n.to_string(),
            given: given.to_owned(),
            family: "Marsden".to_owned(),
            born: Some(date(2015, 2, 1)),
            numbers: nhs.map(number).into_iter().collect(),
            stays: vec![PlannedStay { row: n, kind: "home", lines, postcode, from: None, to: None }],
            ..PlannedChild::default()
        }
    }

    #[test]
    fn the_same_person_twice_is_seen_and_a_namesake_is_not() {
        let same = same_people(&[
            person(0, "Zoë", "WM4 2QT", Some("9434765919")),
            person(1, "Zoe", "WM4 2QT", None),
            person(2, "Zoe", "WM9 9ZZ", None),
            person(3, "Z", "WM8 8ZZ", Some("9434765919")),
        ]);
        assert_eq!(same.get(&1).map(|s| s.0), Some(0));
        assert_eq!(same.get(&2), None);
        assert_eq!(same.get(&3), Some(&(0, "the same NHS number and date of birth")));
    }

    #[test]
    fn c08_02_of_31_204_people_118_are_the_same_as_another() {
        let people = (0..31_204_usize).map(|n| {
            let same = if n < 31_086 { n } else { n - 31_086 };
            person(n, &format!("Robin{same}"), "WM4 2QT", None)
        });

        let same = same_people(&people.collect::<Vec<_>>());

        assert_eq!(same.len(), 118);
        assert!(same.iter().all(|(second, (first, _))| *second == first + 31_086));
    }
}
