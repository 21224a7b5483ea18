//! Contacts: one a child.

use crate::rules::stage::{Known, stage};
use crate::words::{MatchedHow, Priority, Stage};
use days::{Day, Instant};
use record::matching::Sketch;
use record::words::BirthKind;
use store::{Acting, Fault, Reading, Row, Value, in_list};

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Key.
    pub id: i64,
    /// The sending it came with.
    pub incoming: i64,
    /// Its place in the sending, from 1.
    pub nth: i64,
    /// The child's given name as described.
    pub given: String,
    /// Family name as described.
    pub family: String,
    /// Day of birth as described.
    pub birth: Option<(Day, BirthKind)>,
    /// Sex as described; may be empty.
    pub sex: String,
    /// Street and town.
    pub lines: String,
    /// Postcode.
    pub postcode: String,
    /// NHS number.
    pub nhs: String,
    /// Whether the sender's system had verified it.
    pub nhs_verified: bool,
    /// Unique pupil number.
    pub upn: String,
    /// School.
    pub school: String,
    /// What was said about this child.
    pub said: String,
    /// Codes of the concerns.
    pub concerns: Vec<String>,
    /// Whom it is about, once that is settled.
    pub person: Option<i64>,
    /// How that was settled.
    pub matched_how: Option<MatchedHow>,
    /// When.
    pub matched_at: Option<Instant>,
    /// By whom.
    pub matched_by: String,
    /// Where it stands.
    pub stage: Stage,
    /// How soon it must be looked at.
    pub priority: Priority,
    /// Whose queue it is in.
    pub team: Option<i64>,
    /// Who has it.
    pub worker: Option<i64>,
    /// The agency it comes from.
    pub agency: Option<i64>,
    /// The census's source.
    pub source_code: String,
    /// When it came in.
    pub received_at: Instant,
    /// The working day of receipt.
    pub received_day: Day,
    /// When the decision is due.
    pub due: Day,
    /// The duty to decide.
    pub clock: Option<i64>,
    /// When it was decided.
    pub closed_at: Option<Instant>,
}

impl Contact {
    /// The child as described: "Robin Marsden"; words for a child of whom no name was given.
    pub fn described(&self) -> String {
        let name = format!("{} {}", self.given, self.family).trim().to_owned();
        match self.birth {
            _ if !name.is_empty() => name,
            Some((_, BirthKind::Expected)) => "A child not yet born".to_owned(),
            _ => "A child whose name was not given".to_owned(),
        }
    }

    /// What is known of the child, for finding who that is.
    pub fn sketch(&self) -> Sketch {
        let numbers = [&self.nhs, &self.upn].into_iter().filter(|n| !n.is_empty());
        Sketch {
            names: vec![(self.given.clone(), self.family.clone())],
            births: self.birth.iter().map(|(day, _)| *day).collect(),
            postcodes: vec![self.postcode.clone()].into_iter().filter(|p| !p.is_empty()).collect(),
            identifiers: numbers.cloned().collect(),
        }
    }

    /// Whether it is settled whom it is about, or that this cannot be found out.
    pub fn settled_who(&self) -> bool {
        self.person.is_some() || self.matched_how == Some(MatchedHow::NotIdentified)
    }

