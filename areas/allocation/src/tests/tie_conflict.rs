use super::setting::*;
use record::store::household::make_household;
use record::store::person::{NewAddress, NewPerson, add_address, make_person, person};
use testkit::Browser;

struct Scene {
    app: testkit::TestApp,
    team: i64,
    joel: i64,
    joel_account: i64,
    helen_account: i64,
    helen: i64,
    /// The mother, whom Joel means; her child is allocated at `at`.
    mother: String,
    at: String,
    /// Somebody of the same name, and the address for her child.
    other_at: String,
    conflict: i64,
}

/// Two mothers called Zoë Marsden, each with a child in a home of their own; Joel declares one in words that fit both.
fn scene() -> Scene {
    let app = app();
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    let family = |given: &str, lines: &str, postcode: &str| {
        let (child, number) = a_child(&app, given, "Marsden");
        let mother = app.arrange(|acting| {
            answers(acting, child, None, team, day("2026-11-20"), None)?;
            let new = NewPerson { given: "Zoë", family: "Marsden", source: "a test", ..NewPerson::default() };
            let mother = make_person(acting, &new)?;
            make_household(acting, "Mum's", lines, postcode, &[child, mother], None)?;
            add_address(
                acting,
                mother,
                &NewAddress { kind: "home", lines, postcode, from: None, to: None, source: "a test" },
                "a test",
            )?;
            Ok(person(acting, mother)?.kith_number)
        });
        (mother, format!("/people/{number}/workers/new"))
    };
    let (mother, at) = family("Robin", "1 Weir Lane", "WM4 2QT");
    let (_, other_at) = family("Alex", "9 Hill Top", "WM7 1AA");
    let joel_account = app.account("joel", "Joel Okafor", "worker", Some(joel));
    let helen_account = app.account("helen", "Helen Brearley", "manager", Some(helen));
    app.browser_of(joel_account)
        .post(
            "/conflicts/new",
            &[
                ("about", "household"),
                ("kind", "previous"),
                ("given", "Zoe"),
                ("family", "Marsden"),
                ("words", "We were married"),
            ],
        )
        .expect_status(303);
    let conflict = app.count("SELECT id FROM conflict", &[]);
    Scene { app, team, joel, joel_account, helen_account, helen, mother, at, other_at, conflict }
}

impl Scene {
    fn manager(&self) -> Browser<'_> {
        self.app.browser_of(self.helen_account)
    }

    fn joel(&self) -> Browser<'_> {
        self.app.browser_of(self.joel_account)
    }

    fn page(&self, end: &str) -> String {
        format!("/conflicts/{}{end}", self.conflict)
    }

    fn tie(&self) -> String {
        self.page(&format!("/tie/{}", self.mother))
    }
}

#[test]
fn a_declaration_tied_to_a_record_excludes_its_worker_from_that_family_until_it_is_withdrawn() {
    let s = scene();
    let manager = s.manager();
    let who = format!("{}-{}", s.joel, s.team);
    manager.get(&s.at).expect("Ask before you choose").expect_not("not to be chosen");
    manager.get("/conflicts/team").expect("Not yet: tie it");
    manager.get(&s.page("")).expect("We were married").expect("Nobody yet");

    let search = manager.get(&s.page("/tie"));
    search.expect("Who it may be").expect("1 Weir Lane").expect("9 Hill Top");
    assert!(search.attributes("main a", "href").contains(&s.tie()));
    let sent = manager.post(&s.page("/tie"), &[("find", "Marsden WM4 2QT")]);
    manager.follow(&sent).expect_status(200).expect("1 Weir Lane");
    manager
        .get(&s.tie())
        .expect("Is the declaration about them?")
        .expect("From then on Joel Okafor is not given this person")
        .expect("Family and household on record: Robin Marsden.");
    manager.post(&s.tie(), &[("reason", "Helen asked him: Weir Lane")]).expect_status(303);

    manager.get(&s.page("")).expect("Zoë Marsden and their family").expect("Helen asked him: Weir Lane");
    manager.get("/conflicts/team").expect("1 person");
    manager.get(&s.page("/tie")).expect("Tied already");
    let page = manager.get(&s.at);
    page.expect("Declared conflict with this household: not to be chosen");
    assert_eq!(page.attributes(&format!("input[value='{who}']"), "disabled").len(), 1);
    assert!(manager.post(&s.at, &to(&who, "23 11 2026")).error_for("who").unwrap().contains("ask a service manager"));
    manager.get(&s.other_at).expect("Ask before you choose").expect_not("not to be chosen");

    let tie = s.app.count("SELECT id FROM conflict_tie", &[]);
    let why = format!("why-{tie}");
    let withdraw = s.page(&format!("/ties/{tie}/withdraw"));
    manager.post(&withdraw, &[(&why, " ")]).expect_status(422).expect("Enter why it is not about them");
    manager.post(&withdraw, &[(&why, "He meant the other Zoe")]).expect_status(303);

    manager.get(&s.page("")).expect("Withdrawn").expect("He meant the other Zoe").expect("Nobody yet");
    manager.get(&s.at).expect("Ask before you choose").expect_not("not to be chosen");
    manager.post(&withdraw, &[(&why, "again")]).expect_status(409);
    manager.post(&s.at, &to(&who, "23 11 2026")).expect_status(303);
    s.app.expect_sound();
}

