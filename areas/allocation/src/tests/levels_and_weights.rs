use super::setting::*;

#[test]
fn a_level_and_an_exception_are_agreed_by_a_service_manager_with_a_reason_and_an_end() {
    let app = app();
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    children_of(&app, 12, joel, team, "2026-06-01");
    let (senior, at) = (app.sign_in_as("senior"), format!("/caseloads/workers/{joel}"));

    let level = format!("{at}/level");
    let bad = senior.post(&level, &[("amount", "ten"), ("from", "1 1 2020"), ("reason", "")]);
    assert!(
        bad.error_for("amount").unwrap().contains("0 to 99")
            && bad.error_for("reason").is_some()
            && bad.error_for("from").is_some()
    );
    let first_year =
        [("amount", "10"), ("from", "23 11 2026"), ("to", "1 9 2027"), ("reason", "In the first year in practice")];
    senior.get(&level).expect("the level is 15 now");
    senior.post(&level, &first_year).expect_status(303);
    senior.get(&at).expect("Over 10").expect("Caseload of Joel Okafor");
    browser(&app, "joel", "Joel Okafor", "worker", Some(joel))
        .get("/")
        .expect("over the agreed level of 10, with no exception agreed");

    let exception = format!("{at}/exception");
    senior.get(&exception).expect("An exception has an end");
    let bad = senior.post(&exception, &[("up_to", "10"), ("from", "23 11 2026"), ("to", "")]);
    assert!(bad.error_for("up_to").unwrap().contains("11 to 99") && bad.error_for("to").is_some());
    let agreed =
        [("up_to", "12"), ("from", "23 11 2026"), ("to", "1 3 2027"), ("reason", "Until the vacancy is filled")];
    senior.post(&exception, &agreed).expect_status(303);
    senior
        .get(&at)
        .expect("Over 10, agreed until 1 Mar 2027")
        .expect("Up to 12 from 23 November 2026 until 1 March 2027: Until the vacancy is filled");

    let manager = app.sign_in_as("manager");
    for path in [&level, &exception] {
        manager.get(path).expect_status(403);
        manager.post(path, &agreed).expect_status(403);
    }
    app.expect_sound();
}

#[test]
fn the_level_for_everybody_changes_from_a_day_and_what_was_agreed_stays_to_be_read() {
    let app = app();
    let senior = app.sign_in_as("senior");
    senior.get("/caseloads/levels").expect("15 children per worker is the agreed level today");
    assert!(
        senior.post("/caseloads/levels", &[("amount", "0"), ("from", ""), ("reason", "")]).error_for("from").is_some()
    );
    senior
        .post("/caseloads/levels", &[("amount", "14"), ("from", "1 12 2026"), ("reason", "Agreed by the board")])
        .expect_status(303);
    senior
        .get("/caseloads/levels")
        .expect("15 children per worker")
        .expect("1 December 2026 to no end")
        .expect("Agreed by the board");
    app.minutes_pass(60 * 24 * 10);
    let analyst = app.sign_in_as("analyst").get("/caseloads/levels");
    analyst.expect("14 children per worker is the agreed level today");
    assert!(analyst.field("amount").is_none());
}

#[test]
fn weight_stands_beside_the_number_and_follows_what_the_council_and_the_manager_say() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    app.arrange(|acting| answers(acting, child, Some(joel), team, day("2026-01-05"), None));
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    let manager = browser(&app, "helen", "Helen Brearley", "manager", Some(helen));
    let (at, of) = (format!("/people/{number}/weight"), format!("/caseloads/workers/{joel}"));
    manager.get(&at).expect("Nothing was said so far");
    let bad = manager.post(&at, &[("complexity", "9"), ("travel", "long"), ("court", ""), ("reason", "")]);
    for field in ["complexity", "travel", "court", "reason"] {
        assert!(bad.error_for(field).is_some(), "{field}");
    }

    manager
        .post(
            &at,
            &[("complexity", "2"), ("travel", "65"), ("court", "yes"), ("reason", "Three schools and a hearing")],
        )
        .expect_status(303);

    // 1 for the child, 0.8 very complex, 0.2 for two half hours, 0.5 court.
    manager.get(&of).expect("2.5");
    manager
        .get(&format!("/people/{number}/family"))
        .expect("2.5. Very complex: Three schools and a hearing (Helen Brearley)");
    let senior = app.sign_in_as("senior");
    let set = [("kind", "court"), ("weighs", "1.5"), ("from", "23 11 2026"), ("reason", "Court work doubled")];
    assert!(
        senior
            .post("/caseloads/weights", &[("kind", "x"), ("weighs", "1.55"), ("from", ""), ("reason", "")])
            .error_for("weighs")
            .is_some()
    );
    senior.post("/caseloads/weights", &set).expect_status(303);
    senior
        .get("/caseloads/weights")
        .expect("Court work: the manager says so, or an interim care order is on record 1.5")
        .expect("Court work doubled");
    manager.get(&of).expect("3.5");
    manager.get("/caseloads").expect("Joel Okafor Social worker 1 within 15 3.5 0 1 : court, Joel Okafor");
    manager.post("/caseloads/weights", &set).expect_status(403);
}

#[test]
fn in_the_first_year_in_practice_the_level_is_lower_and_the_allocation_page_says_so() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    children_of(&app, 11, joel, team, "2026-06-01");
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    let manager = browser(&app, "helen", "Helen Brearley", "manager", Some(helen));
    let fields =
        [("qualified", "1 8 2026"), ("first_year_from", "1 9 2026"), ("first_year_until", "31 8 2027"), ("mentor", "")];

    manager.post(&format!("/experience/{joel}"), &fields).expect_status(303);

    manager.get(&format!("/caseloads/workers/{joel}")).expect("Over 10").expect("until 31 August 2027");
    let page = manager.get(&format!("/people/{number}/workers/new?team={team}"));
    page.expect("11 children, agreed level 10").expect("In the first year in practice, until 31 August 2027");
    manager.get("/caseloads").expect("1 worker over the agreed level ; 0 workers on 23 August 2026");
    browser(&app, "joel", "Joel Okafor", "worker", Some(joel)).get("/").expect("over the agreed level of 10");
}
