//! Rows that say who a child is and how the child is.

use super::table_row;

table_row! {
    /// One child, as in the Header table.
    Header {
        /// SEX: M, F or U; 1 or 2 before 2024-25.
        sex: code "SEX",
        /// DOB: date of birth.
        born: day "DOB",
        /// ETHNIC: one of twenty codes.
        ethnic: code "ETHNIC",
        /// UPN: unique pupil number, or UN1 to UN5 saying why there is none.
        upn: code "UPN",
        /// MOTHER: 1 when the child is herself a mother.
        mother: code "MOTHER",
        /// MC_DOB: date of birth of her child.
        her_child_born: day "MC_DOB",
    }
}

table_row! {
    /// One unaccompanied asylum-seeking child.
    Uasc {
        /// SEX: as in the Header table.
        sex: code "SEX",
        /// DOB: date of birth.
        born: day "DOB",
        /// DUC: the day the child stopped being an unaccompanied asylum-seeking child.
        ceased: day "DUC",
    }
}

table_row! {
    /// Health, strengths and difficulties, and offending of a child looked after for a year or more.
    Oc2 {
        /// DOB: date of birth.
        born: day "DOB",
        /// SDQ_SCORE: total of the strengths and difficulties questionnaire, 0 to 40 when valid.
        sdq_score: count "SDQ_SCORE",
        /// SDQ_REASON: why there is no score.
        sdq_reason: code "SDQ_REASON",
        /// CONVICTED: 1 when convicted or cautioned in the year.
        convicted: code "CONVICTED",
        /// HEALTH_CHECK: 1 when the development checks of a child under five are up to date.
        health_check: code "HEALTH_CHECK",
        /// IMMUNISATIONS: 1 when up to date.
        immunisations: code "IMMUNISATIONS",
        /// TEETH_CHECK: 1 when seen by a dentist in the year.
        teeth_check: code "TEETH_CHECK",
        /// HEALTH_ASSESSMENT: 1 when the yearly health assessment was done.
        health_assessment: code "HEALTH_ASSESSMENT",
        /// SUBSTANCE_MISUSE: 1 when found in the year.
        substance_misuse: code "SUBSTANCE_MISUSE",
        /// INTERVENTION_RECEIVED: 1 when help for substance misuse was received.
        intervention_received: code "INTERVENTION_RECEIVED",
        /// INTERVENTION_OFFERED: 1 when it was offered.
        intervention_offered: code "INTERVENTION_OFFERED",
    }
}
