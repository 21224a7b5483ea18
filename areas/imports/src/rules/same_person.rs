//! Whether somebody in a file is somebody on record. A number says so; without one nobody is made twice, and nobody is
//! joined to another, unless a person says so.

use crate::words::{Decision, PlannedChild};
use days::{Day, long};
use record::matching::{LIKELY, Reason};
use record::words::{FactKind, Scheme};
use std::collections::BTreeSet;

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// This person on record.
    Person(i64),
    /// No number of theirs is on record.
    Nobody,
    /// Somebody decided that they are nobody on record.
    Another,
    /// Their numbers point to several people, or to one who is somebody else; these.
    Unclear(String, Vec<i64>),
}

/// What is known of somebody who holds a number: birth, Kith number, numbers.
pub type Holder = (Option<Day>, String, Vec<(Scheme, String)>);

/// Weighs the people who hold the numbers of somebody in a file.
pub fn settle(
    child: &PlannedChild,
    holders: &[(Scheme, i64)],
    decided: Option<Decision>,
    holder: impl Fn(i64) -> Option<Holder>,
) -> Meant {
    match decided {
        Some(Decision::Same(person)) => return Meant::Person(person),
        Some(Decision::Another) => return Meant::Another,
        None => {}
    }
    let people: BTreeSet<i64> = holders.iter().map(|(_, person)| *person).collect();
    let mut all = people.iter();
    let (Some(person), None) = (all.next().copied(), all.next()) else {
        if people.is_empty() {
            return Meant::Nobody;
        }
        let said: Vec<String> = holders
            .iter()
            .filter_map(|(scheme, person)| Some(format!("{} is that of {}", scheme.words(), holder(*person)?.1)))
            .collect();
        let why = format!("The numbers belong to different people on record: {}.", said.join(", "));
        return Meant::Unclear(why, people.into_iter().collect());
    };
    let Some((birth, kith_number, numbers)) = holder(person) else { return Meant::Nobody };
    // The council's own number of the child settles it; a school's or the health service's may be mistyped.
    if holders.iter().any(|(scheme, _)| is_own(*scheme)) {
        return Meant::Person(person);
    }
    let scheme = holders.first().map_or("number", |(scheme, _)| scheme.words());
    let other = child.numbers.iter().filter(|n| n.scheme == Scheme::Ssda903).find_map(|n| {
        numbers.iter().find(|(scheme, value)| *scheme == n.scheme && *value != n.value).map(|(_, value)| value)
    });
    if let Some(other) = other {
        let why = format!("The {scheme} is that of {kith_number}, who is {other} in the council's own files.");
        return Meant::Unclear(why, vec![person]);
    }
    if let (Some(birth), Some(born)) = (birth, child.born)
        && birth != born
    {
        let why = format!(
            "The {scheme} is that of {kith_number}, who was born on {}; the file says {}.",
            long(birth),
            long(born)
        );
        return Meant::Unclear(why, vec![person]);
    }
    Meant::Person(person)
}

/// A number that the council itself gives.
pub fn is_own(scheme: Scheme) -> bool {
    matches!(scheme, Scheme::Ssda903 | Scheme::Former)
}

/// Whether somebody on record who looks alike is worth a note (`Some(false)`), or so alike that no second record may be
/// made unasked (`Some(true)`).
///
/// Somebody with another number in the return is another child, as twins are; a former system may have given one person
/// two. Without a name in the file, the
/// same birth and postcode is likely, the same birth and sex worth a note.
pub fn near(
    child: &PlannedChild,
    score: u8,
    reasons: &[Reason],
    sex: Option<&str>,
    numbers: &[(Scheme, &str)],
) -> Option<bool> {
    let another = child
        .numbers
        .iter()
        .filter(|n| n.scheme == Scheme::Ssda903)
        .any(|n| numbers.iter().any(|(scheme, value)| *scheme == n.scheme && *value != n.value));
    if another {
        return None;
    }
    let named = !(child.given.is_empty() && child.family.is_empty());
    if named {
        return Some(score >= LIKELY);
    }
    let ours = child.facts.iter().find(|f| f.kind == FactKind::Sex && !f.empty).map(|f| f.is.code.as_str());
    let other_sex = ours.zip(sex).is_some_and(|(a, b)| a != b && b != "unknown");
    // A brother or sister has the same home, and a day of birth that is only alike.
    let same_birth = reasons.iter().any(|r| matches!(r, Reason::SameBirth(_) | Reason::DayMonthSwapped { .. }));
    let same_home = reasons.iter().any(|r| matches!(r, Reason::SamePostcode(_)));
    if other_sex || !same_birth { None } else { Some(same_home || score >= LIKELY) }
}

