use super::scene::{Scene, begins, holds, writes};

#[test]
fn c01_02_two_missing_facts_marked_in_supervision_are_tasks_due_in_five_working_days() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "case", "23 11 2026", &[&scene.kj_number]);
    let child = format!("{at}/children/{}", scene.kj_number);
    let said = [
        ("discussed", "KJ sleeps better since the move"),
        ("missing.0.fact", "Gran collects her on Fridays"),
        ("missing.1.fact", "Dad rings on Sundays"),
    ];
    writes(&helen, &child, "draft", &said).expect_status(303);

    writes(&helen, &at, "complete", &[("agreed", "Write both up")]).expect_status(303);

    let work = scene.amina().get(&format!("/people/{}/work", scene.kj_number));
    work.expect("Put on record: Gran collects her on Fridays").expect("Put on record: Dad rings on Sundays");
    let due = "SELECT count(*) FROM action WHERE agreed_where = 'supervision' AND due_on = '2026-11-30' AND owner = $1";
    assert_eq!(scene.app.count(due, &[scene.amina.into()]), 2);
    scene.amina().get("/").expect("Put on record: Dad rings on Sundays");
}

#[test]
fn what_is_decided_for_a_child_goes_to_the_childs_record_and_what_is_said_of_the_worker_stays_out_of_it() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "personal", "20 11 2026", &[&scene.kj_number]);
    let child = format!("{at}/children/{}", scene.kj_number);
    let said = [
        ("discussed", "KJ told Amina that she misses her cat"),
        ("decided", "We ask the carers, because it is the one thing she asks for"),
        ("next_steps.0.step", "Ring the carers about the cat"),
        ("next_steps.0.who", "Amina Yusuf"),
        ("next_steps.0.by_when", "27 11 2026"),
        ("next_steps.1.step", "Ask for two hours more"),
        ("next_steps.1.who", "me"),
        ("next_steps.1.by_when", "30 11 2026"),
    ];
    let saved = writes(&helen, &child, "draft", &said);
    saved.expect_status(303);
    let of_worker = [("wellbeing", "I have not slept since the removal"), ("agreed", "A week without duty calls")];

    let done = writes(&helen, &at, "complete", &of_worker);

    helen.follow(&done).expect("Complete").expect("I have not slept since the removal").expect("Kayleigh Marsden");
    helen.get(&child).expect("misses her cat").expect("Ring the carers about the cat");
    let amina = scene.amina();
    let story = amina.get(&format!("/people/{}", scene.kj_number));
    story.expect("Discussed in supervision").expect("misses her cat").expect("the one thing she asks for");
    story.expect_not("slept");
    let work = amina.get(&format!("/people/{}/work", scene.kj_number));
    work.expect("Ring the carers about the cat").expect("Ask for two hours more").expect_not("slept");
    let owned = "SELECT count(*) FROM action WHERE owner = $1 AND agreed_where = 'supervision'";
    assert_eq!(scene.app.count(owned, &[scene.amina.into()]), 1);
    assert_eq!(scene.app.count(owned, &[scene.helen.into()]), 1);
    let history = scene.helen().get(&format!("/people/{}/history", scene.kj_number));
    history.expect_not("slept");
    scene.app.expect_sound();
}

#[test]
fn it_is_read_by_the_worker_the_line_manager_and_the_service_manager_and_by_nobody_else() {
    let scene = Scene::new();
    let at = begins(&scene.helen(), scene.amina, "personal", "23 11 2026", &[]);
    for browser in [scene.amina(), scene.joel(), scene.angela(), scene.neil()] {
        browser.get(&at).expect_status(404);
        browser.get(&format!("{at}/answers.json")).expect_status(if browser.get("/supervision").status() == 200 {
            404
        } else {
            403
        });
    }
    writes(&scene.helen(), &at, "complete", &[("wellbeing", "Tired"), ("agreed", "A week off")]).expect_status(303);

    for browser in [scene.amina(), scene.helen(), scene.angela()] {
        browser.get(&at).expect("Tired");
    }
    for browser in [scene.joel(), scene.neil(), scene.app.sign_in_as("quality"), scene.app.sign_in_as("governance")] {
        browser.get(&at).expect_status(404);
    }
    scene.joel().get(&format!("/supervision/{}", scene.amina)).expect_status(404);
    scene.neil().get(&format!("/supervision/{}", scene.amina)).expect_status(404);
    scene.amina().get(&format!("/supervision/{}", scene.amina)).expect("Your supervision").expect("Complete");
    scene.joel().get("/supervision").expect_status(403);
    scene.neil().get("/supervision").expect_not("Amina");
}

