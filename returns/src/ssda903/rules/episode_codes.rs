//! The codes and the days of an episode, one at a time.
//!
//! Source of the sets: Department for Education, children looked after return guides 2022-23 to 2026-27.

use super::{ALL, Rule, rule};
use crate::ssda903::Episode;
use crate::ssda903::placement::OTHER;
use days::Day;

const REASONS_NEW: &[&str] = &["S", "L", "P", "T", "B", "U"];
const STATUSES: &[&str] = &["C1", "C2", "D1", "E1", "V2", "V3", "V4", "J1", "J2", "J3", "L1", "L2", "L3"];
const NEEDS: &[&str] = &["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"];
const PLACES: &[&str] = &[
    "A3", "A4", "A5", "A6", "K1", "K2", "P1", "P3", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2", "T3", "T4", "U1",
    "U2", "U3", "U4", "U5", "U6",
];
const REASONS_CEASED: &[&str] = &[
    "X1", "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E41", "E45", "E46", "E47", "E48", "E5", "E6", "E7", "E8",
    "E9", "E14", "E15", "E16", "E17",
];
const REASONS_CHANGED: &[&str] =
    &["CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "CUSTOD", "OTHER"];

/// Freeing orders gave way to placement orders in December 2005.
const FIRST_PLACEMENT_ORDERS: Day = Day::constant(2005, 12, 1);
const LAST_FREEING_ORDERS: Day = Day::constant(2005, 12, 31);

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1009", ALL, "Episodes: REASON_PLACE_CHANGE", |c, _, f| {
        f.each(&c.episodes, |e| e.reason_place_change.other_than(REASONS_CHANGED));
    }),
    rule("141", ALL, "Episodes: DECOM", |c, _, f| f.each(&c.episodes, |e| e.decom.wrong())),
    rule("142", ALL, "Episodes: DECOM DEC REC", |c, _, f| {
        let begun = c.episodes.iter().filter(|e| e.decom.day.is_some());
        let followed = begun.rev().skip(1);
        f.flag_all(followed.filter(|e| e.dec.day.is_none() || e.rec.blank()));
    }),
    rule("143", ALL, "Episodes: RNE", |c, _, f| f.each(&c.episodes, |e| e.rne.other_than(REASONS_NEW))),
    rule("144", ALL, "Episodes: LS", |c, _, f| f.each(&c.episodes, |e| e.ls.other_than(STATUSES))),
    rule("145", ALL, "Episodes: CIN", |c, _, f| f.each(&c.episodes, |e| e.cin.other_than(NEEDS))),
    rule("146", 2022..=2023, "Episodes: PLACE", |c, y, f| {
        let supported = y.year.0 >= 2023;
        let also = |e: &Episode<'_>| e.place.one_of(&["P2", "H5", "Z1"]) || supported && e.place.is("K3");
        f.each(&c.episodes, |e| e.place.other_than(PLACES) && !also(e));
    }),
    // Placements of before 28 October 2023 may still be P2 or H5.
    rule("146", 2024..=2024, "Episodes: PLACE", |c, _, f| {
        f.each(&c.episodes, |e| e.place.other_than(PLACES) && !e.place.one_of(&["P2", "H5", "K3", "Z1"]));
    }),
    rule("146", 2025..=2026, "Episodes: PLACE", |c, _, f| {
        f.each(&c.episodes, |e| e.place.other_than(PLACES) && !e.place.is("K3") && !e.place.one_of(OTHER));
    }),
    rule("147", ALL, "Episodes: DEC", |c, _, f| f.each(&c.episodes, |e| e.dec.wrong())),
    rule("148", ALL, "Episodes: DEC REC", |c, _, f| f.each(&c.episodes, |e| e.dec.given() != e.rec.given())),
    rule("149", ALL, "Episodes: REC", |c, _, f| f.each(&c.episodes, |e| e.rec.other_than(REASONS_CEASED))),
    rule("445", 2022..=2023, "Episodes: LS DECOM", |c, _, f| {
        f.each(&c.episodes, |e| e.ls.is("D1") && e.decom.after(LAST_FREEING_ORDERS));
    }),
    rule("446", ALL, "Episodes: LS DECOM", |c, _, f| {
        f.each(&c.episodes, |e| e.ls.is("E1") && e.decom.before(FIRST_PLACEMENT_ORDERS));
    }),
];
