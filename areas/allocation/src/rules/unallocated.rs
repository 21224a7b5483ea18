//! Which children are without a worker at the end of a day.

use days::Day;
use std::collections::BTreeMap;

/// One stretch in which a team, and perhaps a worker, answers for a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The child.
    pub person: i64,
    /// The worker.
    pub worker: Option<i64>,
    /// The team.
    pub team: Option<i64>,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Option<Day>,
}

/// A time in which a worker holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The worker.
    pub worker: i64,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Option<Day>,
}

/// A child without a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Without {
    /// The child.
    pub person: i64,
    /// The team that answers.
    pub team: Option<i64>,
    /// The first night without a worker.
    pub since: Day,
    /// The worker who has left, where one is still named.
    pub left: Option<i64>,
    /// From which day a worker is agreed.
    pub coming: Option<Day>,
}

fn holds(from: Day, to: Option<Day>, on: Day) -> bool {
    from <= on && to.is_none_or(|to| to > on)
}

/// Everybody for whom somebody answers at the end of a day, but no worker who is still here. A worker of whom no post is
/// known, as one who came with a file, counts as here.
///
/// Source: local practice standard, no child without a worker overnight (journey J3).
pub fn without(stretches: &[Stretch], posts: &[Held], on: Day) -> Vec<Without> {
    let mut last_day: BTreeMap<i64, Option<Day>> = BTreeMap::new();
    for post in posts.iter().filter(|p| p.from <= on) {
        let last = last_day.entry(post.worker).or_insert(Some(post.from));
        *last = match (*last, post.to.filter(|to| *to <= on)) {
            (Some(last), Some(to)) => Some(last.max(to)),
            _ => None,
        };
    }
    let left = |worker: i64| last_day.get(&worker).copied().flatten();
    let mut by_person: BTreeMap<i64, Vec<&Stretch>> = BTreeMap::new();
    for s in stretches {
        by_person.entry(s.person).or_default().push(s);
    }
    let mut all = Vec::new();
    for (person, own) in by_person {
        let now: Vec<&&Stretch> = own.iter().filter(|s| holds(s.from, s.to, on)).collect();
        if now.is_empty() || now.iter().any(|s| s.worker.is_some_and(|w| left(w).is_none())) {
            continue;
        }
        let since = now.iter().map(|s| s.worker.and_then(left).map_or(s.from, |left| left.max(s.from))).max();
        let coming = own.iter().filter(|s| s.from > on && s.worker.is_some() && s.to.is_none_or(|to| to > s.from));
        all.push(Without {
            person,
            team: now.iter().find_map(|s| s.team),
            since: since.unwrap_or(on),
            left: now.iter().find_map(|s| s.worker),
            coming: coming.map(|s| s.from).min(),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const ON: Day = date(2026, 11, 23);

    fn stretch(person: i64, worker: Option<i64>, from: Day, to: Option<Day>) -> Stretch {
        Stretch { person, worker, team: Some(7), from, to }
    }

    #[test]
    fn a_child_with_a_team_alone_or_with_a_worker_who_has_left_is_without_one() {
        let posts = [
            Held { worker: 1, from: date(2025, 1, 1), to: None },
            Held { worker: 2, from: date(2025, 1, 1), to: Some(date(2026, 11, 20)) },
        ];
        let all = [
            stretch(10, None, date(2026, 11, 21), None),
            stretch(10, Some(1), date(2026, 12, 3), None),
            stretch(11, Some(1), date(2026, 1, 1), None),
            stretch(12, Some(2), date(2026, 1, 1), None),
            stretch(13, Some(9), date(2026, 1, 1), None),
            stretch(14, None, date(2026, 1, 1), Some(ON)),
            stretch(14, Some(1), ON, None),
            stretch(15, None, date(2026, 1, 1), Some(date(2026, 6, 1))),
        ];
        let found = without(&all, &posts, ON);
        assert_eq!(found.iter().map(|w| w.person).collect::<Vec<_>>(), [10, 12]);
        let (team_alone, left) = (found[0], found[1]);
        assert_eq!(
            (team_alone.since, team_alone.coming, team_alone.left),
            (date(2026, 11, 21), Some(date(2026, 12, 3)), None)
        );
        assert_eq!((left.since, left.left), (date(2026, 11, 20), Some(2)));
        let before = without(&all, &posts, date(2026, 11, 19));
        assert_eq!(before.iter().map(|w| w.person).collect::<Vec<_>>(), [14]);
    }

    #[test]
    fn a_worker_who_left_one_team_and_came_to_another_is_still_here() {
        let posts = [
            Held { worker: 2, from: date(2025, 1, 1), to: Some(date(2026, 6, 1)) },
            Held { worker: 2, from: date(2026, 6, 1), to: None },
        ];
        assert_eq!(without(&[stretch(12, Some(2), date(2026, 1, 1), None)], &posts, ON), []);
    }

    proptest! {
        #[test]
        fn each_child_is_listed_once_and_never_since_after_that_day(
            rows in proptest::collection::vec((0i64..5, proptest::option::of(0i64..3), 0i32..300, proptest::option::of(0i32..300)), 0..15),
            posts in proptest::collection::vec((0i64..3, 0i32..300, proptest::option::of(0i32..300)), 0..5),
            on in 0i32..300,
        ) {
            let day = |n: i32| date(2026, 1, 1).saturating_add(jiff::Span::new().days(n));
            let all: Vec<Stretch> = rows.iter().map(|(p, w, f, l)| stretch(*p, *w, day(*f), l.map(|l| day(f + l)))).collect();
            let posts: Vec<Held> = posts.iter().map(|(w, f, l)| Held { worker: *w, from: day(*f), to: l.map(|l| day(f + l)) }).collect();
            let found = without(&all, &posts, day(on));
            let mut people: Vec<i64> = found.iter().map(|w| w.person).collect();
            people.dedup();
            prop_assert_eq!(people.len(), found.len());
            prop_assert!(found.iter().all(|w| w.since <= day(on) && w.coming.is_none_or(|c| c > day(on))));
        }
    }
}
