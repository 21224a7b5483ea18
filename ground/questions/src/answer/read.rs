//! Reading an answer from what a person typed.

use days::{Day, DayError, TimeError, parse_day, parse_day_and_time};

use super::repeating;
use super::{Answer, AnswerFault, AnswerProblem, LONGEST_ANSWER, clean};
use crate::{Kind, OptionChoice, Question, When};

const LONGEST_NAME: usize = 200;

/// The answer as it is kept, from what was typed; nothing typed is no answer, which is allowed.
///
/// Gives: the form described at [`Answer`]. The text is cleaned as described at [`clean`].
/// `today` is needed for days that must lie behind or ahead; a date and time is compared by its day.
/// Errors: [`AnswerFault`], whose sentence can stand beside the question, with all that was typed.
pub fn read_answer(question: &Question, typed: &str, today: Day) -> Result<Answer, AnswerFault> {
    let length = typed.chars().count();
    let fault = |problem| AnswerFault::new(question, typed, problem);
    if length > LONGEST_ANSWER {
        return Err(fault(AnswerProblem::TooLong { length, most: LONGEST_ANSWER }));
    }
    let cleaned = clean(typed);
    let text = cleaned.trim();
    if text.is_empty() {
        return Ok(Answer::new());
    }
    let read = match &question.kind {
        Kind::Narrative if question.one_line => Ok(one_line(text)),
        Kind::Narrative => Ok(cleaned.trim_matches('\n').trim_end().to_owned()),
        Kind::YesNoNotKnown => yes_no(text).ok_or(AnswerProblem::NotYesOrNo),
        Kind::Choice { options } | Kind::Grade { scale: options } => {
            chosen(text, options).map(|option| option.code.clone()).ok_or(AnswerProblem::NotAChoice)
        }
        Kind::Several { options } => several(text, options).ok_or(AnswerProblem::NotAChoice),
        Kind::Date => date(text, question.when, today),
        Kind::DateTime => date_time(text, question.when, today),
        Kind::Number { min, max, unit } => number(text, *min, *max, unit.as_deref()),
        Kind::Money => pence(text).map(|pence| pence.to_string()).ok_or(AnswerProblem::NotMoney),
        Kind::Person => person(text).ok_or(AnswerProblem::NotAPerson),
        Kind::People => people(text).ok_or(AnswerProblem::NotAPerson),
        Kind::Repeating { .. } => return repeating::read(question, typed, today),
    };
    read.map_err(fault)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn yes_no(text: &str) -> Option<Answer> {
    let word = match text.to_lowercase().as_str() {
        "yes" | "y" => "yes",
        "no" | "n" => "no",
        "not_known" | "not known" | "unknown" => "not_known",
        _ => return None,
    };
    Some(word.to_owned())
}

fn chosen<'a>(text: &str, options: &'a [OptionChoice]) -> Option<&'a OptionChoice> {
    options
        .iter()
        .find(|option| option.code == text)
        .or_else(|| options.iter().find(|o| o.words.to_lowercase() == text.to_lowercase()))
}

fn several(text: &str, options: &[OptionChoice]) -> Option<Answer> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let picked: Vec<&OptionChoice> = lines.map(|line| chosen(line, options)).collect::<Option<_>>()?;
    let in_order = options.iter().filter(|option| picked.iter().any(|p| p.code == option.code));
    Some(in_order.map(|option| option.code.as_str()).collect::<Vec<_>>().join("\n"))
}

fn date(text: &str, when: When, today: Day) -> Result<Answer, AnswerProblem> {
    let day = parse_day(text).map_err(|why| AnswerProblem::NotADay { more: more(&why) })?;
    in_time(day, when, today)?;
    Ok(day.to_string())
}

fn date_time(text: &str, when: When, today: Day) -> Result<Answer, AnswerProblem> {
    let moment = parse_day_and_time(text).map_err(|why| AnswerProblem::NotATime {
        more: match &why {
            TimeError::Day(day) => more(day).unwrap_or_else(|| "Check the date".to_owned()),
            other => other.to_string(),
        },
    })?;
    in_time(moment.date(), when, today)?;
    Ok(moment.strftime("%Y-%m-%dT%H:%M").to_string())
}

/// What a reader of dates adds beyond "must be a real date, like 21 11 2018".
fn more(why: &DayError) -> Option<String> {
    match why {
        DayError::Empty | DayError::NotADate => None,
        said => Some(said.to_string()),
    }
}

fn in_time(day: Day, when: When, today: Day) -> Result<(), AnswerProblem> {
    match when {
        When::Past if day > today => Err(AnswerProblem::AheadOfToday),
        When::Future if day < today => Err(AnswerProblem::BeforeToday),
        When::Any | When::Past | When::Future => Ok(()),
    }
}

fn number(text: &str, min: Option<i64>, max: Option<i64>, unit: Option<&str>) -> Result<Answer, AnswerProblem> {
    let lower = text.to_lowercase();
    let bare = unit.and_then(|unit| lower.strip_suffix(&unit.to_lowercase())).unwrap_or(&lower);
    let figures = ungrouped(bare.trim()).ok_or(AnswerProblem::NotANumber)?;
    let out_of_range = || AnswerProblem::OutOfRange { min, max, unit: unit.map(Into::into) };
    let number: i64 = match figures.parse() {
        Ok(number) => number,
        Err(_) if is_whole(&figures) => return Err(out_of_range()),
        Err(_) => return Err(AnswerProblem::NotANumber),
    };
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        return Err(out_of_range());
    }
    Ok(number.to_string())
}

/// Pence from pounds: "£1,234.50", "1234.5" is refused because the pence are not two figures.
fn pence(text: &str) -> Option<i64> {
    let bare = text.strip_prefix('£').unwrap_or(text).trim();
    let (pounds, pence) = bare.split_once('.').unwrap_or((bare, "00"));
    let pounds = ungrouped(pounds).filter(|p| p.bytes().all(|b| b.is_ascii_digit()))?;
    if pence.len() != 2 || !pence.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    pounds.parse::<i64>().ok()?.checked_mul(100)?.checked_add(pence.parse().ok()?)
}

/// The figures without commas, when each comma stands before three figures.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let well_placed = groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
        && !(text.contains(',') && first.trim_start_matches('-').len() > 3);
    (well_placed && is_whole(first)).then(|| text.replace(',', ""))
}

fn is_whole(text: &str) -> bool {
    let figures = text.strip_prefix('-').unwrap_or(text);
    !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit())
}

fn person(text: &str) -> Option<Answer> {
    let fits = text.chars().count() <= LONGEST_NAME && !text.contains(char::is_whitespace);
    fits.then(|| text.to_owned())
}

fn people(text: &str) -> Option<Answer> {
    let mut people: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let one = person(line)?;
        if !people.contains(&one) {
            people.push(one);
        }
    }
    Some(people.join("\n"))
}

#[cfg(test)]
mod tests;
