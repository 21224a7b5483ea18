//! Assessments in the demonstration: each family was assessed when it became known; some assessments are open, some late, some
//! wait for a manager. Where neglect is a worry, the toolkit: at two dates, at one, or a reason why not.

use crate::dice::{Dice, after, before, between, days_between, one_of};
use crate::life::Child;
use crate::plan::{Plan, Situation};
use crate::records::complete_text;
use crate::staff::Team;
use crate::tell::fill;
use crate::write::{Setting, moment};
use assessment::published::{BroughtIn, Ended, book_before_birth, bring_in};
use days::{Calendar, Day};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use store::{Acting, Fault};
use toolkits::published::{Whose, note_concern, note_reason};

#[derive(Deserialize)]
struct Found {
    concerns: String,
    what_happened: Vec<String>,
    day_in_life: Vec<String>,
    harm: Vec<String>,
    impact: Vec<String>,
    change: Vec<String>,
}

static BANK: LazyLock<BTreeMap<String, Found>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("lives/assessments.toml")).expect("because a test reads lives/assessments.toml")
});

fn kind(situation: Situation) -> &'static str {
    match situation {
        Situation::DomesticAbuse => "violence",
        Situation::Substances => "substances",
        Situation::Disability | Situation::ParentUnwell | Situation::YoungCarer => "need",
        Situation::Exploitation | Situation::Alone => "outside",
        Situation::Unborn => "unborn",
        Situation::Neglect | Situation::FosterCare | Situation::KinshipCare | Situation::LeavingCare => "home",
    }
}

fn filled(all: &[String], child: &Child, dice: &mut Dice) -> String {
    let all: Vec<&str> = all.iter().map(String::as_str).filter(|t| child.cast.has(|word| t.contains(word))).collect();
    one_of(dice, &all).map(|text| fill(text, &child.cast, dice)).unwrap_or_default()
}

/// Two years are written; what ended before is not.
const OLDEST_DAYS: u64 = 420;

/// Writes the family's assessment, and the toolkit where it is asked for.
pub(crate) fn write_assessment(
    acting: &mut Acting<'_>,
    plan: &Plan,
    cast: &[Child],
    team: &Team,
    setting: &Setting<'_>,
) -> Result<(), Fault> {
    let mut dice = Dice::of(plan.seed, 71);
    let (Some(first), Some(found)) = (cast.first(), BANK.get(kind(plan.situation))) else { return Ok(()) };
    let known = days_between(plan.began, setting.today);
    if known > OLDEST_DAYS || plan.situation == Situation::LeavingCare {
        return Ok(());
    }
    let seen = working(after(plan.began, between(&mut dice, 1, 6)).min(setting.today));
    let answers = answers(plan, first, found, seen, &mut dice);
    let answers: Vec<(&str, &str)> = answers.iter().map(|(q, a)| (*q, a.as_str())).collect();
    let children: Vec<i64> = cast.iter().map(|c| c.id).collect();
    let meeting = "Hold the first meeting with the family and write down the plan together";
    let due = working(after(setting.today, between(&mut dice, 3, 12)));
    let still = known < 64 || known < 110 && dice.in_hundred(18);
    let (outcome, reason) = outcome(plan);
    let ready = still && known > 30 && dice.in_hundred(40);
    let ended_on = working(after(plan.began, between(&mut dice, 24, 66)).min(before(setting.today, 1)));
    let steps: Vec<(&str, &str, Day)> = vec![(meeting, first.worker_name.as_str(), due)];
    let new = BroughtIn {
        children: &children,
        contact: None,
        referral: plan.began,
        why: "Accepted as a referral at the front door",
        lead: (first.worker, true, team.id),
        overseer: None,
        by: (first.account, &first.worker_name),
        answers: &answers,
        ended_at: if still && !ready {
            (known > 16).then(|| moment(working(after(plan.began, 15)), 15, 20, setting.now))
        } else if still {
            Some(moment(before(setting.today, between(&mut dice, 0, 2)), 16, 45, setting.now))
        } else {
            Some(moment(ended_on, 15, 40, setting.now))
        },
        ended: if still && !ready {
            Ended::Open(if known > 16 && dice.in_hundred(70) { &REVIEWED } else { &[] })
        } else {
            let agreed_by = (!ready).then_some(team.manager.name.as_str());
            Ended::Concluded { outcome, reason, steps: if ready { &steps } else { &[] }, agreed_by }
        },
    };
    acting.at = moment(seen, 9, 30, setting.now);
    bring_in(acting, &new).map_err(|fail| Fault::Address(fail.to_string()))?;
    for child in cast {
        toolkit(acting, plan, child, setting, &mut dice)?;
        if plan.situation == Situation::Unborn && child.born > setting.today {
            before_birth(acting, child, setting, &mut dice)?;
        }
    }
    acting.at = setting.now;
    Ok(())
}

