//! One invented child: who they are and their one period of care.

use super::care;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use returns::check::CollectionYear;

/// One stay in one place under one legal status.
#[derive(Debug, Clone)]
pub struct Stay {
    /// The day it began.
    pub from: Date,
    /// The day it ended; nothing while it goes on.
    pub to: Option<Date>,
    /// Why a new episode.
    pub reason: &'static str,
    /// Legal status.
    pub status: &'static str,
    /// Placement.
    pub place: &'static str,
    /// Who provides it.
    pub provider: &'static str,
    /// Where it is.
    pub post: String,
    /// The provider's number.
    pub urn: String,
    /// Why the placement ended.
    pub change: &'static str,
}

impl Stay {
    /// It begins the period of care.
    pub fn starts_care(&self) -> bool {
        self.reason == "S"
    }
}

/// An invented child.
#[derive(Debug, Clone)]
pub struct Life {
    /// The child's number.
    pub id: String,
    /// Sex.
    pub girl: bool,
    /// Date of birth.
    pub born: Date,
    /// Ethnic origin.
    pub ethnic: &'static str,
    /// Unique pupil number.
    pub upn: String,
    /// Category of need.
    pub need: &'static str,
    /// Where home is.
    pub home: String,
    /// The stays, each beginning on the day the one before ended.
    pub stays: Vec<Stay>,
    /// Why the period of care ended, when it did.
    pub ended: &'static str,
    /// A draw for small things.
    pub draw: u64,
}

const ETHNIC: &[&str] = &["WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "MOTH", "AIND", "ABAN", "BAFR", "BCRB", "REFU"];
const PLACES: &[&str] = &["U1", "U4", "U4", "U6", "K2"];

fn plus(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap_or(day)
}

impl Life {
    /// Invents a child who is looked after in the year.
    pub fn invent(number: u64, year: CollectionYear, dice: &mut StdRng) -> Life {
        let (start, end) = (Date::constant(year.0, 4, 1), Date::constant(year.0 + 1, 3, 31));
        let born = plus(start, -dice.random_range(400..5_800i32).days());
        let earliest = dice.random_range(20..1_100i32).min((start - born).get_days() - 40);
        let into_care = plus(start, (dice.random_range(0..300) - earliest).days());
        let leaves = dice
            .random_bool(0.25)
            .then(|| plus(start.max(into_care), dice.random_range(30..330i32).days()))
            .filter(|day| *day < end);
        let mut life = Life {
            id: format!("K{number:07}"),
            girl: dice.random_bool(0.45),
            born,
            ethnic: ETHNIC.choose(dice).copied().unwrap_or("WBRI"),
            upn: upn(number),
            need: ["N1", "N1", "N1", "N4", "N5"].choose(dice).copied().unwrap_or("N1"),
            home: care::postcode(true, dice.random()),
            stays: Vec::new(),
            ended: "E4A",
            draw: dice.random(),
        };
        life.stays(into_care, leaves, end, dice);
        life
    }

    fn stays(&mut self, into_care: Date, leaves: Option<Date>, end: Date, dice: &mut StdRng) {
        let (mut from, mut status) = (into_care, if dice.random_bool(0.5) { "V2" } else { "C1" });
        let mut reason = "S";
        let (mut place, mut at) = (self.place(dice), dice.random());
        loop {
            let until = plus(from, dice.random_range(90..400i32).days());
            let last = leaves.is_some_and(|day| day <= until) || until > end;
            let to = if last { leaves.filter(|day| *day > from && *day <= until) } else { Some(until) };
            let (urn, post, provider) = care::provider(place, at);
            let legal = reason_changes(dice, status);
            let next_place =
                if legal.is_some() && dice.random_bool(0.6) { None } else { Some((self.place(dice), dice.random())) };
            let change = if !last && next_place.is_some() { "CARPL" } else { "" };
            self.stays.push(Stay { from, to, reason, status, place, provider, post, urn, change });
            if last {
                return;
            }
            reason = match (&legal, &next_place) {
                (Some(_), Some(_)) => "B",
                (Some(_), None) => "L",
                _ => "P",
            };
            status = legal.unwrap_or(status);
            if let Some((new, draw)) = next_place {
                (place, at) = (new, draw);
            }
            from = until;
        }
    }

    fn place(&self, dice: &mut StdRng) -> &'static str {
        PLACES.choose(dice).copied().unwrap_or("U1")
    }
}

/// The next legal status, when it changes: from an interim to a full care order.
fn reason_changes(dice: &mut StdRng, status: &str) -> Option<&'static str> {
    (status == "C1" && dice.random_bool(0.5)).then_some("C2")
}

/// A unique pupil number with its check letter.
///
/// Source: Department for Education, Unique Pupil Numbers guidance: the letter is the remainder of the weighted sum.
pub fn upn(number: u64) -> String {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let digits = format!("886{:02}{number:07}", 15 + number % 10);
    let sum: u32 = digits.chars().zip(2u32..).filter_map(|(digit, weight)| Some(digit.to_digit(10)? * weight)).sum();
    let letter = LETTERS.get((sum % 23) as usize).copied().map_or('A', char::from);
    format!("{letter}{digits}")
}
