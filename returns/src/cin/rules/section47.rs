//! Enquiries under section 47 of the Children Act 1989, and the conferences that follow.

use super::{ALL, Rule, rule};
use crate::cell::Date;
use crate::check::Found;
use crate::cin::{Child, Section47, Setting};
use jiff::civil::Weekday;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1104", ALL, "Section47: DateOfInitialCPC; CINdetails: CINreferralDate", |c, _, f| {
        f.both((&c.section47, &["DateOfInitialCPC"]), (&c.details, &["CINreferralDate"]), |s, d| {
            s.details_id == d.details_id && s.initial_cpc.before(d.referral)
        });
    }),
    rule("2884", ALL, "Section47: DateOfInitialCPC; CINdetails: DateOfInitialCPC", |c, _, f| {
        f.both((&c.section47, &["DateOfInitialCPC"]), (&c.details, &["DateOfInitialCPC"]), |s, d| {
            s.initial_cpc.on(d.initial_cpc)
        });
    }),
    rule("2889", ALL, "Section47: S47ActualStartDate; CINdetails: CINreferralDate", |c, _, f| {
        f.both((&c.section47, &["S47ActualStartDate"]), (&c.details, &["CINreferralDate"]), |s, d| {
            s.details_id == d.details_id && s.start.before(d.referral)
        });
    }),
    rule("2991Q", ALL, "Section47: LAchildID CINdetailsID; Assessments: CINdetailsID", |c, _, f| {
        f.each_at(&c.section47, &["LAchildID"], |s| {
            s.details_id.blank() || !c.assessments.iter().any(|a| a.details_id == s.details_id)
        });
    }),
    rule("8615", ALL, "Section47: S47ActualStartDate DateOfInitialCPC", |c, _, f| {
        f.each_at(&c.section47, &["S47ActualStartDate", "DateOfInitialCPC"], |s| {
            s.initial_cpc.given() && (s.start.blank() || s.start.after(s.initial_cpc))
        });
    }),
    rule(
        "8675Q",
        ALL,
        "Section47: S47ActualStartDate DateOfInitialCPC ICPCnotRequired; Header: ReferenceDate",
        |c, y, f| {
            f.each_at(&c.section47, &["DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"], |s| {
                s.initial_cpc.blank() && s.not_required.no() && y.working_days_left(s.start) >= Some(15)
            });
        },
    ),
    rule("8715", ALL, "Section47: DateOfInitialCPC; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.section47, &["DateOfInitialCPC"], |s| y.outside(s.initial_cpc));
    }),
    rule(
        "8740",
        ALL,
        "Section47: S47ActualStartDate DateOfInitialCPC ICPCnotRequired; Header: ReferenceDate",
        |c, y, f| {
            f.each_at(&c.section47, &["S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"], |s| {
                s.initial_cpc.blank() && s.not_required.no() && y.outside(s.start)
            });
        },
    ),
    rule("8839", ALL, "Section47: DateOfInitialCPC ICPCnotRequired", |c, _, f| {
        f.each_at(&c.section47, &["DateOfInitialCPC"], |s| {
            let beside = |other: &&Section47<'_>| other.details_id == s.details_id && other.is_open();
            s.is_open() && c.section47.iter().filter(beside).count() > 1
        });
    }),
    rule("8870Q", ALL, "Section47: InitialCPCtarget", |c, _, f| {
        f.each_at(&c.section47, &["InitialCPCtarget"], |s| weekend(s.target));
    }),
    rule("8875", ALL, "Section47: DateOfInitialCPC", |c, _, f| {
        f.each_at(&c.section47, &["DateOfInitialCPC"], |s| weekend(s.initial_cpc));
    }),
    rule("8890", ALL, "Section47: S47ActualStartDate DateOfInitialCPC ICPCnotRequired; Header: ReferenceDate", ongoing),
];

fn weekend(date: Date<'_>) -> bool {
    date.day.is_some_and(|day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
}

fn ongoing(c: &Child<'_>, y: &Setting, f: &mut Found<'_>) {
    let columns = (&["S47ActualStartDate", "DateOfInitialCPC"][..], &["S47ActualStartDate"][..]);
    f.overlaps(&c.section47, columns, |second, first| {
        let before_it_ends = match first.initial_cpc.day {
            Some(conference) => second.start.by(conference),
            None => !first.not_required.yes() && second.start.by(y.end),
        };
        second.details_id == first.details_id && second.start.from(first.start) && before_it_ends
    });
}
