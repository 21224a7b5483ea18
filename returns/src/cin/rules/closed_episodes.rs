//! How an episode of need ends, and what stands open or happens afterwards.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::cin::{Child, CinDetails, Setting, codes};

/// The rules.
pub const RULES: &[Rule] = &[
    rule(
        "2990",
        ALL,
        "CINdetails: ReasonForClosure DateOfInitialCPC; ChildProtectionPlans: CINdetailsID; Section47: CINdetailsID; \
         CINplanDates: CINdetailsID",
        |c, _, f| {
            let cases = (&*c.details, &["DateOfInitialCPC"][..]);
            f.each_at(cases.0, cases.1, |d| after_assessment(d) && d.initial_cpc.given());
            f.both((&c.protection, &["LAchildID"]), cases, |p, d| p.details_id == d.details_id && after_assessment(d));
            f.both((&c.section47, &["LAchildID"]), cases, |s, d| s.details_id == d.details_id && after_assessment(d));
            f.both((&c.plans, &["LAchildID"]), cases, |p, d| p.details_id == d.details_id && after_assessment(d));
        },
    ),
    rule(
        "8565",
        ALL,
        "CINdetails: CINclosureDate DateOfInitialCPC; Assessments: AssessmentActualStartDate AssessmentAuthorisationDate; \
         Section47: S47ActualStartDate DateOfInitialCPC; ChildProtectionPlans: CPPendDate; \
         CINplanDates: CINPlanStartDate CINPlanEndDate",
        activity_after_closure,
    ),
    rule("8620", ALL, "CINdetails: CINclosureDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.details, &["CINclosureDate"], |d| y.outside(d.closure));
    }),
    rule("8630", ALL, "CINdetails: CINreferralDate CINclosureDate", |c, _, f| {
        f.each_at(&c.details, &["CINreferralDate", "CINclosureDate"], |d| d.closure.before(d.referral));
    }),
    rule("8640", ALL, "CINdetails: ReasonForClosure", |c, _, f| {
        let unknown = |code: &str| !codes::has("ReasonForClosure", code);
        f.each_at(&c.details, &["ReasonForClosure"], |d| d.reason.0.is_some_and(unknown));
    }),
    rule("8805", ALL, "CINdetails: CINclosureDate ReasonForClosure", |c, _, f| {
        f.each_at(&c.details, &["CINclosureDate", "ReasonForClosure"], |d| d.closure.given() && d.reason.blank());
    }),
    rule("8810", ALL, "CINdetails: ReasonForClosure CINclosureDate", |c, _, f| {
        f.each_at(&c.details, &["ReasonForClosure", "CINclosureDate"], |d| d.closure.blank() && d.reason.given());
    }),
    rule("8825Q", ALL, "CINdetails: ReasonForClosure CINdetailsID; Assessments: CINdetailsID", |c, _, f| {
        f.each_at(&c.details, &["ReasonForClosure"], |d| {
            after_assessment(d) && !c.assessments.iter().any(|a| a.details_id == d.details_id)
        });
    }),
    rule("8867", ALL, "CINdetails: CINclosureDate; Assessments: AssessmentAuthorisationDate", |c, _, f| {
        let assessments = (&*c.assessments, &["AssessmentAuthorisationDate"][..]);
        f.both((&c.details, &["CINclosureDate"]), assessments, |d, a| {
            d.details_id == a.details_id && d.closure.given() && a.authorised.blank()
        });
    }),
    rule("8868", ALL, "CINdetails: CINclosureDate; Section47: ICPCnotRequired DateOfInitialCPC", |c, _, f| {
        let enquiries = (&*c.section47, &["ICPCnotRequired", "DateOfInitialCPC"][..]);
        f.both((&c.details, &["CINclosureDate"]), enquiries, |d, s| {
            // Either the conference was held or none was needed, and not both.
            d.details_id == s.details_id && d.closure.given() && s.initial_cpc.given() == s.not_required.yes()
        });
    }),
    rule(
        "8873Q",
        ALL,
        "CINdetails: ReasonForClosure; Assessments: AssessmentFactors; AssessmentFactorsList: AssessmentFactor",
        |c, _, f| {
            f.both((&c.assessments, &["AssessmentFactors"]), (&c.details, &["ReasonForClosure"]), |a, d| {
                let alone = c.assessments.iter().filter(|other| other.details_id == a.details_id).count() == 1;
                a.details_id == d.details_id && alone && a.found("21") && !after_assessment(d)
            });
        },
    ),
];

/// Closed after assessment, without further action (RC8) or to early help (RC9).
fn after_assessment(d: &CinDetails<'_>) -> bool {
    d.reason.one_of(&["RC8", "RC9"])
}

fn activity_after_closure(c: &Child<'_>, _: &Setting, f: &mut Found<'_>) {
    let cases = (&*c.details, &["CINclosureDate", "DateOfInitialCPC"][..]);
    f.each_at(cases.0, cases.1, |d| d.initial_cpc.after(d.closure));
    let columns = &["AssessmentActualStartDate", "AssessmentAuthorisationDate"];
    f.both((&c.assessments, columns), cases, |a, d| {
        a.details_id == d.details_id && (a.start.after(d.closure) || a.authorised.after(d.closure))
    });
    f.both((&c.section47, &["S47ActualStartDate", "DateOfInitialCPC"]), cases, |s, d| {
        s.details_id == d.details_id && (s.start.after(d.closure) || s.initial_cpc.after(d.closure))
    });
    f.both((&c.protection, &["CPPendDate"]), cases, |p, d| p.details_id == d.details_id && p.end.after(d.closure));
    f.both((&c.plans, &["CINPlanStartDate", "CINPlanEndDate"]), cases, |p, d| {
        p.details_id == d.details_id && (p.start.after(d.closure) || p.end.after(d.closure))
    });
}
