//! Two rows of one file that stand for one person.

use crate::words::{PlannedChild, Pupil};
use days::Day;
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
    let mut keys = Vec::new();
    if let Some(nhs) = &child.nhs {
        keys.push(("the same NHS number and date of birth", nhs.clone()));
    }
    if let Some(Pupil::Number(number)) = &child.pupil {
        keys.push(("the same pupil number and date of birth", number.clone()));
    }
    if let (Some(name), Some(address)) = (&child.name, child.addresses.first()) {
        let plain = record::matching::plain(&format!("{} {}", name.given, name.family));
        keys.push(("the same name, date of birth and postcode", format!("{plain} {}", address.postcode)));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people_file::plan_people;
    use crate::words::Plan;
    use jiff::civil::date;

    fn plan(text: &str) -> Plan {
        plan_people("people.csv", text.as_bytes(), date(2026, 11, 23)).unwrap()
    }

    #[test]
    fn the_same_person_twice_is_seen_and_a_namesake_is_not() {
        let plan = plan(
            "NUMBER,GIVEN,FAMILY,DOB,NHS,POSTCODE\n\
             1,Zoë,Marsden,01/02/2015,9434765919,WM4 2QT\n\
             2,Zoe,Marsden,01/02/2015,,wm42qt\n\
             3,Zoe,Marsden,01/02/2015,,WM9 9ZZ\n\
             4,Z,M,01/02/2015,943 476 5919,\n",
        );
        let same = same_people(&plan.children);
        assert_eq!(same.get(&1).map(|s| s.0), Some(0));
        assert_eq!(same.get(&2), None);
        assert_eq!(same.get(&3), Some(&(0, "the same NHS number and date of birth")));
    }

    #[test]
    fn c08_02_of_31_204_people_118_are_the_same_as_another() {
        let mut text = String::from("NUMBER,GIVEN,FAMILY,DOB,POSTCODE\n");
        for n in 0..31_204_usize {
            let same = if n < 31_086 { n } else { n - 31_086 };
            text.push_str(&format!("P{n},Robin{same},Marsden,{:02}/03/2015,WM4 2QT\n", 1 + same % 28));
        }
        let plan = plan(&text);

        let same = same_people(&plan.children);

        assert_eq!((plan.children.len(), same.len()), (31_204, 118));
        assert!(same.iter().all(|(second, (first, _))| *second == first + 31_086));
    }
}
