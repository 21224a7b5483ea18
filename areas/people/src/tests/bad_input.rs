//! Impossible dates, a megabyte in a name, signs that do not show, every script of the world, a double click, a page
//! that is out of date: each gets a sentence, and nothing typed is lost.

use super::setting::*;
use testkit::{Browser, Seen};

fn make<'a>(browser: &Browser<'_>, changed: &[(&'a str, &'a str)]) -> Seen {
    let before = [
        ("given", "Amira"),
        ("family", "Haddad"),
        ("birth_kind", "actual"),
        ("birth", "3 4 2016"),
        ("source", "School"),
    ];
    let rest = before.iter().copied().filter(|(name, _)| !changed.iter().any(|(n, _)| n == name));
    let fields: Vec<(&str, &str)> = changed.iter().copied().chain(rest).collect();
    browser.post(&new_after(browser, "Amira"), &fields)
}

#[test]
fn impossible_days_are_refused_with_what_to_write() {
    let app = app();
    let worker = app.sign_in_as("worker");
    for (kind, day, says) in [
        ("actual", "30 2 2019", "28 days"),
        ("actual", "29 2 2019", "28 days"),
        ("actual", "32 1 2019", "2019"),
        ("actual", "1 13 2019", "13"),
        ("actual", "yesterday", "21 11 2018"),
        ("actual", "", "21 11 2018"),
        ("actual", "24 11 2026", "in the future"),
        ("estimated", "1 1 2030", "in the future"),
        ("actual", "1 1 1890", "older than 120"),
        ("expected", "1 1 2028", "more than 10 months away"),
        ("expected", "1 1 2026", "Enter the day of birth instead"),
        ("actual", "31 12 9999", "between 1850 and 2150"),
    ] {
        let page = make(&worker, &[("birth_kind", kind), ("birth", day)]);
        let said = page.error_for("birth").unwrap_or_default();
        assert!(said.contains(says), "{kind} {day:?}: {said:?}");
        assert_eq!(page.field("birth").as_deref(), Some(day), "what was typed stays");
        assert_eq!(page.field("family").as_deref(), Some("Haddad"));
    }
    let page = make(&worker, &[("birth_kind", "perhaps")]);
    assert!(page.error_for("birth_kind").is_some());
    assert_eq!(app.count("SELECT count(*) FROM person", &[]), 0);
}

#[test]
fn a_megabyte_in_any_field_is_answered_with_a_sentence_and_kept_in_the_form() {
    let app = app();
    let worker = app.sign_in_as("worker");
    let long = "a".repeat(1_048_576);
    for field in ["given", "family", "called", "lines", "source", "birth", "postcode", "nhs", "related"] {
        let page = make(&worker, &[(field, &long)]);
        page.expect_status(422);
        assert!(page.error_for(field).is_some(), "{field}");
        assert_eq!(page.field(field).map(|v| v.len()), Some(long.len()), "{field}");
    }
    let said = make(&worker, &[("family", &long)]).error_for("family").unwrap();
    assert_eq!(
        said,
        "Use at most 100 letters for the family name; this has 1048576. Shorten it, or put the rest in a note"
    );
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    for kind in ["communication", "ethnicity", "contact"] {
        let at = format!("/people/{number}/about/fact/{kind}");
        let page = fill(&worker, &at, &[("code", "said"), ("words", &long), ("source", &long)]);
        page.expect_status(422);
        assert!(page.error_for("source").is_some(), "{kind}");
    }
}

#[test]
fn control_characters_and_signs_that_turn_the_writing_round_are_refused() {
    let app = app();
    let worker = app.sign_in_as("worker");
    for hidden in ["Rob\u{7}in", "Rob\u{1b}[31min", "Rob\u{202e}nibo", "Ro\u{200b}bin", "\u{feff}Robin", "Ro\u{9f}bin"]
    {
        let page = make(&worker, &[("given", hidden)]);
        assert!(page.error_for("given").unwrap().contains("do not show on a screen"), "{hidden:?}");
    }
    assert_eq!(app.count("SELECT count(*) FROM person", &[]), 0);
    make(&worker, &[("given", "Ro\0bin")]).expect_status(303);
    let kept = app.store.read(|r| r.one::<String>("SELECT given FROM person_name", &[])).unwrap().unwrap();
    assert_eq!(kept, "Ro bin", "a NUL, which no keyboard writes, is a space");
}

