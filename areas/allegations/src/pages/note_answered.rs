//! Whoever told of an allegation heard from us.

use super::referral::{one, still_open};
use crate::store::clock;
use page::{Fail, Reply, Visit};

/// POST /allegations/{referral}/answered
pub fn note(visit: &Visit) -> Result<Reply, Fail> {
    let referral = visit.read(|reading| still_open(one(visit, reading)?))?;
    let running = visit.read(|reading| clock::of_referral(reading, referral.id))?;
    if !running.iter().any(|d| d.rule == "allegation_answer" && d.stopped.is_none()) {
        return Err(Fail::Stale("It was noted already that they were answered. Open the referral again.".to_owned()));
    }
    let today = visit.today();
    visit.act(None, None, |acting| {
        still_open(crate::store::referral::hold(acting, referral.id)?.ok_or(Fail::NotFound)?)?;
        Ok::<_, Fail>(clock::stop(acting, referral.id, Some("allegation_answer"), today)?)
    })?;
    Ok(Reply::to_saying(
        format!("/allegations/{}", referral.id),
        "It is noted that whoever told us was answered today.",
    ))
}
