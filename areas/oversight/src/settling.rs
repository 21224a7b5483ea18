//! A manager settles what waits: agrees, sends back, or decides otherwise.

use crate::asking::stop_waiting;
use crate::rules::rationale::{NoReason, reason};
use crate::store::decision::{self, Decision, Settling};
use crate::store::note;
use crate::words::Standing;
use ::store::{Acting, Fault, Reading};
use access::{Reach, Sight, Sights, Who};
use days::Instant;
use page::Fail;
use record::RecordSights;
use record::store::story::{NewEntry, tell};
use record::store::worker;
use record::words::StoryKind;

/// What a manager decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// As proposed.
    Agree {
        /// Why.
        rationale: String,
        /// What was read.
        read: String,
    },
    /// The worker does more first.
    SendBack {
        /// The question it is about, as the asking area names its places; nothing for the whole.
        place: Option<String>,
        /// What has to change.
        comment: String,
    },
    /// Something else than was proposed.
    Change {
        /// What instead.
        outcome: String,
        /// Why.
        rationale: String,
    },
}

impl Verdict {
    /// How a decision stands after it.
    pub fn standing(&self) -> Standing {
        match self {
            Verdict::Agree { .. } => Standing::Agreed,
            Verdict::SendBack { .. } => Standing::SentBack,
            Verdict::Change { .. } => Standing::Changed,
        }
    }
}

/// Why a decision cannot be settled so.
#[derive(Debug, thiserror::Error)]
pub enum SettleRefusal {
    /// There is no such decision.
    #[error("there is no such decision")]
    Missing,
    /// The reason says nothing.
    #[error(transparent)]
    NoReason(#[from] NoReason),
    /// Nobody said what was read.
    #[error("Say what you read before you agreed")]
    NothingRead,
    /// A change without an outcome.
    #[error("Say what you decide instead")]
    NoOutcome,
    /// The one who asked.
    #[error("You asked for this decision yourself. Another manager decides it; it stays in the queue")]
    OwnAsking,
    /// A role that does not settle decisions.
    #[error("Your role does not settle decisions")]
    NotForYou,
    /// A manager of other teams, or a restricted record.
    #[error("This decision waits for another team's manager, or is about a record that you may not open")]
    OutOfReach,
    /// Settled or taken back meanwhile.
    #[error("{0}")]
    Stale(String),
    /// The store.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<SettleRefusal> for Fail {
    fn from(refusal: SettleRefusal) -> Fail {
        match refusal {
            SettleRefusal::Missing => Fail::NotFound,
            SettleRefusal::NotForYou => Fail::NotForYou,
            SettleRefusal::Stale(words) => Fail::Stale(words),
            SettleRefusal::Fault(fault) => Fail::Fault(fault),
            other => Fail::Refused(format!("{other}.")),
        }
    }
}

/// "Agreed by Helen Brearley on 24 November 2026": what came of a settled decision.
pub fn came_of(decision: &Decision) -> String {
    let how = decision.standing.words();
    decision
        .settled
        .as_ref()
        .map_or_else(|| how.to_owned(), |s| format!("{how} by {} on {}", s.by, days::long_with_time(s.at)))
}

/// Whether this person may settle this decision: their role does, they did not ask, and it is within their reach.
pub fn may_settle(
    reading: &mut Reading<'_>,
    decision: &Decision,
    who: &Who,
    now: Instant,
) -> Result<(), SettleRefusal> {
    if !who.may("agree_decisions") {
        return Err(SettleRefusal::NotForYou);
    }
    if who.account == decision.account || who.worker.is_some_and(|own| decision.worker == Some(own)) {
        return Err(SettleRefusal::OwnAsking);
    }
    if let Some(person) = decision.person
        && RecordSights.sight(reading, who, person, now)? != Sight::Open
    {
        return Err(SettleRefusal::OutOfReach);
    }
    if who.role.reach == Reach::Team
        && let Some(team) = decision.team
    {
        let own = match who.worker {
            Some(own) => worker::teams_of(reading, own, days::day_of(now))?,
            None => Vec::new(),
        };
        if !own.contains(&team) {
            return Err(SettleRefusal::OutOfReach);
        }
    }
    Ok(())
}

/// Settles a decision in the caller's act; gives it as it stands now. What follows for the thing decided is the asking
/// area's, in the same act. A decision that stands (agreed, or decided otherwise) is told in the child's story here.
pub fn settle(
    acting: &mut Acting<'_>,
    id: i64,
    verdict: &Verdict,
    who: &Who,
    now: Instant,
) -> Result<Decision, SettleRefusal> {
    let mut decision = decision::decision_to_settle(acting, id)?.ok_or(SettleRefusal::Missing)?;
    if decision.standing != Standing::Held {
        let said =
            format!("This decision no longer waits: {}. Open it again to see what came of it.", came_of(&decision));
        return Err(SettleRefusal::Stale(said));
    }
    may_settle(acting, &decision, who, now)?;
    let mut settling = Settling {
        on: days::day_of(now),
        at: now,
        by: who.name.clone(),
        rationale: String::new(),
        read: String::new(),
        changed_outcome: None,
    };
    match verdict {
        Verdict::Agree { rationale, read } => {
            settling.rationale = reason(rationale, WHY)?;
            settling.read = Some(questions::clean(read).trim().to_owned())
                .filter(|r| questions::says_something(r))
                .ok_or(SettleRefusal::NothingRead)?;
        }
        Verdict::SendBack { place, comment } => {
            settling.rationale = reason(comment, BACK)?;
            note::add(acting, id, place.as_deref(), &settling.rationale, &who.name)?;
        }
        Verdict::Change { outcome, rationale } => {
            settling.rationale = reason(rationale, WHY)?;
            let outcome = questions::clean(outcome).trim().to_owned();
            settling.changed_outcome =
                Some(outcome).filter(|o| questions::says_something(o)).ok_or(SettleRefusal::NoOutcome)?.into();
        }
    }
    decision::settle(acting, id, verdict.standing(), who.account, &settling)?;
    stop_waiting(acting, id, now)?;
    decision.standing = verdict.standing();
    decision.settled = Some(settling);
    if let (Some(person), Standing::Agreed | Standing::Changed) = (decision.person, decision.standing) {
        tell_decision(acting, &decision, person, who, now)?;
    }
    Ok(decision)
}

/// What to do when the box for the reason is empty.
pub const WHY: &str = "Give your reason: a decision without one does not count";
/// What to do when nothing says what has to change.
pub const BACK: &str = "Say what has to change before you can agree";

fn tell_decision(
    acting: &mut Acting<'_>,
    decision: &Decision,
    person: i64,
    who: &Who,
    now: Instant,
) -> Result<(), Fault> {
    let settled = decision.settled.as_ref();
    let outcome = settled.and_then(|s| s.changed_outcome.as_ref());
    let title = match outcome {
        Some(outcome) => format!("{}: a manager decided otherwise, {outcome}", decision.step_words),
        None => format!("{}: agreed, {}", decision.step_words, decision.outcome_words),
    };
    let words = format!(
        "{} proposed: {}. {}\nThe manager's reason: {}",
        decision.asked_by,
        decision.outcome_words,
        decision.reason,
        settled.map(|s| s.rationale.as_str()).unwrap_or_default()
    );
    let entry = NewEntry {
        kind: StoryKind::Decision,
        day: days::day_of(now),
        time: None,
        written_at: now,
        title: &title,
        words: &words,
        meaning: "",
        turning_point: false,
        source: "A manager's decision",
        source_id: None,
        by: &who.name,
        origin: None,
    };
    tell(acting, person, &entry).map(|_| ())
}
