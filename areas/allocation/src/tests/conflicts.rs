use super::setting::*;
use record::store::household::make_household;
use record::store::person::{NewPerson, make_person, person};

struct Scene {
    app: testkit::TestApp,
    team: i64,
    joel: i64,
    helen: i64,
    mother: String,
    child: i64,
    number: String,
    at: String,
}

/// A child with the team, who lives with their mother; a worker, and their manager.
fn scene() -> Scene {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    a_worker(&app, "Amina Yusuf", team);
    let mother = app.arrange(|acting| {
        answers(acting, child, None, team, day("2026-11-20"), None)?;
        let birth = Some((day("1990-01-02"), record::words::BirthKind::Actual));
        let new = NewPerson { given: "Zoë", family: "Marsden", birth, source: "a test", ..NewPerson::default() };
        let mother = make_person(acting, &new)?;
        make_household(acting, "Mum's house", "1 Weir Lane", "WM4 2QT", &[child, mother], None)?;
        Ok(person(acting, mother)?.kith_number)
    });
    let at = format!("/people/{number}/workers/new");
    Scene { app, team, joel, helen, mother, child, number, at }
}

#[test]
fn c17_02_a_worker_with_a_declared_relationship_is_excluded_for_1_household_and_the_override_is_listed_monthly() {
    let s = scene();
    let (_, others) = a_child(&s.app, "Alex", "Brook");
    let joel = browser(&s.app, "joel", "Joel Okafor", "worker", Some(s.joel));
    let manager = browser(&s.app, "helen", "Helen Brearley", "manager", Some(s.helen));
    let senior = browser(&s.app, "angela", "Angela Farrow", "senior", None);
    joel.get(&format!("/people/{}/conflict", s.mother)).expect("you will not be given them");
    joel.post(&format!("/people/{}/conflict", s.mother), &[("kind", "family"), ("words", "My cousin")])
        .expect_status(303);
    let who = format!("{}-{}", s.joel, s.team);

    let page = manager.get(&s.at);
    page.expect("Declared conflict with this household: not to be chosen")
        .expect_not("My cousin")
        .expect_not("Family, or somebody");
    assert_eq!(page.attributes(&format!("input[value='{who}']"), "disabled").len(), 1);
    let refused = manager.post(&s.at, &to(&who, "23 11 2026"));
    assert!(refused.error_for("who").unwrap().contains("ask a service manager"));
    manager.get(&format!("/people/{others}/workers/new")).expect_not("Declared conflict");

    let bare = senior.post(&s.at, &to(&who, "23 11 2026"));
    assert!(bare.error_for("override").unwrap().contains("Enter why"));
    let why = "The only worker who signs; the mother was asked and agrees.";
    senior.post(&s.at, &[to(&who, "23 11 2026"), vec![("override", why)]].concat()).expect_status(303);

    let listed = senior.get("/conflicts/overrides");
    listed
        .expect("November 2026: 1 allocation")
        .expect("Robin Marsden")
        .expect("Joel Okafor")
        .expect(why)
        .expect("Angela Farrow");
    manager.get("/conflicts/overrides").expect_status(403);
    s.app.expect_sound();
}

#[test]
fn declaring_tells_the_worker_nothing_and_only_managers_read_it() {
    let s = scene();
    let joel = browser(&s.app, "joel", "Joel Okafor", "worker", Some(s.joel));
    let fields = [
        ("about", "household"),
        ("kind", "previous"),
        ("given", "Zoe"),
        ("family", "Marsden"),
        ("born", "2 1 1990"),
        ("words", "We were married"),
    ];

    let sent = joel.post("/conflicts/new", &fields);
    let unknown = joel.post(
        "/conflicts/new",
        &[("about", "household"), ("kind", "other"), ("given", "Nobody"), ("family", "Known"), ("born", "2 1 1990")],
    );

    let said = (joel.follow(&sent).text(), sent.led_to());
    assert_eq!((sent.led_to(), unknown.led_to()), (said.1.clone(), said.1));
    assert!(said.0.contains("Zoe Marsden and those who live with them"));
    let own = joel.get("/conflicts");
    assert!(!own.source().contains(&s.number) && !own.source().contains(&s.mother));
    joel.get("/conflicts/team").expect_status(403);
    let amina = s.app.count("SELECT id FROM worker WHERE name = 'Amina Yusuf'", &[]);
    browser(&s.app, "amina", "Amina Yusuf", "worker", Some(amina)).get("/conflicts").expect_not("Marsden");

    let hub = s.app.sign_in_as("hub");
    hub.get(&s.at).expect("Declared conflict with this household: not to be chosen").expect_not("married");
    hub.get("/conflicts/team").expect_status(403);
    let manager = browser(&s.app, "helen", "Helen Brearley", "manager", Some(s.helen));
    manager.get("/conflicts/team").expect("Joel Okafor").expect("We were married");
    let west = a_team(&s.app, "West team");
    let neil = a_worker_who_is(&s.app, "Neil Haigh", west, SOCIAL_WORKER, "Team manager");
    browser(&s.app, "neil", "Neil Haigh", "manager", Some(neil))
        .get("/conflicts/team")
        .expect("Nobody has declared anything.");
}

