use super::setting::*;

struct Scene {
    app: testkit::TestApp,
    number: String,
    joel: i64,
    amina: i64,
}

/// A change from Joel to Amina that is agreed for 3 December.
fn scene() -> Scene {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    let (joel, amina) = (a_worker(&app, "Joel Okafor", team), a_worker(&app, "Amina Yusuf", team));
    app.arrange(|acting| {
        answers(acting, child, Some(joel), team, day("2026-01-05"), None)?;
        let new = record::store::action::NewAction {
            person: Some(child),
            words: "Ring school",
            owner: Some(joel),
            owner_words: "Joel Okafor",
            due: None,
            agreed_where: "visit",
            agreed_id: None,
            agreed_by: "Joel Okafor",
            priority: 0,
            origin: None,
        };
        record::store::action::agree(acting, &new)
    });
    app.sign_in_as("hub")
        .post(&format!("/people/{number}/workers/new"), &to(&format!("{amina}-{team}"), "3 12 2026"))
        .expect_status(303);
    Scene { app, number, joel, amina }
}

fn item(s: &Scene, word: &str) -> String {
    let sql = "SELECT i.id FROM handover_item i WHERE i.item = $1";
    let (item, handover) = (s.app.count(sql, &[word.into()]), s.app.count("SELECT id FROM handover", &[]));
    format!("/people/{}/handover/{handover}/{item}", s.number)
}

#[test]
fn a_handover_stands_on_both_workers_home_until_each_thing_is_done_with_who_and_when() {
    let s = scene();
    let joel = browser(&s.app, "joel", "Joel Okafor", "worker", Some(s.joel));
    let amina = browser(&s.app, "amina", "Amina Yusuf", "worker", Some(s.amina));
    joel.get("/")
        .expect("Handing over")
        .expect("to Amina Yusuf")
        .expect("6 things are open")
        .expect("on 3 December 2026");
    amina.get("/").expect("from Joel Okafor");
    let at = format!("/people/{}/handover", s.number);
    let page = joel.get(&at);
    page.expect(
        "The child meets Amina Yusuf before Joel Okafor goes: book the visit of introduction before 3 December 2026",
    );
    page.expect("There is no one-page summary").expect("1 open actions, 0 duties that run");
    let refused = joel.post(&item(&s, "introduction"), &[("words", " ")]);
    refused.expect_status(422).expect("Enter what shows that it is done");

    for word in ["introduction", "chronology", "summary", "family", "objectivity"] {
        joel.post(&item(&s, word), &[("words", "On Friday, at home, with Mum")]).expect_status(303);
    }
    joel.get("/").expect("1 thing is open");
    joel.get(&at)
        .expect("On Friday, at home, with Mum (Joel Okafor, 23 November 2026 at 10:42)")
        .expect_not("before Joel Okafor goes:");
    joel.post(&item(&s, "introduction"), &[("words", "again")]).expect_status(409);
    assert_eq!(s.app.count("SELECT count(*) FROM action WHERE owner = $1", &[s.joel.into()]), 1);
    amina.post(&item(&s, "open_work"), &[("words", "Gone through at the office")]).expect_status(303);

    assert_eq!(s.app.count("SELECT count(*) FROM action WHERE owner = $1", &[s.amina.into()]), 1);
    joel.get("/").expect_not("Handing over");
    joel.get(&at).expect("Ended");
    s.app.expect_sound();
}

#[test]
fn when_the_new_worker_answers_and_the_child_has_not_met_them_it_is_said() {
    let s = scene();
    s.app.minutes_pass(60 * 24 * 12);
    let amina = browser(&s.app, "amina", "Amina Yusuf", "worker", Some(s.amina));
    amina
        .get(&format!("/people/{}/handover", s.number))
        .expect("no visit is noted at which the child met them with the worker before");
    amina.get("/").expect("since 3 December 2026");
}

#[test]
fn another_change_takes_the_place_of_a_handover_that_is_open() {
    let s = scene();
    let team = s.app.count("SELECT id FROM team", &[]);
    let rachel = a_worker(&s.app, "Rachel Dunne", team);
    let at = format!("/people/{}/workers/new", s.number);
    s.app.sign_in_as("hub").post(&at, &to(&format!("{rachel}-{team}"), "1 12 2026")).expect_status(303);
    let amina = browser(&s.app, "amina", "Amina Yusuf", "worker", Some(s.amina));
    amina.get("/").expect_not("Handing over");
    amina.get(&format!("/people/{}/handover", s.number)).expect("Joel Okafor to Rachel Dunne");
    assert_eq!(s.app.count("SELECT count(*) FROM handover WHERE ended_at IS NULL", &[]), 1);
}

#[test]
fn the_pack_prints_what_the_next_worker_must_know_and_leaves_a_look() {
    let s = scene();
    let joel = browser(&s.app, "joel", "Joel Okafor", "worker", Some(s.joel));
    let looks = s.app.count("SELECT count(*) FROM look", &[]);
    let pack = joel.get(&format!("/people/{}/handover/pack", s.number));
    pack.expect("Handover pack")
        .expect("Ring school")
        .expect("There is no one-page summary")
        .expect("No visit is on record.");
    assert_eq!(s.app.count("SELECT count(*) FROM look", &[]), looks + 1);
    let leaving = s.app.sign_in_as("senior").get(&format!("/caseloads/workers/{}/leaving", s.joel));
    leaving.expect("Amina Yusuf from 3 December 2026, 6 open").expect("For 0 of them nobody is named");
    s.app.sign_in_as("workforce").get(&format!("/caseloads/workers/{}/leaving", s.joel)).expect_not("Marsden");
}
