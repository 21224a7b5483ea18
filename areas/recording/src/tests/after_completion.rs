//! After completion: added to, corrected, moved; drafts discarded; always visibly.

use super::scene::{Scene, VISIT, send, send_from};
use jiff::civil::date;
use record::store::{action, clock, story};

fn id(record: &str) -> i64 {
    record.rsplit('/').next().unwrap().parse().unwrap()
}

#[test]
fn an_answer_is_corrected_with_a_reason_and_both_are_readable() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.completed(&amina, true);
    let at = format!("{record}/answers/q-place-0/correct");

    let page = amina.get(&at);
    page.expect("Why is it corrected?");
    let fields = |text: &'static str, why: &'static str| [("q-place-0", text), ("v-q-place-0", "1.0"), ("reason", why)];
    amina.post(&at, &fields("School", "")).expect_status(422).expect("Say why it is corrected");
    amina.post(&at, &fields("Gran's flat", "no")).expect_status(422).expect("This is what stands already");
    let done = amina.post(&at, &fields("School", "I mixed up two visits"));

    let read = amina.get(done.led_to().split('#').next().unwrap());
    read.expect("Corrected by Amina Yusuf").expect("I mixed up two visits");
    assert_eq!(read.all(".kith-correction del"), ["Gran's flat"]);
    assert_eq!(read.all(".kith-correction ins"), ["School"]);
    let told = scene.app.store.read(|r| story::told_by(r, id(&record))).unwrap();
    assert!(told.iter().all(|(_, e)| e.title == "Visit at School"), "the story is told again");
    amina
        .post(&at, &fields("Nursery", "stale page"))
        .expect_status(422)
        .expect("corrected this answer while you were writing");
    scene.app.expect_sound();
}

#[test]
fn a_correction_cannot_take_out_what_a_completed_record_must_have() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.completed(&amina, false);

    let fields = [("q-saw_and_heard-0", ""), ("v-q-saw_and_heard-0", "1.0"), ("reason", "oops")];
    amina
        .post(&format!("{record}/answers/q-saw_and_heard-0/correct"), &fields)
        .expect_status(422)
        .expect("before completing");

    amina.get(&record).expect("Both were colouring").expect_not("oops");
}

#[test]
fn correcting_when_it_happened_moves_it_in_the_story() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.completed(&amina, false);

    let fields = [("q-happened-0", "19 11 2026 9:15"), ("v-q-happened-0", "1.0"), ("reason", "It was Thursday")];
    amina.post(&format!("{record}/answers/q-happened-0/correct"), &fields).expect_status(303);

    let told = scene.app.store.read(|r| story::told_by(r, id(&record))).unwrap();
    assert_eq!((told[0].1.day, told[0].1.time.as_deref()), (date(2026, 11, 19), Some("09:15")));
    amina.get(&record).expect("19 November 2026 at 09:15").expect("written 4 days later");
}

