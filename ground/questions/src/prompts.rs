//! Prompts: which questions have none, and changing one.

use thiserror::Error;

use crate::{Form, Kind, Prompt, Question};

/// Why a prompt cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PromptFault {
    /// The form has no such question.
    #[error("There is no question called {0} in this form. Choose one of its questions")]
    NoSuchQuestion(String),
    /// Half of the prompt, or all of it, is empty.
    #[error("A prompt must say why the question is asked and what a good answer shows. Write both")]
    Empty,
    /// Longer than anybody reads beside a question. Local limit.
    #[error("A prompt can have at most {most} characters in each half, and this has {length}. Shorten it")]
    TooLong {
        /// How long the longer half is, in characters.
        length: usize,
        /// How long it may be.
        most: usize,
    },
}

const LONGEST_PROMPT: usize = 1_000;

/// The questions, those inside repeating ones included, whose prompt lacks why or what good is.
pub fn without_prompt(form: &Form) -> Vec<&Question> {
    let lacks = |text: &str| text.trim().is_empty();
    form.all_questions().filter(|question| lacks(&question.prompt.why) || lacks(&question.prompt.good)).collect()
}

impl Form {
    /// The next version of the form, with another prompt at one question.
    ///
    /// The version number rises by one, unless the prompt is the same as before.
    pub fn with_prompt(&self, question: &str, why: &str, good: &str) -> Result<Form, PromptFault> {
        let prompt = Prompt { why: crate::clean(why).trim().to_owned(), good: crate::clean(good).trim().to_owned() };
        if prompt.why.is_empty() || prompt.good.is_empty() {
            return Err(PromptFault::Empty);
        }
        let length = prompt.why.chars().count().max(prompt.good.chars().count());
        if length > LONGEST_PROMPT {
            return Err(PromptFault::TooLong { length, most: LONGEST_PROMPT });
        }
        let mut next = self.clone();
        let all = next.sections.iter_mut().flat_map(|section| section.questions.iter_mut());
        let found =
            find(all, question).ok_or_else(|| PromptFault::NoSuchQuestion(question.chars().take(60).collect()))?;
        if found.prompt != prompt {
            found.prompt = prompt;
            next.version = next.version.saturating_add(1);
        }
        Ok(next)
    }
}

fn find<'a>(questions: impl Iterator<Item = &'a mut Question>, id: &str) -> Option<&'a mut Question> {
    for question in questions {
        if question.id == id {
            return Some(question);
        }
        if let Kind::Repeating { questions } = &mut question.kind
            && let Some(inner) = questions.iter_mut().find(|inner| inner.id == id)
        {
            return Some(inner);
        }
    }
    None
}
