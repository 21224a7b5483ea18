//! How soon a contact must be looked at, as it comes in. A worker may change it.

use crate::words::Priority;

/// Urgent where the sender says so; high where what was said suggests the highest level of the threshold document, or the
/// concern is one of harm that does not wait.
///
/// Source: local.
pub fn on_arrival(urgent: bool, suggested_level: Option<u8>, concerns: &[&str]) -> Priority {
    const DOES_NOT_WAIT: [&str; 3] = ["physical", "sexual", "exploitation"];
    if urgent {
        Priority::Urgent
    } else if suggested_level.is_some_and(|level| level >= 4) || concerns.iter().any(|c| DOES_NOT_WAIT.contains(c)) {
        Priority::High
    } else {
        Priority::Normal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_sender_calls_urgent_is_urgent_and_grave_harm_comes_before_the_rest() {
        assert_eq!(on_arrival(true, Some(1), &[]), Priority::Urgent);
        assert_eq!(on_arrival(false, Some(4), &[]), Priority::High);
        assert_eq!(on_arrival(false, None, &["neglect", "sexual"]), Priority::High);
        assert_eq!(on_arrival(false, Some(3), &["neglect"]), Priority::Normal);
    }
}
