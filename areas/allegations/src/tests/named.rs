//! The register is open to the officer and to named managers alone, and every look is kept.

use super::scene::{Arranged, app, arranged, take_in};

#[test]
fn a_manager_sees_nothing_until_the_officer_names_them_and_nothing_after_the_last_day() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let at = take_in(&officer);
    let account = app.account("helen", "Helen Brearley", "manager", None);
    let unnamed = app.browser_of(account);
    let nothing = unnamed.get("/allegations/there-is-no-such-place").text();
    for path in ["/allegations", "/allegations/open", "/allegations/find", "/allegations/figures", at.as_str()] {
        let seen = unnamed.get(path);
        seen.expect_status(404);
        assert_eq!(seen.text(), nothing, "{path} is as if there were nothing");
    }
    assert_eq!(unnamed.post("/allegations/find", &[("find", "Pike")]).status(), 404);
    unnamed.get("/").expect_not("llegation");

    officer.get("/allegations/named/new").expect("Helen Brearley, Team manager");
    let until = [
        ("account", account.to_string()),
        ("reason", "Covers the officer’s leave".to_owned()),
        ("until", "30 November 2026".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = until.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let no_end: Vec<(&str, &str)> = fields.iter().copied().filter(|(n, _)| *n != "until").collect();
    assert!(officer.post("/allegations/named/new", &no_end).error_for("until").unwrap().contains("without an end"));
    officer.post("/allegations/named/new", &fields).expect_status(303);
    assert_eq!(app.last_act(), "name_manager_for_register");

    let named = app.browser_of(account);
    named.get("/").expect("Allegations about people who work with children").expect("until 30 November 2026");
    named.get(&at).expect_status(200).expect("Alan Pike").expect_not("Close the referral").expect_not("Write a letter");
    // Reading is all that they are named for.
    assert_eq!(named.post(&format!("{at}/close"), &[]).status(), 403);
    assert_eq!(named.get("/allegations/new").status(), 403);
    assert_eq!(named.get("/allegations/looks").status(), 403);

    app.minutes_pass(60 * 24 * 8);
    let later = app.browser_of(account);
    assert_eq!(later.get(&at).status(), 404);
    later.get("/").expect_not("llegation");
}

#[test]
fn a_naming_is_ended_before_its_day_with_a_reason_and_only_for_roles_that_may_be_named() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let manager = app.account("helen", "Helen Brearley", "senior", None);
    let worker = app.account("amina", "Amina Yusuf", "worker", None);
    let name = |account: i64| {
        let account = account.to_string();
        officer.post("/allegations/named/new", &[("account", &account), ("reason", "Covers"), ("until", "30 11 2026")])
    };
    assert!(name(worker).error_for("account").unwrap().contains("Choose one of the managers"));
    name(manager).expect_status(303);
    app.browser_of(manager).get("/allegations").expect_status(200);
    let end = officer.get("/allegations/named").attributes("a[href$='/end']", "href").remove(0);
    officer.post(&end, &[("why", "")]).expect_status(422);
    officer.post(&end, &[("why", "The officer is back")]).expect_status(303);
    assert_eq!(officer.post(&end, &[("why", "Again")]).status(), 409);
    app.browser_of(manager).get("/allegations").expect_status(404);
}

#[test]
fn c40_01_five_roles_are_kept_out_every_one_of_300_views_is_logged_and_a_substantiated_record_has_its_day_and_reason() {
    let app = app();
    let (one, _) = app.arrange(|acting| {
        let closed = Arranged {
            closed: Some(crate::tests::scene::day("2026-10-20")),
            outcome: Some("substantiated"),
            ..Arranged::default()
        };
        let one = arranged(acting, &closed)?;
        Ok((one, ()))
    });
    let at = format!("/allegations/{one}");
    for role in ["worker", "hub", "reviewer", "analyst", "administrator"] {
        let somebody = app.sign_in_as(role);
        assert_eq!(somebody.get(&at).status(), 403, "{role}");
        assert_eq!(somebody.get("/allegations/1").status(), 403, "{role} is told the same where there is nothing");
    }
    let before = app.count("SELECT count(*) FROM allegation_look", &[]);
    assert_eq!(before, 0);
    let officer = app.sign_in_as("allegations");
    let pages = [
        at.as_str(),
        "/allegations",
        "/allegations/open",
        "/allegations/closed",
        "/allegations/figures",
        "/allegations/capacity",
    ];
    for n in 0..300 {
        officer.get(pages[n % pages.len()]).expect_status(200);
    }
    assert_eq!(app.count("SELECT count(*) FROM allegation_look", &[]), 300);
    officer.get("/allegations/looks").expect("Designated officer (allegations)").expect("Referral A-");
    officer
        .get(&at)
        .expect("Until 2 April 2075. Substantiated allegations are kept to the 100th anniversary of the adult's birth");
}
