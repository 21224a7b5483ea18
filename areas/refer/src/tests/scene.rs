//! A council with a threshold document and two agencies; somebody outside who fills in the form.

use axum::body::Body;
use axum::http::Request;
use page::Settings;
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

const DOCUMENT: &str = r#"
title = "Right help, right time"
[[level]]
number = 1
name = "Every family"
words = "What every family gets."
where_to_go = "School, health visitor, family hub."
[[level]]
number = 2
name = "A little more"
words = "Some extra help for a time."
where_to_go = "Family hub, 01632 960100."
[[level]]
number = 3
name = "Several needs"
words = "Help by several people together."
where_to_go = "Family help, 01632 960101."
[[level]]
number = 4
name = "At risk of harm"
words = "A social worker is needed."
where_to_go = "This page, or ring 999 in danger."
[[indicator]]
code = "2.1"
words = "Often hungry at school"
level = 2
concern = "neglect"
[[indicator]]
code = "4.1"
words = "Bruises that nobody explains"
level = 4
concern = "physical"
"#;

/// The council.
pub struct Scene {
    pub app: TestApp,
    pub agency: i64,
    pub other: i64,
}

/// The least that somebody writes who does not say who they are.
pub const LEAST: [(&str, &str); 4] = [
    ("who", "not_said"),
    ("child-1-given", "Robin"),
    ("seen", "He cries at night and nobody comes."),
    ("children", "1"),
];

impl Scene {
    pub fn new() -> Scene {
        Scene::set_up(|_| {})
    }

    pub fn set_up(change: impl FnOnce(&mut Settings)) -> Scene {
        let kit = Kit {
            migrations: record::MIGRATIONS.to_vec(),
            plain: record::PLAIN.to_vec(),
            areas: vec![front_door::area(), crate::area()],
            sights: Arc::new(record::RecordSights),
        };
        let app = TestApp::set_up(kit, |settings| {
            settings.telephones.days = "01632 960001".to_owned();
            change(settings);
        });
        let (agency, other) = app.arrange(|acting| {
            let at = acting.at;
            acting.insert(
                "threshold_document",
                &[
                    ("version", "4.2".into()),
                    ("from_day", "2026-01-01".into()),
                    ("text", DOCUMENT.into()),
                    ("made_by", "a test".into()),
                    ("made_at", at.into()),
                    ("reason", "first".into()),
                ],
            )?;
            let mut agency = |name: &str, kind: &str, source: &str| {
                acting.insert(
                    "agency",
                    &[
                        ("name", name.into()),
                        ("kind", kind.into()),
                        ("source_code", source.into()),
                        ("email", "".into()),
                        ("phone", "".into()),
                        ("made_at", at.into()),
                    ],
                )
            };
            Ok((agency("Wheatfield Primary School", "school", "2A")?, agency("Westmere Hospital", "health", "3E")?))
        });
        Scene { app, agency, other }
    }

    /// Somebody outside begins a form; gives its address.
    pub fn begin(&self, who: &Browser<'_>) -> String {
        let seen = who.post("/refer", &[]);
        seen.expect_status(303);
        seen.led_to()
    }

    /// They fill it in and press a button.
    pub fn fill(&self, who: &Browser<'_>, at: &str, fields: &[(&str, &str)], then: &str) -> Seen {
        let word = who.get(at).field("word").unwrap_or_default();
        let mut all = vec![("word", word.as_str()), ("then", then)];
        all.extend(fields.iter().copied());
        who.post(at, &all)
    }

    /// They send it, having taken their time.
    pub fn send(&self, who: &Browser<'_>, at: &str) -> Seen {
        self.app.minutes_pass(1);
        let word = who.get(&format!("{at}/check")).field("word").unwrap_or_default();
        who.post(&format!("{at}/send"), &[("word", &word)])
    }

    /// A whole form, from its beginning to its reference.
    pub fn tell(&self, who: &Browser<'_>, fields: &[(&str, &str)]) -> String {
        let at = self.begin(who);
        let led = self.fill(who, &at, fields, "check").led_to();
        assert_eq!(led, format!("{at}/check"));
        let seen = self.send(who, &at);
        who.follow(&seen).all(".kith-reference")[0].clone()
    }

    /// A key for an agency, as its page shows it.
    pub fn key(&self, agency: i64) -> String {
        let lead = self.app.sign_in_as("senior");
        lead.post(&format!("/agencies/{agency}/keys"), &[("label", "Office")]).all(".kith-reference")[0].clone()
    }

    /// A program sends a message.
    pub fn post(&self, key: Option<&str>, once: Option<&str>, body: &str) -> Seen {
        let mut request = Request::post("/api/referrals").header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        if let Some(once) = once {
            request = request.header("idempotency-key", once);
        }
        self.app.stranger().send(request.body(Body::from(body.to_owned())).unwrap())
    }

    /// A program asks.
    pub fn ask(&self, key: Option<&str>, path: &str) -> Seen {
        let mut request = Request::get(path);
        if let Some(key) = key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        self.app.stranger().send(request.body(Body::empty()).unwrap())
    }

    pub fn contacts(&self) -> i64 {
        self.app.count("SELECT count(*) FROM contact", &[])
    }

    pub fn text(&self, sql: &str) -> String {
        self.app.store.read(|r| r.one::<String>(sql, &[])).unwrap().unwrap_or_default()
    }
}

/// A message of one child.
pub fn message() -> Value {
    json!({
        "referrer": { "name": "Jo Head", "role": "Designated safeguarding lead", "email": "head@wheatfield.example" },
        "seen": "Robin came without lunch for the third day.",
        "concerns": ["neglect"],
        "signs": ["2.1"],
        "children": [{ "given": "Robin", "family": "Marsden", "born": "2018-03-14", "postcode": "ws1 1aa" }],
    })
}
