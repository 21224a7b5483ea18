//! A hundred people signed in, each with a child whose story is long.

use crate::Outcome;
use crate::visitor::Pass;
use days::{Clock, SystemClock};
use std::sync::Arc;
use store::{Address, Dice, Fault, Heard, Options, Reading, Store, SystemDice};

/// How many are connected at once. Source: the issue.
pub const USERS: usize = 100;

/// Entries of a long story. Source: the issue.
pub const LONG: i64 = 500;

/// Most children for whom each of them answers. Source: the Department for Education's workforce return of 2025 gives
/// some 15 on average in England; some authorities have twice that.
pub const CASELOAD: i64 = 32;

/// Somebody signed in, and whose page they open.
#[derive(Debug, Clone)]
pub struct User {
    /// Their session.
    pub pass: Pass,
    /// The Kith number of a child for whom they answer.
    pub child: String,
    /// Names to look for, each with a slip.
    pub typed: Vec<String>,
}

/// As the program opens its store, with connections enough for many writers.
pub fn options() -> Options {
    Options { connections: 64, ..Options::new(Arc::new(SystemDice)) }
}

/// Opens a store.
pub fn open(address: &Address) -> Result<Store, Fault> {
    Store::open(address.clone(), kith::schema(), options())
}

/// The same, with an ear on its statements.
pub fn open_heard(address: &Address, heard: &Heard) -> Result<Store, Fault> {
    let options = Options { heard: Some(heard.clone()), ..Options::new(Arc::new(SystemDice)) };
    Store::open(address.clone(), kith::schema(), options)
}

/// A session for an account, begun now.
pub fn pass(store: &Store, account: i64) -> Result<Pass, Fault> {
    let (token, csrf) = (store.dice().token(), store.dice().token());
    store.keep(SystemClock.now(), |k| access::begin_session(k, account, &token, &csrf, None))?;
    Ok(Pass { token, csrf })
}

/// Signs in a hundred workers who answer for children with long stories.
pub fn sign_in(store: &Store) -> Outcome<Vec<User>> {
    let (children, names) = store.read::<_, Fault>(|r| Ok((long_stories(r)?, names(r)?)))?;
    if children.is_empty() {
        return Err("nobody in this authority has a long story: make a larger one".into());
    }
    let dice = store::SeededDice::new(5);
    let mut users = Vec::new();
    for (child, account) in children.iter().cycle().take(USERS) {
        let typed = (0..20).filter_map(|_| {
            let at = usize::try_from(dice.number() % u64::try_from(names.len().max(1)).ok()?).ok()?;
            let (given, family) = names.get(at)?;
            Some(format!("{} {}", slip(given, &dice), slip(family, &dice)))
        });
        users.push(User { pass: pass(store, *account)?, child: child.clone(), typed: typed.collect() });
    }
    Ok(users)
}

/// Kith numbers of children with long stories that are not restricted, each with the account of who answers for them.
fn long_stories(reading: &mut Reading<'_>) -> Result<Vec<(String, i64)>, Fault> {
    let sql = "SELECT p.kith_number, min(a.id) AS account
         FROM (SELECT person FROM story GROUP BY person HAVING count(*) >= $1) AS s
         JOIN person p ON p.id = s.person
         JOIN responsibility r ON r.person = p.id AND r.to_day IS NULL AND r.team IS NOT NULL
         JOIN account a ON a.worker = r.worker
         JOIN (SELECT worker FROM responsibility WHERE to_day IS NULL AND team IS NOT NULL
               GROUP BY worker HAVING count(*) <= $2) AS w ON w.worker = r.worker
         WHERE NOT EXISTS (SELECT 1 FROM restriction x WHERE x.subject = p.id)
         GROUP BY p.kith_number ORDER BY p.kith_number LIMIT 100";
    let rows = reading.rows(sql, &[LONG.into(), CASELOAD.into()])?;
    rows.iter().map(|r| Ok((r.get("kith_number")?, r.get("account")?))).collect()
}

/// A thousand names from all over the authority.
fn names(reading: &mut Reading<'_>) -> Result<Vec<(String, String)>, Fault> {
    let every = (reading.count("SELECT count(*) FROM person_name", &[])? / 1000).max(1);
    let sql = "SELECT given, family FROM person_name WHERE id % $1 = 0 AND kind = 'legal' AND given <> '' ORDER BY id LIMIT 1000";
    let rows = reading.rows(sql, &[every.into()])?;
    rows.iter().map(|r| Ok((r.get("given")?, r.get("family")?))).collect()
}

/// The word with one letter left out, doubled or exchanged with the next.
pub fn slip(word: &str, dice: &dyn Dice) -> String {
    let mut letters: Vec<char> = word.split(' ').next().unwrap_or_default().chars().collect();
    let length = letters.len();
    if length < 4 {
        return word.to_owned();
    }
    let at = 1 + usize::try_from(dice.number() % (u64::try_from(length).unwrap_or(4) - 2)).unwrap_or(0);
    match dice.number() % 3 {
        0 => {
            letters.remove(at);
        }
        1 => letters.swap(at, at + 1),
        _ => {
            if let Some(letter) = letters.get(at).copied() {
                letters.insert(at, letter);
            }
        }
    }
    letters.into_iter().collect()
}
