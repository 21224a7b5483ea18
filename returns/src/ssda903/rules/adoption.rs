//! Adoption held against the child's episodes and other tables.

use super::super::{Ad1, Episode};
use super::{ALL, Rule, rule};

/// Adopted by the foster carer: with consent, with a placement order, and with a placement code of before 2012.
const BY_CARER: &[&str] = &["A2", "A3", "A5"];
/// Adopted by somebody else, likewise.
const BY_OTHERS: &[&str] = &["A1", "A4", "A6"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule(
        "1012",
        ALL,
        "Episodes: CHILD; AD1?: CHILD; Reviews?: CHILD; OC2?: CHILD; PlacedAdoption?: CHILD; PrevPerm?: CHILD; Missing?: CHILD",
        |c, _, f| {
            if c.episodes.is_empty() {
                f.flag_all(&c.ad1);
                f.flag_all(&c.reviews);
                f.flag_all(&c.oc2);
                f.flag_all(&c.placed_adoption);
                f.flag_all(&c.prev_perm);
                f.flag_all(&c.missing);
            }
        },
    ),
    rule(
        "134",
        ALL,
        "OC3: IN_TOUCH ACTIV ACCOM; AD1: DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
        |c, _, f| {
            let left_care = c.oc3.iter().any(|o| o.answers_some());
            f.each(&c.ad1, |a| left_care && a.answers_some());
        },
    ),
    rule(
        "187",
        ALL,
        "Episodes: DECOM DEC LS RNE REC; OC3: IN_TOUCH ACTIV ACCOM; AD1: DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
        |c, y, f| {
            if c.continuously_looked_after(y) {
                f.each(&c.oc3, |o| o.answers_some());
                f.each(&c.ad1, |a| a.answers_some());
            }
        },
    ),
    rule("331", ALL, "AD1: DATE_MATCH; Episodes: DECOM REC", |c, _, f| {
        f.each(&c.ad1, |a| c.episodes.iter().any(|e| e.adopted() && a.date_match.after(e.decom)));
        f.each(&c.episodes, |e| e.adopted() && c.ad1.iter().any(|a| a.date_match.after(e.decom)));
    }),
    rule("334", ALL, "AD1: DATE_INT; Episodes: DECOM RNE", |c, _, f| {
        if let Some(start) = c.last_episode(|e| e.starts_care()) {
            f.each(&c.ad1, |a| a.date_int.before(start.decom));
            f.flag_all(c.ad1.iter().any(|a| a.date_int.before(start.decom)).then_some(start));
        }
    }),
    rule("335", ALL, "Episodes: PLACE REC; AD1: FOSTER_CARE", |c, _, f| {
        // E1 stood for adoption before E11 and E12 did.
        let adopted = |e: &Episode<'_>| e.adopted() || e.rec.is("E1");
        let at_odds = |e: &Episode<'_>, a: &Ad1<'_>| {
            (a.foster_care.is("0") && e.place.one_of(BY_CARER)) || (a.foster_care.is("1") && e.place.one_of(BY_OTHERS))
        };
        f.each(&c.ad1, |a| c.episodes.iter().any(|e| adopted(e) && at_odds(e, a)));
        f.each(&c.episodes, |e| adopted(e) && c.ad1.iter().any(|a| at_odds(e, a)));
    }),
    rule("521", ALL, "AD1: DATE_INT; Episodes: DECOM PLACE", |c, _, f| {
        f.each(&c.ad1, |a| c.episodes.iter().any(|e| e.for_adoption() && a.date_int.after(e.decom)));
        f.each(&c.episodes, |e| e.for_adoption() && c.ad1.iter().any(|a| a.date_int.after(e.decom)));
    }),
    rule(
        "525",
        ALL,
        "PlacedAdoption: DATE_PLACED_CEASED; AD1: DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
        |c, _, f| {
            let reversed = c.placed_adoption.iter().any(|p| p.date_placed_ceased.given());
            let adopted = c.ad1.iter().any(|a| a.answers_some());
            f.each(&c.ad1, |a| reversed && a.answers_some());
            f.each(&c.placed_adoption, |p| adopted && p.date_placed_ceased.given());
        },
    ),
    rule("582", ALL, "Episodes: REC DEC; AD1: DATE_MATCH", |c, _, f| {
        f.each(&c.episodes, |e| e.adopted() && c.ad1.iter().any(|a| a.date_match.on(e.dec)));
    }),
    rule(
        "601",
        ALL,
        "Episodes: REC DEC; AD1: DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
        |c, y, f| {
            if c.ad1.is_empty() || c.ad1.iter().any(|a| !a.answers_all()) {
                f.flag_all(c.adoptions(y));
            }
            f.each(&c.ad1, |a| !a.answers_all() && c.adoptions(y).next().is_some());
        },
    ),
    rule(
        "602",
        ALL,
        "Episodes: REC DEC; AD1: DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
        |c, y, f| {
            let adopted = c.adoptions(y).next().is_some();
            f.each(&c.ad1, |a| !adopted && a.answers_some());
        },
    ),
];
