//! Sign-in by the council's own identity provider. The provider here is the tests' own; `browser/journeys` goes through
//! a real one.

use super::provider::{Asked, Provider};
use super::setting::{PASSWORD, amina, app_with, sign_in};
use page::Form;
use serde_json::{Value, json};
use testkit::{Browser, Seen, TestApp};

fn at(provider: &Provider) -> TestApp {
    app_with(|settings| settings.own_sign_in = Some(provider.own()))
}

const NAME: &str = "amina.yusuf@westmere.example";

/// Amina's account, which may be linked under [`NAME`].
fn expected_amina(app: &TestApp) -> i64 {
    let account = amina(app, "worker");
    let lead = app.sign_in_as("administrator");
    let saved = lead.post(&format!("/accounts/{account}/council"), &[("council_name", "Amina.Yusuf@Westmere.example")]);
    saved.expect_status(303);
    assert_eq!(app.last_act(), "set_council_name");
    account
}

fn set_out(browser: &Browser<'_>) -> Asked {
    let seen = browser.post("/sign-in/council", &[("to", "/account"), ("carried", "")]);
    Asked::of(seen.expect_status(200))
}

fn seconds(app: &TestApp) -> i64 {
    app.now().as_second()
}

/// All the way there and back.
fn through(app: &TestApp, browser: &Browser<'_>, provider: &Provider, claims: &Value) -> Seen {
    let asked = set_out(browser);
    browser.get(&provider.lets_in(&asked, seconds(app), claims))
}

#[test]
fn the_first_sign_in_links_an_account_that_an_administrator_named_and_later_ones_need_no_name() {
    let provider = Provider::start();
    let app = at(&provider);
    let account = expected_amina(&app);
    let browser = app.stranger();
    browser.get("/sign-in").expect("Sign in with your Westmere account").expect("Or with a Kith password");

    let seen = through(&app, &browser, &provider, &json!({}));

    assert_eq!(seen.led_to(), "/account");
    assert_eq!(app.last_act(), "sign_in_by_council");
    let cookies = seen.header("set-cookie").unwrap();
    assert!(cookies.contains("kith_session") && cookies.contains("HttpOnly") && cookies.contains("SameSite=Lax"));
    browser.get("/account").expect("Amina Yusuf").expect("Linked with this account");
    // The name was for the first time; the subject is for ever.
    let later = app.stranger();
    through(&app, &later, &provider, &json!({ "preferred_username": "a.khan@westmere.example" })).expect_status(303);
    later.get("/account").expect_status(200).expect("Amina Yusuf");
    let lead = app.sign_in_as("administrator");
    lead.get(&format!("/accounts/{account}")).expect("Linked: they sign in there");
    assert_eq!(provider.was_asked("/.well-known/openid-configuration"), 1, "what it says of itself is remembered");
    app.expect_sound();
}

#[test]
fn what_kith_asks_of_the_provider_gives_nothing_away() {
    let provider = Provider::start();
    let app = at(&provider);
    let seen = app.stranger().post("/sign-in/council", &[("to", "/people/K7F4-Q2XD"), ("carried", "words=private")]);
    let asked = Asked::of(&seen);
    assert_eq!(asked.get("response_type"), "code");
    assert_eq!(asked.get("code_challenge_method"), "S256");
    assert_eq!(asked.get("scope"), "openid profile email");
    assert_eq!(asked.get("redirect_uri"), "https://kith.example/sign-in/council/back");
    assert!(asked.get("state").len() >= 32 && asked.get("nonce").len() >= 32);
    let refresh = seen.header("refresh").unwrap();
    assert!(!refresh.contains("K7F4") && !refresh.contains("private"), "{refresh}");
    let cookie = seen.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/sign-in/council"));
}

#[test]
fn a_link_in_the_councils_list_of_services_leads_straight_there() {
    let provider = Provider::start();
    let app = at(&provider);
    expected_amina(&app);
    let browser = app.stranger();
    let asked = Asked::of(browser.get("/sign-in/council").expect_status(303));
    assert_eq!(browser.get(&provider.lets_in(&asked, seconds(&app), &json!({}))).led_to(), "/");
    assert_eq!(browser.get("/sign-in/council").led_to(), "/", "somebody signed in has no need of it");
}

const NOBODY: &str = "no open account in Kith belongs to you";

