//! What differs between two versions of a form, in plain English.

mod order;
mod question;

use std::fmt;

use crate::{Form, PracticeModel, Section};

/// One difference between two versions of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormChange {
    /// What it touches.
    pub what: Changed,
    /// The difference in a sentence.
    pub sentence: String,
    /// A longer text before and after, where seeing both side by side helps.
    pub texts: Option<(String, String)>,
}

/// What a difference touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// The form's own words.
    Form,
    /// The section of this name.
    Section(String),
    /// A question came, by its name.
    Added(String),
    /// A question went, by its name; answers given to it stay in the record.
    Retired(String),
    /// The question of this name: its words, how it is answered or when it is asked.
    Question(String),
    /// Where the question of this name stands.
    Order(String),
}

impl fmt::Display for FormChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl FormChange {
    fn plain(what: Changed, sentence: String) -> FormChange {
        FormChange { what, sentence, texts: None }
    }

    fn told(what: Changed, sentence: impl Into<String>, before: &str, after: &str) -> FormChange {
        FormChange { what, sentence: sentence.into(), texts: Some((before.to_owned(), after.to_owned())) }
    }
}

/// What differs, in the order of the new version; nothing when only the version number does.
/// Domains are named as the practice model does.
pub fn changes(before: &Form, after: &Form, model: &PracticeModel) -> Vec<FormChange> {
    let mut changes = own_words(before, after);
    for section in &after.sections {
        match before.sections.iter().find(|old| old.id == section.id) {
            None => changes.push(FormChange::plain(
                Changed::Section(section.id.clone()),
                format!("The section “{}” was added", section.title),
            )),
            Some(old) => changes.extend(of_section(old, section, model)),
        }
        for asked in &section.questions {
            question::compare(before, after, asked, model, &mut changes);
            for inner in asked.inner() {
                question::compare(before, after, inner, model, &mut changes);
            }
        }
    }
    for gone in before.sections.iter().filter(|old| after.sections.iter().all(|s| s.id != old.id)) {
        let sentence = format!("The section “{}” was taken out", gone.title);
        changes.push(FormChange::plain(Changed::Section(gone.id.clone()), sentence));
    }
    for gone in before.all_questions().filter(|old| after.question(&old.id).is_none()) {
        let sentence = format!("“{}” was taken out. Records already written keep the answers to it", gone.ask);
        changes.push(FormChange::plain(Changed::Retired(gone.id.clone()), sentence));
    }
    changes.extend(order::moved(before, after));
    changes
}

fn own_words(before: &Form, after: &Form) -> Vec<FormChange> {
    let mut changes = Vec::new();
    if before.title != after.title {
        let sentence = format!("The form “{}” is now called “{}”", before.title, after.title);
        changes.push(FormChange::plain(Changed::Form, sentence));
    }
    if before.short != after.short {
        let sentence = format!("Inside a sentence it is now called “{}”, not “{}”", after.short, before.short);
        changes.push(FormChange::plain(Changed::Form, sentence));
    }
    if before.purpose != after.purpose {
        let sentence = "What the form says it is for reads otherwise";
        changes.push(FormChange::told(Changed::Form, sentence, &before.purpose, &after.purpose));
    }
    if before.about != after.about {
        let sentence = format!("It is now about: {}", after.about.words().to_lowercase());
        changes.push(FormChange::plain(Changed::Form, sentence));
    }
    if before.entry_title != after.entry_title {
        let (old, new) = (before.entry_title.as_deref(), after.entry_title.as_deref());
        let sentence = "A list calls its records otherwise";
        changes.push(FormChange::told(
            Changed::Form,
            sentence,
            old.unwrap_or(&before.title),
            new.unwrap_or(&after.title),
        ));
    }
    if before.in_use != after.in_use {
        let sentence = if after.in_use { "It can be begun again" } else { "It is out of use: nobody can begin one" };
        changes.push(FormChange::plain(Changed::Form, sentence.to_owned()));
    }
    if before.id != after.id || before.like != after.like {
        let sentence = "The name under which its records are kept changed".to_owned();
        changes.push(FormChange::plain(Changed::Form, sentence));
    }
    changes
}

fn of_section(old: &Section, new: &Section, model: &PracticeModel) -> Vec<FormChange> {
    let mut changes = Vec::new();
    if old.title != new.title {
        let sentence = format!("The section “{}” is now called “{}”", old.title, new.title);
        changes.push(FormChange::plain(Changed::Section(new.id.clone()), sentence));
    }
    if old.domain != new.domain {
        let sentence = format!("The section “{}” now serves {}", new.title, model.words_for(new.domain.as_deref()));
        changes.push(FormChange::plain(Changed::Section(new.id.clone()), sentence));
    }
    changes
}
