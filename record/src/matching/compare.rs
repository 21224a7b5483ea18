//! Judging whether two sketches are one person.

use super::{
    Match, Sketch,
    births::births,
    likeness::{Part, Spelt, likeness},
    reason::Reason,
};
use std::cell::RefCell;
use std::collections::HashMap;

/// From this score on two sketches are probably one person.
///
/// Source: local; chosen on the table of pairs in the tests.
pub const LIKELY: u8 = 60;

/// From this score on a person is worth showing beside a new one.
///
/// Source: local; a changed family name with the same date of birth reaches it.
pub const POSSIBLE: u8 = 45;

/// What a wholly equal name, birth and postcode add to the score, when names and births are known.
const NAME: f32 = 60.0;
const BIRTH: f32 = 37.0;
const POSTCODE: f32 = 8.0;
/// What a wholly equal name is worth when no dates of birth can be compared.
const NAME_ALONE: f32 = 75.0;
/// The same for a date of birth without names, as when only a date is looked for.
const BIRTH_ALONE: f32 = 50.0;
/// The score of two people with the same number and nothing else alike: one of them is mistyped, or
/// has two records.
const NUMBER: f32 = 75.0;

/// How alike two sketches are, and why.
///
/// The same number weighs most, then name and date of birth together; either alone never makes two
/// people one, except that a name alone may find (as in a search). Comparing the other way round gives
/// the same score.
pub fn compare(wanted: &Sketch, found: &Sketch) -> Match {
    Judge::new(wanted).compare(found)
}

/// Compares one sketch with many.
pub struct Judge<'a> {
    wanted: &'a Sketch,
    names: Vec<Name>,
    told: Told,
}

/// How alike a part of a wanted name is to what others are called: among candidates the same names come again and again.
#[derive(Default)]
struct Told(RefCell<HashMap<Which, Likenesses>>);

/// How like a name part is, by the part.
type Likenesses = HashMap<String, Option<(f32, Reason)>>;

/// Which part, of which of the wanted names.
type Which = (Part, usize);

impl Told {
    fn likeness(&self, which: Which, wanted: &Spelt, found: &Spelt) -> Option<(f32, Reason)> {
        let mut told = self.0.borrow_mut();
        let of_part = told.entry(which).or_default();
        if let Some(known) = of_part.get(found.written()) {
            return known.clone();
        }
        let likeness = likeness(which.0, wanted, found);
        of_part.insert(found.written().to_owned(), likeness.clone());
        likeness
    }
}

/// Given and family name.
type Name = (Spelt, Spelt);

fn spelt(names: &[(String, String)]) -> Vec<Name> {
    names.iter().map(|(given, family)| (Spelt::of(given), Spelt::of(family))).collect()
}

impl<'a> Judge<'a> {
    /// For whoever this describes.
    pub fn new(wanted: &'a Sketch) -> Judge<'a> {
        Judge { wanted, names: spelt(&wanted.names), told: Told::default() }
    }

    /// As [`compare`].
    pub fn compare(&self, found: &Sketch) -> Match {
        self.compare_with(&Judge::new(found))
    }

    /// The same, with somebody else whose names are read already.
    pub(super) fn compare_with(&self, found: &Judge<'_>) -> Match {
        judge(self.wanted, found.wanted, best_name(&self.told, &self.names, &found.names))
    }
}

fn judge(wanted: &Sketch, found: &Sketch, name: Option<Alike>) -> Match {
    let birth = births(&wanted.births, &found.births);
    let postcode = shared(&wanted.postcodes, &found.postcodes);
    let number = shared(&wanted.identifiers, &found.identifiers);

    let postcode_points = if postcode.is_some() { POSTCODE } else { 0.0 };
    let points = match (&name, &birth) {
        (Some((alike, _)), Some((near, _))) => alike * NAME + near * BIRTH + postcode_points,
        (Some((alike, _)), None) => alike * NAME_ALONE + postcode_points,
        (None, Some((near, _))) => near * BIRTH_ALONE + postcode_points,
        (None, None) => 2.0 * postcode_points,
    };
    let points = points.clamp(0.0, 100.0);
    let points = if number.is_some() { NUMBER + points / 4.0 } else { points };

    let mut reasons: Vec<Reason> = number.map(Reason::SameNumber).into_iter().collect();
    reasons.extend(name.into_iter().flat_map(|(_, reasons)| reasons));
    reasons.extend(birth.map(|(_, reason)| reason));
    reasons.extend(postcode.map(Reason::SamePostcode));
    reasons.sort_by_key(|reason| !reason.is_for());
    Match { score: score(points), reasons }
}

/// Points between 0 and 100 as a whole number.
fn score(points: f32) -> u8 {
    points.round() as u8
}

type Alike = (f32, Vec<Reason>);

/// What is told already, and which of the wanted names is asked about.
type Asked<'a> = (&'a Told, usize);