#[test]
fn an_unknown_person_a_closed_account_and_a_name_that_nobody_allowed_all_say_the_same() {
    let provider = Provider::start();
    let app = at(&provider);
    let account = expected_amina(&app);
    let unknown =
        through(&app, &app.stranger(), &provider, &json!({ "preferred_username": "nobody@westmere.example" }));
    let nameless = through(&app, &app.stranger(), &provider, &json!({ "preferred_username": null }));
    // A username alone links nothing unless the settings say so.
    let username = through(&app, &app.stranger(), &provider, &json!({ "preferred_username": "amina.yusuf" }));
    through(&app, &app.stranger(), &provider, &json!({})).expect_status(303);
    // Somebody else there who was given Amina's old name.
    let successor = through(&app, &app.stranger(), &provider, &json!({ "sub": "subject-2" }));
    app.arrange(|a| a.update("account", account, &[("closed_at", 1i64.into())]));
    let closed = through(&app, &app.stranger(), &provider, &json!({}));
    for seen in [&unknown, &nameless, &username, &successor, &closed] {
        seen.expect_status(422).expect(NOBODY);
        assert!(seen.header("set-cookie").is_none());
    }
    assert_eq!(app.count("SELECT count(*) FROM account", &[]), 2, "Kith makes no account by itself");
}

#[test]
fn where_the_settings_say_so_a_username_links() {
    let provider = Provider::start();
    let app = app_with(|settings| {
        let own = page::OwnSignIn { link_usernames: true, claim: "email".to_owned(), ..provider.own() };
        settings.own_sign_in = Some(own);
    });
    let claims = |verified: bool| json!({ "email": "Amina.Yusuf", "email_verified": verified });
    amina(&app, "worker");
    through(&app, &app.stranger(), &provider, &claims(false)).expect_status(422).expect(NOBODY);
    let browser = app.stranger();
    through(&app, &browser, &provider, &claims(true)).expect_status(303);
    browser.get("/account").expect("Amina Yusuf");
}

#[test]
fn a_second_step_is_the_providers_business_and_passwords_still_ask_for_kiths() {
    let provider = Provider::start();
    let app = at(&provider);
    let account = expected_amina(&app);
    let columns = [("second_factor", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into()), ("second_factor_step", 0i64.into())];
    app.arrange(|a| a.update("account", account, &columns));
    assert_eq!(through(&app, &app.stranger(), &provider, &json!({})).led_to(), "/account");
    sign_in(&app.stranger(), PASSWORD).expect("Six digits");
}

#[test]
fn the_way_back_serves_once_in_the_browser_that_began_it_and_for_ten_minutes() {
    let provider = Provider::start();
    let app = at(&provider);
    expected_amina(&app);
    let lost = |seen: &Seen| {
        seen.expect_status(422).expect("was used before, took too long, or began in another browser");
    };
    let browser = app.stranger();
    let back = provider.lets_in(&set_out(&browser), seconds(&app), &json!({}));

    lost(&app.stranger().get(&back));
    let other = app.stranger();
    set_out(&other);
    lost(&other.get(&back));
    lost(&browser.get(&back.replace("state=", "state=x")));
    lost(&browser.get("/sign-in/council/back"));
    browser.get(&back).expect_status(303);
    assert_eq!(browser.get(&back).led_to(), "/sign-in/council/kept", "reloaded by somebody who is in");
    browser.post("/sign-out", &[]);
    lost(&browser.get(&back));

    let late = provider.lets_in(&set_out(&browser), seconds(&app), &json!({}));
    app.minutes_pass(11);
    lost(&browser.get(&late));
}

#[test]
fn a_code_of_another_try_or_one_used_before_opens_nothing() {
    let provider = Provider::start();
    let app = at(&provider);
    expected_amina(&app);
    let (thief, amina) = (app.stranger(), app.stranger());
    let (his, hers) = (set_out(&thief), set_out(&amina));
    let code =
        |back: &str| Form::read(back.split_once('?').unwrap().1.as_bytes()).unwrap().get("code").unwrap().to_owned();
    let stolen = code(&provider.lets_in(&hers, seconds(&app), &json!({})));

    let back = Form::of([("code", stolen.as_str()), ("state", his.get("state")), ("iss", &provider.issuer)]).write();
    thief.get(&format!("/sign-in/council/back?{back}")).expect_status(422);
    thief.get("/account").expect_status(401);
    // The provider has seen the code, so that it no longer serves her either.
    let back = Form::of([("code", stolen.as_str()), ("state", hers.get("state")), ("iss", &provider.issuer)]).write();
    amina.get(&format!("/sign-in/council/back?{back}")).expect_status(422).expect("used before");
}

