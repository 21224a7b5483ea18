use super::scene::{Scene, publish, reword};

#[test]
fn an_earlier_version_comes_back_as_a_new_one() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);
    publish(&sian, "visit", "Shorter").expect_status(303);
    scene.app.minutes_pass(5);
    reword(&sian, "visit", "place", &[("ask", "In which place was it?")]);
    publish(&sian, "visit", "Longer").expect_status(303);

    let list = sian.get("/forms/visit/versions");
    assert_eq!(list.all("td[data-label='Version']"), ["Version 3 Live", "Version 2", "Version 1"]);
    assert_eq!(list.all("td[data-label='Why']"), ["Longer", "Shorter", "Came with the program"]);
    sian.get("/forms/visit/versions/3")
        .expect("compared with version 2")
        .expect("“Where was it?” is now asked as “In which place was it?”");
    let laid_out = sian.post("/forms/visit/versions/1/back", &[]);
    sian.follow(&laid_out).expect("“In which place was it?” is now asked as “Where did you meet?”");
    publish(&sian, "visit", "It was better").expect_status(303);

    assert_eq!(scene.live("visit").question("place").unwrap().ask, "Where did you meet?");
    assert_eq!(scene.app.count("SELECT count(*) FROM form WHERE name = 'visit'", &[]), 4);
    scene.app.expect_sound();
}

#[test]
fn going_back_does_not_sweep_away_what_is_prepared() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);
    publish(&sian, "visit", "Shorter").expect_status(303);
    reword(&sian, "visit", "others_there", &[("ask", "Who else?")]);

    sian.post("/forms/visit/versions/1/back", &[]).expect_status(422).expect("Publish them or throw them away first");

    sian.get("/forms/visit/edit").expect("Who else?");
    sian.get("/forms/visit/versions/9").expect_status(404);
}
