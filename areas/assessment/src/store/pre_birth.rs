//! What is booked and done before a child is born.

use ::store::{Acting, Fault, Reading};
use days::Day;

/// A booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Key.
    pub id: i64,
    /// The milestone.
    pub milestone: String,
    /// For which day.
    pub booked_for: Day,
    /// When it was done.
    pub done: Option<Day>,
    /// Who booked it.
    pub by: String,
}

/// The latest booking of each milestone of a child.
pub fn bookings(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Booking>, Fault> {
    let sql =
        "SELECT id, milestone, booked_for, done_on, by_words FROM pre_birth_booking WHERE person = $1 ORDER BY id";
    let mut all: Vec<Booking> = Vec::new();
    for r in reading.rows(sql, &[person.into()])? {
        let one = Booking {
            id: r.get("id")?,
            milestone: r.get("milestone")?,
            booked_for: r.get("booked_for")?,
            done: r.get("done_on")?,
            by: r.get("by_words")?,
        };
        all.retain(|b| b.milestone != one.milestone);
        all.push(one);
    }
    Ok(all)
}

/// Books a milestone for a day, or says that it was done on one. An earlier booking stays in the history.
pub fn book(
    acting: &mut Acting<'_>,
    person: i64,
    milestone: &str,
    day: Day,
    done: bool,
    by: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    acting.insert(
        "pre_birth_booking",
        &[
            ("person", person.into()),
            ("milestone", milestone.into()),
            ("booked_for", day.into()),
            ("done_on", done.then_some(day).into()),
            ("by_words", by.into()),
            ("at", at.into()),
        ],
    )?;
    Ok(())
}