#[test]
fn a_token_that_is_not_as_it_must_be_signs_nobody_in_and_says_so() {
    let provider = Provider::start();
    let app = at(&provider);
    expected_amina(&app);
    let now = seconds(&app);
    for (claims, said) in [
        (json!({ "iss": "https://evil.example" }), "could not be trusted"),
        (json!({ "aud": "another service" }), "could not be trusted"),
        (json!({ "nonce": "another" }), "could not be trusted"),
        (json!({ "sub": null }), "could not be trusted"),
        (json!({ "exp": now - 600, "iat": now - 900 }), "clocks of Kith and of your council’s sign-in do not agree"),
        (json!({ "iat": now + 600 }), "clocks of Kith and of your council’s sign-in do not agree"),
    ] {
        let browser = app.stranger();
        through(&app, &browser, &provider, &claims).expect_status(422).expect(said);
        browser.get("/account").expect_status(401);
    }
}

#[test]
fn an_answer_in_another_issuers_name_or_a_refusal_is_told() {
    let provider = Provider::start();
    let app = at(&provider);
    expected_amina(&app);
    let answer = |fields: &[(&str, &str)]| {
        let browser = app.stranger();
        let asked = set_out(&browser);
        let all = fields.iter().copied().chain([("state", asked.get("state"))]);
        browser.get(&format!("/sign-in/council/back?{}", Form::of(all).write()))
    };
    answer(&[("code", "c"), ("iss", "https://evil.example")]).expect_status(422).expect("could not be trusted");
    answer(&[("code", "c")]).expect_status(422).expect("could not be trusted");
    let issuer = provider.issuer.as_str();
    answer(&[("error", "access_denied"), ("iss", issuer)]).expect_status(422).expect("did not let you in");
    answer(&[("error", "server_error"), ("iss", issuer)]).expect_status(503).expect("does not answer");
    answer(&[("error", "invalid_scope"), ("iss", issuer)]).expect_status(503).expect("do not fit together");
    answer(&[("iss", issuer)]).expect_status(422).expect("could not be trusted");
}

#[test]
fn a_provider_with_new_keys_is_asked_for_them_and_another_key_is_not_taken() {
    let provider = Provider::start();
    let app = at(&provider);
    expected_amina(&app);
    through(&app, &app.stranger(), &provider, &json!({})).expect_status(303);
    provider.takes_a_new_key("second");
    through(&app, &app.stranger(), &provider, &json!({})).expect_status(303);
    assert_eq!(provider.was_asked("/keys"), 2);
    // The same name for another key.
    provider.takes_a_new_key("second");
    through(&app, &app.stranger(), &provider, &json!({})).expect_status(422).expect("could not be trusted");
}

#[test]
fn a_provider_that_is_down_is_told_with_what_was_written_kept_and_a_password_still_opens() {
    let provider = Provider::start();
    let app = at(&provider);
    amina(&app, "worker");
    provider.is_down(true);
    let browser = app.stranger();
    let fields = [("to", "/desk"), ("carried", "what_I_saw=Robin+laughed")];

    let down = browser.post("/sign-in/council", &fields);

    down.expect_status(503).expect("Your council’s sign-in does not answer");
    assert_eq!(down.field("carried").as_deref(), Some("what_I_saw=Robin+laughed"));
    assert_eq!(down.field("to").as_deref(), Some("/desk"));
    let asked = provider.was_asked("/.well-known/openid-configuration");
    browser.post("/sign-in/council", &fields).expect_status(503);
    assert_eq!(provider.was_asked("/.well-known/openid-configuration"), asked, "a crowd does not ask it again at once");
    assert_eq!(sign_in(&app.stranger(), PASSWORD).led_to(), "/");
    provider.is_down(false);
    app.minutes_pass(1);
    set_out(&browser);
    // Known from before, down on the way back.
    let asked = set_out(&browser);
    let back = provider.lets_in(&asked, seconds(&app), &json!({}));
    provider.is_down(true);
    browser.get(&back).expect_status(503).expect("does not answer");
}

#[test]
fn a_provider_that_calls_itself_otherwise_or_does_not_take_the_secret_is_not_used() {
    let provider = Provider::start();
    provider.says("issuer", "https://evil.example".into());
    let app = at(&provider);
    app.stranger().post("/sign-in/council", &[("to", "/")]).expect_status(503).expect("do not fit together");

    let other = Provider::start();
    let app = app_with(|settings| {
        settings.own_sign_in = Some(page::OwnSignIn { client_secret: "wrong".to_owned(), ..other.own() });
    });
    through(&app, &app.stranger(), &other, &json!({})).expect_status(503).expect("do not fit together");

    let nobody = page::OwnSignIn { issuer: "http://127.0.0.1:9".to_owned(), ..other.own() };
    let app = app_with(|settings| settings.own_sign_in = Some(nobody));
    app.stranger().get("/sign-in/council").expect_status(503).expect("does not answer");
}

