//! How far a running import is. Only this process's own; nothing depends on it.

use page::{Fail, Reply, Visit};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

type At = (&'static str, usize, usize);

static AT: LazyLock<Mutex<HashMap<i64, At>>> = LazyLock::new(Mutex::default);

/// A running import, forgotten when it ends either way.
pub struct Working(i64);

impl Working {
    /// Begins.
    pub fn on(waiting: i64) -> Working {
        let working = Working(waiting);
        working.is_at("Compared", 0, 0);
        working
    }

    /// This was done to so many of so many people.
    pub fn is_at(&self, what: &'static str, done: usize, of: usize) {
        AT.lock().unwrap_or_else(PoisonError::into_inner).insert(self.0, (what, done, of));
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        AT.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

/// GET /import/waiting/{waiting}/progress.json
pub fn progress(visit: &Visit) -> Result<Reply, Fail> {
    let at = AT.lock().unwrap_or_else(PoisonError::into_inner).get(&visit.id("waiting")?).copied();
    let said = match at {
        None => serde_json::json!({}),
        Some((what, done, of)) => serde_json::json!({
            "percent": (done * 100).checked_div(of).unwrap_or(0),
            "words": format!("{what} {done} of {of} people"),
        }),
    };
    Ok(Reply::json(&said))
}
