//! What was typed in the search box, kept apart from any address.

use store::{Fault, Keeping, Reading};

/// How long a search stays, in days. Source: local.
const KEPT_DAYS: i64 = 14;

/// Keeps what was typed; gives its key. Older searches of the same account go.
pub fn keep_find(keeping: &mut Keeping<'_>, account: i64, words: &str) -> Result<i64, Fault> {
    let at = keeping.at;
    let old = at.as_millisecond() - KEPT_DAYS * 86_400_000;
    keeping.remove("find", "account = $1 AND at < $2", &[account.into(), old.into()])?;
    keeping.insert("find", &[("account", account.into()), ("words", words.into()), ("at", at.into())])
}

/// What this account typed under this key.
pub fn found_words(reading: &mut Reading<'_>, find: i64, account: i64) -> Result<Option<String>, Fault> {
    reading.one("SELECT words FROM find WHERE id = $1 AND account = $2", &[find.into(), account.into()])
}
