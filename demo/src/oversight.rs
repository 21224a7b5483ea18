//! Oversight in the demonstration: how experienced everybody is, supervision over half a year, and decisions, waiting and settled.

use crate::dice::{Dice, before, between, one_of};
use crate::staff::{Staff, Team, Worker};
use crate::write::moment;
use access::{Role, Roles, Who};
use days::{Day, Instant};
use oversight::published::{
    Ask, CHILD_DECISION, Entered, HeldSupervision, Kind, Verdict, ask, bring_in_supervision, enter_experience, settle,
    trust_worker,
};
use record::store::person;
use store::{Acting, Fault};

/// The months of supervision that are made; the window of the figures and a little more.
const MONTHS: u64 = 7;

/// Makes it for every team of the authority.
pub(crate) fn write_oversight(
    acting: &mut Acting<'_>,
    staff: &Staff,
    seed: u64,
    today: Day,
    now: Instant,
) -> Result<(), Fault> {
    let mut dice = Dice::of(seed, 61);
    let senior = acting.row("SELECT id, name FROM account WHERE role = 'senior' ORDER BY id LIMIT 1", &[])?;
    let senior = senior.map(|r| Ok::<_, Fault>((r.get::<i64>("id")?, r.get::<String>("name")?))).transpose()?;
    for (nth, team) in staff.teams.iter().enumerate() {
        if let Some((account, name)) = &senior {
            let leads = Leads { account: *account, worker: None, name };
            supervised(acting, &leads, &team.manager, false, (today, now), &mut dice)?;
        }
        for (place, worker) in team.workers.iter().enumerate() {
            // One worker in every other team is in the first year.
            let new = place == team.workers.len() - 1 && nth % 2 == 0;
            experience(acting, team, worker, new, today, &mut dice)?;
            let leads =
                Leads { account: team.manager.account, worker: Some(team.manager.id), name: &team.manager.name };
            supervised(acting, &leads, worker, new, (today, now), &mut dice)?;
            // Of each team two workers wait for a decision today.
            decided(acting, team, worker, place < 2, today, now, &mut dice)?;
        }
    }
    acting.at = now;
    Ok(())
}

fn experience(
    acting: &mut Acting<'_>,
    team: &Team,
    worker: &Worker,
    new: bool,
    today: Day,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let by = team.manager.name.as_str();
    let began = before(today, 100);
    let entered = Entered {
        qualified: Some(before(today, if new { 140 } else { between(dice, 900, 5200) })),
        first_year_from: new.then_some(began),
        first_year_until: new.then(|| began.saturating_add(jiff::Span::new().years(1))),
        mentor: team.workers.first().map(|w| w.id).filter(|id| new && *id != worker.id),
        by,
    };
    enter_experience(acting, worker.id, &entered)?;
    if !new && dice.in_hundred(40) {
        let why =
            "Six pieces of work read by me over a year: each had the child's own words and a plan the family knew";
        let days = (before(today, 90), today.saturating_add(jiff::Span::new().months(9)));
        trust_worker(acting, worker.id, Some("close_record"), why, days, by)?;
    }
    Ok(())
}

/// The children a worker answers for today, a few of them; who only comes later has nothing to ask yet.
fn children(acting: &mut Acting<'_>, worker: i64, today: Day, most: i64) -> Result<Vec<i64>, Fault> {
    let sql = "SELECT r.person FROM responsibility r JOIN person p ON p.id = r.person
               WHERE r.worker = $1 AND r.from_day <= $2 AND r.to_day IS NULL AND r.role <> 'reviewer' AND p.death_day IS NULL
               ORDER BY r.person LIMIT $3";
    acting.rows(sql, &[worker.into(), today.into(), most.into()])?.iter().map(|r| r.get("person")).collect()
}

/// Who leads a supervision.
struct Leads<'a> {
    account: i64,
    worker: Option<i64>,
    name: &'a str,
}

fn supervised(
    acting: &mut Acting<'_>,
    leads: &Leads<'_>,
    worker: &Worker,
    new: bool,
    (today, now): (Day, Instant),
    dice: &mut Dice,
) -> Result<(), Fault> {
    let discussed = children(acting, worker.id, today, 8)?;
    let every = if new { 14 } else { 30 };
    let first = if new { 100 } else { MONTHS * 30 };
    let mut ago = first.saturating_sub(between(dice, 0, 6));
    let mut nth = 0usize;
    while ago > 2 {
        if dice.in_hundred(86) {
            let day = working_day(before(today, ago));
            acting.at = moment(day, 16, 10, now);
            let child = discussed.get(nth.checked_rem(discussed.len()).unwrap_or(0)).copied();
            let answers = about_worker(dice);
            let children: Vec<(i64, Vec<(&str, String)>)> =
                child.into_iter().map(|id| (id, about_child(dice, &worker.name, today, ago))).collect();
            let held = HeldSupervision {
                kind: if nth % 3 == 2 { Kind::Case } else { Kind::Personal },
                account: leads.account,
                supervisor: leads.worker,
                by: leads.name,
                worker: worker.id,
                held_on: day,
                answers: &answers,
                children: &children,
            };
            bring_in_supervision(acting, &held)?;
        }
        nth += 1;
        ago = ago.saturating_sub(every);
    }
    Ok(())
}

