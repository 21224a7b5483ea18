//! Rows that tell a child's time in care.

use super::table_row;

table_row! {
    /// One period in one place, under one legal status.
    Episode {
        /// DECOM: the day it began.
        began: day "DECOM",
        /// RNE: why a new episode began.
        reason_new: code "RNE",
        /// LS: legal status.
        legal_status: code "LS",
        /// CIN: main category of need, the same through a period of care.
        need: code "CIN",
        /// PLACE: kind of placement; the codes change with the year.
        placement: code "PLACE",
        /// PLACE_PROVIDER: who provides the placement.
        provider: code "PLACE_PROVIDER",
        /// DEC: the day it ended; none while it lasts.
        ended: day "DEC",
        /// REC: why it ended.
        reason_ended: code "REC",
        /// REASON_PLACE_CHANGE: why the placement changed.
        reason_place_change: code "REASON_PLACE_CHANGE",
        /// HOME_POST: postcode of the home the child came from.
        home_postcode: code "HOME_POST",
        /// PL_POST: postcode of the placement.
        placement_postcode: code "PL_POST",
        /// URN: Ofsted's number of the provider, XXXXXXX when there is none.
        provider_urn: code "URN",
    }
}

table_row! {
    /// One review of a child's care plan.
    Review {
        /// DOB: date of birth.
        born: day "DOB",
        /// REVIEW: the day it was held.
        held: day "REVIEW",
        /// REVIEW_CODE: how the child took part, PN0 to PN7.
        participation: code "REVIEW_CODE",
    }
}

table_row! {
    /// One time a child was missing, or away from the placement without authorisation.
    Missing {
        /// DOB: date of birth.
        born: day "DOB",
        /// MISSING: M missing, A away without authorisation.
        kind: code "MISSING",
        /// MIS_START: the day it began.
        began: day "MIS_START",
        /// MIS_END: the day the child was back; none while missing.
        ended: day "MIS_END",
    }
}

table_row! {
    /// One period in which a social worker had the case. Table from 2023-24.
    SwEpisode {
        /// DOB: date of birth.
        born: day "DOB",
        /// SW_ID: registration number with Social Work England, beginning SW.
        worker: code "SW_ID",
        /// SW_DECOM: the day it began.
        began: day "SW_DECOM",
        /// SW_DEC: the day it ended; none while it lasts.
        ended: day "SW_DEC",
        /// SW_REASON: why the social worker changed.
        reason: code "SW_REASON",
    }
}

table_row! {
    /// One deprivation of liberty order. Table from 2026-27.
    Dolo {
        /// DOB: date of birth.
        born: day "DOB",
        /// DOLO_START: the day it began.
        began: day "DOLO_START",
        /// DOLO_END: the day it ended; none while it lasts.
        ended: day "DOLO_END",
    }
}
