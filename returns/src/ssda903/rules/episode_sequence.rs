//! How one episode follows another.

use super::{ALL, Rule, rule};
use crate::cell::Text;
use crate::check::Found;
use crate::ssda903::{Child, Episode};

/// Reasons why an episode ends after which there can be no other: the child died or was found to be an adult.
const NOTHING_FOLLOWS: &[&str] = &["E2", "E15"];

/// Reasons for a new episode that follows another at once: another legal status, another place, or both.
const CONTINUES: &[&str] = &["L", "P", "T", "B", "U"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("357", ALL, "Episodes: DECOM RNE", |c, y, f| {
        f.flag_all(c.episodes.first().filter(|first| first.decom.from(y.start) && !first.starts_care()));
    }),
    rule("388", ALL, "Episodes: DECOM DEC REC", |c, _, f| {
        let ended = |e: &Episode<'_>| e.rec.given() && e.dec.given();
        let wrong = |one: &Episode<'_>, next: &Episode<'_>| ended(one) && one.goes_on() != next.decom.on(one.dec);
        f.flag_all(c.pairs().filter(|(one, next)| wrong(one, next)).map(|(one, _)| one));
        f.flag_all(c.episodes.last().filter(|last| ended(last) && last.goes_on()));
    }),
    rule("431", ALL, "Episodes: RNE DECOM DEC", |c, _, f| {
        flag_next(c, f, |one, next| next.starts_care() && next.decom.by(one.dec));
    }),
    rule("432", ALL, "Episodes: DECOM RNE REC", |c, _, f| {
        flag_next(c, f, |one, next| one.ends_care() && !next.starts_care());
    }),
    rule("433", ALL, "Episodes: DECOM DEC RNE", |c, _, f| {
        flag_next(c, f, |one, next| next.rne.one_of(CONTINUES) && !next.decom.on(one.dec));
    }),
    rule("434", ALL, "Episodes: DECOM RNE LS PL_POST URN PLACE PLACE_PROVIDER", |c, _, f| {
        flag_next(c, f, |one, next| next.rne.is("L") && (one.ls == next.ls || placement(one) != placement(next)));
    }),
    rule("435", ALL, "Episodes: DECOM RNE LS PL_POST URN PLACE PLACE_PROVIDER", |c, _, f| {
        let only_moves = ["P", "T"];
        flag_next(c, f, |one, next| {
            next.rne.one_of(&only_moves) && (one.ls != next.ls || placement(one) == placement(next))
        });
    }),
    rule("436", ALL, "Episodes: DECOM RNE LS PL_POST URN PLACE PLACE_PROVIDER", |c, _, f| {
        let both = ["B", "U"];
        flag_next(c, f, |one, next| next.rne.one_of(&both) && (one.ls == next.ls || placement(one) == placement(next)));
    }),
    rule("437", ALL, "Episodes: DECOM REC", |c, _, f| {
        f.flag_all(c.pairs().map(|(one, _)| one).filter(|one| one.rec.one_of(NOTHING_FOLLOWS)));
    }),
    rule("501", ALL, "Episodes: DECOM DEC", |c, _, f| flag_next(c, f, |one, next| next.decom.before(one.dec))),
    rule("504", ALL, "Episodes: DECOM DEC REC CIN", |c, _, f| {
        let same = |one: &Episode<'_>, next: &Episode<'_>| one.cin.given() && one.cin == next.cin;
        flag_next(c, f, |one, next| one.goes_on() && next.decom.on(one.dec) && !same(one, next));
    }),
];

/// Flags every episode of which this is so together with the episode before it.
fn flag_next(child: &Child<'_>, found: &mut Found<'_>, fails: impl Fn(&Episode<'_>, &Episode<'_>) -> bool) {
    found.flag_all(child.pairs().filter(|(one, next)| fails(one, next)).map(|(_, next)| next));
}

/// What tells one placement from another.
fn placement<'a>(episode: &Episode<'a>) -> [Text<'a>; 4] {
    [episode.place, episode.place_provider, episode.pl_post, episode.urn]
}
