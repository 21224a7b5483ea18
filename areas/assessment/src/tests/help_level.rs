//! The level of help over time: one record, stepped up and down, history kept.

use super::scene::Scene;

#[test]
fn a_family_steps_up_and_down_and_its_record_and_history_stay() {
    let scene = Scene::new().with_experience();
    let (joel, helen) = (scene.joel(), scene.helen());
    let at = format!("/people/{}/help", scene.number);
    joel.get(&at).expect("no level noted yet");
    let early = [("level", "early_help"), ("from", "2 11 2026"), ("reason", "Mum asked for help with mornings")];

    // Stepping up waits for everybody who is not trusted with it.
    joel.post(&at, &early).expect_status(303);
    joel.get(&at).expect("no level noted yet").expect("Step up to early help");
    let page = helen.get(&at);
    let (to, decision) = (page.attributes("#decide form", "action").remove(0), page.field("decision").unwrap());
    let agrees = [
        ("decision", decision.as_str()),
        ("verdict", "agree"),
        ("read", "The plan"),
        ("rationale", "Right for them now"),
    ];
    joel.post(&to, &agrees).expect_status(403);
    helen.post(&to, &agrees).expect_status(303);
    joel.get(&at).expect("Early help since 2 November 2026");
    helen.post(&to, &agrees).expect_status(409);

    let down =
        [("level", "none"), ("from", "20 11 2026"), ("reason", "Mornings go well now"), ("also", &scene.tyler_number)];
    joel.post(&at, &down).expect_status(303);
    let page = helen.get(&at);
    let to = page.attributes("#decide form", "action").remove(0);
    let back = [("verdict", "send_back"), ("rationale", "Wait for the school's view first")];
    helen.post(&to, &back).expect_status(303);

    joel.get(&at).expect("Early help since 2 November 2026").expect("Mum asked for help with mornings");
    joel.get(&format!("/people/{}", scene.number)).expect("Level of help: Early help");
    scene.app.expect_sound();
}

#[test]
fn a_step_without_level_day_or_reason_is_refused() {
    let scene = Scene::new();
    let amina = scene.amina();
    let at = format!("/people/{}/help", scene.number);
    let seen = amina.post(&at, &[("from", ""), ("reason", "")]);
    seen.expect_status(422).expect("Choose the level").expect("Enter the day from which it holds").expect("Enter why");
    let none = [("level", "none"), ("from", "2 11 2026"), ("reason", "Nothing more is needed")];
    amina.post(&at, &none).expect_status(303);
    amina.get(&at).expect("Services that every family can use since 2 November 2026");
    amina.post(&at, &none).expect_status(422).expect("already");
    let before = [("level", "early_help"), ("from", "1 11 2026"), ("reason", "Earlier")];
    amina.post(&at, &before).expect_status(422).expect("The level before began on 2 November 2026");
    scene.app.sign_in_as("quality").post(&at, &none).expect_status(403);
}
