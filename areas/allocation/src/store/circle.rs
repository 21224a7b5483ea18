//! A child's people and where they live, as declared conflicts are held against them.

use crate::rules::conflict::{Circle, Near};
use ::store::{Fault, Reading, in_list};
use std::collections::BTreeSet;

/// Most people of a circle that are read. Source: local.
const MOST: usize = 200;

fn more(reading: &mut Reading<'_>, sql: &str, of: &[i64]) -> Result<Vec<i64>, Fault> {
    let (marks, listed) = in_list(1, of);
    let sql = sql.replace("{these}", &marks);
    reading.rows(&sql, &listed)?.iter().map(|r| r.get("person")).collect()
}

const RELATED: &str = "SELECT other AS person FROM relationship WHERE one IN ({these}) AND ended_at IS NULL
     UNION SELECT one FROM relationship WHERE other IN ({these}) AND ended_at IS NULL
     UNION SELECT b.other FROM relationship a JOIN relationship b ON b.one = a.one AND b.kind = 'parent' AND b.ended_at IS NULL
       WHERE a.other IN ({these}) AND a.kind = 'parent' AND a.ended_at IS NULL";
const TOGETHER: &str = "SELECT m.person FROM household_member m JOIN household_member n ON n.household = m.household
     WHERE n.person IN ({these}) AND m.ended_at IS NULL AND m.to_day IS NULL AND n.ended_at IS NULL AND n.to_day IS NULL";

/// Brothers and sisters, parents and other relatives of these children, those who live with them, and those who live with
/// the relatives; with every name and every address at which they live now.
pub fn circle(reading: &mut Reading<'_>, children: &[i64]) -> Result<Circle, Fault> {
    let mut people: BTreeSet<i64> = children.iter().copied().collect();
    people.extend(more(reading, RELATED, children)?);
    let related: Vec<i64> = people.iter().copied().take(MOST).collect();
    people.extend(more(reading, TOGETHER, &related)?);
    let all: Vec<i64> = people.into_iter().take(MOST).collect();
    let (marks, listed) = in_list(1, &all);
    let mut circle = Circle::default();
    let sql = format!(
        "SELECT p.id, p.birth_day, n.given, n.family FROM person p
         LEFT JOIN person_name n ON n.person = p.id AND n.ended_at IS NULL AND n.kind <> 'preferred'
         WHERE p.id IN ({marks}) ORDER BY p.id"
    );
    for r in reading.rows(&sql, &listed)? {
        let (person, given, family) =
            (r.get("id")?, r.get::<Option<String>>("given")?, r.get::<Option<String>>("family")?);
        let name = given.zip(family);
        match circle.people.last_mut().filter(|last| last.person == person) {
            Some(last) => last.names.extend(name),
            None => circle.people.push(Near { person, names: name.into_iter().collect(), born: r.get("birth_day")? }),
        }
    }
    let sql = format!(
        "SELECT lines, postcode FROM person_address
         WHERE person IN ({marks}) AND ended_at IS NULL AND to_day IS NULL AND kind <> 'correspondence'
         UNION SELECT h.lines, h.postcode FROM household h JOIN household_member m ON m.household = h.id
         WHERE m.person IN ({marks}) AND m.ended_at IS NULL AND m.to_day IS NULL"
    );
    for r in reading.rows(&sql, &listed)? {
        circle.addresses.push((r.get("lines")?, r.get("postcode")?));
    }
    Ok(circle)
}
