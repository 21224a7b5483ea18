use super::setting::*;

fn found(app: &testkit::TestApp, words: &str) -> testkit::Seen {
    let hub = app.sign_in_as("hub");
    let sent = hub.post("/people/find", &[("find", words)]);
    assert!(!sent.led_to().contains('?'), "what was typed must not stand in an address");
    hub.follow(&sent)
}

#[test]
fn a_child_is_found_by_a_misspelt_name_by_sound_and_by_swapped_day_and_month() {
    let app = app();
    a_child(&app, "Shaun", "Okonkwo", "2015-03-04");
    for words in ["Shaun Okonkwo", "Shuan Okonkwo", "Sean Okonkwo", "Shaun Okonkwo 03/04/2015", "04/03/2015"] {
        let page = found(&app, words);
        assert!(page.says("Shaun Okonkwo"), "{words}: {}", page.text());
    }
}

#[test]
fn nobody_found_says_what_to_try() {
    found(&app(), "Zzyzx Qqqq").expect("Nobody was found").expect("another spelling");
}

#[test]
fn somebody_elses_search_is_not_to_be_had() {
    let app = app();
    let sent = app.sign_in_as("hub").post("/people/find", &[("find", "Shaun")]);
    app.sign_in_as("hub").get(&sent.led_to()).expect_status(404);
}

#[test]
fn a_role_that_sees_nobody_cannot_search_and_a_stranger_is_asked_to_sign_in() {
    let app = app();
    app.sign_in_as("finance").post("/people/find", &[("find", "Shaun")]).expect_status(403);
    app.stranger().get("/").expect_status(401).expect("Sign in");
}
