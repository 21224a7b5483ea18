//! Whether the child was of an age for what an episode says.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::ssda903::{Child, Episode};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("234", 2025..=2026, "Header: DOB; Episodes: DECOM REASON_PLACE_CHANGE", |c, _, f| {
        f.each_pair(&c.header, &c.episodes, |h, e| {
            e.reason_place_change.is("CUSTOD") && e.decom.before(h.dob.birthday(10))
        });
    }),
    rule("302", ALL, "Header: DOB; Episodes: DECOM", |c, _, f| {
        let begun = c.episodes.iter().filter(|e| e.decom.day.is_some());
        if let Some(first) = begun.min_by_key(|e| e.decom.day) {
            f.each_pair(&c.header, std::slice::from_ref(first), |h, e| e.decom.before(h.dob));
        }
    }),
    rule("352", ALL, "Header: DOB; Episodes: DECOM RNE", |c, _, f| {
        f.each(&c.episodes, |e| e.starts_care() && c.aged(18, e.decom));
    }),
    rule("358", ALL, "Header: DOB; Episodes: DECOM LS", |c, _, f| {
        let criminal_justice = |e: &Episode<'_>| e.ls.one_of(&["J1", "J2", "J3"]);
        f.each_pair(&c.header, &c.episodes, |h, e| criminal_justice(e) && e.decom.before(h.dob.birthday(10)));
    }),
    rule("359", ALL, "Header: DOB; Episodes: DEC LS PLACE", |c, y, f| {
        if c.header.iter().any(|h| h.dob.birthday(18).is_some_and(|birthday| birthday < y.end)) {
            f.each(&c.episodes, |e| e.dec.blank() && !(e.ls.is("V2") && e.place.is("K2")));
        }
    }),
    rule("370", 2022..=2022, "Header: DOB; Episodes: DECOM PLACE", |c, _, f| too_young(c, f, "P2", 15)),
    rule("370", 2023..=2023, "Header: DOB; Episodes: DECOM PLACE", |c, _, f| too_young(c, f, "P2", 16)),
    rule("371", 2022..=2022, "Header: DOB; Episodes: DECOM PLACE", |c, _, f| too_young(c, f, "H5", 14)),
    rule("371", 2023..=2023, "Header: DOB; Episodes: DECOM PLACE", |c, _, f| too_young(c, f, "H5", 16)),
    rule("371", 2024..=2026, "Header: DOB; Episodes: DECOM PLACE", |c, _, f| too_young(c, f, "K3", 16)),
    rule("372", ALL, "Header: DOB; Episodes: DECOM PLACE", |c, _, f| too_young(c, f, "R5", 10)),
    rule("373", ALL, "Header: DOB; Episodes: DECOM PLACE", |c, _, f| too_young(c, f, "S1", 4)),
    rule("374", ALL, "Header: DOB; Episodes: DECOM PLACE DEC", |c, _, f| {
        f.each(&c.episodes, |e| e.place.is("P3") && e.dec.given() && c.under(14, e.decom));
    }),
    rule("386", ALL, "Header: DOB; Episodes: DEC REC", |c, _, f| {
        f.each(&c.episodes, |e| e.rec.one_of(&["E11", "E12"]) && c.aged(18, e.dec));
    }),
    rule("387", ALL, "Header: DOB; Episodes: DEC REC", |c, _, f| {
        f.each(&c.episodes, |e| e.rec.one_of(&["E5", "E6"]) && c.under(14, e.dec));
    }),
    rule("389", ALL, "Header: DOB; Episodes: DEC REC", |c, _, f| {
        f.each(&c.episodes, |e| e.rec.is("E7") && c.under(16, e.dec));
    }),
    rule("407", ALL, "Header: DOB; Episodes: DEC REC", |c, _, f| {
        let guardianship = |e: &Episode<'_>| e.rec.one_of(&["E45", "E46", "E47", "E48"]);
        f.each_pair(&c.header, &c.episodes, |h, e| guardianship(e) && e.dec.from(h.dob.birthday(18)));
    }),
    rule("460", ALL, "Header: DOB; Episodes: DEC REC", |c, _, f| {
        f.each(&c.episodes, |e| e.rec.is("E17") && c.under(18, e.dec));
    }),
];

/// Flags placements of a kind that began before the child reached an age.
fn too_young(child: &Child<'_>, found: &mut Found<'_>, place: &str, years: i16) {
    found.each(&child.episodes, |e| e.place.is(place) && child.under(years, e.decom));
}
