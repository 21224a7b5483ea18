//! An assessment with what pages about it need.

use crate::rules::proposal::Proposal;
use crate::store::assessment::{self, Assessment};
use page::{Fail, Visit};
use questions::{Answers, Form};
use record::store::answer::{self, Kept};
use record::store::person::{self, Person};
use record::store::{document, form, worker};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Reading;

/// An assessment, its children, its form and its answers.
pub struct Loaded {
    /// The assessment.
    pub assessment: Assessment,
    /// The children it is about now.
    pub children: Vec<Person>,
    /// The form it is written with.
    pub form: Arc<Form>,
    /// The answers as kept.
    pub kept: Vec<Kept>,
    /// The same, as questions know them.
    pub answers: Answers,
    /// Name and profession of the lead, and of who oversees.
    pub trained: BTreeMap<i64, (String, String)>,
}

impl Loaded {
    /// The assessment whose record the address names at `{record}`.
    pub fn of(visit: &Visit, reading: &mut Reading<'_>) -> Result<Loaded, Fail> {
        Loaded::read(reading, visit.id("record")?)
    }

    /// The assessment whose record this is.
    pub fn read(reading: &mut Reading<'_>, record: i64) -> Result<Loaded, Fail> {
        let assessment = assessment::of_document(reading, record)?.ok_or(Fail::NotFound)?;
        let document = document::document(reading, record)?.ok_or(Fail::NotFound)?;
        let people = document::people_of(reading, record)?;
        let kept = answer::answers(reading, record)?;
        let workers: Vec<i64> = [Some(assessment.lead), assessment.overseer].into_iter().flatten().collect();
        Ok(Loaded {
            children: person::people(reading, &people)?,
            form: form::version(reading, &document.form, document.form_version)?,
            answers: answer::as_answers(&kept),
            kept,
            trained: worker::trained_as(reading, &workers)?,
            assessment,
        })
    }

    /// Where its record is read and written.
    pub fn record(&self) -> String {
        format!("/records/{}", self.assessment.document)
    }

    /// Where one of its own pages is.
    pub fn at(&self, end: &str) -> String {
        format!("/assessments/{}/{end}", self.assessment.document)
    }

    /// "Kayleigh-Ann Marsden and Tyler Marsden".
    pub fn names(&self) -> String {
        listed(&self.children.iter().map(Person::name).collect::<Vec<_>>())
    }

    /// "Amina Yusuf, social worker".
    pub fn lead(&self) -> String {
        self.trained.get(&self.assessment.lead).map_or(String::new(), named)
    }

    /// The same of who oversees it, if somebody does.
    pub fn overseer(&self) -> Option<String> {
        self.trained.get(&self.assessment.overseer?).map(named)
    }

    /// What is proposed, if anything is.
    pub fn proposal(&self) -> Option<Proposal> {
        serde_json::from_str(self.assessment.proposed.as_deref()?).ok()
    }

    /// When an answer was last changed.
    pub fn changed(&self) -> Option<days::Instant> {
        self.kept.iter().map(|k| k.at).max()
    }
}

/// "Amina Yusuf, social worker".
pub fn named((name, profession): &(String, String)) -> String {
    format!("{name}, {}", profession.to_lowercase())
}

/// "Amina, Joel and Sam".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
