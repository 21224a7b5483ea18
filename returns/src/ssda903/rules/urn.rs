//! The unique reference number of the provider, by Ofsted's lists.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::ssda903::placement::{NO_URN, OTHER};
use crate::ssda903::{Child, Episode, Provider, Setting, postcodes};
use days::Day;

/// Placements whose providers Ofsted does not register, in every year.
const UNREGISTERED: &[&str] = &["P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4"];

/// Placements at an address that Ofsted lists: homes, family centres and schools.
const AT_AN_ADDRESS: &[&str] = &["K1", "K2", "R3", "S1"];

/// From this day semi-independent living must be registered.
const REGISTERED: Day = Day::constant(2023, 10, 28);

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1008", ALL, "Episodes: URN; providers", |c, y, f| {
        f.each(&c.episodes, |e| e.provider().is_some_and(|urn| !y.providers.knows(urn)));
    }),
    rule("214", ALL, "Episodes: LS PL_POST URN", |c, _, f| {
        f.each(&c.episodes, |e| e.short_break() && (e.pl_post.given() || e.urn.given()));
    }),
    rule("218", 2022..=2023, "Episodes: PLACE DEC PL_LA URN; postcodes", |c, y, f| {
        f.each(&c.episodes, |e| lacks_urn(e, y, &["P2", "H5", "Z1"]) && e.pl_la.given());
    }),
    rule("218", 2024..=2024, "Episodes: PLACE DEC PL_LA URN; postcodes", |c, y, f| {
        f.each(&c.episodes, |e| lacks_urn(e, y, &["Z1"]) && e.pl_la.given());
    }),
    rule("218", 2025..=2026, "Episodes: PLACE DEC PL_LA URN; postcodes", |c, y, f| {
        f.each(&c.episodes, |e| lacks_urn(e, y, OTHER));
    }),
    rule("219", ALL, "Episodes: PLACE URN; providers", |c, y, f| {
        let offers = |urn, e: &Episode<'_>| y.providers.of(urn).iter().any(|p| p.places.iter().any(|k| e.place.is(k)));
        f.each(&c.episodes, |e| e.provider().is_some_and(|urn| !offers(urn, e)));
    }),
    rule("221", 2022..=2022, "Episodes: LS PLACE PL_POST URN; providers", |c, y, f| elsewhere(c, y, f, "")),
    rule("221", 2023..=2023, "Episodes: LS PLACE PL_POST URN; providers", |c, y, f| elsewhere(c, y, f, "H5")),
    rule("221", 2024..=2026, "Episodes: LS PLACE PL_POST URN; providers", |c, y, f| elsewhere(c, y, f, "K3")),
    rule("222", 2022..=2022, "Episodes: PLACE URN", |c, _, f| needless(c, f, &["P2", "H5", "Z1"])),
    rule("222", 2023..=2023, "Episodes: PLACE URN", |c, _, f| needless(c, f, &["P2", "Z1"])),
    rule("222", 2024..=2024, "Episodes: PLACE URN", |c, _, f| needless(c, f, &["Z1"])),
    rule("222", 2025..=2026, "Episodes: PLACE URN", |c, _, f| needless(c, f, OTHER)),
    rule("224", ALL, "Episodes: PLACE_PROVIDER URN; providers", |c, y, f| {
        let kind =
            |urn, e: &Episode<'_>| y.providers.of(urn).iter().any(|p| p.kinds.iter().any(|k| e.place_provider.is(k)));
        f.each(&c.episodes, |e| e.provider().is_some_and(|urn| !kind(urn, e)));
    }),
    rule("227", ALL, "Episodes: DECOM URN; providers", |c, y, f| {
        f.each(&c.episodes, |e| closed(e, y, |ended| e.decom.from(ended)));
    }),
    rule("228", ALL, "Episodes: DEC URN; providers", |c, y, f| {
        f.each(&c.episodes, |e| closed(e, y, |ended| e.dec.after(ended) || e.dec.blank() && y.end > ended));
    }),
    rule("229", 2022..=2024, "Episodes: PLACE_PROVIDER URN; providers; postcodes; authority", |c, y, f| {
        f.each(&c.episodes, |e| whose(e, y));
    }),
    rule("229", 2025..=2026, "Episodes: PLACE PLACE_PROVIDER URN; providers; postcodes; authority", |c, y, f| {
        let left_out = |e: &Episode<'_>| [&["K3"], UNREGISTERED, OTHER].iter().any(|set| e.place.one_of(set));
        f.each(&c.episodes, |e| !left_out(e) && whose(e, y));
    }),
    rule("230", 2023..=2023, "Episodes: PLACE DEC PL_LA URN; postcodes", |c, _, f| {
        let in_england = |e: &Episode<'_>| e.pl_la.given() && !e.outside_england();
        let lacks = |e: &Episode<'_>| e.urn.blank() || e.urn.is(NO_URN);
        f.each(&c.episodes, |e| e.place.is("H5") && in_england(e) && lacks(e) && !e.dec.by(REGISTERED));
    }),
    rule("241", 2025..=2026, "Episodes: PLACE PL_LA URN; providers; postcodes; authority", |c, y, f| {
        // For a provider that is not listed, the authority whose return it is stands for those where it has premises.
        let has_premises = |urn, place: &str| match y.providers.of(urn) {
            [] => y.own(place),
            all => all.iter().any(|p| p.authority.as_deref() == Some(place)),
        };
        f.each(&c.episodes, |e| e.place.is("K3") && e.provider().is_some_and(|urn| !has_premises(urn, e.pl_la.text())));
    }),
    rule("242", 2025..=2026, "Episodes: PLACE URN", |c, _, f| {
        f.each(&c.episodes, |e| e.urn.is(NO_URN) && !e.in_a_family());
    }),
    rule("243", 2025..=2026, "Episodes: PL_LA URN; postcodes", |c, _, f| {
        f.each(&c.episodes, |e| e.outside_england() && e.urn.given());
    }),
];

