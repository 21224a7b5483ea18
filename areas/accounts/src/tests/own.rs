use super::setting::{PASSWORD, amina, app, sign_in};

const NEW: &str = "paper window onion";

#[test]
fn a_new_password_needs_the_old_one_and_signs_out_other_browsers() {
    let app = app();
    let account = amina(&app, "worker");
    let (here, elsewhere) = (app.browser_of(account), app.browser_of(account));
    let change = |old: &str, new: &str, again: &str| {
        here.post("/account/password", &[("old_password", old), ("new_password", new), ("again_password", again)])
    };

    let wrong = change("not the old one", NEW, NEW);
    let short = change(PASSWORD, "short", "short");
    let differ = change(PASSWORD, NEW, "paper window union");
    let done = change(PASSWORD, NEW, NEW);

    assert_eq!(wrong.error_for("old_password").as_deref(), Some("That is not your password now"));
    assert!(short.error_for("new_password").unwrap().contains("at least 12"));
    assert!(differ.error_for("again_password").is_some());
    assert_eq!(done.led_to(), "/account");
    assert_eq!(app.last_act(), "change_password");
    here.get("/account").expect_status(200).expect("Your password is changed");
    here.get("/account/password").expect_status(200).expect("password");
    elsewhere.get("/account").expect_status(401);
    sign_in(&app.stranger(), PASSWORD).expect_status(422);
    assert_eq!(sign_in(&app.stranger(), NEW).status(), 303);
    app.expect_sound();
}

#[test]
fn other_browsers_are_signed_out_with_a_button() {
    let app = app();
    let account = amina(&app, "worker");
    let (here, elsewhere) = (app.browser_of(account), app.browser_of(account));
    here.get("/account").expect("Another browser");
    here.post("/account/sessions", &[]);
    elsewhere.get("/account").expect_status(401);
    here.get("/account").expect_status(200).expect_not("Another browser");
}
