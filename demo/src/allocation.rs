//! How the work is shared out: a worker over the level by an exception, one over it who leaves, a
//! conflict of interest, a child whom a team has not yet given a worker.

use crate::dice::{after, before};
use crate::staff::{Staff, Worker};
use allocation::published::{
    Declared, Exception, Level, NewConflict, NewHandover, Said, ToTeam, agree_exception, agree_level, begin_handover,
    checklist, declare, finish_item, give_to_team, note_leave, note_override, say_weight, set_terms, tie_conflict,
};
use days::Day;
use record::store::person;
use record::store::story::{NewEntry, tell};
use record::store::worker::{NewResponsible, end_post, end_responsibility, make_responsible};
use record::store::{action, clock};
use record::words::{ResponsibilityRole, StoryKind};
use store::{Acting, Fault};

/// Who decides here: the service manager.
const SENIOR: &str = "Angela Farrow";

/// A worker by name, with the team they are in.
fn found<'a>(staff: &'a Staff, name: &str) -> Option<(i64, &'a Worker)> {
    staff.teams.iter().find_map(|t| Some((t.id, t.workers.iter().find(|w| w.name == name)?)))
}

/// The children a worker answers for, with the key of the responsibility and since when; the longest first.
fn children(acting: &mut Acting<'_>, worker: i64) -> Result<Vec<(i64, i64, Day)>, Fault> {
    let sql = "SELECT person, id, from_day FROM responsibility
               WHERE worker = $1 AND role <> 'reviewer' AND to_day IS NULL ORDER BY from_day, id";
    acting
        .rows(sql, &[worker.into()])?
        .iter()
        .map(|r| Ok((r.get("person")?, r.get("id")?, r.get("from_day")?)))
        .collect()
}

/// One change of worker, as it is told.
struct Change<'a> {
    child: i64,
    ends: i64,
    old: &'a Worker,
    to: &'a Worker,
    team: i64,
    from: Day,
    reason: &'a str,
}

fn change(acting: &mut Acting<'_>, c: &Change<'_>, today: Day) -> Result<i64, Fault> {
    end_responsibility(acting, c.ends, c.from)?;
    let role = ResponsibilityRole::SocialWorker;
    let (worker, team) = (Some(c.to.id), Some(c.team));
    let new = NewResponsible { worker, team, role, from: c.from, to: None, reason: c.reason, origin: None };
    let made = make_responsible(acting, c.child, &new)?;
    if c.from <= today {
        clock::hand_over(acting, c.child, c.old.id, c.to.id)?;
        action::hand_over(acting, c.child, c.old.id, c.to.id, &c.to.name)?;
    }
    let later = if c.from > today { format!(" from {}", days::long(c.from)) } else { String::new() };
    let title = format!("Social worker: {}{later}", c.to.name);
    let words = format!("{} Before: {}.", c.reason, c.old.name);
    let entry = NewEntry {
        kind: StoryKind::Worker,
        day: c.from.min(today),
        time: None,
        written_at: acting.at,
        title: &title,
        words: &words,
        meaning: "",
        turning_point: false,
        source: "Allocation",
        source_id: None,
        by: SENIOR,
        origin: None,
    };
    tell(acting, c.child, &entry)?;
    Ok(made)
}

