//! What is typed into an entry of the chronology, and what is wrong with it.

use crate::pages::reasoned::together;
use crate::store::chronology::{ChronologyEntry, Written};
use page::parts::{Errors, Field, date, text, textarea};
use page::{Html, Visit};

const LONGEST: usize = 5_000;

/// What stands in the fields.
#[derive(Default)]
pub struct Typed {
    /// The day, as typed.
    pub day: String,
    /// What happened.
    pub words: String,
    /// How we know.
    pub source: String,
    /// What it means.
    pub meaning: String,
    /// Whether it is a turning point.
    pub turning_point: bool,
    /// The story entry it was taken from.
    pub story: Option<i64>,
}

impl Typed {
    /// As sent.
    pub fn of(visit: &Visit) -> Typed {
        let get = |name: &str| questions::clean(visit.form.text(name)).trim().to_owned();
        Typed {
            day: get("day"),
            words: get("words"),
            source: get("source"),
            meaning: get("meaning"),
            turning_point: visit.form.get("turning_point").is_some(),
            story: visit.form.text("story").parse().ok(),
        }
    }

    /// As an entry stands.
    pub fn from(e: ChronologyEntry) -> Typed {
        Typed {
            day: days::long(e.day),
            words: e.words,
            source: e.source,
            meaning: e.meaning,
            turning_point: e.turning_point,
            story: e.story,
        }
    }

    /// The fields.
    pub fn fields(&self, errors: &Errors) -> Html {
        let field = |name, label, hint, value| Field { name, label, hint, value };
        let story =
            self.story.map_or(String::new(), |id| format!("<input type=\"hidden\" name=\"story\" value=\"{id}\">"));
        let checked = if self.turning_point { " checked" } else { "" };
        together([
            Html(story),
            date(field("day", "When did it happen?", "", &self.day), errors),
            textarea(
                field(
                    "words",
                    "What happened?",
                    "One or two sentences that somebody who never met the family understands",
                    &self.words,
                ),
                3,
                errors,
            ),
            text(
                field(
                    "source",
                    "How do we know?",
                    "For example, school's letter of 4 May 2026; seen on the visit",
                    &self.source,
                ),
                "",
                "",
                errors,
            ),
            textarea(
                field(
                    "meaning",
                    "What does it mean for the child?",
                    "What changed for them because of it",
                    &self.meaning,
                ),
                3,
                errors,
            ),
            Html(format!(
                "<div class=\"govuk-form-group\"><div class=\"govuk-checkboxes govuk-checkboxes--small\"><div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" type=\"checkbox\" id=\"turning_point\" name=\"turning_point\" value=\"yes\"{checked}><label class=\"govuk-label govuk-checkboxes__label\" for=\"turning_point\">A turning point: after it, the child's life took another course</label></div></div></div>"
            )),
        ])
    }

    /// The day, when all of it can be kept; else what is wrong is noted.
    pub fn check(&self, visit: &Visit, errors: &mut Errors) -> Option<days::Day> {
        let day = errors.take("day", days::parse_day(&self.day));
        if day.is_some_and(|d| d > visit.today()) {
            errors.add("day", "The day must be today or in the past");
        }
        for (name, value, missing) in [
            ("words", &self.words, "Say what happened"),
            ("source", &self.source, "Say how we know"),
            ("meaning", &self.meaning, "Say what it means for the child"),
        ] {
            if value.is_empty() {
                errors.add(name, missing);
            } else if value.chars().count() > LONGEST {
                errors.add(name, "A chronology is read at a glance. Use at most 5,000 characters, and leave the rest to the record behind it");
            }
        }
        day.filter(|_| errors.is_empty())
    }

    /// As the store takes it.
    pub fn written<'a>(&'a self, day: days::Day, place: i64, by: &'a str) -> Written<'a> {
        Written {
            day,
            words: &self.words,
            source: &self.source,
            meaning: &self.meaning,
            turning_point: self.turning_point,
            story: self.story,
            place,
            by,
        }
    }
}
