//! Calls from schools that wait to be returned, or were.

use super::Scene;
use super::agencies::Agency;
use crate::dice::{Dice, after, before, between, one_of};
use crate::staff::Worker;
use crate::write::moment;
use days::Calendar;
use front_door::published::arranging::{self, Message};
use record::store::work_clock::Whose;
use store::{Acting, Fault};

/// How many.
const CALLS: u64 = 46;

/// Makes them, most of them returned.
pub(super) fn make(acting: &mut Acting<'_>, scene: &Scene<'_>) -> Result<(), Fault> {
    let mut dice = Dice::of(scene.seed, 73);
    let schools: Vec<&Agency> = scene.agencies.iter().filter(|a| a.kind == "school").collect();
    let messages = [
        "Away again today, and the phone at home is off. Please ring before three.",
        "Can somebody tell us whether Thursday's meeting is still on?",
        "A new bruise, explained by football. It is written down; please ring.",
        "Mother asks who her worker is now.",
        "Collected by an uncle we do not know. Is he allowed?",
    ];
    let (holders, hub) = (scene.staff.teams.iter().flat_map(|t| t.workers.iter()), &scene.staff.hub);
    let holders: Vec<&Worker> = holders.collect();
    for nth in 0..CALLS {
        let Some(school) = one_of(&mut dice, &schools) else { return Ok(()) };
        let last = nth + 6 >= CALLS;
        let back = if last { dice.below(3) } else { 4 + (CALLS - nth) * 3 };
        let mut day = before(scene.today, back);
        while Calendar::england().is_working_day(day) == Ok(false) {
            day = before(day, 1);
        }
        acting.at = moment(day, i8::try_from(between(&mut dice, 8, 16)).unwrap_or(9), 12, scene.now);
        let amina = holders.iter().copied().find(|w| w.name == "Amina Yusuf");
        let chosen = if nth + 2 == CALLS { amina } else { one_of(&mut dice, &holders).filter(|_| dice.in_hundred(75)) };
        let whose =
            chosen.map_or(Whose { team: Some(hub.id), worker: None }, |w| Whose { team: None, worker: Some(w.id) });
        let (caller, _) = school.teller.split_once(", ").unwrap_or((school.teller, ""));
        let message = Message {
            agency: Some((school.id, school.name)),
            caller,
            phone: "01632 960100",
            message: one_of(&mut dice, &messages).unwrap_or("Please ring."),
            person: None,
        };
        let call = arranging::log_call(acting, &message, whose, "Tom Whitworth")?;
        if !last {
            let returned = after(day, if dice.in_hundred(15) { 3 + dice.below(3) } else { dice.below(2) });
            let by = chosen.map_or("Tom Whitworth", |w| w.name.as_str());
            arranging::return_call(
                acting,
                call,
                (returned.min(scene.today), by),
                "Spoke to the safeguarding lead; told what happens next.",
            )?;
        }
    }
    Ok(())
}
