//! Episodes of care in plain English: each says what it says by itself, so that the same row reads the same whichever
//! other rows come with it.

use crate::rules::phrases::{ended, in_words, living, small, under, whereabouts};
use crate::rules::rows::Kept;
use crate::words::{PlannedEntry, PlannedStay};
use days::{Day, long};
use record::identifiers::Postcode;
use record::words::StoryKind;
use returns::Episode;

/// The episode goes on in the next one.
const WENT_ON: &str = "X1";

/// Whether care itself ended with this episode, and when and why.
pub fn care_ended(row: &Episode) -> Option<(Day, &str)> {
    let reason = row.reason_ended.as_deref().unwrap_or_default();
    row.ended.filter(|_| !reason.eq_ignore_ascii_case(WENT_ON)).map(|day| (day, reason))
}

/// What one episode tells: its beginning, and the end of care where it is one.
pub fn told(kept: &Kept<'_, Episode>) -> Vec<PlannedEntry> {
    let (row, mut entries) = (kept.row, Vec::new());
    if let Some(began) = row.began {
        let open = words(row);
        let ending = ending(row);
        entries.push(PlannedEntry {
            origin: kept.origin(),
            row: kept.at,
            kind: StoryKind::Care,
            day: began,
            title: title(row),
            words: if ending.is_empty() { open.clone() } else { format!("{open} {ending}") },
            while_open: (!ending.is_empty()).then_some(open),
            turning_point: !matches!(row.reason_new.as_deref(), Some("T")),
        });
    }
    if let Some((day, reason)) = care_ended(row) {
        entries.push(PlannedEntry {
            origin: format!("{}:ended", kept.origin()),
            row: kept.at,
            kind: StoryKind::Care,
            day,
            title: ended(reason).to_owned(),
            words: if reason.is_empty() {
                "The file gives no reason.".to_owned()
            } else {
                format!("How care ended: {}.", small(&in_words("REC", reason)))
            },
            while_open: None,
            turning_point: true,
        });
    }
    entries
}

/// "Moved to live with foster carers in the Canterbury area".
fn title(row: &Episode) -> String {
    let place = row.placement.as_deref().and_then(living);
    let area = row.placement_postcode.as_deref().and_then(whereabouts);
    let there = [place.map(str::to_owned), area].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let law = row.legal_status.as_deref().and_then(under);
    let now = law.map_or(String::new(), |law| format!(": now {law}"));
    let moved = |there: &str| if there.is_empty() { "Moved".to_owned() } else { format!("Moved to live {there}") };
    match row.reason_new.as_deref().map(str::to_ascii_uppercase).as_deref() {
        Some("S") => format!("Came into care{}", law.map_or(String::new(), |law| format!(" {law}"))),
        Some("P") => moved(&there),
        Some("T") => "Moved with the same carers".to_owned(),
        Some("L") => format!("Legal status changed{now}"),
        Some("B") => format!("{}; legal status changed{now}", moved(&there)),
        Some("U") => format!("Moved with the same carers; legal status changed{now}"),
        _ if there.is_empty() => "A new period in care".to_owned(),
        _ => format!("A new period in care, {there}"),
    }
}

fn words(row: &Episode) -> String {
    let mut said = Vec::new();
    if let Some(status) = &row.legal_status {
        said.push(format!("Legal status: {}.", small(&in_words("LS", status))));
    }
    if let Some(place) = &row.placement {
        let lives = living(place).map_or_else(|| small(&in_words("PLACE", place)), str::to_owned);
        let at = row.placement_postcode.as_deref().map_or(String::new(), |p| format!(", at {p}"));
        let by = row.provider.as_deref().filter(|p| *p != "PR0");
        let by = by.map_or(String::new(), |p| format!("; provided by {}", small(&in_words("PLACE_PROVIDER", p))));
        said.push(format!("Lives {lives}{at}{by}."));
    }
    if let Some(urn) = row.provider_urn.as_deref().filter(|u| !u.chars().all(|c| matches!(c, 'X' | 'x'))) {
        said.push(format!("Ofsted's number of the provider: {urn}."));
    }
    if row.reason_new.as_deref() == Some("S")
        && let Some(need) = &row.need
    {
        said.push(format!("Main need: {}.", small(&in_words("CIN", need))));
    }
    said.join(" ")
}

/// Until when the episode lasted, and why the child moved then.
fn ending(row: &Episode) -> String {
    let Some(ended) = row.ended else { return String::new() };
    let why = row.reason_place_change.as_deref().map_or(String::new(), |code| {
        format!(" Why the child moved then: {}.", small(&in_words("REASON_PLACE_CHANGE", code)))
    });
    format!("Until {}.{why}", long(ended))
}

/// Where the child lived. Placements are joined while the postcode stays; `first_in_care` ends living at home.
pub fn stays(rows: &[Kept<'_, Episode>]) -> Vec<PlannedStay> {
    let mut all: Vec<PlannedStay> = Vec::new();
    let came = rows.iter().find(|k| k.row.reason_new.as_deref() == Some("S")).and_then(|k| k.row.began);
    let home = rows.iter().rev().find_map(|k| Some((k.at, postcode(k.row.home_postcode.as_deref()?))));
    if let Some((row, postcode)) = home {
        all.push(PlannedStay { row, kind: "home", lines: String::new(), postcode, from: None, to: came });
    }
    for kept in rows {
        let (Some(given), Some(began)) = (kept.row.placement_postcode.as_deref(), kept.row.began) else { continue };
        let at = postcode(given);
        let goes_on =
            all.last_mut().filter(|stay| stay.kind == "placement" && stay.postcode == at && stay.to == Some(began));
        match goes_on {
            Some(stay) => stay.to = kept.row.ended,
            None => all.push(PlannedStay {
                row: kept.at,
                kind: "placement",
                lines: String::new(),
                postcode: at,
                from: Some(began),
                to: kept.row.ended,
            }),
        }
    }
    all
}

/// A postcode as it is kept: tidied where it can be read, as given where not.
fn postcode(given: &str) -> String {
    Postcode::parse(given).map_or_else(|_| given.to_owned(), |p| p.to_string())
}