fn best_name(told: &Told, wanted: &[Name], found: &[Name]) -> Option<Alike> {
    wanted
        .iter()
        .enumerate()
        .flat_map(|(nth, one)| found.iter().filter_map(move |other| name((told, nth), one, other)))
        .max_by(|one, other| one.0.total_cmp(&other.0))
}

/// How alike two names are; `None` when they share no part that both give.
fn name(told: Asked<'_>, wanted: &Name, found: &Name) -> Option<Alike> {
    let straight = both_parts(told, wanted, (&found.0, &found.1));
    let full = [&wanted.0, &wanted.1, &found.0, &found.1].iter().all(|part| !part.is_empty());
    // Whoever is called Ali does not become another's likeness by that one's family name alone.
    let turned = if full { turned(told, wanted, found) } else { None };
    let swapped = turned.map(|(alike, mut reasons)| {
        reasons.push(Reason::NamesSwapped);
        (alike * 0.95, reasons)
    });
    [straight, swapped].into_iter().flatten().reduce(|one, other| if other.0 > one.0 { other } else { one })
}

/// Given name beside family name, both of which must be alike.
fn turned(told: Asked<'_>, wanted: &Name, found: &Name) -> Option<Alike> {
    match (part(told, Part::Given, &wanted.0, &found.1), part(told, Part::Family, &wanted.1, &found.0)) {
        (Compared::Alike(..), Compared::Alike(..)) => both_parts(told, wanted, (&found.1, &found.0)),
        _ => None,
    }
}

fn both_parts(told: Asked<'_>, wanted: &Name, found: (&Spelt, &Spelt)) -> Option<Alike> {
    let given = part(told, Part::Given, &wanted.0, found.0);
    let family = part(told, Part::Family, &wanted.1, found.1);
    match (given, family) {
        (Compared::Missing, Compared::Missing) => None,
        (Compared::Missing, Compared::Different) => Some((0.0, vec![Reason::OtherFamilyName])),
        (Compared::Different, Compared::Missing) => Some((0.0, vec![Reason::OtherGivenName])),
        (Compared::Missing, Compared::Alike(alike, why)) | (Compared::Alike(alike, why), Compared::Missing) => {
            Some((0.85 * alike, vec![why]))
        }
        (Compared::Different, Compared::Different) => {
            Some((0.0, vec![Reason::OtherGivenName, Reason::OtherFamilyName]))
        }
        // Brothers and sisters share a family name; alone it says little.
        (Compared::Different, Compared::Alike(alike, why)) => Some((0.15 * alike, vec![why, Reason::OtherGivenName])),
        // Family names change by marriage, adoption and separation.
        (Compared::Alike(alike, why), Compared::Different) => Some((0.3 * alike, vec![why, Reason::OtherFamilyName])),
        (Compared::Alike(given, Reason::SamePart(_)), Compared::Alike(family, Reason::SamePart(_))) => {
            Some(((given + family) / 2.0, vec![Reason::SameName]))
        }
        (Compared::Alike(given, why), Compared::Alike(family, also)) => Some(((given + family) / 2.0, vec![why, also])),
    }
}

enum Compared {
    Missing,
    Different,
    Alike(f32, Reason),
}

fn part((told, nth): Asked<'_>, part: Part, wanted: &Spelt, found: &Spelt) -> Compared {
    if wanted.is_empty() || found.is_empty() {
        return Compared::Missing;
    }
    told.likeness((part, nth), wanted, found).map_or(Compared::Different, |(alike, why)| Compared::Alike(alike, why))
}

/// The first of the found ones that is also wanted, however either is written.
fn shared(wanted: &[String], found: &[String]) -> Option<String> {
    let wanted: Vec<String> = wanted.iter().map(|one| bare(one)).filter(|one| !one.is_empty()).collect();
    found.iter().find(|one| wanted.contains(&bare(one))).cloned()
}

fn bare(written: &str) -> String {
    written.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
