//! The placement of an episode: when its kind may be used, how long it may last, why it changed.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::ssda903::{Child, Episode, Setting};
use days::Day;

/// From this day placements with current foster carers for adoption need a reason of S, T or U.
const SAME_CARERS: Day = Day::constant(2015, 4, 1);

/// From this day supported accommodation is registered, and independent living is no placement.
const REGISTERED: Day = Day::constant(2023, 10, 28);

const IN_HOSPITAL: &str = "T1";
const CARERS_ON_HOLIDAY: &str = "T3";
const OTHER_SHORT_STAY: &str = "T4";

/// The rules.
pub const RULES: &[Rule] = &[
    rule("217", ALL, "Episodes: PLACE DECOM RNE", |c, _, f| {
        let same_carers = |e: &Episode<'_>| e.place.one_of(&["A3", "A5"]) && e.decom.from(SAME_CARERS);
        f.each(&c.episodes, |e| same_carers(e) && !e.rne.one_of(&["S", "T", "U"]));
    }),
    rule("217t", 2023..=2023, "Episodes: PLACE DEC", |c, _, f| {
        f.each(&c.episodes, |e| e.place.is("P2") && !e.dec.by(REGISTERED));
    }),
    rule("225", ALL, "Episodes: DECOM RNE REC PLACE REASON_PLACE_CHANGE", |c, _, f| {
        let moved = |next: &Episode<'_>| next.rne.one_of(&["P", "T", "B", "U"]);
        let lasting = |one: &Episode<'_>| one.goes_on() && !one.temporary() && one.reason_place_change.blank();
        let fails = c.pairs().filter(|(one, next)| lasting(one) && moved(next) && !next.temporary());
        f.flag_all(fails.map(|(one, _)| one));
    }),
    rule("226", 2022..=2024, "Episodes: DECOM PLACE REASON_PLACE_CHANGE", reason_of_a_temporary_move),
    rule("226", 2025..=2026, "Episodes: DECOM PLACE REASON_PLACE_CHANGE", reason_of_a_temporary_move),
    rule("233", 2025..=2026, "Episodes: DEC REASON_PLACE_CHANGE", |c, _, f| {
        f.each(&c.episodes, |e| e.dec.blank() && e.reason_place_change.given());
    }),
    rule("375", ALL, "Episodes: PLACE DECOM DEC", |c, _, f| {
        f.each(&c.episodes, |e| e.place.is(IN_HOSPITAL) && longer(e, 42));
    }),
    rule("376", ALL, "Episodes: PLACE DECOM DEC", |c, _, f| {
        f.each(&c.episodes, |e| e.place.is(CARERS_ON_HOLIDAY) && longer(e, 21));
    }),
    rule("379", ALL, "Episodes: PLACE DECOM DEC", |c, _, f| {
        f.each(&c.episodes, |e| e.place.is(OTHER_SHORT_STAY) && longer(e, 7));
    }),
    rule("408", ALL, "Episodes: PLACE LS", |c, _, f| {
        f.each(&c.episodes, |e| e.place.one_of(&["A5", "A6"]) && !e.ls.is("E1"));
    }),
];

/// The episode lasted more than so many days.
fn longer(episode: &Episode<'_>, days: i32) -> bool {
    episode.decom.days_to(episode.dec).is_some_and(|lasted| lasted > days)
}

/// A temporary placement must neither end nor begin with a reason why the placement changed.
fn reason_of_a_temporary_move(child: &Child<'_>, _: &Setting, found: &mut Found<'_>) {
    found.each(&child.episodes, |e| e.temporary() && e.reason_place_change.given());
    let after_a_reason = child.pairs().filter(|(one, next)| one.reason_place_change.given() && next.temporary());
    found.flag_all(after_a_reason.map(|(_, next)| next));
}
