use super::scene::{AGREES, Scene, asks, decides};

fn waiting(step: &str) -> Scene {
    let scene = Scene::new();
    asks(&scene.amina(), &scene.kj_number, 1, step).expect_status(303);
    scene
}

#[test]
fn a_manager_agrees_with_a_reason_and_what_was_read_and_the_worker_and_the_story_say_so() {
    let scene = waiting("step_down");
    let helen = scene.helen();
    let page = helen.get(&format!("/trials/{}/1", scene.kj_number));
    page.expect("I agree: No further action").expect("Mum has kept every visit").expect("The child's own words");
    scene.app.minutes_pass(180);
    let helen = scene.helen();

    decides(&helen, &scene.kj_number, 1, AGREES).expect_status(303);

    helen.get("/decisions").expect("No decision waits").expect("3 hours");
    let settled = helen.get("/decisions/list/agreed/all/all");
    settled.expect("Agreed by Helen Brearley, after 3 hours").expect("a change that has lasted three months");
    let amina = scene.amina();
    amina.get("/").expect("Decisions you asked for").expect("Agreed").expect("a change that has lasted three months");
    amina.get(&format!("/people/{}", scene.kj_number)).expect("Step down to a lower level of help: agreed");
    amina.get(&format!("/people/{}/work", scene.kj_number)).expect("Agreed by Helen Brearley on 23 November 2026");
    assert_eq!(scene.app.count("SELECT count(*) FROM work_clock WHERE stopped_on IS NULL", &[]), 0);
    scene.app.expect_sound();
}

#[test]
fn a_countersignature_without_a_reason_does_not_count() {
    let scene = waiting("step_down");
    let helen = scene.helen();
    let tries = |verdict, rationale| {
        let fields = [("verdict", verdict), ("read", "The assessment"), ("rationale", rationale)];
        decides(&helen, &scene.kj_number, 1, &fields)
    };
    for filler in ["", "  ", "Agreed.", "ok", "n/a", "As above"] {
        let said = tries("agree", filler);
        said.expect_status(422);
        assert!(said.error_for("rationale").is_some(), "{filler:?}");
    }
    assert!(tries("send_back", "").error_for("rationale").unwrap().contains("what has to change"));
    assert!(tries("", "Because of the visits").error_for("verdict").unwrap().contains("Choose what you decide"));
    assert!(tries("change", "Because of the visits").error_for("outcome").unwrap().contains("decide instead"));
    let unread = [("verdict", "agree"), ("rationale", "Because of the visits")];
    let unread = decides(&helen, &scene.kj_number, 1, &unread);
    assert!(unread.error_for("read").unwrap().contains("what you read"));
    unread.expect("Because of the visits");
    helen.get("/decisions").expect("Waiting now: 1 decision");
}

#[test]
fn what_is_sent_back_stands_beside_the_exact_answer_until_it_is_answered() {
    let scene = waiting("step_down");
    let back = [("verdict", "send_back"), ("place", "voice"), ("rationale", "I cannot hear KJ in this yet")];

    decides(&scene.helen(), &scene.kj_number, 1, &back).expect_status(303);

    let (amina, trial) = (scene.amina(), format!("/trials/{}/1", scene.kj_number));
    let home = amina.get("/");
    home.expect("Sent back").expect("I cannot hear KJ in this yet");
    assert!(home.attributes(".kith-work a", "href").contains(&format!("{trial}#ask-voice")));
    amina.get(&trial).expect("Helen Brearley says beside Some(\"voice\"): I cannot hear KJ in this yet");
    amina.post(&format!("{trial}/answer"), &[("place", "other")]).expect_status(303);
    amina.get(&trial).expect("I cannot hear KJ in this yet");
    amina.post(&format!("{trial}/answer"), &[("place", "voice")]).expect_status(303);
    amina.get(&trial).expect_not("says beside");
    amina.get("/").expect_not("Sent back");
    scene.helen().get("/decisions/list/sent-back/all/all").expect("Sent back: 1 decision");
}

#[test]
fn asking_again_answers_what_was_sent_back() {
    let scene = waiting("step_down");
    let back = [("verdict", "send_back"), ("rationale", "Ring the school first")];
    decides(&scene.helen(), &scene.kj_number, 1, &back).expect_status(303);
    let amina = scene.amina();
    amina.get("/").expect("Ring the school first");

    asks(&amina, &scene.kj_number, 1, "step_down").expect_status(303);

    amina.get("/").expect_not("Ring the school first").expect("Waiting for a manager");
    amina.get(&format!("/trials/{}/1", scene.kj_number)).expect_not("says beside");
}

#[test]
fn a_manager_who_decides_otherwise_says_what_instead_and_the_story_tells_it() {
    let scene = waiting("step_down");
    let change = [("verdict", "change"), ("outcome", "A child in need plan"), ("rationale", "Two moves in one year")];

    decides(&scene.helen(), &scene.kj_number, 1, &change).expect_status(303);

    let helen = scene.helen();
    helen.get("/decisions/list/otherwise/all/all").expect("Instead: A child in need plan");
    helen.get("/decisions/list/agreed/all/all").expect("0 decisions");
    let amina = scene.amina();
    amina.get("/").expect("Helen Brearley decided: A child in need plan. Two moves in one year");
    amina.get(&format!("/people/{}", scene.kj_number)).expect("decided otherwise, A child in need plan");
}

#[test]
fn nobody_settles_what_they_asked_themselves() {
    let scene = Scene::new();
    let helen = scene.helen();
    asks(&helen, &scene.kj_number, 1, "step_down").expect_status(303);
    helen.get(&format!("/trials/{}/1", scene.kj_number)).expect("You asked for this decision yourself");

    let own = decides(&helen, &scene.kj_number, 1, AGREES);

    own.expect_status(422).expect("Another manager decides it");
    decides(&scene.angela(), &scene.kj_number, 1, AGREES).expect_status(303);
}

#[test]
fn a_worker_and_a_manager_of_another_team_do_not_settle_it() {
    let scene = waiting("step_down");
    decides(&scene.joel(), &scene.kj_number, 1, AGREES).expect_status(403);
    decides(&scene.neil(), &scene.kj_number, 1, AGREES).expect_status(403);
    // A record that no team holds is open to all, but the queue is North's.
    let sky = scene.app.arrange(|acting| {
        let new =
            record::store::person::NewPerson { given: "Sky", family: "Arden", source: "test", ..Default::default() };
        let id = record::store::person::make_person(acting, &new)?;
        Ok(record::store::person::person(acting, id)?.kith_number)
    });
    asks(&scene.amina(), &sky, 2, "step_down").expect_status(303);
    scene.neil().get(&format!("/trials/{sky}/2")).expect("It waits for a manager of the team");
    decides(&scene.neil(), &sky, 2, AGREES).expect_status(422).expect("another team's manager");
    decides(&scene.helen(), &sky, 2, AGREES).expect_status(303);
}

#[test]
fn the_second_of_two_managers_hears_what_the_first_decided() {
    let scene = waiting("step_down");
    decides(&scene.helen(), &scene.kj_number, 1, AGREES).expect_status(303);

    let late =
        decides(&scene.angela(), &scene.kj_number, 1, &[("verdict", "send_back"), ("rationale", "Ring the school")]);

    late.expect_status(409).expect("no longer waits: Agreed by Helen Brearley on 23 November 2026");
    scene.angela().get(&format!("/trials/{}/1", scene.kj_number)).expect("Agreed by Helen Brearley");
}
