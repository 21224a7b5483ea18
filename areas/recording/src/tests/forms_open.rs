//! Each form opens with what it changes in view, and every kind of record can be begun.

use super::scene::Scene;

#[test]
fn what_can_be_done_to_a_completed_record_opens_with_the_record_named() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.completed(&amina, false);
    amina.upload(&format!("{record}/files"), &[], &[("file", "dog.png", b"\x89PNG\r\n\x1a\n")]).expect_status(303);
    let file = amina.get(&record).attributes("#files a[download]", "href").remove(0);

    for end in ["append", "move"] {
        amina.get(&format!("{record}/{end}")).expect_status(200).expect("Visit");
    }
    amina.get(&format!("{file}/remove")).expect("dog.png");
}

#[test]
fn a_draft_is_discarded_from_a_page_that_says_what_is_lost_and_a_chronology_entry_is_changed_where_it_stands() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let draft = scene.begin(&amina, "visits", false);
    amina.get(&format!("{draft}/discard")).expect_status(200).expect("Why");
    let at = format!("/people/{}/chronology", scene.number);
    let fields = [("day", "20 11 2026"), ("words", "Moved to Gran's"), ("source", "Mum"), ("meaning", "She sleeps")];
    amina.post(&at, &fields).expect_status(303);
    let id = amina.get(&at).attributes(".kith-entry", "id").remove(0).replace('c', "");

    let edit = amina.get(&format!("{at}/{id}/edit"));

    assert_eq!(edit.field("words").as_deref(), Some("Moved to Gran's"));
    amina.get(&format!("{at}/{id}/end")).expect("Moved to Gran's");
}

#[test]
fn notes_and_direct_work_are_begun_like_visits() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    for kind in ["notes", "direct-work"] {
        amina.get(&scene.begin(&amina, kind, false)).expect_status(200).expect("Kayleigh-Ann");
    }
}
