//! Temporary placements.

use super::{ALL, Rule, rule};
use crate::cell::Text;
use crate::check::Found;
use crate::ssda903::care::TEMPORARY;
use crate::ssda903::{Child, Episode};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("377", ALL, "Episodes: PLACE", |c, _, f| {
        let while_the_carer_is_away = "T3";
        if c.episodes.iter().filter(|e| e.place.is(while_the_carer_is_away)).count() > 2 {
            f.each(&c.episodes, |e| e.place.is(while_the_carer_is_away));
        }
    }),
    rule("380", ALL, "Episodes: PLACE RNE", |c, _, f| {
        f.each(&c.episodes, |e| e.place.one_of(TEMPORARY) && !e.rne.one_of(&["P", "B"]));
    }),
    rule("381", ALL, "Episodes: PLACE REC", |c, _, f| {
        f.each(&c.episodes, |e| e.place.one_of(TEMPORARY) && e.ends_care());
    }),
    rule("383", 2022..=2024, "Episodes: DECOM RNE PLACE", |c, _, f| {
        flag_returns(c, f, |before, after| after.rne.is("P") && same(before.place, after.place));
    }),
    rule("383", 2025..=2026, "Episodes: DECOM RNE PLACE PL_POST", |c, _, f| {
        flag_returns(c, f, |before, after| {
            after.rne.is("P") && same(before.place, after.place) && same(before.pl_post, after.pl_post)
        });
    }),
];

/// Flags the episode after a temporary placement unless it is the return to the place before.
fn flag_returns(child: &Child<'_>, found: &mut Found<'_>, returns: impl Fn(&Episode<'_>, &Episode<'_>) -> bool) {
    for three in child.episodes.windows(3) {
        if let [before, away, after] = three
            && away.place.one_of(TEMPORARY)
            && !returns(before, after)
        {
            found.flag(after);
        }
    }
}

/// The same code, and there is one.
fn same(one: Text<'_>, other: Text<'_>) -> bool {
    one.given() && one == other
}
