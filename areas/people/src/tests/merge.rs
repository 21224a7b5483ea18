//! Two records of one child become one, and two again.

use super::setting::*;
use proptest::prelude::*;
use record::store::person::by_kith_number;
use record::store::story::{NewEntry, Wanted, story, tell};
use record::store::{fact, find, merge, person};
use record::words::{FactKind, NameKind, Scheme, StoryKind, Verification};
use std::fmt::Write;
use store::{Acting, Fault};
use testkit::TestApp;

fn entry(acting: &mut Acting<'_>, id: i64, title: &str) -> Result<(), Fault> {
    let at = acting.at;
    let new = NewEntry {
        kind: StoryKind::Note,
        day: "2026-11-02".parse().unwrap(),
        time: None,
        written_at: at,
        title,
        words: "",
        meaning: "",
        turning_point: false,
        source: "note",
        source_id: None,
        by: "Amina Yusuf",
        origin: None,
    };
    tell(acting, id, &new).map(|_| ())
}

fn titles(app: &TestApp, id: i64) -> Vec<String> {
    let all = Wanted { most: 50, ..Wanted::default() };
    app.store.read(|r| story(r, id, &all)).unwrap().into_iter().map(|e| e.title).collect()
}

#[test]
fn two_records_become_one_that_either_name_and_number_finds_and_can_be_taken_apart_again() {
    let app = app();
    let (kept, number) = a_child(&app, "Kayleigh-Ann", "Marsden", "2019-03-14");
    let (other, second) = a_child(&app, "Kaylee", "Marsdon", "2019-03-14");
    app.arrange(|acting| {
        entry(acting, kept, "School rang")?;
        entry(acting, other, "Hospital rang")?;
        fact::set_fact(acting, other, FactKind::Language, "said", "Polish", "mother", "Amina Yusuf")?;
        person::add_identifier(acting, other, Scheme::Nhs, "9434765919", Verification::Unverified, "mother", "x")
            .map(|_| ())
    });
    let hub = app.sign_in_as("hub");
    let at = format!("/people/{number}/merge");

    hub.post(&format!("{at}/compare"), &[("other", &second)])
        .expect("Kaylee Marsdon")
        .expect("the same")
        .expect("1 story entries, 0 records, 0 actions");
    hub.post(&at, &[("other", &second), ("reason", " ")]).expect_status(422).expect("why these are one person");
    let done = hub.post(&at, &[("other", &second), ("reason", "Same mother, same NHS number")]);

    hub.follow(&done).expect("School rang").expect("Hospital rang");
    assert_eq!(app.store.read(|r| by_kith_number(r, &second)).unwrap(), Some(kept));
    assert_eq!(app.store.read(|r| find::find(r, "kaylee marsdon", 5)).unwrap()[0].person.id, kept);
    assert_eq!(hub.get(&format!("/people/{second}")).status(), 200, "the old number leads to the record that is kept");

    app.arrange(|acting| entry(acting, kept, "Written since"));
    let apart = hub.get(&at).attributes("a[href$='/apart']", "href").remove(0);
    hub.get(&apart).expect("goes back to it");
    hub.post(&apart, &[("reason", "")]).expect_status(422);
    hub.post(&apart, &[("reason", "They are cousins")]).expect_status(303);

    assert_eq!(titles(&app, other), ["Hospital rang"]);
    assert_eq!(titles(&app, kept), ["Written since", "School rang"], "what was written since stays");
    assert_eq!(app.store.read(|r| by_kith_number(r, &second)).unwrap(), Some(other));
    hub.get(&apart).expect_status(404);
    app.expect_sound();
}

#[test]
fn a_record_is_not_merged_with_itself_a_restricted_one_or_one_that_nobody_may_open() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let at = format!("/people/{number}/merge");
    let hub = app.sign_in_as("hub");

    for (other, says) in [(number.as_str(), "the record itself"), ("nonsense", "No record that you can open")] {
        hub.post(&at, &[("other", other), ("reason", "x")]).expect_status(422).expect(says);
    }
    app.sign_in_as("worker").get(&at).expect_status(403);
    assert_eq!(app.count("SELECT count(*) FROM person_merge", &[]), 0);
}