#[test]
fn a_visit_filed_on_the_wrong_child_moves_and_leaves_a_stub_that_says_nothing_of_the_other() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let (sky, sky_number) = scene.a_child_whom_nobody_holds();
    scene.duty("child_protection_visit", scene.kj, date(2026, 11, 13));
    scene.duty("child_protection_visit", sky, date(2026, 11, 12));
    let record = scene.begin(&amina, "visits", true);
    let own = scene.own("childs_words", scene.kj);
    let steps =
        [("q-next_steps-0.0.step", "Ring"), ("q-next_steps-0.0.who", "me"), ("q-next_steps-0.0.by_when", "30 11 2026")];
    let all: Vec<_> = VISIT.iter().chain(&steps).copied().chain([(own.as_str(), "\"My dog.\"")]).collect();
    send(&amina, &record, "complete", &all).expect_status(303);
    let running = |child| {
        let all = scene.app.store.read(|r| clock::of_person(r, child)).unwrap();
        all.into_iter().filter(|d| d.stopped.is_none()).map(|d| (d.rule, d.started)).collect::<Vec<_>>()
    };
    assert_eq!(
        running(scene.kj),
        [("child_protection_visit".to_owned(), date(2026, 11, 20))],
        "met, and the next began"
    );

    let at = format!("{record}/move");
    let fields = [("from", scene.number.as_str()), ("to", sky_number.as_str()), ("reason", "This was Sky Arden")];
    amina.post(&at, &fields[..2]).expect_status(422).expect("Say why it is moved");
    amina.post(&at, &fields).expect_status(200).expect("It will be moved to Sky Arden");
    let sure: Vec<_> = fields.iter().copied().chain([("sure", sky_number.as_str())]).collect();
    let done = amina.post(&at, &sure);

    amina
        .follow(&done)
        .expect("Moved here")
        .expect("from the record of Kayleigh-Ann Marsden")
        .expect("My dog")
        .expect("only for Sky");
    let told = scene.app.store.read(|r| story::told_by(r, id(&record))).unwrap();
    let stub = told.iter().find(|(p, _)| *p == scene.kj).unwrap();
    assert_eq!(stub.1.standing, "moved");
    assert_eq!(
        stub.1.words,
        "Visit of 20 November 2026 was filed here by mistake. Amina Yusuf moved it on 23 November 2026 to the record it is about."
    );
    assert!(told.iter().any(|(p, e)| *p == sky && e.standing == "stands" && e.words.contains("My dog")));
    assert_eq!(running(scene.kj), [("child_protection_visit".to_owned(), date(2026, 11, 13))], "the duty runs again");
    assert_eq!(running(sky), [("child_protection_visit".to_owned(), date(2026, 11, 20))]);
    let steps = scene.app.store.read(|r| action::agreed_in(r, id(&record))).unwrap();
    assert!(steps.iter().any(|s| s.person == Some(sky)) && steps.iter().all(|s| s.person != Some(scene.kj)));
    amina.get(&format!("/people/{}/records", scene.number)).expect("Moved to another record").expect("Sky Arden");
    scene.app.expect_sound();
}

#[test]
fn somebody_who_may_not_see_the_other_child_learns_nothing_from_the_stub() {
    let scene = Scene::new();
    let hub = scene.app.sign_in_as("hub");
    let amina = scene.app.browser_of(scene.amina);
    let (_, number) = scene.a_child_elsewhere();
    let record = scene.completed(&amina, false);
    amina
        .post(&format!("{record}/move"), &[("to", &number), ("reason", "x")])
        .expect_status(422)
        .expect("that you may open");

    hub.post(&format!("{record}/move"), &[("to", &number), ("reason", "About Robin"), ("sure", &number)])
        .expect_status(303);

    amina.get(&format!("/people/{}/records", scene.number)).expect("It was about somebody else").expect_not("Robin");
    amina.get(&record).expect_status(403).expect_not("Robin");
}

#[test]
fn a_draft_is_discarded_with_a_reason_and_can_still_be_read() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);
    send(&amina, &record, "draft", &[("q-saw_and_heard-0", "Begun twice")]);
    let at = format!("{record}/discard");

    amina.post(&at, &[("reason", "")]).expect_status(422).expect("Say why the draft is discarded");
    let done = amina.post(&at, &[("reason", "Begun twice by mistake")]);

    amina.follow(&done).expect("Discarded");
    amina.get("/").expect_not("Your drafts");
    amina.get(&record).expect("Begun twice by mistake").expect("Discarded by Amina Yusuf");
    amina.script(&format!("{record}/answers"), &[("v-q-place-0", "0."), ("q-place-0", "x")]).expect_status(409);
}

#[test]
fn a_discarded_draft_is_found_under_records_and_taken_up_again_with_all_that_was_written() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);
    send(&amina, &record, "draft", &[("q-saw_and_heard-0", "Begun twice")]);
    amina.post(&format!("{record}/discard"), &[("reason", "Begun twice by mistake")]).expect_status(303);

    let records = amina.get(&format!("/people/{}/records", scene.number));
    records.expect("Discarded").expect("discarded 23 November 2026");
    assert!(records.attributes("main a", "href").contains(&record), "the list leads to it");
    let done = amina.post(&format!("{record}/take-up"), &[]);

    amina.follow(&done).expect("taken up again");
    assert_eq!(amina.get(&record).field("q-saw_and_heard-0").as_deref(), Some("Begun twice"));
    amina.get("/").expect("Your drafts");
    amina.post(&format!("{record}/take-up"), &[]).expect_status(303);
    let completed = scene.completed(&amina, false);
    amina.post(&format!("{completed}/take-up"), &[]).expect_status(409);
    scene.app.expect_sound();
}

