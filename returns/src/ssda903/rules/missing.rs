//! Times a child was missing or away without authorisation.

use super::super::periods::{by_last, not_carried_over, too_early};
use super::super::{Child, Episode, Missing};
use super::{ALL, Rule, rule};
use crate::check::Found;

/// Missing, or away without authorisation. Source: SSDA903 item MISSING.
const KINDS: &[&str] = &["M", "A"];

/// It began on a day on which the child was not in care.
fn begins_out_of_care(c: &Child<'_>, f: &mut Found<'_>) {
    f.each(&c.missing, |m| !c.episodes.is_empty() && m.mis_start.day.is_some() && !c.in_care_on(m.mis_start));
}

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1004", ALL, "Missing: MIS_START", |c, _, f| f.each(&c.missing, |m| m.mis_start.day.is_none())),
    rule("1005", ALL, "Missing: MIS_END", |c, _, f| f.each(&c.missing, |m| m.mis_end.wrong())),
    rule("1006", ALL, "Missing: MISSING", |c, _, f| f.each(&c.missing, |m| m.missing.other_than(KINDS))),
    rule("564", ALL, "Missing: MISSING MIS_START", |c, _, f| {
        f.each(&c.missing, |m| m.missing.one_of(KINDS) && m.mis_start.blank());
    }),
    rule("565", ALL, "Missing: MISSING MIS_START", |c, _, f| {
        f.each(&c.missing, |m| m.missing.blank() && m.mis_start.given());
    }),
    rule("566", ALL, "Missing: MISSING MIS_END", |c, _, f| {
        f.each(&c.missing, |m| m.missing.blank() && m.mis_end.given());
    }),
    rule("567", ALL, "Missing: MIS_START MIS_END", |c, _, f| f.each(&c.missing, |m| m.mis_end.before(m.mis_start))),
    rule("570", ALL, "Missing: MIS_START", |c, y, f| f.each(&c.missing, |m| m.mis_start.after(y.end))),
    rule("571", ALL, "Missing: MIS_END", |c, y, f| {
        f.each(&c.missing, |m| m.mis_end.before(y.start) || m.mis_end.after(y.end));
    }),
    rule("574", ALL, "Missing: MIS_START MIS_END", |c, _, f| f.flag_all(too_early(&by_last(&c.missing)))),
    rule("575", ALL, "Missing: MIS_START MIS_END; Episodes: DECOM DEC", |c, _, f| {
        let from_ended =
            |m: &Missing<'_>| c.episodes.iter().any(|e| m.mis_start.from(e.decom) && m.mis_start.by(e.dec));
        f.each(&c.missing, |m| m.mis_end.blank() && from_ended(m));
    }),
    rule("576", ALL, "Missing: MIS_START; last Missing: MIS_START MIS_END", |c, _, f| {
        f.flag_all(not_carried_over(&c.missing, c.last.missing.iter().filter(|m| m.mis_start.day.is_some())));
    }),
    rule("577", ALL, "Missing: MIS_START MIS_END; Episodes: DECOM DEC", |c, _, f| {
        f.each(&c.missing, |m| c.out_of_care(m));
    }),
    rule("578", ALL, "Missing: MIS_START; Episodes: DECOM DEC", |c, _, f| begins_out_of_care(c, f)),
    rule("580", ALL, "Episodes: DEC REC; Missing: DOB MIS_END", |c, _, f| {
        let until_grown_up = |m: &Missing<'_>, e: &Episode<'_>| m.mis_end.on(e.dec) && m.mis_end.on(m.dob.birthday(18));
        f.each(&c.episodes, |e| !e.rec.is("E8") && c.missing.iter().any(|m| until_grown_up(m, e)));
    }),
    rule("581", ALL, "Missing: MIS_START; Episodes: DECOM DEC", |c, _, f| begins_out_of_care(c, f)),
    rule("586", ALL, "Missing: DOB MIS_START", |c, _, f| f.each(&c.missing, |m| m.mis_start.by(m.dob))),
];
