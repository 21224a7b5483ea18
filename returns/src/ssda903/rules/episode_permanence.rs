//! Adoption and special guardianship in the episodes.

use super::{ALL, Rule, rule};
use crate::cell::Text;
use crate::ssda903::care::{ADOPTED, FOR_ADOPTION, FOSTER};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("199", ALL, "Episodes: DECOM REC; last Episodes: DECOM REC", |c, _, f| {
        let both_years = c.last.episodes.iter().chain(&c.episodes);
        let adopted = both_years.filter(|e| e.rec.one_of(ADOPTED)).filter_map(|e| e.decom.day).min();
        f.each(&c.episodes, |e| e.decom.after(adopted));
    }),
    rule("336", ALL, "Episodes: DECOM PLACE", |c, _, f| {
        let by_consent = &["A3", "A4"];
        let no_way = |place: Text<'_>| !place.one_of(FOSTER) && !place.one_of(FOR_ADOPTION);
        f.flag_all(c.pairs().filter(|(one, next)| next.place.one_of(by_consent) && no_way(one.place)).map(|(_, n)| n));
    }),
    rule("390", ALL, "Episodes: PLACE REC", |c, _, f| {
        f.each(&c.episodes, |e| e.rec.one_of(ADOPTED) && !e.place.one_of(FOR_ADOPTION));
    }),
    rule("516", ALL, "Episodes: PLACE REC", |c, _, f| {
        let to_their_foster_carer = &["E45", "E46"];
        f.each(&c.episodes, |e| e.rec.one_of(to_their_foster_carer) && !e.place.one_of(FOSTER));
    }),
];
