//! What follows when an assessment is begun and when its outcome stands.

use crate::rules::proposal::Proposal;
use crate::store::assessment::{self, NewAssessment};
use crate::store::help_level;
use crate::words::{Outcome, is_qualified, outcomes};
use allocation::published::worker_named;
use days::{Calendar, Day, Rules};
use page::{Fail, Visit};
use record::store::clock::{self, Duty};
use record::store::document;
use record::store::worker::{self, NewResponsible};
use record::store::{action, answer, story, work_clock};
use record::words::{ResponsibilityRole, StoryKind};
use store::Acting;

/// The clock of an assessment.
pub const RULE: &str = "single_assessment";
/// Its review points.
pub const REVIEWS: [&str; 2] = ["assessment_review_first", "assessment_review_second"];
/// What its review points are about.
pub const KIND: &str = "assessment";
/// Its form.
pub const FORM: &str = "single_assessment";

/// What is needed to begin.
pub struct Begin<'a> {
    /// The children, each with the contact that led to it.
    pub children: &'a [(i64, Option<i64>)],
    /// The day of the referral.
    pub referral: Day,
    /// Why it is begun.
    pub why: &'a str,
    /// Who leads: worker, whether qualified, team.
    pub lead: (i64, bool, i64),
    /// Who oversees.
    pub overseer: Option<i64>,
}

/// Begins an assessment; gives the record's key. Each child's clock runs from the referral: the one that runs already is
/// taken up, otherwise it is started.
pub fn begin(acting: &mut Acting<'_>, visit: &Visit, new: &Begin<'_>) -> Result<i64, Fail> {
    let people: Vec<i64> = new.children.iter().map(|(person, _)| *person).collect();
    let document = recording::published::begin(acting, visit, FORM, &people)?;
    begin_on(acting, document, new, &visit.who()?.name)?;
    Ok(document)
}

/// The same on a draft that is there; gives the assessment's key.
pub fn begin_on(acting: &mut Acting<'_>, document: i64, new: &Begin<'_>, by: &str) -> Result<i64, Fail> {
    let people: Vec<i64> = new.children.iter().map(|(person, _)| *person).collect();
    let mut clocks = Vec::new();
    let mut due: Option<Day> = None;
    for person in &people {
        let running = clock::of_person(acting, *person)?.into_iter().find(|d| d.rule == RULE && d.stopped.is_none());
        let duty = match running {
            Some(duty) => duty,
            None => start_clock(acting, *person, new.referral)?,
        };
        clock::give(acting, duty.id, new.lead.0)?;
        due = Some(due.map_or(duty.due, |d| d.min(duty.due)));
        clocks.push(duty.id);
    }
    let due = due.ok_or_else(|| Fail::Refused("Choose at least one child.".to_owned()))?;
    let first = people.first().copied().unwrap_or_default();
    let earlier = assessment::of_person(acting, first)?.first().map(|a| a.id);
    let id = assessment::begin(
        acting,
        &NewAssessment {
            document,
            by,
            referral: new.referral,
            why: new.why,
            lead: new.lead.0,
            overseer: new.overseer,
            team: Some(new.lead.2),
            earlier,
            due,
        },
    )?;
    for ((person, contact), clock) in new.children.iter().zip(clocks) {
        assessment::add_child(acting, id, *person, *contact, Some(clock))?;
        let (lead, qualified, team) = new.lead;
        let role = if qualified { ResponsibilityRole::SocialWorker } else { ResponsibilityRole::LeadPractitioner };
        answers_for(acting, *person, (lead, role, team))?;
    }
    let href = format!("/assessments/{document}/review");
    let words = format!("Assessment begun {}", days::long(days::day_of(acting.at)));
    let about = work_clock::About { kind: KIND, id, words: &words, href: &href };
    let whose = work_clock::Whose { team: Some(new.lead.2), worker: Some(new.lead.0) };
    for rule in REVIEWS {
        work_clock::start(acting, rule, new.referral, &about, whose, None)?;
    }
    Ok(id)
}

