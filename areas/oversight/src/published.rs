//! The only door for other areas.
//!
//! At a step that may need a manager, an area calls [`ask`] in its own act. `Free`: it takes the step at once. `Held`: it
//! shows the settle form ([`settle_form`]) on the page where the evidence is, reads it with [`verdict`] or [`verdict_with`], and calls
//! [`settle`] in its act; what follows from the verdict is its own to do, in the same act. Comments that were sent back
//! stand beside the exact answer ([`sent_back_notes`]) until it is answered ([`answer_note`]) or asked again.

pub use crate::asking::{Ask, Asked, AskedStanding, ask};
pub use crate::bring_in::{
    Agreed, HeldSupervision, bring_in_agreed, bring_in_supervision, enter_experience, trust_worker,
};
pub use crate::pages::asked::{Asked as AskedPage, Part as AskedPart, page as asked_page, typed};
pub use crate::pages::named::{CLOSED, Named};
pub use crate::pages::settle_form::{SettleForm, settle_form, verdict, verdict_with};
pub use crate::rules::rationale::{NoReason, reason};
pub use crate::settling::{SettleRefusal, Verdict, came_of, may_settle, settle};
pub use crate::store::decision::{Decision, Settling};
pub use crate::store::experience::Entered;
pub use crate::store::note::Note;
pub use crate::words::{Kind, Standing};

use crate::store::{decision as decisions, experience, note};
use ::store::{Acting, Fault, Reading};
use days::{Day, Instant};
use std::collections::BTreeMap;

/// The kind of thing that a decision about a child is about when no other area asks for it; its page is
/// `/people/{person}/decisions/{about_id}`.
pub const CHILD_DECISION: &str = crate::pages::child_decision::KIND;

/// What waits for a manager about a thing, if anything does.
pub fn waiting_on(reading: &mut Reading<'_>, kind: &str, id: i64) -> Result<Option<Decision>, Fault> {
    Ok(decisions::about(reading, kind, id)?.into_iter().find(|d| d.standing == Standing::Held))
}

/// Every asking about a thing, the latest first, whether it was held or not.
pub fn history(reading: &mut Reading<'_>, kind: &str, id: i64) -> Result<Vec<Decision>, Fault> {
    decisions::about(reading, kind, id)
}

/// One decision.
pub fn decision(reading: &mut Reading<'_>, id: i64) -> Result<Option<Decision>, Fault> {
    decisions::decision(reading, id)
}

/// Takes back what waits about a thing, as when it is no longer wanted; does nothing when nothing waits.
pub fn withdraw(
    acting: &mut Acting<'_>,
    (kind, id): (&str, i64),
    account: i64,
    by: &str,
    why: &str,
    now: Instant,
) -> Result<(), Fault> {
    match waiting_on(acting, kind, id)? {
        Some(waiting) => crate::asking::take_back(acting, &waiting, account, by, why, now),
        None => Ok(()),
    }
}

/// Says which person the askings about a thing turned out to be about, as when a contact is matched.
pub fn is_about(acting: &mut Acting<'_>, kind: &str, id: i64, person: i64) -> Result<(), Fault> {
    for decision in decisions::about(acting, kind, id)? {
        decisions::is_about(acting, decision.id, person)?;
        crate::asking::clock_is_about(acting, decision.id, person)?;
    }
    Ok(())
}

/// What managers said when they sent a thing back and nobody has answered yet; each with the place (a question's id) it
/// stands beside.
pub fn sent_back_notes(reading: &mut Reading<'_>, kind: &str, id: i64) -> Result<Vec<Note>, Fault> {
    note::open_about(reading, kind, id)
}

/// The comments at a place were answered, as when the answer there was written anew. Says how many there were.
pub fn answer_note(acting: &mut Acting<'_>, kind: &str, id: i64, place: &str, by: &str) -> Result<usize, Fault> {
    let open = note::open_about(acting, kind, id)?;
    let here: Vec<&Note> = open.iter().filter(|n| n.place.as_deref() == Some(place)).collect();
    for note in &here {
        note::answer(acting, note.id, by)?;
    }
    Ok(here.len())
}

/// When a child was last discussed in a supervision that is complete.
pub fn last_discussed(reading: &mut Reading<'_>, child: i64) -> Result<Option<Day>, Fault> {
    crate::store::supervision::last_discussed(reading, child)
}

/// The first and the last day of the first year in practice of each of these workers, where both are entered.
pub fn first_years(reading: &mut Reading<'_>, workers: &[i64]) -> Result<BTreeMap<i64, (Day, Day)>, Fault> {
    let kept = experience::practice(reading, workers)?;
    let years = kept.into_iter().filter_map(|(worker, p)| Some((worker, (p.first_year_from?, p.first_year_until?))));
    Ok(years.collect())
}
