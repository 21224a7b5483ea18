use super::scene::{ACTION, Scene, audits};
use crate::words::Kind;

#[test]
fn c26_02_an_action_is_chased_until_whoever_asked_confirms_it() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    audits(&scene.sian(), &at, Kind::Themed, "good", &ACTION);
    let action = scene.app.count("SELECT id FROM action WHERE agreed_where = 'audit'", &[]);
    let (here, number) = (format!("/audits/actions/{action}"), scene.children[0].1.clone());

    scene.app.minutes_pass(8 * 24 * 60);
    scene.sian().get("/audits/actions").expect("Overdue: 1 of 1, 100.0%");
    scene.sian().get("/audits/actions/list/escalated").expect("Before the service manager (0)");
    crate::chasing::escalate(&scene.app.store, scene.app.now()).unwrap();
    scene.sian().get("/audits/actions/list/escalated").expect("Before the service manager (0)");
    scene.app.minutes_pass(11 * 24 * 60);
    let acts = "SELECT count(*) FROM act WHERE name = 'escalate_audit_actions'";
    for _ in 0..2 {
        crate::chasing::escalate(&scene.app.store, scene.app.now()).unwrap();
        assert_eq!(scene.app.count(acts, &[]), 1, "once is enough");
    }
    scene
        .angela()
        .get("/audits/actions/list/escalated")
        .expect("Before the service manager (1)")
        .expect("See her alone");
    scene.angela().get("/").expect("1 action overdue");

    let page = scene.amina().get(&format!("/people/{number}/work/{action}"));
    page.expect("What must show that it is done").expect("The record of the visit");
    let done = format!("/people/{number}/work/{action}/done");
    scene.amina().post(&done, &[("evidence", "")]).expect_status(422);
    scene.amina().post(&done, &[("evidence", "Rang school")]).expect_status(303);
    scene.angela().post(&format!("{here}/confirm"), &[]).expect_status(403);
    scene.sian().post(&format!("{here}/send-back"), &[("why", "")]).expect_status(422);
    scene.sian().post(&format!("{here}/send-back"), &[("why", "Nobody has seen her alone yet")]).expect_status(303);
    scene.amina().get(&format!("/people/{number}/work/{action}")).expect("Nobody has seen her alone yet");
    scene.sian().post(&format!("{here}/confirm"), &[]).expect_status(409);
    scene.amina().post(&done, &[("evidence", "Seen alone on 9 December")]).expect_status(303);
    scene.sian().get("/audits").expect("See her alone at school");
    scene.sian().post(&format!("{here}/confirm"), &[]).expect_status(303);

    scene.sian().get(&here).expect("Confirmed by Sian Hughes").expect("Seen alone on 9 December");
    scene.sian().get("/audits/actions/list/confirmed").expect("Confirmed (1)");
    scene.app.expect_sound();
}
