//! Rows of the capabilities that recording answers for.

use super::scene::{Scene, VISIT, send};
use jiff::civil::date;
use record::store::{action, clock, fact};
use record::words::FactKind;

/// C01-02.
#[test]
fn c01_02_two_facts_missed_in_supervision_are_tasks_due_in_5_working_days_on_the_workers_home() {
    let scene = Scene::new();
    let manager = scene.app.browser_of(scene.manager);
    let at = format!("/people/{}/missing-facts", scene.number);

    manager.get(&at).expect("due in 5 working days").expect("Amina Yusuf");
    manager.post(&at, &[("fact-0", " ")]).expect_status(422).expect("Write at least one thing");
    let done = manager.post(&at, &[("fact-0", "Who collects KJ on Fridays"), ("fact-1", "The name of the dog")]);
    assert!(done.led_to().ends_with("/work"));

    let tasks = scene.app.store.read(|r| action::of_worker(r, scene.worker, 10)).unwrap();
    assert_eq!(tasks.len(), 2);
    assert!(tasks.iter().all(|t| t.due == Some(date(2026, 11, 30))));
    let home = scene.app.browser_of(scene.amina).get("/");
    home.expect("Put on record: Who collects KJ on Fridays")
        .expect("Put on record: The name of the dog")
        .expect("30 November 2026");
    scene.app.browser_of(scene.amina).get(&at).expect_status(403);
}

/// C02-01.
#[test]
fn c02_01_a_short_entry_with_risk_reflection_and_impact_scores_3_and_a_long_one_without_scores_1() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let words = |n: usize| vec!["word"; n].join(" ");
    let visit = |answers: &[(&str, &str)]| {
        let record = scene.begin(&amina, "visits", false);
        let all: Vec<_> =
            VISIT.iter().filter(|(n, _)| *n != "q-saw_and_heard-0").copied().chain(answers.iter().copied()).collect();
        let done = send(&amina, &record, "complete", &all);
        amina.follow(&done)
    };
    let (thirty, long) = (words(30), words(870));

    let short = visit(&[
        ("q-saw_and_heard-0", "Brief."),
        ("q-risk-0", &thirty),
        ("q-reflection-0", &thirty),
        ("q-impact-0", &thirty),
    ]);
    let wordy = visit(&[("q-saw_and_heard-0", &long), ("q-risk-0", &thirty)]);

    assert_eq!(short.row("Analysis").as_deref(), Some("3 of 3 can be seen: risk, reflection, impact"));
    assert_eq!(wordy.row("Analysis").as_deref(), Some("1 of 3 can be seen: risk"));
}

/// C03-01.
#[test]
fn c03_01_a_visit_on_day_8_written_on_day_15_against_10_days_is_done_in_time_recorded_7_days_late() {
    let scene = Scene::new();
    // The clock stands at 23 November: day 15 when the limit began to run on the 8th.
    scene.duty("child_protection_visit", scene.kj, date(2026, 11, 8));
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", false);
    let mut answers = VISIT.to_vec();
    answers[0] = ("q-happened-0", "16 11 2026 15:30");

    let done = send(&amina, &record, "complete", &answers);

    amina
        .follow(&done)
        .expect("Done in time, 16 November 2026 (due 18 November 2026), recorded 7 days late, 23 November 2026")
        .expect("written 7 days later")
        .expect("Written up late");
    let all = scene.app.store.read(|r| clock::of_person(r, scene.kj)).unwrap();
    let next = all.iter().find(|d| d.stopped.is_none()).unwrap();
    assert_eq!(
        (next.rule.as_str(), next.started, next.due),
        ("child_protection_visit", date(2026, 11, 16), date(2026, 11, 26))
    );
}

#[test]
fn a_visit_at_which_the_child_was_not_seen_meets_no_duty() {
    let scene = Scene::new();
    scene.duty("child_protection_visit", scene.kj, date(2026, 11, 13));
    scene.duty("child_protection_visit", scene.tyler, date(2026, 11, 13));
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);
    let tylers = scene.own("seen", scene.tyler);
    let all: Vec<_> = VISIT.iter().copied().chain([(tylers.as_str(), "no")]).collect();

    send(&amina, &record, "complete", &all).expect_status(303);

    let running = |child| {
        let all = scene.app.store.read(|r| clock::of_person(r, child)).unwrap();
        all.into_iter().find(|d| d.stopped.is_none()).unwrap().started
    };
    assert_eq!(running(scene.kj), date(2026, 11, 20));
    assert_eq!(running(scene.tyler), date(2026, 11, 13));
}

#[test]
fn why_i_am_in_care_becomes_a_fact_and_is_gone_over_again_within_a_year() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "why-in-care", false);

    let answers = [
        ("q-explained_on-0", "20 11 2026"),
        ("q-first_or_again-0", "first"),
        ("q-words_for_child-0", "You live with Gran because Mum is ill."),
        ("q-go_over_again_on-0", "20 5 2027"),
    ];
    send(&amina, &record, "complete", &answers).expect_status(303);

    let facts = scene.app.store.read(|r| fact::facts(r, scene.kj)).unwrap();
    assert_eq!(
        facts.iter().find(|f| f.kind == FactKind::WhyInCare).unwrap().words,
        "You live with Gran because Mum is ill."
    );
    let duties = scene.app.store.read(|r| clock::of_person(r, scene.kj)).unwrap();
    let review = duties.iter().find(|d| d.rule == "why_in_care_review").unwrap();
    assert_eq!(review.started, date(2026, 11, 20));
}
