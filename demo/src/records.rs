//! The records behind the latest entries of a story: the form that was answered, as a worker answered it. Some questions
//! are answered every time, some seldom, one by nobody, as in any council.

use crate::dice::{Dice, after, before, between, one_of};
use crate::life::Child;
use crate::tell::fill;
use days::{Calendar, Day};
use record::store::answer::{Save, SaveFault, save_answers};
use record::store::{document, form};
use record::words::StoryKind;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use store::{Acting, Fault};

/// How far back entries have their record with them.
pub(crate) const MONTHS_DAYS: u64 = 183;

/// What the story tells, from which the answers follow.
pub(crate) struct Told<'a> {
    /// The kind of entry.
    pub kind: StoryKind,
    /// The day.
    pub day: Day,
    /// The time, as "15:40".
    pub time: &'a str,
    /// One line.
    pub title: &'a str,
    /// What was seen and heard.
    pub words: &'a str,
    /// What the child said or showed.
    pub said: &'a str,
    /// What it means for the child.
    pub meaning: &'a str,
    /// What happens next.
    pub next: &'a str,
}

#[derive(Deserialize)]
struct Bank(BTreeMap<String, Vec<String>>);

static BANK: LazyLock<Bank> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("lives/answers.toml")).expect("because a test reads lives/answers.toml")
});

/// Writes the record of one entry, completed; gives its key, or nothing for a kind that has no form. `acting.at` is when
/// it was written.
pub(crate) fn write_record(
    acting: &mut Acting<'_>,
    child: &Child,
    told: &Told<'_>,
    dice: &mut Dice,
) -> Result<Option<i64>, Fault> {
    let (name, answers) = match told.kind {
        StoryKind::Visit => ("visit", visit(child, told, dice)),
        StoryKind::Note => ("note", note(child, told, dice)),
        StoryKind::DirectWork => ("direct_work", direct_work(child, told, dice)),
        _ => return Ok(None),
    };
    complete_form(acting, child, name, &answers, told.day, told.time)
}

