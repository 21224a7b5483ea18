//! Who may see a record, who opened it anyway, and who changed what.

use super::setting::*;

#[test]
fn a_restricted_record_says_whom_to_ask_and_its_guardian_hears_of_every_opening() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let amina = a_worker(&app, "Amina Yusuf", "West team", Some(child));
    let governance = app.sign_in_as("governance");
    let at = format!("/people/{number}/restrict");
    governance.post(&at, &[("readers", "nobody.here"), ("reason", "")]).expect_status(422).expect("nobody.here");
    governance.get(&at).expect("you are the one to ask");

    governance.post(&at, &[("readers", ""), ("reason", "A member of staff's child")]).expect_status(303);

    let worker = app.browser_of(amina);
    let closed = worker.get(&format!("/people/{number}"));
    closed.expect("This record exists and is restricted").expect_not("Marsden");
    let ask = format!("/people/{number}/ask");
    worker.post(&ask, &[("reason", "Police are at the door and ask who lives there")]).expect_status(303);
    worker.get(&format!("/people/{number}")).expect("Marsden");

    let home = governance.get("/");
    home.expect("Amina Yusuf").expect("Police are at the door");
    let seen = home.attributes("form[action^='/opened/']", "action").remove(0);
    worker.post(&seen, &[]).expect_status(404);
    governance.post(&seen, &[]).expect_status(303);
    governance.get("/").expect_not("Police are at the door");
    governance.get(&format!("/people/{number}/looks")).expect("Opened with a reason").expect("Police are at the door");

    governance.get(&at).expect("A member of staff's child").expect("Lift the restriction");
    governance.post(&format!("{at}/lift"), &[("reason", " ")]).expect_status(422);
    governance.post(&format!("{at}/lift"), &[("reason", "They left the council")]).expect_status(303);
    app.sign_in_as("hub").get(&format!("/people/{number}")).expect("Marsden");
    app.expect_sound();
}

#[test]
fn a_reader_named_by_username_reads_on_and_others_do_not() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let amina = app.browser_of(a_worker(&app, "Amina Yusuf", "West team", Some(child)));
    let at = format!("/people/{number}/restrict");
    app.sign_in_as("governance")
        .post(&at, &[("readers", "West.Team"), ("reason", "Family of a councillor")])
        .expect_status(303);

    amina.get(&format!("/people/{number}")).expect("Marsden");
    for end in ["", "/work", "/family", "/records", "/measures", "/about"] {
        app.sign_in_as("hub").get(&format!("/people/{number}{end}")).expect_not("Marsden");
    }
}

#[test]
fn who_changed_what_is_told_in_words_with_before_and_after_and_why() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.browser_of(a_worker(&app, "Amina Yusuf", "West team", Some(child)));
    let birth = format!("/people/{number}/about/birth");
    fill(&worker, &birth, &[("birth_kind", "actual"), ("birth", "15 3 2019"), ("source", "birth certificate")])
        .expect_status(303);

    let page = worker.get(&format!("/people/{number}/history"));

    page.expect("Set birth").expect("Amina Yusuf").expect("Person: date of birth");
    assert!(page.all("del").contains(&"2019-03-14".to_owned()));
    assert!(page.all("ins").contains(&"2019-03-15".to_owned()));
}
