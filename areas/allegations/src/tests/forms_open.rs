//! Each form opens empty, on its own address, and says what it is about.

use super::scene::{app, take_in};

#[test]
fn what_can_be_done_with_a_referral_opens_under_its_reference() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    officer.get("/allegations/new").expect_status(200).expect("Is the threshold met?");
    officer.get("/allegations/find").expect_status(200).expect_not("Why found");
    let at = take_in(&officer);
    let reference =
        app.store.read(|r| r.one::<String>("SELECT reference FROM allegation_referral", &[])).unwrap().unwrap();

    for (end, asks) in [
        ("adults/new", "family"),
        ("children/new", "number"),
        ("meetings/new", "present"),
        ("actions/new", "words"),
        ("actions/chaser", "words"),
        ("close", "closing"),
    ] {
        let form = officer.get(&format!("{at}/{end}"));
        form.expect_status(200).expect(&reference);
        assert!(form.field(asks).is_some(), "{end} asks for {asks}");
    }
    let outcome = officer.get(&at).attributes("a[href$='/outcome']", "href").remove(0);
    officer.get(&outcome).expect_status(200).expect("Alan Pike").expect("Substantiated");
    let asked = [("words", "Send the records"), ("owner", "Westmere Rovers"), ("due", "1 December 2026")];
    officer.post(&format!("{at}/actions/new"), &asked).expect_status(303);
    let done = officer.get(&at).attributes("a[href$='/done']", "href").remove(0);
    assert!(officer.get(&done).expect_status(200).expect("Send the records").field("evidence").is_some());
}

#[test]
fn what_can_be_done_with_an_adult_of_the_register_opens_under_their_name() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let at = take_in(&officer);
    let adult = officer.get(&at).attributes("a[href*='/adults/']", "href");
    let adult = adult.iter().find(|href| !href.ends_with("/new")).unwrap();

    for (end, asks) in [("names/new", "alias"), ("posts/new", "setting")] {
        let form = officer.get(&format!("{adult}/{end}"));
        form.expect_status(200).expect("Alan Pike");
        assert!(form.field(asks).is_some(), "{end} asks for {asks}");
    }
}

#[test]
fn the_end_of_a_naming_how_long_a_record_is_kept_and_a_file_from_paper_are_asked_for_on_pages_of_their_own() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let manager = app.account("helen", "Helen Brearley", "manager", None).to_string();
    let until = [("account", manager.as_str()), ("reason", "Covers"), ("until", "30 11 2026")];
    officer.post("/allegations/named/new", &until).expect_status(303);
    let end = officer.get("/allegations/named").attributes("a[href$='/end']", "href").remove(0);
    officer.get(&end).expect_status(200).expect("Helen Brearley");

    officer.get("/allegations/import").expect_status(200).expect("Bring paper in");

    let one = app.arrange(|acting| {
        let closed = super::scene::Arranged {
            closed: Some(super::scene::day("2010-03-01")),
            received: super::scene::day("2010-01-04"),
            outcome: Some("unfounded"),
            ..super::scene::Arranged::default()
        };
        super::scene::arranged(acting, &closed)
    });
    officer.get(&format!("/allegations/{one}/keeping")).expect_status(200).expect("Keep it longer, or let it go?");
}
