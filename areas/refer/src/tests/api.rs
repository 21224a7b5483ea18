//! The API: what an agency's program sends lands in the same place as the form.

use super::scene::{LEAST, Scene, message};
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use testkit::Seen;

fn problem(seen: &Seen, status: u16) -> Value {
    assert_eq!(seen.status(), status, "{}", seen.source());
    assert_eq!(seen.header("content-type"), Some("application/problem+json"));
    let told = seen.json();
    assert_eq!(told["status"], status);
    assert!(told["title"].is_string() && told["detail"].is_string() && told["type"].is_string());
    told
}

fn fields(told: &Value) -> Vec<String> {
    let errors = told["errors"].as_array().cloned().unwrap_or_default();
    assert!(errors.iter().all(|e| e["expected"].is_string() && e["do"].is_string()));
    errors.iter().map(|e| e["field"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_message_becomes_a_contact_for_each_child_in_one_act() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let mut sent = message();
    sent["children"].as_array_mut().unwrap().push(json!({ "expected": "2027-03-03", "concerns": ["unborn"] }));
    let acts = scene.app.count("SELECT count(*) FROM act", &[]);
    let seen = scene.post(Some(&key), Some("one"), &sent.to_string());
    assert_eq!(seen.status(), 201, "{}", seen.source());
    let told = seen.json();
    assert_eq!((told["children"].as_i64(), told["suggested_level"].as_i64()), (Some(2), Some(2)));
    assert_eq!(seen.header("location"), told["status_at"].as_str());
    assert_eq!(scene.app.count("SELECT count(*) FROM act", &[]), acts + 1);
    assert_eq!(scene.app.last_act(), "receive_concern");
    assert_eq!(scene.contacts(), 2);
    assert_eq!(scene.text("SELECT source_code FROM incoming"), "2A");
    assert_eq!(scene.text("SELECT how FROM incoming"), "agency_api");
    assert_eq!(scene.text("SELECT concerns FROM contact WHERE nth = 2"), "neglect,unborn");
    assert_eq!(scene.text("SELECT postcode FROM contact WHERE nth = 1"), "WS1 1AA");
    assert_eq!(
        scene.text("SELECT actor FROM act WHERE name = 'receive_concern'"),
        "Wheatfield Primary School, by its key “Office”"
    );
    scene.app.expect_sound();
}

#[test]
fn the_form_and_the_program_are_received_alike() {
    let scene = Scene::new();
    scene.tell(&scene.app.stranger(), &LEAST);
    let key = scene.key(scene.agency);
    scene.post(Some(&key), Some("one"), &message().to_string());
    assert_eq!(
        scene
            .app
            .count("SELECT count(*) FROM contact c JOIN work_clock w ON w.about_id = c.id WHERE c.stage = 'new'", &[]),
        2
    );
}

#[test]
fn the_same_sent_again_counts_once_and_another_message_under_its_word_is_refused() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let first = scene.post(Some(&key), Some("one"), &message().to_string());
    let again = scene.post(Some(&key), Some("one"), &message().to_string());
    assert_eq!((first.status(), again.status()), (201, 200));
    assert_eq!(first.json()["reference"], again.json()["reference"]);
    let mut other = message();
    other["seen"] = json!("Something else");
    problem(&scene.post(Some(&key), Some("one"), &other.to_string()), 409);
    // The same word of another agency is another word.
    let theirs = scene.key(scene.other);
    assert_eq!(scene.post(Some(&theirs), Some("one"), &other.to_string()).status(), 201);
    assert_eq!(scene.contacts(), 2);
}

#[test]
fn what_was_sent_under_a_word_is_forgotten_after_30_days_and_still_does_not_count_twice() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let kept = || scene.app.count("SELECT count(*) FROM agency_once", &[]);
    let first = scene.post(Some(&key), Some("one"), &message().to_string()).json();
    scene.app.minutes_pass(29 * 24 * 60);
    for n in 0..200 {
        assert_eq!(scene.post(Some(&key), Some(&format!("early-{n}")), &message().to_string()).status(), 201);
    }
    assert_eq!(kept(), 201, "nothing is forgotten before its time");
    assert_eq!(scene.post(Some(&key), Some("one"), &message().to_string()).status(), 200);
    scene.app.minutes_pass(2 * 24 * 60);
    for n in 0..200 {
        assert_eq!(scene.post(Some(&key), Some(&format!("late-{n}")), &message().to_string()).status(), 201);
    }
    assert_eq!(kept(), 400, "the first is forgotten");
    let contacts = scene.contacts();
    let told = problem(&scene.post(Some(&key), Some("one"), &message().to_string()), 409);
    assert_eq!(fields(&told), ["Idempotency-Key"]);
    assert!(told["errors"][0]["do"].as_str().unwrap().contains(first["reference"].as_str().unwrap()));
    assert_eq!(scene.contacts(), contacts);
}

