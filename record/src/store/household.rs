//! Households: who lives together, where, since when.

use ::store::{Acting, Fault, Reading};
use days::Day;

/// A household somebody lives in now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// Key.
    pub id: i64,
    /// What it is called: "Mum's house".
    pub words: String,
    /// Street and town, on lines.
    pub lines: String,
    /// Postcode.
    pub postcode: String,
    /// Those who live there now.
    pub members: Vec<Member>,
}

/// Somebody who lives in a household now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Key of the membership.
    pub id: i64,
    /// Who.
    pub person: i64,
    /// Since when, where known.
    pub from: Option<Day>,
}

/// The households somebody lives in now, the newest first; a child may live in two.
pub fn households(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Household>, Fault> {
    let sql = "SELECT h.id, h.words, h.lines, h.postcode FROM household h JOIN household_member m ON m.household = h.id
               WHERE m.person = $1 AND m.ended_at IS NULL AND m.to_day IS NULL ORDER BY h.id DESC LIMIT 20";
    let members = "SELECT id, person, from_day FROM household_member
                   WHERE household = $1 AND ended_at IS NULL AND to_day IS NULL ORDER BY id";
    let mut households: Vec<Household> = Vec::new();
    for row in reading.rows(sql, &[person.into()])? {
        let id: i64 = row.get("id")?;
        let members = reading.rows(members, &[id.into()])?;
        let members = members
            .iter()
            .map(|m| Ok(Member { id: m.get("id")?, person: m.get("person")?, from: m.get("from_day")? }))
            .collect::<Result<_, Fault>>()?;
        let (words, lines, postcode) = (row.get("words")?, row.get("lines")?, row.get("postcode")?);
        households.push(Household { id, words, lines, postcode, members });
    }
    Ok(households)
}

/// Those who live with a person now, and the household's words.
pub fn household_of(reading: &mut Reading<'_>, person: i64) -> Result<Option<(String, Vec<i64>)>, Fault> {
    let newest = households(reading, person)?.into_iter().next();
    Ok(newest.map(|h| (h.words, h.members.into_iter().map(|m| m.person).collect())))
}

/// Makes a household of these people; gives its key.
pub fn make_household(
    acting: &mut Acting<'_>,
    words: &str,
    lines: &str,
    postcode: &str,
    members: &[i64],
    from: Option<Day>,
) -> Result<i64, Fault> {
    let at = acting.at;
    let id = acting.insert(
        "household",
        &[("words", words.into()), ("lines", lines.into()), ("postcode", postcode.into()), ("made_at", at.into())],
    )?;
    for member in members {
        join_household(acting, id, *member, from)?;
    }
    Ok(id)
}

/// Changes what a household is called and where it is.
pub fn rename_household(
    acting: &mut Acting<'_>,
    household: i64,
    words: &str,
    lines: &str,
    postcode: &str,
) -> Result<(), Fault> {
    let changed = [("words", words.into()), ("lines", lines.into()), ("postcode", postcode.into())];
    acting.update("household", household, &changed)?;
    Ok(())
}

/// Somebody comes to live in a household; gives the membership's key.
pub fn join_household(acting: &mut Acting<'_>, household: i64, person: i64, from: Option<Day>) -> Result<i64, Fault> {
    acting.insert(
        "household_member",
        &[("household", household.into()), ("person", person.into()), ("from_day", from.into())],
    )
}

/// Somebody no longer lives in a household from this day on.
pub fn leave_household(acting: &mut Acting<'_>, membership: i64, to: Day) -> Result<(), Fault> {
    acting.update("household_member", membership, &[("to_day", to.into())])?;
    Ok(())
}
