//! Passwords are slow to check on purpose, and each check takes 19 MB: only so many at once.

use std::sync::{Condvar, Mutex, PoisonError};

/// Checks and hashes under way at once. More would only make each slower, and a crowd of strangers fill the memory.
const AT_ONCE: usize = 8;

static UNDER_WAY: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

struct Turn;

impl Drop for Turn {
    fn drop(&mut self) {
        *UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}

/// Does slow work when it is its turn. Never called inside an act: the database must not wait for it.
pub fn in_turn<T>(work: impl FnOnce() -> T) -> T {
    let waiting = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
    let mut under_way = ENDED.wait_while(waiting, |n| *n >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
    *under_way += 1;
    drop(under_way);
    let _turn = Turn;
    work()
}
