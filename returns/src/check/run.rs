//! Runs the rules: over every child on all cores, or over one.

use super::found::Finding;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Children that one core takes at a time.
const BATCH: usize = 256;

/// A collection that can be checked.
pub trait Scheme: Sync {
    /// How many children there are.
    fn children(&self) -> usize;
    /// Runs every rule that can be run over one child.
    fn check_child(&self, child: usize, all: &mut Vec<Finding>);
    /// Runs the rules about the collection as a whole.
    fn check_whole(&self, all: &mut Vec<Finding>);
}

/// Every finding of the whole collection, by rule, table and row. `progress` hears how many children are done.
pub fn run_all(scheme: &impl Scheme, threads: usize, progress: &(dyn Fn(usize) + Sync)) -> Vec<Finding> {
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let children = scheme.children();
    let work = || {
        let mut all = Vec::new();
        loop {
            let start = next.fetch_add(BATCH, Ordering::Relaxed);
            if start >= children {
                return all;
            }
            let end = (start + BATCH).min(children);
            (start..end).for_each(|child| scheme.check_child(child, &mut all));
            progress(done.fetch_add(end - start, Ordering::Relaxed) + end - start);
        }
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(found) => all.extend(found),
                Err(why) => std::panic::resume_unwind(why),
            }
        }
        all
    });
    scheme.check_whole(&mut all);
    in_order(&mut all);
    all
}

/// Every finding about one child, by rule, table and row; the rules about the collection as a whole are left out.
pub fn run_child(scheme: &impl Scheme, child: usize) -> Vec<Finding> {
    let mut all = Vec::new();
    scheme.check_child(child, &mut all);
    in_order(&mut all);
    all
}

fn in_order(all: &mut Vec<Finding>) {
    all.sort_unstable();
    all.dedup();
}
