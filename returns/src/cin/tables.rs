//! The census's modules as tables. Numbers that tie them together (CINdetailsID, AssessmentID, CPPID) are given while
//! the message is read.

use crate::cell::{Date, Text};
use crate::check::tables;

tables! {
    /// Whose census it is, and of which day.
    Header("Header.csv") header: Header {
        collection "Collection" Text, year "Year" Text, reference_date "ReferenceDate" Date, source_level "SourceLevel" Text,
        lea "LEA" Text, software_code "SoftwareCode" Text, release "Release" Text, serial_no "SerialNo" Text,
        date_time "DateTime" Text,
    }
    /// Who the child is.
    ChildIdentifiers("ChildIdentifiers.csv") identifiers: ChildIdentifiers {
        la_child_id "LAchildID" Text, upn "UPN" Text, former_upn "FormerUPN" Text, upn_unknown "UPNunknown" Text,
        birth "PersonBirthDate" Date, expected_birth "ExpectedPersonBirthDate" Date, gender "GenderCurrent" Text,
        sex "Sex" Text, death "PersonDeathDate" Date,
    }
    /// Ethnicity.
    ChildCharacteristics("ChildCharacteristics.csv") characteristics: ChildCharacteristics {
        la_child_id "LAchildID" Text, ethnicity "Ethnicity" Text,
    }
    /// One disability each.
    Disabilities("Disabilities.csv") disabilities: Disability {
        la_child_id "LAchildID" Text, disability "Disability" Text,
    }
    /// One episode of need, from referral to closure.
    CINdetails("CINdetails.csv") details: CinDetails {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, referral "CINreferralDate" Date,
        source "ReferralSource" Text, need "PrimaryNeedCode" Text, closure "CINclosureDate" Date,
        reason "ReasonForClosure" Text, initial_cpc "DateOfInitialCPC" Date, no_further_action "ReferralNFA" Text,
    }
    /// Assessments.
    Assessments("Assessments.csv") assessments: Assessment {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, assessment_id "AssessmentID" Text,
        start "AssessmentActualStartDate" Date, internal_review "AssessmentInternalReviewDate" Date,
        authorised "AssessmentAuthorisationDate" Date, factors "AssessmentFactors" Text,
    }
    /// Factors found at an assessment, one each.
    AssessmentFactorsList("AssessmentFactorsList.csv") factors: AssessmentFactor {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, assessment_id "AssessmentID" Text,
        start "AssessmentActualStartDate" Date, internal_review "AssessmentInternalReviewDate" Date,
        authorised "AssessmentAuthorisationDate" Date, factor "AssessmentFactor" Text,
    }
    /// Plans for a child in need.
    CINplanDates("CINplanDates.csv") plans: CinPlan {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, start "CINPlanStartDate" Date,
        end "CINPlanEndDate" Date,
    }
    /// Enquiries under section 47.
    Section47("Section47.csv") section47: Section47 {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, start "S47ActualStartDate" Date,
        target "InitialCPCtarget" Date, initial_cpc "DateOfInitialCPC" Date, not_required "ICPCnotRequired" Text,
    }
    /// Child protection plans.
    ChildProtectionPlans("ChildProtectionPlans.csv") protection: ChildProtectionPlan {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, cpp_id "CPPID" Text, start "CPPstartDate" Date,
        end "CPPendDate" Date, initial_category "InitialCategoryOfAbuse" Text, latest_category "LatestCategoryOfAbuse" Text,
        previous "NumberOfPreviousCPP" Text,
    }
    /// Reviews of a child protection plan.
    Reviews("Reviews.csv") reviews: Review {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, cpp_id "CPPID" Text, review "CPPreviewDate" Date,
    }
    /// Pre-proceedings and family group decision making, from 2026-27.
    PreProceedingsandFGDM("PreProceedingsandFGDM.csv") pre_proceedings: PreProceedings {
        la_child_id "LAchildID" Text, details_id "CINdetailsID" Text, start "PPStartDate" Date, letter "LBPSentDate" Date,
        offered "FGDMMeetingOffer" Text, facilitated "FGDMMeetingFac" Text, first_meeting "InitialPPMeetingDate" Date,
        review_meetings "ReviewMeetingsCount" Text, step_decision "StepDecisionDate" Date, outcome "PPOutcome" Text,
        court "CourtAppDate" Date, letter_of_issue "LetterInitCPDate" Date,
    }
}
