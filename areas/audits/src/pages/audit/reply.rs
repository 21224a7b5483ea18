//! The worker's or the manager's answer to an audit, before it closes.

use super::read;
use crate::carrying;
use crate::pages::seeing::{Sees, at, is_auditor, is_worker, one, still};
use crate::store::audit;
use crate::store::reply;
use crate::words::Standing;
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use people::published::typed::needed_lines;

/// POST /audits/{audit}/answer
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (audit, sees) = visit.read(|reading| one(visit, reading))?;
    if sees != Sees::All || is_auditor(visit, &audit) {
        return Err(Fail::NotForYou);
    }
    still(&audit, Standing::Graded)?;
    let mut errors = Errors::none();
    let words = needed_lines(visit.form.get("words").unwrap_or_default(), "your answer", 4000);
    let Some(words) = errors.take("words", words) else {
        return visit.read(|reading| read::page(visit, reading, audit.clone(), sees, &errors));
    };
    visit.act(None, None, |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Graded)?;
        reply::keep(acting, audit.id, who.account, &who.name, &words)?;
        if is_worker(visit, &held) {
            carrying::answered(acting, audit.id, visit.today())?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(at(audit.id), "Your answer stands under the audit."))
}
