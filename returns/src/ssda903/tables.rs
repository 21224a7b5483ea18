//! The twelve tables and their columns; those after the published ones are worked out.

use crate::cell::{Date, Number, Text};
use crate::check::tables;

tables! {
    /// Who each child is. UASC is worked out: 1 when the child stands in the table UASC.
    Header("header.csv") header: Header {
        child "CHILD" Text, sex "SEX" Text, dob "DOB" Date, ethnic "ETHNIC" Text, upn "UPN" Text, mother "MOTHER" Text,
        mc_dob "MC_DOB" Date, uasc "UASC" Text,
    }
    /// Every period in one place under one legal status. PL_LA, PL_LOCATION and PL_DISTANCE are worked out from postcodes.
    Episodes("episodes.csv") episodes: Episode {
        child "CHILD" Text, decom "DECOM" Date, rne "RNE" Text, ls "LS" Text, cin "CIN" Text, place "PLACE" Text,
        place_provider "PLACE_PROVIDER" Text, dec "DEC" Date, rec "REC" Text, reason_place_change "REASON_PLACE_CHANGE" Text,
        home_post "HOME_POST" Text, pl_post "PL_POST" Text, urn "URN" Text, pl_la "PL_LA" Text,
        pl_location "PL_LOCATION" Text, pl_distance "PL_DISTANCE" Number,
    }
    /// Reviews of the care plan.
    Reviews("reviews.csv") reviews: Review {
        child "CHILD" Text, dob "DOB" Date, review "REVIEW" Date, review_code "REVIEW_CODE" Text,
    }
    /// Unaccompanied asylum-seeking children.
    UASC("uasc.csv") uasc: Uasc {
        child "CHILD" Text, sex "SEX" Text, dob "DOB" Date, duc "DUC" Date,
    }
    /// Health, strengths and difficulties, offending: children looked after for twelve months.
    OC2("oc2.csv") oc2: Oc2 {
        child "CHILD" Text, dob "DOB" Date, sdq_score "SDQ_SCORE" Number, sdq_reason "SDQ_REASON" Text,
        convicted "CONVICTED" Text, health_check "HEALTH_CHECK" Text, immunisations "IMMUNISATIONS" Text,
        teeth_check "TEETH_CHECK" Text, health_assessment "HEALTH_ASSESSMENT" Text,
        substance_misuse "SUBSTANCE_MISUSE" Text, intervention_received "INTERVENTION_RECEIVED" Text,
        intervention_offered "INTERVENTION_OFFERED" Text,
    }
    /// Young people who have left care.
    OC3("oc3.csv") oc3: Oc3 {
        child "CHILD" Text, dob "DOB" Date, in_touch "IN_TOUCH" Text, activ "ACTIV" Text, accom "ACCOM" Text,
    }
    /// Children adopted in the year.
    AD1("ad1.csv") ad1: Ad1 {
        child "CHILD" Text, dob "DOB" Date, date_int "DATE_INT" Date, date_match "DATE_MATCH" Date,
        foster_care "FOSTER_CARE" Text, nb_adoptr "NB_ADOPTR" Text, sex_adoptr "SEX_ADOPTR" Text, ls_adoptr "LS_ADOPTR" Text,
    }
    /// Decisions that a child should be placed for adoption.
    PlacedAdoption("placed_for_adoption.csv") placed_adoption: PlacedAdoption {
        child "CHILD" Text, dob "DOB" Date, date_placed "DATE_PLACED" Date, date_placed_ceased "DATE_PLACED_CEASED" Date,
        reason_placed_ceased "REASON_PLACED_CEASED" Text,
    }
    /// Adoption or another permanent order before this period of care.
    PrevPerm("previous_permanence.csv") prev_perm: PrevPerm {
        child "CHILD" Text, dob "DOB" Date, prev_perm "PREV_PERM" Text, la_perm "LA_PERM" Text, date_perm "DATE_PERM" Date,
    }
    /// Times a child was missing or away without authorisation.
    Missing("missing.csv") missing: Missing {
        child "CHILD" Text, dob "DOB" Date, missing "MISSING" Text, mis_start "MIS_START" Date, mis_end "MIS_END" Date,
    }
    /// Which social worker was responsible, from 2023-24.
    SWEpisodes("sw_episodes.csv") sw_episodes: SwEpisode {
        child "CHILD" Text, dob "DOB" Date, sw_id "SW_ID" Text, sw_decom "SW_DECOM" Date, sw_dec "SW_DEC" Date,
        sw_reason "SW_REASON" Text,
    }
    /// Deprivation of liberty orders, from 2026-27.
    DoLo("DoLo.csv") dolo: DoLo {
        child "CHILD" Text, dob "DOB" Date, dolo_start "DOLO_START" Date, dolo_end "DOLO_END" Date,
    }
}