#[test]
fn correcting_whether_the_child_was_seen_or_when_judges_the_duties_afresh() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    scene.duty("child_protection_visit", scene.kj, date(2026, 11, 13));
    let record = scene.completed(&amina, false);
    let running = || {
        let all = scene.app.store.read(|r| clock::of_person(r, scene.kj)).unwrap();
        all.into_iter().filter(|d| d.stopped.is_none()).map(|d| d.started).collect::<Vec<_>>()
    };
    let correct = |place: &str, from: &str, text: &str| {
        let (mark, why) = (format!("v-{place}"), "A slip");
        let fields = [(place, text), (mark.as_str(), from), ("reason", why)];
        amina.post(&format!("{record}/answers/{place}/correct"), &fields).expect_status(303);
    };
    assert_eq!(running(), [date(2026, 11, 20)]);

    correct("q-happened-0", "1.0", "19 11 2026 9:15");
    assert_eq!(running(), [date(2026, 11, 19)], "the next visit is counted from the day that is right");
    amina.get(&record).expect("Done in time, 19 November 2026");
    correct("q-seen-0", "1.0", "no");
    assert_eq!(running(), [date(2026, 11, 13)], "nobody was seen, so the duty still runs");
    correct("q-seen-0", "2.0", "yes");
    assert_eq!(running(), [date(2026, 11, 19)]);
    scene.app.expect_sound();
}

#[test]
fn a_correction_leaves_what_a_later_visit_built_upon() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    scene.duty("child_protection_visit", scene.kj, date(2026, 11, 13));
    let record = scene.completed(&amina, false);
    let later = scene.begin(&amina, "visits", false);
    let mut answers = VISIT.to_vec();
    answers[0] = ("q-happened-0", "22 11 2026 10:00");
    send(&amina, &later, "complete", &answers).expect_status(303);

    let fields = [("q-happened-0", "19 11 2026 9:15"), ("v-q-happened-0", "1.0"), ("reason", "A slip")];
    amina.post(&format!("{record}/answers/q-happened-0/correct"), &fields).expect_status(303);

    let all = scene.app.store.read(|r| clock::of_person(r, scene.kj)).unwrap();
    let running: Vec<_> = all.iter().filter(|d| d.stopped.is_none()).map(|d| d.started).collect();
    assert_eq!(running, [date(2026, 11, 22)]);
}

#[test]
fn a_completed_record_takes_no_more_answers_and_is_not_completed_again() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", false);
    let stale = amina.get(&record);
    send(&amina, &record, "complete", VISIT);

    send_from(&amina, &stale, &record, "complete", VISIT).expect_status(303);
    let page = send_from(&amina, &stale, &record, "complete", &[("q-saw_and_heard-0", "Something else")]);

    page.expect_status(409).expect("was completed by Amina Yusuf");
    assert_eq!(scene.app.count("SELECT count(*) FROM story", &[]), 1);
    amina
        .post(&format!("{record}/append"), &[("words", ""), ("reason", "")])
        .expect_status(422)
        .expect("Write what you want to add");
}

#[test]
fn a_session_lost_in_mid_post_keeps_what_was_sent() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", false);
    scene.app.minutes_pass(61);

    let asked = amina.post(&format!("{record}/draft"), &[("v-q-place-0", "0."), ("q-place-0", "Nursery & park")]);
    let script = amina.script(&format!("{record}/answers"), &[("v-q-place-0", "0."), ("q-place-0", "Nursery")]);

    asked.expect_status(401).expect("What you wrote is kept");
    assert!(asked.field("carried").unwrap().contains("Nursery+%26+park"));
    assert_eq!((script.status(), script.json()["fail"].as_i64()), (401, Some(401)));
}

#[test]
fn nobody_opens_a_record_about_a_child_they_may_not_see() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.completed(&amina, true);
    let elsewhere = scene.app.sign_in_as("worker");

    elsewhere.get(&record).expect_status(403);
    elsewhere.get(&format!("{record}/answers.json")).expect_status(403);
    scene.app.sign_in_as("finance").get(&record).expect_status(403);
}
