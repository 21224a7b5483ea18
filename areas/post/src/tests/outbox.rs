use super::setting::*;
use testkit::TestApp;

fn stands(app: &TestApp, id: i64) -> String {
    app.store
        .read(|r| r.one::<String>("SELECT standing FROM letter WHERE id = $1", &[id.into()]))
        .unwrap()
        .unwrap_or_default()
}

#[test]
fn without_a_mail_server_letters_wait_to_be_printed_and_the_outbox_says_so() {
    let app = app_without_mail();
    let id = app.arrange(|acting| a_reply(acting, None, Some("gail@westfield.example")));
    let hub = app.sign_in_as("hub");
    hub.get("/outbox").expect("no mail server is set");
    hub.get(&format!("/letters/{id}")).expect("no mail server is set");
    super::setting::app()
        .sign_in_as("hub")
        .get("/outbox")
        .expect_not("no mail server")
        .expect("No letter waits to go.");
}

#[test]
fn a_letter_is_posted_by_somebody_on_a_day_and_then_it_has_gone() {
    let app = app();
    let child = a_child(&app);
    let id = app.arrange(|acting| a_reply(acting, Some(child), None));
    let hub = app.sign_in_as("hub");
    let at = format!("/letters/{id}/handed");
    assert!(
        hub.post(&at, &[("how", "post"), ("day", "24 11 2026")]).error_for("day").unwrap().contains("not come yet")
    );
    assert!(hub.post(&at, &[("how", "pigeon"), ("day", "23 11 2026")]).expect_status(422).says("Say whether"));
    assert_eq!(stands(&app, id), "waiting");

    hub.post(&at, &[("how", "by_hand"), ("day", "23 11 2026")]).expect_status(303);

    assert_eq!(app.last_act(), "hand_letter_over");
    let page = hub.get(&format!("/letters/{id}"));
    assert_eq!(page.row("Gone").as_deref(), Some("23 November 2026 at 10:42, by hand; Front door worker"));
    page.expect("Handed over").expect_not("Take it back");
    hub.get("/outbox/sent").expect("Gone (1)").expect("Reply to a referrer");
    hub.post(&at, &[("how", "post"), ("day", "23 11 2026")]).expect_status(409).expect("handed over");
    app.expect_sound();
}

#[test]
fn a_letter_is_taken_back_with_a_reason_and_nothing_sends_it_any_more() {
    let app = app();
    let id = app.arrange(|acting| a_reply(acting, None, Some("gail@westfield.example")));
    let hub = app.sign_in_as("hub");
    let at = format!("/letters/{id}/withdraw");
    assert_eq!(hub.post(&at, &[("why", " ")]).error_for("why").as_deref(), Some("Enter why it is taken back"));

    hub.post(&at, &[("why", "It went to the wrong school")]).expect_status(303);

    hub.get("/outbox/withdrawn").expect("Withdrawn (1)");
    hub.get(&format!("/letters/{id}")).expect("It went to the wrong school");
    let again = hub.post(&format!("/letters/{id}/again"), &[("email", "gail@westfield.example")]);
    again.expect_status(409).expect("withdrawn");
}

#[test]
fn a_letter_that_waits_for_the_post_can_go_by_email_to_an_address_found_later() {
    let app = app();
    let id = app.arrange(|acting| a_reply(acting, None, None));
    app.store
        .act(&store::Act::new("arrange_scene", store::Actor::program("a test"), app.now()), |acting| {
            acting.update("letter", id, &[("standing", "failed".into()), ("last_error", "550 no such user".into())])
        })
        .map(|_| ())
        .unwrap_or_else(|fault: store::Fault| panic!("{fault}"));
    let hub = app.sign_in_as("hub");
    hub.get("/outbox/failed").expect("550 no such user");
    let at = format!("/letters/{id}/again");
    let wrong = hub.post(&at, &[("email", "gail at westfield")]);
    assert!(wrong.error_for("email").unwrap().contains("is not an e-mail address"));
    assert_eq!(wrong.field("email").as_deref(), Some("gail at westfield"));

    hub.post(&at, &[("email", "gail@westfield.example")]).expect_status(303);

    hub.get("/outbox").expect("Waiting to be sent");
    assert_eq!(stands(&app, id), "waiting");
}

#[test]
fn a_letter_about_a_restricted_child_names_nobody_to_those_who_may_not_open_the_record() {
    let app = app();
    let child = a_child(&app);
    let id = app.arrange(|acting| a_reply(acting, Some(child), Some("gail@westfield.example")));
    let guardian = app.account("grace", "Grace Adeyemi", "reviewer", None);
    app.arrange(|acting| access::restrict(acting, child, guardian, &[], "Adoption"));
    let hub = app.sign_in_as("hub");
    hub.get("/outbox").expect("Waiting (1)").expect("a record that you may not open").expect_not("Gail Ward");
    hub.get(&format!("/letters/{id}")).expect_status(403).expect("Ask Grace Adeyemi").expect_not("Robin");
    hub.post(&format!("/letters/{id}/withdraw"), &[("why", "x")]).expect_status(403);
    assert_eq!(stands(&app, id), "waiting");
}

#[test]
fn a_long_outbox_is_read_in_pages() {
    let app = app();
    app.arrange(|acting| (0..53).try_for_each(|_| a_reply(acting, None, None).map(|_| ())));
    let hub = app.sign_in_as("hub");
    let first = hub.get("/outbox");
    assert_eq!(first.all("tbody tr").len(), 50);
    first.expect("1 to 50 of 53").expect("Waiting (53)");
    assert_eq!(hub.get("/outbox?page=2").all("tbody tr").len(), 3);
}