/// Everything that hangs on people, as text, without what a merge itself leaves.
fn dump(app: &TestApp) -> String {
    let tables = [
        ("person", "id, kith_number, birth_day, merged_into"),
        ("person_name", "id, person, kind, given, family, ended_at"),
        ("person_fact", "id, person, kind, code, words, ended_at"),
        ("person_identifier", "id, person, scheme, value, ended_at"),
        ("story", "id, person, title, standing"),
        ("relationship", "id, one, other, kind, ended_at"),
    ];
    let mut all = String::new();
    for (table, columns) in tables {
        let rows = app.store.read(|r| r.rows(&format!("SELECT {columns} FROM {table} ORDER BY id"), &[])).unwrap();
        for row in rows {
            let cells: Vec<String> = row.pairs().map(|(_, value)| format!("{value:?}")).collect();
            writeln!(all, "{table}: {}", cells.join(" | ")).unwrap();
        }
    }
    let mut keys: Vec<String> = app
        .store
        .read(|r| r.rows("SELECT person, key FROM search_key ORDER BY person, key", &[]))
        .unwrap()
        .iter()
        .map(|r| format!("{} {}", r.get::<i64>("person").unwrap(), r.get::<String>("key").unwrap()))
        .collect();
    keys.sort();
    all + &keys.join("\n")
}

#[derive(Debug, Clone)]
enum Has {
    Entry(bool),
    Fact(bool, u8),
    Number(bool, u8),
    Name(bool, u8),
    Relation(bool, u8),
}

fn has() -> impl Strategy<Value = Has> {
    prop_oneof![
        any::<bool>().prop_map(Has::Entry),
        (any::<bool>(), 0u8..4).prop_map(|(o, n)| Has::Fact(o, n)),
        (any::<bool>(), 0u8..4).prop_map(|(o, n)| Has::Number(o, n)),
        (any::<bool>(), 0u8..4).prop_map(|(o, n)| Has::Name(o, n)),
        (any::<bool>(), 0u8..3).prop_map(|(o, n)| Has::Relation(o, n)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn taking_apart_brings_back_exactly_what_there_was(things in prop::collection::vec(has(), 0..14)) {
        let app = app();
        let (kept, _) = a_child(&app, "Robin", "Marsden", "2019-03-14");
        let (other, _) = a_child(&app, "Robyn", "Marsden", "2019-03-14");
        let (third, _) = a_child(&app, "Ashley", "Marsden", "2015-01-02");
        app.arrange(|acting| {
            for (n, thing) in things.iter().enumerate() {
                let who = |first: &bool| if *first { kept } else { other };
                match thing {
                    Has::Entry(o) => entry(acting, who(o), &format!("entry {n}"))?,
                    Has::Fact(o, k) => {
                        let kind = FactKind::ALL[usize::from(*k)];
                        fact::set_fact(acting, who(o), kind, "said", &format!("words {n}"), "x", "x")?;
                    }
                    Has::Number(o, k) => {
                        let value = format!("number {k}");
                        person::add_identifier(acting, who(o), Scheme::Former, &value, Verification::Verified, "x", "x")?;
                    }
                    Has::Name(o, k) => {
                        person::add_name(acting, who(o), NameKind::ALL[usize::from(*k)], "Rob", &format!("Name{n}"), "x", "x")?;
                    }
                    Has::Relation(o, k) => {
                        let (one, far) = match k { 0 => (who(o), third), 1 => (third, who(o)), _ => (kept, other) };
                        let new = record::store::family::NewRelationship {
                            one, other: far, kind: record::words::RelationshipKind::Sibling, words: "",
                            responsibility: "not_known", source: "x",
                        };
                        record::store::family::relate(acting, &new, "x")?;
                    }
                }
            }
            Ok(())
        });
        let before = dump(&app);

        let id = app.arrange(|acting| Ok(merge::merge(acting, kept, other, "one child", "x", &[]).unwrap()));
        prop_assert_ne!(&dump(&app), &before);
        app.arrange(|acting| { merge::take_apart(acting, id, "two children", "x").unwrap(); Ok(()) });

        prop_assert_eq!(dump(&app), before);
    }
}
