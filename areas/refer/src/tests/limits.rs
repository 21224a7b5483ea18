//! Limits: a flood is asked to wait, and nobody who is worried is left without a way.

use super::scene::{LEAST, Scene, message};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use std::net::SocketAddr;
use testkit::{Browser, Seen};

fn from(who: &Browser<'_>, peer: &str, forwarded: Option<&str>, path: &str, body: &str) -> Seen {
    let mut request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    if let Some(forwarded) = forwarded {
        request = request.header("x-forwarded-for", forwarded);
    }
    let mut request = request.body(Body::from(body.to_owned())).unwrap();
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
    who.send(request)
}

fn ready<'a>(scene: &'a Scene) -> (Browser<'a>, String, String) {
    let who = scene.app.stranger();
    // Each begins somewhere else: what is counted here is sendings.
    let n = scene.app.store.dice().number();
    let somewhere = format!("10.{}.{}.{}:1", 1 + n % 200, (n >> 8) % 256, (n >> 16) % 256);
    let at = from(&who, &somewhere, None, "/refer", "").led_to();
    scene.fill(&who, &at, &LEAST, "check");
    scene.app.minutes_pass(1);
    let word = who.get(&format!("{at}/check")).field("word").unwrap();
    (who, at, word)
}

#[test]
fn over_the_limit_somebody_is_told_whom_to_ring_when_to_come_back_and_that_nothing_is_lost() {
    let scene = Scene::set_up(|s| s.limits.forms_an_hour = 2);
    for _ in 0..2 {
        let (who, at, word) = ready(&scene);
        from(&who, "198.51.100.7:1", None, &format!("{at}/send"), &format!("word={word}")).expect_status(303);
    }
    let (who, at, word) = ready(&scene);
    let send = |peer: &str| from(&who, peer, None, &format!("{at}/send"), &format!("word={word}"));
    let seen = send("198.51.100.7:2");
    seen.expect_status(429).expect("ring us on 01632 960001").expect("What you wrote is kept");
    let wait: i64 = seen.header("retry-after").unwrap().parse().unwrap();
    assert!((3400..=3600).contains(&wait), "{wait}");
    assert_eq!(scene.contacts(), 2);
    assert_eq!(who.get(&at).field("child-1-given").as_deref(), Some("Robin"));
    // From elsewhere, and here an hour later, it gets through.
    scene.app.minutes_pass(61);
    send("198.51.100.7:3").expect_status(303);
    assert_eq!(scene.contacts(), 3);
}

#[test]
fn one_sender_who_floods_hurts_nobody_elsewhere() {
    let scene = Scene::set_up(|s| s.limits.forms_an_hour = 1);
    let (who, at, word) = ready(&scene);
    from(&who, "198.51.100.7:1", None, &format!("{at}/send"), &format!("word={word}")).expect_status(303);
    let (who, at, word) = ready(&scene);
    from(&who, "203.0.113.9:1", None, &format!("{at}/send"), &format!("word={word}")).expect_status(303);
}

#[test]
fn behind_the_councils_proxy_each_address_has_its_own_limit_and_nobody_chooses_his_own() {
    let scene = Scene::set_up(|s| {
        s.limits.forms_an_hour = 1;
        s.proxies = page::Proxies::parse(["10.0.0.5"]).unwrap();
    });
    let status = |peer: &str, forwarded: &str| {
        let (who, at, word) = ready(&scene);
        from(&who, peer, Some(forwarded), &format!("{at}/send"), &format!("word={word}")).status()
    };
    assert_eq!(status("10.0.0.5:1", "198.51.100.7"), 303);
    assert_eq!(status("10.0.0.5:1", "203.0.113.9"), 303);
    assert_eq!(status("10.0.0.5:1", "192.0.2.1, 198.51.100.7"), 429);
    assert_eq!(status("198.51.100.8:1", "192.0.2.1"), 303);
    assert_eq!(status("198.51.100.8:1", "192.0.2.2"), 429);
}

#[test]
fn a_limit_of_nought_is_none() {
    let scene = Scene::set_up(|s| s.limits = page::Limits { forms_an_hour: 0, requests_a_minute: 0 });
    for _ in 0..3 {
        let (who, at, word) = ready(&scene);
        from(&who, "198.51.100.7:1", None, &format!("{at}/send"), &format!("word={word}")).expect_status(303);
    }
}

#[test]
fn forms_are_not_begun_without_end() {
    let scene = Scene::set_up(|s| s.limits.forms_an_hour = 1);
    let begin = || from(&scene.app.stranger(), "198.51.100.7:1", None, "/refer", "").status();
    assert_eq!([begin(), begin(), begin(), begin()], [303, 303, 303, 429]);
}

#[test]
fn what_is_sent_quicker_than_anybody_writes_is_shown_once_more() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    scene.fill(&who, &at, &LEAST, "check");
    let word = who.get(&format!("{at}/check")).field("word").unwrap();
    let seen = who.post(&format!("{at}/send"), &[("word", &word)]);
    seen.expect_status(429).expect("press Send again");
    assert_eq!(scene.contacts(), 0);
    scene.send(&who, &at).expect_status(303);
}

#[test]
fn codes_are_not_guessed() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    for _ in 0..50 {
        who.post("/refer/back", &[("code", "AAAA-BBBB-CCCC")]).expect_status(422);
    }
    who.post("/refer/back", &[("code", "AAAA-BBBB-CCCC")]).expect_status(429).expect("Too many codes");
    for _ in 0..50 {
        who.post("/refer/status", &[("reference", "R222-2222")]).expect_status(422);
    }
    who.post("/refer/status", &[("reference", "R222-2222")]).expect_status(429);
}

#[test]
fn a_key_is_asked_to_wait_and_the_same_sent_again_counts() {
    let scene = Scene::set_up(|s| s.limits.requests_a_minute = 2);
    let key = scene.key(scene.agency);
    let send = |once: &str| scene.post(Some(&key), Some(once), &message().to_string());
    assert_eq!((send("a").status(), send("b").status()), (201, 201));
    let refused = send("c");
    assert_eq!(refused.status(), 429);
    let wait: i64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait));
    assert_eq!(scene.ask(Some(&key), "/api/referrals/R222-2222").status(), 429);
    let other = scene.key(scene.other);
    assert_eq!(scene.post(Some(&other), Some("a"), &message().to_string()).status(), 201);
    scene.app.minutes_pass(1);
    assert_eq!(send("c").status(), 201);
    assert_eq!(scene.contacts(), 4);
}