/// Levels, exceptions, leave and how posts are held.
fn agreements(acting: &mut Acting<'_>, staff: &Staff, today: Day) -> Result<(), Fault> {
    if let Some((_, amina)) = found(staff, "Amina Yusuf") {
        let reason = "A family of four came together; two children are to step down after Christmas.".to_owned();
        let (from, to) = (before(today, 20), after(today, 60));
        agree_exception(acting, &Exception { worker: amina.id, up_to: 18, from, to, reason }, SENIOR)?;
    }
    if let Some((_, karen)) = found(staff, "Karen Whiteley") {
        let reason = "Four days a week.".to_owned();
        let (from, to) = (before(today, 90), None);
        agree_level(acting, &Level { worker: Some(karen.id), amount: 12, from, to, reason }, SENIOR)?;
    }
    if let Some((_, rachel)) = found(staff, "Rachel Dunne") {
        note_leave(acting, rachel.id, after(today, 25), after(today, 39), "Annual leave", "Helen Brearley")?;
    }
    let held = [
        ("Sadia Iqbal", 100, "agency", Some(after(today, 21))),
        ("Karen Whiteley", 80, "permanent", None),
        ("Esther Mensah", 60, "permanent", None),
    ];
    for (name, percent, kind, to) in held {
        let Some((_, worker)) = found(staff, name) else { continue };
        let Some(post) = acting.one::<i64>("SELECT id FROM post WHERE worker = $1", &[worker.id.into()])? else {
            continue;
        };
        set_terms(acting, post, percent, kind)?;
        if to.is_some() {
            end_post(acting, post, to)?;
        }
    }
    Ok(())
}

/// A worker who leaves in three weeks: one child's handover has begun, and some of it is done.
fn leaver(acting: &mut Acting<'_>, staff: &Staff, today: Day) -> Result<(), Fault> {
    let Some(((_, sadia), (team, joel))) = found(staff, "Sadia Iqbal").zip(found(staff, "Joel Okafor")) else {
        return Ok(());
    };
    let Some((child, ends, _)) = children(acting, sadia.id)?.first().copied() else { return Ok(()) };
    let from = after(today, 18);
    let reason = "The worker before leaves at the end of her assignment.";
    change(acting, &Change { child, ends, old: sadia, to: joel, team, from, reason }, today)?;
    let (version, items) = checklist(today);
    let new = NewHandover {
        person: child,
        from_worker: sadia.id,
        to_worker: joel.id,
        from,
        checklist: version,
        items: &items,
        by: "Helen Brearley",
    };
    let handover = begin_handover(acting, &new)?;
    let item = "SELECT id FROM handover_item WHERE handover = $1 AND item = $2";
    for (word, said) in [
        ("family", "Rang the mother and told the children at home; they ask to meet him soon."),
        ("objectivity", "Both asked. Neither knows the family."),
    ] {
        if let Some(id) = acting.one::<i64>(item, &[handover.into(), word.into()])? {
            finish_item(acting, handover, id, said, &sadia.name)?;
        }
    }
    Ok(())
}

/// Two declared conflicts, one of them decided otherwise with a reason.
fn conflicts(acting: &mut Acting<'_>, staff: &Staff, today: Day) -> Result<(), Fault> {
    let about = |who: &person::Person| Declared {
        about: "household".to_owned(),
        person: Some(who.id),
        given: who.given.clone(),
        family: who.family.clone(),
        born: who.birth,
        ..Declared::default()
    };
    if let Some(((_, joel), (_, rachel))) = found(staff, "Joel Okafor").zip(found(staff, "Rachel Dunne"))
        && let Some((child, ..)) = children(acting, rachel.id)?.first().copied()
    {
        let declared = about(&person::person(acting, child)?);
        let words = "We go to the same church, and our children play together.";
        declare(acting, &NewConflict { worker: joel.id, kind: "previous", declared, words }, &joel.name)?;
    }
    if let Some(((team, marek), (_, leanne))) = found(staff, "Marek Zalewski").zip(found(staff, "Leanne Cartwright"))
        && let Some((child, ends, _)) = children(acting, leanne.id)?.last().copied()
    {
        let declared = about(&person::person(acting, child)?);
        let words = "I coached the older brother at football, three years ago.";
        declare(acting, &NewConflict { worker: marek.id, kind: "previous", declared, words }, &marek.name)?;
        let reason = "The family asked for a worker who speaks Polish.";
        let from = before(today, 5);
        let made = change(acting, &Change { child, ends, old: leanne, to: marek, team, from, reason }, today)?;
        let why = "No other worker speaks Polish; the contact ended three years ago and the family was told of it and agrees.";
        note_override(acting, child, marek.id, made, why, SENIOR)?;
    }
    Ok(())
}

