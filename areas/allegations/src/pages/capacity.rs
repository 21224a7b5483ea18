//! What the officers hold against what was agreed, and when it goes over.

use super::room::{counted, room};
use crate::codes::targets;
use crate::door::{self, HANDLE};
use crate::rules::capacity::{Forecast, Load, forecast, tenths};
use crate::store::{fact, referral};
use access::Roles;
use askama::Template;
use page::{Fail, Html, Reply, Visit};
use store::Reading;

/// How many whole months are looked back. Source: local.
const BACK: u32 = 3;

#[derive(Template)]
#[template(path = "pages/capacity.html")]
struct Capacity {
    load: Load,
    officers: String,
    found: Forecast,
    new: String,
    closed: String,
    says: String,
    source: String,
    from: String,
    to: String,
}

/// The officers at work: open accounts whose role handles allegations.
fn officers(reading: &mut Reading<'_>) -> Result<i64, Fail> {
    let handles = |role: &str| Roles::built_in().find(role).is_some_and(|r| r.may.iter().any(|m| m == HANDLE));
    let all = access::accounts(reading)?;
    Ok(i64::try_from(all.iter().filter(|a| a.closed_at.is_none() && handles(&a.role)).count()).unwrap_or_default())
}

/// GET /allegations/capacity
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "The officer’s capacity", None)?;
    let body = visit.read(|reading| {
        let before = visit.today().first_of_month();
        let from = before.saturating_sub(jiff::Span::new().months(i64::from(BACK)));
        let (new, closed) = fact::came_and_went(reading, from, before)?;
        let open = i64::try_from(referral::open_since(reading)?.len()).unwrap_or_default();
        let most = targets().most_open;
        let load = Load { officers: officers(reading)?, open, new, closed, months: i64::from(BACK), most };
        let found = forecast(&load);
        let says = match found.breach {
            Some(0) => format!(
                "{} is more than the agreed most of {}, by {}.",
                counted(usize::try_from(open).unwrap_or_default(), "open referral"),
                found.limit,
                found.over_by
            ),
            Some(month) => format!(
                "As it goes on, the agreed most of {} is broken in {}.",
                found.limit,
                if month == 1 { "a month".to_owned() } else { format!("{month} months") }
            ),
            None => format!("As it goes on, the agreed most of {} is not broken within six months.", found.limit),
        };
        Ok::<_, Fail>(Capacity {
            officers: counted(usize::try_from(load.officers).unwrap_or_default(), "officer"),
            load,
            new: tenths(found.new_a_month),
            closed: tenths(found.closed_a_month),
            found,
            says,
            source: targets().source.clone(),
            from: days::long(from),
            to: days::long(before.yesterday().unwrap_or(before)),
        })
    })?;
    room(visit, "/allegations/capacity", "Capacity", Html::of(&body))
}
