//! How far long work is, for the page that waits for it. Only this process's own; nothing depends on it.

use crate::Reply;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

type At = (&'static str, usize, usize, &'static str);

static AT: LazyLock<Mutex<HashMap<String, At>>> = LazyLock::new(Mutex::default);

/// Long work under way, forgotten when it ends either way. `[data-progress]` asks for it.
pub struct Working {
    key: String,
    whom: &'static str,
}

impl Working {
    /// Begins, under a key that the asking page knows. `whom`: what is counted, as "people".
    pub fn on(key: impl Into<String>, whom: &'static str) -> Working {
        let working = Working { key: key.into(), whom };
        working.is_at("Begun with", 0, 0);
        working
    }

    /// This was done to so many of so many: "Checked", 500, 20,000.
    pub fn is_at(&self, what: &'static str, done: usize, of: usize) {
        let mut all = AT.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(self.key.clone(), (what, done, of, self.whom));
    }

    /// How far the work under this key is, for the page's script; nothing when none is under way here.
    pub fn told(key: &str) -> Reply {
        let at = AT.lock().unwrap_or_else(PoisonError::into_inner).get(key).copied();
        let said = match at {
            None => serde_json::json!({}),
            Some((what, done, of, whom)) => serde_json::json!({
                "percent": (done * 100).checked_div(of).unwrap_or(0),
                "words": format!("{what} {done} of {of} {whom}"),
            }),
        };
        Reply::json(&said)
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        AT.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
