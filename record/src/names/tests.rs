use std::collections::{HashMap, HashSet};

use jiff::civil::date;

use super::*;
use crate::identifiers::Postcode;

#[test]
fn the_same_seed_gives_the_same_person_for_ever() {
    assert_eq!(person(7), person(7));
    assert_ne!(person(7), person(8));
    let first = family(1, date(2026, 9, 1));
    assert_eq!(first, family(1, date(2026, 9, 1)));
}

#[test]
fn a_hundred_thousand_people_do_not_look_repeated() {
    let mut names: HashMap<(String, String), u32> = HashMap::new();
    let mut backgrounds = HashSet::new();
    for seed in 0..100_000 {
        let person = person(seed);
        assert!(!person.given.is_empty() && !person.family.is_empty(), "{person:?}");
        backgrounds.insert(person.background);
        *names.entry((person.given, person.family)).or_default() += 1;
    }
    let most = names.values().max().copied().unwrap_or_default();
    println!("{} different names, the commonest {most} times", names.len());
    assert!(names.len() > 60_000, "{}", names.len());
    assert!(most < 120, "{most}");
    assert_eq!(backgrounds.len(), 14);
}

#[test]
fn families_look_like_families() {
    let today = date(2026, 9, 1);
    let (mut children, mut sharing) = (0u32, 0u32);
    for seed in 0..5_000 {
        let family = family(seed, today);
        let mother = &family.members[0];
        assert_eq!(mother.role, Role::Mother);
        assert_eq!(mother.person.sex, Sex::Female);
        let mut eldest_first = None;
        for member in family.members.iter().filter(|member| member.role == Role::Child) {
            children += 1;
            let age = days::age_on(member.born, today).unwrap();
            assert!((0..18).contains(&age), "{member:?}");
            assert!(eldest_first.is_none_or(|elder| elder < member.born), "{family:?}");
            eldest_first = Some(member.born);
            assert!(days::age_on(mother.born, member.born).unwrap() >= 16, "{family:?}");
            let plain = |name: &str| name.replace("ska", "ski").replace("ová", "");
            sharing +=
                u32::from(family.members.iter().any(|other| {
                    other.role != Role::Child && plain(&other.person.family) == plain(&member.person.family)
                }));
        }
        assert!((1..=5).contains(&family.members.iter().filter(|member| member.role == Role::Child).count()));
    }
    println!("{children} children, {sharing} share a parent's family name");
    assert!(sharing * 100 > children * 80, "{sharing} of {children}");
}

#[test]
fn women_and_men_bear_the_form_of_the_family_name_that_is_theirs() {
    for seed in 0..20_000 {
        let person = adult(seed);
        assert!(!person.given.is_empty() && !person.family.is_empty(), "{person:?}");
        let wrong: &[&str] = match person.sex {
            Sex::Female => &["Singh", "Kowalski"],
            Sex::Male => &["Kaur", "Kowalska", "Begum", "Bibi", "Khatun"],
        };
        assert!(!wrong.contains(&person.family.as_str()), "{person:?}");
    }
}

#[test]
fn addresses_have_postcodes_of_a_right_shape_in_an_area_that_does_not_exist() {
    let mut seen = HashSet::new();
    for seed in 0..20_000 {
        let address = address(seed);
        assert!(address.postcode.starts_with("KX"));
        assert_eq!(Postcode::parse(&address.postcode).unwrap().to_string(), address.postcode);
        seen.insert(address.street);
    }
    assert!(seen.len() > 15_000, "{}", seen.len());
    assert!((0..2_000).map(school).collect::<HashSet<_>>().len() > 250);
    assert!(mobile(3).starts_with("07700 900"));
}
