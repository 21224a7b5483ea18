//! From a check's sealed files to its answer. The files are what is held; the answer of the last few checks is remembered
//! in this process, so that a page need not check again. Another process makes it anew from the files.

use crate::rules::filter::{self, Team};
use crate::rules::seal::{self, Key};
use crate::store::check::{self, Owner};
use crate::words::{Check, OnRecord};
use ::store::{Address, Fault, Reading, Store};
use access::Sight;
use days::Instant;
use page::{Fail, Visit};
use record::store::{origin, person, worker};
use record::words::Scheme;
use returns::check::Report;
use returns::{Answer, Kind, Request};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

/// Bytes of files whose answers are remembered in one process. Source: local; an answer takes about as much as its files.
const REMEMBERED: usize = 256 * 1024 * 1024;
/// People asked for at once.
const CHUNK: usize = 256;

struct Remembered {
    at: Address,
    id: i64,
    size: usize,
    answer: Arc<Answer>,
}

/// The last used stands last.
static ANSWERS: LazyLock<Mutex<Vec<Remembered>>> = LazyLock::new(Mutex::default);

fn answers() -> MutexGuard<'static, Vec<Remembered>> {
    ANSWERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Half of the machine's cores, so that others' pages are answered meanwhile.
pub fn threads() -> usize {
    (std::thread::available_parallelism().map_or(1, usize::from) / 2).max(1)
}

/// Whose checks this visitor sees.
pub fn owner(visit: &Visit) -> Result<Owner, Fail> {
    let session = visit.session.as_ref().ok_or(Fail::SignIn)?.id;
    Ok(Owner { account: visit.who()?.account, session })
}

/// The key of a check's files for this visitor: the kept one, or that of the session.
pub fn key(visit: &Visit, check: &Check) -> Result<Key, Fail> {
    match &check.secret {
        Some(secret) => Key::read(secret).ok_or(Fail::NotFound),
        None => Ok(Key::of_session(visit.cookie.as_deref().ok_or(Fail::SignIn)?, &check.salt)),
    }
}

/// Remembers an answer; those used longest ago go when there is too much.
pub fn remember(visit: &Visit, id: i64, size: usize, answer: Arc<Answer>) {
    let mut all = answers();
    let at = visit.house.store.address();
    all.retain(|one| one.id != id || one.at != *at);
    all.push(Remembered { at: at.clone(), id, size, answer });
    let mut sum: usize = all.iter().map(|one| one.size).sum();
    while sum > REMEMBERED && all.len() > 1 {
        sum -= all.remove(0).size;
    }
}

/// Forgets an answer.
pub fn forget(store: &Store, id: i64) {
    answers().retain(|one| one.id != id || one.at != *store.address());
}

fn remembered(store: &Store, id: i64) -> Option<Arc<Answer>> {
    let mut all = answers();
    let at = all.iter().position(|one| one.id == id && one.at == *store.address())?;
    let one = all.remove(at);
    let answer = Arc::clone(&one.answer);
    all.push(one);
    Some(answer)
}

/// The check that the address names with its answer. Errors with [`Fail::NotFound`] when it is somebody else's, forgotten, or
/// not kept and given in another session.
pub fn opened(visit: &Visit) -> Result<(Check, Arc<Answer>), Fail> {
    let (id, owner) = (visit.id("check")?, owner(visit)?);
    let check = visit.read(|r| check::find(r, id, owner, visit.now))?.ok_or(Fail::NotFound)?;
    if let Some(answer) = remembered(&visit.house.store, id) {
        return Ok((check, answer));
    }
    let (key, sealed) = (key(visit, &check)?, visit.read(|r| check::files(r, id))?);
    let files = sealed.into_iter().map(|(place, bytes)| seal::open(&key, place, bytes));
    let files: Vec<(String, Vec<u8>)> = files.collect::<Option<_>>().ok_or(Fail::NotFound)?;
    let request = Request {
        collection: Some(check.kind),
        year: check.year,
        authority: check.authority.clone(),
        threads: threads(),
    };
    let answer = returns::check(files, &request, &|_, _| {}).map_err(|(fault, _)| Fail::Refused(fault.to_string()))?;
    let answer = Arc::new(answer);
    remember(visit, id, check.size, Arc::clone(&answer));
    Ok((check, answer))
}

/// Every minute: files whose time has come go, and answers whose files are gone are forgotten.
pub fn forget_what_ended(store: &Store, now: Instant) -> Result<(), Fault> {
    if store.read(|r| check::any_ended(r, now))? {
        store.keep(now, check::forget_ended)?;
    }
    let here: Vec<i64> = answers().iter().filter(|one| one.at == *store.address()).map(|one| one.id).collect();
    for id in here {
        if !store.read(|r| check::is_there(r, id))? {
            forget(store, id);
        }
    }
    Ok(())
}

/// Which of these children of the files are on record, as far as the visitor may know; those who are not are left out.
pub fn on_record(
    visit: &Visit,
    reading: &mut Reading<'_>,
    kind: Kind,
    numbers: &[&str],
) -> Result<HashMap<String, OnRecord>, Fail> {
    let scheme = match kind {
        Kind::Ssda903 => Scheme::Ssda903,
        // The census and the lists for inspections have the number of the council's system.
        Kind::Cin | Kind::AnnexA => Scheme::Former,
    };
    let found = origin::people_numbered(reading, scheme, numbers)?;
    let people: Vec<i64> = found.values().copied().collect();
    let who = visit.who()?;
    let mut open = Vec::new();
    for chunk in people.chunks(CHUNK) {
        let sights = visit.house.sights.sights(reading, who, chunk, visit.now)?;
        open.extend(chunk.iter().zip(sights).filter(|(_, sight)| *sight == Sight::Open).map(|(id, _)| *id));
    }
    let teams = worker::teams_answering(reading, &open, visit.today())?;
    let mut numbers = HashMap::new();
    for chunk in open.chunks(CHUNK) {
        numbers.extend(person::people(reading, chunk)?.into_iter().map(|one| (one.id, one.kith_number)));
    }
    let known = found.into_iter().map(|(number, id)| {
        let record = numbers.get(&id).map_or(OnRecord::Closed, |kith| OnRecord::Open {
            number: kith.clone(),
            teams: teams.get(&id).cloned().unwrap_or_default(),
        });
        (number, record)
    });
    Ok(known.collect())
}

/// The teams of every child of whom a row fails.
pub fn teams_of_failing(visit: &Visit, kind: Kind, report: &Report<'_>) -> Result<HashMap<String, OnRecord>, Fail> {
    let numbers: Vec<&str> =
        report.children.iter().map(|child| child.child).filter(|child| !child.is_empty()).collect();
    visit.read(|reading| on_record(visit, reading, kind, &numbers))
}

/// The teams of a child among those known.
pub fn teams_of<'a>(known: &'a HashMap<String, OnRecord>, child: &str) -> Vec<(Team, &'a str)> {
    filter::teams(known.get(child).unwrap_or(&OnRecord::Not))
}
