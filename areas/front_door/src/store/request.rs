//! What agencies are asked, and what they ask of us.

use days::{Day, Instant};
use store::{Acting, Fault, Reading, Row, Value};

/// A request for information.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Key.
    pub id: i64,
    /// asked, or asked_of_us.
    pub way: String,
    /// The contact it is about.
    pub contact: Option<i64>,
    /// The person it is about.
    pub person: Option<i64>,
    /// The agency.
    pub agency: i64,
    /// Its name.
    pub agency_name: String,
    /// What for.
    pub purpose: String,
    /// What was asked.
    pub asked: String,
    /// The lawful basis's word.
    pub basis: String,
    /// More about the basis.
    pub basis_why: String,
    /// When.
    pub asked_at: Instant,
    /// The day.
    pub asked_day: Day,
    /// By whom.
    pub asked_by: String,
    /// When an answer is due.
    pub due: Day,
    /// The duty.
    pub clock: Option<i64>,
    /// The day of the answer.
    pub answered: Option<Day>,
    /// What was answered.
    pub answer: String,
    /// Who took the answer down.
    pub answer_by: String,
    /// Whether it was refused.
    pub refused: bool,
    /// Why.
    pub refused_why: String,
    /// Why the answer came late.
    pub late_why: String,
}

impl Request {
    /// Whether the council asks the agency.
    pub fn is_ours(&self) -> bool {
        self.way == ASKED
    }
}

/// The council asks.
pub const ASKED: &str = "asked";
/// An agency asks.
pub const ASKED_OF_US: &str = "asked_of_us";

/// What is needed to ask.
#[derive(Debug, Clone)]
pub struct NewRequest<'a> {
    /// asked, or asked_of_us.
    pub way: &'a str,
    /// The contact.
    pub contact: Option<i64>,
    /// The person.
    pub person: Option<i64>,
    /// The agency.
    pub agency: i64,
    /// What for.
    pub purpose: &'a str,
    /// What.
    pub asked: &'a str,
    /// The lawful basis.
    pub basis: &'a str,
    /// More about the basis.
    pub basis_why: &'a str,
    /// The day.
    pub day: Day,
    /// By whom.
    pub by: &'a str,
    /// The worker whose duty it is.
    pub worker: Option<i64>,
    /// When an answer is due.
    pub due: Day,
    /// The duty.
    pub clock: Option<i64>,
}

const COLUMNS: &str = "r.id, r.way, r.contact, r.person, r.agency, a.name AS agency_name, r.purpose, r.asked, r.basis, r.basis_why, r.asked_at, \
     r.asked_day, r.asked_by, r.due_on, r.clock, r.answered_day, r.answer, r.answer_by, r.refused, r.refused_why, r.late_why";
const FROM: &str = "information_request r JOIN agency a ON a.id = r.agency";

fn read(r: &Row) -> Result<Request, Fault> {
    Ok(Request {
        id: r.get("id")?,
        way: r.get("way")?,
        contact: r.get("contact")?,
        person: r.get("person")?,
        agency: r.get("agency")?,
        agency_name: r.get("agency_name")?,
        purpose: r.get("purpose")?,
        asked: r.get("asked")?,
        basis: r.get("basis")?,
        basis_why: r.get("basis_why")?,
        asked_at: r.get("asked_at")?,
        asked_day: r.get("asked_day")?,
        asked_by: r.get("asked_by")?,
        due: r.get("due_on")?,
        clock: r.get("clock")?,
        answered: r.get("answered_day")?,
        answer: r.get("answer")?,
        answer_by: r.get("answer_by")?,
        refused: r.get("refused")?,
        refused_why: r.get("refused_why")?,
        late_why: r.get("late_why")?,
    })
}

/// Keeps what is asked, under a key made before.
pub fn ask(acting: &mut Acting<'_>, id: i64, new: &NewRequest<'_>) -> Result<(), Fault> {
    let at = acting.at;
    acting.insert_as(
        "information_request",
        id,
        &[
            ("way", new.way.into()),
            ("contact", new.contact.into()),
            ("person", new.person.into()),
            ("agency", new.agency.into()),
            ("purpose", new.purpose.into()),
            ("asked", new.asked.into()),
            ("basis", new.basis.into()),
            ("basis_why", new.basis_why.into()),
            ("asked_at", at.into()),
            ("asked_day", new.day.into()),
            ("asked_by", new.by.into()),
            ("worker", new.worker.into()),
            ("due_on", new.due.into()),
            ("clock", new.clock.into()),
        ],
    )
}

/// What an agency answered.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// The day.
    pub day: Day,
    /// What; empty where it was refused.
    pub answer: &'a str,
    /// Why it was refused; empty where it was answered.
    pub refused_why: &'a str,
    /// Why it came late; empty where it did not.
    pub late_why: &'a str,
    /// Who took it down.
    pub by: &'a str,
}

