//! Lists of assessments.

use super::assessment::{Assessment, COLUMNS, read};
use crate::words::Standing;
use ::store::{Fault, Reading, in_list};
use days::Day;
use std::collections::BTreeSet;

/// Assessments that are not concluded, the one due first first.
pub fn not_concluded(reading: &mut Reading<'_>) -> Result<Vec<Assessment>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM assessment a WHERE a.standing <> $1 ORDER BY a.due_on, a.id LIMIT 5000");
    reading.rows(&sql, &[Standing::Complete.code().into()])?.iter().map(read).collect()
}

/// Assessments concluded from one day to another, both counted, the latest first.
pub fn concluded(reading: &mut Reading<'_>, from: Day, to: Day) -> Result<Vec<Assessment>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM assessment a WHERE a.standing = $1 AND a.closed_on >= $2 AND a.closed_on <= $3
         ORDER BY a.closed_on DESC, a.id DESC LIMIT 20000"
    );
    reading.rows(&sql, &[Standing::Complete.code().into(), from.into(), to.into()])?.iter().map(read).collect()
}

/// Which of these contacts have led to an assessment.
pub fn contacts_assessed(reading: &mut Reading<'_>, contacts: &[i64]) -> Result<BTreeSet<i64>, Fault> {
    let mut found = BTreeSet::new();
    for chunk in contacts.chunks(256) {
        let (marks, keys) = in_list(1, chunk);
        let sql = format!("SELECT DISTINCT contact FROM assessment_child WHERE contact IN ({marks})");
        for row in reading.rows(&sql, &keys)? {
            found.insert(row.get("contact")?);
        }
    }
    Ok(found)
}