#[test]
fn what_was_being_sent_when_the_session_ran_out_is_carried_through_and_shown_to_its_writer_alone() {
    let provider = Provider::start();
    let app = at(&provider);
    let account = expected_amina(&app);
    let browser = app.browser_of(account);
    app.minutes_pass(61);
    let long = format!("what_I_saw={}", "Robin+laughed.".repeat(10_000));
    let fields = [("to", "/desk"), ("carried", long.as_str())];
    app.stranger().post("/sign-in/council", &fields).expect_status(422).expect("too long to take along");
    let asked = Asked::of(browser.post("/sign-in/council", &fields).expect_status(200));

    let seen = browser.get(&provider.lets_in(&asked, seconds(&app), &json!({})));

    assert_eq!(seen.led_to(), "/sign-in/council/kept");
    for _ in 0..2 {
        let kept = browser.follow(&seen);
        kept.expect_status(200).expect("What you wrote is kept").expect("Robin laughed.");
        assert_eq!(kept.attributes("form[action='/desk'] input", "name"), ["csrf", "once", "what_I_saw"]);
        assert_eq!(kept.field("csrf"), kept.attributes("body", "data-csrf").first().cloned());
    }
    // Another person in the same browser sees nothing of it.
    let other = app.account("joel.okafor", "Joel Okafor", "worker", None);
    app.arrange(|a| a.update("account", other, &[("external", format!("{} subject-2", provider.issuer).into())]));
    browser.post("/sign-out", &[]);
    through(&app, &browser, &provider, &json!({ "sub": "subject-2" })).expect_status(303);
    assert_eq!(browser.get("/sign-in/council/kept").led_to(), "/");
    browser.post("/sign-out", &[]);
    through(&app, &browser, &provider, &json!({})).expect_status(303);
    app.minutes_pass(59);
    browser.get("/account").expect_status(200);
    app.minutes_pass(2);
    assert_eq!(browser.get("/sign-in/council/kept").led_to(), "/", "after an hour it is gone");
}

#[test]
fn what_was_written_comes_back_to_the_door_when_the_provider_lets_nobody_in() {
    let provider = Provider::start();
    let app = at(&provider);
    let browser = app.stranger();
    let asked = Asked::of(&browser.post("/sign-in/council", &[("to", "/desk"), ("carried", "saw=Robin")]));
    let seen = browser.get(&provider.lets_in(&asked, seconds(&app), &json!({})));
    seen.expect_status(422).expect(NOBODY).expect("What you wrote is kept");
    assert_eq!((seen.field("to").as_deref(), seen.field("carried").as_deref()), (Some("/desk"), Some("saw=Robin")));
}

#[test]
fn somebody_who_signed_in_meanwhile_is_shown_what_was_being_sent_at_once() {
    let provider = Provider::start();
    let app = at(&provider);
    let browser = app.browser_of(amina(&app, "worker"));
    let seen = browser.post("/sign-in/council", &[("to", "/desk"), ("carried", "saw=Robin")]);
    seen.expect_status(200).expect("What you wrote is kept").expect("Robin");
}

#[test]
fn two_tabs_both_arrive_in_one_session_and_signing_out_offers_the_providers_way_out() {
    let provider = Provider::start();
    let app = at(&provider);
    let account = expected_amina(&app);
    let browser = app.stranger();
    let (one, two) = (set_out(&browser), set_out(&browser));
    browser.get(&provider.lets_in(&one, seconds(&app), &json!({}))).expect_status(303);
    browser.get(&provider.lets_in(&two, seconds(&app), &json!({}))).expect_status(303);
    assert_eq!(app.count("SELECT count(*) FROM session WHERE account = $1", &[account.into()]), 1);
    assert_eq!(browser.get("/sign-out/council").led_to(), "/");

    let out = browser.post("/sign-out", &[]);

    assert_eq!(out.led_to(), "/sign-out/council");
    let page = browser.follow(&out);
    page.expect("You are signed out of Kith").expect("Sign out of the council’s sign-in too");
    let there = page.attributes("main a", "href").remove(0);
    assert!(there.starts_with(&format!("{}/out?client_id=kith&post_logout", provider.issuer)), "{there}");
    browser.get("/account").expect_status(401);

    let without = Provider::start();
    without.says("end_session_endpoint", Value::Null);
    let app = at(&without);
    app.stranger().get("/sign-out/council").expect("close every window").expect_not("council’s sign-in too");
    let password = app.browser_of(amina(&app, "worker"));
    assert_eq!(password.post("/sign-out", &[]).led_to(), "/sign-in", "whoever never signs in there is not asked");
}

