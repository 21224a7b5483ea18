//! The year's health, and what became of young people who left care.

use crate::rules::phrases::{in_words, small};
use crate::rules::rows::Kept;
use crate::words::PlannedEntry;
use days::Day;
use record::words::StoryKind;
use returns::{Oc2, Oc3};

/// A strengths and difficulties score from which on it is a cause for concern, in points of 40.
///
/// Source: Department for Education, SSDA903 guide, SDQ_SCORE: 0 to 13 normal, 14 to 16 borderline, 17 to 40 cause for
/// concern.
pub const CAUSE_FOR_CONCERN: u32 = 17;
/// As above.
const BORDERLINE: u32 = 14;

/// The year's health of a child looked after for a year or more, told on the year's last day.
pub fn health(kept: &Kept<'_, Oc2>, year_end: Day) -> PlannedEntry {
    let row = kept.row;
    let mut said = Vec::new();
    let mut done = |is: &Option<String>, yes: &str, no: &str| match is.as_deref() {
        Some("1") => said.push(yes.to_owned()),
        Some("0") if !no.is_empty() => said.push(no.to_owned()),
        _ => {}
    };
    done(
        &row.health_assessment,
        "The yearly health assessment was done.",
        "The yearly health assessment was not done.",
    );
    done(&row.teeth_check, "Seen by a dentist.", "Not seen by a dentist.");
    done(&row.immunisations, "Immunisations are up to date.", "Immunisations are not up to date.");
    done(&row.health_check, "Development checks are up to date.", "Development checks are not up to date.");
    done(&row.substance_misuse, "Substance misuse was found.", "");
    done(&row.intervention_received, "Help for substance misuse was received.", "");
    done(&row.intervention_offered, "Help for substance misuse was offered.", "");
    done(&row.convicted, "Convicted or cautioned.", "");
    match (row.sdq_score, row.sdq_reason.as_deref()) {
        (Some(score), _) => {
            let band = match score {
                CAUSE_FOR_CONCERN.. => "a cause for concern",
                BORDERLINE.. => "borderline",
                _ => "within the usual range",
            };
            said.push(format!("Strengths and difficulties: {score} of 40, {band}."));
        }
        (None, Some(why)) => {
            said.push(format!("No score for strengths and difficulties: {}.", small(&in_words("SDQ_REASON", why))));
        }
        (None, None) => {}
    }
    if said.is_empty() {
        said.push("The file says nothing more.".to_owned());
    }
    PlannedEntry {
        origin: kept.origin(),
        row: kept.at,
        kind: StoryKind::Health,
        day: year_end,
        title: "Health in the year".to_owned(),
        words: said.join(" "),
        while_open: None,
        turning_point: false,
    }
}

/// Around a birthday of somebody who left care.
pub fn leaving(kept: &Kept<'_, Oc3>, birthday: Day) -> PlannedEntry {
    let row = kept.row;
    let mut said = Vec::new();
    for (what, set, code) in [
        ("Contact", "IN_TOUCH", &row.in_touch),
        ("Main activity", "ACTIV", &row.activity),
        ("Lives", "ACCOM", &row.accommodation),
    ] {
        if let Some(code) = code {
            said.push(format!("{what}: {}.", small(&in_words(set, code))));
        }
    }
    PlannedEntry {
        origin: kept.origin(),
        row: kept.at,
        kind: StoryKind::Event,
        day: birthday,
        title: "After leaving care, around the birthday".to_owned(),
        words: said.join(" "),
        while_open: None,
        turning_point: false,
    }
}

/// The birthday within a collection year, from its first day on.
pub fn birthday_in(born: Day, year_begins: Day) -> Option<Day> {
    [year_begins.year(), year_begins.year().checked_add(1)?]
        .into_iter()
        .filter_map(|year| Day::new(year, born.month(), born.day()).or_else(|_| Day::new(year, 3, 1)).ok())
        .find(|day| *day >= year_begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_birthday_falls_once_in_every_collection_year() {
        assert_eq!(birthday_in(date(2005, 7, 21), date(2026, 4, 1)), Some(date(2026, 7, 21)));
        assert_eq!(birthday_in(date(2006, 3, 31), date(2026, 4, 1)), Some(date(2027, 3, 31)));
        assert_eq!(birthday_in(date(2008, 2, 29), date(2026, 4, 1)), Some(date(2027, 3, 1)));
    }
}
