//! Calls from schools and others who wait to be rung back.

use days::{Day, Instant};
use store::{Acting, Fault, Reading, Row, Value};

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Key.
    pub id: i64,
    /// The agency.
    pub agency: Option<i64>,
    /// Its name.
    pub agency_name: String,
    /// Who rang.
    pub caller: String,
    /// Their number.
    pub phone: String,
    /// The message.
    pub message: String,
    /// Whom it is about.
    pub person: Option<i64>,
    /// Whom the message is for.
    pub worker: Option<i64>,
    /// Their name.
    pub worker_name: String,
    /// When it came.
    pub received_at: Instant,
    /// The working day of receipt.
    pub received_day: Day,
    /// Who took it.
    pub taken_by: String,
    /// When it must be returned.
    pub due: Day,
    /// The duty.
    pub clock: Option<i64>,
    /// The day it was returned.
    pub returned: Option<Day>,
    /// By whom.
    pub returned_by: String,
    /// What came of it.
    pub outcome: String,
}

/// What is needed to log a call.
#[derive(Debug, Clone, Copy)]
pub struct NewCall<'a> {
    /// The agency.
    pub agency: Option<i64>,
    /// Who rang.
    pub caller: &'a str,
    /// Their number.
    pub phone: &'a str,
    /// The message.
    pub message: &'a str,
    /// Whom it is about.
    pub person: Option<i64>,
    /// Whom the message is for.
    pub worker: Option<i64>,
    /// The queue it waits in.
    pub team: Option<i64>,
    /// When it came.
    pub at: Instant,
    /// The working day of receipt.
    pub day: Day,
    /// Who took it.
    pub by: &'a str,
    /// When it must be returned.
    pub due: Day,
    /// The duty.
    pub clock: Option<i64>,
}

const COLUMNS: &str = "s.id, s.agency, coalesce(a.name, '') AS agency_name, s.caller, s.phone, s.message, s.person, s.worker, \
     coalesce(w.name, '') AS worker_name, s.received_at, s.received_day, s.taken_by, s.due_on, s.clock, s.returned_day, s.returned_by, s.outcome";
const FROM: &str = "school_call s LEFT JOIN agency a ON a.id = s.agency LEFT JOIN worker w ON w.id = s.worker";

fn read(r: &Row) -> Result<Call, Fault> {
    Ok(Call {
        id: r.get("id")?,
        agency: r.get("agency")?,
        agency_name: r.get("agency_name")?,
        caller: r.get("caller")?,
        phone: r.get("phone")?,
        message: r.get("message")?,
        person: r.get("person")?,
        worker: r.get("worker")?,
        worker_name: r.get("worker_name")?,
        received_at: r.get("received_at")?,
        received_day: r.get("received_day")?,
        taken_by: r.get("taken_by")?,
        due: r.get("due_on")?,
        clock: r.get("clock")?,
        returned: r.get("returned_day")?,
        returned_by: r.get("returned_by")?,
        outcome: r.get("outcome")?,
    })
}

/// Logs a call, under a key made before.
pub fn log(acting: &mut Acting<'_>, id: i64, new: &NewCall<'_>) -> Result<(), Fault> {
    acting.insert_as(
        "school_call",
        id,
        &[
            ("agency", new.agency.into()),
            ("caller", new.caller.into()),
            ("phone", new.phone.into()),
            ("message", new.message.into()),
            ("person", new.person.into()),
            ("worker", new.worker.into()),
            ("team", new.team.into()),
            ("received_at", new.at.into()),
            ("received_day", new.day.into()),
            ("taken_by", new.by.into()),
            ("due_on", new.due.into()),
            ("clock", new.clock.into()),
        ],
    )
}

/// Says that a call was returned, and what came of it.
pub fn returned(acting: &mut Acting<'_>, id: i64, day: Day, by: &str, outcome: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("returned_at", at.into()),
        ("returned_day", day.into()),
        ("returned_by", by.into()),
        ("outcome", outcome.into()),
    ];
    acting.update("school_call", id, &columns)?;
    Ok(())
}

