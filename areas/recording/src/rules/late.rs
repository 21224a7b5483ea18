//! Late work and late writing are two things.

use days::Day;

/// "written 7 days later"; nothing when it was written on the day.
///
/// Counts: calendar days. Source: practice facts B0.3: lateness is written minus happened.
pub fn written(happened: Day, written: Day) -> Option<String> {
    let days = (written - happened).get_days();
    match days {
        ..=0 => None,
        1 => Some("written 1 day later".to_owned()),
        days => Some(format!("written {days} days later")),
    }
}
