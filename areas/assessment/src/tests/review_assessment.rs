//! Review points on the way, and the clock that runs over.

use super::scene::{Scene, at};
use jiff::civil::date;
use record::store::work_clock;

#[test]
fn a_review_says_why_it_goes_on_and_the_next_one_is_due_later() {
    let scene = Scene::new();
    let amina = scene.amina();
    let record = scene.begin(&amina, false, scene.amina, "2 11 2026");
    let id = scene.app.count("SELECT id FROM assessment", &[]);
    let due = |scene: &Scene| -> Vec<days::Day> {
        let all = scene.app.store.read(|r| work_clock::about(r, "assessment", id)).unwrap();
        all.iter().filter(|d| d.stopped.is_none()).map(|d| d.due).collect()
    };
    // 10 and 25 working days from 2 November 2026.
    assert_eq!(due(&scene), [date(2026, 11, 16), date(2026, 12, 7)]);
    amina.get("/assessments/lists/reviews").expect("Review due: 1 assessment").expect("Late by 5 working days");
    amina.get(&at(&record, "review")).expect("what is known, what is not, and why it goes on").expect("(local)");
    amina.post(&at(&record, "review"), &[("why", " ")]).expect_status(422).expect("Enter why the assessment goes on");

    amina.post(&at(&record, "review"), &[("why", "The school has not answered yet")]).expect_status(303);

    assert_eq!(due(&scene), [date(2026, 12, 7)]);
    amina.get(&record).expect("23 November 2026: The school has not answered yet (Amina Yusuf)");
    amina.get("/assessments/lists/reviews").expect("Review due: 0 assessments");
    scene.app.sign_in_as("quality").post(&at(&record, "review"), &[("why", "x")]).expect_status(403);
}

#[test]
fn forty_five_working_days_are_a_maximum_and_the_list_of_late_ones_says_so() {
    let scene = Scene::new();
    let amina = scene.amina();
    let record = scene.begin(&amina, false, scene.amina, "10 9 2026");

    // 45 working days from 10 September 2026 are 12 November 2026.
    amina.get("/assessments/lists/late").expect("1 assessment").expect("was due 12 November 2026");
    amina.get(&record).expect("Late by 7 working days, was due 12 November 2026");
}
