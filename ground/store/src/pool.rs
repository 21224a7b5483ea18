//! Connections lent out one at a time.

use crate::{Connection, Fault};
use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, PoisonError};

type Open = Box<dyn Fn() -> Result<Box<dyn Connection>, Fault> + Send + Sync>;

pub(crate) struct Pool {
    open: Open,
    state: Mutex<State>,
    back: Condvar,
    most: usize,
}

#[derive(Default)]
struct State {
    idle: Vec<Box<dyn Connection>>,
    made: usize,
}

impl Pool {
    pub(crate) fn new(most: usize, open: Open) -> Pool {
        Pool { open, state: Mutex::default(), back: Condvar::new(), most }
    }

    /// A connection, waiting for one to come back when all are out.
    pub(crate) fn take(&self) -> Result<Lent<'_>, Fault> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(conn) = state.idle.pop() {
                return Ok(Lent { pool: self, conn: Some(conn) });
            }
            if state.made < self.most {
                state.made += 1;
                drop(state);
                let opened = (self.open)();
                if opened.is_err() {
                    self.state.lock().unwrap_or_else(PoisonError::into_inner).made -= 1;
                    self.back.notify_one();
                }
                return Ok(Lent { pool: self, conn: Some(opened?) });
            }
            state = self.back.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

pub(crate) struct Lent<'a> {
    pool: &'a Pool,
    conn: Option<Box<dyn Connection>>,
}

impl Lent<'_> {
    /// Not to be lent again: its state is unknown.
    pub(crate) fn discard(mut self) {
        self.conn = None;
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.state.lock().unwrap_or_else(PoisonError::into_inner);
        match self.conn.take() {
            Some(conn) if !conn.is_broken() => state.idle.push(conn),
            _ => state.made -= 1,
        }
        drop(state);
        self.pool.back.notify_one();
    }
}

impl Deref for Lent<'_> {
    type Target = dyn Connection;
    #[expect(clippy::expect_used, reason = "the connection leaves only in drop and discard, which consume the loan")]
    fn deref(&self) -> &(dyn Connection + 'static) {
        self.conn.as_deref().expect("a loan holds its connection until it ends")
    }
}

impl DerefMut for Lent<'_> {
    #[expect(clippy::expect_used, reason = "the connection leaves only in drop and discard, which consume the loan")]
    fn deref_mut(&mut self) -> &mut (dyn Connection + 'static) {
        self.conn.as_deref_mut().expect("a loan holds its connection until it ends")
    }
}
