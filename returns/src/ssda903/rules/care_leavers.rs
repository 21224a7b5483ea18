//! Young people who have left care (OC3).

use super::{ALL, Rule, rule};
use crate::ssda903::{Episode, Oc2, Oc3};
use days::Day;

/// Whether the authority is in touch.
///
/// Source: Department for Education, children looked after return guide, IN_TOUCH.
const IN_TOUCH: &[&str] = &["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"];

/// What young people do.
///
/// Source: Department for Education, children looked after return guide, ACTIV.
const ACTIVITIES: &[&str] = &["F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0"];

/// Where young people live.
///
/// Source: Department for Education, children looked after return guide, ACCOM.
const ACCOMMODATION: &[&str] = &[
    "B1", "B2", "C1", "C2", "D1", "D2", "E1", "E2", "G1", "G2", "H1", "H2", "K1", "K2", "R1", "R2", "S2", "T1", "T2",
    "U1", "U2", "V1", "V2", "W1", "W2", "X2", "Y1", "Y2", "Z1", "Z2", "0",
];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("131", ALL, "OC3: IN_TOUCH", |c, _, f| f.each(&c.oc3, |o| !o.in_touch.one_of(IN_TOUCH))),
    rule("132", ALL, "OC3: ACTIV", |c, _, f| f.each(&c.oc3, |o| !o.activ.one_of(ACTIVITIES))),
    rule("133", ALL, "OC3: ACCOM", |c, _, f| f.each(&c.oc3, |o| !o.accom.one_of(ACCOMMODATION))),
    rule("153", ALL, "OC3: IN_TOUCH ACTIV ACCOM", |c, _, f| {
        f.each(&c.oc3, |o| o.answers_some() && o.answers().iter().any(|answer| answer.blank()));
    }),
    rule(
        "215",
        ALL,
        "OC3: IN_TOUCH ACTIV ACCOM; OC2: CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT \
            SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
        |c, _, f| {
            if c.oc3.iter().any(Oc3::answers_some) && c.oc2.iter().any(Oc2::answers_some) {
                f.each(&c.oc3, Oc3::answers_some);
                f.each(&c.oc2, Oc2::answers_some);
            }
        },
    ),
    rule("344", ALL, "OC3: IN_TOUCH ACTIV ACCOM", |c, _, f| {
        let neither = |o: &Oc3<'_>| o.activ.is("0") && o.accom.is("0");
        f.each(&c.oc3, |o| o.in_touch.one_of(&["DIED", "RHOM"]) && !neither(o));
    }),
    rule("345", ALL, "OC3: IN_TOUCH ACTIV ACCOM", |c, _, f| {
        f.each(&c.oc3, |o| o.in_touch.is("YES") && (o.activ.is("0") || o.accom.is("0")));
    }),
    rule("347", 2023..=2026, "OC3: DOB ACCOM", |c, y, f| {
        f.each(&c.oc3, |o| o.accom.one_of(&["T", "T1", "T2"]) && o.dob.under(18, y.start));
    }),
    rule("348", 2025..=2026, "OC3: IN_TOUCH; last OC3: IN_TOUCH", |c, _, f| {
        let died = c.last.oc3.iter().any(|last| last.in_touch.is("DIED"));
        f.each(&c.oc3, |o| died && !o.in_touch.is("DIED"));
    }),
    rule("391", ALL, "OC3: DOB IN_TOUCH ACTIV ACCOM", |c, y, f| {
        f.each(&c.oc3, |o| o.dob.under(17, y.end) && o.answers_some());
    }),
    rule("1000", ALL, "OC3: CHILD; Episodes: REC; last Episodes?: REC", |c, _, f| {
        let died = c.episodes.iter().chain(&c.last.episodes).any(|episode| episode.rec.is("E2"));
        f.each(&c.oc3, |_| died);
    }),
    rule("1001", ALL, "OC3: CHILD; Header: DOB; Episodes: DECOM DEC LS; last Episodes: DECOM DEC LS", |c, y, f| {
        // Thirteen weeks of care since the 14th birthday, some of it since the 16th. Care ends at 18, so that nobody who
        // was 19 when the year began was looked after in one of the two years.
        let days = |birthday: Option<Day>| birthday.map_or(0, |since| c.days_looked_after(since, y));
        let relevant = c.header.iter().any(|h| {
            let young = h.dob.birthday(19).is_some_and(|day| day >= y.start);
            young && days(h.dob.birthday(14)) >= 13 * 7 && days(h.dob.birthday(16)) > 0
        });
        f.each(&c.oc3, |_| !relevant);
    }),
    rule("1002", ALL, "OC3: CHILD; Episodes: CHILD; last Episodes: CHILD", |c, _, f| {
        f.each(&c.oc3, |_| c.episodes.is_empty() && c.last.episodes.is_empty());
    }),
    rule("1007", ALL, "OC3: DOB IN_TOUCH ACTIV ACCOM; Episodes: DECOM DEC", |c, y, f| {
        let on = |day: Day| c.episodes.iter().any(|episode| episode.decom.by(day) && episode.dec.after(day));
        let looked_after = |o: &Oc3<'_>| birthdays(o).any(|day| (y.start..=y.end).contains(&day) && on(day));
        f.each(&c.oc3, |o| o.answers_some() && looked_after(o));
    }),
    rule("1010", ALL, "OC3: CHILD; Episodes: CHILD; last Episodes: DECOM DEC", |c, _, f| {
        let open = || c.last.newest_episode().is_some_and(|episode| episode.dec.blank());
        f.each(&c.oc3, |_| c.episodes.is_empty() && open());
    }),
    rule("1011", ALL, "OC3: IN_TOUCH ACTIV ACCOM; Episodes: DECOM REC", |c, _, f| {
        let moved = c.newest_episode().is_some_and(|episode| episode.rec.is("E3"));
        f.each(&c.oc3, |o| moved && o.answers_some());
    }),
    rule("1014", ALL, "OC3: IN_TOUCH ACTIV ACCOM; UASC: CHILD; Episodes: DECOM DEC", |c, y, f| {
        if !c.looked_after_in_year(y) && c.oc3.iter().any(Oc3::answers_some) && !c.uasc.is_empty() {
            f.flag_all(&c.uasc);
            f.each(&c.oc3, Oc3::answers_some);
        }
    }),
    rule("1016", 2023..=2026, "OC3: DOB IN_TOUCH ACTIV ACCOM; Episodes: DEC", |c, y, f| {
        let ceased = |day: Day| c.episodes.iter().any(|episode: &Episode<'_>| episode.dec.from(day));
        let after = |o: &Oc3<'_>| birthdays(o).any(|day| (y.start..=y.end).contains(&day) && ceased(day));
        f.each(&c.oc3, |o| o.answers_some() && after(o));
    }),
    rule("3001", ALL, "OC3: ACCOM; Header: DOB", |c, y, f| {
        let turns_17 = c.header.iter().any(|h| h.dob.turns(17, y.start, y.end));
        let staying_put = |o: &Oc3<'_>| ["Z1", "Z2"].iter().any(|code| o.accom.text().eq_ignore_ascii_case(code));
        f.each(&c.oc3, |o| turns_17 && staying_put(o));
    }),
];

/// The 17th and the 18th birthday.
fn birthdays(oc3: &Oc3<'_>) -> impl Iterator<Item = Day> {
    [17, 18].map(|years| oc3.dob.birthday(years)).into_iter().flatten()
}
