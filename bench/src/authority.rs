//! The large demonstration authority: made once, and at the end its history verified.

use crate::report::Figure;
use crate::{Extent, Outcome, users};
use days::{Clock, SystemClock};
use std::path::Path;
use std::time::Instant;
use store::{Address, Engine, Fault, Store};

/// The same authority every time.
const SEED: u64 = 2026;

/// Writes it all into one file while nobody works, as `kith backup` does.
pub fn back_up(store: &Store, file: &Path) -> Outcome<Vec<Figure>> {
    let began = Instant::now();
    let rows = store.backup(file)?.rows();
    let took = began.elapsed().as_secs_f64();
    Ok(vec![Figure::new("Backup into one file", format!("{took:.0} s, {:.0} rows a second", rows as f64 / took))])
}

/// Fills an empty place from such a file, as `kith restore` does.
pub fn restore(file: &Path, address: &Address) -> Outcome<Vec<Figure>> {
    let began = Instant::now();
    let (store, restored) = Store::restore(file, address.clone(), kith::schema(), users::options())?;
    let took = began.elapsed().as_secs_f64();
    settle(&store)?;
    let said = format!("{took:.0} s, {:.0} rows a second", restored.rows() as f64 / took);
    Ok(vec![Figure::new("The same authority, restored from the backup of the other database", said)])
}

/// What PostgreSQL does by itself within minutes of such a growth.
fn settle(store: &Store) -> Result<(), Fault> {
    match store.address().engine() {
        Engine::Postgres => store.address().connect()?.batch("VACUUM ANALYZE"),
        Engine::Sqlite => Ok(()),
    }
}

/// Makes it, unless an earlier run left it or it was restored.
pub fn make(extent: &Extent, store: &Store, size: &dyn Fn() -> Outcome<u64>) -> Outcome<Vec<Figure>> {
    let began = Instant::now();
    let fresh = demo::is_empty(store)?;
    if fresh {
        let size = demo::Size::Bench { people: extent.people, entries: extent.entries };
        let mut said = Instant::now();
        demo::make(store, size, SEED, SystemClock.now(), &mut |done, of| {
            if said.elapsed().as_secs() >= 10 {
                eprintln!("{:?}: {done} of {of} people are made", store.address().engine());
                said = Instant::now();
            }
        })?;
        settle(store)?;
    }
    let took = began.elapsed().as_secs_f64();
    let count = |sql| store.read::<_, Fault>(|r| r.count(sql, &[]));
    let (people, entries) = (count("SELECT count(*) FROM person")?, count("SELECT count(*) FROM story")?);
    let history = count("SELECT count(*) FROM history")?;
    let words = |n: i64| {
        let figures = n.to_string();
        let groups: Vec<&str> =
            figures.as_bytes().rchunks(3).rev().filter_map(|g| std::str::from_utf8(g).ok()).collect();
        groups.join(",")
    };
    let met = people >= i64::try_from(extent.people)? && entries >= i64::try_from(extent.entries)?;
    let wanted = format!("{} and {}", words(extent.people.try_into()?), words(extent.entries.try_into()?));
    let made =
        fresh.then(|| format!("{took:.0} s, {:.0} rows a second with their history", (history * 2) as f64 / took));
    let there = format!("{} and {}", words(people), words(entries));
    let mut figures = vec![Figure::new("People and story entries", there).goal(wanted, met)];
    figures.extend(made.map(|made| Figure::new("Making them", made)));
    figures.push(Figure::new("Size on the disk", crate::machine::megabytes(size()?)));
    Ok(figures)
}

/// Recomputes the whole chain, which the acts of all measurements have joined.
pub fn verify(store: &Store) -> Outcome<Vec<Figure>> {
    let began = Instant::now();
    let health = store.doctor()?;
    let took = began.elapsed().as_secs_f64();
    if let Some(first) = health.findings.first() {
        return Err(format!("the history is not whole after measuring: {}", first.0).into());
    }
    let said = format!("{} acts with {} rows sound, {took:.0} s", health.acts, health.rows);
    Ok(vec![Figure::new("`doctor` over all of it at the end", said)])
}
