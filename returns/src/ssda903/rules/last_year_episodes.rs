//! This year's first episode against last year's last one.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::ssda903::{Child, Episode};

/// Codes for other placements that the year 2025-26 put in the place of Z1.
const OTHER_PLACEMENTS: &[&str] = &["Z11", "Z12", "Z13", "Z14"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("452", ALL, "Episodes: DECOM RNE PL_LA; last Episodes: DECOM DEC RNE PL_LA; postcodes", |c, _, f| {
        differs(c, f, |first, last| same_reason(first, last) && first.pl_la != last.pl_la);
    }),
    rule(
        "453",
        ALL,
        "Episodes: DECOM RNE PL_DISTANCE; last Episodes: DECOM DEC RNE PL_DISTANCE; postcodes",
        |c, _, f| {
            differs(c, f, |first, last| same_reason(first, last) && elsewhere(first, last));
        },
    ),
    rule("502", ALL, "Episodes: DECOM; last Episodes: DECOM DEC", |c, _, f| {
        let elsewhen = |first: &&Episode<'_>| c.last.episodes.iter().any(|l| l.dec.blank() && !l.decom.on(first.decom));
        f.flag_all(c.episodes.first().filter(elsewhen));
    }),
    rule("503A", ALL, "Episodes: DECOM RNE; last Episodes: DECOM DEC RNE", |c, _, f| {
        differs(c, f, |first, last| first.rne != last.rne);
    }),
    rule("503B", ALL, "Episodes: DECOM LS; last Episodes: DECOM DEC LS", |c, _, f| {
        differs(c, f, |first, last| first.ls != last.ls);
    }),
    rule("503C", ALL, "Episodes: DECOM CIN; last Episodes: DECOM DEC CIN", |c, _, f| {
        differs(c, f, |first, last| first.cin != last.cin);
    }),
    rule("503D", 2022..=2023, "Episodes: DECOM PLACE; last Episodes: DECOM DEC PLACE", |c, _, f| {
        differs(c, f, |first, last| first.place != last.place);
    }),
    rule("503D", 2024..=2024, "Episodes: DECOM PLACE; last Episodes: DECOM DEC PLACE", |c, _, f| {
        let recoded = |first: &Episode<'_>, last: &Episode<'_>| last.place.is("H5") && first.place.is("K3");
        differs(c, f, |first, last| first.place != last.place && !recoded(first, last));
    }),
    rule("503D", 2025..=2026, "Episodes: DECOM PLACE; last Episodes: DECOM DEC PLACE", |c, _, f| {
        let recoded =
            |first: &Episode<'_>, last: &Episode<'_>| last.place.is("Z1") && first.place.one_of(OTHER_PLACEMENTS);
        differs(c, f, |first, last| first.place != last.place && !recoded(first, last));
    }),
    rule("503E", ALL, "Episodes: DECOM PLACE_PROVIDER; last Episodes: DECOM DEC PLACE_PROVIDER", |c, _, f| {
        differs(c, f, |first, last| first.place_provider != last.place_provider);
    }),
    rule("503F", ALL, "Episodes: DECOM URN; last Episodes: DECOM DEC URN", |c, _, f| {
        differs(c, f, |first, last| first.urn != last.urn);
    }),
    rule("503G", ALL, "Episodes: DECOM PL_DISTANCE; last Episodes: DECOM DEC PL_DISTANCE; postcodes", |c, _, f| {
        differs(c, f, elsewhere);
    }),
    rule("503H", ALL, "Episodes: DECOM PL_LA; last Episodes: DECOM DEC PL_LA; postcodes", |c, _, f| {
        differs(c, f, |first, last| first.pl_la != last.pl_la);
    }),
    rule(
        "503J",
        ALL,
        "Episodes: DECOM PL_LOCATION; last Episodes: DECOM DEC PL_LOCATION; postcodes; authority",
        |c, _, f| {
            differs(c, f, |first, last| first.pl_location != last.pl_location);
        },
    ),
    rule("562", ALL, "Episodes: DECOM; last Episodes: DECOM", |c, y, f| {
        let Some(first) = c.episodes.first().filter(|first| first.decom.before(y.start)) else { return };
        if !c.last.newest_episode().is_some_and(|last| last.decom.on(first.decom)) {
            f.flag(first);
        }
    }),
];

/// Flags this year's first episode when it does not match the one that was open at the end of last year.
fn differs(child: &Child<'_>, found: &mut Found<'_>, fails: impl Fn(&Episode<'_>, &Episode<'_>) -> bool) {
    let Some((first, last)) = child.carried_over() else { return };
    if fails(first, last) {
        found.flag(first);
    }
}

/// The distance from home differs by a fifth of a mile or more, or was not known last year.
fn elsewhere(first: &Episode<'_>, last: &Episode<'_>) -> bool {
    let apart = first.pl_distance.value.zip(last.pl_distance.value).map(|(now, then)| (now - then).abs());
    apart.map_or(first.pl_distance.value.is_some(), |apart| apart >= 0.2)
}

/// The two began for the same reason.
fn same_reason(first: &Episode<'_>, last: &Episode<'_>) -> bool {
    first.rne.given() && first.rne == last.rne
}