#[test]
fn a_dozen_sendings_of_the_same_at_once_count_once() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..12)
            .map(|_| scope.spawn(|| scene.post(Some(&key), Some("one"), &message().to_string()).status()))
            .collect();
        all.into_iter().map(|s| s.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|s| **s == 201).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|s| matches!(s, 200 | 201)), "{statuses:?}");
    assert_eq!(scene.contacts(), 1);
}

#[test]
fn without_a_key_or_with_a_wrong_one_nothing_is_received() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let body = message().to_string();
    problem(&scene.post(None, Some("a"), &body), 401);
    problem(&scene.post(Some("kith_wrong"), Some("a"), &body), 401);
    problem(&scene.post(Some(""), Some("a"), &body), 401);
    problem(&scene.post(Some(&key.to_uppercase()), Some("a"), &body), 401);
    let basic = Request::get("/api/referrals/R222-2222").header("authorization", format!("Basic {key}"));
    problem(&scene.app.stranger().send(basic.body(Body::empty()).unwrap()), 401);
    problem(&scene.app.sign_in_as("senior").post("/api/referrals", &[]), 401);
    assert_eq!(scene.contacts(), 0);
}

#[test]
fn what_is_wrong_with_a_message_is_said_field_by_field() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let send = |once: Option<&str>, body: &str| scene.post(Some(&key), once, body);
    let body = message().to_string();
    assert_eq!(fields(&problem(&send(None, &body), 400)), ["Idempotency-Key"]);
    assert_eq!(fields(&problem(&send(Some("two words"), &body), 400)), ["Idempotency-Key"]);
    problem(&send(Some("a"), "{ not json"), 400);
    problem(&send(Some("a"), &"[".repeat(100_000)), 400);
    problem(&send(Some("a"), "{\"seen\": \"\\ud800\"}"), 400);
    assert_eq!(fields(&problem(&send(Some("a"), "[]"), 400)), [""]);
    assert_eq!(fields(&problem(&send(Some("a"), "{}"), 400)), ["/referrer", "/seen", "/children"]);
    let mut wrong = message();
    wrong["urgent"] = json!("yes");
    wrong["person"] = json!(7);
    wrong["children"][0]["born"] = json!("14/03/2018");
    assert_eq!(fields(&problem(&send(Some("a"), &wrong.to_string()), 400)), ["/person", "/urgent", "/children/0/born"]);
    let mut cannot = message();
    cannot["children"][0]["born"] = json!("2030-01-01");
    cannot["children"][0]["nhs_number"] = json!("1234567890");
    cannot["seen"] = json!("\u{202e} \u{200b}");
    let told = problem(&send(Some("a"), &cannot.to_string()), 422);
    assert_eq!(fields(&told), ["/seen", "/children/0/born", "/children/0/nhs_number"]);
    assert_eq!(scene.contacts(), 0);
    // A refused message has used up nothing: put right, it goes under the same word.
    assert_eq!(send(Some("a"), &body).status(), 201);
}

