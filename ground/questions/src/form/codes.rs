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

impl Kind {
    /// How the answer is given, as a person who makes forms reads it.
    pub fn words(&self) -> &'static str {
        match self {
            Kind::Narrative => "Free text",
            Kind::YesNoNotKnown => "Yes, no or not known",
            Kind::Choice { .. } => "One of a list",
            Kind::Several { .. } => "Any of a list",
            Kind::Date => "A day",
            Kind::DateTime => "A day and a time",
            Kind::Number { .. } => "A whole number",
            Kind::Money => "An amount of money",
            Kind::Person => "One person",
            Kind::People => "Any number of people",
            Kind::Grade { .. } => "A step on a scale",
            Kind::Repeating { .. } => "Rows, as many as needed",
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

    /// What it gives the reader, in words.
    pub fn words(self) -> &'static str {
        match self {
            Tag::Risk => "Risk and protection",
            Tag::Impact => "What it means for the child",
            Tag::ChildsVoice => "The child's own voice",
            Tag::Identity => "Who the child is",
            Tag::Analysis => "What the worker makes of it",
            Tag::Reflection => "What the worker may be wrong about",
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

    /// Whom, in words.
    pub fn words(self) -> &'static str {
        match self {
            About::Child => "A child, or brothers and sisters together",
            About::Family => "A family",
            About::Worker => "A worker",
            About::Carer => "A carer or a household that looks after children",
            About::Nobody => "Nobody in particular",
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

    /// Which days, in words.
    pub fn words(self) -> &'static str {
        match self {
            When::Any => "Any day",
            When::Past => "Today or earlier",
            When::Future => "Today or later",
        }
    }
}
