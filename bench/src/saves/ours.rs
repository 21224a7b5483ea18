//! The save path of the page without its HTTP: one act a save, through `record` and the store.

use super::{Draft, QUESTION, words};
use crate::Outcome;
use days::{Clock, SystemClock};
use record::store::answer::{self, Save, SaveFault};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use store::{Act, Actor, Store};

/// Saved answers a second with so many writers, each in drafts of its own. Every answer counted is on the disk.
pub fn run(store: &Store, drafts: &[Draft], writers: usize, lasts: Duration) -> Outcome<f64> {
    let (stop, saved) = (AtomicBool::new(false), AtomicU64::new(0));
    let (ended, seconds) = std::thread::scope(|scope| {
        let each: Vec<_> = (0..writers)
            .map(|writer| {
                let (stop, saved) = (&stop, &saved);
                let mine: Vec<Draft> = drafts.iter().copied().skip(writer).step_by(writers).collect();
                scope.spawn(move || type_on(store, &mine, stop, saved))
            })
            .collect();
        // Connections are opened and statements prepared before it counts, as pgbench does.
        std::thread::sleep(Duration::from_millis(500));
        saved.store(0, Ordering::SeqCst);
        let began = Instant::now();
        std::thread::sleep(lasts);
        let (counted, seconds) = (saved.load(Ordering::SeqCst), began.elapsed().as_secs_f64());
        stop.store(true, Ordering::SeqCst);
        let ended: Vec<_> = each.into_iter().map(|t| t.join().map_err(|_| "a writer fell over")).collect();
        (ended, counted as f64 / seconds)
    });
    for one in ended {
        one??;
    }
    Ok(seconds)
}

fn type_on(store: &Store, drafts: &[Draft], stop: &AtomicBool, saved: &AtomicU64) -> Result<(), SaveFault> {
    let mut versions: Vec<i64> = Vec::new();
    for draft in drafts {
        let kept = store.read::<_, SaveFault>(|r| Ok(answer::answer(r, draft.document, QUESTION, 0)?))?;
        versions.push(kept.map_or(0, |k| k.version));
    }
    let mut n = 0;
    while !stop.load(Ordering::Relaxed) {
        for (draft, version) in drafts.iter().zip(&mut versions) {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            n += 1;
            let actor = Actor { account: Some(draft.account), words: "Amina Yusuf, Social worker".to_owned() };
            let act = Act::new("save_answers", actor, SystemClock.now()).about(draft.child);
            let value = words(usize::try_from(*version).unwrap_or(0) * 1000 + n % 1000);
            let save = Save { question: QUESTION, person: 0, value: &value, base: *version, sent: &[] };
            let by = "Amina Yusuf";
            let done = store.act(&act, |a| answer::save_answers(a, draft.document, &[save], draft.account, by))?;
            if let Some(answer::Outcome::Saved(now)) = done.first() {
                *version = *now;
                saved.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
    Ok(())
}
