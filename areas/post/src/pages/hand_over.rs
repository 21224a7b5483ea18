//! Noting that somebody posted a letter or handed it over.

use super::letter::{again, one, still_open};
use crate::rules::typed::day_gone;
use crate::store::letter as letters;
use crate::words::How;
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// POST /letters/{letter}/handed
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let letter = visit.read(|reading| still_open(Some(one(visit, reading)?)))?;
    let mut errors = Errors::none();
    let how = match visit.form.text("how") {
        "post" => Some(How::Post),
        "by_hand" => Some(How::ByHand),
        _ => {
            errors.add("how", "Say whether it was posted or handed over");
            None
        }
    };
    let today = visit.today();
    let day = errors.take("day", day_gone(visit.form.text("day"), days::day_of(letter.made_at), today));
    let (Some(how), Some(day)) = (how, day) else { return visit.read(|reading| again(visit, reading, &errors)) };
    // Of an earlier day only the day is known: noon of it, but never before it was written.
    let noon = day.at(12, 0, 0, 0);
    let at = if day == today { visit.now } else { days::instant_of(noon).unwrap_or(visit.now).max(letter.made_at) };
    visit.act(letter.person, None, |acting| {
        let letter = still_open(letters::hold(acting, letter.id)?)?;
        Ok::<_, Fail>(letters::gone(acting, letter.id, how, at, &who.name)?)
    })?;
    Ok(Reply::to_saying(
        format!("/letters/{}", letter.id),
        format!("It is noted that the letter went {}.", how.words()),
    ))
}
