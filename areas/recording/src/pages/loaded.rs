//! A document with everything that a page about it needs.

use crate::manner::Manner;
use crate::words::Kind;
use page::ask::{Mark, in_field, place};
use page::{Fail, Visit};
use questions::{Answers, Form};
use record::store::answer::{self, Kept};
use record::store::document::{self, Addition, Concerned, Document, Standing};
use record::store::person::{self, Person};
use record::store::{fact, family, form};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Fault, Reading};

/// A document, its form, its answers and its people.
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// The form in the version it is written with.
    pub form: Arc<Form>,
    /// How its records are written and told.
    pub manner: Option<Manner>,
    /// Everybody it concerns or concerned.
    pub concerned: Vec<Concerned>,
    /// Those it concerns now.
    pub people: Vec<Person>,
    /// The answers as kept.
    pub kept: Vec<Kept>,
    /// The same, as questions know them.
    pub answers: Answers,
    /// What was added since it was completed.
    pub additions: Vec<Addition>,
}

impl Loaded {
    /// Reads a document.
    pub fn read(visit: &Visit, reading: &mut Reading<'_>, id: i64) -> Result<Loaded, Fault> {
        let missing = || Fault::Missing { table: "document".to_owned(), id };
        let document = document::document(reading, id)?.ok_or_else(missing)?;
        let concerned = document::concerned(reading, id)?;
        let ids: Vec<i64> = concerned.iter().filter(|c| c.moved.is_none()).map(|c| c.person).collect();
        let kept = answer::answers(reading, id)?;
        let form = form::version(reading, &document.form, document.form_version)?;
        Ok(Loaded {
            manner: Manner::of(visit, &form),
            form,
            people: person::people(reading, &ids)?,
            answers: answer::as_answers(&kept),
            additions: document::additions(reading, id)?,
            document,
            concerned,
            kept,
        })
    }

    /// The document that this address names, however it stands.
    pub fn of(visit: &Visit) -> Result<Loaded, Fail> {
        let id = visit.id("record")?;
        Ok(visit.read(|r| Loaded::read(visit, r, id))?)
    }

    /// Its key.
    pub fn id(&self) -> i64 {
        self.document.id
    }

    /// Where it is read or written.
    pub fn path(&self) -> String {
        format!("/records/{}", self.document.id)
    }

