//! Assessments and the factors found at them.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::cin::{Assessment, Child, Setting, codes};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1103", ALL, "Assessments: AssessmentActualStartDate; CINdetails: CINreferralDate", |c, _, f| {
        let details = (&*c.details, &["CINreferralDate"][..]);
        f.both((&c.assessments, &["AssessmentActualStartDate"]), details, |a, d| {
            a.details_id == d.details_id && a.start.before(d.referral)
        });
    }),
    rule("8608", ALL, "Assessments: AssessmentActualStartDate AssessmentAuthorisationDate", |c, _, f| {
        f.each_at(&c.assessments, BOTH_DAYS, |a| a.start.after(a.authorised));
    }),
    rule("8614", ALL, "Assessments: AssessmentAuthorisationDate AssessmentFactors", |c, _, f| {
        let columns = &["AssessmentAuthorisationDate", "AssessmentFactors"];
        f.each_at(&c.assessments, columns, |a| a.authorised.blank() && a.factors.given());
    }),
    rule(
        "8670Q",
        ALL,
        "Assessments: AssessmentActualStartDate AssessmentAuthorisationDate; Header: ReferenceDate",
        |c, y, f| {
            f.each_at(&c.assessments, BOTH_DAYS, |a| a.authorised.blank() && y.working_days_left(a.start) >= Some(45));
        },
    ),
    rule("8696", ALL, "Assessments: AssessmentAuthorisationDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.assessments, &["AssessmentAuthorisationDate"], |a| y.outside(a.authorised));
    }),
    rule(
        "8736",
        ALL,
        "Assessments: AssessmentAuthorisationDate AssessmentActualStartDate; Header: ReferenceDate",
        |c, y, f| {
            f.each_at(&c.assessments, BOTH_DAYS, |a| {
                let no_start = a.start.blank() && a.details_id.given();
                a.authorised.blank() && (no_start || y.outside(a.start))
            });
        },
    ),
    rule(
        "8863Q",
        ALL,
        "Assessments: AssessmentActualStartDate AssessmentAuthorisationDate; Header: ReferenceDate",
        ongoing,
    ),
    rule("8869", ALL, "Assessments: AssessmentFactors AssessmentAuthorisationDate", |c, _, f| {
        // An assessment's factors stand in one row; where each has a row of its own, the others beside 21 fail.
        let together = |a: &Assessment<'_>, b: &Assessment<'_>| {
            a.row != b.row && a.details_id == b.details_id && a.authorised.text == b.authorised.text
        };
        f.each_at(&c.assessments, &["AssessmentFactors"], |a| {
            let others = a.each_factor().any(|factor| factor != "21");
            others && (a.found("21") || c.assessments.iter().any(|b| b.factors.is("21") && together(a, b)))
        });
    }),
    rule("8896", ALL, "Assessments: AssessmentAuthorisationDate", |c, _, f| {
        let open = |a: &Assessment<'_>| a.authorised.blank();
        f.each_at(&c.assessments, &["AssessmentAuthorisationDate"], |a| {
            let beside = |b: &&Assessment<'_>| b.details_id == a.details_id && open(b);
            open(a) && c.assessments.iter().filter(beside).count() > 1
        });
    }),
    rule(
        "8897Q",
        ALL,
        "Assessments: AssessmentAuthorisationDate AssessmentFactors; AssessmentFactorsList: AssessmentFactor; \
         Header: ReferenceDate",
        |c, y, f| {
            let columns = &["AssessmentAuthorisationDate", "AssessmentFactors"];
            let known = |code: &str| codes::has("AssessmentFactors", code);
            f.each_at(&c.assessments, columns, |a| {
                a.authorised.from(y.start) && !a.each_factor().any(known) && !listed(c, a).any(known)
            });
        },
    ),
    rule("8898", ALL, "Assessments: AssessmentFactors; AssessmentFactorsList: AssessmentFactor", |c, _, f| {
        f.each_at(&c.assessments, &["AssessmentFactors"], |a| twice(a.each_factor()) || twice(listed(c, a)));
    }),
    rule("8945Q", 2024..=2026, "Assessments: AssessmentFactors", |c, _, f| {
        f.each_at(&c.assessments, &["AssessmentFactors"], |a| a.found("18A"));
    }),
    rule("8950Q", 2024..=2026, "Assessments: AssessmentFactors", |c, _, f| {
        f.each_at(&c.assessments, &["AssessmentFactors"], |a| a.found("19A"));
    }),
];

const BOTH_DAYS: &[&str] = &["AssessmentActualStartDate", "AssessmentAuthorisationDate"];

fn ongoing(c: &Child<'_>, y: &Setting, f: &mut Found<'_>) {
    f.overlaps(&c.assessments, (BOTH_DAYS, &["AssessmentActualStartDate"]), |second, first| {
        let ended = if first.authorised.blank() { Some(y.end) } else { first.authorised.day };
        let told_twice = second.start.on(first.start) && second.authorised.day == first.authorised.day;
        let during = second.start.from(first.start) && second.start.by(ended);
        second.details_id == first.details_id && during && !told_twice
    });
}

/// The factors of an assessment as the list of factors has them.
fn listed<'c>(c: &'c Child<'_>, a: &'c Assessment<'_>) -> impl Iterator<Item = &'c str> + Clone {
    let same = c.factors.iter().filter(|l| l.details_id == a.details_id && l.assessment_id == a.assessment_id);
    same.filter_map(|l| l.factor.0)
}

fn twice<'f>(factors: impl Iterator<Item = &'f str> + Clone) -> bool {
    let mut rest = factors;
    while let Some(factor) = rest.next() {
        if rest.clone().any(|other| other == factor) {
            return true;
        }
    }
    false
}
