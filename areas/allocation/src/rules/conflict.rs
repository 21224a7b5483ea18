//! Whether a worker knows a family outside work: what they declared, held against the child's people and addresses.

use days::Day;
use record::matching::plain;

/// What a worker declared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    /// Its key.
    pub id: i64,
    /// household, surname, address, home.
    pub about: String,
    /// The record it was declared from.
    pub person: Option<i64>,
    /// The records to which a manager tied it, which its worker does not learn.
    pub tied: Vec<i64>,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Date of birth.
    pub born: Option<Day>,
    /// Street and town.
    pub lines: String,
    /// Postcode.
    pub postcode: String,
}

/// Somebody around a child: the child, those who live with them, relatives and those who live with those.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Their key.
    pub person: i64,
    /// Every name: given and family.
    pub names: Vec<(String, String)>,
    /// Date of birth.
    pub born: Option<Day>,
}

/// A child's people and where they live.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circle {
    /// The people.
    pub people: Vec<Near>,
    /// Street and town, and postcode.
    pub addresses: Vec<(String, String)>,
}

/// What was found. `Excluded` keeps the worker from this household; `Check` is to be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Ask the worker: it may be nothing.
    Check(&'static str),
    /// They know this household.
    Excluded,
}

/// The postcode without its last two letters: some hundred homes near each other; empty when there is none.
fn sector(postcode: &str) -> String {
    let squeezed: String = postcode.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let keep = squeezed.chars().count().saturating_sub(2);
    squeezed.chars().take(keep).collect()
}

