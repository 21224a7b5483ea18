//! When a letter that did not go is tried again, and when it is not.

use days::Instant;
use jiff::SignedDuration;

/// Minutes until the next try, after the first, the second and so on; after the last there is none. Source: local. Mail
/// servers ask for growing gaps (RFC 5321, 4.5.4.1).
const GAPS: [i64; 7] = [1, 5, 15, 60, 240, 720, 1440];

/// When to try again after so many tries; nothing when it was tried often enough.
pub fn next_try(tries: i64, now: Instant) -> Option<Instant> {
    let gap = usize::try_from(tries - 1).ok().and_then(|n| GAPS.get(n))?;
    now.checked_add(SignedDuration::from_mins(*gap)).ok()
}

/// Whether this try is one more than there are, as when the program was cut short in each of them.
pub fn too_often(tries: i64) -> bool {
    usize::try_from(tries).is_ok_and(|tries| tries > GAPS.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gaps_grow_and_end_after_two_days() {
        let begun: Instant = "2026-11-23T10:42:00Z".parse().unwrap();
        let (mut now, mut gaps) = (begun, Vec::new());
        for tries in 1.. {
            let Some(next) = next_try(tries, now) else { break };
            gaps.push(next.duration_since(now).as_mins());
            now = next;
        }
        assert!(gaps.is_sorted() && gaps.len() == 7, "{gaps:?}");
        assert_eq!(now.to_string(), "2026-11-25T04:03:00Z");
        assert_eq!(next_try(0, begun), None);
    }
}
