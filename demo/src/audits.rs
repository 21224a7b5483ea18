//! Two years of audits in the demonstration: a programme every month, full audits of late, and a dip sample on identity.

use crate::dice::{Dice, after, before, between, one_of};
use crate::write::moment;
use ::audits::published::{
    Audit, Auditor, Can, Drawing, Frame, Given, Grade, Impact, Kind, Learning, NewProgramme, Programme, Save, Standing,
    Takes, Wanted, answered, asked, audits, begin, begin_programme, close, draw_sample, frame_words, give, hold,
    keep_reply, moderate, note_impact, note_learning, programme, save, say_capacity, send, who_may,
};
use days::{Day, Instant};
use record::store::action;
use record::words::Helped;
use std::collections::BTreeMap;
use store::{Acting, Fault};

/// Months of audits that are made.
const MONTHS: u64 = 24;

const WHY: [&str; 6] = [
    "The visits of the last half year say what he sees, hears and wants. Two of them could be any child's.",
    "She is seen alone each time and her own words are there. What they mean for the plan is said only once.",
    "The plan has aims that the family knows. The last review changed two of them because they did not work.",
    "The history is on record and is not used: the same worry came up in 2023 and 2024, and nobody says so.",
    "Risk is named with what protects her. What would make us think again is missing.",
    "The worker knows this family well, and it shows when you talk with her. A stranger could not tell from the record.",
];

const SAID: [&str; 4] = [
    "That they feel listened to, and that they would like to know sooner when the worker changes.",
    "That the visits help, and that the meetings are too long and too many.",
    "He said that he tells the worker things, and then nothing happens for weeks.",
    "That it was fair, and that the part about school is out of date.",
];

const NOT_ASKED: [&str; 3] = [
    "Rang twice and wrote once in the week; no answer. The worker asks at the next visit.",
    "She is three years old; the nursery and gran were asked what she shows.",
    "He is away with school this week. A call is agreed for next month.",
];

const ACTIONS: [(&str, &str, &str); 6] = [
    (
        "See her alone at school, and write down what she says",
        "Somebody hears what she wants, away from home",
        "The record of the visit",
    ),
    (
        "Bring his father into the plan",
        "He knows that both parents plan for him",
        "The plan with the father's part in it",
    ),
    (
        "Ask about religion and food, and put it in the placement plan",
        "He eats what his family eats, and keeps the days that matter",
        "The placement plan",
    ),
    ("Hold the review that is overdue", "The plan fits what she needs now", "The record of the review"),
    (
        "Write the chronology up to today, with what each turning point means",
        "Nobody asks her to tell it all again",
        "The chronology",
    ),
    (
        "Agree with gran when she collects her, in writing",
        "She knows who comes on which day",
        "The agreement, signed by gran",
    ),
];

const CHANGES: [&str; 5] = [
    "Begin each record with what the child said",
    "Ask in each supervision what would make us think again",
    "Name the father in every plan, or why he is not in it",
    "Write up a visit on the same day, on the phone if need be",
    "Ask about faith and language at the second visit, not the last",
];

const THEMES: [&str; 8] = ["voice", "identity", "analysis", "plan", "oversight", "family", "agencies", "recording"];

const CAME_OF_IT: [&str; 3] = [
    "She sees gran every Sunday and says that the weekends are quiet now.",
    "Dad came to the review and has the plan; the boy asked him there to keep coming.",
    "The visit took place. She says that nothing is different yet.",
];

/// What the demonstration needs of everybody who has a part in an audit.
struct Cast {
    auditors: Vec<Auditor>,
    by_worker: BTreeMap<i64, (i64, String)>,
    now: Instant,
    today: Day,
}

