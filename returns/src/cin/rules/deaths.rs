//! Children who died.

use super::{ALL, Rule, rule};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("4008", ALL, "ChildIdentifiers: PersonDeathDate; CINplanDates: CINPlanStartDate", |c, _, f| {
        let plans = (&*c.plans, &["CINPlanStartDate"][..]);
        f.both((&c.identifiers, &["PersonDeathDate"]), plans, |i, p| p.start.after(i.death));
    }),
    rule("4009Q", ALL, "ChildIdentifiers: PersonDeathDate; CINplanDates: CINPlanEndDate", |c, _, f| {
        let plans = (&*c.plans, &["CINPlanEndDate"][..]);
        f.both((&c.identifiers, &["PersonDeathDate"]), plans, |i, p| p.end.after(i.death));
    }),
    rule("8535Q", ALL, "ChildIdentifiers: PersonDeathDate PersonBirthDate", |c, _, f| {
        f.each_at(&c.identifiers, &["PersonDeathDate", "PersonBirthDate"], |i| {
            i.death.given() && (i.birth.blank() || i.death.before(i.birth))
        });
    }),
    rule("8545Q", ALL, "ChildIdentifiers: PersonDeathDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.identifiers, &["PersonDeathDate"], |i| y.outside(i.death));
    }),
    rule("8555Q", ALL, "ChildIdentifiers: PersonDeathDate; CINdetails: CINreferralDate", |c, _, f| {
        let details = (&*c.details, &["CINreferralDate"][..]);
        f.both((&c.identifiers, &["PersonDeathDate"]), details, |i, d| d.referral.after(i.death));
    }),
    rule("8585Q", ALL, "ChildIdentifiers: PersonDeathDate; CINdetails: ReasonForClosure", |c, _, f| {
        let details = (&*c.details, &["ReasonForClosure"][..]);
        f.both((&c.identifiers, &["PersonDeathDate"]), details, |i, d| d.reason.is("RC2") && i.death.blank());
    }),
    rule("8915", ALL, "ChildIdentifiers: PersonDeathDate; ChildProtectionPlans: CPPstartDate", |c, _, f| {
        let plans = (&*c.protection, &["CPPstartDate"][..]);
        f.both((&c.identifiers, &["PersonDeathDate"]), plans, |i, p| p.start.after(i.death));
    }),
    rule("8920", ALL, "ChildIdentifiers: PersonDeathDate; ChildProtectionPlans: CPPendDate", |c, _, f| {
        let plans = (&*c.protection, &["CPPendDate"][..]);
        f.both((&c.identifiers, &["PersonDeathDate"]), plans, |i, p| p.end.after(i.death));
    }),
];