#[test]
fn one_place_may_not_go_on_trying() {
    let provider = Provider::start();
    let app = at(&provider);
    let browser = app.stranger();
    for _ in 0..50 {
        browser.get("/sign-in/council/back?state=guessed&code=guessed").expect_status(422);
    }
    browser.get("/sign-in/council/back?state=guessed&code=guessed").expect_status(429).expect("too many tries");
    app.minutes_pass(16);
    for _ in 0..300 {
        browser.get("/sign-in/council").expect_status(303);
    }
    browser.get("/sign-in/council").expect_status(429).expect("too many tries");
}

#[test]
fn an_administrator_gives_and_takes_the_name_and_the_link() {
    let provider = Provider::start();
    let app = at(&provider);
    let account = expected_amina(&app);
    let lead = app.sign_in_as("administrator");
    let (page, council) = (format!("/accounts/{account}"), format!("/accounts/{account}/council"));
    assert_eq!(lead.get(&page).field("council_name").as_deref(), Some(NAME));

    let wrong = lead.post(&council, &[("council_name", "amina yusuf")]);
    assert!(wrong.error_for("council_name").unwrap().contains("without blanks"));
    assert_eq!(wrong.field("council_name").as_deref(), Some("amina yusuf"));
    let joel = app.account("joel.okafor", "Joel Okafor", "worker", None);
    let taken = lead.post(&format!("/accounts/{joel}/council"), &[("council_name", NAME)]);
    assert!(taken.error_for("council_name").unwrap().contains("Another account"));
    lead.post(&council, &[("council_name", NAME)]).expect_status(303);
    lead.get(&page).expect("Nothing was changed");
    lead.post(&council, &[("council_name", "")]).expect_status(303);
    through(&app, &app.stranger(), &provider, &json!({})).expect_status(422).expect(NOBODY);
    lead.post(&council, &[("council_name", NAME)]);

    let hers = app.stranger();
    through(&app, &hers, &provider, &json!({})).expect_status(303);
    lead.post(&council, &[("council_name", "other@westmere.example")]);
    lead.get(&page).expect("linked already").expect("Take the link away");
    assert_eq!(lead.post(&format!("{council}/off"), &[]).led_to(), page);

    assert_eq!(app.last_act(), "unlink_council_sign_in");
    hers.get("/account").expect_status(401);
    through(&app, &hers, &provider, &json!({})).expect_status(422).expect(NOBODY);
    lead.post(&format!("{council}/off"), &[]);
    lead.get(&page).expect("was not linked");
    app.sign_in_as("manager").post(&council, &[("council_name", NAME)]).expect_status(403);
    app.expect_sound();
}

#[test]
fn an_account_made_with_a_name_there_has_no_password_of_its_own() {
    let provider = Provider::start();
    let app = at(&provider);
    let lead = app.sign_in_as("administrator");
    let new = |name, username, there| {
        let fields = [("name", name), ("username", username), ("role", "worker"), ("council_name", there)];
        lead.post("/accounts", &fields)
    };
    assert!(new("Amina Yusuf", "amina.yusuf", "two words").error_for("council_name").is_some());
    let made = new("Amina Yusuf", "amina.yusuf", NAME);
    lead.follow(&made).expect("They can sign in by the council’s own sign-in").expect("None: signs in through");
    assert!(new("Joel Okafor", "joel.okafor", NAME).error_for("council_name").unwrap().contains("Another account"));
    assert_eq!(app.count("SELECT count(*) FROM account WHERE username = 'joel.okafor'", &[]), 0);
    new("Joel Okafor", "joel.okafor", "").expect("A password for Joel Okafor");

    let browser = app.stranger();
    through(&app, &browser, &provider, &json!({})).expect_status(303);
    browser.get("/account").expect("Amina Yusuf").expect("None: you sign in through your council");
    let guess = [("username", "amina.yusuf"), ("password", "kettle lemon bridge")];
    app.stranger().post("/sign-in", &guess).expect_status(422).expect("do not fit together");
}

#[test]
fn where_the_council_has_no_sign_in_of_its_own_nothing_speaks_of_it() {
    let app = super::setting::app();
    let account = amina(&app, "worker");
    for page in ["/sign-in/council", "/sign-in/council/back", "/sign-out/council"] {
        app.stranger().get(page).expect_status(404);
    }
    app.stranger().get("/sign-in").expect_not("council").expect_not("Or with");
    let lead = app.sign_in_as("administrator");
    lead.get(&format!("/accounts/{account}")).expect_not("own sign-in");
    assert_eq!(app.browser_of(account).get("/sign-in/council/kept").led_to(), "/");
}
