//! What the tests of the front door stand on: a hub with its worker and manager, a school, a threshold document in force.

use crate::published::arranging::{self, Decided};
use crate::receive::{NewChild, NewIncoming, Received, Referrer, receive};
use crate::rules::threshold::Text;
use crate::store::agency::{self, Details};
use crate::store::{setting, threshold};
use crate::words::How;
use record::store::person::{NewPerson, make_person, person};
use record::store::worker::{make_team, make_worker, take_post};
use record::words::BirthKind;
use serde_json::json;
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

/// Everything is set up on a Monday, 23 November 2026, at 10:42.
pub struct Scene {
    pub app: TestApp,
    pub team: i64,
    pub hub_worker: i64,
    pub hub: i64,
    pub manager: i64,
    pub school: i64,
    pub health: i64,
}

pub fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![
            people::area(),
            allocation::area(),
            crate::area(),
            oversight::area(),
            post::area(),
            toolkits::area(),
        ],
        sights: Arc::new(record::RecordSights),
    })
}

pub fn day(text: &str) -> days::Day {
    text.parse().unwrap()
}

/// The text a council starts from, as a version.
pub fn text() -> Text {
    toml::from_str(include_str!("../threshold_document.toml")).unwrap()
}

impl Scene {
    pub fn new() -> Scene {
        let scene = Scene::without_thresholds();
        scene
            .app
            .arrange(|a| threshold::put_in_force(a, "4.2", day("2026-04-01"), &text(), "Sian Hughes", "Refreshed"));
        scene
    }

    pub fn without_thresholds() -> Scene {
        let app = app();
        let (team, hub_worker, boss, school, health) = app.arrange(|a| {
            let team = make_team(a, "Front Door")?;
            let from = day("2024-01-08");
            let hub = make_worker(a, "Tom Whitworth", "Social worker", None, "a test")?;
            let boss = make_worker(a, "Farah Nadeem", "Social worker", None, "a test")?;
            take_post(a, hub, team, "Front door worker", from)?;
            take_post(a, boss, team, "Team manager", from)?;
            setting::set(a, setting::Setting { team: Some(team), legacy_before: None }, "a test")?;
            let school = Details {
                name: "Wheatfield Primary School".to_owned(),
                kind: "school".to_owned(),
                source_code: "2A".to_owned(),
                email: "office@wheatfield.example".to_owned(),
                ..Details::default()
            };
            let health = Details {
                name: "Westmere Health Visitors".to_owned(),
                kind: "health".to_owned(),
                source_code: "3B".to_owned(),
                email: "hv@westmere-health.example".to_owned(),
                ..Details::default()
            };
            Ok((team, hub, boss, agency::make(a, &school)?, agency::make(a, &health)?))
        });
        let hub = app.account("tom.whitworth", "Tom Whitworth", "hub", Some(hub_worker));
        let manager = app.account("farah.nadeem", "Farah Nadeem", "manager", Some(boss));
        Scene { app, team, hub_worker, hub, manager, school, health }
    }

    pub fn hub(&self) -> Browser<'_> {
        self.app.browser_of(self.hub)
    }

    pub fn manager(&self) -> Browser<'_> {
        self.app.browser_of(self.manager)
    }

    /// Makes a child on record; gives the key and the Kith number.
    pub fn child(&self, given: &str, family: &str, born: &str) -> (i64, String) {
        self.app.arrange(|a| {
            let birth = Some((day(born), BirthKind::Actual));
            let id = make_person(a, &NewPerson { given, family, birth, source: "a test", ..NewPerson::default() })?;
            Ok((id, person(a, id)?.kith_number))
        })
    }

    /// The school sends a concern about these children; gives what came of it.
    pub fn school_sends(&self, children: &[NewChild<'_>]) -> Received {
        self.sent(children, |_| {})
    }

    /// The same with something changed.
    pub fn sent(&self, children: &[NewChild<'_>], change: impl Fn(&mut NewIncoming<'_>)) -> Received {
        let answers = json!({"what_happened": "As said of each child"});
        let mut new = NewIncoming {
            how: How::PublicForm,
            source_code: "2A",
            agency: Some(self.school),
            referrer: Referrer {
                name: "Gail Marsden",
                role: "Designated safeguarding lead",
                organisation: "Wheatfield Primary School",
                email: "gail@wheatfield.example",
                phone: "01632 960101",
                relation: "Teacher",
            },
            wants_reply: true,
            answers: &answers,
            threshold_version: "4.2",
            suggested_level: Some(3),
            urgent: false,
            once_key: None,
            children,
        };
        change(&mut new);
        let now = self.app.now();
        self.app.arrange(|a| receive(a, &new, now))
    }

    /// One contact about this child, matched already and with the front door's worker.
    pub fn matched(&self, given: &str, family: &str, born: &str) -> (i64, i64) {
        let (person, number) = self.child(given, family, born);
        let contact = self.school_sends(&[robin(given, family, born)]).contacts[0];
        let hub = self.hub();
        hub.post(&format!("/front-door/{contact}/take"), &[]).expect_status(303);
        hub.post(&format!("/front-door/{contact}/match"), &[("number", &number)]).expect_status(303);
        (contact, person)
    }
}

