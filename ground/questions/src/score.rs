//! Whether risk, reflection and impact on the child can be seen, whatever the length.

use crate::missed::tells;
use crate::{Answers, Form, Kind, Tag};

/// Which of the three can be seen in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// What could harm the child and what protects them.
    pub risk: bool,
    /// What the worker might be wrong about.
    pub reflection: bool,
    /// What it means for the child.
    pub impact: bool,
    /// Out of how many: always 3.
    pub of: u8,
}

impl Score {
    /// How many can be seen, from 0 to 3.
    pub fn points(self) -> u8 {
        u8::from(self.risk) + u8::from(self.reflection) + u8::from(self.impact)
    }
}

/// Scores an entry for one child, or with `None` for everybody in it together.
///
/// A part counts when a written answer with its tag says something; its length plays no part, and
/// a tick is no analysis, so only narratives and rows count.
/// Source: C02-01 of the capabilities; the three parts are local.
pub fn analysis_score(form: &Form, answers: &Answers, person: Option<i64>) -> Score {
    let mut whose: Vec<Option<i64>> = vec![person];
    if person.is_none() {
        whose.extend(answers.people().into_iter().map(Some));
    }
    let seen = |tag: Tag| {
        whose.iter().any(|person| {
            form.visible(answers, *person).into_iter().any(|question| {
                let written = matches!(question.kind, Kind::Narrative | Kind::Repeating { .. });
                written
                    && question.has(tag)
                    && answers.get(&question.id, *person).is_some_and(|answer| tells(question, answer))
            })
        })
    };
    Score { risk: seen(Tag::Risk), reflection: seen(Tag::Reflection), impact: seen(Tag::Impact), of: 3 }
}
