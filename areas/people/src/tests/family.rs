use super::setting::*;
use testkit::{Browser, Seen};

fn relate(browser: &Browser<'_>, child: &str, words: &str, other: &str, relation: &str) -> Seen {
    let found = browser.post(&format!("/people/{child}/family/new"), &[("find", words)]);
    let form = found.led_to();
    browser.get(&form).expect_status(200);
    let fields =
        [("other", other), ("relation", relation), ("words", "mother"), ("responsibility", "yes"), ("source", "Gail")];
    browser.post(&form, &fields)
}

#[test]
fn a_relationship_is_read_both_ways_confirmed_changed_and_ended() {
    let app = app();
    let (_, child) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (_, mother) = a_child(&app, "Gail", "Marsden", "1990-01-02");
    let worker = app.sign_in_as("worker");

    relate(&worker, &child, "Gael Marsden", &mother, "parent").expect_status(303);

    let family = format!("/people/{child}/family");
    let page = worker.get(&family);
    page.expect("Parent mother Gail Marsden").expect("Has parental responsibility").expect("from Gail");
    let other = worker.get(&format!("/people/{mother}/family"));
    other.expect("Child mother Robin Marsden").expect("Under this person's parental responsibility");
    worker.post(&page.attributes("dl form", "action")[0], &[]).expect_status(303);
    assert_eq!(app.last_act(), "confirm_fact");
    let change = page.attributes("dl .kith-facts__act a", "href").remove(0);
    worker.get(&change).expect_status(200).expect("Gail Marsden");
    let changed = |fields: &[(&str, &str)]| worker.post(&change, fields);
    let ended = [("stands", "ended"), ("words", "mother"), ("responsibility", "no"), ("source", "Court order")];
    assert!(changed(&ended).error_for("to").is_some());
    let with_day: Vec<_> = ended.iter().copied().chain([("to", "1 11 2026")]).collect();
    changed(&with_day).expect_status(303);
    worker.get(&family).expect("until 1 November 2026").expect("No parental responsibility");
    let mistake = [("stands", "mistake"), ("responsibility", "no"), ("reason", "Another Gail")];
    changed(&mistake).expect_status(303);
    worker.get(&family).expect("Nobody is recorded around this person yet");
    app.expect_sound();
}

#[test]
fn nobody_is_their_own_mother_nor_twice_the_same_nor_born_after_the_child() {
    let app = app();
    let (_, child) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (_, mother) = a_child(&app, "Gail", "Marsden", "1990-01-02");
    let worker = app.sign_in_as("worker");
    assert!(relate(&worker, &child, "Robin Marsden Gail", &child, "parent").error_for("other").is_some());
    let wrong = relate(&worker, &child, "Gail Marsden", &mother, "child");
    assert!(wrong.error_for("relation").unwrap().contains("cannot be the parent"));
    relate(&worker, &child, "Gail Marsden", &mother, "parent").expect_status(303);
    let twice = relate(&worker, &child, "Gail Marsden", &mother, "parent");
    assert!(twice.error_for("relation").unwrap().contains("already recorded"));
    let nobody = worker.post(&format!("/people/{child}/family/new"), &[("find", "Zzyzx Qqqq")]);
    worker.follow(&nobody).expect("Nobody was found").expect("Make a new record");
    worker.post(&format!("/people/{child}/family/new"), &[("find", "  ")]).expect_status(422);
}

#[test]
fn a_relative_whose_record_is_restricted_is_not_named_and_not_to_be_changed() {
    let app = app();
    let (_, child) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (secret, mother) = a_child(&app, "Gail", "Marsden", "1990-01-02");
    let worker = app.sign_in_as("worker");
    relate(&worker, &child, "Gail Marsden", &mother, "parent").expect_status(303);
    let change = worker.get(&format!("/people/{child}/family")).attributes("dl .kith-facts__act a", "href").remove(0);
    let guardian = app.account("grace.mensah", "Grace Mensah", "manager", None);
    app.arrange(|acting| access::restrict(acting, secret, guardian, &[], "A relative works here"));

    let page = worker.get(&format!("/people/{child}/family"));

    page.expect("Somebody whose record is restricted").expect_not("Gail");
    worker.get(&change).expect_status(404);
    worker.post(&change, &[("stands", "mistake"), ("responsibility", "no"), ("reason", "x")]).expect_status(404);
}

