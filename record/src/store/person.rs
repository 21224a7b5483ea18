//! People: who they are, by which names, numbers and addresses.

mod address;
mod identifier;
mod name;

pub use address::{
    Address, NewAddress, add_address, addresses, confirm_address, end_address, ended_addresses, leave_address,
};
pub use identifier::{
    Identifier, add_identifier, end_identifier, ended_identifiers, holders, identifiers, verify_identifier,
};
pub use name::{Name, add_name, confirm_name, end_name, ended_names, index_names, names};

use crate::identifiers::KithNumber;
use crate::words::{BirthKind, NameKind};
use ::store::{Acting, Fault, Reading, Row, in_list};
use days::{Day, Instant};
use std::collections::HashMap;

/// A person as the header of their page shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Key.
    pub id: i64,
    /// The short number that people read out, as it stands in addresses.
    pub kith_number: String,
    /// Legal name, or the best known.
    pub given: String,
    /// Family name.
    pub family: String,
    /// How they like to be called, when that differs.
    pub called: Option<String>,
    /// Date of birth, actual, expected or estimated.
    pub birth: Option<Day>,
    /// Which of the three it is.
    pub birth_kind: BirthKind,
    /// Date of death.
    pub death: Option<Day>,
    /// The person this record was merged into.
    pub merged_into: Option<i64>,
    /// The council's number of the child in its return, by which to speak of somebody whose name is not known.
    pub return_number: Option<String>,
}

impl Person {
    /// Given and family name. Where neither is known, what the return calls the child; empty when there is nothing.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.given, self.family).trim().to_owned();
        match &self.return_number {
            Some(number) if name.is_empty() => format!("Child {number} (name not known)"),
            _ => name,
        }
    }

    /// The Kith number as people read it: `K4TM-7Q2X`.
    pub fn shown_number(&self) -> String {
        KithNumber::parse(&self.kith_number).map_or_else(|_| self.kith_number.clone(), |n| n.to_string())
    }

    /// The name to speak of them by: as they like to be called, or their given name; the number in the return for want
    /// of both.
    pub fn short_name(&self) -> &str {
        let name = self.called.as_deref().unwrap_or(&self.given);
        if name.is_empty() { self.return_number.as_deref().unwrap_or_default() } else { name }
    }

    /// Age in whole years on a day, for somebody born.
    pub fn age_on(&self, day: Day) -> Option<i16> {
        if self.birth_kind == BirthKind::Expected { None } else { days::age_on(self.birth?, day) }
    }
}

/// What is known when a record is made.
#[derive(Debug, Clone, Default)]
pub struct NewPerson<'a> {
    /// Given name; may be empty for a child not yet named.
    pub given: &'a str,
    /// Family name.
    pub family: &'a str,
    /// How they like to be called.
    pub called: Option<&'a str>,
    /// Date of birth and what it is.
    pub birth: Option<(Day, BirthKind)>,
    /// Where this came from: "school's referral", "SSDA903 2026-27".
    pub source: &'a str,
}

const COLUMNS: &str = "p.id, p.kith_number, p.birth_day, p.birth_kind, p.death_day, p.merged_into,
    coalesce(n.given, '') AS given, coalesce(n.family, '') AS family, c.given AS called,
    (SELECT min(i.value) FROM person_identifier i
     WHERE i.person = p.id AND i.scheme = 'ssda903' AND i.ended_at IS NULL) AS return_number";
const FROM: &str = "person p
    LEFT JOIN person_name n ON n.person = p.id AND n.kind = 'legal' AND n.ended_at IS NULL
    LEFT JOIN person_name c ON c.person = p.id AND c.kind = 'preferred' AND c.ended_at IS NULL";

fn read(row: &Row) -> Result<Person, Fault> {
    Ok(Person {
        id: row.get("id")?,
        kith_number: row.get("kith_number")?,
        given: row.get("given")?,
        family: row.get("family")?,
        called: row.get("called")?,
        birth: row.get("birth_day")?,
        birth_kind: BirthKind::from_code(&row.get::<String>("birth_kind")?).unwrap_or(BirthKind::Actual),
        death: row.get("death_day")?,
        merged_into: row.get("merged_into")?,
        return_number: row.get("return_number")?,
    })
}

/// The person with this key.
pub fn person(reading: &mut Reading<'_>, id: i64) -> Result<Person, Fault> {
    let row = reading.row(&format!("SELECT {COLUMNS} FROM {FROM} WHERE p.id = $1"), &[id.into()])?;
    read(&row.ok_or_else(|| Fault::Missing { table: "person".to_owned(), id })?)
}

/// The people with these keys, in the order given; those that do not exist are left out.
pub fn people(reading: &mut Reading<'_>, ids: &[i64]) -> Result<Vec<Person>, Fault> {
    let mut found = Vec::new();
    for chunk in ids.chunks(256) {
        let (marks, values) = in_list(1, chunk);
        for row in reading.rows(&format!("SELECT {COLUMNS} FROM {FROM} WHERE p.id IN ({marks})"), &values)? {
            found.push(read(&row)?);
        }
    }
    let places: HashMap<i64, usize> = ids.iter().enumerate().rev().map(|(place, id)| (*id, place)).collect();
    found.sort_by_key(|p| places.get(&p.id).copied());
    found.dedup_by_key(|p| p.id);
    Ok(found)
}

