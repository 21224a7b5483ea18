//! Who provides the placement.

use super::{ALL, Rule, rule};
use crate::ssda903::Episode;
use crate::ssda903::placement::OTHER;

const PROVIDERS: &[&str] = &["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"];

/// At home, in hospital, in custody: no authority provides them.
const NOT_BY_AUTHORITIES: &[&str] = &["P1", "R2", "R5"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("178", 2022..=2024, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| wrong_provider(e, e.temporary() || e.place.is("Z1")));
    }),
    rule("178", 2025..=2026, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| wrong_provider(e, e.temporary() || e.place.one_of(OTHER)));
    }),
    rule("213", 2022..=2024, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.temporary() && e.place_provider.given());
    }),
    rule("213", 2025..=2026, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| (e.temporary() || e.place.one_of(OTHER)) && e.place_provider.given());
    }),
    rule("526", 2022..=2024, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.place_provider.blank() && !e.temporary() && !e.place.is("Z1"));
    }),
    rule("526", 2025..=2026, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.place_provider.blank() && !e.temporary() && !e.place.one_of(OTHER));
    }),
    rule("527", ALL, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.place_provider.is("PR1") && e.place.one_of(NOT_BY_AUTHORITIES));
    }),
    rule("528", ALL, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.place_provider.is("PR2") && e.place.one_of(NOT_BY_AUTHORITIES));
    }),
    rule("529", ALL, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        let no_public_body = |e: &Episode<'_>| e.in_a_family() || e.place.one_of(&["P1", "K1", "K2"]);
        f.each(&c.episodes, |e| e.place_provider.is("PR3") && no_public_body(e));
    }),
    rule("530", ALL, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.place_provider.is("PR4") && e.place.is("P1"));
    }),
    rule("531", ALL, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.place_provider.is("PR5") && e.place.is("P1"));
    }),
    rule("550", ALL, "Episodes: PLACE PLACE_PROVIDER", |c, _, f| {
        f.each(&c.episodes, |e| e.place_provider.is("PR0") && !e.place.is("P1"));
    }),
];

/// A provider is given that is none of the codes, or where none is wanted.
fn wrong_provider(episode: &Episode<'_>, unwanted: bool) -> bool {
    episode.place_provider.other_than(PROVIDERS) || unwanted && episode.place_provider.given()
}