#[test]
fn a_likeness_is_only_asked_about_and_ones_own_home_keeps_one_from_neighbours() {
    let s = scene();
    let joel = browser(&s.app, "joel", "Joel Okafor", "worker", Some(s.joel));
    let declare = |fields: &[(&str, &str)]| joel.post("/conflicts/new", fields).expect_status(303).led_to();
    let manager = browser(&s.app, "helen", "Helen Brearley", "manager", Some(s.helen));
    let hub = s.app.sign_in_as("hub");

    declare(&[("about", "surname"), ("kind", "family"), ("family", "marsden"), ("postcode", "wm4 2ab")]);
    manager.get(&s.at).expect("Ask before you choose: the family name is one they declared, and lives nearby");
    hub.get(&s.at).expect("Ask their manager before you choose").expect_not("family name is one");
    declare(&[("about", "home"), ("kind", "neighbour"), ("lines", "3 Weir Lane"), ("postcode", "WM4 2QT")]);
    manager.get(&s.at).expect_not("not to be chosen");
    let who = format!("{}-{}", s.joel, s.team);
    let sent = manager.post(&s.at, &to(&who, "23 11 2026"));
    sent.expect_status(303);
    manager.post(&s.at, &to(&format!("team-{}", s.team), "23 11 2026")).expect_status(303);

    declare(&[("about", "address"), ("kind", "neighbour"), ("lines", "1 Weir Lane"), ("postcode", "WM4 2QT")]);
    manager.get(&s.at).expect("not to be chosen");
    assert_eq!(s.app.count("SELECT count(*) FROM conflict_override WHERE person = $1", &[s.child.into()]), 0);
}

#[test]
fn a_declaration_is_taken_back_with_a_reason_by_the_one_who_made_it() {
    let s = scene();
    let joel = browser(&s.app, "joel", "Joel Okafor", "worker", Some(s.joel));
    joel.post(&format!("/people/{}/conflict", s.mother), &[("kind", "previous")]).expect_status(303);
    let id = s.app.count("SELECT id FROM conflict", &[]);
    let end = format!("/conflicts/{id}/end");
    joel.post(&end, &[("why", " ")]).expect_status(422).expect("Enter why it no longer holds");
    let amina = s.app.count("SELECT id FROM worker WHERE name = 'Amina Yusuf'", &[]);
    browser(&s.app, "amina", "Amina Yusuf", "worker", Some(amina)).post(&end, &[("why", "x")]).expect_status(404);

    joel.post(&end, &[("why", "It was another Marsden")]).expect_status(303);

    joel.get("/conflicts").expect("No longer so").expect("It was another Marsden");
    let manager = browser(&s.app, "helen", "Helen Brearley", "manager", Some(s.helen));
    manager.get(&s.at).expect_not("Declared conflict");
}

#[test]
fn what_is_missing_in_a_declaration_is_asked_for() {
    let s = scene();
    let joel = browser(&s.app, "joel", "Joel Okafor", "worker", Some(s.joel));
    let say = |fields: &[(&str, &str)], field: &str| {
        joel.post("/conflicts/new", fields).expect_status(422).error_for(field).unwrap()
    };
    assert!(say(&[], "about").contains("Choose"));
    assert!(say(&[("about", "household")], "kind").contains("how you know them"));
    assert!(say(&[("about", "household"), ("kind", "family")], "family").contains("family name"));
    assert!(say(&[("about", "home"), ("kind", "other")], "postcode").contains("postcode"));
    assert!(say(&[("about", "home"), ("kind", "other"), ("postcode", "x")], "postcode").contains("SW1A"));
    assert!(
        say(&[("about", "surname"), ("kind", "other"), ("born", "1 1 2030"), ("family", "A")], "born")
            .contains("future")
    );
    joel.post(&format!("/people/{}/conflict", s.mother), &[]).expect_status(422);
    let nobody = s.app.sign_in_as("reviewer");
    nobody.post("/conflicts/new", &[]).expect_status(422).expect("belongs to no worker");
    nobody.get("/conflicts").expect("belongs to no worker");
    s.app.sign_in_as("analyst").get("/conflicts").expect_status(403);
    assert_eq!(s.app.count("SELECT count(*) FROM conflict", &[]), 0);
}
