//! When an episode began and ended, each episode alone.

use super::{ALL, Rule, rule};
use days::Day;

/// The day on which the Children Act 1989 came into force.
const CHILDREN_ACT: Day = Day::constant(1991, 10, 14);

/// The rules.
pub const RULES: &[Rule] = &[
    rule("353", ALL, "Episodes: DECOM", |c, _, f| f.each(&c.episodes, |e| e.decom.before(CHILDREN_ACT))),
    rule("354", ALL, "Episodes: DECOM", |c, y, f| f.each(&c.episodes, |e| e.decom.after(y.end))),
    rule("355", ALL, "Episodes: DECOM DEC", |c, _, f| f.each(&c.episodes, |e| e.dec.on(e.decom))),
    rule("356", ALL, "Episodes: DECOM DEC", |c, _, f| f.each(&c.episodes, |e| e.dec.before(e.decom))),
    rule("385", ALL, "Episodes: DEC", |c, y, f| f.each(&c.episodes, |e| e.dec.after(y.end))),
];
