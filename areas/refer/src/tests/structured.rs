//! How much of what agencies tell us arrives by the form or from their own systems, and with a verified NHS number.

use super::scene::{Scene, message};
use front_door::published::{How, NewChild, NewIncoming, Referrer, receive};
use serde_json::{Value, json};

/// The nth valid NHS number of the series 999, which is kept for tests.
///
/// Source: NHS Data Dictionary, NHS NUMBER: the check figure is 11 minus the weighted sum modulo 11.
fn nhs_number(nth: u32) -> String {
    let mut found = 0;
    (999_000_000u32..)
        .filter_map(|nine| {
            let figures = nine.to_string();
            let sum: u32 =
                figures.chars().zip((2..=10).rev()).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
            let check = (11 - sum % 11) % 11;
            (check < 10).then(|| format!("{figures}{check}"))
        })
        .find(|_| {
            found += 1;
            found > nth
        })
        .unwrap()
}

/// C42-02: 92.0% of 200 health contacts arrive structured, with NHS number verified in 180.
#[test]
fn c42_02_184_of_200_health_contacts_arrive_structured_and_180_of_them_with_a_verified_nhs_number() {
    let scene = Scene::new();
    let key = scene.key(scene.other);
    for sending in 0..23u32 {
        let child = |n: u32| {
            let nth = sending * 8 + n;
            let number = nhs_number(nth);
            // Three numbers that the hospital's system had not verified, and one child without.
            match nth {
                180..=182 => json!({ "given": format!("Child {nth}"), "nhs_number": number }),
                183 => json!({ "given": "Child 183", "nhs_number_verified": true }),
                _ => json!({ "given": format!("Child {nth}"), "nhs_number": number, "nhs_number_verified": true }),
            }
        };
        let mut sent = message();
        sent["children"] = Value::Array((0..8).map(child).collect());
        assert_eq!(scene.post(Some(&key), Some(&format!("sending-{sending}")), &sent.to_string()).status(), 201);
    }
    let (now, answers) = (scene.app.now(), json!({}));
    scene.app.arrange(|acting| {
        for n in 0..16 {
            let given = format!("Rung {n}");
            let child = NewChild { given: &given, said: "As told.", ..NewChild::default() };
            let new = NewIncoming {
                how: How::Telephone,
                source_code: "3E",
                agency: Some(scene.other),
                referrer: Referrer { name: "Rosa Field", ..Referrer::default() },
                wants_reply: false,
                answers: &answers,
                threshold_version: "4.2",
                suggested_level: None,
                urgent: false,
                once_key: None,
                children: &[child],
            };
            receive(acting, &new, now)?;
        }
        Ok(())
    });
    let lead = scene.app.sign_in_as("senior");

    let page = lead.get("/front-door/figures/2026-11");

    page.expect("Arrived structured 184 of 200 (92.0%)").expect("With a verified NHS number 180 of 184 (97.8%)");
    page.expect("How it arrived, by kind of sender").expect("Health 184 of 200 (92.0%)").expect("180 of 184 (97.8%)");
    let to = page.attributes("a[href*='/nhs_verified?']", "href").remove(0);
    lead.get(&to).expect("180 contacts that arrived structured, with a verified NHS number");
    let to = page.attributes("a[href*='/structured?']", "href").remove(0);
    lead.get(&to).expect("184 contacts that arrived structured");
    let described = scene.app.stranger().get("/api/openapi.json");
    assert!(described.source().contains("nhs_number_verified"));
}

#[test]
fn only_yes_or_no_says_whether_a_number_is_verified() {
    let scene = Scene::new();
    let key = scene.key(scene.other);
    let mut sent = message();
    sent["children"][0]["nhs_number"] = json!(nhs_number(1));
    sent["children"][0]["nhs_number_verified"] = json!("verified");
    let seen = scene.post(Some(&key), Some("one"), &sent.to_string());
    assert_eq!(seen.status(), 400);
    assert!(seen.source().contains("/children/0/nhs_number_verified"), "{}", seen.source());
    assert_eq!(scene.contacts(), 0);
}
