use super::scene::{Scene, publish, reword, send};

#[test]
fn of_two_people_the_second_is_told_and_loses_nothing() {
    let scene = Scene::new();
    let (sian, nia) = (scene.sian(), scene.nia());
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);
    reword(&nia, "visit", "others_there", &[("ask", "Who else?")]);
    sian.get("/forms/visit/edit").expect("Nia Bevan prepares changes to this form too");
    let nias_check = nia.get("/forms/visit/edit/check").field("stands").unwrap();
    publish(&sian, "visit", "Shorter").expect_status(303);

    let refused = nia.post("/forms/visit/publish", &[("reason", "Shorter too"), ("stands", &nias_check)]);

    refused
        .expect_status(409)
        .expect("Sian Hughes made version 2 of this form live on 23 November 2026 at 10:42, after you began")
        .expect("Nothing of yours is lost");
    nia.get("/forms/visit/edit/together").expect("nothing was changed by both").expect("What Sian Hughes changed");
    let together = send(&nia, "/forms/visit/edit/together", &[]);
    nia.follow(&together)
        .expect("Both are together")
        .expect("is now asked as “Who else?”")
        .expect_not("Where did you meet");
    publish(&nia, "visit", "Shorter too").expect_status(303);
    let live = scene.live("visit");
    assert_eq!(live.question("place").unwrap().ask, "Where was it?");
    assert_eq!(live.question("others_there").unwrap().ask, "Who else?");
    scene.app.expect_sound();
}

#[test]
fn where_both_changed_the_same_question_somebody_chooses() {
    let scene = Scene::new();
    let (sian, nia) = (scene.sian(), scene.nia());
    reword(&sian, "visit", "place", &[("ask", "Sian's question?")]);
    reword(&nia, "visit", "place", &[("ask", "Nia's question?")]);
    publish(&sian, "visit", "Shorter").expect_status(303);
    let at = "/forms/visit/edit/together";

    let page = nia.get(at);
    page.expect("You and Sian Hughes both changed “Where did you meet?”")
        .expect("Nia's question?")
        .expect("Sian's question?");
    send(&nia, at, &[]).expect_status(422).expect("Choose whose stands: “Where did you meet?”");
    send(&nia, at, &[("whose-question-place", "mine")]).expect_status(303);
    publish(&nia, "visit", "Mine is clearer").expect_status(303);

    assert_eq!(scene.live("visit").question("place").unwrap().ask, "Nia's question?");
    assert_eq!(scene.live("visit").version, 3);
}

#[test]
fn a_third_version_in_the_meantime_is_read_first() {
    let scene = Scene::new();
    let (sian, nia) = (scene.sian(), scene.nia());
    reword(&nia, "visit", "others_there", &[("ask", "Who else?")]);
    reword(&sian, "visit", "place", &[("ask", "One?")]);
    publish(&sian, "visit", "One").expect_status(303);
    let older = nia.get("/forms/visit/edit/together");
    reword(&sian, "visit", "place", &[("ask", "Two?")]);
    publish(&sian, "visit", "Two").expect_status(303);

    super::scene::send_from(&nia, &older, "/forms/visit/edit/together", &[])
        .expect_status(422)
        .expect("Sian Hughes published again meanwhile");
    send(&nia, "/forms/visit/edit/together", &[]).expect_status(303);
    let nothing = send(&nia, "/forms/visit/edit/together", &[("version", "3")]);
    assert!(nothing.led_to().contains("/forms/visit/edit"));
}
