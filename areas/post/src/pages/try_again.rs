//! Letting a letter go by e-mail: a draft, one that did not go, or one that waits and has another address now.

use super::letter::{again, one, still_open};
use crate::rules::typed::email;
use crate::store::letter as letters;
use crate::words::How;
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// POST /letters/{letter}/again
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let letter = visit.read(|reading| still_open(Some(one(visit, reading)?)))?;
    let mut errors = Errors::none();
    let Some(address) = errors.take("email", email(visit.form.text("email"))) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(letter.person, None, |acting| {
        let letter = still_open(letters::hold(acting, letter.id)?)?;
        Ok::<_, Fail>(letters::let_go(acting, letter.id, How::Email, Some(&address))?)
    })?;
    Ok(Reply::to_saying(format!("/letters/{}", letter.id), "The letter waits to be sent."))
}
