//! Tries at the door: counted before a password is checked, so that many at once are not more tries than one after another.

use access::{Attempts, forget_attempt, forget_attempts, note_failure, waiting_until};
use store::{Fault, Keeping};

/// A try that is counted as a failure until it turns out not to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Try {
    at_name: i64,
    at_place: i64,
}

/// Counts a try for a name from a place; gives the moment of the next one when there were too many.
pub fn count_try(keeping: &mut Keeping<'_>, name: &str, place: &str) -> Result<Result<Try, days::Instant>, Fault> {
    let (name, place) = (format!("name:{name}"), format!("place:{place}"));
    let now = keeping.at;
    let by_name = waiting_until(keeping, &name, Attempts::NAME, now)?;
    let by_place = waiting_until(keeping, &place, Attempts::PLACE, now)?;
    if let Some(until) = by_name.max(by_place) {
        return Ok(Err(until));
    }
    Ok(Ok(Try { at_name: note_failure(keeping, &name)?, at_place: note_failure(keeping, &place)? }))
}

/// Counts a way to the council's own sign-in that begins at a place; gives the moment of the next one when there were too
/// many. Never forgiven: somebody who never comes back counts too.
pub fn count_begun(keeping: &mut Keeping<'_>, place: &str) -> Result<Option<days::Instant>, Fault> {
    let key = format!("begun:{place}");
    let now = keeping.at;
    let until = waiting_until(keeping, &key, Attempts::BEGUN, now)?;
    if until.is_none() {
        note_failure(keeping, &key)?;
    }
    Ok(until)
}

/// Counts a way back from the council's own sign-in as a failure; gives its key, for [`forget_attempt`] when it was none,
/// or the moment of the next one when there were too many.
pub fn count_back(keeping: &mut Keeping<'_>, place: &str) -> Result<Result<i64, days::Instant>, Fault> {
    let key = format!("place:{place}");
    let now = keeping.at;
    match waiting_until(keeping, &key, Attempts::PLACE, now)? {
        Some(until) => Ok(Err(until)),
        None => note_failure(keeping, &key).map(Ok),
    }
}

/// It was no failure: the name starts anew, the place has one try less.
pub fn forgive(keeping: &mut Keeping<'_>, name: &str, tried: Try) -> Result<(), Fault> {
    forget_attempts(keeping, &format!("name:{name}"))?;
    forget_attempt(keeping, tried.at_name)?;
    forget_attempt(keeping, tried.at_place)
}
