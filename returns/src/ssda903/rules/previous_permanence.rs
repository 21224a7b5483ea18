//! Adoption or another permanent order before this period of care.

use super::super::PrevPerm;
use super::super::part_date::PartDate;
use super::{ALL, Rule, rule};
use crate::cell::Date;

/// What the permanent order was; Z1 when there was none. Source: SSDA903 item PREV_PERM.
const ORDERS: &[&str] = &["P1", "P2", "P3", "P4", "Z1"];

/// Authorities of England by their three digits, and those elsewhere by country.
///
/// Source: SSDA903 item LA_PERM for the letters. The numbers are those that the sector's validator accepts, with 839 and
/// 940 to 943 of the authorities made in 2019 to 2023 added; not held against the department's register.
#[rustfmt::skip]
const AUTHORITIES: &[&str] = &[
    "201", "202", "203", "204", "205", "206", "207", "208", "209", "210", "211", "212", "213", "301", "302", "303",
    "304", "305", "306", "307", "308", "309", "310", "311", "312", "313", "314", "315", "316", "317", "318", "319",
    "320", "330", "331", "332", "333", "334", "335", "336", "340", "341", "342", "343", "344", "350", "351", "352",
    "353", "354", "355", "356", "357", "358", "359", "370", "371", "372", "373", "380", "381", "382", "383", "384",
    "390", "391", "392", "393", "394", "420", "800", "801", "802", "803", "805", "806", "807", "808", "810", "811",
    "812", "813", "815", "816", "821", "822", "823", "825", "826", "830", "831", "835", "836", "837", "838", "839",
    "840", "841", "845", "846", "850", "851", "852", "855", "856", "857", "860", "861", "865", "866", "867", "868",
    "869", "870", "871", "872", "873", "874", "876", "877", "878", "879", "880", "881", "882", "883", "884", "885",
    "886", "887", "888", "889", "890", "891", "892", "893", "894", "895", "896", "908", "909", "916", "919", "921",
    "925", "926", "928", "929", "931", "933", "935", "936", "937", "938", "940", "941", "942", "943", "999", "WAL",
    "SCO", "NIR", "NUK",
];

/// The day of the order cannot be read, or is not before the first episode began.
fn not_before(order: &PrevPerm<'_>, decom: Date<'_>) -> bool {
    match PartDate::read(order.date_perm) {
        Some(PartDate::Wrong) => decom.day.is_some(),
        Some(PartDate::From(day)) => decom.by(day),
        Some(PartDate::NoYear) | None => false,
    }
}

/// Everything about the order is told: that there was none, or where and when it was made.
fn told(order: &PrevPerm<'_>) -> bool {
    order.prev_perm.is("Z1") || (order.prev_perm.given() && order.la_perm.given() && order.date_perm.given())
}

/// The rules.
pub const RULES: &[Rule] = &[
    rule("630", ALL, "Episodes: RNE DECOM; PrevPerm: PREV_PERM LA_PERM DATE_PERM", |c, y, f| {
        let told = !c.prev_perm.is_empty() && c.prev_perm.iter().all(told);
        f.each(&c.episodes, |e| e.starts_care() && e.decom.from(y.start) && !told);
    }),
    rule("631", ALL, "PrevPerm: PREV_PERM", |c, _, f| f.each(&c.prev_perm, |p| p.prev_perm.other_than(ORDERS))),
    rule("632", ALL, "PrevPerm: DATE_PERM; Episodes: DECOM", |c, _, f| {
        if let Some(first) = c.first_episode(|_| true) {
            f.each(&c.prev_perm, |p| not_before(p, first.decom));
            f.flag_all(c.prev_perm.iter().any(|p| not_before(p, first.decom)).then_some(first));
        }
    }),
    rule("633", ALL, "PrevPerm: LA_PERM", |c, _, f| f.each(&c.prev_perm, |p| p.la_perm.other_than(AUTHORITIES))),
    rule("634", ALL, "PrevPerm: PREV_PERM LA_PERM DATE_PERM; Episodes: DECOM", |c, y, f| {
        let answered = |p: &PrevPerm<'_>| p.prev_perm.given() || p.la_perm.given() || p.date_perm.given();
        let begun = c.episodes.iter().any(|e| e.decom.day.is_some());
        if begun && !c.episodes.iter().any(|e| e.decom.from(y.start)) {
            f.each(&c.prev_perm, answered);
            f.each(&c.episodes, |_| c.prev_perm.iter().any(answered));
        }
    }),
    rule("635", ALL, "PrevPerm: PREV_PERM LA_PERM DATE_PERM", |c, _, f| {
        f.each(&c.prev_perm, |p| p.prev_perm.blank() && (p.la_perm.given() || p.date_perm.given()));
    }),
];
