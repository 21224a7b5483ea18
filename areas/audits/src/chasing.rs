//! Chasing: an action that is long overdue is put before the service manager, and stands first in its owner's work.

use crate::carrying::KIND;
use crate::definitions::framework;
use ::store::{Act, Actor, Fault, Store};
use days::Instant;
use record::store::action;

/// How many are put before the service manager in one round. Source: local.
const MOST: i64 = 200;

/// Every minute; nothing is written when nothing has to be.
pub fn escalate(store: &Store, now: Instant) -> Result<(), Fault> {
    let today = days::day_of(now);
    let before = today.saturating_sub(jiff::Span::new().days(framework(today).escalate_after_days));
    if store.read(|reading| action::to_escalate(reading, KIND, before, 1))?.is_empty() {
        return Ok(());
    }
    let act = Act::new("escalate_audit_actions", Actor::program("chasing the actions of audits"), now);
    store.act(&act, |acting| {
        for id in action::to_escalate(acting, KIND, before, MOST)? {
            action::note_escalated(acting, id)?;
        }
        Ok(())
    })
}
