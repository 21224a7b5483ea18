//! What a form is made of.

mod codes;

/// A kind of record and what it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The name that never changes, like `visit`.
    pub id: String,
    /// 1 for the first version; each change of words makes the next.
    pub version: u32,
    /// What stands at the top, like "Visit".
    pub title: String,
    /// The record inside a sentence, like "visit" in "Add a visit".
    pub short: String,
    /// One or two sentences: what this record is for and when to use it.
    pub purpose: String,
    /// Whom it is about.
    pub about: About,
    /// How one entry is titled in a list, with question names in braces: "Visit at {place}".
    pub entry_title: Option<String>,
    /// For a form that a council made from another: the form that came with the program and of whose kind its records
    /// are, like `visit`.
    pub like: Option<String>,
    /// Why no other form may be made from it, where that is so.
    pub only_one: Option<String>,
    /// Whether new records may be begun with it.
    pub in_use: bool,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// Whom a record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// One child, or several brothers and sisters at once.
    Child,
    /// A family as a whole.
    Family,
    /// A worker.
    Worker,
    /// A carer or a household that looks after children.
    Carer,
    /// Nobody in particular.
    Nobody,
}

/// A part of a form under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The name that never changes.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The domain of the practice model that its questions serve, unless a question says otherwise.
    pub domain: Option<String>,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// One thing that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The name under which the answer is kept; unique in the form.
    pub id: String,
    /// The question as read.
    pub ask: String,
    /// How error sentences call the answer, like "Date of visit"; the question itself when empty.
    pub name: Option<String>,
    /// What kind of answer.
    pub kind: Kind,
    /// Why it is asked and what a good answer shows.
    pub prompt: Prompt,
    /// One line of help on how to type it, like "For example, 21 11 2018".
    pub hint: Option<String>,
    /// A narrative of one line, like a place or a name.
    pub one_line: bool,
    /// May differ for each child: asked once for all, then what differs.
    pub each_child: bool,
    /// Whether a day may lie ahead or behind.
    pub when: When,
    /// What the answer contributes to the reader.
    pub tags: Vec<Tag>,
    /// The domain of the practice model, when not the section's.
    pub domain: Option<String>,
    /// When it is asked at all.
    pub only_if: Option<Condition>,
    /// The fact that is offered as an answer, by its name in the record, like `child.first_language`.
    pub prefill: Option<String>,
    /// What a reader would miss without it; "{child}" stands for the child's name.
    pub reader_needs: Option<String>,
    /// Without it the record cannot be completed.
    pub required_to_complete: bool,
    /// What Kith itself does with the answer, like "It counts the visit from this day"; such a question stays in its form.
    pub used_for: Option<String>,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Free text, in paragraphs or on one line.
    Narrative,
    /// Yes, no, or honestly not known.
    YesNoNotKnown,
    /// One of these.
    Choice {
        /// What may be chosen.
        options: Vec<OptionChoice>,
    },
    /// Any of these.
    Several {
        /// What may be chosen.
        options: Vec<OptionChoice>,
    },
    /// A day.
    Date,
    /// A day and a time as clocks in England show it.
    DateTime,
    /// A whole number.
    Number {
        /// The smallest that is possible.
        min: Option<i64>,
        /// The largest that is possible.
        max: Option<i64>,
        /// What is counted, like "minutes".
        unit: Option<String>,
    },
    /// Pounds and pence.
    Money,
    /// One person.
    Person,
    /// Any number of people.
    People,
    /// A step on a scale, in the scale's order.
    Grade {
        /// The steps from first to last.
        scale: Vec<OptionChoice>,
    },
    /// The same few questions, as often as needed.
    Repeating {
        /// What each row asks.
        questions: Vec<Question>,
    },
}

/// Why a question is asked and what a good answer shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// Why it is asked.
    pub why: String,
    /// What good detail looks like.
    pub good: String,
}

/// What an answer contributes to somebody who reads the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// What could harm the child and what protects them.
    Risk,
    /// What it means for the child.
    Impact,
    /// The child in their own words, or what they showed.
    ChildsVoice,
    /// How who the child is shapes their daily life.
    Identity,
    /// What the worker makes of it.
    Analysis,
    /// What the worker might be wrong about.
    Reflection,
}

/// Whether a day may lie ahead or behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum When {
    /// Any day.
    #[default]
    Any,
    /// Today or earlier.
    Past,
    /// Today or later.
    Future,
}

/// When a question is asked. It looks only at questions above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The answer is this, or holds this among others.
    Is {
        /// The question looked at.
        question: String,
        /// The stored value.
        value: String,
    },
    /// There is an answer, and it is not this.
    IsNot {
        /// The question looked at.
        question: String,
        /// The stored value.
        value: String,
    },
    /// There is an answer.
    Answered {
        /// The question looked at.
        question: String,
    },
    /// At least one of these holds.
    AnyOf(Vec<Condition>),
    /// All of these hold.
    AllOf(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

/// Something that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionChoice {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub words: String,
}

impl Form {
    /// The questions in order, each with its section; not those inside repeating ones.
    pub fn questions(&self) -> impl Iterator<Item = (&Section, &Question)> {
        self.sections.iter().flat_map(|section| section.questions.iter().map(move |question| (section, question)))
    }

    /// All questions in order, each repeating one followed by those inside it.
    pub fn all_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions().flat_map(|(_, question)| std::iter::once(question).chain(question.inner()))
    }

    /// The question with this name, also inside a repeating one.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.all_questions().find(|question| question.id == id)
    }
}

impl Question {
    /// How error sentences call the answer.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.ask)
    }

    /// The questions inside a repeating one; none for the other kinds.
    pub fn inner(&self) -> &[Question] {
        match &self.kind {
            Kind::Repeating { questions } => questions,
            _ => &[],
        }
    }

    /// What may be chosen, for a choice, several or a grade; none for the other kinds.
    pub fn options(&self) -> &[OptionChoice] {
        match &self.kind {
            Kind::Choice { options } | Kind::Several { options } => options,
            Kind::Grade { scale } => scale,
            _ => &[],
        }
    }

    /// Whether the answer contributes this to the reader.
    pub fn has(&self, tag: Tag) -> bool {
        self.tags.contains(&tag)
    }
}
