//! One look for somebody who may be on record already, as word of them arrives: the time in the server, without its pages.

use crate::meter::{Meter, Workers};
use crate::report::{Figure, Times};
use crate::users::slip;
use crate::{Extent, Outcome};
use days::Day;
use record::matching::Sketch;
use record::store::find;
use std::time::Instant;
use store::{Dice, Fault, SeededDice, Store};

/// Slowest that one in a hundred looks may be, in milliseconds. Source: the issue.
const MOST: f64 = 20.0;

/// As many are shown beside a new record.
const SHOWN: usize = 6;

/// Somebody on record.
struct Somebody {
    id: i64,
    given: String,
    family: String,
    birth: Day,
}

/// People from all over the authority.
fn people(store: &Store) -> Result<Vec<Somebody>, Fault> {
    store.read(|r| {
        let every = (r.count("SELECT count(*) FROM person", &[])? / 500).max(1);
        let sql = "SELECT p.id, n.given, n.family, p.birth_day FROM person p JOIN person_name n ON n.person = p.id
                   WHERE n.kind = 'legal' AND n.given <> '' AND p.birth_day IS NOT NULL AND p.merged_into IS NULL
                   AND n.id % $1 = 0 ORDER BY n.id LIMIT 500";
        let rows = r.rows(sql, &[every.into()])?;
        rows.iter()
            .map(|row| {
                let birth = row.get("birth_day")?;
                Ok(Somebody { id: row.get("id")?, given: row.get("given")?, family: row.get("family")?, birth })
            })
            .collect()
    })
}

/// Word of each, with a slip in both names and every other date with day and month exchanged.
pub fn measure(extent: &Extent, store: &Store, postmaster: Option<u32>) -> Outcome<Vec<Figure>> {
    let people = people(store)?;
    let dice = SeededDice::new(11);
    let words: Vec<(i64, Sketch)> = people
        .iter()
        .map(|one| {
            let name = (slip(&one.given, &dice), slip(&one.family, &dice));
            let turned = days::swapped(one.birth).filter(|_| dice.number().is_multiple_of(2));
            let births = vec![turned.unwrap_or(one.birth)];
            (one.id, Sketch { names: vec![name], births, ..Sketch::default() })
        })
        .collect();
    let meter = Meter::begin(Workers { server: None, postmaster })?;
    let (mut times, mut asked, mut shown) = (Times::default(), 0u32, 0u32);
    let began = Instant::now();
    for round in 0.. {
        // The first round prepares statements and fills caches.
        if round > 1 && began.elapsed() > extent.lasts {
            break;
        }
        for (id, sketch) in &words {
            let from = Instant::now();
            let found = store.read::<_, Fault>(|r| find::matches_for(r, sketch, SHOWN))?;
            if round > 0 {
                times.push(from.elapsed());
            } else {
                asked += 1;
                shown += u32::from(found.iter().any(|f| f.person.id == *id));
            }
        }
    }
    let cpu = meter.end(times.len() + words.len())?;
    let hits = f64::from(shown) * 100.0 / f64::from(asked.max(1));
    let slow = times.percent(99);
    let what = "One look for somebody who may be on record (a slip in both names, date perhaps turned)";
    Ok(vec![
        Figure::new(what, format!("{} ({cpu}), {hits:.1} % found", times.words()))
            .goal(format!("p99 under {MOST:.0} ms"), slow < MOST),
    ])
}
