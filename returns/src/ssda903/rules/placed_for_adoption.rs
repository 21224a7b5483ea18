//! The decision that a child should be placed for adoption, and its reversal.

use super::super::care::SHORT_BREAKS;
use super::super::periods::{by_first, too_early};
use super::super::{Child, Episode, PlacedAdoption};
use super::{ALL, Rule, rule};
use crate::check::Found;

/// Why the decision was reversed. Source: SSDA903 item REASON_PLACED_CEASED.
const REASONS: &[&str] = &["RD1", "RD2", "RD3", "RD4"];
/// A placement order.
const PLACEMENT_ORDER: &str = "E1";
/// A freeing order, which the rules knew to 2023-24.
const FREEING_ORDER: &str = "D1";

/// An order stands, and no decision goes with it: no row at all, or a row that tells of a reversal.
fn order_without_decision(c: &Child<'_>, order: &str, f: &mut Found<'_>) {
    let standing = c.episodes.iter().any(|e| e.ls.is(order) && e.dec.blank());
    f.each(&c.episodes, |e| e.ls.is(order) && c.placed_adoption.is_empty());
    f.each(&c.placed_adoption, |p| standing && p.reversed());
}

/// The decision was taken after the first of the episodes of which this is so began.
fn decided_after_first<'a>(c: &Child<'a>, f: &mut Found<'_>, so: impl Fn(&Episode<'a>) -> bool) {
    if let Some(first) = c.first_episode(so) {
        f.each(&c.placed_adoption, |p| p.date_placed.after(first.decom));
        f.flag_all(c.placed_adoption.iter().any(|p| p.date_placed.after(first.decom)).then_some(first));
    }
}

