//! Unaccompanied asylum-seeking children.

use super::{ALL, Rule, rule};
use crate::ssda903::{Child, Header, Rows, Uasc};

/// What the three rules on the day on which the status ended read.
const BOTH_YEARS: &str = "UASC: DOB DUC; last UASC: DUC; Header?: UASC; last Header?: UASC";

/// The rules.
pub const RULES: &[Rule] = &[
    rule("104", ALL, "UASC: DUC", |c, y, f| f.each(&c.uasc, |u| u.duc.given() && !u.duc.from(y.start))),
    rule("105", ALL, "Header: UASC", |c, y, f| f.each(&c.header, |h| y.xml && !h.uasc.one_of(&["0", "1"]))),
    rule("205A", ALL, BOTH_YEARS, |c, y, f| {
        let ended = c.uasc.iter().all(|u| u.duc.blank()) && c.last.uasc.iter().all(|last| last.duc.before(y.start));
        if !is_uasc(&c.this) && was_uasc(c) && !ended && !c.uasc.is_empty() {
            f.flag_all(&c.uasc);
            f.flag_all(&c.header);
        }
    }),
    rule("205B", ALL, BOTH_YEARS, |c, y, f| {
        let at_18 = |u: &Uasc<'_>| c.last.uasc.iter().all(|last| last.duc.on(u.dob.birthday(18)));
        let fits = |u: &Uasc<'_>| at_18(u) && (u.duc.within(y.start, y.end) || u.duc.on(u.dob.birthday(18)));
        if is_uasc(&c.this) && was_uasc(c) && !c.uasc.iter().all(fits) {
            f.flag_all(&c.uasc);
            f.flag_all(&c.header);
        }
    }),
    rule("205C", ALL, BOTH_YEARS, |c, _, f| {
        let ended = |rows: &Rows<'_>| rows.uasc.iter().any(|u| u.duc.given());
        if !is_uasc(&c.this) && !was_uasc(c) && !c.uasc.is_empty() && (ended(&c.this) || ended(&c.last)) {
            f.flag_all(&c.uasc);
            f.flag_all(&c.header);
        }
    }),
    rule("205D", ALL, "Header?: UASC; last Header?: UASC; UASC?: DUC; last UASC?: DUC", |c, _, f| {
        let known = !c.last.header.is_empty() || !c.last.uasc.is_empty();
        if is_uasc(&c.this) && known && !is_uasc(&c.last) {
            f.flag_all(&c.header);
            if c.header.is_empty() {
                f.flag_all(&c.uasc);
            }
        }
    }),
    rule("231", 2024..=2026, "Header: DOB UASC", |c, y, f| {
        f.each(&c.header, |h| h.uasc.is("1") && h.dob.under(11, y.end));
    }),
    rule("303", ALL, "UASC: DUC; Header: UASC", |c, _, f| {
        let ended = |u: &Uasc<'_>| u.duc.given();
        let unsaid = |h: &Header<'_>| !h.uasc.is("1");
        if c.uasc.iter().any(ended) && c.header.iter().any(unsaid) {
            f.each(&c.uasc, ended);
            f.each(&c.header, unsaid);
        }
    }),
    rule("304", ALL, "UASC: DOB DUC", |c, _, f| f.each(&c.uasc, |u| u.duc.after(u.dob.birthday(18)))),
];

/// The header says that the child is one; where there is no header, that the status ended on a day says so.
fn is_uasc(rows: &Rows<'_>) -> bool {
    match rows.header.first() {
        Some(header) => header.uasc.is("1"),
        None => rows.uasc.iter().any(|u| u.duc.given()),
    }
}

/// The child stood in last year's table of them and was one.
fn was_uasc(child: &Child<'_>) -> bool {
    !child.last.uasc.is_empty() && is_uasc(&child.last)
}
