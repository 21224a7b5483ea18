//! Referrals: when, by whom, for what need, and what followed.

use super::{ALL, Rule, rule};
use crate::check::Found;
use crate::cin::{Child, CinDetails, Setting, codes};
use days::Day;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("4000", ALL, "CINplanDates: LAchildID CINdetailsID; CINdetails: ReferralNFA CINdetailsID", |c, _, f| {
        f.both((&c.plans, &["LAchildID"]), (&c.details, &["ReferralNFA"]), |p, d| {
            p.details_id == d.details_id && d.no_further_action.yes()
        });
    }),
    rule("8568", ALL, "CINdetails: ReferralNFA", |c, _, f| {
        f.each_at(&c.details, &["ReferralNFA"], |d| !d.no_further_action.yes() && !d.no_further_action.no());
    }),
    rule("8569Q", ALL, "CINdetails: CINreferralDate ReferralNFA; Header: ReferenceDate", |c, y, f| {
        let first = y.working_day_before(y.start);
        f.each_at(&c.details, &["CINreferralDate"], |d| d.referral.before(first) && d.no_further_action.yes());
    }),
    rule("8590", ALL, "ChildIdentifiers: LAchildID; CINdetails: LAchildID", |c, _, f| {
        f.each_at(&c.identifiers, &["LAchildID"], |_| c.details.is_empty());
    }),
    rule("8600", ALL, "CINdetails: CINreferralDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.details, &["CINreferralDate"], |d| d.referral.blank() || d.referral.after(y.end));
    }),
    rule("8610", ALL, "CINdetails: ReferralNFA PrimaryNeedCode", |c, _, f| {
        f.each_at(&c.details, &["ReferralNFA", "PrimaryNeedCode"], |d| d.no_further_action.no() && d.need.blank());
    }),
    rule("8650", ALL, "CINdetails: PrimaryNeedCode", |c, _, f| {
        f.each_at(&c.details, &["PrimaryNeedCode"], |d| {
            d.need.0.is_some_and(|code| !codes::has("PrimaryNeedCode", code))
        });
    }),
    rule("8772", ALL, "ChildIdentifiers: UPNunknown; CINdetails: ReferralNFA", |c, _, f| {
        f.both((&c.identifiers, &["UPNunknown"]), (&c.details, &["ReferralNFA"]), |i, d| {
            i.upn_unknown.is("UN7") && !d.no_further_action.yes()
        });
    }),
    rule("8815", ALL, "CINdetails: ReferralNFA CINclosureDate", |c, _, f| {
        let open = |d: &&_| is_open(d);
        if c.details.iter().filter(open).count() > 1 {
            f.each_at(&c.details, &["CINclosureDate"], is_open);
        }
    }),
    rule("8816", ALL, "CINdetails: CINreferralDate CINclosureDate ReferralNFA", |c, _, f| {
        // The latest: of several referred on the same day, the first in the message.
        let day = |row: u32| c.details.iter().find(|d| d.row == row).and_then(|d| d.referral.day);
        let latest = c
            .details
            .iter()
            .filter(|d| d.referral.day.is_some())
            .map(|d| d.row)
            .reduce(|latest, row| if day(row) > day(latest) { row } else { latest });
        let open_before = |d: &_| is_open(d) && d.referral.day.is_some() && Some(d.row) != latest;
        if c.details.iter().any(open_before) {
            f.each_at(&c.details, &["CINreferralDate"], |d| open_before(d) || Some(d.row) == latest);
        }
    }),
    rule("8820", ALL, "CINdetails: CINreferralDate CINclosureDate ReferralNFA; Header: ReferenceDate", overlap),
    rule(
        "8831",
        ALL,
        "CINdetails: ReferralNFA DateOfInitialCPC; Assessments: AssessmentActualStartDate AssessmentAuthorisationDate; \
         Section47: S47ActualStartDate DateOfInitialCPC",
        |c, _, f| {
            let cases = (&*c.details, &["DateOfInitialCPC"][..]);
            f.each_at(cases.0, cases.1, |d| d.no_further_action.yes() && d.initial_cpc.given());
            f.both((&c.assessments, &["LAchildID"]), cases, |a, d| {
                d.details_id == a.details_id && d.no_further_action.yes() && (a.start.given() || a.authorised.given())
            });
            f.both((&c.section47, &["LAchildID"]), cases, |s, d| {
                d.details_id == s.details_id && d.no_further_action.yes() && (s.start.given() || s.initial_cpc.given())
            });
        },
    ),
    rule(
        "8832",
        ALL,
        "ChildProtectionPlans: LAchildID CINdetailsID; CINdetails: ReferralNFA CINdetailsID",
        |c, _, f| {
            f.both((&c.protection, &["LAchildID"]), (&c.details, &["ReferralNFA"]), |p, d| {
                p.details_id == d.details_id && d.no_further_action.yes()
            });
        },
    ),
    rule("8866", ALL, "CINdetails: CINreferralDate ReferralSource", |c, _, f| {
        // The sector's validator asks for the set of sources from this day on.
        let asked = Day::new(2013, 4, 1).ok();
        f.each_at(&c.details, &["CINreferralDate", "ReferralSource"], |d| {
            d.referral.from(asked) && !codes::has("ReferralSource", d.source.text())
        });
    }),
];

/// Not closed, and not a referral that led to nothing.
fn is_open(d: &CinDetails<'_>) -> bool {
    d.closure.blank() && d.no_further_action.no()
}

fn overlap(c: &Child<'_>, y: &Setting, f: &mut Found<'_>) {
    let columns = (&["CINreferralDate", "CINclosureDate"][..], &["CINreferralDate"][..]);
    f.overlaps(&c.details, columns, |second, first| {
        let before_it_ends = match first.closure.day {
            Some(closure) => second.referral.before(closure),
            None => is_open(first) && second.referral.before(y.end),
        };
        second.referral.from(first.referral) && before_it_ends
    });
}
