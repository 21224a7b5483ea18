//! A manager settles a step up or down.

use super::help_level::{KIND, shown, stand};
use crate::store::help_level;
use oversight::published::{Verdict, settle, verdict, waiting_on};
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// POST /people/{person}/help/{level}/settle
pub fn decide(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, id) = (visit.subject()?, visit.id("level")?);
    let mut errors = Errors::none();
    let Some(verdict) = verdict(visit, &mut errors) else { return visit.read(|r| shown(visit, r, &errors)) };
    visit.act(Some(subject), None, |acting| {
        let gone = || Fail::Stale("This step no longer waits for a manager. Open the page again.".to_owned());
        let level = help_level::one(acting, subject, id)?.filter(|l| l.standing == "waiting").ok_or_else(gone)?;
        let waiting = waiting_on(acting, KIND, id)?.ok_or_else(gone)?;
        settle(acting, waiting.id, &verdict, visit.who()?, visit.now)?;
        match verdict {
            Verdict::Agree { .. } => stand(acting, &level, &level.by),
            Verdict::SendBack { .. } | Verdict::Change { .. } => Ok(help_level::take_back(acting, id)?),
        }
    })?;
    let words = match verdict {
        Verdict::Agree { .. } => "Agreed. The level of help is changed.",
        Verdict::SendBack { .. } | Verdict::Change { .. } => "Recorded. The level of help stays as it was.",
    };
    Ok(Reply::to_saying(format!("/people/{}/help", visit.param("person")), words))
}
