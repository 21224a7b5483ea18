//! What every page of the room has: its places, and the words of its lists.

use crate::codes::codes;
use crate::door::HANDLE;
use crate::rules::ages::age_words;
use crate::words::{Adult, Allegation, Referral};
use askama::Template;
use days::Day;
use page::parts::tag;
use page::{Fail, Html, Reply, Visit, esc};
use std::collections::BTreeMap;

/// The places of every day: words and address.
const PLACES: [(&str, &str); 6] = [
    ("To do", "/allegations"),
    ("Open", "/allegations/open"),
    ("Closed", "/allegations/closed"),
    ("Advice", "/allegations/advice"),
    ("Find", "/allegations/find"),
    ("Figures", "/allegations/figures"),
];

/// The others, at the foot: words, address, whether they are the officer's alone.
const MORE: [(&str, &str, bool); 5] = [
    ("Capacity", "/allegations/capacity", false),
    ("What paper entries lack", "/allegations/missing", false),
    ("How long records are kept", "/allegations/keeping", false),
    ("Who may read", "/allegations/named", true),
    ("Who looked", "/allegations/looks", true),
];

#[derive(Template)]
#[template(path = "pages/room.html")]
struct Room {
    places: Vec<(&'static str, &'static str, bool)>,
    more: Vec<(&'static str, &'static str, bool)>,
    title: String,
    body: Html,
}

/// A page of the room under its places.
pub fn room(visit: &Visit, here: &str, title: &str, body: Html) -> Result<Reply, Fail> {
    let places = PLACES.iter().map(|(words, href)| (*words, *href, *href == here)).collect();
    let mine = MORE.iter().filter(|(_, _, officer)| !officer || visit.may(HANDLE));
    let more = mine.map(|(words, href, _)| (*words, *href, *href == here)).collect();
    visit.page(title, &Room { places, more, title: title.to_owned(), body })
}

/// A link to a referral.
pub fn linked(referral: &Referral) -> Html {
    Html(format!("<a class=\"govuk-link\" href=\"/allegations/{}\">{}</a>", referral.id, esc(&referral.reference)))
}

/// A link to an adult of the register.
pub fn adult_linked(adult: &Adult) -> Html {
    Html(format!("<a class=\"govuk-link\" href=\"/allegations/adults/{}\">{}</a>", adult.id, esc(&adult.name())))
}

/// How a referral stands.
pub fn standing(referral: &Referral) -> Html {
    let mut stands = match referral.closed {
        Some(_) => tag("Closed", "grey"),
        None => tag("Open", "blue"),
    };
    if referral.paper {
        stands.0.push(' ');
        stands.0.push_str(&tag("From paper", "yellow").0);
    }
    stands
}

/// How many and what: "1 referral", "3 referrals".
pub fn counted(n: usize, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

/// Names of the adults of each referral.
pub fn adults_of(allegations: &[Allegation], adults: &BTreeMap<i64, Adult>, referral: i64) -> Html {
    let mut seen: Vec<i64> = Vec::new();
    let mut html = String::new();
    for one in allegations.iter().filter(|a| a.referral == referral) {
        if seen.contains(&one.adult) {
            continue;
        }
        seen.push(one.adult);
        if let Some(adult) = adults.get(&one.adult) {
            if !html.is_empty() {
                html.push_str("<br>");
            }
            html.push_str(&adult_linked(adult).0);
        }
    }
    if html.is_empty() { Html::text("No adult yet") } else { Html(html) }
}

/// A row of a list of referrals: reference, adults, setting, received, age or close.
pub fn row(referral: &Referral, adults: Html, today: Day) -> Vec<Html> {
    let when = match referral.closed {
        Some(day) => format!("Closed {}", days::long(day)),
        None => age_words(referral.received, today),
    };
    let mut stands = standing(referral);
    stands.0.push_str(&format!("<span class=\"kith-confirmed\">{}</span>", esc(&when)));
    vec![
        linked(referral),
        adults,
        Html::text(&format!("{} ({})", referral.setting_name, codes().sectors.words(&referral.sector))),
        Html::text(&referral.received_kind.words(referral.received)),
        stands,
    ]
}

/// The heads of such a list.
pub const HEADS: [&str; 5] = ["Reference", "Adult", "Setting", "Received", "Standing"];
