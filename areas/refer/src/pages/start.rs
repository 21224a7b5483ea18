//! The first page, and beginning a form.

use crate::rules::pace::{BEGUN_FOR_EACH_SENT, HOUR, Pace};
use crate::store::{draft, pace};
use askama::Template;
use page::{Fail, Reply, Telephones, Visit};

/// How many random letters a form's address has: it is no secret, and must not meet another.
const NAME_LETTERS: usize = 16;

#[derive(Template)]
#[template(path = "pages/start.html")]
struct Start<'a> {
    telephones: &'a Telephones,
    days: i64,
}

/// GET /refer
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let telephones = &visit.house.settings.telephones;
    visit.page("Tell us about a child you are worried about", &Start { telephones, days: draft::DAYS_KEPT })
}

/// POST /refer
pub fn begin(visit: &Visit) -> Result<Reply, Fail> {
    let sender = pace::sender("begin", &visit.place);
    let most = visit.house.settings.limits.forms_an_hour.saturating_mul(BEGUN_FOR_EACH_SENT);
    let limit = Pace { most, seconds: HOUR };
    if let Some(seconds) = visit.read(|r| pace::must_wait(r, &sender, limit, visit.now))? {
        return super::wait::wait(visit, seconds, None);
    }
    let dice = visit.house.store.dice();
    let (name, secret) = (dice.token().chars().take(NAME_LETTERS).collect::<String>(), dice.token());
    // Now and then, so that no beginning is slow.
    let tidy = dice.number().is_multiple_of(32);
    visit.house.store.keep(visit.now, |keeping| {
        draft::begin(keeping, &name, &secret)?;
        pace::count(keeping, &sender)?;
        if tidy {
            draft::forget_old(keeping)?;
            pace::forget_old(keeping)?;
        }
        Ok::<(), Fail>(())
    })?;
    let under = format!("/refer/{name}");
    Ok(Reply::WithFormSecret { secret: Some(secret), reply: Box::new(Reply::to(under.clone())), under })
}
