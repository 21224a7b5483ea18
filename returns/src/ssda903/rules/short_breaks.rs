//! Agreed series of short breaks (respite care).

use super::{ALL, Rule, rule};
use crate::cell::days_between;
use crate::ssda903::care::{SHORT_BREAKS, TEMPORARY};
use crate::ssda903::{Episode, Setting};

/// The longest that one short break may last, in days.
const LONGEST: i32 = 17;

/// The most days of short breaks in a year.
const MOST: i32 = 75;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("365", ALL, "Episodes: DECOM LS DEC", |c, y, f| {
        f.each(&c.episodes, |e| e.ls.is("V3") && e.decom.days_to(e.until(y)).is_some_and(|days| days > LONGEST));
    }),
    rule("366", ALL, "Episodes: LS RNE", |c, _, f| f.each(&c.episodes, |e| e.ls.is("V3") && !e.starts_care())),
    rule("367", ALL, "Episodes: LS DECOM DEC", |c, y, f| {
        let days = |e: &Episode<'_>| if e.ls.is("V3") { days_in_year(e, y) } else { 0 };
        if c.episodes.iter().map(days).sum::<i32>() > MOST {
            f.each(&c.episodes, |e| days(e) > 0);
        }
    }),
    rule("382", ALL, "Episodes: LS PLACE", |c, _, f| {
        f.each(&c.episodes, |e| e.ls.one_of(SHORT_BREAKS) && e.place.one_of(TEMPORARY));
    }),
    rule("384", ALL, "Episodes: PLACE LS", |c, _, f| {
        let long_term = &["U1", "U4"];
        f.each(&c.episodes, |e| e.ls.one_of(SHORT_BREAKS) && e.place.one_of(long_term));
    }),
    rule("426", ALL, "Episodes: LS", |c, _, f| {
        if SHORT_BREAKS.iter().all(|status| c.episodes.iter().any(|e| e.ls.is(status))) {
            f.each(&c.episodes, |e| e.ls.one_of(SHORT_BREAKS));
        }
    }),
];

/// How many days of an episode lie in the year.
fn days_in_year(episode: &Episode<'_>, setting: &Setting) -> i32 {
    let both = episode.decom.day.zip(episode.until(setting));
    both.map_or(0, |(first, last)| days_between(first.max(setting.start), last.min(setting.end)).max(0))
}