/// Makes them.
pub(crate) fn write_audits(acting: &mut Acting<'_>, seed: u64, today: Day, now: Instant) -> Result<(), Fault> {
    let mut dice = Dice::of(seed, 97);
    let auditors = who_may(acting, "record_audits")?;
    let Some(lead) = auditors.iter().find(|a| a.name == "Sian Hughes").or(auditors.first()).cloned() else {
        return Ok(());
    };
    let accounts = access::accounts(acting)?.into_iter();
    let by_worker = accounts.filter_map(|a| Some((a.worker?, (a.id, a.name)))).collect();
    let cast = Cast { auditors, by_worker, now, today };
    acting.at = moment(before(today, MONTHS * 30 + 20), 9, 0, now);
    let monthly =
        begun(acting, &lead, Kind::Themed, "Monthly audits", "Is the work analysed, and does it reach the child?", 4)?;
    let full =
        begun(acting, &lead, Kind::Full, "Full audits", "Is the whole of the record good enough for the child?", 2)?;
    let dip = begun(
        acting,
        &lead,
        Kind::Dip,
        "Identity: dip sample",
        "Does each record show who this child is? A reader called our recording colour blind.",
        0,
    )?;
    for month in (0..MONTHS).rev() {
        let day = before(today, month * 30 + 9);
        drawn(acting, &monthly, &cast, &lead, day, 4, &mut dice)?;
        if month < 6 {
            drawn(acting, &full, &cast, &lead, day, 2, &mut dice)?;
        }
        if month == 3 {
            drawn(acting, &dip, &cast, &lead, day, 19, &mut dice)?;
        }
    }
    looked_at_again(acting, &cast, &mut dice)?;
    acting.at = now;
    for one in &cast.auditors {
        let next = today.first_of_month().saturating_add(jiff::Span::new().months(1));
        let month = format!("{:04}-{:02}", next.year(), next.month());
        let can = Can { account: one.account, name: one.name.clone(), audits: 2, moderations: 0 };
        let can = if one.name == lead.name { Can { moderations: 1, ..can } } else { can };
        say_capacity(acting, &month, &can)?;
    }
    Ok(())
}

fn begun(
    acting: &mut Acting<'_>,
    lead: &Auditor,
    kind: Kind,
    title: &str,
    purpose: &str,
    a_month: i64,
) -> Result<Programme, Fault> {
    let new = NewProgramme { kind, title, purpose, frame: Frame::Open, team: None, a_month, by: &lead.name };
    let id = begin_programme(acting, &new)?;
    programme(acting, id)?.ok_or(Fault::Missing { table: "audit_programme".to_owned(), id })
}

/// One sample, and each of its audits as far as it would have come by today.
fn drawn(
    acting: &mut Acting<'_>,
    programme: &Programme,
    cast: &Cast,
    lead: &Auditor,
    day: Day,
    wanted: usize,
    dice: &mut Dice,
) -> Result<(), Fault> {
    acting.at = moment(day, 9, 30, cast.now);
    let words = frame_words(acting, programme)?;
    let seed = format!("{}, {}", programme.title, days::long(day));
    let drawing = Drawing { seed: &seed, wanted, auditors: &cast.auditors, frame_words: &words, by: &lead.name };
    let (sample, _) = draw_sample(acting, programme, &drawing, day)?;
    for one in audits(acting, &Wanted { sample: Some(sample), ..Wanted::default() }, 100)? {
        came(acting, one, cast, day, dice)?;
    }
    Ok(())
}

/// What was inadequate, looked at again by somebody else; of the last weeks some still wait for an auditor.
fn looked_at_again(acting: &mut Acting<'_>, cast: &Cast, dice: &mut Dice) -> Result<(), Fault> {
    for _ in 0..3 {
        let wanted = Wanted { standing: vec![Standing::Planned], ..Wanted::default() };
        let all = audits(acting, &wanted, 200)?.into_iter().filter(|a| a.kind == Kind::Again && a.auditor.is_none());
        for one in all.collect::<Vec<_>>() {
            let Some(day) = come(days::day_of(one.made_at), between(dice, 7, 30), cast) else { continue };
            let at = usize::try_from(dice.below(u64::try_from(cast.auditors.len()).unwrap_or(1))).unwrap_or(0);
            let Some(auditor) = cast.auditors.get(at) else { continue };
            acting.at = moment(day, 9, 45, cast.now);
            give(acting, one.id, auditor, day)?;
            let Some(given) = hold(acting, one.id)? else { continue };
            came(acting, given, cast, day, dice)?;
        }
    }
    Ok(())
}

/// A day so long after another, if it has come.
fn come(day: Day, days: u64, cast: &Cast) -> Option<Day> {
    Some(after(day, days)).filter(|day| *day <= cast.today)
}