/// Keeps an answer or a refusal.
pub fn answer(acting: &mut Acting<'_>, id: i64, answered: &Answered<'_>) -> Result<(), Fault> {
    let at = acting.at;
    acting.update(
        "information_request",
        id,
        &[
            ("answered_day", answered.day.into()),
            ("answered_at", at.into()),
            ("answer", answered.answer.into()),
            ("answer_by", answered.by.into()),
            ("refused", (!answered.refused_why.is_empty()).into()),
            ("refused_why", answered.refused_why.into()),
            ("late_why", answered.late_why.into()),
        ],
    )?;
    Ok(())
}

/// Keeps that an agency was reminded.
pub fn chase(acting: &mut Acting<'_>, id: i64, by: &str, how: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [("request", id.into()), ("at", at.into()), ("by_words", by.into()), ("how", how.into())];
    acting.insert("information_chase", &columns)?;
    Ok(())
}

/// Each time an agency was reminded: when, by whom, how.
pub fn chases(reading: &mut Reading<'_>, id: i64) -> Result<Vec<(Instant, String, String)>, Fault> {
    let sql = "SELECT at, by_words, how FROM information_chase WHERE request = $1 ORDER BY at, id LIMIT 100";
    let rows = reading.rows(sql, &[id.into()])?;
    rows.iter().map(|r| Ok((r.get("at")?, r.get("by_words")?, r.get("how")?))).collect()
}

/// One request.
pub fn request(reading: &mut Reading<'_>, id: i64) -> Result<Option<Request>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE r.id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Requests about a contact, the first asked first.
pub fn of_contact(reading: &mut Reading<'_>, contact: i64) -> Result<Vec<Request>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE r.contact = $1 ORDER BY r.asked_at, r.id LIMIT 100");
    reading.rows(&sql, &[contact.into()])?.iter().map(read).collect()
}

/// Which requests a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// No answer yet.
    Waiting,
    /// No answer yet, and the day has passed.
    Late,
    /// Every one.
    All,
    /// Answered in time.
    InTime,
    /// Answered late.
    AnsweredLate,
    /// Refused.
    Refused,
}

impl Which {
    /// Every one, in the order of the tabs.
    pub const ALL: [Which; 6] =
        [Which::Waiting, Which::Late, Which::InTime, Which::AnsweredLate, Which::Refused, Which::All];

    /// Its word in an address.
    pub fn code(self) -> &'static str {
        match self {
            Which::Waiting => "waiting",
            Which::Late => "late",
            Which::All => "all",
            Which::InTime => "in_time",
            Which::AnsweredLate => "answered_late",
            Which::Refused => "refused",
        }
    }

    /// Its words.
    pub fn words(self) -> &'static str {
        match self {
            Which::Waiting => "Waiting",
            Which::Late => "Late",
            Which::All => "All",
            Which::InTime => "Answered in time",
            Which::AnsweredLate => "Answered late",
            Which::Refused => "Refused",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Which> {
        Which::ALL.into_iter().find(|w| w.code() == code)
    }
}

/// What a list of requests holds: which, of which agency, asked in which days.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Which.
    pub which: Which,
    /// Only this agency's.
    pub agency: Option<i64>,
    /// Asked from the first day and before the second.
    pub days: Option<(Day, Day)>,
}

fn condition(wanted: &Wanted, today: Day) -> (String, Vec<Value>) {
    let mut sql = match wanted.which {
        Which::Waiting => "r.answered_day IS NULL",
        Which::Late => "r.answered_day IS NULL AND r.due_on < $1",
        Which::All => "r.id > 0",
        Which::InTime => "r.answered_day <= r.due_on",
        Which::AnsweredLate => "r.answered_day > r.due_on",
        Which::Refused => "r.refused = 1",
    }
    .to_owned();
    sql.push_str(" AND $1 <> ''");
    let mut values: Vec<Value> = vec![today.into()];
    if let Some(agency) = wanted.agency {
        values.push(agency.into());
        sql.push_str(&format!(" AND r.agency = ${}", values.len()));
    }
    if let Some((from, to)) = wanted.days {
        values.extend([Value::from(from), Value::from(to)]);
        sql.push_str(&format!(" AND r.asked_day >= ${} AND r.asked_day < ${}", values.len() - 1, values.len()));
    }
    (sql, values)
}

/// How many.
pub fn how_many(reading: &mut Reading<'_>, wanted: &Wanted, today: Day) -> Result<i64, Fault> {
    let (condition, values) = condition(wanted, today);
    reading.count(&format!("SELECT count(*) FROM information_request r WHERE {condition}"), &values)
}

/// A page of them: those without an answer first, by due day.
pub fn page(
    reading: &mut Reading<'_>,
    wanted: &Wanted,
    today: Day,
    skip: i64,
    most: i64,
) -> Result<Vec<Request>, Fault> {
    let (condition, mut values) = condition(wanted, today);
    values.extend([Value::from(most), Value::from(skip)]);
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE {condition}
         ORDER BY CASE WHEN r.answered_day IS NULL THEN 0 ELSE 1 END, r.due_on, r.id LIMIT ${} OFFSET ${}",
        values.len() - 1,
        values.len()
    );
    reading.rows(&sql, &values)?.iter().map(read).collect()
}
