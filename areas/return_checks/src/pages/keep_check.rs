//! Keeping a check: what is chosen, for how long, by whom.

use super::{showing, summary};
use crate::answering::{key, opened};
use crate::rules::keep_check::kept_until;
use crate::store::check;
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// POST /returns/{check}/keep
pub fn keep(visit: &Visit) -> Result<Reply, Fail> {
    let (check, _) = opened(visit)?;
    let Some(until) = kept_until(visit.form.text("days"), visit.now) else {
        let mut errors = Errors::none();
        errors.add("days", "Choose for how many days the check is kept");
        return summary::shown(visit, &errors);
    };
    let (secret, account) = (key(visit, &check)?.write(), visit.who()?.account);
    visit.act(None, None, |acting| check::keep(acting, &check, account, &secret, until))?;
    Ok(Reply::to_saying(showing::at(&check), "The check is kept."))
}
