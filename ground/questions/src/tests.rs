//! The forms that come with the program, and any form at all, against the rules of this crate.

mod any_form;
mod changes;
mod completing;
mod reading_it;

/// The forms that come with the program, by name.
const FORMS: [(&str, &str); 7] = [
    ("visit", include_str!("../../../areas/recording/src/forms/visit.toml")),
    ("note", include_str!("../../../areas/recording/src/forms/note.toml")),
    ("direct_work", include_str!("../../../areas/recording/src/forms/direct_work.toml")),
    ("summary", include_str!("../../../areas/recording/src/forms/summary.toml")),
    ("why_in_care", include_str!("../../../areas/recording/src/forms/why_in_care.toml")),
    ("neglect_toolkit", include_str!("../../../areas/toolkits/src/forms/neglect_toolkit.toml")),
    ("single_assessment", include_str!("../../../areas/assessment/src/forms/single_assessment.toml")),
];

const MODEL: &str = include_str!("../../../areas/practice/src/practice_model.toml");

pub(crate) fn form(id: &str) -> crate::Form {
    let (_, text) = FORMS.iter().find(|(name, _)| *name == id).unwrap();
    crate::Form::parse(text).unwrap_or_else(|faults| panic!("{id}.toml\n{faults}"))
}
