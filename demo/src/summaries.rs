//! The one-page summary of a child, as its worker wrote it last.

use crate::dice::{Dice, one_of};
use crate::life::Child;
use crate::plan::{Plan, Situation};
use crate::records::complete_form;
use crate::tell::fill;
use crate::write::{Setting, moment};
use days::Day;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use store::{Acting, Fault};

/// The six questions of the form.
const QUESTIONS: [&str; 6] =
    ["who_i_am", "what_i_say", "why_we_are_involved", "safety_now", "what_it_means", "next_and_who"];

#[derive(Deserialize)]
struct Bank(BTreeMap<String, BTreeMap<String, Vec<String>>>);

static BANK: LazyLock<Bank> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("lives/summaries.toml")).expect("because a test reads lives/summaries.toml")
});

fn kind(situation: Situation) -> &'static str {
    match situation {
        Situation::Disability => "disability",
        Situation::Exploitation => "exploitation",
        _ if situation.in_care() => "in_care",
        _ => "home",
    }
}

/// Writes and completes a child's summary on a day; nothing where somebody whom the words name does not exist.
pub(crate) fn write_summary(
    acting: &mut Acting<'_>,
    plan: &Plan,
    child: &Child,
    on: Day,
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let Some(bank) = BANK.0.get(kind(plan.situation)) else { return Ok(()) };
    let mut answers = Vec::new();
    for question in QUESTIONS {
        let all: Vec<&str> = bank.get(question).into_iter().flatten().map(String::as_str).collect();
        let fits: Vec<&str> = all.into_iter().filter(|text| child.cast.has(|word| text.contains(word))).collect();
        let Some(text) = one_of(dice, &fits) else { return Ok(()) };
        answers.push((question, fill(text, &child.cast, dice)));
    }
    let at = acting.at;
    acting.at = moment(on, 16, 5, setting.now);
    complete_form(acting, child, "summary", &answers, on, "15:30")?;
    acting.at = at;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_summary_answers_all_six_questions() {
        for kind in ["home", "disability", "exploitation", "in_care"] {
            for question in QUESTIONS {
                assert!(BANK.0[kind].get(question).is_some_and(|all| !all.is_empty()), "{kind}: {question}");
            }
        }
    }
}
