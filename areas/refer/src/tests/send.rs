//! Sending: once, in one act, into the same place whoever sends.

use super::scene::{LEAST, Scene};

#[test]
fn a_teacher_tells_of_two_children_and_each_becomes_a_contact() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let fields = [
        ("who", "professional"),
        ("work", "2A"),
        ("name", "Jo Head"),
        ("role", "Designated safeguarding lead"),
        ("organisation", "Wheatfield Primary School"),
        ("email", "head@wheatfield.example"),
        ("reply", "yes"),
        ("children", "2"),
        ("child-1-given", "Robin"),
        ("child-1-family", "Marsden"),
        ("child-1-birth", "14 3 2018"),
        ("child-1-nhs", "943 476 5919"),
        ("child-2-given", "Baby"),
        ("child-2-born", "unborn"),
        ("child-2-birth", "3 3 2027"),
        ("child-2-said", "Expected in spring"),
        ("concern", "neglect"),
        ("sign", "2.1"),
        ("seen", "No lunch for three days."),
        ("family", "disagrees"),
        ("why_not", "Mother was angry."),
    ];
    scene.fill(&who, &at, &fields, "check").expect_status(303);
    let check = who.get(&format!("{at}/check"));
    check
        .expect("Robin Marsden")
        .expect("14 March 2018")
        .expect("Expected date of birth: 3 March 2027")
        .expect("School or college");
    let sent = scene.send(&who, &at);
    sent.expect_status(303);
    assert_eq!(scene.app.last_act(), "send_concern");
    let done = who.follow(&sent);
    done.expect("within one working day").expect("We have it");
    let reference = done.all(".kith-reference")[0].clone();
    assert!(front_door::published::read_reference(&reference).is_some(), "{reference}");

    assert_eq!(scene.contacts(), 2);
    assert_eq!(scene.text("SELECT said FROM contact WHERE nth = 2"), "Expected in spring\n\nNo lunch for three days.");
    assert_eq!(scene.text("SELECT birth_kind FROM contact WHERE nth = 2"), "expected");
    assert_eq!(scene.text("SELECT nhs FROM contact WHERE nth = 1"), "9434765919");
    assert_eq!(scene.text("SELECT source_code FROM incoming"), "2A");
    assert_eq!(scene.text("SELECT threshold_version FROM incoming"), "4.2");
    assert_eq!(scene.text("SELECT how FROM incoming"), "public_form");
    let answers = scene.text("SELECT answers FROM incoming");
    assert!(answers.contains("Mother was angry.") && answers.contains("Often hungry at school"), "{answers}");
    assert_eq!(scene.app.count("SELECT count(*) FROM work_clock WHERE rule = 'referral_decision'", &[]), 2);
    scene.app.expect_sound();
}

#[test]
fn nothing_of_what_was_sent_stays_in_the_form() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    scene.fill(&who, &at, &LEAST, "check");
    scene.send(&who, &at);
    assert_eq!(scene.text("SELECT answers FROM refer_draft"), "[]");
    assert_eq!(who.get(&at).led_to(), format!("{at}/sent"));
    assert_eq!(who.get(&format!("{at}/check")).led_to(), format!("{at}/sent"));
    who.get(&format!("{at}/sent")).expect_not("Robin");
}

#[test]
fn a_double_click_sends_once_and_gives_the_same_reference() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    scene.fill(&who, &at, &LEAST, "check");
    scene.app.minutes_pass(1);
    let word = who.get(&format!("{at}/check")).field("word").unwrap();
    let first = who.post(&format!("{at}/send"), &[("word", &word)]);
    let second = who.post(&format!("{at}/send"), &[("word", &word)]);
    assert_eq!(first.led_to(), second.led_to());
    assert_eq!((scene.contacts(), scene.app.count("SELECT count(*) FROM incoming", &[])), (1, 1));
}

#[test]
fn a_dozen_presses_at_once_send_once() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    scene.fill(&who, &at, &LEAST, "check");
    scene.app.minutes_pass(1);
    let word = who.get(&format!("{at}/check")).field("word").unwrap();
    std::thread::scope(|scope| {
        let presses: Vec<_> =
            (0..12).map(|_| scope.spawn(|| who.post(&format!("{at}/send"), &[("word", &word)]).status())).collect();
        assert!(presses.into_iter().all(|p| p.join().unwrap() == 303));
    });
    assert_eq!(scene.contacts(), 1);
}

