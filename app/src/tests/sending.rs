//! Letters handed to a real mail server: one that this test is.

mod authority;
mod guarded;
mod server;

use super::app;
use crate::sending::{Sender, Smtp};
use crate::settings::{Encryption, Post};
use days::Clock;
use post::published::{How, Letter, NewLetter, Says, Standing, To, letter, send_due, write_letter};
use server::{Answer, Server};
use std::sync::Arc;
use std::time::{Duration, Instant};
use testkit::TestApp;

const COUNCIL: &str = "Westmere Council";

fn a_letter(app: &TestApp, email: &str) -> i64 {
    app.arrange(|acting| {
        let fields = [
            ("dear", "Zoë"),
            ("reference", "R7K2-9QX4"),
            ("received", "20 November 2026"),
            ("decision", "We will assess what help Robin’s family needs."),
            ("from", "Tom Whitworth"),
        ];
        let new = NewLetter {
            kind: "Reply to a referrer",
            to: To { words: "Zoë Ward\r\nBcc: everybody@example.com", email: Some(email), lines: &[] },
            how: How::Email,
            reference: "R7K2-9QX4",
            says: Says::Wording("reply_to_referrer", &fields),
            person: None,
            source: ("contact", 1),
            by: "Tom Whitworth",
            draft: false,
        };
        Ok(write_letter(acting, &new).expect("the wording knows these fields"))
    })
}

fn settings(port: u16) -> Post {
    let from = "childrens.services@westmere.example".to_owned();
    Post { server: "127.0.0.1".to_owned(), port, from, account: None, encryption: Encryption::None, trusted: None }
}

/// One round of sending, as each process does it.
fn round(app: &TestApp, port: u16) -> usize {
    let mut smtp = Smtp::new(settings(port), COUNCIL.to_owned());
    send_due(&app.store, COUNCIL, &|| app.clock.now(), &mut smtp).unwrap()
}

fn read(app: &TestApp, id: i64) -> Letter {
    app.store.read(|r| letter(r, id)).unwrap().unwrap()
}

fn acts(app: &TestApp, name: &str) -> i64 {
    app.count("SELECT count(*) FROM act WHERE name = $1 AND actor = 'Kith: post'", &[name.into()])
}

#[test]
fn a_letter_is_delivered_once_with_its_words_and_a_pdf_and_nobody_in_its_subject() {
    let app = app();
    let server = Server::that(&[Answer::Takes]);
    let id = a_letter(&app, "zoe@westfield.example");

    assert_eq!(round(&app, server.port()), 1);
    assert_eq!(round(&app, server.port()), 0);

    let sent = read(&app, id);
    assert_eq!((sent.standing, sent.tries, sent.sent_at), (Standing::Sent, 1, Some(app.now())));
    let got = server.got();
    assert_eq!(got.len(), 1);
    assert_eq!(got[0].to, ["zoe@westfield.example"]);
    let mail = &got[0].text;
    assert!(mail.contains("Subject: What we decided: your reference R7K2-9QX4\r\n"), "{mail}");
    assert!(mail.contains(&format!("Message-ID: <letter-{id}@westmere.example>\r\n")), "{mail}");
    assert!(mail.contains("Date: Mon, 23 Nov 2026 10:42:00 +0000\r\n"), "{mail}");
    assert!(mail.contains("application/pdf") && mail.contains("filename=\"letter.pdf\""), "{mail}");
    assert!(mail.contains("R7K2-9QX4") && mail.contains("text/plain"), "{mail}");
    let heads = mail.split("\r\n\r\n").next().unwrap();
    assert!(!heads.contains("Robin") && !heads.contains("\r\nBcc"), "{heads}");
    assert_eq!((acts(&app, "begin_sending_letter"), acts(&app, "note_letter_sent")), (1, 1));
    app.expect_sound();
}

#[test]
fn a_refused_address_stands_under_did_not_go_with_the_servers_words_and_goes_after_it_was_put_right() {
    let app = app();
    let server = Server::that(&[Answer::RefusesAddress, Answer::Takes]);
    let id = a_letter(&app, "nobody@westfield.example");
    round(&app, server.port());
    let hub = app.sign_in_as("hub");

    let failed = hub.get("/outbox/failed");
    failed.expect("Did not go (1)").expect("The mail server refused the address").expect("no such user here");
    app.minutes_pass(60 * 24);
    assert_eq!(round(&app, server.port()), 0, "what is refused for good is not tried again by itself");

    let hub = app.browser_of(hub.account.unwrap());
    hub.post(&format!("/letters/{id}/again"), &[("email", "zoe@westfield.example")]).expect_status(303);
    assert_eq!(round(&app, server.port()), 1);
    assert_eq!(server.got()[0].to, ["zoe@westfield.example"]);
    assert_eq!(read(&app, id).standing, Standing::Sent);
}

