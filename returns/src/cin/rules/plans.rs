//! Plans for children in need.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::cin::{Child, CinPlan, Setting};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("4001", ALL, "CINplanDates: CINPlanStartDate CINPlanEndDate; ChildProtectionPlans: CPPendDate", |c, _, f| {
        f.both((&c.plans, &["CINPlanEndDate"]), (&c.protection, &["CPPendDate"]), |plan, protection| {
            let both_open = plan.end.blank() && protection.end.blank();
            plan.details_id == protection.details_id && plan.start.given() && both_open
        });
    }),
    rule(
        "4003",
        ALL,
        "CINplanDates: CINPlanStartDate CINPlanEndDate; Reviews: CPPreviewDate CPPID; \
         ChildProtectionPlans: CPPendDate CPPID",
        reviewed_during_plan,
    ),
    rule("4004", ALL, "CINplanDates: CINPlanEndDate", |c, _, f| {
        f.several_open(&c.plans, &["CINPlanEndDate"], |plan| plan.details_id, |plan| plan.end.blank());
    }),
    rule("4010", ALL, "CINplanDates: CINPlanStartDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.plans, &["CINPlanStartDate"], |plan| plan.start.blank() || plan.start.after(y.end));
    }),
    rule("4011", ALL, "CINplanDates: CINPlanStartDate CINPlanEndDate", |c, _, f| {
        f.each_at(&c.plans, BOTH_DAYS, |plan| plan.end.before(plan.start));
    }),
    rule("4012Q", ALL, "CINplanDates: CINPlanStartDate CINPlanEndDate", |c, _, f| {
        f.each_at(&c.plans, BOTH_DAYS, |plan| plan.start.on(plan.end));
    }),
    rule("4013", ALL, "CINplanDates: CINPlanEndDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.plans, &["CINPlanEndDate"], |plan| y.outside(plan.end));
    }),
    rule("4014", ALL, "CINplanDates: CINPlanStartDate CINPlanEndDate; Header: ReferenceDate", |c, y, f| {
        f.overlaps(&c.plans, (BOTH_DAYS, &["CINPlanStartDate"]), |second, first| {
            let last = if first.end.blank() { Some(y.end) } else { first.end.day };
            second.start.from(first.start) && second.start.by(last)
        });
    }),
    rule("4015", ALL, "CINplanDates: CINPlanStartDate; CINdetails: CINreferralDate", |c, _, f| {
        f.both((&c.plans, &["CINPlanStartDate"]), (&c.details, &["CINreferralDate"]), |plan, d| {
            plan.details_id == d.details_id && plan.start.before(d.referral)
        });
    }),
    rule("4016", ALL, "CINplanDates: CINPlanStartDate; ChildProtectionPlans: CPPstartDate CPPendDate", |c, _, f| {
        let protection = (&*c.protection, &["CPPstartDate", "CPPendDate"][..]);
        f.both((&c.plans, &["CINPlanStartDate"]), protection, |plan, p| Setting::runs_on(plan.start, p.start, p.end));
    }),
    rule(
        "4017",
        ALL,
        "CINplanDates: CINPlanStartDate CINPlanEndDate; ChildProtectionPlans: CPPstartDate",
        |c, _, f| {
            let protection = (&*c.protection, &["CPPstartDate"][..]);
            f.both((&c.plans, BOTH_DAYS), protection, |plan, p| Setting::runs_on(p.start, plan.start, plan.end));
        },
    ),
];

const BOTH_DAYS: &[&str] = &["CINPlanStartDate", "CINPlanEndDate"];

/// A child protection plan was reviewed while a plan for a child in need ran; the review that ended the one may begin the
/// other on the same day.
fn reviewed_during_plan(c: &Child<'_>, _: &Setting, f: &mut Found<'_>) {
    for review in c.reviews.iter() {
        let during = |plan: &&CinPlan<'_>| Setting::runs_on(review.review, plan.start, plan.end);
        for protection in c.protection.iter().filter(|p| p.cpp_id == review.cpp_id) {
            if !review.review.on(protection.end) {
                for plan in c.plans.iter().filter(during) {
                    f.flag_at(plan, &["CINPlanStartDate"]);
                    f.flag_at(protection, &["CPPendDate"]);
                    f.flag_at(review, &["CPPreviewDate"]);
                }
            }
        }
    }
}
