//! Lists and counts of askings, as far as somebody's reach goes.

use crate::store::decision::{COLUMNS, Decision, read};
use crate::words::Which;
use ::store::{Fault, Reading, Value, in_list};
use days::{Day, Instant};

/// Which askings: of which teams, of which step, since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Only of these teams; nothing for all.
    pub teams: Option<Vec<i64>>,
    /// Only of this step.
    pub step: Option<String>,
    /// Asked on this day or later; those that wait are of any age.
    pub since: Day,
    /// The day on which it is asked, for what is late.
    pub today: Day,
}

impl Scope {
    /// The condition of these askings, with its values from `$1` on.
    fn of(&self, which: Which) -> (String, Vec<Value>) {
        let mut values: Vec<Value> =
            vec![self.since.into(), self.today.into(), self.step.clone().unwrap_or_default().into()];
        let kind = match which {
            Which::Waiting => "d.standing = 'held'",
            Which::Asked => "1 = 1",
            Which::Held => "d.held = 1",
            Which::Free => "d.held = 0",
            Which::Agreed => "d.standing = 'agreed'",
            Which::SentBack => "d.standing = 'sent_back'",
            Which::Changed => "d.standing = 'changed'",
            Which::Settled => "d.standing IN ('agreed', 'sent_back', 'changed')",
            Which::Late => LATE,
        };
        let since = if which == Which::Waiting { "$1 <> ''" } else { "d.asked_on >= $1" };
        let mut sql = format!("{kind} AND {since} AND $2 <> '' AND ($3 = '' OR d.step = $3)");
        if let Some(teams) = &self.teams {
            let (marks, listed) = in_list(values.len() + 1, teams);
            values.extend(listed);
            sql.push_str(&format!(" AND d.team IN ({marks})"));
        }
        (sql, values)
    }
}

/// Held, not withdrawn, and settled after its day or still waiting beyond it.
const LATE: &str = "d.held = 1 AND d.standing <> 'withdrawn' AND d.due_on < coalesce(d.settled_on, $2)";

/// How many there are.
pub fn count(reading: &mut Reading<'_>, scope: &Scope, which: Which) -> Result<i64, Fault> {
    let (condition, values) = scope.of(which);
    reading.count(&format!("SELECT count(*) FROM decision d WHERE {condition}"), &values)
}

/// Those of one page: what waits the oldest first, the rest the latest first.
pub fn list(
    reading: &mut Reading<'_>,
    scope: &Scope,
    which: Which,
    (skip, most): (i64, i64),
) -> Result<Vec<Decision>, Fault> {
    let (condition, mut values) = scope.of(which);
    let order = if which == Which::Waiting { "d.asked_at, d.id" } else { "d.asked_at DESC, d.id DESC" };
    let (limit, offset) = (values.len() + 1, values.len() + 2);
    values.extend([most.into(), skip.into()]);
    let sql =
        format!("SELECT {COLUMNS} FROM decision d WHERE {condition} ORDER BY {order} LIMIT ${limit} OFFSET ${offset}");
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// How long each that was settled had waited, in whole minutes, the shortest first.
pub fn waits(reading: &mut Reading<'_>, scope: &Scope) -> Result<Vec<i64>, Fault> {
    let (condition, values) = scope.of(Which::Settled);
    let sql = format!("SELECT d.settled_at - d.asked_at AS waited FROM decision d WHERE {condition} ORDER BY 1");
    reading.rows(&sql, &values)?.iter().map(|r| Ok(r.get::<i64>("waited")? / 60_000)).collect()
}

/// How many that wait are past their day.
pub fn overdue(reading: &mut Reading<'_>, scope: &Scope) -> Result<i64, Fault> {
    let (condition, values) = scope.of(Which::Waiting);
    reading.count(&format!("SELECT count(*) FROM decision d WHERE {condition} AND d.due_on < $2"), &values)
}

/// The oldest that waits: since when.
pub fn oldest_waiting(reading: &mut Reading<'_>, scope: &Scope) -> Result<Option<Instant>, Fault> {
    let (condition, values) = scope.of(Which::Waiting);
    reading.one(&format!("SELECT min(d.asked_at) AS since FROM decision d WHERE {condition}"), &values)
}

/// Askings about a person, the latest first.
pub fn of_person(reading: &mut Reading<'_>, person: i64, most: i64) -> Result<Vec<Decision>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM decision d WHERE d.person = $1 ORDER BY d.asked_at DESC, d.id DESC LIMIT $2");
    reading.rows(&sql, &[person.into(), most.into()])?.iter().map(read).collect()
}

/// What an account asked and still waits, what was sent back and has an open comment, and what was settled since a day.
pub fn of_asker(reading: &mut Reading<'_>, account: i64, settled_since: Day) -> Result<Vec<Decision>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM decision d WHERE d.account = $1 AND (d.standing = 'held'
           OR (d.standing IN ('agreed', 'changed') AND d.settled_on >= $2)
           OR (d.standing = 'sent_back' AND EXISTS (SELECT 1 FROM decision_note n WHERE n.decision = d.id AND n.answered_at IS NULL)))
         ORDER BY d.asked_at DESC, d.id DESC LIMIT 50"
    );
    reading.rows(&sql, &[account.into(), settled_since.into()])?.iter().map(read).collect()
}
