//! Where the placement lies: postcodes, the authority there, and the distance from home.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::ssda903::{Child, Setting, postcodes};

/// The longest distance that the return can hold, in miles; it also stands for one that is not known.
const LONGEST: f64 = 999.9;

/// Farther apart than any two places in England are likely to be, in miles.
const FAR: f64 = 350.0;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1015", 2022..=2024, "Episodes: LS PLACE PLACE_PROVIDER PL_LA; postcodes; authority", |c, y, f| {
        own_provision_elsewhere(c, y, f, "");
    }),
    rule("1015", 2025..=2026, "Episodes: LS PLACE PLACE_PROVIDER PL_LA; postcodes; authority", |c, y, f| {
        own_provision_elsewhere(c, y, f, "K3");
    }),
    rule(
        "164",
        ALL,
        "Header: UASC; Episodes: PL_DISTANCE; UASC?: CHILD; last Header?: UASC; last UASC?: DUC; postcodes",
        |c, _, f| {
            if !c.ever_uasc() {
                f.each(&c.episodes, |e| {
                    e.pl_distance.given() && !e.pl_distance.value.is_some_and(|miles| (0.0..=LONGEST).contains(&miles))
                });
            }
        },
    ),
    rule("169", ALL, "Episodes: LS PL_LA; postcodes", |c, _, f| {
        f.each(&c.episodes, |e| !e.short_break() && e.pl_la.blank());
    }),
    rule("179", ALL, "Episodes: LS PL_LOCATION; postcodes; authority", |c, _, f| {
        f.each(&c.episodes, |e| !e.short_break() && e.pl_location.blank());
    }),
    rule(
        "392a",
        ALL,
        "Header: UASC; Episodes: LS PL_DISTANCE; UASC?: CHILD; last Header?: UASC; last UASC?: DUC; postcodes",
        |c, _, f| {
            if !c.ever_uasc() {
                f.each(&c.episodes, |e| !e.short_break() && e.pl_distance.blank());
            }
        },
    ),
    rule(
        "392b",
        ALL,
        "Episodes: LS HOME_POST PL_POST; Header?: UASC; UASC?: CHILD; last Header?: UASC; last UASC?: DUC",
        |c, _, f| {
            if !c.ever_uasc() {
                f.each(&c.episodes, |e| !e.short_break() && (e.home_post.blank() || e.pl_post.blank()));
            }
        },
    ),
    rule("392c", ALL, "Episodes: HOME_POST PL_POST; postcodes", |c, y, f| {
        let unknown = |post: &str| y.postcodes.place(post).is_none();
        f.each(&c.episodes, |e| [e.home_post, e.pl_post].iter().any(|post| post.0.is_some_and(unknown)));
    }),
    rule("392d", ALL, "Episodes: HOME_POST PL_POST PLACE", |c, _, f| {
        f.each(&c.episodes, |e| {
            let same = |(home, placement)| postcodes::same(home, placement);
            !e.place.is("P1") && e.home_post.0.zip(e.pl_post.0).is_some_and(same)
        });
    }),
    rule("398", ALL, "Episodes: LS HOME_POST PL_POST", |c, _, f| {
        f.each(&c.episodes, |e| e.short_break() && (e.home_post.given() || e.pl_post.given()));
    }),
    rule(
        "406",
        ALL,
        "Header: UASC; Episodes: PL_DISTANCE; UASC?: CHILD; last Header?: UASC; last UASC?: DUC; postcodes",
        |c, _, f| {
            if c.ever_uasc() {
                f.each(&c.episodes, |e| e.pl_distance.given());
            }
        },
    ),
    rule("411", ALL, "Episodes: PL_LA PL_LOCATION; postcodes; authority", |c, y, f| {
        f.each(&c.episodes, |e| e.pl_location.is("IN") && !y.own(e.pl_la.text()));
    }),
    rule("420", ALL, "Episodes: LS PL_LA; postcodes", |c, _, f| {
        f.each(&c.episodes, |e| e.short_break() && e.pl_la.given());
    }),
    rule("454", 2025..=2026, "Episodes: PL_DISTANCE; postcodes", |c, _, f| {
        f.each(&c.episodes, |e| e.pl_distance.value.is_some_and(|miles| miles > FAR && miles != LONGEST));
    }),
];

/// Flags the authority's own provision in another authority's area, adoption and fostering left out, and one more kind.
fn own_provision_elsewhere(child: &Child<'_>, year: &Setting, found: &mut Found<'_>, and: &str) {
    found.each(&child.episodes, |e| {
        let left_out = e.place.blank() || e.in_a_family() || e.place.is(and) || e.ls.blank() || e.short_break();
        e.place_provider.is("PR1") && !left_out && !year.own(e.pl_la.text())
    });
}
