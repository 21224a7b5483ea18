use super::setting::{PASSWORD, amina, app, csrf, sign_in};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use std::net::SocketAddr;
use testkit::{Browser, Seen};

#[test]
fn the_right_password_signs_in_and_leaves_an_act() {
    let app = app();
    amina(&app, "worker");
    let browser = app.stranger();

    let seen = sign_in(&browser, PASSWORD);

    assert_eq!(seen.led_to(), "/");
    assert_eq!(app.last_act(), "sign_in");
    assert!(seen.header("set-cookie").is_some_and(|c| c.contains("HttpOnly") && c.contains("SameSite=Lax")));
    browser.get("/account").expect("Amina Yusuf").expect("Social worker");
    assert_eq!(browser.get("/sign-in").led_to(), "/", "somebody signed in has no need of the door");
    app.expect_sound();
}

#[test]
fn a_wrong_password_an_unknown_name_and_a_closed_account_all_say_the_same() {
    let app = app();
    let account = amina(&app, "worker");
    let browser = app.stranger();
    let wrong = sign_in(&browser, "kettle lemon fridge");
    let unknown = browser.post("/sign-in", &[("username", "nobody.here"), ("password", PASSWORD)]);
    app.arrange(|a| a.update("account", account, &[("closed_at", 1i64.into())]));
    let closed = sign_in(&browser, PASSWORD);

    for seen in [&wrong, &unknown, &closed] {
        seen.expect_status(422).expect("That username and password do not fit together");
        assert!(seen.header("set-cookie").is_none());
    }
    assert_ne!(app.last_act(), "sign_in");
    browser.post("/sign-in", &[("username", "amina.yusuf")]).expect_status(422).expect("Give your username");
}

#[test]
fn after_five_wrong_passwords_even_the_right_one_waits_a_quarter_of_an_hour() {
    let app = app();
    amina(&app, "worker");
    let browser = app.stranger();
    for _ in 0..5 {
        sign_in(&browser, "kettle lemon fridge").expect_status(422);
    }

    sign_in(&browser, PASSWORD).expect_status(429).expect("There were too many tries. Try again after 10:58");

    app.minutes_pass(16);
    assert_eq!(sign_in(&browser, PASSWORD).led_to(), "/");
}

#[test]
fn signing_in_well_wipes_out_the_wrong_tries_before_it() {
    let app = app();
    amina(&app, "worker");
    for _ in 0..3 {
        for _ in 0..4 {
            sign_in(&app.stranger(), "kettle lemon fridge").expect_status(422);
        }
        assert_eq!(sign_in(&app.stranger(), PASSWORD).status(), 303);
    }
}

fn from(browser: &Browser<'_>, place: &str, username: &str) -> Seen {
    let body = page::Form::of([("username", username), ("password", "not the password")]).write();
    let place: SocketAddr = format!("{place}:50000").parse().unwrap();
    let request = Request::post("/sign-in").extension(ConnectInfo(place));
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    browser.send(request.body(Body::from(body)).unwrap())
}

#[test]
fn one_place_may_not_go_on_guessing_under_ever_new_names() {
    let app = app();
    let browser = app.stranger();
    for n in 0..50 {
        from(&browser, "192.0.2.1", &format!("guess.{n}")).expect_status(422);
    }
    from(&browser, "192.0.2.1", "guess.50").expect_status(429).expect("too many tries");
    from(&browser, "192.0.2.2", "guess.50").expect_status(422);
}

#[test]
fn after_sign_in_nobody_is_led_to_another_site() {
    let app = app();
    amina(&app, "worker");
    for (to, led) in [("/account", "/account"), ("//evil.example", "/"), ("https://evil.example", "/")] {
        let fields = [("username", "amina.yusuf"), ("password", PASSWORD), ("to", to), ("carried", "")];
        assert_eq!(app.stranger().post("/sign-in", &fields).led_to(), led);
    }
}

#[test]
fn the_session_before_ends_when_a_new_one_begins() {
    let app = app();
    amina(&app, "worker");
    let browser = app.stranger();
    sign_in(&browser, PASSWORD);
    sign_in(&browser, PASSWORD);
    assert_eq!(app.count("SELECT count(*) FROM session", &[]), 1);
}

#[test]
fn the_pages_script_signs_in_over_the_page_and_hears_what_it_needs() {
    let app = app();
    let account = amina(&app, "worker");
    let browser = app.stranger();

    let refused = browser.script("/sign-in", &[("username", "amina.yusuf"), ("password", "wrong")]);
    let json = browser.script("/sign-in", &[("username", "amina.yusuf"), ("password", PASSWORD)]).json();

    assert_eq!(refused.json()["fail"], 422);
    assert!(refused.json()["words"].as_str().unwrap().contains("do not fit together"));
    assert_eq!((&json["ok"], &json["account"]), (&true.into(), &account.to_string().into()));
    assert_eq!(json["csrf"].as_str().unwrap(), csrf(&browser.get("/account")));
}

#[test]
fn a_sign_in_form_from_another_site_is_refused() {
    let app = app();
    amina(&app, "worker");
    let body = page::Form::of([("username", "amina.yusuf"), ("password", PASSWORD)]).write();
    let request = Request::post("/sign-in").header("sec-fetch-site", "cross-site");
    app.stranger().send(request.body(Body::from(body)).unwrap()).expect_status(403);
}

#[test]
fn signing_out_ends_the_session_and_a_second_time_does_no_harm() {
    let app = app();
    amina(&app, "worker");
    let browser = app.stranger();
    sign_in(&browser, PASSWORD);

    assert_eq!(browser.post("/sign-out", &[]).led_to(), "/sign-in");

    assert_eq!(app.last_act(), "sign_out");
    browser.get("/account").expect_status(401).expect("Sign in");
    assert_eq!(browser.post("/sign-out", &[]).led_to(), "/sign-in");
}
