//! What a reader would still miss.

use crate::{Answers, Form, Kind, Question, Tag, rows};

/// Something a reader would miss in an entry as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The question that would tell them.
    pub question: String,
    /// The child it is about, when it is asked for each child.
    pub person: Option<i64>,
    /// What they would miss, with "the child" for the name.
    pub sentence: String,
    /// The same, with "{child}" where the name belongs.
    pub template: String,
}

impl Missed {
    /// The sentence with the child's own name.
    pub fn about(&self, name: &str) -> String {
        self.template.replace("{child}", name)
    }
}

/// What a reader would still miss, in the form's order, for each child where a question differs.
///
/// A question counts when it says what its reader needs, or has a tag; it is told only where it is
/// asked, and where its answer says nothing. Length plays no part.
pub fn still_missed(form: &Form, answers: &Answers, people: &[i64]) -> Vec<Missed> {
    let mut missed = Vec::new();
    for (_, question) in form.questions() {
        let Some(template) = reader_needs(question) else { continue };
        for person in asked_of(question, people) {
            let says = answers.get(&question.id, person).is_some_and(|answer| tells(question, answer));
            if !says && form.is_visible(question, answers, person) {
                missed.push(Missed {
                    question: question.id.clone(),
                    person,
                    sentence: template.replace("{child}", "the child"),
                    template: template.to_owned(),
                });
            }
        }
    }
    missed
}

/// Whom a question is answered for: each child, or all at once.
pub(crate) fn asked_of(question: &Question, people: &[i64]) -> Vec<Option<i64>> {
    if question.each_child && !people.is_empty() { people.iter().copied().map(Some).collect() } else { vec![None] }
}

/// Whether the answer to this question tells a reader anything; of rows, whether any cell does.
pub(crate) fn tells(question: &Question, answer: &str) -> bool {
    match (&question.kind, rows(answer)) {
        (Kind::Repeating { .. }, Some(rows)) => rows.iter().flat_map(|row| row.values()).any(|c| says_something(c)),
        _ => says_something(answer),
    }
}

/// Whether a text tells a reader anything: not blank, not only punctuation, and not one of the
/// words that stand in for an answer, like "n/a" or "as above". Local list.
pub fn says_something(answer: &str) -> bool {
    const STAND_INS: [&str; 12] = [
        "na",
        "none",
        "nil",
        "nothing",
        "tbc",
        "tba",
        "todo",
        "asabove",
        "seeabove",
        "asbefore",
        "nothingtoadd",
        "notapplicable",
    ];
    let letters: String = answer.to_lowercase().chars().filter(|c| c.is_alphanumeric() || is_picture(*c)).collect();
    !letters.is_empty() && !STAND_INS.contains(&letters.as_str())
}

/// An emoji may be what the child chose.
fn is_picture(c: char) -> bool {
    ('\u{2600}'..='\u{27bf}').contains(&c) || ('\u{1f000}'..='\u{1faff}').contains(&c)
}

fn reader_needs(question: &Question) -> Option<&str> {
    if let Some(needs) = &question.reader_needs {
        return Some(needs);
    }
    Tag::ALL.into_iter().find(|tag| question.has(*tag)).map(|tag| match tag {
        Tag::ChildsVoice => "A reader would not hear {child}: what they said in their own words, or what they showed",
        Tag::Identity => "A reader would not know how who {child} is shapes their daily life",
        Tag::Impact => "A reader would not know what this means for {child}",
        Tag::Risk => "A reader would not know what could harm {child}, and what keeps them safe",
        Tag::Analysis => "A reader would not know what you make of it",
        Tag::Reflection => "A reader would not know what you might be wrong about",
    })
}