/// A number is wanted, and none is given: the placement is in England or nobody knows where, lasts into the year, and
/// is neither unregistered nor one of these.
fn lacks_urn(episode: &Episode<'_>, year: &Setting, unregistered_too: &[&str]) -> bool {
    let unregistered = episode.place.one_of(UNREGISTERED) || episode.place.one_of(unregistered_too);
    let this_year = episode.dec.blank() || episode.dec.from(year.start);
    episode.urn.blank() && this_year && !unregistered && !episode.outside_england()
}

/// Flags episodes at an address (those of one more kind too) that is none of the provider's.
fn elsewhere(child: &Child<'_>, year: &Setting, found: &mut Found<'_>, and: &str) {
    let there = |urn, post| {
        let mut addresses = year.providers.of(urn).iter().filter_map(|provider| provider.postcode.as_deref());
        addresses.any(|address| postcodes::same(address, post))
    };
    found.each(&child.episodes, |e| {
        let at_an_address = !e.short_break() && (e.place.one_of(AT_AN_ADDRESS) || e.place.is(and));
        at_an_address && e.provider().zip(e.pl_post.0).is_some_and(|(urn, post)| !there(urn, post))
    });
}

/// Flags episodes with a number in a placement that is unregistered or one of these.
fn needless(child: &Child<'_>, found: &mut Found<'_>, unregistered_too: &[&str]) {
    let unregistered = |e: &Episode<'_>| e.place.one_of(UNREGISTERED) || e.place.one_of(unregistered_too);
    found.each(&child.episodes, |e| unregistered(e) && e.provider().is_some());
}

/// The provider is listed, and all of its registrations had ended, each by its own last day.
fn closed(episode: &Episode<'_>, year: &Setting, by: impl Fn(Day) -> bool) -> bool {
    let registrations = episode.provider().map_or(&[][..], |urn| year.providers.of(urn));
    !registrations.is_empty() && registrations.iter().all(|r| r.ended.is_some_and(&by))
}

/// The authority's own provision with a provider elsewhere, or another authority's with a provider here alone.
fn whose(episode: &Episode<'_>, year: &Setting) -> bool {
    let registrations = episode.provider().map(|urn| year.providers.of(urn));
    let here = |provider: &Provider| provider.authority.as_deref().is_some_and(|authority| year.own(authority));
    registrations.is_some_and(|all| match episode.place_provider.text() {
        "PR1" => !all.iter().any(here),
        "PR2" => !all.is_empty() && all.iter().all(here),
        _ => false,
    })
}
