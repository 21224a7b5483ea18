//! The chain: each act's hash covers its own facts, its rows and the hash of the act before it on its strand.

use crate::{Act, Change};
use sha2::{Digest, Sha256};

/// Acts hang on this many strands, so that writers seldom wait for each other; `doctor` verifies each.
pub(crate) const STRANDS: i64 = 64;

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, b| {
        let _ = write!(text, "{b:02x}");
        text
    })
}

/// Which strand an act hangs on: one subject's acts share a strand, so their order is fixed. What comes from outside is
/// about nobody on record yet and by nobody with an account; `id`, the act's key, spreads it, so that many who send at once
/// do not wait for each other.
pub(crate) fn strand(act: &Act<'_>, id: i64) -> i64 {
    let number = act.subject.or(act.actor.account).unwrap_or(id);
    (number ^ (number >> 20)).rem_euclid(STRANDS)
}

pub(crate) struct Link<'a> {
    pub previous: &'a str,
    pub strand: i64,
    pub no: i64,
    pub id: i64,
    pub name: &'a str,
    pub account: Option<i64>,
    pub actor: &'a str,
    pub at: i64,
    pub reason: Option<&'a str>,
    pub subject: Option<i64>,
    pub once: Option<&'a str>,
}

impl Link<'_> {
    /// The hash of this act: every field with its length before it, so that no two acts share a text.
    pub(crate) fn hash(&self, changes: &[Change]) -> String {
        let mut digest = Sha256::new();
        let mut text = |t: Option<&str>| match t {
            None => digest.update([0]),
            Some(t) => {
                digest.update([1]);
                digest.update((t.len() as u64).to_le_bytes());
                digest.update(t.as_bytes());
            }
        };
        text(Some(self.previous));
        text(Some(self.name));
        text(Some(self.actor));
        text(self.reason);
        text(self.once);
        for change in changes {
            text(Some(&change.table));
            text(Some(&change.row.to_string()));
            text(change.before.as_deref());
            text(change.after.as_deref());
        }
        for number in [Some(self.strand), Some(self.no), Some(self.id), self.account, Some(self.at), self.subject] {
            digest.update([u8::from(number.is_some())]);
            digest.update(number.unwrap_or(0).to_le_bytes());
        }
        hex(&digest.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;
    use std::collections::BTreeSet;

    fn strands(account: Option<i64>, subject: Option<i64>) -> BTreeSet<i64> {
        let actor = Actor { account, words: "Somebody".to_owned() };
        let at = days::Instant::UNIX_EPOCH;
        let act = Act { name: "receive", actor, at, reason: None, subject, once: None };
        (1..=1000).map(|id| strand(&act, id)).collect()
    }

    #[test]
    fn acts_about_one_subject_share_a_strand_and_acts_of_nobody_about_nothing_spread_over_all() {
        assert_eq!(strands(Some(7), Some(9)).len(), 1);
        assert_eq!(strands(Some(7), None).len(), 1);
        assert_eq!(strands(None, Some(9)).len(), 1);
        assert_eq!(strands(None, None), (0..STRANDS).collect());
    }
}