/// Starts the clock of a child's assessment from a day.
pub fn start_clock(acting: &mut Acting<'_>, person: i64, from: Day) -> Result<Duty, Fail> {
    let far =
        || Fail::Refused("The clock of an assessment cannot be reckoned from that day. Check the day.".to_owned());
    let rule = Rules::built_in().rule_on(RULE, from).map_err(|_| far())?;
    let due = days::due(rule, from, Calendar::england()).map_err(|_| far())?;
    let mut duty = Duty {
        id: 0,
        person,
        rule: due.rule,
        version: due.version.into(),
        words: rule.words.clone(),
        basis: due.basis.code().to_owned(),
        source: due.source,
        started: from,
        due: due.due,
        stopped: None,
        worker: None,
    };
    duty.id = clock::start(acting, &duty, None)?;
    Ok(duty)
}

/// Where nobody by name works with the child yet, the lead does.
fn answers_for(
    acting: &mut Acting<'_>,
    person: i64,
    (lead, role, team): (i64, ResponsibilityRole, i64),
) -> Result<(), Fail> {
    let today = days::day_of(acting.at);
    let mut held = worker::responsible(acting, person, today)?;
    held.retain(|r| r.role != ResponsibilityRole::Reviewer);
    if held.iter().any(|r| r.worker.is_some()) {
        return Ok(());
    }
    for queue in held {
        worker::end_responsibility(acting, queue.id, today)?;
    }
    let responsible = NewResponsible {
        worker: Some(lead),
        team: Some(team),
        role,
        from: today,
        to: None,
        reason: "Leads the assessment",
        origin: None,
    };
    worker::make_responsible(acting, person, &responsible)?;
    Ok(worker_named(acting, person, team, today)?)
}

/// The same for a child to whom an assessment moves; its lead has the role that their profession gives.
pub fn lead_answers(acting: &mut Acting<'_>, person: i64, lead: i64, team: Option<i64>) -> Result<(), Fail> {
    let Some(team) = team else { return Ok(()) };
    let trained = worker::trained_as(acting, &[lead])?;
    let qualified = trained.get(&lead).is_some_and(|(_, profession)| is_qualified(profession));
    let role = if qualified { ResponsibilityRole::SocialWorker } else { ResponsibilityRole::LeadPractitioner };
    answers_for(acting, person, (lead, role, team))
}

/// Carries out what an assessment comes to, in the act of whoever lets it stand. `decided`: what stands, where a manager
/// decided otherwise than was proposed. `agreed_by`: the manager who agreed, if one was asked.
pub fn conclude(
    acting: &mut Acting<'_>,
    visit: &Visit,
    (id, record): (i64, i64),
    (proposal, decided): (&Proposal, Option<&Proposal>),
    agreed_by: &str,
) -> Result<(), Fail> {
    recording::published::complete(acting, visit, record, (&proposal.by, proposal.worker))?;
    follow(acting, (id, record), decided.unwrap_or(proposal), agreed_by)
}

/// What follows for each child once the record is complete.
pub fn follow(
    acting: &mut Acting<'_>,
    (id, record): (i64, i64),
    proposal: &Proposal,
    agreed_by: &str,
) -> Result<(), Fail> {
    let today = days::day_of(acting.at);
    let begun = assessment::children(acting, id)?;
    let children = document::people_of(acting, record)?;
    for child in &children {
        let missing = || Fail::Refused("An outcome is no longer known. Conclude the assessment again.".to_owned());
        let outcome = proposal.outcome_of(*child).ok_or_else(missing)?;
        for duty in clock::of_person(acting, *child)? {
            if duty.rule == RULE && duty.stopped.is_none() {
                clock::stop(acting, duty.id, today)?;
            }
        }
        if let Some(row) = begun.iter().find(|c| c.person == *child) {
            assessment::set_outcome(acting, row.id, &outcome.code, outcomes().version)?;
        }
        tell(acting, *child, today, outcome, proposal, agreed_by)?;
        steps(acting, *child, record, proposal)?;
        level_and_work(acting, *child, id, outcome, proposal)?;
        toolkit(acting, *child, record, proposal)?;
    }
    for duty in work_clock::about(acting, KIND, id)? {
        if duty.stopped.is_none() {
            work_clock::stop(acting, duty.id, today)?;
        }
    }
    assessment::conclude(acting, id, (&proposal.by, agreed_by), &proposal.reason)?;
    Ok(())
}

