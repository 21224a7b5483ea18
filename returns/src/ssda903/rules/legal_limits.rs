//! How long a legal status may last, and where it cannot be used.

use super::{ALL, Rule, rule};
use crate::cell::days_between;
use crate::check::Found;
use crate::ssda903::{Child, Episode, Setting};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("361", ALL, "Episodes: DECOM LS DEC", |c, y, f| longer_than(3, "L1", c, y, f)),
    rule("362", ALL, "Episodes: DECOM LS DEC", |c, y, f| longer_than(21, "L2", c, y, f)),
    rule("363", ALL, "Episodes: DECOM LS DEC", |c, y, f| longer_at_once(7, "L3", c, y, f)),
    rule("364", ALL, "Episodes: DECOM LS DEC", |c, y, f| longer_at_once(21, "J2", c, y, f)),
    rule("378", ALL, "Episodes: PLACE LS", |c, _, f| f.each(&c.episodes, |e| e.place.is("P1") && e.ls.is("V2"))),
    rule("451", 2022..=2023, "Episodes: DEC REC LS", |c, _, f| {
        f.each(&c.episodes, |e| e.ls.is("D1") && e.dec.blank() && e.rec.blank());
    }),
];

/// Flags the episodes under this status in every stretch of episodes in which it lasts more than so many days, from the
/// first of them to the last. Other episodes in between do not break a stretch; a day that is left out after an episode
/// under the status does.
fn longer_than(days: i32, status: &str, child: &Child<'_>, setting: &Setting, found: &mut Found<'_>) {
    let same = |one: &Episode<'_>, next: &Episode<'_>| !one.ls.is(status) || next.decom.on(one.until(setting));
    child.episodes.chunk_by(same).for_each(|stretch| flag_longer(days, status, stretch, setting, found));
}

/// The same, where any other status in between breaks the stretch.
fn longer_at_once(days: i32, status: &str, child: &Child<'_>, setting: &Setting, found: &mut Found<'_>) {
    let same = |one: &Episode<'_>, next: &Episode<'_>| {
        one.ls.is(status) && next.ls.is(status) && next.decom.by(one.until(setting))
    };
    child.episodes.chunk_by(same).for_each(|stretch| flag_longer(days, status, stretch, setting, found));
}

fn flag_longer(days: i32, status: &str, stretch: &[Episode<'_>], setting: &Setting, found: &mut Found<'_>) {
    let under = || stretch.iter().filter(|e| e.ls.is(status));
    let (first, last) = (under().find_map(|e| e.decom.day), under().filter_map(|e| e.until(setting)).max());
    if first.zip(last).is_some_and(|(first, last)| days_between(first, last) > days) {
        found.flag_all(under());
    }
}
