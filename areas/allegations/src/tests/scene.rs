//! An app with the register, and what a scene needs of it.

use crate::rules::threshold::Limb;
use crate::store::{adult, allegation, referral, setting};
use crate::words::{Allegation, DayKind, NewReferral, Outcome, Post, Source};
use days::Day;
use std::sync::Arc;
use store::{Acting, Fault};
use testkit::{Browser, Kit, TestApp};

pub fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![people::area(), crate::area()],
        sights: Arc::new(record::RecordSights),
    })
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A referral to arrange; the rest is as it is most often.
pub struct Arranged<'a> {
    pub received: Day,
    pub closed: Option<Day>,
    pub sector: &'a str,
    pub setting: &'a str,
    pub adult: &'a str,
    pub outcome: Option<&'a str>,
}

impl Default for Arranged<'_> {
    fn default() -> Self {
        Arranged {
            received: day("2026-10-01"),
            closed: None,
            sector: "education",
            setting: "Westfield School",
            adult: "Pike",
            outcome: None,
        }
    }
}

/// Arranges a referral with one adult, who is new, and one allegation; gives its key.
pub fn arranged(acting: &mut Acting<'_>, of: &Arranged<'_>) -> Result<i64, Fault> {
    let place = setting::ensure(acting, of.setting, of.sector)?;
    let new = NewReferral {
        received: of.received,
        received_kind: DayKind::Day,
        knew: None,
        referrer: "school",
        referrer_name: "Ruth Okafor, head teacher",
        referrer_reach: "",
        setting: place,
        summary: "Told in a telephone call.",
        source: Source::Kith,
        place: "",
        origin: None,
    };
    let limb = Limb { code: "harmed".to_owned(), met: true, reason: String::new() };
    let id = referral::add(acting, &new, &[limb], "A test")?;
    let who = adult::add(acting, "Alan", of.adult, Some(day("1975-04-02")), "A test")?;
    let post = Post {
        adult: who,
        setting: place,
        setting_name: String::new(),
        sector: String::new(),
        role: "coach".to_owned(),
        title: "Coach".to_owned(),
        from: None,
        to: None,
    };
    adult::add_post(acting, &post)?;
    let alleged = Allegation {
        id: 0,
        referral: id,
        adult: who,
        role: "coach".to_owned(),
        kind: "physical".to_owned(),
        words: "Pushed a child on the pitch.".to_owned(),
        outcome: None,
    };
    let alleged = allegation::add(acting, &alleged)?;
    if let (Some(code), Some(on)) = (of.outcome, of.closed) {
        let outcome = Outcome { code: code.to_owned(), on, why: "a test".to_owned(), by: "A test".to_owned() };
        allegation::decide(acting, alleged, &outcome)?;
    }
    if let Some(on) = of.closed {
        referral::close(acting, id, on, "It is closed.", "")?;
    }
    Ok(id)
}

/// What the first question asks, answered so that a referral follows.
pub const TAKEN_IN: [(&str, &str); 15] = [
    ("received", "23 11 2026"),
    ("referrer", "school"),
    ("sector", "sport"),
    ("role", "coach"),
    ("limb-harmed", "yes"),
    ("limb-offence", "no"),
    ("why-offence", "No offence is described."),
    ("limb-risk", "no"),
    ("why-risk", "One event, nothing known before."),
    ("limb-suitability", "no"),
    ("why-suitability", "Nothing outside work is known."),
    ("setting", "Westmere Rovers"),
    ("knew", "20 11 2026"),
    ("referrer_name", "Ruth Okafor"),
    ("summary", "The coach pushed a child on the pitch."),
];

/// What the page about an adult asks.
pub const ADULT: [(&str, &str); 8] = [
    ("given", "Alan"),
    ("family", "Pike"),
    ("born", "2 4 1975"),
    ("alias", "Al Pyke"),
    ("role", "coach"),
    ("title", "under-12s coach"),
    ("kind", "physical"),
    ("words", "Pushed a child on the pitch."),
];

/// The same fields with some of them otherwise.
pub fn but<'a>(fields: &[(&'a str, &'a str)], otherwise: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(n, _)| !otherwise.iter().any(|(o, _)| o == n));
    kept.chain(otherwise).copied().collect()
}

/// Takes a referral in through the pages; gives its address.
pub fn take_in(officer: &Browser<'_>) -> String {
    let asked = officer.post("/allegations/new", &TAKEN_IN).led_to();
    officer.post(&asked, &ADULT).led_to()
}