fn came(acting: &mut Acting<'_>, one: Audit, cast: &Cast, day: Day, dice: &mut Dice) -> Result<(), Fault> {
    let Some(auditor) = cast.auditors.iter().find(|a| Some(a.account) == one.auditor).cloned() else { return Ok(()) };
    let id = one.id;
    let again = |acting: &mut Acting<'_>| hold(acting, id);
    let Some(start) = come(day, between(dice, 1, 6), cast) else { return Ok(()) };
    acting.at = moment(start, 10, 0, cast.now);
    begin(acting, &one, acting.at)?;
    let Some(one) = again(acting)? else { return Ok(()) };
    let Some(sent) = come(start, between(dice, 4, 22), cast) else { return Ok(()) };
    acting.at = moment(sent, 15, 30, cast.now);
    let quarters_ago = crate::dice::days_between(sent, cast.today) / 91;
    let result = result(one.kind, quarters_ago, dice);
    let owner = one.worker.and_then(|w| cast.by_worker.get(&w)).map_or(auditor.name.clone(), |(_, name)| name.clone());
    let saves = written(one.kind, result, &owner, sent, dice);
    save(acting, id, &saves, auditor.account, &auditor.name)?;
    let standing = send(acting, &one, (auditor.account, &auditor.name), auditor.worker, sent)?;
    let Some(mut one) = again(acting)? else { return Ok(()) };
    let mut stood = sent;
    if standing == Standing::Waiting {
        let others: Vec<&Auditor> = cast.auditors.iter().filter(|a| a.account != auditor.account).collect();
        let at = usize::try_from(dice.below(2)).unwrap_or(0);
        let (Some(second), Some(on)) = (others.get(at), come(sent, between(dice, 2, 13), cast)) else { return Ok(()) };
        acting.at = moment(on, 11, 15, cast.now);
        let given = second_grades(one.kind, result, dice);
        moderate(acting, &one, &given, (second.account, &second.name), on)?;
        stood = on;
        match again(acting)? {
            Some(now) => one = now,
            None => return Ok(()),
        }
    }
    done(acting, &one, &auditor, cast, sent, dice)?;
    closed(acting, &one, &auditor, cast, stood, dice)
}

/// A grade, better now than two years ago.
fn result(kind: Kind, quarters_ago: u64, dice: &mut Dice) -> &'static str {
    if kind == Kind::Dip {
        return if dice.in_hundred(74) { "fail" } else { "pass" };
    }
    let throw = dice.below(100);
    let bad = 12 + quarters_ago;
    let good = 56_u64.saturating_sub(2 * quarters_ago);
    match throw {
        n if n < bad => Grade::Inadequate.code(),
        n if n < bad + 6 => Grade::Outstanding.code(),
        n if n < bad + good => Grade::Good.code(),
        _ => Grade::RequiresImprovement.code(),
    }
}

fn written(kind: Kind, result: &str, owner: &str, sent: Day, dice: &mut Dice) -> Vec<Save> {
    let mut all = Vec::new();
    let mut took_part = true;
    for (question, takes) in asked(kind) {
        let met = match result {
            "inadequate" | "fail" => 45,
            "requires_improvement" => 70,
            _ => 92,
        };
        let value = match takes {
            Takes::Item => if dice.in_hundred(met) { "met" } else { "not_met" }.to_owned(),
            Takes::Grade if question == "overall" || dice.in_hundred(65) => result.to_owned(),
            Takes::Grade => one_of(dice, &["good", "requires_improvement"]).unwrap_or_default().to_owned(),
            Takes::YesNo if question.starts_with("took_part_") => {
                let share = match question.as_str() {
                    "took_part_worker" => 84,
                    "took_part_manager" => 70,
                    "took_part_family" => 44,
                    _ => 38,
                };
                took_part = dice.in_hundred(share);
                if took_part { "yes" } else { "no" }.to_owned()
            }
            Takes::YesNo => if dice.in_hundred(met) { "yes" } else { "no" }.to_owned(),
            Takes::Result => result.to_owned(),
            Takes::Actions => rows(owner, sent, dice),
            Takes::Words if question.starts_with("said_") => match took_part {
                true => one_of(dice, &SAID).unwrap_or_default().to_owned(),
                false => String::new(),
            },
            Takes::Words if question.starts_with("why_not_") => match took_part {
                true => String::new(),
                false => one_of(dice, &NOT_ASKED).unwrap_or_default().to_owned(),
            },
            Takes::Words => one_of(dice, &WHY).unwrap_or_default().to_owned(),
        };
        all.push(Save { question, value, base: 0, sent: Vec::new() });
    }
    all
}

fn rows(owner: &str, sent: Day, dice: &mut Dice) -> String {
    let first = dice.below(6);
    let rows: Vec<serde_json::Value> = (0..between(dice, 1, 2))
        .filter_map(|n| {
            let (action, change, evidence) = ACTIONS.get(usize::try_from((first + n) % 6).ok()?)?;
            let by = after(sent, 10 + 7 * n + dice.below(14));
            Some(serde_json::json!({
                "action": action, "who": owner, "by_when": by.to_string(), "will_change": change, "evidence": evidence,
            }))
        })
        .collect();
    serde_json::Value::from(rows).to_string()
}

