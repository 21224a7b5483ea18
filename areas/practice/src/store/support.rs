//! Help at the desk that was booked.

use days::{Day, Instant};
use store::{Acting, Fault, Reading, Row};

/// One booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// Key.
    pub id: i64,
    /// For whom.
    pub worker: i64,
    /// When the helper comes.
    pub day: Day,
    /// Who helps.
    pub helper: String,
    /// With what.
    pub about: String,
    /// Who booked it.
    pub made_by: String,
    /// given, not_given; nothing while it is to come.
    pub settled: Option<String>,
    /// What came of it, or why it was not given.
    pub came: Option<String>,
    /// Who said so.
    pub settled_by: Option<String>,
}

const COLUMNS: &str = "id, worker, day, helper, about, made_by, settled, came, settled_by";

fn read(r: &Row) -> Result<Support, Fault> {
    Ok(Support {
        id: r.get("id")?,
        worker: r.get("worker")?,
        day: r.get("day")?,
        helper: r.get("helper")?,
        about: r.get("about")?,
        made_by: r.get("made_by")?,
        settled: r.get("settled")?,
        came: r.get("came")?,
        settled_by: r.get("settled_by")?,
    })
}

/// Every booking that is to come, the soonest first.
pub fn booked(reading: &mut Reading<'_>) -> Result<Vec<Support>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM floor_support WHERE settled IS NULL ORDER BY day, id");
    reading.rows(&sql, &[])?.iter().map(read).collect()
}

/// A worker's bookings, the latest first, at most fifty.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64) -> Result<Vec<Support>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM floor_support WHERE worker = $1 ORDER BY made_at DESC, id DESC LIMIT 50");
    reading.rows(&sql, &[worker.into()])?.iter().map(read).collect()
}

/// Books help.
pub fn book(acting: &mut Acting<'_>, worker: i64, day: Day, helper: &str, about: &str, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("worker", worker.into()),
        ("day", day.into()),
        ("helper", helper.into()),
        ("about", about.into()),
        ("made_at", at.into()),
        ("made_by", by.into()),
    ];
    acting.insert("floor_support", &columns).map(|_| ())
}

/// Says what came of a booking.
pub fn settle(
    acting: &mut Acting<'_>,
    booking: i64,
    given: bool,
    came: &str,
    by: &str,
    at: Instant,
) -> Result<(), Fault> {
    let columns = [
        ("settled", if given { "given" } else { "not_given" }.into()),
        ("settled_at", at.into()),
        ("settled_by", by.into()),
        ("came", came.into()),
    ];
    acting.update("floor_support", booking, &columns).map(|_| ())
}