/// Answers a form for one child and completes it; gives its key, or nothing when there is no such form.
pub(crate) fn complete_form(
    acting: &mut Acting<'_>,
    child: &Child,
    name: &str,
    answers: &[(&'static str, String)],
    day: Day,
    time: &str,
) -> Result<Option<i64>, Fault> {
    let area = recording::area();
    let Some((_, text)) = area.forms.iter().find(|(known, _)| *known == name) else { return Ok(None) };
    complete_text(acting, child, (name, text), answers, day, Some(time)).map(Some)
}

/// The same with a form of any area: its name and its text.
pub(crate) fn complete_text(
    acting: &mut Acting<'_>,
    child: &Child,
    (name, text): (&str, &str),
    answers: &[(&'static str, String)],
    day: Day,
    time: Option<&str>,
) -> Result<i64, Fault> {
    form::ensure_built_in(acting, name, text)?;
    let id = document::make_draft(acting, name, 1, &[child.id], child.account, &child.worker_name)?;
    let saves: Vec<Save<'_>> = answers
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(question, value)| Save { question, person: 0, value, base: 0, sent: &[] })
        .collect();
    save_answers(acting, id, &saves, child.account, &child.worker_name).map_err(|fault| match fault {
        SaveFault::Fault(fault) => fault,
        SaveFault::NotADraft(_) => Fault::Missing { table: "document".to_owned(), id },
    })?;
    document::complete(acting, id, day, time, &child.worker_name)?;
    Ok(id)
}

type Answers = Vec<(&'static str, String)>;

fn visit(child: &Child, told: &Told<'_>, dice: &mut Dice) -> Answers {
    let somewhere = if told.title.contains("school") || told.title.contains("School") {
        "School"
    } else if told.title.contains("home") {
        "Home"
    } else {
        one_of(dice, &["Home", "Home", "School", "A walk near home", "Family centre"]).unwrap_or("Home")
    };
    let seen = if dice.in_hundred(96) { "yes" } else { "no" };
    let alone = if dice.in_hundred(72) { "yes" } else { "no" };
    let mut answers = vec![
        ("happened", format!("{}T{}", told.day, told.time)),
        ("place", somewhere.to_owned()),
        ("kind_of_visit", if dice.in_hundred(80) { "agreed" } else { "unannounced" }.to_owned()),
        ("seen", seen.to_owned()),
        ("saw_and_heard", told.words.to_owned()),
        ("impact", told.meaning.to_owned()),
        ("next_steps", steps(child, told, dice)),
    ];
    if seen == "yes" {
        answers.push(("seen_alone", alone.to_owned()));
        answers.push(("childs_words", told.said.to_owned()));
    } else {
        answers.push(("why_not_seen", "Out with an aunt; we agreed a day this week.".to_owned()));
    }
    if dice.in_hundred(60) {
        answers.push(("bedroom_seen", if somewhere == "Home" { "yes" } else { "no" }.to_owned()));
    }
    if seen == "yes" && alone == "no" {
        some(&mut answers, &[("why_not_alone", 85)], child, dice);
    }
    if answers.contains(&("bedroom_seen", "yes".to_owned())) {
        some(&mut answers, &[("bedroom_like", 70)], child, dice);
    }
    // What the family was told is asked and answered by nobody, so that the report on questions has something to find.
    let others = [
        ("others_there", 55),
        ("going_well", 48),
        ("risk", 62),
        ("reflection", 22),
        ("identity", 7),
        ("trusted_adult", 12),
        ("change_since_last", 31),
    ];
    some(&mut answers, &others, child, dice);
    answers
}

/// Answers from the bank, each so many times in a hundred.
fn some(answers: &mut Answers, questions: &[(&'static str, u64)], child: &Child, dice: &mut Dice) {
    for (question, in_hundred) in questions {
        if dice.in_hundred(*in_hundred) {
            answers.push((question, from_bank(question, child, dice)));
        }
    }
}

fn note(child: &Child, told: &Told<'_>, dice: &mut Dice) -> Answers {
    let how = one_of(dice, &["call", "message", "in_person"]).unwrap_or("call");
    let mut answers = vec![
        ("happened", format!("{}T{}", told.day, told.time)),
        ("kind_of_contact", how.to_owned()),
        ("subject", told.title.to_owned()),
        ("what_was_said", if told.words.is_empty() { told.title } else { told.words }.to_owned()),
        ("childs_words", told.said.to_owned()),
        ("impact", told.meaning.to_owned()),
        ("next_steps", steps(child, told, dice)),
    ];
    some(&mut answers, &[("who_with", 78), ("risk", 24)], child, dice);
    answers
}

fn direct_work(child: &Child, told: &Told<'_>, dice: &mut Dice) -> Answers {
    let said = if told.said.is_empty() { told.words } else { told.said };
    let mut answers = vec![
        ("happened", format!("{}T{}", told.day, told.time)),
        ("what_we_did", told.title.to_owned()),
        ("set_up", told.words.to_owned()),
        ("childs_words", said.to_owned()),
        ("impact", told.meaning.to_owned()),
        ("next_steps", steps(child, told, dice)),
    ];
    let others = [("aim", 81), ("identity", 19), ("risk", 15), ("reflection", 17), ("agreed_with_child", 43)];
    some(&mut answers, &others, child, dice);
    answers
}

fn steps(child: &Child, told: &Told<'_>, dice: &mut Dice) -> String {
    if told.next.is_empty() {
        return String::new();
    }
    let calendar = Calendar::england();
    let by = after(told.day, between(dice, 3, 14));
    let by = if calendar.is_working_day(by).unwrap_or(true) { by } else { before(by, 2) };
    let row = serde_json::json!([{ "step": told.next, "who": child.worker_name, "by_when": by.to_string() }]);
    row.to_string()
}

fn from_bank(question: &str, child: &Child, dice: &mut Dice) -> String {
    let all: Vec<&str> = BANK.0.get(question).into_iter().flatten().map(String::as_str).collect();
    let fits: Vec<&str> = all.into_iter().filter(|text| child.cast.has(|word| text.contains(word))).collect();
    one_of(dice, &fits).map(|text| fill(text, &child.cast, dice)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_of_answers_is_read_and_each_belongs_to_a_question() {
        let area = recording::area();
        for question in BANK.0.keys() {
            let asked = area.forms.iter().any(|(_, text)| text.contains(&format!("id = \"{question}\"")));
            assert!(asked, "{question}");
        }
    }
}
