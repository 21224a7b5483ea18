//! Episodes, reviews, times missing, social workers and deprivation of liberty, in plain English.

use crate::rules::rows::{Kept, in_words, small};
use crate::words::{PlannedAddress, PlannedEntry, PlannedResponsible};
use days::{Day, long};
use record::words::StoryKind;
use returns::{Dolo, Episode, Missing, Review, SwEpisode};

/// An episode goes on in the next one.
const WENT_ON: &str = "X1";

fn origin(key: &str) -> String {
    format!("ssda903:{key}")
}

/// What the episodes of one child tell, the episodes in the order of their days.
pub fn episodes(rows: &[&Kept<'_, Episode>]) -> Vec<PlannedEntry> {
    let mut entries = Vec::new();
    let mut before: Option<&Episode> = None;
    for kept in rows {
        let row = kept.row;
        if let Some(began) = row.began {
            entries.push(PlannedEntry {
                origin: origin(&kept.key),
                row: kept.place,
                kind: StoryKind::Care,
                day: began,
                title: began_title(row),
                words: began_words(row, before),
                turning_point: row.reason_new.as_deref() != Some("T"),
            });
        }
        if let (Some(ended), Some(reason)) = (row.ended, row.reason_ended.as_deref())
            && reason != WENT_ON
        {
            entries.push(PlannedEntry {
                origin: format!("{}:ended", origin(&kept.key)),
                row: kept.place,
                kind: StoryKind::Care,
                day: ended,
                title: ended_title(reason),
                words: format!("{}.", in_words("REC", reason)),
                turning_point: true,
            });
        }
        before = Some(row);
    }
    entries
}

fn began_title(row: &Episode) -> String {
    match row.reason_new.as_deref() {
        Some("S") => "Came into care".to_owned(),
        Some("P") => "Moved to live with other carers".to_owned(),
        Some("T") => "Moved with the same carers".to_owned(),
        Some("L") => "Legal status changed".to_owned(),
        Some("B") => "Legal status changed, and moved to live with other carers".to_owned(),
        Some("U") => "Legal status changed, and moved with the same carers".to_owned(),
        _ => "A new period in care".to_owned(),
    }
}

fn began_words(row: &Episode, before: Option<&Episode>) -> String {
    let mut said = Vec::new();
    if let Some(status) = &row.legal_status {
        said.push(format!("Legal status: {}.", small(&in_words("LS", status))));
    }
    if let Some(place) = &row.placement {
        let by = row
            .provider
            .as_deref()
            .map_or(String::new(), |p| format!("; provided by {}", small(&in_words("PLACE_PROVIDER", p))));
        let at = row.placement_postcode.as_deref().map_or(String::new(), |p| format!(", at {p}"));
        said.push(format!("Lives: {}{at}{by}.", small(&in_words("PLACE", place))));
    }
    if let Some(urn) = row.provider_urn.as_deref().filter(|u| !u.chars().all(|c| c == 'X')) {
        said.push(format!("Ofsted number of the provider: {urn}."));
    }
    if let Some(why) = before.filter(|b| b.ended == row.began).and_then(|b| b.reason_place_change.as_deref()) {
        said.push(format!("Why the move: {}.", small(&in_words("REASON_PLACE_CHANGE", why))));
    }
    if row.reason_new.as_deref() == Some("S")
        && let Some(need) = &row.need
    {
        said.push(format!("Main need: {}.", small(&in_words("CIN", need))));
    }
    said.join(" ")
}

fn ended_title(reason: &str) -> String {
    match reason {
        "E2" => "Died".to_owned(),
        "E11" | "E12" => "Adopted".to_owned(),
        "E4A" | "E4B" => "Left care and returned home".to_owned(),
        "E3" => "Another council took over the care".to_owned(),
        "E45" | "E46" | "E47" | "E48" => "Left care under a special guardianship order".to_owned(),
        _ => "Left care".to_owned(),
    }
}

/// Where the child lived, the placements joined while the postcode and the kind of place stay the same.
pub fn addresses(rows: &[&Kept<'_, Episode>]) -> Vec<PlannedAddress> {
    let mut all: Vec<PlannedAddress> = Vec::new();
    let first = rows.first().and_then(|k| k.row.began);
    if let Some(home) = rows.iter().find_map(|k| k.row.home_postcode.as_deref()) {
        all.push(PlannedAddress { kind: "home", postcode: home.to_owned(), from: None, to: first });
    }
    let mut last_place: Option<&str> = None;
    for kept in rows {
        let Some(postcode) = kept.row.placement_postcode.as_deref() else { continue };
        let joined = all.last_mut().filter(|a| {
            a.kind == "placement"
                && a.postcode == postcode
                && a.to == kept.row.began
                && last_place == kept.row.placement.as_deref()
        });
        match joined {
            Some(address) => address.to = kept.row.ended,
            None => all.push(PlannedAddress {
                kind: "placement",
                postcode: postcode.to_owned(),
                from: kept.row.began,
                to: kept.row.ended,
            }),
        }
        last_place = kept.row.placement.as_deref();
    }
    all
}

/// A review.
pub fn review(kept: &Kept<'_, Review>, held: Day) -> PlannedEntry {
    let words = kept.row.participation.as_deref().map_or_else(
        || "How the child took part is not in the file.".to_owned(),
        |code| format!("{}.", in_words("REVIEW_CODE", code)),
    );
    PlannedEntry {
        origin: origin(&kept.key),
        row: kept.place,
        kind: StoryKind::Review,
        day: held,
        title: "Review of the care plan".to_owned(),
        words,
        turning_point: false,
    }
}

/// A time missing or away.
pub fn missing(kept: &Kept<'_, Missing>, began: Day) -> PlannedEntry {
    let title = match kept.row.kind.as_deref() {
        Some("A") => "Away from the placement without permission",
        _ => "Missing",
    };
    let words = match kept.row.ended {
        Some(ended) if ended == began => "Back on the same day.".to_owned(),
        Some(ended) => {
            let days = (ended - began).get_days();
            let count = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
            format!("Back on {}, after {count}.", long(ended))
        }
        None => "Not back when the file was made.".to_owned(),
    };
    PlannedEntry {
        origin: origin(&kept.key),
        row: kept.place,
        kind: StoryKind::Missing,
        day: began,
        title: title.to_owned(),
        words,
        turning_point: false,
    }
}

/// A deprivation of liberty order.
pub fn deprived_of_liberty(kept: &Kept<'_, Dolo>, began: Day) -> PlannedEntry {
    let words = kept.row.ended.map_or_else(
        || "The order had no end when the file was made.".to_owned(),
        |ended| format!("The order ended on {}.", long(ended)),
    );
    PlannedEntry {
        origin: origin(&kept.key),
        row: kept.place,
        kind: StoryKind::Care,
        day: began,
        title: "A court authorised deprivation of liberty".to_owned(),
        words,
        turning_point: true,
    }
}

/// Who answered for the child.
pub fn responsible(kept: &Kept<'_, SwEpisode>, worker: &str, from: Day) -> PlannedResponsible {
    let reason = kept.row.reason.as_deref().map_or_else(String::new, |code| in_words("SW_REASON", code));
    PlannedResponsible {
        origin: origin(&kept.key),
        row: kept.place,
        worker: worker.to_owned(),
        from,
        to: kept.row.ended,
        reason,
    }
}