/// The Friday before, for a day of a weekend.
fn working_day(day: Day) -> Day {
    match day.weekday() {
        jiff::civil::Weekday::Saturday => before(day, 1),
        jiff::civil::Weekday::Sunday => before(day, 2),
        _ => day,
    }
}

fn about_worker(dice: &mut Dice) -> Vec<(&'static str, String)> {
    let mut answers = Vec::new();
    let mut say = |dice: &mut Dice, question, in_hundred, ways: &[&str]| {
        if dice.in_hundred(in_hundred) {
            answers.push((question, one_of(dice, ways).unwrap_or_default().to_owned()));
        }
    };
    say(
        dice,
        "wellbeing",
        80,
        &[
            "Sleeps better since the court case ended. Wants me to ask once a week, not once a day.",
            "Tired; three late visits in two weeks. We moved the duty day.",
            "Well. Proud of how the last family meeting went.",
            "Angry about a decision of another agency, and glad to say so here.",
        ],
    );
    say(
        dice,
        "workload",
        85,
        &[
            "Two children in court take the weeks; the summaries of three others wait.",
            "Manageable, with one long drive every Thursday.",
            "Full. Nobody new until the assessment of the twins is closed.",
        ],
    );
    say(
        dice,
        "since_last",
        70,
        &[
            "The visits were all made; the letter to school went late, because the address was wrong.",
            "All done but the training, which was cancelled and is booked again.",
        ],
    );
    say(
        dice,
        "stays_with_you",
        62,
        &[
            "The boy who tidies up before I come. I think he is afraid that I look for faults; I was that child.",
            "The girl who says that everything is fine. I go home and hear how quiet the flat was.",
            "The father who cried. I like him, and I have to look twice at what he tells me.",
        ],
    );
    say(
        dice,
        "might_be_wrong",
        48,
        &[
            "We read the silence as fear. It could be that she was told not to like us. School can ask without us in the room.",
            "We think that gran copes. Nobody has seen her on a bad day; the next visit is unannounced.",
        ],
    );
    say(
        dice,
        "objectivity",
        78,
        &[
            "I went to the same church as the mother's sister, years ago. We agreed that it does not touch this, and I say so on file.",
            "Nothing that I know of; we went through the list of families together.",
            "I find the stepfather hard to like. A colleague comes with me next time and we compare notes.",
        ],
    );
    say(dice, "knows_family", 74, &["no", "no", "no", "not_known"]);
    say(
        dice,
        "went_well",
        66,
        &[
            "Asked the children to draw their week; it said more than three visits had.",
            "Rang the nursery before the meeting, so that nobody was surprised.",
        ],
    );
    answers.push((
        "agreed",
        one_of(
            dice,
            &[
                "Two mornings a week without calls, for writing up. I tell the duty team.",
                "A joint visit in the next fortnight, and the direct work training in spring.",
                "The summaries by Friday; I read one of them with you.",
            ],
        )
        .unwrap_or_default()
        .to_owned(),
    ));
    answers
}

fn about_child(dice: &mut Dice, worker: &str, today: Day, ago: u64) -> Vec<(&'static str, String)> {
    let discussed = [
        "School is the best part of the week. At home there is less shouting since the uncle moved out.",
        "Sleeps at gran's at weekends and says it is quieter there. Wants to know who decides where she lives.",
        "Quiet in the last two visits. Lights up when the dog comes in.",
        "Asked twice when he will see his brother; nobody has given him a date.",
    ];
    let decided = [
        "We go on with the plan, because what he asked for has begun to happen. If a visit is missed twice, we meet again.",
        "An unannounced visit, because what we know rests on what adults tell us.",
        "We ask school to be the place where she is seen alone, because she talks there.",
    ];
    let mut answers = vec![
        ("discussed", one_of(dice, &discussed).unwrap_or_default().to_owned()),
        ("decided", one_of(dice, &decided).unwrap_or_default().to_owned()),
    ];
    // Only what was agreed lately is still to be done.
    if ago < 30 {
        let step = one_of(
            dice,
            &[
                "Agree a date for the two brothers to meet",
                "Visit at breakfast time, unannounced",
                "Ask school for a quiet room on Tuesdays",
            ],
        );
        let due = today.saturating_add(jiff::Span::new().days(i64::try_from(between(dice, 3, 12)).unwrap_or(5)));
        let row = serde_json::json!([{ "step": step, "who": worker, "by_when": due.to_string() }]);
        answers.push(("next_steps", row.to_string()));
        if dice.in_hundred(50) {
            let fact = one_of(
                dice,
                &[
                    "Gran collects from nursery on Fridays",
                    "The new partner works nights and is at home in the day",
                    "The health visitor saw the baby on Monday",
                ],
            );
            answers.push(("missing", serde_json::json!([{ "fact": fact }]).to_string()));
        }
    }
    answers
}

