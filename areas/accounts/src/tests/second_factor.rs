use super::setting::{PASSWORD, amina, app, digits, sign_in};
use testkit::{Browser, TestApp};

fn turned_on<'a>(app: &'a TestApp, account: i64) -> (Browser<'a>, String) {
    let browser = app.browser_of(account);
    let page = browser.get("/account/second-factor");
    let secret = page.field("secret").unwrap();
    assert!(page.attributes("img", "src").iter().any(|src| src.starts_with("data:image/svg+xml,")));
    let now = digits(app, &secret);
    let done = browser.post("/account/second-factor", &[("secret", &secret), ("digits", &now)]);
    assert_eq!(done.led_to(), "/account");
    (browser, secret)
}

#[test]
fn with_it_on_sign_in_asks_for_digits_and_they_serve_once() {
    let app = app();
    let account = amina(&app, "worker");
    let (_, secret) = turned_on(&app, account);
    app.minutes_pass(2);
    let browser = app.stranger();

    sign_in(&browser, PASSWORD).expect_status(200).expect("Six digits");
    assert_eq!(app.last_act(), "sign_in_first_step");
    browser.get("/account").expect_status(401).expect("Six digits");
    let now = digits(&app, &secret);
    let done = browser.post("/sign-in/digits", &[("digits", &now), ("to", "/account"), ("carried", "")]);

    assert_eq!(done.led_to(), "/account");
    assert_eq!(app.last_act(), "sign_in_second_step");
    browser.get("/account").expect_status(200);
    let second = app.stranger();
    sign_in(&second, PASSWORD);
    let used = second.post("/sign-in/digits", &[("digits", &now), ("to", "/"), ("carried", "")]);
    used.expect_status(422).expect("were used before");
    app.expect_sound();
}

#[test]
fn digits_are_not_guessed_for_long() {
    let app = app();
    let account = amina(&app, "worker");
    let (_, secret) = turned_on(&app, account);
    app.minutes_pass(2);
    let browser = app.stranger();
    sign_in(&browser, PASSWORD);
    for _ in 0..5 {
        browser.post("/sign-in/digits", &[("digits", "no"), ("to", "/")]).expect_status(422);
    }
    let now = digits(&app, &secret);
    browser.post("/sign-in/digits", &[("digits", &now), ("to", "/")]).expect_status(429);
}

#[test]
fn digits_without_the_password_first_open_nothing() {
    let app = app();
    let account = amina(&app, "worker");
    let (_, secret) = turned_on(&app, account);
    app.minutes_pass(2);
    let now = digits(&app, &secret);
    app.stranger().post("/sign-in/digits", &[("digits", &now), ("to", "/")]).expect_status(422);
}

#[test]
fn the_pages_script_is_told_that_digits_are_asked() {
    let app = app();
    let account = amina(&app, "worker");
    let (_, secret) = turned_on(&app, account);
    app.minutes_pass(2);
    let browser = app.stranger();
    let first = browser.script("/sign-in", &[("username", "amina.yusuf"), ("password", PASSWORD)]);
    assert_eq!(first.json()["second_factor"], true);
    let second = browser.script("/sign-in/digits", &[("digits", &digits(&app, &secret))]);
    assert_eq!(second.json()["ok"], true);
}

#[test]
fn wrong_digits_do_not_turn_it_on_and_keep_the_code() {
    let app = app();
    let browser = app.browser_of(amina(&app, "worker"));
    let secret = browser.get("/account/second-factor").field("secret").unwrap();
    let seen = browser.post("/account/second-factor", &[("secret", &secret), ("digits", "000")]);
    seen.expect_status(422).expect("Those are not the digits");
    assert_eq!(seen.field("secret"), Some(secret));
}

#[test]
fn it_is_turned_off_with_the_password_alone() {
    let app = app();
    let account = amina(&app, "worker");
    let (browser, _) = turned_on(&app, account);
    browser.post("/account/second-factor/off", &[("password", "wrong")]).expect_status(422);
    assert_eq!(browser.post("/account/second-factor/off", &[("password", PASSWORD)]).led_to(), "/account");
    assert_eq!(app.last_act(), "turn_off_second_factor");
    assert_eq!(sign_in(&app.stranger(), PASSWORD).status(), 303);
}
