use super::scene::*;
use crate::receive::NewChild;
use crate::store::setting::{Setting, set};

#[test]
fn a_misspelt_child_is_found_chosen_and_taken_back_with_the_reason() {
    let scene = Scene::new();
    let (_, number) = scene.child("Shaun", "Marsden", "2018-02-03");
    let contact = scene.school_sends(&[robin("Sean", "Marsdon", "2018-03-02")]).contacts[0];
    let hub = scene.hub();
    let at = |end: &str| format!("/front-door/{contact}{end}");

    let page = hub.get(&at(""));

    page.expect("Who is this?").expect("Shaun Marsden");
    let offered = page.field("number").unwrap();
    hub.post(&at("/match"), &[("number", &offered)]).expect_status(303);
    let matched = hub.get(&at(""));
    matched.expect("Who this is").expect("Matched by a worker: Tom Whitworth").expect("To be decided");
    matched.expect("Nobody answers for this child now").expect("None is on record");
    hub.post(&at("/match"), &[("number", &number)]).expect_status(409).expect("settled already");
    hub.get(&at("/unmatch")).expect("Why is it wrong?");
    assert!(hub.post(&at("/unmatch"), &[("why", " ")]).error_for("why").is_some());
    hub.post(&at("/unmatch"), &[("why", "The other Sean, born in March.")]).expect_status(303);
    hub.get(&at("")).expect("Taken back").expect("The other Sean, born in March.").expect("Who is this?");
    hub.post(&at("/match"), &[("number", "K4TM-7Q2X")]).expect_status(422);
    scene.app.expect_sound();
}

#[test]
fn nobody_yet_a_record_is_made_from_what_was_said() {
    let scene = Scene::new();
    let described = NewChild { nhs: "9434765919", nhs_verified: true, ..robin("Zara", "Quill", "2019-09-09") };
    let contact = scene.school_sends(&[described]).contacts[0];
    let hub = scene.hub();
    let at = format!("/front-door/{contact}/person");
    hub.get(&format!("/front-door/{contact}")).expect("9434765919, verified by the sender");
    let form = hub.get(&at);
    assert_eq!(form.field("family").as_deref(), Some("Quill"));
    let typed = [("given", "Zara"), ("family", "Quill"), ("birth_kind", "actual"), ("birth", "9 9 2019")];
    assert!(hub.post(&at, &with(&typed, &[("birth", "9 9 2030")])).error_for("birth").is_some());
    hub.post(&at, &typed).expect_status(303);
    hub.get(&format!("/front-door/{contact}")).expect("A record was made").expect("Zara Quill");
    assert_eq!(
        scene.app.count(
            "SELECT count(*) FROM person_identifier WHERE value = '9434765919' AND verification = 'verified'",
            &[]
        ),
        1
    );
    assert_eq!(scene.app.count("SELECT count(*) FROM person_address WHERE postcode = 'WM3 4AB'", &[]), 1);
    // The record just made is now a likely match of its own contact.
    hub.post(&at, &with(&typed, &[("reason", "Once more")])).expect_status(409);
}

#[test]
fn beside_a_likely_match_a_second_record_needs_a_reason() {
    let scene = Scene::new();
    scene.child("Zara", "Quill", "2019-09-09");
    let contact = scene.school_sends(&[robin("Zara", "Quill", "2019-09-09")]).contacts[0];
    let hub = scene.hub();
    let at = format!("/front-door/{contact}/person");
    let typed = [("given", "Zara"), ("family", "Quill"), ("birth_kind", "actual"), ("birth", "9 9 2019")];
    assert!(hub.post(&at, &typed).error_for("reason").unwrap().contains("another person"));
    hub.post(&at, &with(&typed, &[("reason", "Cousins born on one day")])).expect_status(303);
}

#[test]
fn a_person_who_cannot_be_identified_is_said_to_be_so_with_what_was_tried() {
    let scene = Scene::new();
    let contact = scene.school_sends(&[NewChild { said: "A boy in a red coat.", ..NewChild::default() }]).contacts[0];
    let hub = scene.hub();
    let at = |end: &str| format!("/front-door/{contact}{end}");
    hub.get(&at("/decide")).expect_status(422).expect("Say first who this is");
    hub.get(&at("/not-identified")).expect("cannot become a referral");
    assert!(hub.post(&at("/not-identified"), &[("why", "")]).error_for("why").is_some());
    hub.post(&at("/not-identified"), &[("why", "Rang back twice; the number is not in use.")]).expect_status(303);
    let form = hub.get(&at("/decide"));
    form.expect_status(200).expect_not("Referral: single assessment");
    let referral = with(&ADVICE, &[("outcome", "referral"), ("reason", "meets_threshold")]);
    assert!(decide(&hub, contact, &referral).error_for("outcome").unwrap().contains("on record"));
    decide(&hub, contact, &ADVICE).expect_status(303);
    hub.get(&at("")).expect("cannot be identified").expect("Information and advice given");
    hub.post(&at("/unmatch"), &[("why", "too late")]).expect_status(409);
}

#[test]
fn once_matched_what_came_before_shows_by_itself_with_legacy_apart() {
    let scene = Scene::new();
    let (first, person) = scene.matched("Sam", "Marsden", "2018-02-03");
    let referral = with(&ADVICE, &[("outcome", "referral"), ("reason", "meets_threshold"), ("level", "3")]);
    decide(&scene.hub(), first, &referral).expect_status(303);
    scene.app.minutes_pass(60 * 24 * 60);
    let setting = Setting { team: Some(scene.team), legacy_before: Some(day("2026-12-01")) };
    scene.app.arrange(|a| set(a, setting, "a test"));
    let sql = "SELECT kith_number FROM person WHERE id = $1";
    let number = scene.app.store.read(|r| r.one::<String>(sql, &[person.into()])).unwrap().unwrap();
    let again = scene.school_sends(&[robin("Sam", "Marsden", "2018-02-03")]).contacts[0];
    let hub = scene.hub();
    hub.post(&format!("/front-door/{again}/match"), &[("number", &number)]).expect_status(303);

    let page = hub.get(&format!("/front-door/{again}"));

    page.expect("Repeat within 12 months: 1 contact before, 1 referral before.");
    page.expect("Legacy: before 1 December 2026").expect("23 November 2026: Referral: single assessment");
    page.expect("Social worker: Front Door, since 23 November 2026").expect("Conclude the assessment, at the latest");
    hub.get("/front-door").expect("1 contact before within 12 months");
}