struct Proposal {
    step: &'static str,
    outcome: &'static str,
    reason: &'static str,
}

const PROPOSALS: [Proposal; 4] = [
    Proposal {
        step: "end_section_47",
        outcome: "End the enquiry; a child in need plan with the family",
        reason: "The injury has an explanation that fits, seen by two doctors; the children tell the same at home and at school.",
    },
    Proposal {
        step: "close_record",
        outcome: "End our work; school stays in touch",
        reason: "What the family asked for is in place, gran and the aunt are in the plan, and the children know whom to tell.",
    },
    Proposal {
        step: "legal_planning",
        outcome: "A legal planning meeting this week",
        reason: "The plan has not changed what the children live with: two nights away from home again, and the promises of March not kept.",
    },
    Proposal {
        step: "change_placement",
        outcome: "Move to his aunt at half-term",
        reason: "He asks for it, the assessment of the aunt is positive, and the carers help him to get ready.",
    },
];

/// Steps at which everybody asks, so that what is asked waits.
const HELD: [&str; 3] = ["end_section_47", "legal_planning", "change_placement"];

const RATIONALES: [&str; 4] = [
    "I read the last four visits and the children's own words in them; what changed is what they said should change.",
    "The evidence comes from three places that do not talk to each other, and it agrees. I asked what would make us wrong; the plan says how we would notice.",
    "Discussed with the reviewing officer. The risk that is left is named in the plan, with who watches for it.",
    "I agree because the family helped to write this and can say what happens if it slips.",
];

const BACKS: [&str; 3] = [
    "I cannot hear the child in this yet. What did she say when you saw her alone?",
    "What does school say? The last note from them is two months old.",
    "Say what happens if the uncle moves back, before I can agree.",
];

/// A manager as somebody who settles.
fn manager(worker: &Worker) -> Option<Who> {
    let role: &'static Role = Roles::built_in().find("manager")?;
    Some(Who { account: worker.account, name: worker.name.clone(), worker: Some(worker.id), role })
}

fn decided(
    acting: &mut Acting<'_>,
    team: &Team,
    worker: &Worker,
    one_waits: bool,
    today: Day,
    now: Instant,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let (own, Some(manager)) = (children(acting, worker.id, today, 40)?, manager(&team.manager)) else { return Ok(()) };
    let in_care = team.name.starts_with("Children in Care") || team.name.starts_with("Leaving Care");
    let picked: Vec<i64> = own.iter().rev().copied().take(4).collect();
    for (nth, child) in picked.iter().enumerate() {
        // The last child's decision waits today; the others are settled, most of them within a day.
        let waits = nth == 0 && one_waits;
        let ago = if waits { between(dice, 0, 3) } else { between(dice, 5, 85) };
        let asked_at = moment(working_day(before(today, ago)), 11, 20, now);
        let fits = |p: &&Proposal| (p.step != "change_placement" || in_care) && (!waits || HELD.contains(&p.step));
        let fitting: Vec<&Proposal> = PROPOSALS.iter().filter(fits).collect();
        let Some(proposal) = one_of(dice, &fitting) else { continue };
        acting.at = asked_at;
        let about_id = acting.new_id();
        let number = person::person(acting, *child)?.kith_number;
        let href = format!("/people/{number}/decisions/{about_id}");
        let words = format!("asked {}", days::long(days::day_of(asked_at)));
        let new = Ask {
            step: proposal.step,
            person: Some(*child),
            team: Some(team.id),
            worker: Some(worker.id),
            account: worker.account,
            by: &worker.name,
            about_kind: CHILD_DECISION,
            about_id,
            about_words: &words,
            href: &href,
            outcome_words: proposal.outcome,
            reason: proposal.reason,
        };
        let asked = ask(acting, &new, asked_at)?;
        if waits || asked.standing == oversight::published::AskedStanding::Free {
            continue;
        }
        let days_later = if dice.in_hundred(75) { 0 } else { between(dice, 1, 4) };
        let settled = moment(working_day(before(today, ago.saturating_sub(days_later))), 16, 45, now).max(asked_at);
        acting.at = settled;
        let verdict = verdict(dice);
        // A restricted record is settled by those who may open it; the demonstration leaves such a decision waiting.
        match settle(acting, asked.id, &verdict, &manager, settled) {
            Ok(_) => {}
            Err(oversight::published::SettleRefusal::Fault(fault)) => return Err(fault),
            Err(_) => continue,
        }
    }
    Ok(())
}

fn verdict(dice: &mut Dice) -> Verdict {
    let why = one_of(dice, &RATIONALES).unwrap_or_default().to_owned();
    match dice.below(10) {
        0 | 1 => Verdict::SendBack {
            place: dice.in_hundred(60).then(|| "reason".to_owned()),
            comment: one_of(dice, &BACKS).unwrap_or_default().to_owned(),
        },
        2 => Verdict::Change {
            outcome: "Go on with the plan for three months, and look again".to_owned(),
            rationale: why,
        },
        _ => Verdict::Agree { rationale: why, read: "The child's story; The plan and the actions".to_owned() },
    }
}