/// One call.
pub fn call(reading: &mut Reading<'_>, id: i64) -> Result<Option<Call>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE s.id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Messages for a worker that wait to be returned, by due day.
pub fn for_worker(reading: &mut Reading<'_>, worker: i64) -> Result<Vec<Call>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE s.worker = $1 AND s.returned_day IS NULL ORDER BY s.due_on, s.id LIMIT 50"
    );
    reading.rows(&sql, &[worker.into()])?.iter().map(read).collect()
}

/// Which calls a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Not returned.
    Waiting,
    /// Not returned, and the day has passed.
    Late,
    /// Returned in time.
    InTime,
    /// Returned late.
    ReturnedLate,
    /// Every one.
    All,
}

impl Which {
    /// Every one, in the order of the tabs.
    pub const ALL: [Which; 5] = [Which::Waiting, Which::Late, Which::InTime, Which::ReturnedLate, Which::All];

    /// Its word in an address.
    pub fn code(self) -> &'static str {
        match self {
            Which::Waiting => "waiting",
            Which::Late => "late",
            Which::InTime => "in_time",
            Which::ReturnedLate => "returned_late",
            Which::All => "all",
        }
    }

    /// Its words.
    pub fn words(self) -> &'static str {
        match self {
            Which::Waiting => "To be returned",
            Which::Late => "Late",
            Which::InTime => "Returned in time",
            Which::ReturnedLate => "Returned late",
            Which::All => "All",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Which> {
        Which::ALL.into_iter().find(|w| w.code() == code)
    }
}

/// What a list of calls holds: which, of which agency, received in which days.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Which.
    pub which: Which,
    /// Only this agency's.
    pub agency: Option<i64>,
    /// Received from the first day and before the second.
    pub days: Option<(Day, Day)>,
}

fn condition(wanted: &Wanted, today: Day) -> (String, Vec<Value>) {
    let mut sql = match wanted.which {
        Which::Waiting => "s.returned_day IS NULL",
        Which::Late => "s.returned_day IS NULL AND s.due_on < $1",
        Which::InTime => "s.returned_day <= s.due_on",
        Which::ReturnedLate => "s.returned_day > s.due_on",
        Which::All => "s.id > 0",
    }
    .to_owned();
    sql.push_str(" AND $1 <> ''");
    let mut values: Vec<Value> = vec![today.into()];
    if let Some(agency) = wanted.agency {
        values.push(agency.into());
        sql.push_str(&format!(" AND s.agency = ${}", values.len()));
    }
    if let Some((from, to)) = wanted.days {
        values.extend([Value::from(from), Value::from(to)]);
        sql.push_str(&format!(" AND s.received_day >= ${} AND s.received_day < ${}", values.len() - 1, values.len()));
    }
    (sql, values)
}

/// How many.
pub fn how_many(reading: &mut Reading<'_>, wanted: &Wanted, today: Day) -> Result<i64, Fault> {
    let (condition, values) = condition(wanted, today);
    reading.count(&format!("SELECT count(*) FROM school_call s WHERE {condition}"), &values)
}

/// A page of them: those not returned first, by due day; of the others the latest.
pub fn page(reading: &mut Reading<'_>, wanted: &Wanted, today: Day, skip: i64, most: i64) -> Result<Vec<Call>, Fault> {
    let (condition, mut values) = condition(wanted, today);
    values.extend([Value::from(most), Value::from(skip)]);
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE {condition}
         ORDER BY CASE WHEN s.returned_day IS NULL THEN 0 ELSE 1 END, CASE WHEN s.returned_day IS NULL THEN s.due_on ELSE '' END,
                  s.received_at DESC, s.id LIMIT ${} OFFSET ${}",
        values.len() - 1,
        values.len()
    );
    reading.rows(&sql, &values)?.iter().map(read).collect()
}
