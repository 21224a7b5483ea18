use super::scene::{ACTION, Scene, audits, closes};
use crate::words::Kind;

#[test]
fn c26_03_it_closes_with_an_agreed_change_or_a_reason_and_not_before() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    let sian = scene.sian();
    audits(&sian, &at, Kind::Themed, "good", &[]);
    scene.amina().get("/").expect("Read the audit, and answer it");
    scene.amina().post(&format!("{at}/answer"), &[("words", "")]).expect_status(422);
    scene.amina().post(&format!("{at}/answer"), &[("words", "The visit in May was two visits")]).expect_status(303);

    let refused = sian.post(&format!("{at}/close"), &[]);
    refused.expect_status(422).expect("at least one agreed change, or why there is none");

    sian.get(&format!("{at}/learning")).expect_status(200).expect("When did you talk it through?");
    let nothing = [("talked_on", "23 11 2026"), ("with", "Amina"), ("changes", "")];
    let refused = sian.post(&format!("{at}/learning"), &nothing);
    refused.expect_status(422);
    assert!(refused.error_for("why_none").unwrap().contains("at least one agreed change"));
    assert_eq!(refused.field("with").as_deref(), Some("Amina"));
    let reason = [nothing[0], nothing[1], nothing[2], ("why_none", "Amina left on Friday; her manager takes it up")];
    sian.post(&format!("{at}/learning"), &reason).expect_status(303);
    let kept = sian.get(&format!("{at}/learning"));
    assert_eq!(kept.field("why_none").as_deref(), Some("Amina left on Friday; her manager takes it up"));
    let closed = sian.post(&format!("{at}/close"), &[]);

    sian.follow(&closed).expect("Closed").expect("Amina left on Friday").expect("The visit in May was two visits");
    sian.get(&at).expect("It is asked on 18 January 2027 what changed for the child");
    sian.post(&format!("{at}/close"), &[]).expect_status(409);
    scene.app.expect_sound();
}

#[test]
fn the_worker_has_five_working_days_to_answer_before_it_closes() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    audits(&scene.sian(), &at, Kind::Themed, "good", &[]);
    let talked = [("talked_on", "23 11 2026"), ("with", "Helen"), ("changes", "Ask her first"), ("theme", "voice")];
    scene.sian().post(&format!("{at}/learning"), &talked).expect_status(303);
    scene.sian().post(&format!("{at}/close"), &[]).expect_status(422).expect("has not answered yet");
    scene.helen().post(&format!("{at}/answer"), &[("words", "The team sees it so, too")]).expect_status(303);
    scene.sian().post(&format!("{at}/close"), &[]).expect_status(422).expect("has not answered yet");

    scene.app.minutes_pass(8 * 24 * 60);

    scene.sian().post(&format!("{at}/close"), &[]).expect_status(303);
}

#[test]
fn eight_weeks_on_it_is_asked_what_changed_and_the_answer_stands_with_the_actions_too() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    audits(&scene.sian(), &at, Kind::Themed, "good", &ACTION);
    let action = scene.app.count("SELECT id FROM action WHERE agreed_where = 'audit'", &[]);
    let number = &scene.children[0].1;
    let shows = [("evidence", "Seen alone at school on 25 November; she wants to see gran")];
    scene.amina().post(&format!("/people/{number}/work/{action}/done"), &shows).expect_status(303);
    closes(&scene, &at);
    scene.sian().get("/audits").expect("No such question is due");

    scene.app.minutes_pass(57 * 24 * 60);
    scene.sian().get("/audits").expect("What changed?");
    let asked = scene.sian().get(&format!("{at}/impact"));
    asked.expect_status(200).expect("What is different for the child because of this audit?");
    asked.expect("See her alone at school").expect("Somebody hears what she wants");
    let refused = scene.sian().post(&format!("{at}/impact"), &[("evidence", "better")]);
    refused.expect_status(422);
    assert!(refused.error_for("helped").is_some() && refused.error_for("asked_of").is_some());
    let said = [("helped", "better"), ("evidence", "She sees gran on Sundays now"), ("asked_of", "Robin, and gran")];
    scene.grace().post(&format!("{at}/impact"), &said).expect_status(403);
    scene.sian().post(&format!("{at}/impact"), &said).expect_status(303);

    scene.sian().get(&at).expect("Better for the child").expect("She sees gran on Sundays now");
    scene.amina().get(&format!("/people/{number}/work/{action}")).expect("She sees gran on Sundays now");
    scene.sian().post(&format!("{at}/impact"), &said).expect_status(409);
}