/// The key behind a Kith number, following merges to the record that stands. Typed numbers may have dashes and small letters.
pub fn by_kith_number(reading: &mut Reading<'_>, number: &str) -> Result<Option<i64>, Fault> {
    let Ok(number) = KithNumber::parse(number) else { return Ok(None) };
    let row = reading.row("SELECT id, merged_into FROM person WHERE kith_number = $1", &[number.plain().into()])?;
    row.map(|r| Ok(r.get::<Option<i64>>("merged_into")?.unwrap_or(r.get("id")?))).transpose()
}

/// Makes a record and gives its key. The Kith number is drawn at random and checked to be free.
pub fn make_person(acting: &mut Acting<'_>, new: &NewPerson<'_>) -> Result<i64, Fault> {
    make_person_by(acting, new, new.source)
}

/// As [`make_person`], where somebody confirms what is known: `by` is their name.
pub fn make_person_by(acting: &mut Acting<'_>, new: &NewPerson<'_>, by: &str) -> Result<i64, Fault> {
    let number = free_number(acting)?;
    make_numbered(acting, new, number, by)
}

/// As [`make_person`], and gives the Kith number too.
pub fn make_person_said(acting: &mut Acting<'_>, new: &NewPerson<'_>) -> Result<(i64, String), Fault> {
    let number = free_number(acting)?;
    Ok((make_numbered(acting, new, number.clone(), new.source)?, number))
}

/// As [`make_person`], with a Kith number that the caller knows to be free, as when an authority is made up.
pub fn make_person_numbered(acting: &mut Acting<'_>, new: &NewPerson<'_>, number: KithNumber) -> Result<i64, Fault> {
    make_numbered(acting, new, number.plain(), new.source)
}

fn make_numbered(acting: &mut Acting<'_>, new: &NewPerson<'_>, number: String, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let (day, kind) = new.birth.map_or((None, BirthKind::Actual), |(d, k)| (Some(d), k));
    let id = acting.insert(
        "person",
        &[
            ("kith_number", number.into()),
            ("birth_day", day.into()),
            ("birth_kind", kind.code().into()),
            ("birth_confirmed_at", day.map(|_| at).into()),
            ("birth_confirmed_by", day.map(|_| by.to_owned()).into()),
            ("made_at", at.into()),
            ("source", new.source.into()),
        ],
    )?;
    // A child not yet named has no name; an empty one would stand among the previous names for good.
    if !(new.given.is_empty() && new.family.is_empty()) {
        add_name(acting, id, NameKind::Legal, new.given, new.family, new.source, by)?;
    }
    if let Some(called) = new.called.filter(|c| !c.is_empty()) {
        add_name(acting, id, NameKind::Preferred, called, "", new.source, by)?;
    }
    Ok(id)
}

fn free_number(acting: &mut Acting<'_>) -> Result<String, Fault> {
    loop {
        // Of 2^34 draws nearly all are numbers; the few beyond the last one are drawn again.
        let Some(number) = KithNumber::from_number(acting.number() >> 30).map(|n| n.plain()) else { continue };
        let taken = "SELECT id FROM person WHERE kith_number = $1";
        if acting.row(taken, &[number.as_str().into()])?.is_none() {
            return Ok(number);
        }
    }
}

/// Changes the day of birth.
pub fn set_birth(
    acting: &mut Acting<'_>,
    person: i64,
    day: Option<Day>,
    kind: BirthKind,
    by: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    acting.update(
        "person",
        person,
        &[
            ("birth_day", day.into()),
            ("birth_kind", kind.code().into()),
            ("birth_confirmed_at", at.into()),
            ("birth_confirmed_by", by.into()),
        ],
    )?;
    Ok(())
}

/// When the day of birth was last confirmed, and by whom.
pub fn birth_confirmed(reading: &mut Reading<'_>, person: i64) -> Result<Option<(Instant, String)>, Fault> {
    let sql = "SELECT birth_confirmed_at, birth_confirmed_by FROM person WHERE id = $1";
    let Some(row) = reading.row(sql, &[person.into()])? else { return Ok(None) };
    let at: Option<Instant> = row.get("birth_confirmed_at")?;
    Ok(at.zip(row.get("birth_confirmed_by")?))
}

/// Says on which day somebody died, or that they did not.
pub fn set_death(acting: &mut Acting<'_>, person: i64, day: Option<Day>) -> Result<(), Fault> {
    acting.update("person", person, &[("death_day", day.into())])?;
    Ok(())
}

/// A day of birth that stood before another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierBirth {
    /// The day, where there was one.
    pub day: Option<Day>,
    /// Until when it stood.
    pub until: Instant,
    /// Who changed it.
    pub by: String,
}

/// The days of birth that stood before the present one, the latest first; they are kept in the history alone.
pub fn earlier_births(reading: &mut Reading<'_>, person: i64) -> Result<Vec<EarlierBirth>, Fault> {
    let sql = "SELECT h.before, a.actor, a.at FROM history h JOIN act a ON a.id = h.act
               WHERE h.table_name = 'person' AND h.row_id = $1 AND h.before IS NOT NULL ORDER BY a.at DESC, a.id DESC";
    let mut earlier = Vec::new();
    for r in reading.rows(sql, &[person.into()])? {
        let before: serde_json::Value = serde_json::from_str(&r.get::<String>("before")?).unwrap_or_default();
        let Some(day) = before.get("birth_day") else { continue };
        let day = day.as_str().and_then(|d| d.parse().ok());
        earlier.push(EarlierBirth { day, until: r.get("at")?, by: r.get("actor")? });
    }
    Ok(earlier)
}
