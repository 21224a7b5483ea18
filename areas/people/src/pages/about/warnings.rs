//! The warnings as the About page lists them; they are changed on a page of their own.

use super::{Row, Scene};
use crate::pages::child_header::told;
use page::{Fail, Html};
use record::store::warning::{self, Warning};
use store::Reading;

/// The warnings in force, and those that were ended.
pub fn rows(scene: &Scene<'_>, reading: &mut Reading<'_>) -> Result<(Vec<Row>, Vec<String>), Fail> {
    let rows = warning::warnings(reading, scene.who.id)?.into_iter().map(|w| Row {
        key: format!("warning-{}", w.id),
        what: if w.high { "Danger" } else { "Mind" }.to_owned(),
        value: Html::text(&w.words),
        confirmed: in_words(&w),
        earlier: Vec::new(),
        confirm: None,
        change: scene.edit.then(|| (format!("{}/warnings/{}", scene.at, w.id), "Look again or end")),
        open: None,
    });
    let rows = rows.collect();
    let ended = warning::ended_warnings(reading, scene.who.id)?.into_iter().map(|e| {
        let by = if e.by.is_empty() { String::new() } else { format!(" by {}: {}", e.by, e.why) };
        format!(
            "{} (since {}, ended {}{by})",
            e.warning.words,
            days::long(e.warning.from),
            days::long(days::day_of(e.at))
        )
    });
    Ok((rows, ended.collect()))
}

/// Since when, by whom, whether the person knows, and when to look again.
pub fn in_words(w: &Warning) -> String {
    let why = if w.told_why.is_empty() { String::new() } else { format!(": {}", w.told_why) };
    let review = w.review_on.map_or(String::new(), |d| format!("; look again on {}", days::long(d)));
    format!("since {}, by {}; {}{why}{review}", days::long(w.from), w.made_by, told(&w.told))
}
