use super::setting::{PASSWORD, amina, app, sign_in};

#[test]
fn the_right_password_signs_in_and_leaves_an_act() {
    let app = app();
    amina(&app, "worker");
    let browser = app.stranger();

    let seen = sign_in(&browser, PASSWORD);

    assert_eq!(seen.led_to(), "/");
    assert_eq!(app.last_act(), "sign_in");
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
}
