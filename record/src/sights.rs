//! The record's answer to who sees whom.

use crate::store::{person, worker};
use ::store::{Fault, Reading};
use access::{Reach, Sight, Sights, Who};

/// Restrictions first, then the team's reach.
pub struct RecordSights;

impl Sights for RecordSights {
    fn subject(&self, reading: &mut Reading<'_>, name: &str) -> Result<Option<i64>, Fault> {
        person::by_kith_number(reading, name)
    }

    fn sight(&self, reading: &mut Reading<'_>, who: &Who, subject: i64, now: days::Instant) -> Result<Sight, Fault> {
        if who.role.reach == Reach::None {
            return Ok(Sight::Absent);
        }
        let glass = who.may("break_glass");
        if let Some(restriction) = access::restriction(reading, subject)? {
            if restriction.lets_in(who.account) || access::broken_glass(reading, subject, who.account, now)? {
                return Ok(Sight::Open);
            }
            let ask = format!("This record exists and is restricted. Ask {}.", restriction.guardian_name);
            return Ok(Sight::Closed { ask, glass });
        }
        if who.role.reach == Reach::All {
            return Ok(Sight::Open);
        }
        let today = days::day_of(now);
        let holding = worker::holding_teams(reading, subject, today)?;
        let own = match who.worker {
            Some(id) => worker::teams_of(reading, id, today)?,
            None => Vec::new(),
        };
        if holding.is_empty() || holding.iter().any(|(team, _)| own.contains(team)) {
            return Ok(Sight::Open);
        }
        if access::broken_glass(reading, subject, who.account, now)? {
            return Ok(Sight::Open);
        }
        let teams = holding.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(" and ");
        Ok(Sight::Closed { ask: format!("This record is held by {teams}. Ask them, or open it with a reason."), glass })
    }
}
