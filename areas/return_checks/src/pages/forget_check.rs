//! Forgetting a check before its time.

use crate::answering::{forget as forget_answer, owner};
use crate::store::check;
use page::{Fail, Reply, Visit};

/// POST /returns/{check}/forget
pub fn forget(visit: &Visit) -> Result<Reply, Fail> {
    let (id, owner) = (visit.id("check")?, owner(visit)?);
    visit.read(|r| check::find(r, id, owner, visit.now))?.ok_or(Fail::NotFound)?;
    visit.house.store.keep(visit.now, |keeping| check::forget(keeping, id))?;
    forget_answer(&visit.house.store, id);
    Ok(Reply::to_saying("/returns", "The check is forgotten, and its files with it."))
}
