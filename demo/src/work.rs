//! What a visit leaves behind: duties that stop and start, and actions; and the duties that run today.

use crate::dice::{Dice, after, before, between, days_between};
use crate::life::{Child, Told};
use crate::plan::{Plan, Situation};
use crate::story::Entry;
use crate::summaries::write_summary;
use crate::write::{Setting, moment};
use days::{Calendar, Day, Rules, due};
use record::store::action::{NewAction, agree, finish};
use record::store::clock::{Duty, start, stop};
use store::{Acting, Fault};

/// Only the last months' visits leave duties and actions; older ones were closed long ago.
const RECENT_DAYS: u64 = 200;

/// After a visit: the duty to write it up, stopped when it was written; and sometimes an action.
#[expect(clippy::too_many_arguments, reason = "a visit is all of these")]
pub(crate) fn after_visit(
    acting: &mut Acting<'_>,
    plan: &Plan,
    child: &Child,
    entry: &Entry,
    day: Day,
    told: &Told,
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<(), Fault> {
    if days_between(day, setting.today) > RECENT_DAYS || setting.entries_each.is_some() {
        return Ok(());
    }
    let written = days::day_of(told.written_at);
    duty(acting, child, "visit_written_up", day, Some(written))?;
    if !told.next.is_empty() && dice.in_hundred(60) {
        let due = after(day, between(dice, 5, 30));
        let new = NewAction {
            person: Some(child.id),
            words: &told.next,
            owner: Some(child.worker),
            owner_words: &child.worker_name,
            due: Some(due),
            agreed_where: "visit",
            agreed_id: None,
            agreed_by: &child.worker_name,
            priority: if entry.key || plan.situation.protection() { 2 } else { 1 },
            origin: None,
        };
        let action = agree(acting, &new)?;
        let old = days_between(day, setting.today) > 28;
        if old && dice.in_hundred(82) || dice.in_hundred(20) {
            let done_on = after(day, between(dice, 1, 20)).min(setting.today);
            acting.at = moment(done_on, 15, 30, setting.now);
            finish(acting, action, evidence(dice), &child.worker_name)?;
        }
    }
    Ok(())
}

fn evidence(dice: &mut Dice) -> &'static str {
    let ways = [
        "Rang and spoke to them; they confirmed by email the same day",
        "Letter on file",
        "Seen at the next visit",
        "School confirmed by phone",
        "Appointment kept; the child told me about it",
    ];
    crate::dice::one_of(dice, &ways).unwrap_or_default()
}

/// The duties that run today for a child, most on time and some overdue.
pub(crate) fn running_duties(
    acting: &mut Acting<'_>,
    plan: &Plan,
    child: &Child,
    last_visit: Option<Day>,
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let today = setting.today;
    if child.given.is_empty() {
        return Ok(());
    }
    let known = days_between(plan.began, today);
    if known < 63 && !plan.situation.in_care() {
        duty(acting, child, "single_assessment", plan.began, None)?;
        return Ok(());
    }
    let visited = last_visit.unwrap_or(plan.began);
    if plan.situation.in_care() {
        let settled = known > 380;
        duty(acting, child, if settled { "settled_placement_visit" } else { "placement_visit" }, visited, None)?;
        // Reviews fall at the legal interval; one in nine is late.
        let interval = if known > 200 { 180 } else { 85 };
        let late = if dice.in_hundred(11) { between(dice, 4, 20) } else { 0 };
        let held = before(today, between(dice, 10, interval) + if late > 0 { interval } else { 0 });
        if known > 110 {
            duty(acting, child, "next_looked_after_review", held, None)?;
        } else {
            duty(acting, child, "second_looked_after_review", plan.began, None)?;
        }
        let gone_over = before(today, between(dice, 20, 400).min(known));
        duty(acting, child, "why_in_care_review", gone_over, None)?;
    } else if plan.situation.protection() {
        duty(acting, child, "child_protection_visit", visited, None)?;
        let review = if known > 100 { "next_review_conference" } else { "first_review_conference" };
        duty(acting, child, review, before(today, between(dice, 5, 170).min(known)), None)?;
    }
    if plan.situation != Situation::LeavingCare {
        let written = before(today, between(dice, 2, 40));
        duty(acting, child, "one_page_summary", written, None)?;
        // A new child has none yet; in a large authority, which is for measuring, nobody has.
        if days_between(plan.began, written) > 30 && setting.entries_each.is_none() {
            let mut own = Dice::of(days_between(child.born, written), days_between(written, today));
            write_summary(acting, plan, child, written, setting, &mut own)?;
        }
    }
    Ok(())
}

fn duty(acting: &mut Acting<'_>, child: &Child, rule: &str, started: Day, stopped: Option<Day>) -> Result<(), Fault> {
    let rules = Rules::built_in();
    let Ok(rule) = rules.rule_on(rule, started) else { return Ok(()) };
    let Ok(due) = due(rule, started, Calendar::england()) else { return Ok(()) };
    let duty = Duty {
        id: 0,
        person: child.id,
        rule: due.rule,
        version: due.version.into(),
        words: rule.words.clone(),
        basis: due.basis.code().to_owned(),
        source: due.source,
        started,
        due: due.due,
        stopped: None,
        worker: Some(child.worker),
    };
    let key = start(acting, &duty, None)?;
    if let Some(on) = stopped {
        stop(acting, key, on)?;
    }
    Ok(())
}
