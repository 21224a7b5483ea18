//! Who comes in: the designated officer, and managers whom the officer has named. To everybody else there is nothing here.

use crate::store::{look, named};
use page::{Fail, Visit};

/// The permission of the officer.
pub const HANDLE: &str = "handle_allegations";
/// The permission of those who may be named.
pub const READ: &str = "read_allegations";

/// Whether the visitor is the officer, or is named today.
pub fn is_open(visit: &Visit) -> Result<bool, Fail> {
    if visit.may(HANDLE) {
        return Ok(true);
    }
    let account = visit.who()?.account;
    Ok(visit.may(READ) && visit.read(|reading| named::is_named(reading, account, visit.today()))?)
}

/// Lets the officer and those who are named in. Errors with [`Fail::NotFound`] for everybody else, as at an address where
/// there is nothing.
pub fn open(visit: &Visit) -> Result<(), Fail> {
    if is_open(visit)? { Ok(()) } else { Err(Fail::NotFound) }
}

/// Keeps that the visitor looked at something.
pub fn looked(visit: &Visit, what: &str, thing: Option<i64>) -> Result<(), Fail> {
    let who = visit.who()?;
    let (account, by) = (who.account, who.actor().words);
    visit.house.store.keep(visit.now, |keeping| look::note(keeping, account, &by, what, thing))?;
    Ok(())
}

/// [`open`] and [`looked`].
pub fn enter(visit: &Visit, what: &str, thing: Option<i64>) -> Result<(), Fail> {
    open(visit)?;
    looked(visit, what, thing)
}
