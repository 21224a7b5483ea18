//! The record's answer to who sees whom.

use crate::store::{person, worker};
use ::store::{Fault, Reading};
use access::{Reach, Sight, Sights, Who};
use std::collections::{BTreeMap, BTreeSet};

/// Restrictions first, then the team's reach.
pub struct RecordSights;

impl Sights for RecordSights {
    fn subject(&self, reading: &mut Reading<'_>, name: &str) -> Result<Option<i64>, Fault> {
        person::by_kith_number(reading, name)
    }

    fn sight(&self, reading: &mut Reading<'_>, who: &Who, subject: i64, now: days::Instant) -> Result<Sight, Fault> {
        Ok(self.sights(reading, who, &[subject], now)?.pop().unwrap_or(Sight::Absent))
    }

    fn sights(
        &self,
        reading: &mut Reading<'_>,
        who: &Who,
        subjects: &[i64],
        now: days::Instant,
    ) -> Result<Vec<Sight>, Fault> {
        if who.role.reach == Reach::None {
            return Ok(vec![Sight::Absent; subjects.len()]);
        }
        let today = days::day_of(now);
        let restrictions = access::restrictions(reading, subjects)?;
        let mut holding = BTreeMap::new();
        let mut own = Vec::new();
        if who.role.reach == Reach::Team {
            holding = worker::holding_teams(reading, subjects, today)?;
            if let Some(id) = who.worker {
                own = worker::teams_of(reading, id, today)?;
            }
        }
        let shut = |subject: &i64| match (restrictions.get(subject), holding.get(subject)) {
            (Some(restriction), _) if restriction.lets_in(who.account) => None,
            (Some(restriction), _) => {
                Some(format!("This record exists and is restricted. Ask {}.", restriction.guardian_name))
            }
            (None, Some(teams)) if !teams.iter().any(|(team, _)| own.contains(team)) => {
                let teams = teams.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(" and ");
                Some(format!("This record is held by {teams}. Ask them, or open it with a reason."))
            }
            _ => None,
        };
        let closed: Vec<i64> = subjects.iter().copied().filter(|s| shut(s).is_some()).collect();
        let opened = match closed.is_empty() {
            true => BTreeSet::new(),
            false => access::opened_among(reading, &closed, who.account, now)?,
        };
        let glass = who.may("break_glass");
        let seen = subjects.iter().map(|subject| match shut(subject) {
            Some(ask) if !opened.contains(subject) => Sight::Closed { ask, glass },
            _ => Sight::Open,
        });
        Ok(seen.collect())
    }
}