    /// Whether it waits for a decision.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// The columns of a contact under the name `c`.
pub(crate) const COLUMNS: &str = "c.id, c.incoming, c.nth, c.given, c.family, c.birth_day, c.birth_kind, c.sex, c.lines, c.postcode, c.nhs, c.nhs_verified, c.upn, \
     c.school, c.said, c.concerns, c.person, c.matched_how, c.matched_at, c.matched_by, c.stage, c.priority, c.team, c.worker, c.agency, \
     c.source_code, c.received_at, c.received_day, c.due_on, c.clock, c.closed_at";

pub(crate) fn read(r: &Row) -> Result<Contact, Fault> {
    let kind = BirthKind::from_code(&r.get::<String>("birth_kind")?).unwrap_or(BirthKind::Actual);
    let concerns = r.get::<String>("concerns")?;
    Ok(Contact {
        id: r.get("id")?,
        incoming: r.get("incoming")?,
        nth: r.get("nth")?,
        given: r.get("given")?,
        family: r.get("family")?,
        birth: r.get::<Option<Day>>("birth_day")?.map(|day| (day, kind)),
        sex: r.get("sex")?,
        lines: r.get("lines")?,
        postcode: r.get("postcode")?,
        nhs: r.get("nhs")?,
        nhs_verified: r.get("nhs_verified")?,
        upn: r.get("upn")?,
        school: r.get("school")?,
        said: r.get("said")?,
        concerns: concerns.split(',').filter(|c| !c.is_empty()).map(str::to_owned).collect(),
        person: r.get("person")?,
        matched_how: MatchedHow::from_code(&r.get::<String>("matched_how")?),
        matched_at: r.get("matched_at")?,
        matched_by: r.get("matched_by")?,
        stage: Stage::from_code(&r.get::<String>("stage")?).unwrap_or(Stage::New),
        priority: Priority::from_code(&r.get::<String>("priority")?).unwrap_or(Priority::Normal),
        team: r.get("team")?,
        worker: r.get("worker")?,
        agency: r.get("agency")?,
        source_code: r.get("source_code")?,
        received_at: r.get("received_at")?,
        received_day: r.get("received_day")?,
        due: r.get("due_on")?,
        clock: r.get("clock")?,
        closed_at: r.get("closed_at")?,
    })
}

/// One contact.
pub fn contact(reading: &mut Reading<'_>, id: i64) -> Result<Option<Contact>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM contact c WHERE c.id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Whom a contact is about; nobody while that is not settled. Nothing when there is no such contact.
pub fn person_of(reading: &mut Reading<'_>, id: i64) -> Result<Option<Option<i64>>, Fault> {
    let row = reading.row("SELECT person FROM contact WHERE id = $1", &[id.into()])?;
    row.map(|r| r.get("person")).transpose()
}

/// The contacts of one sending, in their order.
pub fn of_incoming(reading: &mut Reading<'_>, incoming: i64) -> Result<Vec<Contact>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM contact c WHERE c.incoming = $1 ORDER BY c.nth, c.id LIMIT 100");
    reading.rows(&sql, &[incoming.into()])?.iter().map(read).collect()
}

/// A person's contacts with how each was decided, the latest first.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Before>, Fault> {
    let sql = "SELECT c.id, c.received_day, c.stage, c.source_code, coalesce(a.name, '') AS agency_name, coalesce(d.outcome, '') AS outcome,
                      d.decided_day
               FROM contact c LEFT JOIN agency a ON a.id = c.agency
               LEFT JOIN contact_decision d ON d.contact = c.id AND d.standing = 'stands'
               WHERE c.person = $1 ORDER BY c.received_day DESC, c.id DESC LIMIT 200";
    reading
        .rows(sql, &[person.into()])?
        .iter()
        .map(|r| {
            Ok(Before {
                id: r.get("id")?,
                received: r.get("received_day")?,
                stage: Stage::from_code(&r.get::<String>("stage")?).unwrap_or(Stage::New),
                source_code: r.get("source_code")?,
                agency_name: r.get("agency_name")?,
                outcome: r.get("outcome")?,
                decided: r.get("decided_day")?,
            })
        })
        .collect()
}

/// A contact about the same person, as a line of history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Key.
    pub id: i64,
    /// The working day of receipt.
    pub received: Day,
    /// Where it stands.
    pub stage: Stage,
    /// The census's source.
    pub source_code: String,
    /// The agency's name; may be empty.
    pub agency_name: String,
    /// The outcome's word; empty until decided.
    pub outcome: String,
    /// The day of the decision.
    pub decided: Option<Day>,
}