/// With what the entry begins that tells what an assessment came to.
pub const CONCLUDED: &str = "Assessment concluded: ";

/// Tells a child's story what an assessment came to on a day.
pub fn tell(
    acting: &mut Acting<'_>,
    child: i64,
    on: Day,
    outcome: &Outcome,
    proposal: &Proposal,
    agreed_by: &str,
) -> Result<(), Fail> {
    let agreed = if agreed_by.is_empty() { String::new() } else { format!("\nAgreed by {agreed_by}.") };
    let title = format!("{CONCLUDED}{}", outcome.words);
    let words = format!("{}{agreed}", proposal.reason);
    let entry = story::NewEntry {
        kind: StoryKind::Decision,
        day: on,
        time: None,
        written_at: acting.at,
        title: &title,
        words: &words,
        meaning: "",
        turning_point: true,
        source: "Single assessment",
        source_id: None,
        by: &proposal.by,
        origin: None,
    };
    story::tell(acting, child, &entry)?;
    Ok(())
}

fn steps(acting: &mut Acting<'_>, child: i64, record: i64, proposal: &Proposal) -> Result<(), Fail> {
    for step in &proposal.steps {
        let me = ["me", "i", "myself"].contains(&step.who.trim().to_lowercase().as_str());
        let owner = if me { proposal.worker } else { worker::worker_called(acting, &step.who)? };
        let new = action::NewAction {
            person: Some(child),
            words: &step.what,
            owner,
            owner_words: if me { &proposal.by } else { &step.who },
            due: step.due(),
            agreed_where: "assessment",
            agreed_id: Some(record),
            agreed_by: &proposal.by,
            priority: 1,
            origin: None,
        };
        action::agree(acting, &new)?;
    }
    Ok(())
}

/// The level of help from now on; and where work ends, nobody answers for the child any more.
pub fn level_and_work(
    acting: &mut Acting<'_>,
    child: i64,
    id: i64,
    outcome: &Outcome,
    proposal: &Proposal,
) -> Result<(), Fail> {
    let today = days::day_of(acting.at);
    if !outcome.level.is_empty() {
        let source = ("assessment", Some(id));
        help_level::set(acting, child, &outcome.level, today, &proposal.reason, source, (&proposal.by, false))?;
    }
    if outcome.closes {
        for held in worker::responsible(acting, child, today)? {
            if held.role != ResponsibilityRole::Reviewer {
                worker::end_responsibility(acting, held.id, today)?;
            }
        }
    }
    Ok(())
}

/// Neglect among the worries is a concern from now on, and why there is no toolkit is kept.
fn toolkit(acting: &mut Acting<'_>, child: i64, record: i64, proposal: &Proposal) -> Result<(), Fail> {
    use toolkits::published::{NEGLECT, Whose, note_concern, note_reason};
    let answers = answer::as_answers(&answer::answers(acting, record)?);
    let ticked = answers.get("concerns", None).unwrap_or_default();
    if !ticked.lines().any(|code| code == NEGLECT) {
        return Ok(());
    }
    let today = days::day_of(acting.at);
    match answers.get("toolkit", None) {
        Some("result") | None => {}
        Some(code) => {
            let words = answers.get("toolkit_words", None).unwrap_or_default();
            note_reason(acting, Whose::Person(child), (code, words), &proposal.by)?;
            if code == "not_main_concern" {
                return Ok(());
            }
        }
    }
    Ok(note_concern(acting, child, today, "Single assessment", &proposal.by)?)
}