#[test]
fn forged_hidden_fields_change_nothing_but_the_form_they_are_in() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let mut fields = LEAST.to_vec();
    fields.extend([
        ("agency", "1"),
        ("how", "agency_api"),
        ("urgent", "maybe"),
        ("source", "6"),
        ("child-1-person", "7"),
    ]);
    fields.extend([
        ("tie", "6"),
        ("work", "6"),
        ("child-99-given", "X"),
        ("concern", "forged"),
        ("sign", "forged"),
        ("id", "1"),
    ]);
    scene.tell(&who, &fields);
    assert_eq!(scene.text("SELECT how FROM incoming"), "public_form");
    assert_eq!(scene.text("SELECT source_code FROM incoming"), "9");
    assert_eq!(scene.app.count("SELECT count(*) FROM incoming WHERE agency IS NOT NULL OR urgent = 1", &[]), 0);
    assert_eq!(scene.app.count("SELECT count(*) FROM contact WHERE person IS NOT NULL OR concerns <> ''", &[]), 0);
    assert_eq!(scene.contacts(), 1);
}

#[test]
fn names_from_anywhere_are_kept_and_signs_that_do_not_show_are_not() {
    let scene = Scene::new();
    for (typed, kept) in
        [("محمد", "محمد"), ("Kayleigh 🙂", "Kayleigh 🙂"), ("Rob\u{202e}in", "Robin"), ("Ol\u{7}ga\u{0}", "Olga")]
    {
        let who = scene.app.stranger();
        let mut fields = LEAST.to_vec();
        fields[1] = ("child-1-given", typed);
        fields[2] = ("seen", "<script>alert(1)</script>");
        scene.tell(&who, &fields);
        let sql = "SELECT count(*) FROM contact WHERE given = $1 AND said = '<script>alert(1)</script>'";
        assert_eq!(scene.app.count(sql, &[kept.into()]), 1, "{typed:?}");
    }
}

#[test]
fn the_check_page_shows_markup_as_text() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let mut fields = LEAST.to_vec();
    fields[2] = ("seen", "<img src=x onerror=alert(1)>\"'&");
    scene.fill(&who, &at, &fields, "check");
    let check = who.get(&format!("{at}/check"));
    check.expect("<img src=x onerror=alert(1)>\"'&");
    assert!(!check.source().contains("<img src=x"));
}

#[test]
fn a_child_tells_of_themselves() {
    let scene = Scene::new();
    let fields = [
        ("who", "child"),
        ("children", "1"),
        ("child-1-given", "Sam"),
        ("child-1-age", "12"),
        ("seen", "I am scared to go home."),
    ];
    scene.tell(&scene.app.stranger(), &fields);
    assert_eq!(scene.text("SELECT source_code FROM incoming"), "1C");
    assert_eq!(scene.text("SELECT birth_kind FROM contact"), "estimated");
}

/// What one sending asks of the database decides how many can be sent at once: counted, not timed.
#[test]
fn a_sending_asks_the_database_little_and_no_more_for_a_long_form() {
    let scene = Scene::new();
    let asks = |seen: &str| {
        let who = scene.app.stranger();
        let at = scene.begin(&who);
        let mut fields = LEAST.to_vec();
        fields[2] = ("seen", seen);
        scene.fill(&who, &at, &fields, "check");
        scene.app.minutes_pass(1);
        let word = who.get(&format!("{at}/check")).field("word").unwrap();
        let form = page::Form::of([("word", word.as_str())]).write();
        let request = axum::http::Request::post(format!("{at}/send")).body(axum::body::Body::from(form)).unwrap();
        let (seen, statements) = scene.app.statements(|| who.send(request));
        seen.expect_status(303);
        statements
    };
    let short = asks("Crying");
    println!("{} statements:\n{}", short.len(), short.join("\n"));
    assert!(short.len() <= 24, "{} statements:\n{}", short.len(), short.join("\n"));
    assert_eq!(asks(&"Crying every night. ".repeat(500)).len(), short.len());
}
