//! The words that stand for kinds, tags and the like in a form's text.

use super::{About, Kind, Tag, When};

impl Kind {
    /// As written in a form: "narrative", "choice" and so on.
    pub fn code(&self) -> &'static str {
        match self {
            Kind::Narrative => "narrative",
            Kind::YesNoNotKnown => "yes_no_not_known",
            Kind::Choice { .. } => "choice",
            Kind::Several { .. } => "several",
            Kind::Date => "date",
            Kind::DateTime => "date_time",
            Kind::Number { .. } => "number",
            Kind::Money => "money",
            Kind::Person => "person",
            Kind::People => "people",
            Kind::Grade { .. } => "grade",
            Kind::Repeating { .. } => "repeating",
        }
    }
}

impl Tag {
    /// Every tag, in the order of a narrative.
    pub const ALL: [Tag; 6] = [Tag::ChildsVoice, Tag::Identity, Tag::Impact, Tag::Risk, Tag::Analysis, Tag::Reflection];

    /// As written in a form.
    pub fn code(self) -> &'static str {
        match self {
            Tag::Risk => "risk",
            Tag::Impact => "impact",
            Tag::ChildsVoice => "childs_voice",
            Tag::Identity => "identity",
            Tag::Analysis => "analysis",
            Tag::Reflection => "reflection",
        }
    }
}

impl About {
    /// Everyone a record can be about.
    pub const ALL: [About; 5] = [About::Child, About::Family, About::Worker, About::Carer, About::Nobody];

    /// As written in a form.
    pub fn code(self) -> &'static str {
        match self {
            About::Child => "child",
            About::Family => "family",
            About::Worker => "worker",
            About::Carer => "carer",
            About::Nobody => "nobody",
        }
    }
}

impl When {
    /// Every choice.
    pub const ALL: [When; 3] = [When::Any, When::Past, When::Future];

    /// As written in a form.
    pub fn code(self) -> &'static str {
        match self {
            When::Any => "any",
            When::Past => "past",
            When::Future => "future",
        }
    }
}
