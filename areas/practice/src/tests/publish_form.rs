use super::scene::{Scene, publish, reword, send};
use questions::Form;
use record::store::form;

/// C01-01, and step 6 of the first journey.
#[test]
fn c01_01_a_changed_prompt_is_live_the_same_day_and_versioned_and_old_records_keep_the_old_one() {
    let scene = Scene::new();
    let old = scene.completed("visit", &[("place", "Home")]);
    let sian = scene.sian();

    let kept = send(
        &sian,
        "/forms/visit/edit/questions/place",
        &[("why", "A child speaks differently in each place."), ("then", "check")],
    );
    let check = sian.follow(&kept);
    check
        .expect("Why we ask “Where did you meet?” reads otherwise")
        .expect("New records ask it from the moment you publish")
        .expect("1 completed record keeps the questions and prompts they were written with");
    assert_eq!(scene.live("visit").question("place").unwrap().prompt.why.split(' ').next(), Some("A"));
    let done = publish(&sian, "visit", "Workers asked for it");

    sian.follow(&done).expect("A child speaks differently in each place.").expect("Version 2, since 23 November 2026");
    assert_eq!(scene.live("visit").question("place").unwrap().prompt.why, "A child speaks differently in each place.");
    let new = scene.draft("visit", &[]);
    assert_eq!((scene.version_of(old), scene.version_of(new)), (1, 2));
    let asked_then = scene.app.store.read(|r| form::version(r, "visit", 1)).unwrap();
    assert!(asked_then.question("place").unwrap().prompt.why.starts_with("A child may show different things"));
    assert_eq!(scene.app.last_act(), "arrange_scene");
    scene.app.expect_sound();
}

#[test]
fn nothing_is_published_without_a_reason_or_when_nothing_differs() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);

    publish(&sian, "visit", " ").expect_status(422).expect("Say why it is changed");
    reword(&sian, "visit", "place", &[("ask", "Where did you meet?")]);
    let none = sian.get("/forms/visit/edit/check");

    sian.follow(&none).expect("Nothing changed yet");
    publish(&sian, "visit", "Why not").expect_status(409);
    assert_eq!(scene.live("visit").version, 1);
}

#[test]
fn open_drafts_whose_answers_all_keep_their_place_go_on_with_the_new_version_and_others_stay() {
    let scene = Scene::new();
    let sian = scene.sian();
    let first = scene.draft("visit", &[("going_well", "Dad had the inhaler chart on the fridge.")]);
    reword(&sian, "visit", "place", &[("good", "Whose place it is.")]);
    sian.get("/forms/visit/edit/check").expect("1 open draft will show it the next time the page is opened");
    let said = publish(&sian, "visit", "Clearer");
    sian.follow(&said)
        .expect("Version 2 of “Visit” is live: new records ask it from now on. 1 open draft shows it too.");
    assert_eq!(scene.version_of(first), 2);

    sian.post("/forms/visit/edit/questions/going_well/out", &[("then", "stay")]).expect_status(303);
    sian.get("/forms/visit/edit/check")
        .expect("1 open draft goes on with the questions they were begun with")
        .expect("“What is going well, and who makes it go well?” is no longer asked");
    publish(&sian, "visit", "Asked elsewhere").expect_status(303);

    assert_eq!(scene.version_of(first), 2, "its answer keeps its place");
    assert_eq!(scene.version_of(scene.draft("visit", &[])), 3);
    scene.app.expect_sound();
}

#[test]
fn what_stands_in_the_way_is_said_and_nothing_goes_live() {
    let scene = Scene::new();
    let sian = scene.sian();
    let text =
        super::scene::FORMS[0].1.replacen("good = \"The day and the time you arrived", "goodness = \"The day", 1);
    send(&sian, "/forms/visit/edit/text", &[("text", &text)])
        .expect_status(422)
        .expect("There is no field \"goodness\" here");
    let text = super::scene::FORMS[0].1.replacen("kind = \"date_time\"\nwhen = \"past\"", "kind = \"narrative\"", 1);
    send(&sian, "/forms/visit/edit/text", &[("text", &text)]).expect_status(303);

    sian.get("/forms/visit/edit/check")
        .expect("It cannot go live yet")
        .expect("“When did the visit start?” must stay a day and a time");
    let stands = page::ask::digest(&text);
    sian.post("/forms/visit/publish", &[("reason", "x"), ("stands", &stands)]).expect_status(422).expect("must stay");
    assert_eq!(scene.app.count("SELECT count(*) FROM form", &[]), 0);
}

#[test]
fn a_change_made_in_another_window_is_read_before_it_is_published() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);
    let stands = sian.get("/forms/visit/edit/check").field("stands").unwrap();
    reword(&sian, "visit", "others_there", &[("ask", "Who else?")]);

    sian.post("/forms/visit/publish", &[("reason", "Clearer"), ("stands", &stands)])
        .expect_status(422)
        .expect("You changed the form in another window")
        .expect("“Who else was there?” is now asked as “Who else?”");
}

#[test]
fn changes_can_be_thrown_away_and_the_history_keeps_them() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);
    sian.get("/forms").expect("You have changes that are not live yet");
    sian.get("/forms/visit").expect("You have changes to this form that are not live").expect("Where did you meet?");

    let gone = sian.post("/forms/visit/edit/away", &[]);

    sian.follow(&gone).expect("Your changes were thrown away").expect_not("Where was it?");
    sian.post("/forms/visit/edit/away", &[]).expect_status(409).expect("nothing is changed");
    let kept = scene.app.count("SELECT count(*) FROM history WHERE table_name = 'form_change'", &[]);
    assert_eq!(kept, 2);
}

#[test]
fn those_who_only_read_forms_see_no_changes_and_change_nothing() {
    let scene = Scene::new();
    reword(&scene.sian(), "visit", "place", &[("ask", "Where was it?")]);
    let analyst = scene.app.sign_in_as("analyst");

    analyst.get("/forms/visit").expect("Where did you meet?").expect_not("Change this form").expect_not("not live");
    analyst.get("/forms/visit/edit").expect_status(403);
    analyst.post("/forms/visit/publish", &[]).expect_status(403);
    scene.app.sign_in_as("worker").get("/forms").expect_status(403);
}

#[test]
fn the_list_says_how_often_a_form_is_used_and_since_when_it_asks_what_it_asks() {
    let scene = Scene::new();
    scene.completed("visit", &[]);
    scene.completed("visit", &[]);
    scene.draft("visit", &[]);

    let seen = scene.sian().get("/forms");

    assert_eq!(seen.all("td[data-label='Records']"), ["2 by 1 person, 1 draft", "none yet", "none yet"]);
    assert_eq!(seen.all("td[data-label='Asked today']")[0], "Version 1 came with Kith");
    assert_eq!(seen.all("td[data-label='Questions']")[0], "24");
    scene.sian().get("/forms/nothing").expect_status(404);
}

#[test]
fn the_number_in_the_text_is_that_of_the_version() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);
    publish(&sian, "visit", "Clearer").expect_status(303);
    let kept = scene.app.store.read(|r| form::newest(r, "visit")).unwrap().unwrap();

    assert_eq!((kept.version, Form::parse(&kept.text).unwrap().version), (2, 2));
    assert_eq!((kept.made_by.as_str(), kept.reason.as_str()), ("Sian Hughes", "Clearer"));
}