#[test]
fn a_worker_learns_of_no_tie_and_no_record_shows_one_in_its_history() {
    let s = scene();
    let joel = s.joel();
    let before = (joel.get("/conflicts").text(), joel.get("/").text());
    s.manager().post(&s.tie(), &[("reason", "Helen asked him")]).expect_status(303);

    assert_eq!((joel.get("/conflicts").text(), joel.get("/").text()), before);
    for end in ["", "/tie"] {
        joel.get(&s.page(end)).expect_status(403);
    }
    joel.get(&s.tie()).expect_status(403);
    joel.post(&s.tie(), &[("reason", "x")]).expect_status(403);
    let history = joel.get(&format!("/people/{}/history", s.mother));
    history.expect_status(200).expect_not("conflict").expect_not("Helen asked him");
    assert_eq!(s.app.count("SELECT count(*) FROM conflict WHERE person IS NOT NULL", &[]), 0, "the words stay his");
}

#[test]
fn a_record_is_declared_from_without_a_word_in_its_history() {
    let s = scene();
    let joel = s.joel();
    joel.post(&format!("/people/{}/conflict", s.mother), &[("kind", "family")]).expect_status(303);
    let history = format!("/people/{}/history", s.mother);
    s.manager().get(&history).expect_status(200).expect_not("conflict");
}

#[test]
fn only_a_manager_of_the_worker_ties_and_nobody_settles_their_own() {
    let s = scene();
    let west = a_team(&s.app, "West team");
    let neil = a_worker_who_is(&s.app, "Neil Haigh", west, SOCIAL_WORKER, "Team manager");
    let neil = browser(&s.app, "neil", "Neil Haigh", "manager", Some(neil));
    neil.get(&s.page("")).expect_status(404);
    neil.post(&s.tie(), &[("reason", "x")]).expect_status(404);
    let manager = s.manager();
    manager.get("/conflicts/999999").expect_status(404);
    manager.post("/conflicts/new", &[("about", "surname"), ("kind", "family"), ("family", "Brook")]).expect_status(303);
    let own = s.app.count("SELECT id FROM conflict WHERE worker = $1", &[s.helen.into()]);
    manager.get(&format!("/conflicts/{own}")).expect_status(422).expect("You declared this yourself");
    let senior = browser(&s.app, "angela", "Angela Farrow", "senior", None);
    senior.get(&format!("/conflicts/{own}")).expect("Helen Brearley");

    let missing = manager.post(&s.tie(), &[("reason", "")]);
    assert!(missing.error_for("reason").unwrap().contains("why it is about them"));
    assert!(manager.post(&s.page("/tie"), &[]).error_for("find").unwrap().contains("Type a name"));
    manager.post(&s.tie(), &[("reason", "Asked")]).expect_status(303);
    manager.post(&s.tie(), &[("reason", "Asked")]).expect_status(409).expect("tied to this person already");
    let joel = s.joel();
    joel.post(&s.page("/end"), &[("why", "Divorced long ago")]).expect_status(303);
    manager.get(&s.page("")).expect("Divorced long ago").expect_not("It is not about them");
    manager.get(&s.page("/tie")).expect_status(409).expect("took this declaration back");
    manager.get(&s.at).expect_not("Declared conflict");
}

#[test]
fn c17_02_a_tied_declaration_is_overridden_by_a_service_manager_alone_and_listed() {
    let s = scene();
    s.manager().post(&s.tie(), &[("reason", "Asked")]).expect_status(303);
    let senior = browser(&s.app, "angela", "Angela Farrow", "senior", None);
    let who = format!("{}-{}", s.joel, s.team);
    senior.get(&s.at).expect("Declared conflict with this household: only with a reason");
    assert!(senior.post(&s.at, &to(&who, "23 11 2026")).error_for("override").unwrap().contains("Enter why"));
    let why = "Nobody else speaks their language; the mother agrees.";
    senior.post(&s.at, &[to(&who, "23 11 2026"), vec![("override", why)]].concat()).expect_status(303);
    senior.get("/conflicts/overrides").expect("November 2026: 1 allocation").expect("Joel Okafor").expect(why);
    senior.get(&s.page("")).expect("Joel Okafor answers now for Robin Marsden");
}
