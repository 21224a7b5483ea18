//! Health, strengths and difficulties, offending (OC2): children looked after for twelve months.

use super::{ALL, Rule, rule};
use crate::ssda903::{Child, Oc2, Setting};

/// Reasons why there is no score for strengths and difficulties.
///
/// Source: Department for Education, children looked after return guide, SDQ_REASON.
const SDQ_REASONS: &[&str] = &["SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"];

/// The columns of the eight answers.
const ANSWERS: &str = "OC2: CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE \
    INTERVENTION_RECEIVED INTERVENTION_OFFERED";

/// The rules.
pub const RULES: &[Rule] = &[
    rule("157", ALL, "OC2: DOB SDQ_SCORE SDQ_REASON; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        let aged = |o: &Oc2<'_>| o.dob.aged(4, y.start) && o.dob.birthday(16).is_some_and(|day| day >= y.end);
        let fails = |o: &Oc2<'_>| o.sdq_reason.is("SDQ1") && o.sdq_score.blank() && aged(o);
        f.each(year_round(c, y), fails);
    }),
    rule("158", ALL, "OC2: INTERVENTION_RECEIVED INTERVENTION_OFFERED", |c, _, f| {
        f.each(&c.oc2, |o| o.intervention_received.is("1") && o.intervention_offered.given());
    }),
    rule("159", ALL, "OC2: SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED", |c, _, f| {
        f.each(&c.oc2, |o| {
            o.substance_misuse.is("1") && o.intervention_received.is("0") && o.intervention_offered.blank()
        });
    }),
    rule("180", ALL, "OC2: SDQ_SCORE", |c, _, f| {
        let valid = |score: f64| (0.0..=40.0).contains(&score) && score.fract() == 0.0;
        f.each(&c.oc2, |o| o.sdq_score.given() && !o.sdq_score.value.is_some_and(valid));
    }),
    rule("181", ALL, ANSWERS, |c, _, f| {
        let wrong = |o: &Oc2<'_>| o.asked_of_all().iter().chain(&o.asked_of_some()).any(|a| a.other_than(&["0", "1"]));
        f.each(&c.oc2, wrong);
    }),
    rule("182", ALL, ANSWERS, |c, _, f| {
        f.each(&c.oc2, |o| o.lacks_some() && o.asked_of_some().iter().any(|answer| answer.given()));
    }),
    rule("185", ALL, "OC2: SDQ_SCORE; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        f.each(not_year_round(c, y), |o| o.sdq_score.given());
    }),
    rule("186", ALL, "OC2: DOB SDQ_SCORE SDQ_REASON; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        f.each(year_round(c, y), |o| o.dob.aged(4, y.start) && o.dob.under(17, y.end) && no_sdq(o));
    }),
    rule("188", ALL, "OC2: DOB SDQ_SCORE SDQ_REASON", |c, y, f| {
        f.each(&c.oc2, |o| o.dob.under(4, y.end) && !no_sdq(o));
    }),
    rule("189", ALL, "OC2: DOB SDQ_SCORE SDQ_REASON", |c, y, f| {
        f.each(&c.oc2, |o| o.dob.birthday(17).is_some_and(|day| day < y.start) && !no_sdq(o));
    }),
    rule(
        "190",
        ALL,
        "OC2: CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE \
            INTERVENTION_RECEIVED INTERVENTION_OFFERED; Episodes: DECOM DEC LS REC RNE",
        |c, y, f| f.each(not_year_round(c, y), Oc2::answers_some),
    ),
    rule(
        "191",
        ALL,
        "OC2: IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE; Episodes: DECOM DEC LS REC RNE",
        |c, y, f| {
            f.each(year_round(c, y), Oc2::lacks_some);
            if c.oc2.is_empty() && c.continuously_looked_after(y) {
                f.flag_all(c.in_order().first().copied());
            }
        },
    ),
    rule("192", ALL, "OC2: SUBSTANCE_MISUSE INTERVENTION_RECEIVED", |c, _, f| {
        f.each(&c.oc2, |o| o.substance_misuse.is("1") && o.intervention_received.blank());
    }),
    rule("193", ALL, "OC2: SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED", |c, _, f| {
        let unasked = |o: &Oc2<'_>| o.substance_misuse.blank() || o.substance_misuse.is("0");
        f.each(&c.oc2, |o| unasked(o) && (o.intervention_received.given() || o.intervention_offered.given()));
    }),
    rule("196", ALL, "OC2: SDQ_REASON", |c, _, f| f.each(&c.oc2, |o| o.sdq_reason.other_than(SDQ_REASONS))),
    rule("197B", ALL, "OC2: DOB SDQ_SCORE SDQ_REASON; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        let turns = |o: &Oc2<'_>, years| o.dob.turns(years, y.start, y.end);
        f.each(year_round(c, y), |o| (turns(o, 4) || turns(o, 17)) && no_sdq(o));
    }),
    rule("197a", ALL, "OC2: SDQ_SCORE SDQ_REASON", |c, _, f| {
        f.each(&c.oc2, |o| o.sdq_score.given() && o.sdq_reason.given());
    }),
    rule("198", ALL, "OC2: SDQ_REASON; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        f.each(not_year_round(c, y), |o| o.sdq_reason.given());
    }),
    rule("542", ALL, "OC2: DOB CONVICTED", |c, y, f| {
        f.each(&c.oc2, |o| o.dob.under(10, y.end) && o.convicted.given());
    }),
    rule("543", ALL, "OC2: DOB CONVICTED; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        f.each(year_round(c, y), |o| o.dob.aged(10, y.end) && o.convicted.blank());
    }),
    rule("544", ALL, "OC2: CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE", |c, _, f| {
        f.each(&c.oc2, |o| o.convicted.is("1") && o.lacks_some());
    }),
    rule("545", ALL, "OC2: DOB HEALTH_CHECK; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        f.each(year_round(c, y), |o| o.dob.under(5, y.end) && o.health_check.blank());
    }),
    rule("546", ALL, "OC2: DOB HEALTH_CHECK; Episodes: DECOM DEC LS REC RNE", |c, y, f| {
        f.each(year_round(c, y), |o| o.dob.aged(5, y.end) && o.health_check.given());
    }),
    rule("547", ALL, "OC2: HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE", |c, _, f| {
        f.each(&c.oc2, |o| o.health_check.is("1") && o.lacks_some());
    }),
];

/// There is neither a score for strengths and difficulties nor a reason why not.
fn no_sdq(oc2: &Oc2<'_>) -> bool {
    oc2.sdq_score.blank() && oc2.sdq_reason.blank()
}

/// The rows of a child who was looked after all through the year.
fn year_round<'c, 'a>(child: &'c Child<'a>, setting: &Setting) -> &'c [Oc2<'a>] {
    if child.continuously_looked_after(setting) { &child.oc2 } else { &[] }
}

/// The rows of a child who was not.
fn not_year_round<'c, 'a>(child: &'c Child<'a>, setting: &Setting) -> &'c [Oc2<'a>] {
    if child.continuously_looked_after(setting) { &[] } else { &child.oc2 }
}
