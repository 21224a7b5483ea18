//! Reviews, times missing, social workers and deprivation of liberty, in plain English.

use crate::rules::phrases::{in_words, small};
use crate::rules::rows::Kept;
use crate::words::{PlannedEntry, PlannedResponsible};
use days::{Day, long};
use record::words::StoryKind;
use returns::{Dolo, Header, Missing, Review, SwEpisode};

/// A review that was held.
pub fn review(kept: &Kept<'_, Review>, held: Day) -> PlannedEntry {
    let words = kept.row.participation.as_deref().map_or_else(
        || "How the child took part is not in the file.".to_owned(),
        |code| format!("How the child took part: {}.", small(&in_words("REVIEW_CODE", code))),
    );
    PlannedEntry {
        origin: kept.origin(),
        row: kept.at,
        kind: StoryKind::Review,
        day: held,
        title: "Review of the care plan".to_owned(),
        words,
        while_open: None,
        turning_point: false,
    }
}

/// That the young person had a child, where the header says so with its day.
pub fn became_a_mother(kept: &Kept<'_, Header>) -> Option<PlannedEntry> {
    let born = kept.row.her_child_born.filter(|_| kept.row.mother.as_deref() == Some("1"))?;
    Some(PlannedEntry {
        origin: format!("{}:mother", kept.origin()),
        row: kept.at,
        kind: StoryKind::Event,
        day: born,
        title: "Became a mother".to_owned(),
        words: "Her child was born.".to_owned(),
        while_open: None,
        turning_point: true,
    })
}

/// A time missing or away.
pub fn missing(kept: &Kept<'_, Missing>, began: Day) -> PlannedEntry {
    const OPEN: &str = "Not back when the file was made.";
    let title = match kept.row.kind.as_deref() {
        Some(kind) if kind.eq_ignore_ascii_case("A") => "Away from the placement without permission",
        _ => "Missing",
    };
    let words = match kept.row.ended {
        Some(ended) if ended <= began => "Back on the same day.".to_owned(),
        Some(ended) => {
            let days = (ended - began).get_days();
            let count = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
            format!("Back on {}, after {count}.", long(ended))
        }
        None => OPEN.to_owned(),
    };
    PlannedEntry {
        origin: kept.origin(),
        row: kept.at,
        kind: StoryKind::Missing,
        day: began,
        title: title.to_owned(),
        while_open: kept.row.ended.map(|_| OPEN.to_owned()),
        words,
        turning_point: false,
    }
}

/// A deprivation of liberty order.
pub fn deprived_of_liberty(kept: &Kept<'_, Dolo>, began: Day) -> PlannedEntry {
    const OPEN: &str = "The order had no end when the file was made.";
    let words = kept.row.ended.map(|ended| format!("The order ended on {}.", long(ended)));
    PlannedEntry {
        origin: kept.origin(),
        row: kept.at,
        kind: StoryKind::Care,
        day: began,
        title: "A court authorised deprivation of liberty".to_owned(),
        while_open: words.is_some().then(|| OPEN.to_owned()),
        words: words.unwrap_or_else(|| OPEN.to_owned()),
        turning_point: true,
    }
}

/// That another social worker took over, as the child lives it.
pub fn new_worker(kept: &Kept<'_, SwEpisode>, worker: &str, from: Day) -> PlannedEntry {
    let why = kept
        .row
        .reason
        .as_deref()
        .map_or(String::new(), |code| format!(" Why: {}.", small(&in_words("SW_REASON", code))));
    PlannedEntry {
        origin: kept.origin(),
        row: kept.at,
        kind: StoryKind::Worker,
        day: from,
        title: "Another social worker took over".to_owned(),
        words: format!("The social worker registered as {worker}.{why}"),
        while_open: None,
        turning_point: false,
    }
}

/// Who answered for the child.
pub fn responsible(kept: &Kept<'_, SwEpisode>, worker: &str, from: Day) -> PlannedResponsible {
    let reason = kept.row.reason.as_deref().map_or_else(String::new, |code| in_words("SW_REASON", code));
    PlannedResponsible {
        origin: kept.origin(),
        row: kept.at,
        worker: worker.to_owned(),
        from,
        to: kept.row.ended,
        reason,
    }
}