/// Two declarations in words: one that a manager tied to the family it is about, and one that nobody has yet.
fn in_words(acting: &mut Acting<'_>, staff: &Staff) -> Result<(), Fault> {
    let neighbour = "Our daughters are in the same class, and we share the walk to school.";
    let school = "We were at school together. I do not know whether she lives here still.";
    for (worker, of, words, tied) in
        [("Rachel Dunne", "Joel Okafor", neighbour, true), ("Karen Whiteley", "Rachel Dunne", school, false)]
    {
        let Some(((_, worker), (_, of))) = found(staff, worker).zip(found(staff, of)) else { continue };
        let Some((child, ..)) = children(acting, of.id)?.last().copied() else { continue };
        let who = person::person(acting, child)?;
        let (given, family, about) = (who.given.clone(), who.family.clone(), "household".to_owned());
        let declared = Declared { about, given, family, ..Declared::default() };
        let kind = if tied { "neighbour" } else { "previous" };
        let conflict = declare(acting, &NewConflict { worker: worker.id, kind, declared, words }, &worker.name)?;
        if tied {
            let reason = "She told me the street and the school: it is this family.";
            tie_conflict(acting, conflict, child, reason, "Helen Brearley")?;
        }
    }
    Ok(())
}

/// Children who had three workers within half a year.
fn many_workers(acting: &mut Acting<'_>, staff: &Staff, today: Day) -> Result<(), Fault> {
    let Some((team, bethan)) = found(staff, "Bethan Pugh") else { return Ok(()) };
    let Some(((_, marek), (_, leanne))) = found(staff, "Marek Zalewski").zip(found(staff, "Leanne Cartwright")) else {
        return Ok(());
    };
    let (second, third) = (before(today, 130), before(today, 45));
    let all = children(acting, marek.id)?;
    for (child, ends, _) in all.into_iter().filter(|(_, _, since)| *since < before(today, 190)).take(3) {
        let cover = "The worker before is away for some weeks.";
        let made =
            change(acting, &Change { child, ends, old: marek, to: bethan, team, from: second, reason: cover }, today)?;
        let back = "Shared out again, so that the team is even.";
        change(acting, &Change { child, ends: made, old: bethan, to: leanne, team, from: third, reason: back }, today)?;
    }
    Ok(())
}

/// Who leads the first team.
fn first_manager(staff: &Staff) -> &str {
    staff.teams.first().map_or(SENIOR, |t| t.manager.name.as_str())
}

/// A child whom the first team gave to another, which has not yet named a worker; and what a manager says of some work.
fn waiting(acting: &mut Acting<'_>, staff: &Staff, today: Day) -> Result<(), Fault> {
    let (Some((_, ifeoma)), Some((team, sadia))) = (found(staff, "Ifeoma Obi"), found(staff, "Sadia Iqbal")) else {
        return Ok(());
    };
    if let Some((person, ..)) = children(acting, ifeoma.id)?.last().copied() {
        let reason = "The assessment is complete; the plan is for longer work.";
        let (from, priority, by) = (before(today, 1), "high", first_manager(staff));
        give_to_team(acting, &ToTeam { person, team, from, reason, priority, by })?;
    }
    let said = [
        (2, 40, true, "Proceedings have begun; three placements to visit."),
        (1, 95, false, "The placement is far away, and time with the parents is supervised."),
    ];
    for ((child, ..), (complexity, travel_minutes, court, reason)) in children(acting, sadia.id)?.into_iter().zip(said)
    {
        let new =
            Said { complexity, travel_minutes, court, reason: reason.to_owned(), by: "Helen Brearley".to_owned() };
        say_weight(acting, child, &new)?;
    }
    Ok(())
}

/// All of it, once the families are written.
pub(crate) fn share_out(acting: &mut Acting<'_>, staff: &Staff, today: Day) -> Result<(), Fault> {
    agreements(acting, staff, today)?;
    leaver(acting, staff, today)?;
    conflicts(acting, staff, today)?;
    in_words(acting, staff)?;
    many_workers(acting, staff, today)?;
    waiting(acting, staff, today)
}
