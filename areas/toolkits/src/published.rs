//! The only door for other areas.

pub use crate::results::ResultShort;
pub use crate::standing::Standing;
pub use crate::store::reason::{Reason, Whose};

use crate::store::reason;
use crate::words::{Toolkit, reasons, toolkit_for, toolkits};
use crate::{noting, results, standing};
use days::Day;
use page::parts::{Errors, Field, radios, textarea};
use page::{Fail, Html, Visit};
use store::{Acting, Fault, Reading};

/// The concern for which the mandatory question is asked.
pub const NEGLECT: &str = "neglect";

/// Longest note beside a reason, in characters. Source: local.
const LONGEST: usize = 1_000;

/// The latest result of any toolkit for a person.
pub fn latest(reading: &mut Reading<'_>, person: i64) -> Result<Option<ResultShort>, Fault> {
    let mut all = Vec::new();
    for toolkit in toolkits() {
        all.extend(results::of_person(reading, toolkit, person)?.into_iter().next());
    }
    all.sort_by_key(|r| std::cmp::Reverse(r.day));
    Ok(all.into_iter().next())
}

/// The latest reason why there is no neglect toolkit for a person or a contact.
pub fn open_reason(reading: &mut Reading<'_>, whose: Whose) -> Result<Option<Reason>, Fault> {
    reason::latest(reading, whose, NEGLECT)
}

/// A reason as it is read.
pub fn reason_words(reason: &Reason) -> String {
    standing::words_of(reason)
}

/// An answer to the mandatory question: a result, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The result on record.
    Result,
    /// A reason's code, and what was written beside it.
    Reason(String, String),
}

fn neglect() -> Option<&'static Toolkit> {
    toolkit_for(NEGLECT)
}

/// The result that still holds on a day, for the mandatory question.
pub fn holds(reading: &mut Reading<'_>, whose: Whose, today: Day) -> Result<Option<ResultShort>, Fault> {
    let (Whose::Person(person), Some(toolkit)) = (whose, neglect()) else { return Ok(None) };
    let since = toolkit.since(today);
    Ok(results::of_person(reading, toolkit, person)?.into_iter().next().filter(|r| r.day >= since))
}

/// The mandatory question where neglect is a concern: a result of the toolkit, or why there is none. Its fields are
/// `toolkit` and `toolkit_words`; [`read_answer`] reads them.
pub fn question(visit: &Visit, reading: &mut Reading<'_>, whose: Whose, errors: &Errors) -> Result<Html, Fail> {
    let result = holds(reading, whose, visit.today())?;
    let said = open_reason(reading, whose)?;
    let there = result.as_ref().map(|r| format!("There is a result: {}, {}", r.title, days::long(r.day)));
    let mut options: Vec<(&str, &str)> = there.iter().map(|words| ("result", words.as_str())).collect();
    options.extend(reasons().iter().map(|r| (r.code.as_str(), r.words.as_str())));
    let first = |kept: Option<&String>, field| {
        visit.form.get(field).or(kept.map(String::as_str)).unwrap_or_default().to_owned()
    };
    let chosen = match (&said, &result) {
        (None, Some(_)) => visit.form.get("toolkit").unwrap_or("result").to_owned(),
        _ => first(said.as_ref().map(|r| &r.code), "toolkit"),
    };
    let words = first(said.as_ref().map(|r| &r.words), "toolkit_words");
    let ask = Field {
        name: "toolkit",
        label: "Neglect is a concern: is there a result of the toolkit, or why not?",
        hint: "“Not yet” leaves a task to fill it in",
        value: &chosen,
    };
    let more = Field { name: "toolkit_words", label: "More about the reason", hint: "", value: &words };
    Ok(Html(format!("{}{}", radios(ask, &options, errors), textarea(more, 2, errors))))
}

/// Reads the fields of [`question`]. `result`: whether a result holds, as [`holds`] says. Nothing when something is wrong,
/// which is then noted at its field.
pub fn read_answer(form: &page::Form, result: bool, errors: &mut Errors) -> Option<Answer> {
    let (code, words) = (form.text("toolkit"), form.text("toolkit_words"));
    if words.chars().count() > LONGEST {
        errors.add("toolkit_words", format!("Use at most {LONGEST} characters"));
        return None;
    }
    match crate::words::reason(code) {
        Some(kind) if !kind.task && words.is_empty() => {
            errors.add("toolkit_words", "Say more about the reason, so that a reader can follow it");
            None
        }
        Some(kind) => Some(Answer::Reason(kind.code.clone(), words.to_owned())),
        None if code == "result" && result => Some(Answer::Result),
        None => {
            errors.add("toolkit", "Choose a result of the toolkit, or why there is none: neglect is a concern");
            None
        }
    }
}

/// Keeps an answer to the mandatory question. "Not yet" leaves an open task.
pub fn note_answer(acting: &mut Acting<'_>, whose: Whose, answer: &Answer, by: &str) -> Result<(), Fault> {
    match answer {
        Answer::Result => Ok(()),
        Answer::Reason(code, words) => note_reason(acting, whose, (code, words), by),
    }
}

/// Notes why there is no neglect toolkit: the reason's code and what was written beside it.
pub fn note_reason(acting: &mut Acting<'_>, whose: Whose, given: (&str, &str), by: &str) -> Result<(), Fault> {
    noting::note_reason(acting, whose, NEGLECT, given, by)
}

/// Notes that neglect is a concern for a child since a day, unless it is known. Where there is neither a result nor a
/// reason, an open task then asks for the toolkit.
pub fn note_concern(acting: &mut Acting<'_>, person: i64, from: Day, source: &str, by: &str) -> Result<(), Fault> {
    noting::note_concern(acting, person, NEGLECT, from, source, by)
}

/// Tells the story of a result that is brought in, and settles the tasks that asked for one.
pub fn brought_in(acting: &mut Acting<'_>, person: i64, record: i64, day: Day, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let entry = record::store::story::NewEntry {
        kind: record::words::StoryKind::Event,
        day,
        time: None,
        written_at: at,
        title: "Neglect toolkit",
        words: "",
        meaning: "",
        turning_point: false,
        source: "Neglect toolkit",
        source_id: Some(record),
        by,
        origin: None,
    };
    record::store::story::tell(acting, person, &entry)?;
    noting::result_given(acting, person, "The toolkit was filled in", by)
}

/// Carries what was said at a contact over to the person it turned out to be about.
pub fn carry_over(acting: &mut Acting<'_>, contact: i64, person: i64) -> Result<(), Fault> {
    reason::carry_over(acting, contact, person)
}

/// Reasons that may be chosen: code, words, and whether choosing it leaves a task.
pub fn offered() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    reasons().iter().map(|r| (r.code.as_str(), r.words.as_str(), r.task))
}

/// Open children with neglect as a concern, and how many of them have a result that still holds (C12-01); the figure's
/// list is at [`FIGURE`].
pub fn neglect_figure(reading: &mut Reading<'_>, today: Day) -> Result<(usize, usize), Fault> {
    let Some(toolkit) = neglect() else { return Ok((0, 0)) };
    let all = standing::all(reading, toolkit, today)?;
    Ok((all.iter().filter(|(_, s)| matches!(s, Standing::Result(_))).count(), all.len()))
}

/// Where the figure is shown.
pub const FIGURE: &str = "/toolkits/neglect";
