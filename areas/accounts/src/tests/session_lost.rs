//! C06-04, J1: what was being sent when the session had run out is not lost.

use super::setting::{PASSWORD, amina, app, csrf};
use page::{Area, Fail, Reply, Visit, post, signed_in};
use std::sync::Arc;
use testkit::{Kit, TestApp};

/// A page of somebody else's that takes what was written.
fn write(visit: &Visit) -> Result<Reply, Fail> {
    visit.act(None, None, |_| Ok::<(), Fail>(()))?;
    Ok(Reply::Text(format!("{}|{}", visit.form.text("what_I_saw"), visit.form.all("child").count())))
}

fn writing_app() -> TestApp {
    let desk =
        Area { name: "desk", routes: vec![post("/desk", signed_in(), "write_something", write)], ..Area::default() };
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![crate::area(), desk],
        sights: Arc::new(record::RecordSights),
    })
}

const WORDS: &str = "Zoë said: \"I want Nan\" & smiled.\n<b>Then she slept.</b>";

#[test]
fn what_was_sent_after_an_hour_of_silence_goes_through_sign_in_and_is_sent_again() {
    let app = writing_app();
    let browser = app.browser_of(amina(&app, "worker"));
    app.minutes_pass(61);

    let asked = browser.post("/desk", &[("what_I_saw", WORDS), ("child", "1"), ("child", "2")]);
    asked.expect_status(401).expect("What you wrote is kept: sign in, and send it");
    let (to, carried) = (asked.field("to").unwrap(), asked.field("carried").unwrap());
    let again = [("username", "amina.yusuf"), ("password", "wrong"), ("to", &to), ("carried", &carried)];
    let mistyped = browser.post("/sign-in", &again);
    assert_eq!(mistyped.field("carried").as_deref(), Some(carried.as_str()), "a mistyped password loses nothing");
    let carried = mistyped.field("carried").unwrap();
    let fields = [("username", "amina.yusuf"), ("password", PASSWORD), ("to", &to), ("carried", &carried)];
    let kept = browser.post("/sign-in", &fields);
    kept.expect_status(200).expect("What you wrote is kept").expect("I want Nan").expect("What I saw");

    let names = kept.attributes("form[action='/desk'] input", "name");
    let values = kept.attributes("form[action='/desk'] input", "value");
    let send: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    assert_eq!(send.iter().filter(|(n, _)| *n == "csrf").count(), 1);
    let done = browser.post("/desk", &send);

    assert_eq!(done.expect_status(200).source(), format!("{WORDS}|2"));
    assert_eq!(app.last_act(), "write_something");
}

#[test]
fn a_button_without_words_can_be_pressed_again_after_sign_in() {
    let app = writing_app();
    let browser = app.browser_of(amina(&app, "worker"));
    app.minutes_pass(61);
    let asked = browser.post("/desk", &[]);
    let carried = asked.field("carried").unwrap();
    let fields = [("username", "amina.yusuf"), ("password", PASSWORD), ("to", "/desk"), ("carried", &carried)];
    browser.post("/sign-in", &fields).expect("It has not been sent yet").expect("Send it now");
}

#[test]
fn a_page_that_was_only_looked_at_is_shown_after_sign_in() {
    let app = writing_app();
    let browser = app.browser_of(amina(&app, "worker"));
    app.minutes_pass(61);
    let asked = browser.get("/account?page=2");
    assert_eq!(asked.expect_status(401).field("to").as_deref(), Some("/account?page=2"));
    asked.expect_not("What you wrote");
}

#[test]
fn a_password_is_never_carried_in_a_page() {
    let app = writing_app();
    let browser = app.browser_of(amina(&app, "worker"));
    app.minutes_pass(61);
    let asked = browser.post("/account/password", &[("old_password", PASSWORD), ("new_password", "a new secret one")]);
    assert!(!asked.expect_status(401).source().contains("secret"));
    assert!(!asked.source().contains("kettle"));
}

#[test]
fn a_form_from_before_the_new_session_is_told_that_nothing_is_lost() {
    let app = app();
    let browser = app.browser_of(amina(&app, "worker"));
    let old = csrf(&browser.get("/account"));
    super::setting::sign_in(&browser, PASSWORD);
    browser.post("/account/sessions", &[("csrf", &old)]).expect_status(409).expect("Nothing is lost");
    browser.post("/account/sessions", &[("csrf", "")]).expect_status(409);
}
