//! Making a form live, and throwing changes away.

use crate::pages::check_form::{self, Drafts, checked, drafts};
use crate::pages::edit_form::overtaken;
use crate::pages::held::{Held, built_in, live_of};
use crate::rules::whole_text::with_version;
use crate::store::form_change;
use crate::words::counted;
use page::ask::digest;
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use record::store::form::{self, NewVersion, PublishFault};
use record::store::form_use;
use store::{Acting, Fault};

/// Longest reason, in characters. Source: local.
const LONGEST_REASON: usize = 500;

/// Why nothing was published.
enum Stop {
    Wrong(Errors),
    Conflict(String),
    Fail(Fail),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fail(Fail::Fault(fault))
    }
}

impl From<Fail> for Stop {
    fn from(fail: Fail) -> Stop {
        Stop::Fail(fail)
    }
}

/// A reason as it is kept, or its fault noted.
pub fn reason(visit: &Visit, errors: &mut Errors) -> String {
    let reason = questions::clean(visit.form.text("reason")).split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        errors.add("reason", "Say why it is changed");
    }
    let length = reason.chars().count();
    if length > LONGEST_REASON {
        errors
            .add("reason", format!("The reason has {length} characters, and {LONGEST_REASON} can be kept. Shorten it"));
    }
    reason
}

/// POST /forms/{form}/publish
pub fn publish(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let reason = reason(visit, &mut errors);
    if !errors.is_empty() {
        return check_form::page(visit, &errors, None);
    }
    let done = visit.act(None, Some(&reason), |acting| publish_in(acting, visit, &reason));
    match done {
        Ok((path, words)) => Ok(Reply::to_saying(path, words)),
        Err(Stop::Wrong(errors)) => check_form::page(visit, &errors, None),
        Err(Stop::Conflict(words)) => check_form::page(visit, &Errors::none(), Some(words)),
        Err(Stop::Fail(fail)) => Err(fail),
    }
}

fn publish_in(acting: &mut Acting<'_>, visit: &Visit, reason: &str) -> Result<(String, String), Stop> {
    let held = Held::read(visit, acting)?;
    let Some(change) = &held.change else {
        return Err(Stop::Fail(Fail::Stale(
            "These changes were published or thrown away in another window of yours. Open the form to see how it stands.".to_owned(),
        )));
    };
    let one = |sentence: &str| {
        let mut errors = Errors::none();
        errors.add("reason", sentence);
        Stop::Wrong(errors)
    };
    if digest(held.text()) != visit.form.text("stands") {
        return Err(one(
            "You changed the form in another window after this page was opened. Read below what would change now, then publish again",
        ));
    }
    if let Some(live) = held.overtaken_by() {
        return Err(Stop::Conflict(overtaken(live)));
    }
    if let Some(stop) = checked(visit, acting, &held)?.stops.first() {
        return Err(one(&stop.sentence));
    }
    if let Some(text) = built_in(visit, &held.name) {
        form::ensure_built_in(acting, &held.name, text)?;
    }
    let number = u32::try_from(change.base).unwrap_or(0).saturating_add(1);
    let text = with_version(&change.text, &held.form, number);
    let by = visit.who()?.name.clone();
    let new = NewVersion { name: &held.name, base: change.base, text: &text, made_by: &by, reason };
    let version = match form::publish(acting, &new) {
        Ok(version) => version,
        Err(PublishFault::Newer(newer)) => return Err(Stop::Conflict(overtaken(&live_of(*newer)?))),
        Err(PublishFault::Fault(fault)) => return Err(fault.into()),
    };
    let Drafts { go_on, stay } = drafts(acting, &held)?;
    for document in &go_on {
        form_use::go_on_with(acting, *document, version)?;
    }
    form_change::throw_away(acting, change)?;
    Ok((held.path(), said(&held, version, &go_on, stay.values().sum())))
}

fn said(held: &Held, version: i64, go_on: &[i64], stay: i64) -> String {
    let title = &held.form.title;
    if held.live.is_none() {
        return format!("“{title}” is live. Workers find it under “Add” on the child's page.");
    }
    let mut words = format!("Version {version} of “{title}” is live: new records ask it from now on.");
    let go_on = i64::try_from(go_on.len()).unwrap_or(0);
    if go_on > 0 {
        words.push_str(&format!(" {} it too.", counted(go_on, "open draft shows", "open drafts show")));
    }
    if stay > 0 {
        let stay = counted(stay, "open draft goes on", "open drafts go on");
        words.push_str(&format!(" {stay} with the questions begun with."));
    }
    words
}

/// POST /forms/{form}/edit/away
pub fn throw_away(visit: &Visit) -> Result<Reply, Fail> {
    let done = visit.act(None, None, |acting| {
        let held = Held::read(visit, acting)?;
        match &held.change {
            Some(change) => form_change::throw_away(acting, change).map_err(Fail::from).map(|()| held.live.is_some()),
            None => Err(Fail::Stale("There is nothing to throw away: nothing is changed.".to_owned())),
        }
    })?;
    let to = if done { format!("/forms/{}", visit.param("form")) } else { "/forms".to_owned() };
    Ok(Reply::to_saying(to, "Your changes were thrown away. What is live stayed as it was."))
}
