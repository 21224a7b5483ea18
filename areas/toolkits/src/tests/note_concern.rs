//! A concern, the reasons for no result, and the task that asks for one.

use super::scene::Scene;
use crate::published::{self, Whose};
use record::store::action;

fn open_tasks(scene: &Scene) -> usize {
    let all = scene.app.store.read(|r| action::of_person(r, scene.child)).unwrap();
    all.iter().filter(|a| a.is_open() && a.agreed_where == "toolkit").count()
}

const CONCERN: &[(&str, &str)] = &[("from", "2 11 2026"), ("source", "Visit of 2 November")];

#[test]
fn a_concern_asks_for_the_toolkit_and_a_result_settles_the_task() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    amina.get(&scene.at("")).expect("Not noted as a concern");

    amina.post(&scene.at("/neglect/concern"), CONCERN).expect_status(303);

    amina.get(&scene.at("")).expect("since 2 November 2026").expect("A task to fill it in is open");
    amina
        .get(&format!("/people/{}/work", scene.number))
        .expect("Fill in the toolkit with the family, or say why not: neglect")
        .expect("Amina Yusuf");
    assert_eq!(open_tasks(&scene), 1);
    scene.filled_in(&amina, "20 11 2026", ["3", "2", "2", "2"]);
    assert_eq!(open_tasks(&scene), 0);
    amina.get(&scene.at("")).expect("Result of 20 November 2026");
}

#[test]
fn not_yet_leaves_an_open_task_and_another_reason_settles_it() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    amina.post(&scene.at("/neglect/concern"), CONCERN).expect_status(303);
    let reason = scene.at("/neglect/reason");

    amina.post(&reason, &[("toolkit", "not_yet")]).expect_status(303);
    assert_eq!(open_tasks(&scene), 1, "the task that is there already is enough");
    amina.post(&reason, &[("toolkit", "family_said_no")]).expect_status(422).expect("Say more about the reason");
    amina.post(&reason, &[]).expect_status(422).expect("neglect is a concern");
    amina
        .post(&reason, &[("toolkit", "family_said_no"), ("toolkit_words", "Mum wants to talk first")])
        .expect_status(303);

    assert_eq!(open_tasks(&scene), 0);
    amina.get(&scene.at("")).expect("The family does not want to take part").expect("Mum wants to talk first");
}

#[test]
fn a_concern_ends_with_a_reason_and_stays_readable() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    amina.post(&scene.at("/neglect/concern"), &[("from", "1 1 2027"), ("source", "")]).expect_status(422);
    amina.post(&scene.at("/neglect/concern"), CONCERN).expect_status(303);
    amina.get(&scene.at("/neglect/end")).expect("is a concern no longer");
    amina.post(&scene.at("/neglect/end"), &[("why", "")]).expect_status(422).expect("somebody will ask");

    amina.post(&scene.at("/neglect/end"), &[("why", "Gran has moved in")]).expect_status(303);

    amina.get(&scene.at("")).expect("Not noted as a concern").expect("Gran has moved in");
    assert_eq!(open_tasks(&scene), 0);
    amina.post(&scene.at("/neglect/end"), &[("why", "Again")]).expect_status(409);
    scene.app.sign_in_as("quality").post(&scene.at("/neglect/concern"), CONCERN).expect_status(403);
    amina.post(&scene.at("/nothing/concern"), CONCERN).expect_status(404);
}

#[test]
fn what_was_said_at_a_contact_goes_over_to_the_child_it_was_about() {
    let scene = Scene::new();
    let whose = Whose::Contact(77);
    scene.app.arrange(|acting| published::note_reason(acting, whose, ("not_yet", ""), "Sam Hub"));
    assert_eq!(open_tasks(&scene), 0);

    scene.app.arrange(|acting| published::carry_over(acting, 77, scene.child));

    assert_eq!(open_tasks(&scene), 1);
    let said = scene.app.store.read(|r| published::open_reason(r, Whose::Person(scene.child))).unwrap().unwrap();
    assert_eq!((said.code.as_str(), said.by.as_str()), ("not_yet", "Sam Hub"));
}
