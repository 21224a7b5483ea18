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

/// How work stands against its limit, and apart from that its writing: "done in time, recorded 7 days late" (C03-01).
pub fn done(due: Day, happened: Day, written: Day) -> String {
    let count = |days: i32| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let work = match (happened - due).get_days() {
        ..=0 => "done in time".to_owned(),
        late => format!("done {} late", count(late)),
    };
    match (written - happened).get_days() {
        ..=0 => work,
        late => format!("{work}, recorded {} late", count(late)),
    }
}