/// What agrees, without the names of either: reports are read by people who may not open the record.
pub fn likenesses(reasons: &[Reason]) -> Vec<&'static str> {
    let mut said: Vec<&str> = Vec::new();
    for words in reasons.iter().filter_map(likeness) {
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said
}

fn likeness(reason: &Reason) -> Option<&'static str> {
    Some(match reason {
        Reason::SameNumber(_) => "the same number",
        Reason::SameName => "the same name",
        Reason::SamePostcode(_) => "the same postcode",
        Reason::SameBirth(_) => "the same date of birth",
        reason if !reason.is_for() => return None,
        Reason::DayMonthSwapped { .. } => "a date of birth with day and month exchanged",
        Reason::OneFigureOut { .. } | Reason::NearBirth { .. } | Reason::YearOnly { .. } => {
            "a date of birth that is alike"
        }
        _ => "a name that is alike",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::PlannedNumber;
    use jiff::civil::date;

    fn child() -> PlannedChild {
        let number = |scheme, value: &str| PlannedNumber { scheme, value: value.to_owned() };
        PlannedChild {
            number: "CH1".to_owned(),
            header: Some(0),
            born: Some(date(2015, 3, 4)),
            numbers: vec![number(Scheme::Ssda903, "CH1"), number(Scheme::Upn, "Q886069659468")],
            ..PlannedChild::default()
        }
    }

    fn holder(birth: Option<Day>, own: Option<&str>) -> Option<Holder> {
        Some((birth, "K4TM7Q2X".to_owned(), own.map(|n| (Scheme::Ssda903, n.to_owned())).into_iter().collect()))
    }

    #[test]
    fn the_councils_own_number_settles_who_is_meant() {
        let meant = settle(&child(), &[(Scheme::Ssda903, 7)], None, |_| holder(Some(date(2014, 1, 1)), Some("CH1")));
        assert_eq!(meant, Meant::Person(7));
        assert_eq!(settle(&child(), &[], None, |_| None), Meant::Nobody);
    }

    #[test]
    fn a_school_number_alone_settles_it_only_when_nothing_contradicts() {
        let upn = [(Scheme::Upn, 7)];
        assert_eq!(settle(&child(), &upn, None, |_| holder(Some(date(2015, 3, 4)), None)), Meant::Person(7));
        for (birth, own) in [(date(2014, 3, 4), None), (date(2015, 3, 4), Some("CH9"))] {
            let meant = settle(&child(), &upn, None, |_| holder(Some(birth), own));
            assert!(matches!(&meant, Meant::Unclear(_, people) if people == &[7]), "{meant:?}");
        }
    }

    #[test]
    fn numbers_of_two_people_are_for_a_person_to_decide_and_a_decision_stands() {
        let both = [(Scheme::Ssda903, 7), (Scheme::Upn, 8)];
        assert!(
            matches!(settle(&child(), &both, None, |_| holder(None, None)), Meant::Unclear(_, people) if people == [7, 8])
        );
        let decided = settle(&child(), &both, Some(Decision::Same(8)), |_| holder(None, None));
        assert_eq!(decided, Meant::Person(8));
        assert_eq!(settle(&child(), &both, Some(Decision::Another), |_| None), Meant::Another);
    }

    #[test]
    fn a_twin_with_a_number_of_its_own_is_another_child() {
        assert_eq!(near(&child(), 58, &[], None, &[(Scheme::Ssda903, "CH2")]), None);
        let (birth, home) = (Reason::SameBirth(date(2015, 3, 4)), Reason::SamePostcode("KX1 2AB".to_owned()));
        assert_eq!(near(&child(), 50, std::slice::from_ref(&birth), None, &[]), Some(false));
        assert_eq!(near(&child(), 58, &[birth, home.clone()], None, &[]), Some(true));
        assert_eq!(near(&child(), 48, &[home], None, &[]), None);
    }
}