fn second_grades(kind: Kind, result: &str, dice: &mut Dice) -> Vec<Given> {
    let moved = dice.in_hundred(28);
    let worse = match result {
        "outstanding" => "good",
        "good" => "requires_improvement",
        _ => "inadequate",
    };
    let graded = asked(kind).into_iter().filter(|(_, takes)| *takes == Takes::Grade);
    graded
        .map(|(question, _)| {
            let grade = if moved && question == "overall" { worse } else { result };
            Given { question, grade: grade.to_owned(), reason: one_of(dice, &WHY).unwrap_or_default().to_owned() }
        })
        .collect()
}

/// What became of its actions: most are done by their day and confirmed, some are late, some are still open.
fn done(
    acting: &mut Acting<'_>,
    one: &Audit,
    auditor: &Auditor,
    cast: &Cast,
    sent: Day,
    dice: &mut Dice,
) -> Result<(), Fault> {
    for each in action::agreed_in(acting, one.id)? {
        let due = each.due.unwrap_or(sent);
        let late = if dice.in_hundred(80) { 0 } else { between(dice, 3, 30) };
        let on = after(due, late).max(sent);
        if on > cast.today || dice.in_hundred(8) {
            continue;
        }
        acting.at = moment(on, 14, 0, cast.now);
        let wanted = each.asked.as_ref().map_or("", |a| a.evidence_wanted.as_str());
        action::finish(acting, each.id, &format!("{wanted}, {}", days::long(on)), &each.owner_words)?;
        if let Some(day) = come(on, between(dice, 1, 9), cast) {
            acting.at = moment(day, 9, 20, cast.now);
            action::confirm(acting, each.id, &auditor.name)?;
        }
    }
    Ok(())
}

/// The answer, the conversation, closing, and some weeks later what changed.
fn closed(
    acting: &mut Acting<'_>,
    one: &Audit,
    auditor: &Auditor,
    cast: &Cast,
    stood: Day,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let Some(day) = come(stood, between(dice, 1, 6), cast) else { return Ok(()) };
    let worker = one.worker.and_then(|w| cast.by_worker.get(&w));
    if let Some((account, name)) = worker.filter(|_| dice.in_hundred(70)) {
        acting.at = moment(day, 16, 0, cast.now);
        keep_reply(acting, one.id, *account, name, one_of(dice, &SAID).unwrap_or_default())?;
        answered(acting, one.id, day)?;
    }
    let Some(day) = come(stood, between(dice, 8, 20), cast) else { return Ok(()) };
    acting.at = moment(day, 13, 30, cast.now);
    let pick = |dice: &mut Dice| one_of(dice, &CHANGES).unwrap_or_default().to_owned();
    let mut themes = vec![one_of(dice, &THEMES).unwrap_or_default().to_owned()];
    if dice.in_hundred(35) && !themes.iter().any(|t| t == "voice") {
        themes.push("voice".to_owned());
    }
    let said = Learning {
        talked_on: Some(day),
        with: format!("{} and their manager", one.worker_words),
        changes: pick(dice),
        why_none: String::new(),
        themes,
        by: auditor.name.clone(),
        at: acting.at,
    };
    note_learning(acting, one.id, &said)?;
    close(acting, one, auditor.worker, day)?;
    let Some(on) = come(day, 56 + between(dice, 0, 9), cast) else { return Ok(()) };
    if dice.in_hundred(82) {
        acting.at = moment(on, 10, 45, cast.now);
        let helped = match dice.below(24) {
            0 => Helped::Worse,
            1 | 2 => Helped::CannotTell,
            n if n < 9 => Helped::NoChange,
            _ => Helped::Better,
        };
        let evidence = if helped == Helped::Better {
            CAME_OF_IT.get(usize::try_from(dice.below(2)).unwrap_or(0))
        } else {
            CAME_OF_IT.get(2)
        };
        let said = Impact {
            audit: one.id,
            due: after(day, 56),
            helped: None,
            evidence: evidence.copied().unwrap_or_default().to_owned(),
            asked_of: "The child, and the worker".to_owned(),
            by: auditor.name.clone(),
            at: None,
        };
        note_impact(acting, &said, helped, on)?;
    }
    Ok(())
}
