//! The nouns of recording: the kinds of record a worker can begin.

use record::words::StoryKind;

/// A kind of record.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its form.
    pub form: &'static str,
    /// Its word in addresses: `/people/K4TM7Q2X/visits/new`.
    pub path: &'static str,
    /// What the "Add" button says.
    pub words: &'static str,
    /// Which kind of story entry it tells.
    pub story: StoryKind,
    /// Whether it can be written once for brothers and sisters.
    pub together: bool,
    /// The questions whose answers are told in the story, besides the child's own words.
    pub told: &'static [&'static str],
}

/// Every kind, in the order of the "Add" button.
pub const KINDS: [Kind; 5] = [VISIT, NOTE, DIRECT_WORK, SUMMARY, WHY_IN_CARE];

/// A visit.
pub const VISIT: Kind = Kind {
    form: "visit",
    path: "visits",
    words: "Visit",
    story: StoryKind::Visit,
    together: true,
    told: &["saw_and_heard"],
};
/// A note.
pub const NOTE: Kind = Kind {
    form: "note",
    path: "notes",
    words: "Note",
    story: StoryKind::Note,
    together: true,
    told: &["what_was_said"],
};
/// Direct work.
pub const DIRECT_WORK: Kind = Kind {
    form: "direct_work",
    path: "direct-work",
    words: "Direct work",
    story: StoryKind::DirectWork,
    together: true,
    told: &["aim"],
};
/// The one-page summary.
pub const SUMMARY: Kind = Kind {
    form: "summary",
    path: "summaries",
    words: "One-page summary",
    story: StoryKind::Event,
    together: false,
    told: &["why_we_are_involved"],
};
/// Why the child is in care, in words for their age.
pub const WHY_IN_CARE: Kind = Kind {
    form: "why_in_care",
    path: "why-in-care",
    words: "Why I am in care",
    story: StoryKind::Event,
    together: true,
    told: &["words_for_child"],
};

impl Kind {
    /// The kind that this built-in form is for.
    pub fn of_form(form: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|k| k.form == form)
    }

    /// The kind of the records written with this form, which the council may have made from a built-in one.
    pub fn of(form: &questions::Form) -> Option<&'static Kind> {
        Kind::of_form(form.like.as_deref().unwrap_or(&form.id))
    }

    /// What a list calls a record written with this form.
    pub fn called(form: &questions::Form) -> &str {
        Kind::of_form(&form.id).map_or(&form.title, |k| k.words)
    }

    /// The kind whose word stands in an address such as `/people/K4TM7Q2X/visits/new`.
    pub fn of_path(path: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|k| path.split('/').any(|part| part == k.path))
    }
}
