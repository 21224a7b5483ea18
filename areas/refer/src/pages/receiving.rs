//! Handing what was told to the front door: the same for the form and for an agency's program.

use crate::rules::suggest::level;
use crate::rules::told::{Child, Told};
use crate::words::{Family, Who};
use days::Instant;
use front_door::published::{
    How, NewChild, NewIncoming, Received, Referrer, ThresholdDocument, concerns, receive, words_of,
};
use serde_json::{Map, Value, json};
use store::{Acting, Fault};

/// The codes that a form offers: concerns, and the signs of the document in force.
pub fn offered_codes(document: Option<&ThresholdDocument>) -> (Vec<&'static str>, Vec<&str>) {
    let signs = document.map(|d| d.indicators.iter().map(|i| i.code.as_str()).collect()).unwrap_or_default();
    (concerns().iter().map(|c| c.code.as_str()).collect(), signs)
}

/// The level that these signs suggest.
pub fn suggested(document: Option<&ThresholdDocument>, signs: &[String], urgent: bool) -> Option<u8> {
    let document = document?;
    level(document.indicators.iter().map(|i| (i.code.as_str(), i.level)), signs, urgent)
}

/// Where a concern comes from.
pub struct Source<'a> {
    /// By which way.
    pub how: How,
    /// The census's source.
    pub code: &'a str,
    /// The agency, where it is known, and its name.
    pub agency: Option<(i64, &'a str)>,
    /// The key that makes a second sending of the same do nothing.
    pub once: &'a str,
    /// The threshold document that stood beside it.
    pub document: Option<&'a ThresholdDocument>,
    /// The answers as they are kept beside the contact.
    pub answers: &'a Value,
}

/// Receives it: one contact a child.
pub fn receive_told(acting: &mut Acting<'_>, told: &Told, from: &Source<'_>, now: Instant) -> Result<Received, Fault> {
    let said: Vec<String> = told.children.iter().map(|c| said(c, told)).collect();
    let worries: Vec<Vec<&str>> = told.children.iter().map(|c| worries(c, told)).collect();
    let children: Vec<NewChild<'_>> = told
        .children
        .iter()
        .zip(&said)
        .zip(&worries)
        .map(|((c, said), concerns)| NewChild {
            given: &c.given,
            family: &c.family,
            sex: &c.sex,
            lines: &c.lines,
            postcode: &c.postcode,
            nhs: &c.nhs,
            nhs_verified: c.nhs_verified,
            upn: &c.upn,
            school: &c.school,
            said,
            birth: c.birth,
            concerns,
        })
        .collect();
    let new = NewIncoming {
        how: from.how,
        source_code: from.code,
        agency: from.agency.map(|(id, _)| id),
        referrer: Referrer {
            name: &told.name,
            role: &told.role,
            organisation: from.agency.map_or(told.organisation.as_str(), |(_, name)| name),
            email: &told.email,
            phone: &told.phone,
            relation: &told.relation,
        },
        wants_reply: told.wants_reply,
        answers: from.answers,
        threshold_version: from.document.map(|d| d.version.as_str()).unwrap_or_default(),
        suggested_level: suggested(from.document, &told.signs, told.urgent),
        urgent: told.urgent,
        once_key: Some(from.once),
        children: &children,
    };
    receive(acting, &new, now)
}

/// What was said about a child: what is the child's own, then what is about all.
fn said(child: &Child, told: &Told) -> String {
    if child.said.is_empty() { told.seen.clone() } else { format!("{}\n\n{}", child.said, told.seen) }
}

fn worries<'a>(child: &'a Child, told: &'a Told) -> Vec<&'a str> {
    let mut all: Vec<&str> = told.concerns.iter().map(String::as_str).collect();
    for own in &child.concerns {
        if !all.contains(&own.as_str()) {
            all.push(own);
        }
    }
    all
}

/// What was asked and answered, for whoever reads it at the front door; nothing is left out but empty answers.
pub fn answers(told: &Told, document: Option<&ThresholdDocument>) -> Value {
    let mut all = Map::new();
    let mut put = |asked: &str, answer: String| {
        if !answer.is_empty() {
            all.insert(asked.to_owned(), json!(answer));
        }
    };
    put("Who are you?", Who::from_code(&told.who).map(|w| w.words().to_owned()).unwrap_or_default());
    put("What are you to the child?", told.relation.clone());
    put("Is a child in danger today?", if told.urgent { "Yes".to_owned() } else { "No, or not known".to_owned() });
    let worried: Vec<&str> = told.concerns.iter().map(|c| words_of(concerns(), c)).collect();
    put("What is it about?", worried.join("; "));
    let signs = document.map(|d| d.indicators.as_slice()).unwrap_or_default().iter();
    let signs: Vec<&str> = signs.filter(|i| told.signs.contains(&i.code)).map(|i| i.words.as_str()).collect();
    put("Signs", signs.join("; "));
    put("What have you seen and heard?", told.seen.clone());
    put("What is going well for the child?", told.well.clone());
    put(
        "Do the parents or carers know that you are telling us?",
        told.family.map(Family::words).unwrap_or_default().to_owned(),
    );
    put("Why are you telling us all the same?", told.why_not.clone());
    put("Is there a time or a way that is not safe for us to ring or write?", told.safe.clone());
    Value::Object(all)
}
