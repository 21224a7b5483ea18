//! Deprivation of liberty orders (DoLO), from 2026-27.

use super::super::periods::{by_last, not_carried_over, too_early};
use super::super::{Child, DoLo, Episode};
use super::{Rule, rule};
use crate::check::Found;
use std::ops::RangeInclusive;

/// From the year in which the table came in.
const NOW: RangeInclusive<i16> = 2026..=2026;

/// Placements that go with an order: children's homes and those under Z12 and Z13.
const EXPECTED: &[&str] = &["K2", "Z12", "Z13"];
/// Placements in which there can be no order: secure homes, with parents, custody, supported accommodation.
const IMPOSSIBLE: &[&str] = &["K1", "K3", "P1", "R5"];

/// The order and an episode in such a placement share a day. An order that goes on is not looked at.
fn ordered_in(c: &Child<'_>, f: &mut Found<'_>, place: impl Fn(&Episode<'_>) -> bool) {
    let meet = |o: &DoLo<'_>, e: &Episode<'_>| {
        o.dolo_end.from(e.decom) && (o.dolo_start.by(e.dec) || (e.dec.day.is_none() && o.dolo_start.day.is_some()))
    };
    f.each(&c.dolo, |o| c.episodes.iter().any(|e| place(e) && meet(o, e)));
    f.each(&c.episodes, |e| place(e) && c.dolo.iter().any(|o| meet(o, e)));
}

/// The rules.
pub const RULES: &[Rule] = &[
    rule("700", NOW, "DoLo: DOLO_START", |c, _, f| f.each(&c.dolo, |o| o.dolo_start.day.is_none())),
    rule("701", NOW, "DoLo: DOLO_END", |c, _, f| f.each(&c.dolo, |o| o.dolo_end.wrong())),
    rule("702", NOW, "DoLo: DOLO_START DOLO_END", |c, _, f| f.each(&c.dolo, |o| o.dolo_end.by(o.dolo_start))),
    rule("703", NOW, "DoLo: DOLO_START", |c, y, f| f.each(&c.dolo, |o| o.dolo_start.after(y.end))),
    rule("704", NOW, "DoLo: DOLO_END", |c, y, f| {
        f.each(&c.dolo, |o| o.dolo_end.before(y.start) || o.dolo_end.after(y.end));
    }),
    rule("705", NOW, "DoLo: DOLO_START DOLO_END", |c, _, f| f.flag_all(too_early(&by_last(&c.dolo)))),
    rule("706", NOW, "DoLo: DOLO_START; last DoLo: DOLO_START DOLO_END", |c, _, f| {
        f.flag_all(not_carried_over(&c.dolo, c.last.dolo.iter()));
    }),
    rule("707", NOW, "DoLo: DOLO_START DOLO_END; Episodes: DECOM DEC", |c, _, f| f.each(&c.dolo, |o| c.out_of_care(o))),
    rule("708", NOW, "DoLo: DOB DOLO_START", |c, _, f| f.each(&c.dolo, |o| o.dolo_start.by(o.dob))),
    rule("709", NOW, "DoLo: DOLO_START DOLO_END; Episodes: DECOM DEC PLACE", |c, _, f| {
        ordered_in(c, f, |e| !e.place.one_of(EXPECTED));
    }),
    rule("710", NOW, "DoLo: DOLO_START DOLO_END; Episodes: DECOM DEC PLACE", |c, _, f| {
        ordered_in(c, f, |e| e.place.one_of(IMPOSSIBLE));
    }),
];