/// A child as a school describes one.
pub fn robin<'a>(given: &'a str, family: &'a str, born: &str) -> NewChild<'a> {
    NewChild {
        given,
        family,
        birth: Some((day(born), BirthKind::Actual)),
        postcode: "WM3 4AB",
        lines: "12 Canal Row, Westmere",
        school: "Wheatfield Primary School",
        said: "Comes in hungry and tired since half-term.",
        concerns: &["emotional"],
        ..NewChild::default()
    }
}

/// What a decision needs.
pub const ADVICE: [(&str, &str); 6] = [
    ("outcome", "information_advice"),
    ("reason", "below_threshold"),
    ("level", "1"),
    ("rationale", "Hungry on two mornings after a move; mother knows and has asked for breakfast club."),
    ("consent", "given"),
    ("shared", "Told school what was decided."),
];

/// The same with some fields changed.
pub fn with<'a>(fields: &[(&'a str, &'a str)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !changed.iter().any(|(n, _)| n == name));
    kept.chain(changed).copied().collect()
}

/// Decides a contact.
pub fn decide(browser: &Browser<'_>, contact: i64, fields: &[(&str, &str)]) -> Seen {
    browser.post(&format!("/front-door/{contact}/decide"), fields)
}

/// What a bulk of contacts is like; each is about a child of its own who is not on record, unless that is said.
#[derive(Clone, Copy)]
pub struct Like<'a> {
    /// The agency, or nobody's.
    pub agency: Option<i64>,
    /// The census's source.
    pub source: &'a str,
    /// Whether the sender calls it urgent.
    pub urgent: bool,
    /// How it was decided: outcome and reason; not yet when nothing.
    pub decided: Option<(&'a str, &'a str)>,
    /// The earlier referral it repeats, and when that work closed.
    pub earlier: Option<(i64, Option<days::Day>)>,
}

impl Scene {
    /// Takes in so many contacts, and lets so many decisions stand as the pages do; gives the keys.
    pub fn bulk(&self, n: usize, like: Like<'_>) -> Vec<i64> {
        let now = self.app.now();
        let answers = json!({});
        self.app.arrange(|a| {
            let mut keys = Vec::new();
            for _ in 0..n {
                let child = NewChild { said: "As told.", ..NewChild::default() };
                let new = NewIncoming {
                    how: How::AgencyApi,
                    source_code: like.source,
                    agency: like.agency,
                    referrer: Referrer { name: "Rosa Field", email: "rosa@partner.example", ..Referrer::default() },
                    wants_reply: true,
                    answers: &answers,
                    threshold_version: "4.2",
                    suggested_level: None,
                    urgent: like.urgent,
                    once_key: None,
                    children: &[child],
                };
                let id = receive(a, &new, now)?.contacts.remove(0);
                keys.push(id);
                if let Some((outcome, reason)) = like.decided {
                    let made = Decided {
                        outcome,
                        reason,
                        rationale: "Weighed.",
                        level: 1,
                        by: "Tom Whitworth",
                        earlier: like.earlier,
                        ..Decided::default()
                    };
                    arranging::decide(a, id, &made, false)?;
                }
            }
            Ok(keys)
        })
    }
}
