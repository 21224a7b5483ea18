//! The results of a toolkit, which are completed records on its form.

use crate::rules::graded::{self, Graded};
use crate::words::Toolkit;
use days::Day;
use record::store::document::{self, Document};
use record::store::{answer, form};
use std::collections::BTreeMap;
use store::{Fault, Reading};

/// A result in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultShort {
    /// The record that holds it.
    pub id: i64,
    /// The day it tells of.
    pub day: Day,
    /// Who wrote it.
    pub by: String,
    /// Where it is read.
    pub href: String,
    /// The toolkit, as its form is called.
    pub title: String,
}

fn short(reading: &mut Reading<'_>, document: &Document) -> Result<Option<ResultShort>, Fault> {
    let Some(day) = document.happened_day else { return Ok(None) };
    Ok(Some(ResultShort {
        id: document.id,
        day,
        by: document.completed_by.clone().unwrap_or_default(),
        href: format!("/records/{}", document.id),
        title: form::version(reading, &document.form, document.form_version)?.title.clone(),
    }))
}

/// Every result of each of these people, the latest first.
pub fn of_people(
    reading: &mut Reading<'_>,
    toolkit: &Toolkit,
    people: &[i64],
) -> Result<BTreeMap<i64, Vec<ResultShort>>, Fault> {
    let forms = form::kin(reading, &toolkit.form)?;
    let mut found = BTreeMap::new();
    for (person, documents) in document::completed_about(reading, &forms, people)? {
        let mut results = Vec::with_capacity(documents.len());
        for document in &documents {
            results.extend(short(reading, document)?);
        }
        found.insert(person, results);
    }
    Ok(found)
}

/// Every result of one person, the latest first.
pub fn of_person(reading: &mut Reading<'_>, toolkit: &Toolkit, person: i64) -> Result<Vec<ResultShort>, Fault> {
    Ok(of_people(reading, toolkit, &[person])?.remove(&person).unwrap_or_default())
}

/// The areas of one record on a toolkit's form, as they were graded.
pub fn graded(reading: &mut Reading<'_>, record: i64) -> Result<Vec<Graded>, Fault> {
    let missing = || Fault::Missing { table: "document".to_owned(), id: record };
    let document = document::document(reading, record)?.ok_or_else(missing)?;
    let form = form::version(reading, &document.form, document.form_version)?;
    let answers = answer::as_answers(&answer::answers(reading, record)?);
    Ok(graded::graded(&form, &answers))
}