#[test]
fn the_worker_adds_a_comment_and_nothing_completed_is_changed() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = holds(&helen, scene.amina, "personal", "23 11 2026", &[("wellbeing", "Tired")]);
    let amina = scene.amina();
    amina.get(&at).expect("Your comment");
    assert!(amina.post(&format!("{at}/add"), &[("words", "n/a")]).error_for("words").is_some());

    amina.post(&format!("{at}/add"), &[("words", "I also asked for a desk by the window")]).expect_status(303);
    helen.post(&format!("{at}/add"), &[("words", "The desk is ordered")]).expect_status(303);

    let page = amina.get(&at);
    page.expect("The worker's comment by Amina Yusuf").expect("Added by Helen Brearley").expect("The desk is ordered");
    scene.angela().post(&format!("{at}/add"), &[("words", "Well done both")]).expect_status(403);
    scene.joel().post(&format!("{at}/add"), &[("words", "Me too")]).expect_status(404);
    let mark = [("v-q-wellbeing-0", "1.000000000000"), ("q-wellbeing-0", "Rested")];
    for to in ["draft", "answers", "complete", "discard"] {
        helen.post(&format!("{at}/{to}"), &mark).expect_status(409);
    }
    amina.get(&at).expect("Tired").expect_not("Rested");
}

#[test]
fn nobody_supervises_themselves_or_somebody_of_another_team() {
    let scene = Scene::new();
    let helen = scene.helen();
    let own = format!("/supervision/{}/new", scene.helen);
    helen.get(&own).expect_status(422).expect("Nobody supervises themselves");
    helen.post(&own, &[("kind", "personal"), ("held", "23 11 2026")]).expect_status(422);
    scene.neil().get(&format!("/supervision/{}/new", scene.amina)).expect_status(404);
    scene.amina().get(&format!("/supervision/{}/new", scene.joel)).expect_status(403);
    let at = begins(&scene.angela(), scene.helen, "personal", "23 11 2026", &[]);
    scene.angela().get(&at).expect("Personal supervision: Helen Brearley");
}

#[test]
fn a_beginning_that_cannot_be_is_told_at_its_field() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = format!("/supervision/{}/new", scene.amina);
    let joel = scene.joel.to_string();
    assert!(helen.post(&at, &[("kind", "tea"), ("held", "23 11 2026")]).error_for("kind").is_some());
    assert!(helen.post(&at, &[("kind", "case"), ("held", "24 11 2026")]).error_for("held").unwrap().contains("future"));
    assert!(
        helen.post(&at, &[("kind", "case"), ("held", "24 11 2024")]).error_for("held").unwrap().contains("a year ago")
    );
    assert!(
        helen.post(&at, &[("kind", "group"), ("held", "23 11 2026")]).error_for("other").unwrap().contains("who else")
    );
    let two = [("kind", "personal"), ("held", "23 11 2026"), ("other", joel.as_str())];
    assert!(helen.post(&at, &two).error_for("other").unwrap().contains("group"));
    let strange = [("kind", "case"), ("held", "23 11 2026"), ("child", "NOBODY22")];
    assert!(helen.post(&at, &strange).error_for("child").is_some());
    assert!(helen.post(&at, &[("kind", "group"), ("held", "23 11 2026"), ("other", "1")]).error_for("other").is_some());
    assert_eq!(scene.app.count("SELECT count(*) FROM supervision", &[]), 0);
}

#[test]
fn a_group_supervision_stands_with_each_of_them_and_each_task_goes_to_who_answers_for_the_child() {
    let scene = Scene::new();
    let helen = scene.helen();
    let fields = [("kind", "group"), ("held", "23 11 2026"), ("other", &scene.joel.to_string())];
    let at = helen.post(&format!("/supervision/{}/new", scene.amina), &fields).led_to();
    let add = helen.post(&format!("{at}/children"), &[("child", &scene.tyler_number)]);
    let child = add.led_to();
    let said = [("discussed", "Tyler wants to see his brother"), ("missing.0.fact", "His coach is called Sam")];
    writes(&helen, &child, "draft", &said).expect_status(303);

    writes(&helen, &at, "complete", &[("agreed", "Write it up")]).expect_status(303);

    for (browser, id) in [(scene.amina(), scene.amina), (scene.joel(), scene.joel)] {
        browser.get(&at).expect("Amina Yusuf and Joel Okafor");
        browser.get(&format!("/supervision/{id}")).expect("Group supervision");
    }
    let owner = scene.app.count("SELECT owner FROM action WHERE words = 'Put on record: His coach is called Sam'", &[]);
    assert_eq!(owner, scene.joel);
    assert_eq!(scene.app.count("SELECT count(*) FROM work_clock", &[]), 0, "a group session comes on top of the plan");
}

#[test]
fn a_restricted_child_is_neither_offered_nor_named_and_a_childs_part_leaves_a_look() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "case", "23 11 2026", &[&scene.kj_number]);
    let child = format!("{at}/children/{}", scene.kj_number);
    let looks = scene.app.count("SELECT count(*) FROM look", &[]);
    helen.get(&child).expect_status(200);
    assert_eq!(scene.app.count("SELECT count(*) FROM look", &[]), looks + 1);

    scene.restrict(scene.kj, scene.amina_account);

    helen.get(&at).expect("A record that you may not open").expect_not("Kayleigh");
    helen.get(&child).expect_status(403);
    helen.get(&format!("/supervision/{}/new", scene.amina)).expect_not("Kayleigh");
    helen.get(&format!("{at}/children/{}", scene.tyler_number)).expect_status(404);
}
