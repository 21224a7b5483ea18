//! Asking at a decision point: the rule of the day is judged, both ways are logged, and what is held waits in a queue.

use crate::rules::decision_points;
use crate::rules::judge::judge;
use crate::store::decision::{self, Decision, Settling};
use crate::store::{decision_rule, experience, note};
use crate::words::Standing;
use ::store::{Acting, Fault, Reading};
use access::Roles;
use days::{Day, Instant};
use record::store::{work_clock, worker};

/// The clock under which a held decision waits.
pub const RULE: &str = "manager_decision";

/// What a worker asks at a decision point.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The step: `close_assessment`; see `decision_points.toml`.
    pub step: &'a str,
    /// The person decided about, when there is one on record.
    pub person: Option<i64>,
    /// The team whose manager decides; nothing for the asking worker's own.
    pub team: Option<i64>,
    /// The worker who asks, by whose experience the rule goes.
    pub worker: Option<i64>,
    /// Their account; it cannot settle what it asked.
    pub account: i64,
    /// Their name.
    pub by: &'a str,
    /// The kind of thing decided: "assessment".
    pub about_kind: &'a str,
    /// Its key.
    pub about_id: i64,
    /// What to call it, without anybody's name: "Assessment begun 3 November 2026".
    pub about_words: &'a str,
    /// The page where the evidence and the manager's form are.
    pub href: &'a str,
    /// The outcome proposed: "No further action".
    pub outcome_words: &'a str,
    /// The worker's reason.
    pub reason: &'a str,
}

/// Whether the step may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedStanding {
    /// It waits for a manager: the asking area does nothing more until it is settled.
    Held,
    /// Nobody has to be asked: the asking area takes the step in the same act.
    Free,
}

/// What came of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Key of the decision that was logged.
    pub id: i64,
    /// Whether the step may go on.
    pub standing: AskedStanding,
    /// Why, in words that can be shown.
    pub why: String,
}

/// Asks. One that still waits about the same thing and step is withdrawn, and open comments on the thing count as
/// answered: asking again is the answer.
pub fn ask(acting: &mut Acting<'_>, ask: &Ask<'_>, now: Instant) -> Result<Asked, Fault> {
    let today = days::day_of(now);
    let rule = decision_rule::on(acting, ask.step, today)?;
    let experience = experience::experience(acting, ask.worker, ask.step, today)?;
    let judged = judge(rule.as_ref(), &experience, today);
    let team = match (ask.team, ask.worker) {
        (None, Some(own)) => worker::teams_of(acting, own, today)?.first().copied(),
        (team, _) => team,
    };
    for earlier in decision::about(acting, ask.about_kind, ask.about_id)? {
        if earlier.step == ask.step && earlier.standing == Standing::Held {
            take_back(acting, &earlier, ask.account, ask.by, "Asked again.", now)?;
        }
    }
    for note in note::open_about(acting, ask.about_kind, ask.about_id)? {
        note::answer(acting, note.id, ask.by)?;
    }
    let step_words = decision_points::step(ask.step).map_or(ask.outcome_words, |s| s.words.as_str());
    let id = acting.new_id();
    let mut due = None;
    if judged.held {
        let words = format!("{step_words}: {}", ask.about_words);
        let about = work_clock::About { kind: KIND, id, words: &words, href: ask.href };
        let worker = match team {
            Some(team) => manager_of(acting, team, ask, today)?,
            None => None,
        };
        work_clock::start(acting, RULE, today, &about, work_clock::Whose { team, worker }, ask.person)?;
        due = work_clock::about(acting, KIND, id)?.first().map(|duty| duty.due);
    }
    let new = Decision {
        id,
        step: ask.step.to_owned(),
        step_words: step_words.to_owned(),
        rule_version: rule.as_ref().map_or(0, |r| r.version),
        rule_words: rule.as_ref().map_or_else(|| "No rule was in force".to_owned(), |r| r.words()),
        person: ask.person,
        team,
        worker: ask.worker,
        account: ask.account,
        asked_by: ask.by.to_owned(),
        experience: experience.words(today),
        about_kind: ask.about_kind.to_owned(),
        about_id: ask.about_id,
        about_words: ask.about_words.to_owned(),
        href: ask.href.to_owned(),
        outcome_words: ask.outcome_words.to_owned(),
        reason: ask.reason.to_owned(),
        why: judged.why.clone(),
        held: judged.held,
        standing: if judged.held { Standing::Held } else { Standing::Free },
        asked_on: today,
        asked_at: now,
        due,
        settled: None,
    };
    decision::log(acting, &new)?;
    let standing = if judged.held { AskedStanding::Held } else { AskedStanding::Free };
    Ok(Asked { id, standing, why: judged.why })
}

/// The manager of a team in whose work it stands: whoever settles decisions there and did not ask, the longest in post
/// first. Every other manager of the team finds it in the queue all the same; its workers do not find it in their work.
fn manager_of(reading: &mut Reading<'_>, team: i64, ask: &Ask<'_>, on: Day) -> Result<Option<i64>, Fault> {
    let settles =
        |role: &str| Roles::built_in().find(role).is_some_and(|r| r.may.iter().any(|m| m == "agree_decisions"));
    let there = decision::accounts_in(reading, team, on)?;
    let fits = |(worker, role, account): &(i64, String, i64)| {
        settles(role) && *account != ask.account && Some(*worker) != ask.worker
    };
    Ok(there.into_iter().find(fits).map(|(worker, ..)| worker))
}

/// What a decision's clock is about.
const KIND: &str = "decision";

/// Stops the clock under which a decision waits.
pub fn stop_waiting(acting: &mut Acting<'_>, decision: i64, now: Instant) -> Result<(), Fault> {
    for duty in work_clock::about(acting, KIND, decision)? {
        if duty.stopped.is_none() {
            work_clock::stop(acting, duty.id, days::day_of(now))?;
        }
    }
    Ok(())
}

/// Says which person a decision's clock turned out to be about.
pub fn clock_is_about(acting: &mut Acting<'_>, decision: i64, person: i64) -> Result<(), Fault> {
    for duty in work_clock::about(acting, KIND, decision)? {
        work_clock::is_about(acting, duty.id, Some(person))?;
    }
    Ok(())
}

/// Takes back what still waits, because it is asked again or no longer wanted.
pub fn take_back(
    acting: &mut Acting<'_>,
    waiting: &Decision,
    account: i64,
    by: &str,
    why: &str,
    now: Instant,
) -> Result<(), Fault> {
    let settling = Settling {
        on: days::day_of(now),
        at: now,
        by: by.to_owned(),
        rationale: why.to_owned(),
        read: String::new(),
        changed_outcome: None,
    };
    decision::settle(acting, waiting.id, Standing::Withdrawn, account, &settling)?;
    stop_waiting(acting, waiting.id, now)
}
