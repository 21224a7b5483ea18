//! The same under TLS, STARTTLS and a sign-in.

use super::authority::Authority;
use super::server::{Answer, Guard, Server, base64};
use super::{COUNCIL, a_letter, read, settings};
use crate::sending::Smtp;
use crate::settings::{Encryption, Post};
use crate::tests::app;
use days::Clock;
use post::published::{Standing, send_due};
use std::io::Write;
use std::sync::{Arc, Mutex};
use testkit::TestApp;

const USER: &str = "kith@westmere.example";
const PASSWORD: &str = "tidal-Weir-77/+";

fn post(port: u16, encryption: Encryption, authority: &Authority) -> Post {
    let account = Some((USER.to_owned(), PASSWORD.to_owned()));
    Post { account, encryption, trusted: Some(authority.pem()), ..settings(port) }
}

fn round(app: &TestApp, post: &Post) -> usize {
    let mut smtp = Smtp::new(post.clone(), COUNCIL.to_owned());
    send_due(&app.store, COUNCIL, &|| app.clock.now(), &mut smtp).unwrap()
}

/// Why the letter did not go yet.
fn why(app: &TestApp, id: i64) -> String {
    let letter = read(app, id);
    assert_eq!((letter.standing, letter.unanswered), (Standing::Waiting, 0), "nothing was handed over");
    letter.last_error.unwrap()
}

#[test]
fn a_letter_goes_by_tls_and_by_starttls_and_signs_in_either_way_that_servers_know() {
    for way in ["PLAIN", "LOGIN"] {
        for encryption in [Encryption::Tls, Encryption::StartTls] {
            let (app, authority) = (app(), Authority::called("Westmere Council"));
            let certified = Some(authority.certifies("127.0.0.1"));
            let mut guard = Guard { account: Some((way, USER, PASSWORD)), ..Guard::default() };
            match encryption {
                Encryption::Tls => guard.tls = certified,
                _ => guard.starttls = certified,
            }
            let server = Server::guarded(&guard, &[Answer::Takes]);
            let id = a_letter(&app, "zoe@westfield.example");

            assert_eq!(round(&app, &post(server.port(), encryption, &authority)), 1);

            assert_eq!(read(&app, id).standing, Standing::Sent, "{way} {encryption:?}");
            let got = server.got();
            assert_eq!((got.len(), got[0].guarded), (1, true), "{way} {encryption:?}");
            let words = server.words();
            let place = |word: &str| words.iter().position(|w| w == word);
            assert!(place("AUTH") < place("MAIL") && place("STARTTLS") < place("AUTH"), "{words:?}");
        }
    }
}

#[test]
fn a_certificate_that_is_not_trusted_or_not_the_servers_is_refused_before_anything_is_said() {
    let (app, authority) = (app(), Authority::called("Westmere Council"));
    let stranger = Authority::called("Somebody");
    let id = a_letter(&app, "zoe@westfield.example");
    for (certified, encryption, says) in [
        (stranger.certifies("127.0.0.1"), Encryption::Tls, "UnknownIssuer"),
        (stranger.certifies("127.0.0.1"), Encryption::StartTls, "UnknownIssuer"),
        (authority.certifies("elsewhere.example"), Encryption::Tls, "not valid for name"),
    ] {
        let guard = match encryption {
            Encryption::Tls => Guard { tls: Some(certified), ..Guard::default() },
            _ => Guard { starttls: Some(certified), ..Guard::default() },
        };
        let server = Server::guarded(&guard, &[Answer::Takes]);

        round(&app, &post(server.port(), encryption, &authority));

        let said = why(&app, id);
        assert!(said.contains("certificate was not accepted") && said.contains(says), "{said}");
        assert!(said.contains("certificate_file"), "{said}");
        let heard = server.words();
        assert!(!heard.iter().any(|word| word == "AUTH" || word == "MAIL"), "{heard:?}");
        assert!(server.got().is_empty());
        app.minutes_pass(60);
    }
}

#[test]
fn a_server_without_starttls_hears_neither_the_password_nor_the_letter() {
    let (app, authority) = (app(), Authority::called("Westmere Council"));
    let id = a_letter(&app, "zoe@westfield.example");
    let guard = Guard { account: Some(("PLAIN", USER, PASSWORD)), ..Guard::default() };
    let server = Server::guarded(&guard, &[Answer::Takes]);

    round(&app, &post(server.port(), Encryption::StartTls, &authority));

    assert!(why(&app, id).contains("offers no encryption (STARTTLS)"));
    let heard = server.words();
    assert!(!heard.iter().any(|word| word == "AUTH" || word == "MAIL"), "{heard:?}");
}

/// What is written to a log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_wrong_password_says_so_is_tried_again_and_stands_in_no_log_and_on_no_page() {
    let (app, authority) = (app(), Authority::called("Westmere Council"));
    let id = a_letter(&app, "zoe@westfield.example");
    let tls = Some(authority.certifies("127.0.0.1"));
    let guard = |password| Guard { tls: tls.clone(), account: Some(("PLAIN", USER, password)), ..Guard::default() };
    let log = Log::default();
    let to = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || to.clone())
        .finish();
    let wrong = Server::guarded(&guard("another"), &[Answer::Takes]);

    tracing::subscriber::with_default(subscriber, || {
        tracing::info!("the log is read");
        round(&app, &post(wrong.port(), Encryption::Tls, &authority))
    });

    let said = why(&app, id);
    assert!(said.contains("did not let Kith sign in") && said.contains("5.7.8 Authentication failed"), "{said}");
    assert!(wrong.got().is_empty() && !wrong.words().contains(&"MAIL".to_owned()));
    let page = app.sign_in_as("hub").get(&format!("/letters/{id}"));
    page.expect("did not let Kith sign in").expect("tried again on 23 November 2026 at 10:43");
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("the log is read"), "{log}");
    let shown = format!("{:?}", post(wrong.port(), Encryption::Tls, &authority));
    for secret in [PASSWORD.to_owned(), base64(PASSWORD), base64(&format!("\0{USER}\0{PASSWORD}"))] {
        for place in [&said, &page.source(), &log, &shown] {
            assert!(!place.contains(&secret), "{place}");
        }
    }

    let right = Server::guarded(&guard(PASSWORD), &[Answer::Takes]);
    app.minutes_pass(1);
    round(&app, &post(right.port(), Encryption::Tls, &authority));
    assert_eq!((read(&app, id).standing, read(&app, id).tries), (Standing::Sent, 2));
}

#[test]
fn a_guarded_server_that_was_down_gets_the_letter_when_it_is_back() {
    let (app, authority) = (app(), Authority::called("Westmere Council"));
    let id = a_letter(&app, "zoe@westfield.example");
    let gone = Server::that(&[]).closed();
    round(&app, &post(gone, Encryption::Tls, &authority));
    assert!(why(&app, id).contains("The mail server could not be used"));

    let tls = Some(authority.certifies("127.0.0.1"));
    let guard = Guard { tls, account: Some(("LOGIN", USER, PASSWORD)), ..Guard::default() };
    let back = Server::guarded(&guard, &[Answer::Busy, Answer::Takes]);
    for _ in 0..2 {
        app.minutes_pass(5);
        round(&app, &post(back.port(), Encryption::Tls, &authority));
    }
    assert_eq!((read(&app, id).standing, read(&app, id).tries), (Standing::Sent, 3));
    assert_eq!(back.got().len(), 1);
}
