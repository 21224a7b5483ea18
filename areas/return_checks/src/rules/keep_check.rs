//! How long the files of a check are there.

use days::Instant;

/// Minutes for which files that nobody keeps are there. Source: local, as long as a session without a request.
pub const MINUTES_UNKEPT: i64 = 60;

/// Days for which files may be kept, with the words. Source: local.
pub const DAYS: [(i64, &str); 3] = [(1, "1 day"), (7, "7 days"), (30, "30 days")];

const MINUTE: i64 = 60_000;

/// When files that nobody keeps are forgotten, in milliseconds.
pub fn unkept_until(at: Instant) -> i64 {
    at.as_millisecond() + MINUTES_UNKEPT * MINUTE
}

/// When files are forgotten that are kept for a choice of [`DAYS`], in milliseconds; nothing for any other answer.
pub fn kept_until(answer: &str, at: Instant) -> Option<i64> {
    let chosen = DAYS.iter().find(|(days, _)| days.to_string() == answer)?;
    Some(at.as_millisecond() + chosen.0 * 24 * 60 * MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_there_for_an_hour_or_for_as_many_days_as_were_chosen() {
        let at: Instant = "2026-11-23T10:42:00Z".parse().unwrap();
        let of = |text: &str| text.parse::<Instant>().unwrap().as_millisecond();
        assert_eq!(unkept_until(at), of("2026-11-23T11:42:00Z"));
        for (answer, until) in [
            ("1", Some("2026-11-24T10:42:00Z")),
            ("7", Some("2026-11-30T10:42:00Z")),
            ("30", Some("2026-12-23T10:42:00Z")),
        ] {
            assert_eq!(kept_until(answer, at), until.map(of));
        }
        for answer in ["", "2", "365", "-1", "7.0", "seven"] {
            assert_eq!(kept_until(answer, at), None, "{answer}");
        }
    }
}
