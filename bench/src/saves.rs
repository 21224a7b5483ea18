//! Durable saved answers a second: the page's save path, beside the driver alone and pgbench.

mod bare;
mod door;
mod ours;
mod pgbench;

use crate::cluster::Cluster;
use crate::report::Figure;
use crate::{Extent, Outcome};
use days::{Clock, SystemClock};
use record::store::{document, form};
use std::path::Path;
use store::{Act, Actor, Address, Fault, Store};

pub use door::through_the_door;

/// Drafts that writers write in; each writer has its own.
const DRAFTS: usize = 1024;
/// Answers are rewritten at about this length, the answer to one prompted question.
const LETTERS: usize = 1_000;
/// The question that is answered.
const QUESTION: &str = "saw_and_heard";
/// Writers at once: a team in a busy hour, and everybody at once.
const WRITERS: [usize; 2] = [8, 32];
/// Peer and Kith take turns so many times, so that a busy neighbour on the machine meets both; the middle one counts.
const ROUNDS: usize = 3;

/// A draft with one answer.
#[derive(Debug, Clone, Copy)]
struct Draft {
    document: i64,
    child: i64,
    answer: i64,
    account: i64,
}

/// The text after `n` more words; always about the same length.
fn words(n: usize) -> String {
    let mut text =
        "She showed me the den she had built under the stairs and told me who may come in. ".repeat(LETTERS / 82);
    text.push_str(&format!("Then she said {n}"));
    text
}

/// Makes drafts for people of the authority, each with one answer.
fn prepare(store: &Store) -> Outcome<Vec<Draft>> {
    let people = store.read::<_, Fault>(|r| {
        let rows = r.rows("SELECT id FROM person p WHERE NOT EXISTS (SELECT 1 FROM restriction x WHERE x.subject = p.id) ORDER BY id LIMIT 1024", &[])?;
        rows.iter().map(|row| row.get::<i64>("id")).collect::<Result<Vec<_>, _>>()
    })?;
    let areas = kith::areas();
    let visit = areas.iter().flat_map(|a| a.forms).find(|(name, _)| *name == "visit");
    let (_, visit) = visit.ok_or("there is no form for a visit")?;
    let act = Act::new("make_bench_drafts", Actor::program("bench"), SystemClock.now());
    let made = store.act::<_, Fault>(&act, |acting| {
        form::ensure_built_in(acting, "visit", visit)?;
        let mut drafts = Vec::new();
        for n in 0..DRAFTS {
            let Some(child) = people.get(n % people.len()).copied() else { break };
            let account = 1 + i64::try_from(n % 64).unwrap_or(0);
            let document = document::make_draft(acting, "visit", 1, &[child], account, "Bench")?;
            let at = acting.at;
            let columns = [
                ("document", document.into()),
                ("person", 0i64.into()),
                ("question", QUESTION.into()),
                ("value", words(0).into()),
                ("version", 1i64.into()),
                ("account", account.into()),
                ("by_words", "Bench".into()),
                ("at", at.into()),
            ];
            let answer = acting.insert("answer", &columns)?;
            drafts.push(Draft { document, child, answer, account });
        }
        Ok(drafts)
    })?;
    Ok(made)
}

/// The middle of three or so.
fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Peer and Kith in turns; gives the figure of Kith with the ratio, and the peer's.
fn in_turns(
    what: &str,
    peer_words: &str,
    least: f64,
    mut peer: impl FnMut() -> Outcome<f64>,
    mut ours: impl FnMut() -> Outcome<f64>,
) -> Outcome<[Figure; 2]> {
    let (mut peers, mut own, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (p, o) = (peer()?, ours()?);
        peers.push(p);
        own.push(o);
        ratios.push(o / p);
    }
    let ratio = middle(ratios.clone());
    let all = ratios.iter().map(|r| format!("{r:.2}")).collect::<Vec<_>>().join(", ");
    Ok([
        Figure::new(format!("{what}: the peer"), format!("{:.0} a second ({peer_words})", middle(peers))),
        Figure::new(format!("{what}: Kith's store"), format!("{:.0} a second, ratio {ratio:.2} ({all})", middle(own)))
            .goal(format!("{least:.1}"), ratio >= least),
    ])
}

fn saves(writers: usize) -> String {
    format!("Saved answers, {writers} writers")
}

/// SQLite: the store beside rusqlite on the same file with one commit an answer.
pub fn on_sqlite(extent: &Extent, store: &Store, file: &Path) -> Outcome<Vec<Figure>> {
    let drafts = prepare(store)?;
    let mut figures = Vec::new();
    for writers in WRITERS {
        figures.extend(in_turns(
            &saves(writers),
            "rusqlite, one commit each",
            1.0,
            || bare::run(file, &drafts, extent.lasts),
            || ours::run(store, &drafts, writers, extent.lasts),
        )?);
    }
    Ok(figures)
}

/// PostgreSQL: the store beside pgbench with the same rows and commits.
pub fn on_postgres(extent: &Extent, store: &Store, cluster: &Cluster, database: &str) -> Outcome<Vec<Figure>> {
    let drafts = prepare(store)?;
    let script = pgbench::Script::prepare(cluster, database, &extent.folder, &drafts)?;
    let mut figures = Vec::new();
    for writers in WRITERS {
        figures.extend(in_turns(
            &saves(writers),
            "pgbench -M prepared",
            0.7,
            || script.run(cluster, writers, extent.lasts),
            || ours::run(store, &drafts, writers, extent.lasts),
        )?);
    }
    script.clear_away(cluster)?;
    Ok(figures)
}

fn connect(address: &Address) -> Result<Box<dyn store::Connection>, Fault> {
    address.connect()
}
