use super::setting::{PASSWORD, amina, app, sign_in};

fn new_joel(role: &'static str) -> [(&'static str, &'static str); 4] {
    [("name", "Joel Okafor"), ("username", "Joel.Okafor"), ("role", role), ("worker", "")]
}

fn key(app: &testkit::TestApp, username: &str) -> i64 {
    app.store.read(|r| access::find_account(r, username)).unwrap().unwrap().id
}

#[test]
fn an_administrator_makes_an_account_whose_first_sign_in_asks_for_a_password_of_ones_own() {
    let app = app();
    let lead = app.sign_in_as("administrator");

    let given = lead.post("/accounts", &new_joel("worker"));
    given.expect("A password for Joel Okafor").expect("shown only now");
    let password = given.row("Password").unwrap();
    assert_eq!(app.last_act(), "make_account");
    let joel = app.stranger();
    let first = joel.post("/sign-in", &[("username", "joel.okafor"), ("password", &password), ("to", "/account")]);
    first.expect("Choose a password of your own");
    joel.get("/account").expect_status(401).expect("Choose a password of your own");
    let choose = |new: &str| {
        joel.post("/sign-in/password", &[("new_password", new), ("again_password", new), ("to", "/account")])
    };
    choose("short").expect_status(422).expect("at least 12");
    choose(&password).expect_status(422).expect("the password you were given");
    assert_eq!(choose("paper window onion").led_to(), "/account");

    assert_eq!(app.last_act(), "choose_password");
    joel.get("/account").expect_status(200).expect("Joel Okafor");
    let again = [("username", "joel.okafor"), ("password", "paper window onion"), ("to", "/account")];
    assert_eq!(app.stranger().post("/sign-in", &again).led_to(), "/account");
    app.expect_sound();
}

#[test]
fn what_is_wrong_with_a_new_account_is_said_at_its_field() {
    let app = app();
    amina(&app, "worker");
    let lead = app.sign_in_as("administrator");
    let send = |name, username, role, worker| {
        lead.post("/accounts", &[("name", name), ("username", username), ("role", role), ("worker", worker)])
    };
    assert!(send("", "joel.okafor", "worker", "").error_for("name").is_some());
    assert!(send("Joel", "j o", "worker", "").error_for("username").is_some());
    assert!(send("Joel", "amina.yusuf", "worker", "").error_for("username").unwrap().contains("Another account"));
    assert!(send("Joel", "joel.okafor", "king", "").error_for("role").is_some());
    let kept = send("Joel", "joel.okafor", "worker", "Nobody Known");
    assert!(kept.error_for("worker").is_some());
    assert_eq!(kept.field("username").as_deref(), Some("joel.okafor"));
}

#[test]
fn the_form_for_a_new_account_offers_every_role() {
    let app = app();
    let page = app.sign_in_as("administrator").get("/accounts/new");
    for role in access::Roles::built_in().all() {
        page.expect(&role.title);
    }
}

#[test]
fn only_who_looks_after_accounts_may() {
    let app = app();
    let account = amina(&app, "worker");
    for role in access::Roles::built_in().all().iter().filter(|r| r.id != "administrator") {
        let browser = app.sign_in_as(&role.id);
        browser.get("/accounts").expect_status(403);
        browser.post(&format!("/accounts/{account}/close"), &[("reason", "left")]).expect_status(403);
    }
    app.stranger().get("/accounts").expect_status(401);
}

#[test]
fn closing_an_account_ends_its_access_at_once_and_opening_it_again_gives_it_back() {
    let app = app();
    let account = amina(&app, "worker");
    let (lead, hers) = (app.sign_in_as("administrator"), app.browser_of(account));
    hers.get("/account").expect_status(200);
    let close = format!("/accounts/{account}/close");

    assert!(lead.post(&close, &[("reason", "")]).error_for("reason").is_some());
    lead.post(&close, &[("reason", "Left the council")]);

    assert_eq!(app.last_act(), "close_account");
    hers.get("/account").expect_status(401);
    sign_in(&hers, PASSWORD).expect_status(422);
    lead.get(&format!("/accounts/{account}")).expect("Closed on 23 November 2026");
    lead.post(&format!("/accounts/{account}/reopen"), &[]);
    assert_eq!(sign_in(&hers, PASSWORD).led_to(), "/");
    app.expect_sound();
}

#[test]
fn a_role_changes_what_somebody_may_do_at_once() {
    let app = app();
    let account = amina(&app, "worker");
    let (lead, hers) = (app.sign_in_as("administrator"), app.browser_of(account));
    let change = format!("/accounts/{account}/role");
    lead.post(&change, &[("role", "king")]).expect_status(422);
    lead.post(&change, &[("role", "administrator")]);
    hers.get("/accounts").expect_status(200).expect("Amina Yusuf");
}

#[test]
fn nobody_closes_their_own_account_or_changes_their_own_role() {
    let app = app();
    let lead = app.sign_in_as("administrator");
    let own = lead.account.unwrap();
    lead.post(&format!("/accounts/{own}/close"), &[("reason", "oops")]).expect_status(422).expect("your own account");
    lead.post(&format!("/accounts/{own}/role"), &[("role", "worker")]).expect_status(422);
    lead.get(&format!("/accounts/{own}")).expect("This is your own account");
}

#[test]
fn a_given_password_ends_the_old_one_and_every_session() {
    let app = app();
    let account = amina(&app, "worker");
    let (lead, hers) = (app.sign_in_as("administrator"), app.browser_of(account));
    let password = lead.post(&format!("/accounts/{account}/password"), &[]).row("Password").unwrap();
    hers.get("/account").expect_status(401);
    sign_in(&hers, PASSWORD).expect_status(422);
    sign_in(&hers, &password).expect("Choose a password of your own");
    assert_eq!(key(&app, "amina.yusuf"), account);
}

#[test]
fn a_lost_telephone_is_forgotten() {
    let app = app();
    let account = amina(&app, "worker");
    let columns = [("second_factor", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into()), ("second_factor_step", 0i64.into())];
    app.arrange(|a| a.update("account", account, &columns));
    let lead = app.sign_in_as("administrator");
    lead.get(&format!("/accounts/{account}")).expect("Lost telephone");
    lead.post(&format!("/accounts/{account}/second-factor"), &[]);
    assert_eq!(sign_in(&app.stranger(), PASSWORD).led_to(), "/");
    lead.get("/accounts/12").expect_status(404);
}