/// The days on which contacts about these people came in, for saying what repeats: person, contact and day.
pub fn received_about(reading: &mut Reading<'_>, people: &[i64]) -> Result<Vec<(i64, i64, Day)>, Fault> {
    let (marks, values) = in_list(1, people);
    let sql = format!("SELECT person, id, received_day FROM contact WHERE person IN ({marks})");
    let rows = reading.rows(&sql, &values)?;
    rows.iter().map(|r| Ok((r.get("person")?, r.get("id")?, r.get("received_day")?))).collect()
}

/// Gives a contact to a worker, or back to the queue; its duty goes with it.
pub fn give(acting: &mut Acting<'_>, contact: &Contact, team: Option<i64>, worker: Option<i64>) -> Result<(), Fault> {
    acting.update("contact", contact.id, &[("team", team.into()), ("worker", worker.into())])?;
    if let Some(clock) = contact.clock {
        record::store::work_clock::give(acting, clock, record::store::work_clock::Whose { team, worker })?;
    }
    restage(acting, contact.id)
}

/// Changes how soon a contact must be looked at.
pub fn set_priority(acting: &mut Acting<'_>, contact: i64, priority: Priority) -> Result<(), Fault> {
    acting.update("contact", contact, &[("priority", priority.code().into()), ("rank", priority.rank().into())])?;
    Ok(())
}

/// Says whom a contact is about and how that is known; nobody and nothing takes it back.
pub fn set_person(
    acting: &mut Acting<'_>,
    contact: &Contact,
    person: Option<i64>,
    how: Option<MatchedHow>,
    by: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    acting.update(
        "contact",
        contact.id,
        &[
            ("person", person.into()),
            ("matched_how", how.map_or("", MatchedHow::code).into()),
            ("matched_at", how.map(|_| at).into()),
            ("matched_by", by.into()),
        ],
    )?;
    if let Some(clock) = contact.clock {
        record::store::work_clock::is_about(acting, clock, person)?;
    }
    restage(acting, contact.id)
}

/// Brings the stage of a contact into line with what is recorded, and stops or restarts its duty with the decision.
pub fn restage(acting: &mut Acting<'_>, id: i64) -> Result<(), Fault> {
    let Some(now) = contact(acting, id)? else { return Err(Fault::Missing { table: "contact".to_owned(), id }) };
    let open = "SELECT count(*) FROM information_request WHERE contact = $1 AND way = 'asked' AND answered_day IS NULL";
    let open_request = acting.count(open, &[id.into()])? > 0;
    let standing = |s: &str| [Value::from(id), Value::from(s)];
    let how_many = "SELECT count(*) FROM contact_decision WHERE contact = $1 AND standing = $2";
    let waits = acting.count(how_many, &standing("waiting"))? > 0;
    let decided = acting.count(how_many, &standing("stands"))? > 0;
    let has_worker = now.worker.is_some();
    let stage = stage(Known { has_worker, settled_who: now.settled_who(), open_request, waits, decided });
    let at = acting.at;
    let closed: Value = if decided { now.closed_at.unwrap_or(at).into() } else { Value::Null };
    acting.update("contact", id, &[("stage", stage.code().into()), ("closed_at", closed)])?;
    Ok(())
}

/// A worker's name.
pub fn worker_name(reading: &mut Reading<'_>, worker: i64) -> Result<Option<String>, Fault> {
    reading.one("SELECT name FROM worker WHERE id = $1", &[worker.into()])
}

/// The contacts with these keys, the latest received first.
pub fn contacts(reading: &mut Reading<'_>, ids: &[i64]) -> Result<Vec<Contact>, Fault> {
    let (marks, values) = in_list(1, ids);
    let sql = format!("SELECT {COLUMNS} FROM contact c WHERE c.id IN ({marks}) ORDER BY c.received_at DESC, c.id DESC");
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// Says from which agency a contact comes.
pub fn set_agency(acting: &mut Acting<'_>, id: i64, agency: i64) -> Result<(), Fault> {
    acting.update("contact", id, &[("agency", agency.into())])?;
    Ok(())
}
