//! Rows about adoption and other permanent homes.

use super::table_row;

table_row! {
    /// One child adopted in the year.
    Ad1 {
        /// DOB: date of birth.
        born: day "DOB",
        /// DATE_INT: the day the agency decided that the child should be placed for adoption.
        decided: day "DATE_INT",
        /// DATE_MATCH: the day child and adopters were matched.
        matched: day "DATE_MATCH",
        /// FOSTER_CARE: 1 when adopted by a former foster carer.
        by_foster_carer: code "FOSTER_CARE",
        /// NB_ADOPTR: how many adopters, 1 or 2 when valid.
        adopters: count "NB_ADOPTR",
        /// SEX_ADOPTR: sex of the adopters.
        adopters_sex: code "SEX_ADOPTR",
        /// LS_ADOPTR: legal status of the adopters.
        adopters_status: code "LS_ADOPTR",
    }
}

table_row! {
    /// One decision that a child should be placed for adoption.
    PlacedForAdoption {
        /// DOB: date of birth.
        born: day "DOB",
        /// DATE_PLACED: the day of the decision.
        decided: day "DATE_PLACED",
        /// DATE_PLACED_CEASED: the day the decision was changed.
        changed: day "DATE_PLACED_CEASED",
        /// REASON_PLACED_CEASED: why it was changed.
        reason_changed: code "REASON_PLACED_CEASED",
    }
}

table_row! {
    /// A permanent home by order of a court before this period of care.
    PreviousPermanence {
        /// DOB: date of birth.
        born: day "DOB",
        /// PREV_PERM: which kind; Z1 none.
        kind: code "PREV_PERM",
        /// LA_PERM: the authority that arranged it, or WAL, SCO, NIR, NUK.
        authority: code "LA_PERM",
        /// DATE_PERM: the date of the order, of which parts may be unknown.
        ordered: part_day "DATE_PERM",
    }
}
