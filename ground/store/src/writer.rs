//! One writer for SQLite whose commits are shared: while one commit waits for the disk, the next acts queue up and
//! then share a commit of their own. Each act has a savepoint, so one that fails takes nothing with it, and nobody is
//! told "saved" before the commit that holds the act is on the disk.

use crate::{Connection, Fault};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// At most this many acts share a commit, so that nobody waits long behind a crowd.
const MOST_IN_A_COMMIT: usize = 128;

pub(crate) struct Writer {
    state: Mutex<State>,
    committed: Condvar,
    waiting: AtomicUsize,
}

struct State {
    conn: Box<dyn Connection>,
    open: bool,
    in_commit: usize,
    /// The number of the commit now being filled.
    current: u64,
    /// Commits up to this one have ended.
    ended: u64,
    failed: Vec<(u64, String)>,
}

impl Writer {
    pub(crate) fn new(conn: Box<dyn Connection>) -> Writer {
        let state = State { conn, open: false, in_commit: 0, current: 1, ended: 0, failed: Vec::new() };
        Writer { state: Mutex::new(state), committed: Condvar::new(), waiting: AtomicUsize::new(0) }
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
            state.commit();
            self.committed.notify_all();
        }
        match worked {
            // A refusal changed nothing, so it need not wait for anyone's commit.
            Err(refused) => Err(refused),
            Ok(done) => self.durable(state, mine).map(|()| done).map_err(E::from),
        }
    }

    fn durable(&self, mut state: MutexGuard<'_, State>, mine: u64) -> Result<(), Fault> {
        while state.ended < mine {
            state = self.committed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        match state.failed.iter().find(|(commit, _)| *commit == mine) {
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

    fn commit(&mut self) {
        if let Err(fault) = self.conn.commit() {
            // Whatever the engine did, leave no half-open transaction for the next act.
            if let Err(undo) = self.conn.roll_back() {
                tracing::warn!("rolling back a failed commit: {undo}");
            }
            self.failed.push((self.current, fault.to_string()));
            // Nobody waits on a commit this old any more.
            if self.failed.len() > 64 {
                self.failed.remove(0);
            }
        }
        self.open = false;
        self.in_commit = 0;
        self.ended = self.current;
        self.current += 1;
    }
}
