//! How old the one-page summaries are.

use days::Day;
use store::{Fault, Reading};

/// For each child somebody answers for on a day: when their newest one-page summary was completed, if one was.
pub fn newest(reading: &mut Reading<'_>, on: Day) -> Result<Vec<(i64, Option<days::Instant>)>, Fault> {
    let sql = "SELECT c.person AS person, (SELECT max(d.completed_at) FROM document d JOIN document_person p ON p.document = d.id
                 WHERE p.person = c.person AND p.standing = 'stands' AND d.form = 'summary' AND d.standing = 'complete') AS newest
               FROM (SELECT DISTINCT person FROM responsibility
                 WHERE role <> 'reviewer' AND from_day <= $1 AND (to_day IS NULL OR to_day > $1)) c ORDER BY c.person";
    reading.rows(sql, &[on.into()])?.iter().map(|r| Ok((r.get("person")?, r.get("newest")?))).collect()
}