#[test]
fn what_is_refused_for_the_moment_is_tried_again_after_a_minute_and_then_goes() {
    let app = app();
    let server = Server::that(&[Answer::Busy, Answer::Takes]);
    let id = a_letter(&app, "zoe@westfield.example");
    round(&app, server.port());
    let waits = read(&app, id);
    assert_eq!((waits.standing, waits.tries, waits.unanswered), (Standing::Waiting, 1, 0));
    assert!(waits.last_error.unwrap().contains("greylisted"));
    app.sign_in_as("hub").get(&format!("/letters/{id}")).expect("tried again on 23 November 2026 at 10:43");
    assert_eq!(round(&app, server.port()), 0, "not before its time");

    app.minutes_pass(1);

    assert_eq!(round(&app, server.port()), 1);
    let sent = read(&app, id);
    assert_eq!((sent.standing, sent.tries, sent.last_error), (Standing::Sent, 2, None));
    assert_eq!(server.got().len(), 1);
}

#[test]
fn a_connection_lost_in_mid_sending_is_tried_again_under_the_same_identity_and_the_letter_says_so() {
    let app = app();
    let server = Server::that(&[Answer::HangsUpAfterTheLetter, Answer::Takes]);
    let id = a_letter(&app, "zoe@westfield.example");
    round(&app, server.port());
    assert_eq!((read(&app, id).standing, read(&app, id).unanswered), (Standing::Waiting, 1));
    app.minutes_pass(1);
    round(&app, server.port());

    let got = server.got();
    assert_eq!(got.len(), 2, "the server had it before it hung up, and again");
    let identity = |n: usize| got[n].text.lines().find(|l| l.starts_with("Message-ID")).unwrap().to_owned();
    assert_eq!(identity(0), identity(1));
    assert_eq!(read(&app, id).standing, Standing::Sent);
    app.sign_in_as("hub").get(&format!("/letters/{id}")).expect("may have it more than once");
}

#[test]
fn a_process_that_stopped_in_mid_sending_is_followed_by_another_and_the_letter_says_so() {
    let app = app();
    let server = Server::that(&[Answer::Takes]);
    let id = a_letter(&app, "zoe@westfield.example");
    // The process that had it claimed it and then was gone.
    app.arrange(|acting| {
        let until = acting.at.as_millisecond() + 15 * 60_000;
        let claimed = [("standing", "sending".into()), ("tries", 1_i64.into()), ("claimed_until", until.into())];
        acting.update("letter", id, &claimed).map(|_| ())
    });
    assert_eq!(round(&app, server.port()), 0, "another process still has it");

    app.minutes_pass(15);

    assert_eq!(round(&app, server.port()), 1);
    let sent = read(&app, id);
    assert_eq!((sent.standing, sent.tries, sent.unanswered), (Standing::Sent, 2, 1));
    app.sign_in_as("hub").get(&format!("/letters/{id}")).expect("may have it more than once");
}

#[test]
fn several_processes_at_once_send_every_letter_once() {
    let app = app();
    let server = Server::that(&[Answer::Takes; 12]);
    for n in 0..12 {
        a_letter(&app, &format!("reader{n}@westfield.example"));
    }
    let (store, now, port) = (app.store.clone(), app.now(), server.port());
    let work = |store: store::Store| {
        move || {
            let mut smtp = Smtp::new(settings(port), COUNCIL.to_owned());
            send_due(&store, COUNCIL, &|| now, &mut smtp).unwrap()
        }
    };
    let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(work(store.clone()))).collect();
    let handed: usize = threads.into_iter().map(|t| t.join().unwrap()).sum();

    assert_eq!(handed, 12);
    let mut to: Vec<String> = server.got().into_iter().flat_map(|mail| mail.to).collect();
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 12);
    assert_eq!(app.count("SELECT count(*) FROM letter WHERE standing = 'sent' AND tries = 1", &[]), 12);
    app.expect_sound();
}

#[test]
fn a_server_that_is_not_there_is_tried_seven_times_more_and_then_the_letter_says_what_to_do() {
    let app = app();
    let id = a_letter(&app, "zoe@westfield.example");
    let nobody = Server::that(&[]).closed();
    let mut tries = 0;
    while read(&app, id).standing == Standing::Waiting {
        tries += round(&app, nobody);
        app.minutes_pass(60 * 24);
        assert!(tries < 20);
    }
    assert_eq!(tries, 8);
    let page = app.sign_in_as("hub").get(&format!("/letters/{id}"));
    page.expect("This did not go. The mail server could not be used").expect("print it and post it");
}

#[test]
fn the_sender_in_the_background_sends_and_ends_when_it_is_told() {
    let app = app();
    let server = Server::that(&[Answer::Takes]);
    let id = a_letter(&app, "zoe@westfield.example");
    let sender = Sender::start(
        app.store.clone(),
        COUNCIL.to_owned(),
        settings(server.port()),
        app.clock.clone() as Arc<dyn Clock>,
    );
    let began = Instant::now();
    while read(&app, id).standing != Standing::Sent {
        assert!(began.elapsed() < Duration::from_secs(30), "{:?}", read(&app, id));
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(sender);
    assert_eq!(server.got().len(), 1);
}
