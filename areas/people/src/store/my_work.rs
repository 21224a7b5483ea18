//! Where the children of somebody's work live, and who of them are brothers and sisters.

use days::Day;
use std::collections::BTreeMap;
use store::{Fault, Reading, in_list};

/// Where each of these people lives on a day, on one line: the address lived at, or the placement; nothing for those of
/// whom none is known.
pub fn homes(reading: &mut Reading<'_>, people: &[i64], on: Day) -> Result<BTreeMap<i64, String>, Fault> {
    let (marks, listed) = in_list(2, people);
    let sql = format!(
        "SELECT person, lines, postcode FROM person_address
         WHERE person IN ({marks}) AND ended_at IS NULL AND kind <> 'correspondence'
           AND (from_day IS NULL OR from_day <= $1) AND (to_day IS NULL OR to_day > $1)
         ORDER BY person, coalesce(from_day, ''), id"
    );
    let mut homes = BTreeMap::new();
    for row in reading.rows(&sql, &[vec![on.into()], listed].concat())? {
        let (lines, postcode): (String, String) = (row.get("lines")?, row.get("postcode")?);
        let parts = lines.lines().map(str::trim).chain([postcode.trim()]).filter(|p| !p.is_empty());
        homes.insert(row.get("person")?, parts.collect::<Vec<_>>().join(", "));
    }
    homes.retain(|_, home: &mut String| !home.is_empty());
    Ok(homes)
}

/// Pairs among these people who are brothers or sisters: related as such, or sharing a parent.
pub fn siblings(reading: &mut Reading<'_>, people: &[i64]) -> Result<Vec<(i64, i64)>, Fault> {
    let (marks, listed) = in_list(1, people);
    let sql = format!(
        "SELECT one, other FROM relationship
           WHERE kind = 'sibling' AND ended_at IS NULL AND (one IN ({marks}) OR other IN ({marks}))
         UNION SELECT a.other, b.other FROM relationship a JOIN relationship b ON b.one = a.one
           WHERE a.kind = 'parent' AND a.ended_at IS NULL AND b.kind = 'parent' AND b.ended_at IS NULL
             AND a.other < b.other AND a.other IN ({marks}) AND b.other IN ({marks})"
    );
    reading.rows(&sql, &listed)?.iter().map(|r| Ok((r.get("one")?, r.get("other")?))).collect()
}