#[test]
fn only_json_of_a_size_is_taken() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let send = |kind: &str, body: String| {
        let request = Request::post("/api/referrals").header("authorization", format!("Bearer {key}"));
        let request = request.header("idempotency-key", "a").header("content-type", kind);
        scene.app.stranger().send(request.body(Body::from(body)).unwrap())
    };
    problem(&send("application/x-www-form-urlencoded", message().to_string()), 415);
    problem(&send("text/plain", message().to_string()), 415);
    let mut huge = message();
    huge["children"][0]["given"] = json!("a".repeat(1_048_576));
    problem(&send("application/json", huge.to_string()), 413);
    assert_eq!(send("Application/JSON; charset=utf-8", message().to_string()).status(), 201);
}

#[test]
fn addresses_and_methods_that_are_not_there_answer_programs_in_their_words() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    problem(&scene.ask(Some(&key), "/api/nothing"), 404);
    let delete = Request::delete("/api/referrals").body(Body::empty()).unwrap();
    let seen = scene.app.stranger().send(delete);
    problem(&seen, 405);
    assert_eq!(seen.header("allow"), Some("POST"));
}

#[test]
fn only_the_agency_that_sent_it_hears_what_was_decided_and_no_name_is_given_back() {
    let scene = Scene::new();
    let (key, other) = (scene.key(scene.agency), scene.key(scene.other));
    let sent = scene.post(Some(&key), Some("one"), &message().to_string()).json();
    let at = sent["status_at"].as_str().unwrap().to_owned();
    let told = scene.ask(Some(&key), &at).json();
    assert_eq!(
        (told["status"].as_str(), told["received_at"].as_str()),
        (Some("received"), Some("2026-11-23T10:42:00Z"))
    );
    assert_eq!(told["children"], json!([{ "number": 1, "status": "received" }]));
    problem(&scene.ask(Some(&other), &at), 404);
    problem(&scene.ask(Some(&key), "/api/referrals/R222-2222"), 404);
    problem(&scene.ask(Some(&key), "/api/referrals/%FF"), 404);
    problem(&scene.ask(None, &at), 401);

    scene.app.arrange(|acting| {
        let contact = acting.one::<i64>("SELECT id FROM contact", &[])?.unwrap_or_default();
        let now = acting.at;
        acting.update("contact", contact, &[("stage", "decided".into())])?;
        acting
            .insert(
                "contact_decision",
                &[
                    ("contact", contact.into()),
                    ("standing", "stands".into()),
                    ("outcome", "early_help".into()),
                    ("outcome_version", 1i64.into()),
                    ("reason_code", "early_help_fits".into()),
                    ("rationale", "Mother asked for help with Robin".into()),
                    ("threshold_version", "4.2".into()),
                    ("consent", "given".into()),
                    ("consent_why", "".into()),
                    ("shared", "".into()),
                    ("withheld", "".into()),
                    ("toolkit", "".into()),
                    ("where_to_go", "Family hub, 01632 960100".into()),
                    ("decided_at", now.into()),
                    ("decided_day", "2026-11-23".into()),
                    ("decided_by", "Amina Yusuf".into()),
                ],
            )
            .map(|_| ())
    });
    let seen = scene.ask(Some(&key), &at);
    let told = seen.json();
    assert_eq!(told["status"], "decided");
    let child = &told["children"][0];
    assert_eq!(
        (child["outcome"]["code"].as_str(), child["reason"]["code"].as_str()),
        (Some("early_help"), Some("early_help_fits"))
    );
    assert_eq!(
        (child["where_to_go"].as_str(), child["decided_on"].as_str()),
        (Some("Family hub, 01632 960100"), Some("2026-11-23"))
    );
    assert!(child["outcome"]["words"].as_str().unwrap().contains("early help"));
    for secret in ["Robin", "Marsden", "Amina", "Mother"] {
        assert!(!seen.source().contains(secret), "{secret}");
    }
    problem(&scene.ask(Some(&other), &at), 404);
}

#[test]
fn what_came_by_the_form_is_no_agencys_to_ask_for() {
    let scene = Scene::new();
    let reference = scene.tell(&scene.app.stranger(), &LEAST);
    let key = scene.key(scene.agency);
    problem(&scene.ask(Some(&key), &format!("/api/referrals/{reference}")), 404);
}
