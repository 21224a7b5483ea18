//! The words of this area.

use record::words::StoryKind;

/// The tint of a kind of story entry, which always stands beside its word.
pub fn tint(kind: StoryKind) -> &'static str {
    match kind {
        StoryKind::Visit | StoryKind::DirectWork => "kith-kind--visit",
        StoryKind::Care | StoryKind::Adoption => "kith-kind--care",
        StoryKind::Missing => "kith-kind--harm",
        StoryKind::School | StoryKind::Health => "kith-kind--school",
        _ => "",
    }
}

/// What each permission lets a role do, in words, and where it begins. Those that a page explains itself are not here.
pub const WORK: &[(&str, &str, Option<&str>)] = &[
    ("find_people", "Find people by name, date of birth, number or postcode", None),
    ("read_record", "Read the records within your reach", None),
    ("write_record", "Write in records", None),
];
