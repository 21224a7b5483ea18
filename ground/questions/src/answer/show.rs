//! An answer as it is read.

use super::check::{kept_date, kept_date_time};
use super::{check_answer, rows};
use crate::{Kind, Question};

/// An answer in the shape in which a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// No answer.
    Nothing,
    /// A few words on one line.
    Words(String),
    /// Text; each paragraph may hold line ends.
    Paragraphs(Vec<String>),
    /// Several things.
    List(Vec<String>),
    /// People, by the names under which the record knows them; the page looks up how they are called.
    People(Vec<String>),
    /// Rows, each a list of inner question and its answer, only those answered.
    Rows(Vec<Vec<(String, Shown)>>),
    /// Something the question cannot have, as it stands; nothing typed is hidden.
    AsTyped(String),
}

/// The answer in words: "Yes", "21 November 2018", "£12.34", paragraphs.
pub fn show_answer(question: &Question, answer: &str) -> Shown {
    if answer.is_empty() {
        return Shown::Nothing;
    }
    if check_answer(question, answer).is_err() {
        return Shown::AsTyped(answer.to_owned());
    }
    let in_words = |code: &str| {
        let option = question.options().iter().find(|option| option.code == code);
        option.map_or_else(|| code.to_owned(), |option| option.words.clone())
    };
    match &question.kind {
        Kind::Narrative if question.one_line => Shown::Words(answer.to_owned()),
        Kind::Narrative => Shown::Paragraphs(paragraphs(answer)),
        Kind::YesNoNotKnown => Shown::Words(yes_no(answer).to_owned()),
        Kind::Choice { .. } | Kind::Grade { .. } => Shown::Words(in_words(answer)),
        Kind::Several { .. } => Shown::List(answer.lines().map(in_words).collect()),
        Kind::Date => Shown::Words(kept_date(answer).map(days::long).unwrap_or_default()),
        Kind::DateTime => Shown::Words(kept_date_time(answer).map(days::long_local).unwrap_or_default()),
        Kind::Number { unit, .. } => Shown::Words(match unit {
            Some(unit) => format!("{answer} {unit}"),
            None => answer.to_owned(),
        }),
        Kind::Money => Shown::Words(pounds(answer)),
        Kind::Person => Shown::People(vec![answer.to_owned()]),
        Kind::People => Shown::People(answer.lines().map(ToOwned::to_owned).collect()),
        Kind::Repeating { questions } => Shown::Rows(shown_rows(questions, answer)),
    }
}

impl Shown {
    /// All of it as plain text, for a search index, a title or a printed line.
    pub fn text(&self) -> String {
        match self {
            Shown::Nothing => String::new(),
            Shown::Words(words) | Shown::AsTyped(words) => words.clone(),
            Shown::Paragraphs(paragraphs) => paragraphs.join("\n\n"),
            Shown::List(items) | Shown::People(items) => items.join(", "),
            Shown::Rows(rows) => rows.iter().map(|row| row_text(row)).collect::<Vec<_>>().join("\n"),
        }
    }
}

fn row_text(row: &[(String, Shown)]) -> String {
    let cells = row.iter().map(|(ask, shown)| format!("{ask}: {}", shown.text()));
    cells.collect::<Vec<_>>().join("; ")
}

fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
        } else if let Some(last) = paragraphs.last_mut().filter(|_| open) {
            last.push('\n');
            last.push_str(line);
        } else {
            paragraphs.push(line.to_owned());
            open = true;
        }
    }
    paragraphs
}

fn yes_no(answer: &str) -> &'static str {
    match answer {
        "yes" => "Yes",
        "no" => "No",
        _ => "Not known",
    }
}

fn pounds(pence: &str) -> String {
    let pence: i64 = pence.parse().unwrap_or_default();
    let figures = (pence / 100).to_string();
    let mut pounds = String::new();
    for (n, figure) in figures.chars().enumerate() {
        if n > 0 && (figures.len() - n).is_multiple_of(3) {
            pounds.push(',');
        }
        pounds.push(figure);
    }
    format!("£{pounds}.{:02}", pence % 100)
}

fn shown_rows(questions: &[Question], answer: &str) -> Vec<Vec<(String, Shown)>> {
    let rows = rows(answer).unwrap_or_default();
    rows.iter()
        .map(|row| {
            questions
                .iter()
                .filter_map(|one| row.get(&one.id).map(|cell| (one, cell)))
                .map(|(one, cell)| (one.ask.clone(), show_answer(one, cell)))
                .collect()
        })
        .collect()
}
