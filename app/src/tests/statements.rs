//! A page of many asks the database no more often than a page of few. Counted, not timed.

use days::Day;
use record::store::action::{NewAction, agree};
use record::store::clock::{Duty, start};
use record::store::document::{complete, hold, make_draft};
use record::store::family::{NewRelationship, relate};
use record::store::form::ensure_built_in;
use record::store::person::{NewPerson, make_person, person};
use record::store::story::{NewEntry, tell};
use record::store::warning::{Warning, warn};
use record::store::worker::{NewResponsible, make_responsible, make_team, make_worker, take_post};
use record::words::{BirthKind, RelationshipKind, ResponsibilityRole, StoryKind};
use std::collections::BTreeMap;
use store::{Acting, Fault};
use testkit::TestApp;

const BY: &str = "Amina Yusuf";

/// A manager with a team, so many children, and of everything that is around the first of them so many.
struct Scene {
    app: TestApp,
    account: i64,
    number: String,
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn child(acting: &mut Acting<'_>, given: &str, answers: &NewResponsible<'_>) -> Result<i64, Fault> {
    let birth = Some((day("2015-03-04"), BirthKind::Actual));
    let id = make_person(acting, &NewPerson { given, family: "Marsden", birth, source: BY, ..NewPerson::default() })?;
    make_responsible(acting, id, answers)?;
    Ok(id)
}

/// Something of each kind on the child's record.
fn around(acting: &mut Acting<'_>, child: i64, other: i64, worker: i64, account: i64) -> Result<(), Fault> {
    let at = acting.at;
    let entry = NewEntry {
        kind: StoryKind::Visit,
        day: day("2026-11-02"),
        time: None,
        written_at: at,
        title: "Home visit",
        words: "Seen alone.",
        meaning: "Feels safe.",
        turning_point: false,
        source: "Visit",
        source_id: None,
        by: BY,
        origin: None,
    };
    tell(acting, child, &entry)?;
    let duty = Duty {
        id: 0,
        person: child,
        rule: "visit".to_owned(),
        version: 1,
        words: "Visit".to_owned(),
        basis: "local".to_owned(),
        source: "a test".to_owned(),
        started: day("2026-11-01"),
        due: day("2026-11-20"),
        stopped: None,
        worker: Some(worker),
    };
    start(acting, &duty, None)?;
    let action = NewAction {
        person: Some(child),
        words: "Ring school",
        owner: Some(worker),
        owner_words: BY,
        due: Some(day("2026-11-24")),
        agreed_where: "visit",
        agreed_id: None,
        agreed_by: BY,
        priority: 1,
        origin: None,
    };
    agree(acting, &action)?;
    let warning = Warning {
        id: 0,
        words: "Dog".to_owned(),
        high: false,
        told: "yes".to_owned(),
        told_why: String::new(),
        from: day("2026-10-01"),
        review_on: Some(day("2026-11-20")),
        made_by: BY.to_owned(),
    };
    warn(acting, child, &warning)?;
    let tie = NewRelationship {
        one: child,
        other,
        kind: RelationshipKind::Sibling,
        words: "",
        responsibility: "no",
        source: BY,
    };
    relate(acting, &tie, BY)?;
    make_draft(acting, "visit", 1, &[child, other], account, BY)?;
    let done = make_draft(acting, "visit", 1, &[child, other], account, BY)?;
    hold(acting, done)?;
    complete(acting, done, day("2026-11-03"), None, BY)
}

impl Scene {
    fn of(many: usize) -> Scene {
        let app = super::app();
        let worker = app.arrange(|acting| make_worker(acting, BY, "Social worker", None, "a test"));
        let account = app.account("amina", BY, "manager", Some(worker));
        let forms = crate::areas();
        let (_, visit) = forms.iter().flat_map(|a| a.forms).find(|(name, _)| *name == "visit").unwrap();
        let number = app.arrange(|acting| {
            ensure_built_in(acting, "visit", visit)?;
            let team = make_team(acting, "North")?;
            take_post(acting, worker, team, "Team manager", day("2026-01-05"))?;
            let answers = |worker| NewResponsible {
                worker,
                team: Some(team),
                role: ResponsibilityRole::SocialWorker,
                from: day("2026-01-06"),
                to: None,
                reason: "allocated",
                origin: None,
            };
            let first = child(acting, "Robin", &answers(Some(worker)))?;
            for n in 0..many {
                let other = child(acting, &format!("Robin {n}"), &answers(Some(worker)))?;
                child(acting, &format!("Waiting {n}"), &answers(None))?;
                around(acting, first, other, worker, account)?;
            }
            Ok(person(acting, first)?.kith_number)
        });
        Scene { app, account, number }
    }

    /// What a page asks, the door included.
    fn asks(&self, path: &str) -> Vec<String> {
        let browser = self.app.browser_of(self.account);
        let path = path.replace("{person}", &self.number);
        let to = match path.strip_prefix("find ") {
            Some(typed) => browser.post("/people/find", &[("find", typed)]).led_to(),
            None => path,
        };
        // The first visit of a session keeps something that later ones do not.
        browser.get(&to).expect_status(200);
        let (seen, statements) = self.app.statements(|| browser.get(&to));
        seen.expect_status(200);
        statements
    }
}

#[test]
fn a_page_of_many_asks_the_database_no_more_often_than_a_page_of_few() {
    let (few, many) = (Scene::of(2), Scene::of(9));
    let mut growing = Vec::new();
    for path in [
        "/",
        "find Robin Marsdne",
        "/people/{person}",
        "/people/{person}/work",
        "/people/{person}/family",
        "/people/{person}/records",
        "/people/{person}/measures",
        "/people/{person}/about",
        "/people/{person}/looks",
        "/people/{person}/chronology",
        "/people/{person}/summary",
    ] {
        let (less, more) = (few.asks(path), many.asks(path));
        if more.len() > less.len() {
            let mut asked: BTreeMap<String, usize> = BTreeMap::new();
            for sql in &more {
                *asked
                    .entry(sql.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect())
                    .or_default() += 1;
            }
            let often: Vec<String> =
                asked.iter().filter(|(_, n)| **n > 2).map(|(sql, n)| format!("  {n} × {sql}")).collect();
            growing.push(format!("{path}: {} instead of {}\n{}", more.len(), less.len(), often.join("\n")));
        }
        println!("{path}: {}", more.len());
    }
    assert!(growing.is_empty(), "{}", growing.join("\n"));
}
