use super::setting::*;
use crate::published::{How, NewLetter, Says, Standing, To, letter, letters_about, write_letter};

#[test]
fn a_letter_written_in_anothers_act_waits_in_the_outbox_and_is_read_there() {
    let app = app();
    let child = a_child(&app);
    let id = app.arrange(|acting| a_reply(acting, Some(child), Some("gail@westfield.example")));
    let hub = app.sign_in_as("hub");

    hub.get("/outbox").expect("Reply to a referrer").expect("Gail Ward, Westfield School").expect("Waiting (1)");
    let page = hub.get(&format!("/letters/{id}"));

    page.expect("We will assess what help Robin’s family needs.").expect("Waiting to be sent");
    page.expect("What we decided: your reference R7K2-9QX4");
    assert_eq!(page.row("E-mail").as_deref(), Some("gail@westfield.example"));
    assert_eq!(page.row("About").as_deref(), Some("Robin Marsden"));
    assert_eq!(app.count("SELECT count(*) FROM look WHERE subject = $1", &[child.into()]), 1);
    let found = app.store.read(|r| letters_about(r, ("contact", 77))).unwrap();
    assert_eq!((found.len(), found[0].id, found[0].standing), (1, id, Standing::Waiting));
    app.expect_sound();
}

#[test]
fn a_letter_to_somebody_without_an_address_waits_to_be_posted() {
    let app = app();
    let id = app.arrange(|acting| a_reply(acting, None, Some("  ")));
    let written = app.store.read(|r| letter(r, id)).unwrap().unwrap();
    assert_eq!((written.how, written.email, written.next_try_at), (How::Post, None, None));
    app.sign_in_as("hub").get("/outbox").expect("To be printed and posted");
}

#[test]
fn a_wording_that_is_not_known_or_lacks_a_field_is_refused_with_its_name() {
    let app = app();
    app.arrange(|acting| {
        let new = |says| NewLetter {
            kind: "A letter",
            to: To { words: "Gail Ward", ..To::default() },
            how: How::Post,
            reference: "",
            says,
            person: None,
            source: ("contact", 1),
            by: "Tom Whitworth",
            draft: false,
        };
        let strange = write_letter(acting, &new(Says::Wording("reply", &[]))).unwrap_err();
        assert!(strange.to_string().contains("“reply”"), "{strange}");
        let lacking = write_letter(acting, &new(Says::Wording("reply_to_referrer", &[]))).unwrap_err();
        assert!(lacking.to_string().contains("needs the field “dear”"), "{lacking}");
        Ok(())
    });
    assert_eq!(app.count("SELECT count(*) FROM letter", &[]), 0);
}

#[test]
fn those_whose_work_it_is_not_see_no_letters() {
    let app = app();
    let id = app.arrange(|acting| a_reply(acting, None, None));
    let worker = app.sign_in_as("worker");
    worker.get("/outbox").expect_status(403);
    worker.get(&format!("/letters/{id}")).expect_status(403).expect_not("Gail");
    worker.post(&format!("/letters/{id}/withdraw"), &[("why", "x")]).expect_status(403);
    app.sign_in_as("hub").get("/letters/12").expect_status(404);
}

#[test]
fn a_letter_is_printed_as_pdf_and_that_is_a_look_too() {
    let app = app();
    let child = a_child(&app);
    let id = app.arrange(|acting| a_reply(acting, Some(child), None));
    let hub = app.sign_in_as("hub");

    let file = hub.get(&format!("/letters/{id}/letter.pdf"));

    file.expect_status(200);
    assert_eq!(file.header("content-type"), Some("application/pdf"));
    assert!(file.bytes().starts_with(b"%PDF-1.7"));
    assert_eq!(app.count("SELECT count(*) FROM look WHERE subject = $1", &[child.into()]), 1);
}
