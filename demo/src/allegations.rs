//! Ten years of allegations about people who work with children, the first of them on paper, and the designated officer.
//! Dice of its own, so that nothing that was made before changes.

use crate::dice::{Dice, after, before, between, one_of};
use allegations::published::{Arranged, Who, advise, arrange, publish_last_year};
use days::{Day, add_months};
use record::names;
use store::{Acting, Fault};

/// The officer, who has an account of the staff.
const OFFICER: &str = "Peter Lister";
/// Quarters that are told. Source: local; an invented authority.
const QUARTERS: u32 = 40;
/// Referrals in a quarter, at least and at most.
const A_QUARTER: (u64, u64) = (22, 30);
/// Those received within so many days took longer, as the officer had more to do. Source: local.
const BUSY_DAYS: u64 = 240;
/// Those that were never concluded, by how many months ago they came; the first of them lies on paper since 2007.
const FORGOTTEN: [u64; 14] = [230, 176, 130, 112, 104, 99, 92, 88, 83, 79, 74, 70, 66, 63];

/// A sector with what its people are called, how often in a hundred, and its places.
const SECTORS: [(&str, &str, u64, &[&str]); 7] = [
    ("education", "support_staff", 43, &[]),
    ("fostering", "foster_carer", 17, &["Harbour Fostering", "Westmere Fostering Service", "The Gables"]),
    ("sport", "coach", 13, &["Westmere Rovers", "Aldbeck Swimming Club", "Moor Lane Gymnastics"]),
    ("early_years", "early_years", 12, &["Little Acorns Nursery", "Bridge Street Playgroup"]),
    ("transport", "driver", 8, &["Dale Cars", "Northgate Travel"]),
    ("faith", "faith", 5, &["St Aidan’s Youth Group", "Jamia Madrasah, Canal Road"]),
    ("health", "health", 2, &["Westmere Hospital"]),
];
const KINDS: [&str; 6] = ["physical", "physical", "conduct", "sexual", "emotional", "private_life"];
const OUTCOMES: [&str; 7] =
    ["substantiated", "unsubstantiated", "substantiated", "unfounded", "false", "unsubstantiated", "malicious"];
const REFERRERS: [&str; 6] = ["school", "employer", "social_care", "police", "parent", "regulator"];
const SAID: [&str; 6] = [
    "Held a child by the arm to make them sit down.",
    "Shouted at a child in front of the group.",
    "Sent messages to a young person at night.",
    "Was alone with a child behind a closed door against the rules.",
    "Pushed a child who would not leave the room.",
    "Was arrested after an incident at home.",
];

/// Writes it, in the act that is given.
pub(crate) fn write_allegations(acting: &mut Acting<'_>, seed: u64, today: Day) -> Result<(), Fault> {
    let mut dice = Dice::of(seed, 77);
    let mut known: Vec<i64> = Vec::new();
    for months_ago in FORGOTTEN {
        let received = before(today, months_ago * 30 + 11);
        let adult = write_one(acting, &mut dice, &mut known, received, today, true)?;
        known.push(adult);
    }
    for quarter in (0..QUARTERS).rev() {
        let first = add_months(today, 0).map_or(today, |day| before(day, u64::from(quarter + 1) * 91));
        for _ in 0..between(&mut dice, A_QUARTER.0, A_QUARTER.1) {
            let received = after(first, between(&mut dice, 0, 90));
            if received > today {
                continue;
            }
            let adult = write_one(acting, &mut dice, &mut known, received, today, false)?;
            known.push(adult);
        }
        for _ in 0..between(&mut dice, 10, 16) {
            let received = after(first, between(&mut dice, 0, 90)).min(today);
            let sector = one_of(&mut dice, &["education", "sport", "fostering"]).unwrap_or("education");
            advise(acting, received, sector, OFFICER)?;
        }
    }
    publish_last_year(acting, today, OFFICER)
}

/// One referral; `forgotten` ones lie on paper and were never concluded.
fn write_one(
    acting: &mut Acting<'_>,
    dice: &mut Dice,
    known: &mut [i64],
    received: Day,
    today: Day,
    forgotten: bool,
) -> Result<i64, Fault> {
    let who = names::adult(dice.below(u64::MAX));
    let mut left = dice.below(100);
    let (sector, role, _, places) = SECTORS
        .into_iter()
        .find(|(_, _, share, _)| {
            let here = left < *share;
            left = left.saturating_sub(*share);
            here
        })
        .unwrap_or(("education", "teacher", 0, &[]));
    let setting = match one_of(dice, places) {
        Some(place) => place.to_owned(),
        None => names::school(dice.below(60)),
    };
    let role = if sector == "education" && dice.in_hundred(40) { "teacher" } else { role };
    let took = match dice.below(100) {
        0..64 => between(dice, 4, 29),
        64..88 => between(dice, 32, 88),
        88..98 => between(dice, 95, 350),
        _ => between(dice, 370, 600),
    };
    let took = if received > before(today, BUSY_DAYS) { took * 2 } else { took };
    let closed = Some(after(received, took)).filter(|day| *day <= today && !forgotten);
    let decided = Some(after(received, between(dice, 0, 6))).filter(|day| *day <= today && !forgotten);
    let decided = decided.filter(|day| closed.is_none_or(|closed| *day <= closed));
    let born = before(today, between(dice, 22, 64) * 365 + dice.below(365));
    let again =
        dice.in_hundred(6).then(|| known.get(usize::try_from(dice.below(known.len() as u64)).unwrap_or(0))).flatten();
    let adult = match again {
        Some(adult) if !forgotten => Who::Known(*adult),
        _ => Who::New(&who.given, &who.family, Some(born).filter(|_| !forgotten), None),
    };
    let on_paper = forgotten || received < before(today, 5 * 365);
    let shelf = format!("Cabinet {}, folder {}", between(dice, 1, 4), between(dice, 1, 60));
    let lacks: &[&str] = match (forgotten, on_paper) {
        (true, _) => &[
            "the exact day it was received",
            "the adult’s date of birth, from which retention counts",
            "what was decided",
        ],
        (false, true) if dice.in_hundred(15) => &["who told us"],
        _ => &[],
    };
    let of = Arranged {
        received,
        year_alone: forgotten,
        decided,
        closed,
        sector,
        referrer: if sector == "education" && dice.in_hundred(70) {
            "school"
        } else {
            one_of(dice, &REFERRERS).unwrap_or("other")
        },
        role,
        kind: one_of(dice, &KINDS).unwrap_or("conduct"),
        outcome: one_of(dice, &OUTCOMES).filter(|_| closed.is_some()),
        setting: &setting,
        adult,
        words: one_of(dice, &SAID).unwrap_or_default(),
        paper: on_paper.then_some(shelf.as_str()),
        lacks,
        by: OFFICER,
    };
    arrange(acting, &of)
}
