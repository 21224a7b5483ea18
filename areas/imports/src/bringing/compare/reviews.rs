//! When the next review of a child in care is due, by the reviews that the files hold.

use super::Comparing;
use crate::bringing::PersonChange;
use crate::words::PlannedChild;
use days::{Calendar, Day, Rules};
use record::store::clock::{self, Duty};
use store::{Fault, Reading};

impl Comparing<'_> {
    /// The duty of the next review of a child in care, by the reviews the files hold.
    pub(super) fn clocks(
        &self,
        reading: &mut Reading<'_>,
        child: &PlannedChild,
        change: &mut PersonChange,
    ) -> Result<(), Fault> {
        let running: Vec<Duty> = match change.person {
            Some(record) => clock::of_person(reading, record)?
                .into_iter()
                .filter(|d| d.stopped.is_none() && d.rule.ends_with("looked_after_review"))
                .collect(),
            None => Vec::new(),
        };
        let wanted = self.next_review(child);
        if let Some(duty) = &wanted
            && running.iter().any(|d| d.rule == duty.rule && d.started == duty.started)
        {
            return Ok(());
        }
        let until = wanted.as_ref().map(|d| d.started).or_else(|| child.reviews.last().copied());
        if child.in_care.is_none() && child.entries.is_empty() {
            return Ok(());
        }
        change.stopped = running.iter().map(|d| (d.id, until.unwrap_or(self.today))).collect();
        change.duties.extend(wanted);
        Ok(())
    }

    fn next_review(&self, child: &PlannedChild) -> Option<Duty> {
        let since = child.in_care?.since;
        let held: Vec<Day> = child.reviews.iter().copied().filter(|r| since.is_none_or(|s| *r >= s)).collect();
        let (rule, started) = match (since, held.as_slice()) {
            (Some(since), []) => ("first_looked_after_review", since),
            (Some(_), [first]) => ("second_looked_after_review", *first),
            (_, [.., last]) => ("next_looked_after_review", *last),
            (None, []) => return None,
        };
        let rule = Rules::built_in().rule_on(rule, started).ok()?;
        let due = days::due(rule, started, Calendar::england()).ok()?;
        Some(Duty {
            id: 0,
            person: 0,
            rule: due.rule,
            version: i64::from(due.version),
            words: rule.words.clone(),
            basis: due.basis.code().to_owned(),
            source: due.source,
            started,
            due: due.due,
            stopped: None,
            worker: None,
        })
    }
}
