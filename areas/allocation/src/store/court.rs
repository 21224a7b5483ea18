//! Why there is court work for a child: as `weight::loads` counts it.

use crate::definitions::court_statuses;
use ::store::{Fault, Reading, in_list};
use days::{Day, Instant};
use std::collections::BTreeMap;

/// Why there is court work for a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A manager says so: why, and by whom.
    Said(String, String),
    /// A legal status on record, and when it was last confirmed.
    Status(String, Instant),
}

/// Why there is court work for each of these children; those for whom there is none are left out.
pub fn why(reading: &mut Reading<'_>, children: &[i64], on: Day) -> Result<BTreeMap<i64, Vec<Why>>, Fault> {
    let mut all: BTreeMap<i64, Vec<Why>> = BTreeMap::new();
    let statuses = court_statuses(on);
    for chunk in children.chunks(256) {
        let (marks, listed) = in_list(1, chunk);
        let sql = format!(
            "SELECT person, code, words, confirmed_at FROM person_fact
             WHERE kind = 'legal_status' AND ended_at IS NULL AND person IN ({marks}) ORDER BY person, id"
        );
        for r in reading.rows(&sql, &listed)? {
            if statuses.contains(&r.get::<String>("code")?) {
                let why = Why::Status(r.get("words")?, r.get("confirmed_at")?);
                all.entry(r.get("person")?).or_default().push(why);
            }
        }
        let sql = format!(
            "SELECT person, court, reason, set_by FROM child_weight WHERE ended_at IS NULL AND person IN ({marks}) ORDER BY person, id"
        );
        for r in reading.rows(&sql, &listed)? {
            if r.get("court")? {
                all.entry(r.get("person")?).or_default().push(Why::Said(r.get("reason")?, r.get("set_by")?));
            }
        }
    }
    Ok(all)
}
