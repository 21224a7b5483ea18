//! Taking a letter back before it went, with a reason.

use super::letter::{again, one, still_open};
use crate::rules::typed::needed;
use crate::store::letter as letters;
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// POST /letters/{letter}/withdraw
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let letter = visit.read(|reading| still_open(Some(one(visit, reading)?)))?;
    let mut errors = Errors::none();
    let Some(why) = errors.take("why", needed(visit.form.text("why"), "why it is taken back", 1000)) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(letter.person, Some(&why), |acting| {
        let letter = still_open(letters::hold(acting, letter.id)?)?;
        Ok::<_, Fail>(letters::withdraw(acting, letter.id, &why)?)
    })?;
    Ok(Reply::to_saying(format!("/letters/{}", letter.id), "The letter is withdrawn; your reason stands beside it."))
}
