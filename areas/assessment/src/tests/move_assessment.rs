//! An assessment that was filed on the wrong child goes over whole.

use super::scene::{ANSWERS, Scene, at, outcome, send};
use jiff::civil::date;
use testkit::Browser;

/// Moves a record to Tyler, having been asked whether that is the right child.
fn to_tyler(scene: &Scene, browser: &Browser<'_>, record: &str) {
    let to = format!("{record}/move");
    let mut fields = vec![("to", scene.tyler_number.as_str()), ("reason", "The brother was meant")];
    browser.post(&to, &fields).expect("Check that this is the right child");
    fields.push(("sure", scene.tyler_number.as_str()));
    browser.post(&to, &fields).expect_status(303);
}

fn running(scene: &Scene, child: i64) -> i64 {
    let sql = "SELECT count(*) FROM clock WHERE person = $1 AND rule = 'single_assessment' AND stopped_on IS NULL";
    scene.app.count(sql, &[child.into()])
}

#[test]
fn a_concluded_assessment_moves_with_its_clock_its_outcome_and_the_level_of_help() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, false, scene.joel, "2 11 2026");
    send(&joel, &record, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    joel.post(&at(&record, "conclude"), &outcome(&name, "child_in_need")).expect_status(303);

    to_tyler(&scene, &joel, &record);

    let kept = "SELECT count(*) FROM assessment_child WHERE person = $1 AND outcome = 'child_in_need'";
    assert_eq!((scene.app.count(kept, &[scene.kj.into()]), scene.app.count(kept, &[scene.tyler.into()])), (0, 1));
    let stopped = "SELECT count(*) FROM clock WHERE person = $1 AND rule = 'single_assessment'
                   AND started_on = '2026-11-02' AND stopped_on = '2026-11-23'";
    assert_eq!((scene.app.count(stopped, &[scene.kj.into()]), scene.app.count(stopped, &[scene.tyler.into()])), (0, 1));
    let level = "SELECT count(*) FROM help_level WHERE person = $1 AND level = 'child_in_need' AND standing = 'stands'";
    assert_eq!((scene.app.count(level, &[scene.kj.into()]), scene.app.count(level, &[scene.tyler.into()])), (0, 1));
    let steps = "SELECT count(*) FROM action WHERE person = $1 AND words = 'Meet at school with both parents'";
    assert_eq!((scene.app.count(steps, &[scene.kj.into()]), scene.app.count(steps, &[scene.tyler.into()])), (0, 1));
    let tyler = joel.get(&format!("/people/{}", scene.tyler_number));
    tyler.expect("Assessment concluded: Child in need plan");
    let kj = joel.get(&format!("/people/{}", scene.number));
    kj.expect_not("Assessment concluded: Child in need plan").expect("was filed here by mistake").expect_not("Tyler");
    joel.get(&record).expect("Child in need plan (23 November 2026 by Joel Okafor)");
    scene.app.expect_sound();
}

#[test]
fn work_that_ended_by_an_assessment_of_another_child_is_taken_up_again() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, false, scene.joel, "2 11 2026");
    send(&joel, &record, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    joel.post(&at(&record, "conclude"), &outcome(&name, "no_further_action")).expect_status(303);
    let held = "SELECT count(*) FROM responsibility WHERE person = $1 AND to_day IS NULL";
    assert_eq!((scene.app.count(held, &[scene.kj.into()]), scene.app.count(held, &[scene.tyler.into()])), (0, 1));

    to_tyler(&scene, &joel, &record);

    assert_eq!((scene.app.count(held, &[scene.kj.into()]), scene.app.count(held, &[scene.tyler.into()])), (1, 0));
    let named = "SELECT count(*) FROM work_clock WHERE person = $1 AND rule = 'name_worker' AND stopped_on IS NULL";
    assert_eq!(scene.app.count(named, &[scene.kj.into()]), 1);
    scene.app.expect_sound();
}

#[test]
fn a_child_who_was_referred_is_still_to_be_assessed_when_the_assessment_was_another_childs() {
    let scene = Scene::new().with_experience();
    let contact = scene.referral(date(2026, 11, 2));
    let amina = scene.amina();
    let lead = scene.post_of(scene.amina);
    let path = format!("/people/{}/assessments/new/{contact}", scene.number);
    let fields = [
        ("whom", scene.number.as_str()),
        ("lead", lead.as_str()),
        ("referral", "2 11 2026"),
        ("why", "Hungry at school since September"),
    ];
    let record = amina.post(&path, &fields).led_to();
    amina.get("/assessments/to-begin").expect("To be assessed: 0 children");
    send(&amina, &record, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    amina.post(&at(&record, "conclude"), &outcome(&name, "child_in_need")).expect_status(303);

    to_tyler(&scene, &amina, &record);

    assert_eq!((running(&scene, scene.kj), running(&scene, scene.tyler)), (1, 1));
    amina.get("/assessments/to-begin").expect("To be assessed: 1 child").expect("Kayleigh-Ann Marsden");
    let waits = "SELECT count(*) FROM decision WHERE about_kind = 'assessment' AND standing = 'held' AND person = $1";
    assert_eq!(scene.app.count(waits, &[scene.tyler.into()]), 1);
    let proposed = format!("SELECT count(*) FROM assessment WHERE proposed LIKE '%{}%'", scene.tyler);
    assert_eq!(scene.app.count(&proposed, &[]), 1);
    scene.app.expect_sound();
}
