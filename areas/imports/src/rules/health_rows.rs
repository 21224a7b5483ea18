//! The year's health, strengths and difficulties, and what became of young people who left care.

use crate::rules::rows::{Kept, in_words, small};
use crate::words::PlannedEntry;
use days::Day;
use record::words::StoryKind;
use returns::{Oc2, Oc3};

/// A strengths and difficulties score from which on difficulties are likely, in points of 40.
///
/// Source: Department for Education, SSDA903 guide, SDQ_SCORE: 0 to 13 normal, 14 to 16 borderline, 17 to 40 cause for concern.
const CAUSE_FOR_CONCERN: u32 = 17;
/// As above.
const BORDERLINE: u32 = 14;

/// The year's health of a child looked after for a year or more, told on the year's last day.
pub fn health(kept: &Kept<'_, Oc2>, year_end: Day) -> PlannedEntry {
    let row = kept.row;
    let mut said = Vec::new();
    let mut done = |is: &Option<String>, yes: &str, no: &str| match is.as_deref() {
        Some("1") => said.push(yes.to_owned()),
        Some("0") => said.push(no.to_owned()),
        _ => {}
    };
    done(
        &row.health_assessment,
        "The yearly health assessment was done.",
        "The yearly health assessment was not done.",
    );
    done(&row.teeth_check, "Seen by a dentist in the year.", "Not seen by a dentist in the year.");
    done(&row.immunisations, "Immunisations are up to date.", "Immunisations are not up to date.");
    done(&row.health_check, "Development checks are up to date.", "Development checks are not up to date.");
    done(&row.substance_misuse, "Substance misuse was found.", "");
    done(&row.intervention_received, "Help for substance misuse was received.", "");
    done(&row.intervention_offered, "Help for substance misuse was offered.", "");
    done(&row.convicted, "Convicted or cautioned in the year.", "");
    match (row.sdq_score, row.sdq_reason.as_deref()) {
        (Some(score), _) => {
            let band = match score {
                CAUSE_FOR_CONCERN.. => "cause for concern",
                BORDERLINE.. => "borderline",
                _ => "within the usual range",
            };
            said.push(format!("Strengths and difficulties questionnaire: {score} of 40, {band}."));
        }
        (None, Some(why)) => {
            said.push(format!("No strengths and difficulties score: {}.", small(&in_words("SDQ_REASON", why))));
        }
        (None, None) => {}
    }
    said.retain(|s| !s.is_empty());
    PlannedEntry {
        origin: format!("ssda903:{}", kept.key),
        row: kept.place,
        kind: StoryKind::Health,
        day: year_end,
        title: "Health in the year".to_owned(),
        words: said.join(" "),
        turning_point: false,
    }
}

/// Around a birthday of somebody who left care.
pub fn leaving(kept: &Kept<'_, Oc3>, birthday: Day) -> PlannedEntry {
    let row = kept.row;
    let mut said = Vec::new();
    for (what, set, code) in [
        ("In touch", "IN_TOUCH", &row.in_touch),
        ("Main activity", "ACTIV", &row.activity),
        ("Lives", "ACCOM", &row.accommodation),
    ] {
        if let Some(code) = code {
            said.push(format!("{what}: {}.", small(&in_words(set, code))));
        }
    }
    PlannedEntry {
        origin: format!("ssda903:{}", kept.key),
        row: kept.place,
        kind: StoryKind::Event,
        day: birthday,
        title: "After leaving care, around the birthday".to_owned(),
        words: said.join(" "),
        turning_point: false,
    }
}
