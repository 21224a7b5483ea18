//! What the record already holds of the people in a file: who is meant, who may be meant, what was told of them.

use crate::bringing::Progress;
use crate::rules::missing_things::{CLOSED_BY_FILES, task_origin};
use crate::rules::plan_people::{FORMER, NAMES};
use crate::rules::same_person::{Meant, is_own, likenesses, near, settle};
use crate::store::{question, report};
use crate::words::{Candidate, Decision, Known, KnownChild, KnownDuty, KnownFact, KnownStay, Plan, ToldBefore};
use record::matching::Sketch;
use record::store::{find, known as on_record, origin as told};
use record::words::{FactKind, Scheme};
use std::collections::{BTreeSet, HashMap};
use store::{Fault, Reading};

/// Most people on record who are shown beside one of the file. Source: local.
const MOST: usize = 5;

/// Reads all of it. `progress` hears how far it is.
pub fn known(reading: &mut Reading<'_>, plan: &Plan, progress: Progress<'_>) -> Result<Known, Fault> {
    let (decided, asked) = question::all(reading)?;
    let mut known = Known { asked, newest_year: report::newest_year(reading)?, ..Known::default() };
    who_is_meant(reading, plan, &decided, &mut known)?;
    if find::how_many(reading)? > 0 {
        who_may_be_meant(reading, plan, &mut known, progress)?;
    }
    let ids: Vec<i64> = known.found.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
    known.children = children(reading, &ids)?;
    let origins: Vec<String> = plan.children.iter().flat_map(|c| &c.entries).map(|e| e.origin.clone()).collect();
    known.entries = told::entries(reading, &origins)?
        .into_iter()
        .map(|(origin, e)| {
            let stands = e.standing == "stands";
            let (title, words, meaning) = (e.title, e.words, e.meaning);
            (origin, ToldBefore { id: e.id, person: e.person, day: e.day, title, words, meaning, stands })
        })
        .collect();
    let origins: Vec<String> = plan.children.iter().flat_map(|c| &c.responsible).map(|r| r.origin.clone()).collect();
    known.responsible =
        told::responsibilities(reading, &origins)?.into_iter().map(|(origin, r)| (origin, (r.id, r.to))).collect();
    let kinds = CLOSED_BY_FILES.into_iter().chain(["chronology"]);
    let numbers = plan.children.iter().flat_map(|c| kinds.clone().map(|kind| task_origin(&c.number, kind)));
    let numbers: Vec<String> = numbers.collect();
    known.tasks = told::actions(reading, &numbers)?.into_iter().map(|(origin, a)| (origin, (a.id, a.done))).collect();
    known.workers = on_record::workers(reading)?;
    Ok(known)
}

/// By the numbers they have.
fn who_is_meant(
    reading: &mut Reading<'_>,
    plan: &Plan,
    decided: &HashMap<String, Decision>,
    known: &mut Known,
) -> Result<(), Fault> {
    let schemes: BTreeSet<Scheme> = plan.children.iter().flat_map(|c| &c.numbers).map(|n| n.scheme).collect();
    let mut by_number: HashMap<Scheme, HashMap<String, i64>> = HashMap::new();
    for scheme in schemes {
        by_number.insert(scheme, told::people_with(reading, scheme)?);
    }
    let mut holders: HashMap<&str, Vec<(Scheme, i64)>> = HashMap::new();
    for child in &plan.children {
        for number in &child.numbers {
            let person = by_number.get(&number.scheme).and_then(|known| known.get(&number.value));
            if let Some(person) = person {
                holders.entry(&child.number).or_default().push((number.scheme, *person));
            }
        }
    }
    let ids: Vec<i64> = holders.values().flatten().map(|(_, id)| *id).collect::<BTreeSet<_>>().into_iter().collect();
    let (people, numbers) = (on_record::people(reading, &ids)?, on_record::numbers(reading, &ids)?);
    let mut taken: HashMap<i64, &str> = HashMap::new();
    for child in &plan.children {
        let holders = holders.get(child.number.as_str()).map_or(&[][..], Vec::as_slice);
        let meant = settle(child, holders, decided.get(&child.number).copied(), |id| {
            let person = people.get(&id)?;
            let numbers = numbers.get(&id).into_iter().flatten().map(|n| (n.scheme, n.value.clone())).collect();
            Some((person.birth, person.kith_number.clone(), numbers))
        });
        match meant {
            Meant::Nobody => {}
            Meant::Another => {
                known.decided_new.insert(child.number.clone());
            }
            Meant::Person(id) => match taken.insert(id, &child.number) {
                // Two numbers of the council's own may be one child, whose records somebody made one.
                other if other.is_none() || holders.iter().any(|(scheme, _)| is_own(*scheme)) => {
                    known.found.insert(child.number.clone(), id);
                }
                other => {
                    let other = other.unwrap_or_default();
                    let why = format!("{} and {other} of this file would be one person on record.", child.number);
                    known.unclear.insert(child.number.clone(), why);
                    known.candidates.insert(child.number.clone(), holder_of(id, &people).into_iter().collect());
                }
            },
            Meant::Unclear(why, candidates) => {
                known.unclear.insert(child.number.clone(), why);
                let candidates = candidates.into_iter().filter_map(|person| holder_of(person, &people));
                known.candidates.insert(child.number.clone(), candidates.collect());
            }
        }
    }
    Ok(())
}

