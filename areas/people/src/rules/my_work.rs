//! How somebody's work is put into groups: by when it is due, by child, by where the child lives, by family.

use days::Day;
use std::collections::{BTreeMap, BTreeSet};

/// Days that "soon" looks ahead. Source: local.
pub const SOON_DAYS: i64 = 7;

/// What work is grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When it is due.
    Date,
    /// The child.
    Child,
    /// Where the child lives, as for one round of visits.
    Address,
    /// Brothers and sisters together.
    Family,
}

impl By {
    /// All ways, in the order in which they are offered.
    pub const ALL: [By; 4] = [By::Date, By::Child, By::Address, By::Family];

    /// The word in the address.
    pub fn code(self) -> &'static str {
        match self {
            By::Date => "date",
            By::Child => "child",
            By::Address => "address",
            By::Family => "family",
        }
    }

    /// The words on the page.
    pub fn words(self) -> &'static str {
        match self {
            By::Date => "By date",
            By::Child => "By child",
            By::Address => "By address",
            By::Family => "By brothers and sisters",
        }
    }

    /// From the word in the address; by date where it is none of them.
    pub fn from_code(code: &str) -> By {
        By::ALL.into_iter().find(|by| by.code() == code).unwrap_or(By::Date)
    }
}

/// When a piece of work is due, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Today.
    Today,
    /// Its day has passed.
    Late,
    /// In the next days.
    Soon,
    /// After that, or without a day.
    Later,
}

impl When {
    /// All, in the order of the page: today's first, since it can still be in time.
    pub const ALL: [When; 4] = [When::Today, When::Late, When::Soon, When::Later];

    /// Of a due day.
    pub fn of(due: Day, today: Day) -> When {
        let soon = today.saturating_add(jiff::Span::new().days(SOON_DAYS));
        match due {
            day if day == today => When::Today,
            day if day < today => When::Late,
            day if day <= soon => When::Soon,
            _ => When::Later,
        }
    }

    /// The words over a group.
    pub fn words(self) -> &'static str {
        match self {
            When::Today => "Today",
            When::Late => "Late",
            When::Soon => "In the next 7 days",
            When::Later => "Later",
        }
    }
}

/// Families among `people`: who is joined by `pairs`, directly or through others. Everybody is in exactly one family;
/// each family's members and the families themselves stand in the order of `people`.
pub fn families(people: &[i64], pairs: &[(i64, i64)]) -> Vec<Vec<i64>> {
    let mut near: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (one, other) in pairs {
        near.entry(*one).or_default().push(*other);
        near.entry(*other).or_default().push(*one);
    }
    let mut placed: BTreeSet<i64> = BTreeSet::new();
    let mut families = Vec::new();
    for person in people {
        if placed.contains(person) {
            continue;
        }
        let mut reached = BTreeSet::from([*person]);
        let mut ahead = vec![*person];
        while let Some(next) = ahead.pop() {
            for other in near.get(&next).into_iter().flatten() {
                if reached.insert(*other) {
                    ahead.push(*other);
                }
            }
        }
        let mut family: Vec<i64> = Vec::new();
        for member in people.iter().filter(|p| reached.contains(p)) {
            if placed.insert(*member) {
                family.push(*member);
            }
        }
        families.push(family);
    }
    families
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn due_days_fall_into_four_groups() {
        let today = date(2026, 11, 23);
        let cases = [
            (date(2026, 11, 23), When::Today),
            (date(2026, 11, 22), When::Late),
            (date(2026, 11, 30), When::Soon),
            (date(2026, 12, 1), When::Later),
            (Day::MAX, When::Later),
        ];
        for (due, when) in cases {
            assert_eq!(When::of(due, today), when, "{due}");
        }
    }

    #[test]
    fn a_brother_of_a_sister_of_a_child_is_family() {
        assert_eq!(families(&[1, 2, 3, 4], &[(1, 9), (9, 3)]), vec![vec![1, 3], vec![2], vec![4]]);
    }

    #[test]
    fn an_unknown_way_of_grouping_is_by_date() {
        assert_eq!(By::from_code("mood"), By::Date);
        for by in By::ALL {
            assert_eq!(By::from_code(by.code()), by);
        }
    }

    proptest! {
        #[test]
        fn everybody_is_in_exactly_one_family_and_the_joined_are_together(
            people in proptest::collection::btree_set(0i64..30, 0..20),
            pairs in proptest::collection::vec((0i64..30, 0i64..30), 0..20),
        ) {
            let people: Vec<i64> = people.into_iter().collect();
            let made = families(&people, &pairs);
            let mut all: Vec<i64> = made.concat();
            all.sort_unstable();
            prop_assert_eq!(&all, &people);
            for (one, other) in &pairs {
                let home = |p: &i64| made.iter().position(|f| f.contains(p));
                if let (Some(a), Some(b)) = (home(one), home(other)) {
                    prop_assert_eq!(a, b);
                }
            }
        }
    }
}
