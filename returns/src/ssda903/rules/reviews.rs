//! Reviews of the care plan.

use super::super::Review;
use super::super::care::SHORT_BREAKS;
use super::{ALL, Rule, rule};

/// The child was under four at the review.
const UNDER_FOUR: &str = "PN0";
/// How a child of four or more took part. Source: SSDA903 item REVIEW_CODE.
const FOUR_OR_MORE: &[&str] = &["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("166", ALL, "Reviews: REVIEW", |c, _, f| f.each(&c.reviews, |r| r.review.day.is_none())),
    rule("167", ALL, "Reviews: REVIEW REVIEW_CODE", |c, _, f| {
        let known = |r: &Review<'_>| r.review_code.is(UNDER_FOUR) || r.review_code.one_of(FOUR_OR_MORE);
        f.each(&c.reviews, |r| match (r.review.given(), r.review_code.given()) {
            (true, _) => !known(r),
            (false, code) => code,
        });
    }),
    rule("399", ALL, "Episodes: LS; Header: MOTHER; Reviews: REVIEW REVIEW_CODE", |c, _, f| {
        let reviewed = |r: &Review<'_>| r.review.given() || r.review_code.given();
        let (mother, review) = (c.header.iter().any(|h| h.mother.given()), c.reviews.iter().any(reviewed));
        if c.episodes.iter().all(|e| e.ls.one_of(SHORT_BREAKS)) && !c.episodes.is_empty() && (mother || review) {
            f.flag_all(&c.episodes);
            f.each(&c.header, |h| review || h.mother.given());
            f.each(&c.reviews, |r| mother || reviewed(r));
        }
    }),
    rule("440", ALL, "Reviews: DOB REVIEW REVIEW_CODE", |c, _, f| {
        f.each(&c.reviews, |r| r.review_code.is(UNDER_FOUR) && r.review.after(r.dob.birthday(4)));
    }),
    rule("441", ALL, "Reviews: DOB REVIEW REVIEW_CODE", |c, _, f| {
        f.each(&c.reviews, |r| r.review_code.one_of(FOUR_OR_MORE) && r.review.before(r.dob.birthday(4)));
    }),
];