#[test]
fn names_in_every_script_and_with_pictures_are_kept_shown_and_found() {
    let app = app();
    let worker = app.sign_in_as("worker");
    for (given, family) in [
        ("محمد", "الأحمد"),
        ("Шевченко", "Ольга"),
        ("明", "李"),
        ("राम", "कुमार"),
        ("Zoë", "O'Brien-Łuczak"),
        ("Sky 🌈", "Marsden 👨‍👩‍👧"),
        ("<b>Bobby</b>", "'; DROP TABLE person; --"),
    ] {
        let made = make(&worker, &[("given", given), ("family", family)]);
        let page = worker.follow(&made);
        assert_eq!(page.all(".kith-child__name"), [format!("{given} {family}")]);
        assert_eq!(page.all(".kith-child__name bdi").len(), 1, "the direction of a name stays its own");
        let found = worker.get(&search(&worker, &format!("{given} {family}")));
        assert!(
            found.says(given) && found.attributes(".kith-match a", "href").len() == 1,
            "{given} {family}: {}",
            found.text()
        );
    }
}

#[test]
fn a_double_click_makes_one_record_and_leads_to_the_same_page() {
    let app = app();
    let worker = app.sign_in_as("worker");
    let once = "0123456789abcdef0123456789abcdef";
    let first = make(&worker, &[("once", once)]);
    let second = make(&worker, &[("once", once), ("reason", "The same click")]);
    assert_eq!(first.led_to(), second.led_to());
    assert_eq!(app.count("SELECT count(*) FROM person", &[]), 1);
    let number = first.led_to().replace("/about", "");
    let warning = [
        ("words", "Dog"),
        ("gravity", "mind"),
        ("told", "yes"),
        ("review_on", "1 3 2027"),
        ("once", "fedcba9876543210fedcba9876543210"),
    ];
    worker.post(&format!("{number}/warnings/new"), &warning).expect_status(303);
    worker.post(&format!("{number}/warnings/new"), &warning).expect_status(303);
    assert_eq!(app.count("SELECT count(*) FROM warning", &[]), 1);
}

#[test]
fn forged_keys_and_words_are_answered_as_nothing_or_with_a_sentence() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (_, other) = a_child(&app, "Tyler", "Ward", "2018-03-14");
    let worker = app.sign_in_as("worker");
    let address = [("kind", "castle"), ("lines", "1 Weir Lane"), ("source", "x")];
    assert!(fill(&worker, &format!("/people/{number}/about/address/new"), &address).error_for("kind").is_some());
    fill(
        &worker,
        &format!("/people/{other}/about/address/new"),
        &[("kind", "home"), ("lines", "1 Weir Lane"), ("source", "x")],
    )
    .expect_status(303);
    let key = app.count("SELECT id FROM person_address", &[]);
    for (what, id) in [("address", key), ("fact", 1), ("name", 1), ("number", 1), ("birth", 1), ("relationship", 1)] {
        worker.post(&format!("/people/{number}/about/confirm/{what}/{id}"), &[]).expect_status(409);
    }
    worker.post(&format!("/people/{number}/about/confirm/shoe/1"), &[]).expect_status(404);
    worker
        .post(&format!("/people/{number}/about/address/{key}"), &[("outcome", "wrong"), ("reason", "x")])
        .expect_status(404);
    for end in ["about/name/1", "about/number/1", "about/address/x", "warnings/1", "family/1", "household/1", "work/1"]
    {
        worker.get(&format!("/people/{number}/{end}")).expect_status(404);
    }
}