/// Why an assessment goes on.
const REVIEWED: [&str; 1] =
    ["School and the health visitor have answered; the other parent is still to be seen, next week"];

fn working(day: Day) -> Day {
    if Calendar::england().is_working_day(day).unwrap_or(true) { day } else { before(day, 2) }
}

fn outcome(plan: &Plan) -> (&'static str, &'static str) {
    match plan.situation {
        situation if situation.in_care() => (
            "accommodate",
            "The child cannot be safe at home now, whatever help we bring; the family group meeting was offered and held",
        ),
        Situation::Neglect | Situation::DomesticAbuse | Situation::Substances | Situation::Unborn => (
            "section_47",
            "What was found may mean significant harm. Police, health and school need to look at it with us at once",
        ),
        _ => ("child_in_need", "The family wants help, agrees what should change, and needs several of us to do it"),
    }
}

fn answers(plan: &Plan, child: &Child, found: &Found, seen: Day, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let unborn = plan.situation == Situation::Unborn;
    let outside = plan.situation == Situation::Exploitation;
    let mut all = vec![
        ("seen", if unborn { "no" } else { "yes" }.to_owned()),
        ("concerns", found.concerns.clone()),
        ("what_happened", filled(&found.what_happened, child, dice)),
        ("day_in_life", filled(&found.day_in_life, child, dice)),
        ("exploitation", if outside { "concern" } else { "no_concern" }.to_owned()),
        ("harm", filled(&found.harm, child, dice)),
        ("parents_considered", if dice.in_hundred(80) { "all" } else { "considered" }.to_owned()),
        ("impact", filled(&found.impact, child, dice)),
        ("change", filled(&found.change, child, dice)),
    ];
    if dice.in_hundred(3) {
        all.retain(|(question, _)| *question != "exploitation");
    }
    if outside {
        all.push(("specialist", if dice.in_hundred(70) { "referred" } else { "involved" }.to_owned()));
    }
    if unborn {
        all.push(("why_not_seen", "The child is not yet born.".to_owned()));
    } else {
        let alone = dice.in_hundred(84);
        all.push(("seen_on", seen.to_string()));
        all.push(("seen_alone", if alone { "yes" } else { "no" }.to_owned()));
        all.push(if alone {
            ("seen_alone_on", seen.to_string())
        } else {
            (
                "why_not_seen",
                "A parent stayed in the room each time; a time without them is agreed for next week.".to_owned(),
            )
        });
    }
    if found.concerns.contains("neglect") {
        all.push(("toolkit", "not_yet".to_owned()));
    }
    all
}

/// Grades at each date and what was seen; better with time for most families.
const SEEN: [(&str, &str, &str); 4] = [
    ("body", "Breakfast at school on most days; clean clothes since the washing machine works", "Head of year"),
    ("home", "Bed with bedding in the back bedroom; damp on one wall", "Social worker"),
    ("watched", "A cousin of 12 was in charge from four to seven", "School nurse"),
    ("loved", "Mum looked up when the reading book came out, and they read two pages", "Social worker"),
];

