use super::setting::*;
use crate::published::{How, letter};

/// The standard wording with a sentence more.
fn other_words(page: &testkit::Seen) -> (String, String, String) {
    let body = page.field("body").unwrap().replace("ring 999.", "ring 999. We are here at night too.");
    (page.field("subject").unwrap(), body, page.field("stands").unwrap())
}

#[test]
fn the_practice_lead_changes_a_standard_wording_and_letters_that_were_written_keep_theirs() {
    let app = app();
    let before = app.arrange(|acting| a_reply(acting, None, Some("gail@westfield.example")));
    let lead = app.sign_in_as("quality");
    lead.get("/wordings").expect("Reply to a referrer").expect("Version 1, came with Kith");
    lead.get("/wordings/reply_to_referrer").expect("{decision}").expect("What was decided, in words for the referrer");
    let at = "/wordings/reply_to_referrer/change";
    let (subject, body, stands) = other_words(&lead.get(at));

    let lacking = body.replace("{decision}", "");
    let wrong = lead.post(at, &[("subject", "About {dear}"), ("body", &lacking), ("reason", ""), ("stands", &stands)]);
    wrong.expect_status(422);
    assert!(wrong.error_for("subject").unwrap().contains("{dear}"));
    assert!(wrong.error_for("body").unwrap().contains("{decision} is missing"));
    assert!(wrong.error_for("reason").is_some());
    assert_eq!(wrong.field("subject").as_deref(), Some("About {dear}"));
    let fields = [
        ("subject", subject.as_str()),
        ("body", body.as_str()),
        ("reason", "Families asked about nights"),
        ("stands", stands.as_str()),
    ];
    lead.post(at, &fields).expect_status(303);

    assert_eq!(app.last_act(), "change_wording");
    let after = app.arrange(|acting| a_reply(acting, None, Some("gail@westfield.example")));
    let read = |id| app.store.read(|r| letter(r, id)).unwrap().unwrap();
    let (old, new) = (read(before), read(after));
    assert_eq!((old.wording.as_str(), new.wording.as_str()), ("reply_to_referrer 1", "reply_to_referrer 2"));
    assert!(!format!("{:?}", old.blocks).contains("at night too"));
    assert!(format!("{:?}", new.blocks).contains("We are here at night too."));
    lead.get("/wordings/reply_to_referrer").expect("version 2").expect("Families asked about nights");
    lead.get("/wordings").expect("Version 2, since");
    // A page that is out of date, and words that are the same.
    lead.post(at, &fields).expect_status(422).expect("Nothing is changed");
    let other = body.replace("at night too", "day and night");
    lead.post(at, &[("subject", &subject), ("body", &other), ("reason", "x"), ("stands", "1")]).expect_status(409);
    for role in ["worker", "hub", "analyst"] {
        let browser = app.sign_in_as(role);
        browser.get("/wordings").expect_status(403);
        browser.post(at, &fields).expect_status(403);
    }
    app.sign_in_as("senior").get("/wordings/nothing").expect_status(404);
    app.expect_sound();
}

#[test]
fn one_letter_is_changed_before_it_goes_and_not_after() {
    let app = app();
    let child = a_child(&app);
    let id = app.arrange(|acting| a_reply(acting, Some(child), Some("gail@westfield.example")));
    let hub = app.sign_in_as("hub");
    let at = format!("/letters/{id}/change");
    hub.get(&format!("/letters/{id}")).expect("Change what it says");
    let page = hub.get(&at);
    let (subject, stands) = (page.field("subject").unwrap(), page.field("stands").unwrap());
    let body = page.field("body").unwrap().replace("We will assess", "Together with you we will find out");
    let fields = [
        ("subject", subject.as_str()),
        ("body", body.as_str()),
        ("why", "The family asked to be part of it"),
        ("stands", stands.as_str()),
    ];
    let empty = hub.post(&at, &[("subject", ""), ("body", &body), ("why", ""), ("stands", &stands)]);
    empty.expect_status(422);
    assert!(empty.error_for("subject").is_some() && empty.error_for("why").is_some());
    assert_eq!(empty.field("body").map(|b| b.trim().to_owned()), Some(body.trim().to_owned()));
    hub.post(&at, &fields).expect_status(303);

    hub.get(&format!("/letters/{id}")).expect("Together with you we will find out").expect("Waiting to be sent");
    assert_eq!(app.store.read(|r| letter(r, id)).unwrap().unwrap().how, How::Email);
    hub.post(&at, &fields).expect_status(409).expect("Somebody changed this letter");
    let other = app.arrange(|acting| a_reply(acting, Some(child), None));
    let says = app.store.read(|r| letter(r, other)).unwrap().unwrap();
    assert!(format!("{:?}", says.blocks).contains("We will assess"), "the standard wording stays as it is");
    hub.post(&format!("/letters/{id}/handed"), &[("how", "post"), ("day", "23 11 2026")]).expect_status(303);
    hub.get(&at).expect_status(409);
    hub.post(&at, &fields).expect_status(409).expect("changed after you opened the page");
    app.sign_in_as("worker").get(&at).expect_status(403);
    app.sign_in_as("worker").post(&at, &fields).expect_status(403);
    app.expect_sound();
}