#[test]
fn a_household_is_made_and_people_come_and_go_with_a_day() {
    let app = app();
    let (_, child) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (_, mother) = a_child(&app, "Gail", "Marsden", "1990-01-02");
    let worker = app.sign_in_as("worker");
    relate(&worker, &child, "Gail Marsden", &mother, "parent").expect_status(303);
    let (family, new) = (format!("/people/{child}/family"), format!("/people/{child}/household/new"));
    worker.get(&new).expect("Gail Marsden");
    let nobody = worker.post(&new, &[("words", "Mum's house"), ("lives", &mother)]);
    assert!(nobody.error_for("lives").is_some());

    let both = [
        ("words", "Mum's house"),
        ("lines", "12 Weir Lane"),
        ("lives", &child),
        ("lives", &mother),
        ("day", "1 2 2024"),
    ];
    worker.post(&new, &both).expect_status(303);

    let page = worker.get(&family);
    page.expect("Mum's house").expect("12 Weir Lane, since 1 February 2024");
    let change = page.attributes("a[href*='/household/']", "href").into_iter().find(|h| !h.ends_with("new")).unwrap();
    worker.get(&change).expect_status(200).expect("Gail Marsden");
    let leaves = [("words", "Mum's house"), ("lives", child.as_str())];
    assert!(worker.post(&change, &leaves).error_for("day").unwrap().contains("since when"));
    let early = [("words", "Mum's house"), ("lives", &child), ("day", "1 1 2024")];
    assert!(worker.post(&change, &early).error_for("day").unwrap().contains("1 February 2024"));
    let left = [("words", "Mum's house"), ("lives", &child), ("day", "1 11 2026")];
    worker.post(&change, &left).expect_status(303);
    assert_eq!(app.count("SELECT count(*) FROM household_member WHERE to_day IS NOT NULL", &[]), 1);
    assert_eq!(app.count("SELECT count(*) FROM household_member WHERE to_day IS NULL", &[]), 1);
}

#[test]
fn a_child_not_yet_born_gets_a_record_in_the_family_once() {
    let app = app();
    let (_, child) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (_, mother) = a_child(&app, "Gail", "Marsden", "1990-01-02");
    let worker = app.sign_in_as("worker");
    relate(&worker, &child, "Gail Marsden", &mother, "parent").expect_status(303);
    let at = format!("/people/{child}/family/unborn");
    let fields = [("birth", "3 3 2027"), ("as", "sibling"), ("family", "Marsden"), ("source", "Midwife")];
    assert!(
        worker.post(&at, &[("birth", "3 3 2028"), ("as", "sibling"), ("source", "x")]).error_for("birth").is_some()
    );

    let made = worker.post(&at, &fields);

    assert_eq!(app.last_act(), "make_unborn");
    let page = worker.follow(&made);
    page.expect("Not yet born").expect("expected 3 March 2027");
    let family = worker.get(&made.led_to().replace("/about", "/family"));
    family.expect("Gail Marsden").expect("Robin Marsden");
    let again = worker.post(&at, &fields);
    assert!(again.error_for("reason").unwrap().contains("already expected"));
    let twin: Vec<_> = fields.iter().copied().chain([("reason", "Twins")]).collect();
    worker.post(&at, &twin).expect_status(303);
    let from_mother = format!("/people/{mother}/family/unborn");
    worker.get(&from_mother).expect("Already expected in this family");
}