fn holder_of(person: i64, people: &HashMap<i64, on_record::KnownPerson>) -> Option<Candidate> {
    let kith_number = people.get(&person)?.kith_number.clone();
    Some(Candidate { person, kith_number, likely: true, reasons: Vec::new() })
}

/// By name, birth, postcode and sex, for those whom no number finds.
fn who_may_be_meant(
    reading: &mut Reading<'_>,
    plan: &Plan,
    known: &mut Known,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let looked_for: Vec<_> = plan
        .children
        .iter()
        .filter(|c| c.header.is_some())
        .filter(|c| !known.found.contains_key(&c.number) && !known.unclear.contains_key(&c.number))
        .collect();
    let taken: BTreeSet<i64> = known.found.values().copied().collect();
    let restricted = access::restricted_subjects(reading)?;
    for (n, child) in looked_for.iter().enumerate() {
        progress("Compared", n, looked_for.len());
        let named = !(child.given.is_empty() && child.family.is_empty());
        let sketch = Sketch {
            names: if named { vec![(child.given.clone(), child.family.clone())] } else { Vec::new() },
            births: child.born.into_iter().collect(),
            postcodes: child.stays.iter().map(|stay| stay.postcode.clone()).collect(),
            identifiers: Vec::new(),
        };
        let found = find::matches_for(reading, &sketch, 4 * MOST)?;
        let found: Vec<_> = found.into_iter().filter(|f| !taken.contains(&f.person.id)).collect();
        if found.is_empty() {
            continue;
        }
        let ids: Vec<i64> = found.iter().map(|f| f.person.id).collect();
        let (facts, numbers) = (on_record::facts(reading, &ids)?, on_record::numbers(reading, &ids)?);
        let mut candidates = Vec::new();
        for one in &found {
            let id = one.person.id;
            let sex = facts.get(&id).into_iter().flatten().find(|f| f.kind == FactKind::Sex).map(|f| f.code.as_str());
            let theirs: Vec<(Scheme, &str)> =
                numbers.get(&id).into_iter().flatten().map(|n| (n.scheme, n.value.as_str())).collect();
            let Some(likely) = near(child, one.score, &one.reasons, sex, &theirs) else { continue };
            candidates.push(Candidate {
                person: id,
                kith_number: one.person.shown_number(),
                likely,
                reasons: match restricted.contains(&id) {
                    true => vec!["the record is restricted"],
                    false => likenesses(&one.reasons),
                },
            });
        }
        candidates.truncate(MOST);
        if !candidates.is_empty() {
            known.candidates.insert(child.number.clone(), candidates);
        }
    }
    Ok(())
}

/// Words by which a file's confirmation is known from a worker's.
fn by_file(confirmed_by: &str) -> bool {
    confirmed_by.starts_with("SSDA903 ") || [FORMER, NAMES].contains(&confirmed_by)
}

fn children(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, KnownChild>, Fault> {
    let people = on_record::people(reading, ids)?;
    let mut numbers = on_record::numbers(reading, ids)?;
    let mut facts = on_record::facts(reading, ids)?;
    let mut addresses = on_record::addresses(reading, ids)?;
    let mut duties = on_record::duties(reading, ids)?;
    let mut kept = on_record::kept(reading, ids)?;
    let mut told = told::origins_of_people(reading, ids)?;
    let mut children = HashMap::with_capacity(ids.len());
    for (id, person) in people {
        let facts = facts.remove(&id).unwrap_or_default().into_iter();
        let stays = addresses.remove(&id).unwrap_or_default().into_iter();
        let duties = duties.remove(&id).unwrap_or_default().into_iter();
        let one = KnownChild {
            id,
            kith_number: person.kith_number,
            birth: person.birth,
            birth_by_file: person.birth_by.as_deref().is_some_and(by_file),
            death: person.death,
            name: person.name,
            restricted: person.restricted,
            numbers: numbers.remove(&id).unwrap_or_default().into_iter().map(|n| (n.scheme, n.value)).collect(),
            facts: facts
                .map(|f| {
                    let by_file = by_file(&f.confirmed_by);
                    KnownFact { id: f.id, kind: f.kind, code: f.code, words: f.words, by_file }
                })
                .collect(),
            stays: stays
                .map(|a| {
                    let by_file = by_file(&a.confirmed_by);
                    KnownStay { id: a.id, kind: a.kind, postcode: a.postcode, from: a.from, to: a.to, by_file }
                })
                .collect(),
            reviews: duties
                .filter(|d| crate::rules::reviews::RULES.contains(&d.rule.as_str()))
                .map(|d| KnownDuty { id: d.id, rule: d.rule, started: d.started, running: d.running })
                .collect(),
            kept: kept.remove(&id).unwrap_or_default(),
            told: told.remove(&id).unwrap_or_default(),
        };
        children.insert(id, one);
    }
    Ok(children)
}
