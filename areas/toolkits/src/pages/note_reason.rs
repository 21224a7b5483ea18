//! Saying why there is no result of a toolkit.

use super::toolkits_of_child::shown;
use crate::noting;
use crate::published::{Answer, Whose, read_answer};
use crate::words::toolkit_for;
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// POST /people/{person}/toolkits/{concern}/reason
pub fn note(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let toolkit = toolkit_for(visit.param("concern")).ok_or(Fail::NotFound)?;
    let mut errors = Errors::none();
    let Some(Answer::Reason(code, words)) = read_answer(&visit.form, false, &mut errors) else {
        return shown(visit, &errors);
    };
    let by = &visit.who()?.name;
    visit.act(Some(subject), None, |acting| {
        noting::note_reason(acting, Whose::Person(subject), &toolkit.concern, (&code, &words), by).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(format!("/people/{}/toolkits", visit.param("person")), "The reason is kept."))
}
