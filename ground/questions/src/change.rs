//! What differs between two versions of a form.

use std::fmt;

use crate::{Form, Prompt, Question};

/// One difference between two versions of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormChange {
    /// The form's own title, purpose or other words.
    FormWords,
    /// A section came, went or reads otherwise.
    Section {
        /// The section.
        section: String,
    },
    /// A question came.
    Added {
        /// The question as asked.
        ask: String,
        /// Its name.
        question: String,
    },
    /// A question went; answers given to it stay in the record.
    Removed {
        /// The question as it was asked.
        ask: String,
        /// Its name.
        question: String,
    },
    /// A question is asked in other words.
    AskedOtherwise {
        /// Its name.
        question: String,
        /// Before.
        before: String,
        /// After.
        after: String,
    },
    /// A prompt reads otherwise.
    Prompt {
        /// The question as asked now.
        ask: String,
        /// Its name.
        question: String,
        /// Before.
        before: Prompt,
        /// After.
        after: Prompt,
    },
    /// The kind of answer, the choices, the condition or another rule of a question is other.
    Rules {
        /// The question as asked now.
        ask: String,
        /// Its name.
        question: String,
    },
    /// The questions stand in another order, or in other sections.
    Order,
}

impl fmt::Display for FormChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormChange::FormWords => write!(f, "The form's title or purpose changed"),
            FormChange::Section { section } => write!(f, "The section {section} changed"),
            FormChange::Added { ask, .. } => write!(f, "“{ask}” was added"),
            FormChange::Removed { ask, .. } => write!(f, "“{ask}” was taken out"),
            FormChange::AskedOtherwise { before, after, .. } => {
                write!(f, "“{before}” is now asked as “{after}”")
            }
            FormChange::Prompt { ask, .. } => write!(f, "The prompt for “{ask}” changed"),
            FormChange::Rules { ask, .. } => write!(f, "How “{ask}” is answered changed"),
            FormChange::Order => write!(f, "The questions stand in another order"),
        }
    }
}

/// What differs, in the order of the new version; nothing when only the version number does.
pub fn changes(before: &Form, after: &Form) -> Vec<FormChange> {
    let mut changes = Vec::new();
    if own_words(before) != own_words(after) {
        changes.push(FormChange::FormWords);
    }
    for section in &after.sections {
        let same = before
            .sections
            .iter()
            .any(|old| (&old.id, &old.title, &old.domain) == (&section.id, &section.title, &section.domain));
        if !same {
            changes.push(FormChange::Section { section: section.title.clone() });
        }
    }
    for gone in before.sections.iter().filter(|old| after.sections.iter().all(|s| s.id != old.id)) {
        changes.push(FormChange::Section { section: gone.title.clone() });
    }
    for question in after.all_questions() {
        match before.question(&question.id) {
            None => changes.push(FormChange::Added { ask: question.ask.clone(), question: question.id.clone() }),
            Some(old) => differences(old, question, &mut changes),
        }
    }
    for gone in before.all_questions().filter(|old| after.question(&old.id).is_none()) {
        changes.push(FormChange::Removed { ask: gone.ask.clone(), question: gone.id.clone() });
    }
    if places(before, after) != places(after, before) {
        changes.push(FormChange::Order);
    }
    changes
}

fn own_words(form: &Form) -> impl PartialEq + '_ {
    let Form { id, version: _, title, short, purpose, about, entry_title, sections: _ } = form;
    (id, title, short, purpose, about, entry_title)
}

fn differences(old: &Question, new: &Question, changes: &mut Vec<FormChange>) {
    let question = new.id.clone();
    let ask = new.ask.clone();
    if old.ask != new.ask {
        changes.push(FormChange::AskedOtherwise {
            question: question.clone(),
            before: old.ask.clone(),
            after: ask.clone(),
        });
    }
    if old.prompt != new.prompt {
        changes.push(FormChange::Prompt {
            ask: ask.clone(),
            question: question.clone(),
            before: old.prompt.clone(),
            after: new.prompt.clone(),
        });
    }
    if rules(old) != rules(new) {
        changes.push(FormChange::Rules { ask, question });
    }
}

/// The question without its words and without the questions inside it, which are compared one by one.
fn rules(question: &Question) -> Question {
    let mut bare = question.clone();
    bare.ask.clear();
    bare.prompt = Prompt::default();
    if let crate::Kind::Repeating { questions } = &mut bare.kind {
        questions.clear();
    }
    bare
}

/// Where the questions that both versions have stand in the first.
fn places<'a>(form: &'a Form, other: &Form) -> Vec<(&'a str, &'a str)> {
    let top = form.questions().flat_map(|(section, question)| {
        let outer = (section.id.as_str(), question.id.as_str());
        let inner = question.inner().iter().map(|inner| (question.id.as_str(), inner.id.as_str()));
        std::iter::once(outer).chain(inner)
    });
    top.filter(|(_, id)| other.question(id).is_some()).collect()
}