fn toolkit(
    acting: &mut Acting<'_>,
    plan: &Plan,
    child: &Child,
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<(), Fault> {
    if plan.situation != Situation::Neglect || child.given.is_empty() {
        return Ok(());
    }
    let known = days_between(plan.began, setting.today);
    acting.at = moment(working(after(plan.began, 8).min(setting.today)), 14, 10, setting.now);
    let by = child.worker_name.clone();
    note_concern(acting, child.id, plan.began, "Referral", &by)?;
    let results = if known < 50 { 0 } else { dice.below(3) };
    if results == 0 && dice.in_hundred(45) {
        let words = "Mum wants her sister there, and she is away until the new year";
        acting.at = moment(before(setting.today, between(dice, 2, 20)), 11, 25, setting.now);
        return note_reason(acting, Whose::Person(child.id), ("family_said_no", words), &by);
    }
    let mut grades = [3 + dice.below(2), 3, 3 + dice.below(2), 2];
    for nth in 0..results {
        let ago = if nth + 1 == results { between(dice, 4, 120) } else { between(dice, 190, 260) };
        let day = working(before(setting.today, ago.min(known.saturating_sub(12))));
        let mut answers: Vec<(&'static str, String)> = vec![
            ("looked_on", day.to_string()),
            ("who_did_it", format!("{by}, with {}", child.cast.mum.as_deref().unwrap_or("the family"))),
            ("training", "trained".to_owned()),
            (
                "impact",
                "There is more food in the house and less shouting about it; bedtime is still nobody's job.".to_owned(),
            ),
        ];
        for ((area, what, who), grade) in SEEN.iter().zip(grades) {
            let rows = serde_json::json!([{ format!("{area}_what"): what, format!("{area}_when"): day.to_string(), format!("{area}_by"): who }]);
            answers.push((area, format!("g{grade}")));
            answers.push((question_of(area), rows.to_string()));
        }
        acting.at = moment(day, 16, 30, setting.now);
        let record = complete_text(acting, child, ("neglect_toolkit", toolkit_form()), &answers, day, None)?;
        toolkits::published::brought_in(acting, child.id, record, day, &by)?;
        grades = [
            grades[0].saturating_sub(1).max(1),
            grades[1],
            grades[2].saturating_sub(1 + dice.below(2)).max(1),
            grades[3],
        ];
    }
    Ok(())
}

fn question_of(area: &str) -> &'static str {
    match area {
        "body" => "body_seen",
        "home" => "home_seen",
        "watched" => "watched_seen",
        _ => "loved_seen",
    }
}

fn toolkit_form() -> &'static str {
    static TEXT: LazyLock<&'static str> = LazyLock::new(|| {
        let area = toolkits::area();
        area.forms.iter().find(|(name, _)| *name == "neglect_toolkit").map_or("", |(_, text)| *text)
    });
    *TEXT
}

/// What is booked before the birth; one conference in two comes too late.
fn before_birth(acting: &mut Acting<'_>, child: &Child, setting: &Setting<'_>, dice: &mut Dice) -> Result<(), Fault> {
    acting.at = moment(before(setting.today, 6), 10, 40, setting.now);
    let by = &child.worker_name;
    book_before_birth(acting, child.id, "begun", working(before(setting.today, 20)), true, by)?;
    let week_34 = before(child.born, 42);
    if week_34 > setting.today {
        let day = if dice.in_hundred(50) { after(week_34, 7) } else { before(week_34, 5) };
        book_before_birth(acting, child.id, "conference", working(day), false, by)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_words_for_every_situation() {
        for situation in [Situation::Neglect, Situation::DomesticAbuse, Situation::Exploitation, Situation::Unborn] {
            let found = BANK.get(kind(situation)).unwrap();
            assert!(!found.what_happened.is_empty() && !found.impact.is_empty() && !found.change.is_empty());
        }
        assert!(!toolkit_form().is_empty());
    }
}
