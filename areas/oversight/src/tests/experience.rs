use super::scene::{Scene, asks};

#[test]
fn a_manager_enters_the_experience_of_the_own_team_and_the_service_manager_of_all() {
    let scene = Scene::new().with_experience();

    let list = scene.helen().get("/experience");

    list.expect("In their first year, until 31 August 2027").expect("Close an assessment until 31 March 2027");
    list.expect("Joel Okafor").expect_not("Neil Haigh");
    scene.angela().get("/experience").expect("Neil Haigh").expect("Amina Yusuf");
    scene.neil().get(&format!("/experience/{}", scene.amina)).expect_status(404);
    scene.neil().post(&format!("/experience/{}", scene.amina), &[("qualified", "1 1 2010")]).expect_status(404);
    scene.amina().get("/experience").expect_status(403);
}

#[test]
fn days_that_do_not_fit_are_told_at_their_field() {
    let scene = Scene::new();
    let (helen, at) = (scene.helen(), format!("/experience/{}", scene.amina));
    let own = scene.amina.to_string();
    let send = |from, until, mentor| {
        helen.post(
            &at,
            &[("qualified", "20 7 2026"), ("first_year_from", from), ("first_year_until", until), ("mentor", mentor)],
        )
    };
    assert!(send("1 9 2026", "1 9 2026", "").error_for("first_year_until").unwrap().contains("not after"));
    assert!(send("1 9 2026", "", "").error_for("first_year_until").is_some());
    assert!(send("", "1 9 2026", "").error_for("first_year_from").is_some());
    assert!(send("", "", "17").error_for("mentor").unwrap().contains("from the list"));
    assert!(send("", "", &own).error_for("mentor").is_some());
    assert!(send("31 2 2026", "", "").error_for("first_year_from").is_some());
    assert_eq!(scene.app.count("SELECT count(*) FROM worker_experience", &[]), 0);
}

#[test]
fn nobody_puts_themselves_on_the_trusted_list() {
    let scene = Scene::new();
    let (helen, at) = (scene.helen(), format!("/experience/{}", scene.helen));
    helen.get(&at).expect_not("Put on the list");
    let trust = [("step", ""), ("why", "I know my own work"), ("until", "31 3 2027")];
    helen.post(&format!("{at}/trust"), &trust).expect_status(422).expect("by another manager");
    helen.post(&at, &[("qualified", "1 1 2010")]).expect_status(422);
    scene.angela().post(&format!("{at}/trust"), &trust).expect_status(303);
}

#[test]
fn trust_ends_on_its_day_or_when_a_manager_ends_it_with_a_reason() {
    let scene = Scene::new().with_experience();
    let (helen, at) = (scene.helen(), format!("/experience/{}", scene.joel));
    let send = |why, until| helen.post(&format!("{at}/trust"), &[("step", "step_up"), ("why", why), ("until", until)]);
    assert!(send("ok", "31 3 2027").error_for("why").is_some());
    assert!(send("Four read by me", "23 11 2026").error_for("until").unwrap().contains("not ahead"));
    assert!(send("Four read by me", "24 11 2028").error_for("until").unwrap().contains("2 years away"));
    let end = helen.get(&at).attributes("td a", "href").into_iter().next().unwrap();
    helen.get(&end).expect("Joel Okafor: Close an assessment");
    assert!(helen.post(&end, &[("why", "")]).error_for("why").is_some());

    helen.post(&end, &[("why", "Two assessments came back")]).expect_status(303);

    helen.get(&at).expect("Ended 23 November 2026 by Helen Brearley: Two assessments came back");
    let joel = scene.joel();
    let held = asks(&joel, &scene.tyler_number, 1, "close_assessment");
    joel.follow(&held).expect("Held. Qualified 1 year; under 2 years a manager decides");
    helen.post(&end, &[("why", "Once more")]).expect_status(409);
    helen.get(&format!("{at}/trust/1/end")).expect_status(404);
}
