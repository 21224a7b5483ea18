//! A manager agrees, or sends it back to the exact answer.

use super::scene::{ANSWERS, Scene, at, outcome, send};
use testkit::Seen;

const AGREES: [(&str, &str); 3] = [
    ("verdict", "agree"),
    ("read", "The assessment"),
    ("rationale", "The nights are well described, and the plan fits"),
];

fn held(scene: &Scene) -> (String, Seen) {
    let amina = scene.amina();
    let record = scene.begin(&amina, false, scene.amina, "2 11 2026");
    send(&amina, &record, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    let asked = amina.post(&at(&record, "conclude"), &outcome(&name, "child_in_need"));
    let seen = amina.follow(&asked);
    (record, seen)
}

fn decides(scene: &Scene, record: &str, fields: &[(&str, &str)]) -> Seen {
    let helen = scene.helen();
    let page = helen.get(&at(record, "decide"));
    let (decision, as_of) = (page.field("decision").unwrap(), page.field("as_of").unwrap());
    let mut all = vec![("decision", decision.as_str()), ("as_of", as_of.as_str())];
    all.extend_from_slice(fields);
    helen.post(&at(record, "settle"), &all)
}

/// C16-02.
#[test]
fn c16_02_a_first_year_worker_closing_an_assessment_is_held_and_a_trusted_one_is_not_and_both_are_logged() {
    let scene = Scene::new().with_experience();

    let (record, said) = held(&scene);
    said.expect("In their first year, until 31 August 2027");
    let joel = scene.joel();
    let other = scene.begin(&joel, false, scene.joel, "2 11 2026");
    send(&joel, &other, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    let free = joel.post(&at(&other, "conclude"), &outcome(&name, "child_in_need"));

    joel.follow(&free).expect("Child in need plan (23 November 2026 by Joel Okafor)");
    let helen = scene.helen();
    helen.get("/decisions").expect("Amina Yusuf").expect("Child in need plan");
    let asked = helen.get("/decisions/list/asked/all/all");
    asked.expect("Asked: 2 decisions").expect("Amina Yusuf").expect("Joel Okafor");
    helen.get("/decisions/list/held/all/all").expect("1 decision").expect("Amina Yusuf").expect_not("Joel Okafor");
    helen.get("/decisions/list/not-held/all/all").expect("1 decision").expect("Joel Okafor");
    helen.get("/assessments/lists/waiting").expect("Waiting for a manager: 1 assessment");
    let complete = "SELECT count(*) FROM assessment WHERE standing = 'complete'";
    assert_eq!(scene.app.count(complete, &[]), 1);
    helen.get(&record).expect("It waits for a manager");
    scene.app.expect_sound();
}

#[test]
fn a_manager_reads_it_agrees_and_the_assessment_is_the_workers_own() {
    let scene = Scene::new().with_experience();
    let (record, _) = held(&scene);
    let helen = scene.helen();
    helen
        .get(&at(&record, "decide"))
        .expect("Mum and Dad shout at night.")
        .expect("Both parents want help with the nights")
        .expect("Meet at school with both parents")
        .expect("Amina Yusuf, social worker");
    decides(&scene, &record, &[("verdict", "agree"), ("rationale", "Fine by me, it fits")])
        .expect_status(422)
        .expect("Say what you read");

    let agreed = decides(&scene, &record, &AGREES);

    helen
        .follow(&agreed)
        .expect("by Amina Yusuf, agreed by Helen Brearley")
        .expect("at 10:42 by Amina Yusuf")
        .expect("Done in time");
    helen.get(&format!("/people/{}", scene.number)).expect("Agreed by Helen Brearley.");
    scene.amina().get(&at(&record, "conclude")).expect_status(303);
    decides_again(&scene, &record);
    scene.app.expect_sound();
}

fn decides_again(scene: &Scene, record: &str) {
    let fields = [("decision", "1"), ("as_of", "1"), AGREES[0], AGREES[1], AGREES[2]];
    scene.helen().post(&at(record, "settle"), &fields).expect_status(409).expect("no longer waits");
}

#[test]
fn it_is_sent_back_to_the_exact_answer_and_the_worker_sees_the_comment_beside_it() {
    let scene = Scene::new().with_experience();
    let (record, _) = held(&scene);

    let back = [("verdict", "send_back"), ("place", "impact"), ("rationale", "Say what the nights do to KJ at school")];
    decides(&scene, &record, &back).expect_status(303);

    let amina = scene.amina();
    let page = amina.get(&record);
    let beside = page.all("[data-place='q-impact-0'] .kith-notice");
    assert_eq!(beside.len(), 1, "{beside:?}");
    assert!(beside[0].contains("Helen Brearley") && beside[0].contains("Say what the nights do to KJ at school"));
    assert!(page.all("[data-place='q-what_happened-0'] .kith-notice").is_empty());
    let again = amina.get(&at(&record, "conclude"));
    again.expect("Helen Brearley sent it back");
    assert_eq!(again.field("reason").as_deref(), Some("Both parents want help with the nights"), "nothing is lost");
    send(&amina, &record, "go-on", &[("q-impact-0", "She falls asleep in class.")]).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    amina.post(&at(&record, "conclude"), &outcome(&name, "child_in_need")).expect_status(303);
    decides(&scene, &record, &AGREES).expect_status(303);
    assert!(amina.get(&record).all("[data-place='q-impact-0'] .kith-notice").is_empty());
}

#[test]
fn an_answer_changed_while_the_manager_reads_is_read_again_before_agreeing() {
    let scene = Scene::new().with_experience();
    let (record, _) = held(&scene);
    let helen = scene.helen();
    let page = helen.get(&at(&record, "decide"));
    let (decision, as_of) = (page.field("decision").unwrap(), page.field("as_of").unwrap());
    scene.app.minutes_pass(5);
    send(&scene.amina(), &record, "stay", &[("q-reflection-0", "Was it the school's worry only?")]).expect_status(303);

    let mut fields = vec![("decision", decision.as_str()), ("as_of", as_of.as_str())];
    fields.extend(AGREES);
    helen.post(&at(&record, "settle"), &fields).expect_status(409).expect("changed while you were reading");

    helen.get(&at(&record, "decide")).expect("after this was sent to be decided");
    assert_eq!(scene.app.count("SELECT count(*) FROM assessment WHERE standing = 'waiting'", &[]), 1);
}

#[test]
fn a_manager_decides_otherwise_and_the_assessment_is_concluded_with_their_outcome_beside_the_proposal() {
    let scene = Scene::new().with_experience();
    let (record, _) = held(&scene);
    let name = format!("other-{}", scene.kj);
    let other = |code: &'static str| {
        [
            ("verdict", "change"),
            (name.as_str(), code),
            ("other_steps", "0"),
            ("rationale", "The school can lead this, and the parents asked for it"),
        ]
    };
    scene.helen().get(&at(&record, "decide")).expect("What comes of it for KJ instead?");
    decides(&scene, &record, &other("child_in_need")).expect_status(422).expect("That is what was proposed");
    let nothing = decides(&scene, &record, &[("verdict", "change"), (name.as_str(), "early_help")]);
    assert!(nothing.error_for("rationale").is_some());

    decides(&scene, &record, &other("early_help")).expect_status(303);

    let kept = "SELECT count(*) FROM assessment_child WHERE person = $1 AND outcome = 'early_help'";
    assert_eq!(scene.app.count(kept, &[scene.kj.into()]), 1);
    let concluded = "SELECT count(*) FROM assessment WHERE standing = 'complete' AND closed_by = 'Helen Brearley'
                     AND agreed_by = '' AND proposed LIKE '%child_in_need%' AND reason LIKE 'The school can lead%'";
    assert_eq!(scene.app.count(concluded, &[]), 1);
    let clock = "SELECT count(*) FROM clock WHERE person = $1 AND rule = 'single_assessment' AND stopped_on IS NULL";
    assert_eq!(scene.app.count(clock, &[scene.kj.into()]), 0);
    let level = "SELECT count(*) FROM help_level WHERE person = $1 AND level = 'early_help' AND to_day IS NULL";
    assert_eq!(scene.app.count(level, &[scene.kj.into()]), 1);
    let begins = "SELECT count(*) FROM action WHERE person = $1 AND words LIKE 'Introduce the family%'";
    assert_eq!(scene.app.count(begins, &[scene.kj.into()]), 1);
    let logged = "SELECT count(*) FROM decision WHERE held = 1 AND standing = 'changed'
                  AND outcome_words = 'Child in need plan' AND changed_outcome = 'Family help or early help step'";
    assert_eq!(scene.app.count(logged, &[]), 1);
    let story = scene.amina().get(&format!("/people/{}", scene.number));
    story.expect("Assessment concluded: Family help or early help step");
    story.expect("a manager decided otherwise, Family help or early help step").expect("Amina Yusuf proposed");
    let decided = scene.amina().get(&at(&record, "decide"));
    decided.expect("Decided otherwise by Helen Brearley").expect("Decided instead");
    scene.amina().post(&at(&record, "settle"), &AGREES).expect_status(403);
    scene.app.sign_in_as("worker").get(&at("/records/1", "decide")).expect_status(404);
    scene.app.expect_sound();
}

#[test]
fn a_strategy_discussion_is_held_for_everybody() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, false, scene.joel, "2 11 2026");
    send(&joel, &record, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);

    let asked = joel.post(&at(&record, "conclude"), &outcome(&name, "section_47"));

    joel.follow(&asked).expect("It waits for a manager");
    scene.helen().get("/decisions").expect("Start an enquiry under section 47");
}