/// The child left care, not through adoption, from a placement for adoption or under one of these orders, and the
/// reversal of the decision is not told in full.
fn left_without_reversal(c: &Child<'_>, orders: &[&str], f: &mut Found<'_>) {
    let left = |e: &Episode<'_>| e.ends_care() && !e.adopted() && (e.for_adoption() || e.ls.one_of(orders));
    let untold = |p: &PlacedAdoption<'_>| !p.reversal_told();
    let lacking = c.placed_adoption.is_empty() || c.placed_adoption.iter().any(untold);
    f.each(&c.episodes, |e| lacking && left(e));
    f.each(&c.placed_adoption, |p| untold(p) && c.episodes.iter().any(left));
}

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1003", ALL, "PlacedAdoption: DATE_PLACED; Episodes: DECOM RNE", |c, _, f| {
        if let Some(start) = c.first_episode(|e| e.starts_care()) {
            f.each(&c.placed_adoption, |p| p.date_placed.before(start.decom));
            f.flag_all(c.placed_adoption.iter().any(|p| p.date_placed.before(start.decom)).then_some(start));
        }
    }),
    rule("115", ALL, "PlacedAdoption: DATE_PLACED", |c, _, f| f.each(&c.placed_adoption, |p| p.date_placed.wrong())),
    rule("116", ALL, "PlacedAdoption: DATE_PLACED_CEASED", |c, _, f| {
        f.each(&c.placed_adoption, |p| p.date_placed_ceased.wrong());
    }),
    rule("117", ALL, "PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED; Episodes: DECOM DEC REC", |c, y, f| {
        if let Some(last) = c.last_episode(|e| !e.rec.is("X1")) {
            let late = |p: &PlacedAdoption<'_>| {
                [p.date_placed, p.date_placed_ceased].iter().any(|day| day.after(y.end) || day.after(last.dec))
            };
            f.each(&c.placed_adoption, late);
            f.flag_all(c.placed_adoption.iter().any(late).then_some(last));
        }
    }),
    rule("118", ALL, "PlacedAdoption: DATE_PLACED_CEASED; Episodes: DECOM LS", |c, y, f| {
        if let Some(first) = c.first_episode(|e| !e.ls.one_of(SHORT_BREAKS)) {
            let early = |p: &PlacedAdoption<'_>| {
                p.date_placed_ceased.before(y.start) || p.date_placed_ceased.before(first.decom)
            };
            f.each(&c.placed_adoption, early);
            f.flag_all(c.placed_adoption.iter().any(early).then_some(first));
        }
    }),
    rule("119", ALL, "PlacedAdoption: DATE_PLACED_CEASED REASON_PLACED_CEASED", |c, _, f| {
        f.each(&c.placed_adoption, |p| p.reversed() && !p.reversal_told());
    }),
    rule("120", ALL, "PlacedAdoption: REASON_PLACED_CEASED", |c, _, f| {
        f.each(&c.placed_adoption, |p| p.reason_placed_ceased.other_than(REASONS));
    }),
    rule("184", ALL, "Header: DOB; PlacedAdoption: DATE_PLACED", |c, _, f| {
        f.each(&c.placed_adoption, |p| c.header.iter().any(|h| p.date_placed.before(h.dob)));
    }),
    rule("522", ALL, "PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED", |c, _, f| {
        f.each(&c.placed_adoption, |p| p.date_placed.after(p.date_placed_ceased));
    }),
    rule("523", ALL, "PlacedAdoption: DATE_PLACED; AD1: DATE_INT", |c, _, f| {
        f.each(&c.placed_adoption, |p| c.ad1.iter().any(|a| a.date_int.differs(p.date_placed)));
        f.each(&c.ad1, |a| c.placed_adoption.iter().any(|p| p.date_placed.differs(a.date_int)));
    }),
    rule("551", ALL, "Episodes: PLACE; PlacedAdoption: DATE_PLACED", |c, _, f| {
        let decided = c.placed_adoption.iter().any(|p| p.date_placed.given());
        f.each(&c.episodes, |e| e.for_adoption() && !decided);
    }),
    rule("552", ALL, "PlacedAdoption: DATE_PLACED; Episodes: DECOM PLACE", |c, _, f| {
        let newest = c.placed_adoption.iter().filter_map(|p| p.date_placed.day).max();
        if let Some(placed) = c.first_episode(|e| e.for_adoption()).filter(|e| e.decom.before(newest)) {
            f.flag(placed);
            f.each(&c.placed_adoption, |p| p.date_placed.on(newest));
        }
    }),
    rule(
        "553",
        ALL,
        "Episodes: LS DEC; PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
        |c, _, f| order_without_decision(c, PLACEMENT_ORDER, f),
    ),
    rule("554", ALL, "PlacedAdoption: DATE_PLACED; Episodes: DECOM LS", |c, _, f| {
        decided_after_first(c, f, |e| e.ls.is(PLACEMENT_ORDER));
    }),
    rule(
        "555",
        2022..=2023,
        "Episodes: LS DEC; PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
        |c, _, f| order_without_decision(c, FREEING_ORDER, f),
    ),
    rule("556", 2022..=2023, "PlacedAdoption: DATE_PLACED; Episodes: DECOM LS", |c, _, f| {
        let first = c.first_episode(|e| e.ls.is(FREEING_ORDER));
        f.flag_all(first.filter(|e| c.placed_adoption.iter().any(|p| p.date_placed.after(e.decom))));
    }),
    rule(
        "557",
        2022..=2023,
        "Episodes: PLACE LS REC; PlacedAdoption: DATE_PLACED_CEASED REASON_PLACED_CEASED",
        |c, _, f| left_without_reversal(c, &[PLACEMENT_ORDER, FREEING_ORDER], f),
    ),
    rule(
        "557",
        2024..=2026,
        "Episodes: PLACE LS REC; PlacedAdoption: DATE_PLACED_CEASED REASON_PLACED_CEASED",
        |c, _, f| left_without_reversal(c, &[PLACEMENT_ORDER], f),
    ),
    rule("558", ALL, "Episodes: REC; PlacedAdoption: DATE_PLACED_CEASED", |c, _, f| {
        let all_reversed = c.placed_adoption.iter().all(|p| p.date_placed_ceased.given());
        f.each(&c.episodes, |e| e.adopted() && c.placed_adoption.len() > 1 && all_reversed);
    }),
    rule("563", ALL, "PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED", |c, _, f| {
        f.each(&c.placed_adoption, |p| p.date_placed.blank() && p.reversal_told());
    }),
    rule("579", ALL, "PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED", |c, _, f| {
        f.flag_all(too_early(&by_first(&c.placed_adoption)));
    }),
    rule("583", ALL, "PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED", |c, _, f| {
        let newest = c.placed_adoption.iter().filter_map(|p| p.date_placed.day).max();
        let newest = c.placed_adoption.iter().find(|p| p.date_placed.day.is_some() && p.date_placed.on(newest));
        f.each(&c.placed_adoption, |p| {
            c.placed_adoption.len() > 1 && p.date_placed_ceased.blank() && newest.is_none_or(|n| n.row != p.row)
        });
    }),
];