    /// Its kind.
    pub fn kind(&self) -> Option<&'static Kind> {
        self.manner.and_then(Manner::kind)
    }

    /// The form of another area that it is written with, if it is one.
    pub fn own(&self) -> Option<&'static page::OwnForm> {
        self.manner.and_then(Manner::own)
    }

    /// What a list calls it: "Visit".
    pub fn words(&self) -> &str {
        Kind::called(&self.form)
    }

    /// Whether it is still being written.
    pub fn is_draft(&self) -> bool {
        self.document.standing == Standing::Draft
    }

    /// The keys of its people.
    pub fn ids(&self) -> Vec<i64> {
        self.people.iter().map(|p| p.id).collect()
    }

    /// Its people by the names to speak of them; in full where two are called the same.
    pub fn children(&self) -> Vec<(i64, String)> {
        let twice = |p: &Person| self.people.iter().filter(|o| o.short_name() == p.short_name()).count() > 1;
        let name =
            |p: &Person| if twice(p) || p.short_name().is_empty() { p.name() } else { p.short_name().to_owned() };
        self.people.iter().map(|p| (p.id, name(p))).collect()
    }

    /// "Kayleigh and Tyler".
    pub fn names(&self) -> String {
        listed(&self.people.iter().map(Person::name).collect::<Vec<_>>())
    }

    /// The name to speak of one of its people by.
    pub fn called(&self, person: i64) -> String {
        self.children().into_iter().find(|(id, _)| *id == person).map(|(_, name)| name).unwrap_or_default()
    }

    /// The line under which a list shows it.
    pub fn title(&self) -> String {
        self.form.title_of(&self.answers)
    }

    /// What a reader would still miss, each with the place that would tell them.
    pub fn missed(&self) -> Vec<(String, String)> {
        missed(&self.form, &self.answers, &self.children())
    }

    /// What is known of each place: version, and who changed it last if that was not the reader.
    pub fn marks(&self, reader: i64) -> BTreeMap<String, Mark> {
        self.kept
            .iter()
            .map(|k| {
                let changed = if k.account == reader {
                    String::new()
                } else {
                    format!("Last changed by {} at {}", k.by, days::clock_time(k.at))
                };
                (key(k), Mark { version: k.version, changed, ..Mark::default() })
            })
            .collect()
    }

    /// Facts that are offered as answers where nothing was answered yet.
    pub fn offers(&self, reading: &mut Reading<'_>) -> Result<BTreeMap<String, (String, String)>, Fault> {
        let mut offers = BTreeMap::new();
        let asked: Vec<_> = self.form.questions().filter_map(|(_, q)| Some((q, q.prefill.as_deref()?))).collect();
        if asked.is_empty() {
            return Ok(offers);
        }
        for person in &self.people {
            let facts = fact::facts(reading, person.id)?;
            for (question, name) in &asked {
                let name = name.strip_prefix("child.").unwrap_or(name);
                let name = if name == "first_language" { "language" } else { name };
                let Some(known) = facts.iter().find(|f| f.kind.code() == name) else { continue };
                let whose = if question.each_child && self.people.len() > 1 { Some(person.id) } else { None };
                let value = if known.words.is_empty() { &known.code } else { &known.words };
                let from = format!("from the record, confirmed {}", days::long(days::day_of(known.confirmed_at)));
                offers.entry(place(&question.id, whose)).or_insert((value.clone(), from));
            }
        }
        Ok(offers)
    }

    /// The people that a question for a person offers: those in the document and their relatives, by Kith number.
    pub fn choose(&self, reading: &mut Reading<'_>) -> Result<Vec<(String, String)>, Fault> {
        let mut ids = self.ids();
        for person in self.ids() {
            ids.extend(family::relatives(reading, person)?.iter().map(|r| r.person));
        }
        ids.dedup();
        Ok(person::people(reading, &ids)?.into_iter().map(|p| (p.kith_number.clone(), p.name())).collect())
    }

    /// An answer as it stands in its field.
    pub fn shown(&self, kept: &Kept) -> String {
        self.form.question(&kept.question).map_or_else(|| kept.value.clone(), |q| in_field(q, &kept.value))
    }
}

/// The name of the field an answer stands in.
pub fn key(kept: &Kept) -> String {
    place(&kept.question, Some(kept.person).filter(|p| *p != 0))
}

/// What a reader would still miss, in the children's own names.
pub fn missed(form: &Form, answers: &Answers, children: &[(i64, String)]) -> Vec<(String, String)> {
    let ids: Vec<i64> = children.iter().map(|(id, _)| *id).collect();
    let all = listed(&children.iter().map(|(_, n)| n.clone()).collect::<Vec<_>>());
    let several = children.len() > 1;
    let mut missed: Vec<(String, String)> = Vec::new();
    for one in questions::still_missed(form, answers, &ids) {
        let name = children.iter().find(|(id, _)| Some(*id) == one.person).map_or(all.as_str(), |(_, n)| n.as_str());
        let words = one.about(name);
        // What reads the same for each child is said once.
        if missed.iter().all(|(_, said)| *said != words) {
            missed.push((place(&one.question, one.person.filter(|_| several)), words));
        }
    }
    missed
}

/// "Amina, Joel and Sam".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The people behind `/…/{record}`, for the door.
pub fn people_of_record(reading: &mut Reading<'_>, params: &page::Params) -> Result<Vec<i64>, Fault> {
    match params.id("record") {
        Some(id) => document::people_of(reading, id),
        None => Ok(Vec::new()),
    }
}
