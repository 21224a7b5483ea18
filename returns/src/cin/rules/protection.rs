//! Child protection plans and their reviews.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::cin::{Child, ChildProtectionPlan, Section47, Setting, codes};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1105", ALL, "ChildProtectionPlans: CPPstartDate; CINdetails: CINreferralDate", |c, _, f| {
        f.both((&c.protection, &["CPPstartDate"]), (&c.details, &["CINreferralDate"]), |p, d| {
            p.details_id == d.details_id && p.start.before(d.referral)
        });
    }),
    rule(
        "2885",
        ALL,
        "ChildProtectionPlans: CPPstartDate; Section47: DateOfInitialCPC ICPCnotRequired; \
         CINdetails: DateOfInitialCPC; Header: ReferenceDate",
        other_day_than_conference,
    ),
    rule("8720", ALL, "ChildProtectionPlans: CPPstartDate CPPID; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.protection, &["CPPstartDate"], |p| (p.start.blank() && p.cpp_id.given()) || p.start.after(y.end));
    }),
    rule("8730", ALL, "ChildProtectionPlans: NumberOfPreviousCPP", |c, _, f| {
        f.each_at(&c.protection, &["NumberOfPreviousCPP"], |p| p.previous.text().parse::<u32>().is_err());
    }),
    rule("8840", ALL, "ChildProtectionPlans: CPPstartDate CPPendDate", |c, _, f| {
        f.each_at(&c.protection, BOTH_DAYS, |p| p.start.on(p.end));
    }),
    rule("8841", ALL, "ChildProtectionPlans: CPPstartDate CPPID; Reviews: CPPreviewDate CPPID", |c, _, f| {
        f.both((&c.protection, &["CPPstartDate"]), (&c.reviews, &["CPPreviewDate"]), |p, review| {
            p.cpp_id == review.cpp_id && p.details_id == review.details_id && review.review.by(p.start)
        });
    }),
    rule("8842Q", ALL, "Reviews: CPPreviewDate", |c, _, f| {
        f.each_at(&c.reviews, &["CPPreviewDate"], |review| review.review.blank());
    }),
    rule("8905", ALL, "ChildProtectionPlans: InitialCategoryOfAbuse", |c, _, f| {
        let unknown = |p: &ChildProtectionPlan<'_>| !codes::has("CategoryOfAbuse", p.initial_category.text());
        f.each_at(&c.protection, &["InitialCategoryOfAbuse"], unknown);
    }),
    rule("8910", ALL, "ChildProtectionPlans: LatestCategoryOfAbuse", |c, _, f| {
        let unknown = |p: &ChildProtectionPlan<'_>| !codes::has("CategoryOfAbuse", p.latest_category.text());
        f.each_at(&c.protection, &["LatestCategoryOfAbuse"], unknown);
    }),
    rule("8925", ALL, "ChildProtectionPlans: CPPstartDate CPPendDate", |c, _, f| {
        f.each_at(&c.protection, BOTH_DAYS, |p| p.end.before(p.start));
    }),
    rule("8930", ALL, "ChildProtectionPlans: CPPendDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.protection, &["CPPendDate"], |p| y.outside(p.end));
    }),
    rule("8935", ALL, "ChildProtectionPlans: CPPendDate CPPID", |c, _, f| {
        f.several_open(&c.protection, &["CPPendDate"], |p| p.cpp_id, |p| p.end.blank());
    }),
    rule("8940", ALL, "ChildProtectionPlans: CPPstartDate CPPendDate; Header: ReferenceDate", |c, y, f| {
        f.overlaps(&c.protection, (BOTH_DAYS, &["CPPstartDate"]), |second, first| {
            let last = if first.end.blank() { Some(y.end) } else { first.end.day };
            second.start.from(first.start) && second.start.by(last)
        });
    }),
];

const BOTH_DAYS: &[&str] = &["CPPstartDate", "CPPendDate"];

/// A plan that began in the census year did not begin on the day of a conference of its episode: of the enquiries that
/// called for one or, where there is no such enquiry, of the episode itself.
fn other_day_than_conference(c: &Child<'_>, y: &Setting, f: &mut Found<'_>) {
    let begun = |p: &&ChildProtectionPlan<'_>| p.start.within(y.start, y.end);
    for plan in c.protection.iter().filter(begun) {
        let enquiries = || c.section47.iter().filter(|s| s.details_id == plan.details_id && !s.not_required.yes());
        let cases = || c.details.iter().filter(|d| d.details_id == plan.details_id);
        let called = enquiries().next().is_some();
        let held = |p: &ChildProtectionPlan<'_>| match called {
            true => enquiries().any(|s: &Section47<'_>| p.start.on(s.initial_cpc)),
            false => cases().any(|d| p.start.on(d.initial_cpc)),
        };
        if held(plan) {
            continue;
        }
        f.flag_at(plan, &["CPPstartDate"]);
        let beside = c.protection.iter().filter(begun).filter(|p| p.details_id == plan.details_id);
        if !beside.clone().any(held) {
            match called {
                true => enquiries().for_each(|s| f.flag_at(s, &["DateOfInitialCPC"])),
                false => cases().for_each(|d| f.flag_at(d, &["DateOfInitialCPC"])),
            }
        }
    }
}