fn whole(postcode: &str) -> String {
    postcode.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn near(postcode: &str, circle: &Circle) -> bool {
    let own = sector(postcode);
    !own.is_empty() && circle.addresses.iter().any(|(_, other)| sector(other) == own)
}

fn first_line(lines: &str) -> String {
    plain(lines.lines().next().unwrap_or_default())
}

fn same_home(lines: &str, postcode: &str, circle: &Circle) -> bool {
    let own = (first_line(lines), whole(postcode));
    !own.0.is_empty() && !own.1.is_empty() && circle.addresses.iter().any(|(l, p)| (first_line(l), whole(p)) == own)
}

fn same_postcode(postcode: &str, circle: &Circle) -> bool {
    let own = whole(postcode);
    !own.is_empty() && circle.addresses.iter().any(|(_, other)| whole(other) == own)
}

fn surname_in(family: &str, circle: &Circle) -> bool {
    let own = plain(family);
    !own.is_empty() && circle.people.iter().flat_map(|p| &p.names).any(|(_, other)| plain(other) == own)
}

/// What one declaration means for one child's circle; nothing when it has nothing to do with it.
///
/// Exclusion is by household: a person on record, whether it was declared from their record or a manager tied it to them, a name with the same date of birth or postcode, or the same address.
/// A name alone, a family name nearby or a postcode alone is only to be asked about. Source: capability C17-02; local.
pub fn judge(declared: &Declared, circle: &Circle) -> Option<Finding> {
    let (postcode, lines) = (declared.postcode.as_str(), declared.lines.as_str());
    let known = |p: &i64| circle.people.iter().any(|near| near.person == *p);
    if declared.person.iter().chain(&declared.tied).any(known) {
        return Some(Finding::Excluded);
    }
    match declared.about.as_str() {
        "household" if declared.person.is_none() => {
            let name = (plain(&declared.given), plain(&declared.family));
            let is_named = |n: &&Near| n.names.iter().any(|(g, f)| (plain(g), plain(f)) == name);
            let mut named = circle.people.iter().filter(is_named).peekable();
            if name.1.is_empty() || named.peek().is_none() {
                return None;
            }
            let born = declared.born;
            let (mut same_day, mut other_day) = (false, true);
            for n in named {
                same_day |= born.is_some() && n.born == born;
                other_day &= born.is_some() && n.born.is_some() && n.born != born;
            }
            match (same_day || same_postcode(postcode, circle), other_day) {
                (true, _) => Some(Finding::Excluded),
                (false, true) => None,
                (false, false) => {
                    Some(Finding::Check("somebody in this family has the name of a person they declared"))
                }
            }
        }
        "surname" if surname_in(&declared.family, circle) => {
            let close = postcode.is_empty() || near(postcode, circle);
            close.then_some(Finding::Check("the family name is one they declared, and lives nearby"))
        }
        "address" | "home" if same_home(lines, postcode, circle) => Some(Finding::Excluded),
        "address" if same_postcode(postcode, circle) => {
            Some(Finding::Check("they declared an address with this postcode"))
        }
        "home" if same_postcode(postcode, circle) => Some(Finding::Check("they live at this postcode")),
        _ => None,
    }
}

/// A worker of the child's family name who lives nearby: to be asked about, though nothing was declared about it.
pub fn namesake(worker_name: &str, home_postcode: &str, circle: &Circle) -> Option<Finding> {
    let family = worker_name.split_whitespace().next_back().unwrap_or_default();
    (surname_in(family, circle) && near(home_postcode, circle))
        .then_some(Finding::Check("they have this family name and live nearby"))
}

/// The gravest of several.
pub fn gravest(found: impl IntoIterator<Item = Finding>) -> Option<Finding> {
    found.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn circle() -> Circle {
        let near = |person, given: &str, family: &str, born| Near {
            person,
            names: vec![(given.to_owned(), family.to_owned())],
            born: Some(born),
        };
        Circle {
            people: vec![near(1, "Robin", "Marsden", date(2019, 3, 14)), near(2, "Zoë", "Marsden", date(1990, 1, 2))],
            addresses: vec![("1 Weir Lane\nWestmere".to_owned(), "WM4 2QT".to_owned())],
        }
    }

    fn declared(about: &str) -> Declared {
        Declared { about: about.to_owned(), ..Declared::default() }
    }

    #[test]
    fn what_is_declared_excludes_by_household_and_a_likeness_is_only_asked_about() {
        let name = Declared { given: "zoe".to_owned(), family: "MARSDEN".to_owned(), ..declared("household") };
        let surname = Declared { family: "Marsden".to_owned(), ..declared("surname") };
        let with = |d: &Declared, postcode: &str| Declared { postcode: postcode.to_owned(), ..d.clone() };
        let at = |d: &Declared, lines: &str| Declared { lines: lines.to_owned(), ..d.clone() };
        let here = with(&declared("address"), "wm42qt");
        let home = with(&declared("home"), "WM4 2QT");
        let ask = |f: Option<Finding>| matches!(f, Some(Finding::Check(_)));
        let out = |f: Option<Finding>| f == Some(Finding::Excluded);
        let say = |d: &Declared| judge(d, &circle());

        assert!(out(say(&Declared { person: Some(2), ..declared("household") })));
        assert_eq!(say(&Declared { person: Some(9), ..declared("household") }), None);
        assert!(out(say(&Declared { tied: vec![9, 2], ..with(&surname, "TN23 5AN") })));
        assert_eq!(say(&Declared { tied: vec![9], ..with(&surname, "TN23 5AN") }), None);
        assert!(ask(say(&name)));
        assert!(out(say(&Declared { born: Some(date(1990, 1, 2)), ..name.clone() })));
        assert_eq!(say(&Declared { born: Some(date(1971, 1, 2)), ..name.clone() }), None);
        assert!(out(say(&with(&name, "WM4 2QT"))));
        assert!(ask(say(&surname)) && ask(say(&with(&surname, "WM4 2AB"))));
        assert_eq!(say(&with(&surname, "TN23 5AN")), None);
        assert!(out(say(&at(&here, "1 Weir Lane"))) && out(say(&at(&home, "1 weir lane"))));
        assert!(ask(say(&at(&here, "3 Weir Lane"))) && ask(say(&home)));
        assert_eq!(say(&with(&home, "WM4 2AB")), None);
    }

    #[test]
    fn a_worker_of_the_same_name_who_lives_nearby_is_asked() {
        assert!(namesake("Joel Marsden", "WM4 2AA", &circle()).is_some());
        assert_eq!(namesake("Joel Marsden", "", &circle()), None);
        assert_eq!(namesake("Joel Okafor", "WM4 2AA", &circle()), None);
        assert_eq!(gravest([Finding::Check("a"), Finding::Excluded]), Some(Finding::Excluded));
    }

    proptest! {
        #[test]
        fn no_words_make_it_panic_and_an_empty_declaration_finds_nobody(words in "\\PC{0,30}", postcode in "\\PC{0,10}") {
            for about in ["household", "surname", "address", "home", "x"] {
                prop_assert_eq!(judge(&declared(about), &circle()), None);
                let d = Declared { given: words.clone(), family: words.clone(), lines: words.clone(), postcode: postcode.clone(), ..declared(about) };
                let _ = judge(&d, &circle());
            }
            let _ = namesake(&words, &postcode, &circle());
        }
    }
}
