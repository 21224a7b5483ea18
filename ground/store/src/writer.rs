//! One writer for SQLite whose commits are shared: while one commit waits for the disk, the next acts queue up and
//! then share a commit of their own. Each act has a savepoint, so one that fails takes nothing with it, and nobody is
//! told "saved" before the commit that holds the act is on the disk.

use crate::{Connection, Fault};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

/// At most this many acts share a commit, so that nobody waits long behind a crowd.
const MOST_IN_A_COMMIT: usize = 128;

pub(crate) struct Writer {
    state: Mutex<State>,
    /// Apart from the state, so that those who only wait for the disk are not in the way of those who write.
    ended: Mutex<Ended>,
    committed: Condvar,
    waiting: AtomicUsize,
}

struct State {
    conn: Box<dyn Connection>,
    open: bool,
    in_commit: usize,
    /// The number of the commit now being filled.
    current: u64,
}

#[derive(Default)]
struct Ended {
    /// Commits up to this one have ended.
    upto: u64,
    failed: Vec<(u64, String)>,
}

impl Writer {
    pub(crate) fn new(conn: Box<dyn Connection>) -> Writer {
        let state = State { conn, open: false, in_commit: 0, current: 1 };
        Writer {
            state: Mutex::new(state),
            ended: Mutex::default(),
            committed: Condvar::new(),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Runs `work` and returns once the commit that holds it is durable.
    pub(crate) fn run<T, E: From<Fault>>(
        &self,
        work: impl FnOnce(&mut dyn Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.waiting.fetch_sub(1, Ordering::SeqCst);

        let worked = state.one(work);
        let mine = state.current;
        if state.open && (self.waiting.load(Ordering::SeqCst) == 0 || state.in_commit >= MOST_IN_A_COMMIT) {
            let failed = state.commit();
            // While the state is held, so that commits are known to have ended in their order, and none before its failure.
            self.end(mine, failed);
            drop(state);
            self.committed.notify_all();
        } else {
            drop(state);
        }
        match worked {
            // A refusal changed nothing, so it need not wait for anyone's commit.
            Err(refused) => Err(refused),
            Ok(done) => self.durable(mine).map(|()| done).map_err(E::from),
        }
    }

    /// Notes that a commit has ended, for everybody whose act was in it.
    fn end(&self, commit: u64, failed: Option<String>) {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.upto = commit;
        if let Some(cause) = failed {
            ended.failed.push((commit, cause));
            // Nobody waits on a commit this old any more.
            if ended.failed.len() > 64 {
                ended.failed.remove(0);
            }
        }
    }

    fn durable(&self, mine: u64) -> Result<(), Fault> {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        while ended.upto < mine {
            ended = self.committed.wait(ended).unwrap_or_else(PoisonError::into_inner);
        }
        match ended.failed.iter().find(|(commit, _)| *commit == mine) {
            None => Ok(()),
            Some((_, cause)) => Err(Fault::Engine { doing: "committing", cause: cause.clone(), again: false }),
        }
    }
}

impl State {
    fn one<T, E: From<Fault>>(&mut self, work: impl FnOnce(&mut dyn Connection) -> Result<T, E>) -> Result<T, E> {
        if !self.open {
            self.conn.begin()?;
            self.open = true;
        }
        self.conn.batch("SAVEPOINT one_act")?;
        let worked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut *self.conn)))
            .unwrap_or_else(|_| Err(E::from(Fault::Panicked)));
        let end = if worked.is_ok() { "RELEASE one_act" } else { "ROLLBACK TO one_act; RELEASE one_act" };
        self.conn.batch(end)?;
        self.in_commit += 1;
        worked
    }

    /// Ends the commit now being filled; gives why it failed, if it did.
    fn commit(&mut self) -> Option<String> {
        let failed = self.conn.commit().err();
        if failed.is_some()
            // Whatever the engine did, leave no half-open transaction for the next act.
            && let Err(undo) = self.conn.roll_back()
        {
            tracing::warn!("rolling back a failed commit: {undo}");
        }
        self.open = false;
        self.in_commit = 0;
        self.current += 1;
        failed.map(|fault| fault.to_string())
    }
}
