//! Adoption, decisions about it, and permanent homes before.

use crate::rules::rows::{Kept, in_words, small};
use crate::words::PlannedEntry;
use days::{Day, long};
use record::words::StoryKind;
use returns::{Ad1, PartDay, PlacedForAdoption, PreviousPermanence};

fn entry(key: String, row: usize, day: Day, title: &str, words: String) -> PlannedEntry {
    let title = title.to_owned();
    PlannedEntry {
        origin: format!("ssda903:{key}"),
        row,
        kind: StoryKind::Adoption,
        day,
        title,
        words,
        turning_point: true,
    }
}

/// The steps of an adoption: the decision, and the match.
pub fn adoption(kept: &Kept<'_, Ad1>) -> Vec<PlannedEntry> {
    let row = kept.row;
    let mut entries = Vec::new();
    if let Some(matched) = row.matched {
        let mut said = vec!["Child and adopters were matched.".to_owned()];
        if let Some(sex) = &row.adopters_sex {
            said.push(format!("Adopters: {}.", small(&in_words("SEX_ADOPTR", sex))));
        }
        if let Some(status) = &row.adopters_status {
            said.push(format!("{}.", in_words("LS_ADOPTR", status)));
        }
        if row.by_foster_carer.as_deref() == Some("1") {
            said.push("Adopted by a foster carer the child lived with.".to_owned());
        }
        entries.push(entry(kept.key.clone(), kept.place, matched, "Matched with adopters", said.join(" ")));
    }
    if let Some(decided) = row.decided {
        let words = "The agency decided that the child should be placed for adoption.".to_owned();
        let key = format!("{}:decided", kept.key);
        entries.push(entry(key, kept.place, decided, "Adoption decided on", words));
    }
    entries
}

/// A decision that a child should be placed for adoption, and its change.
pub fn placed(kept: &Kept<'_, PlacedForAdoption>, decided: Day) -> Vec<PlannedEntry> {
    let words = "Decided that the child should be placed for adoption.".to_owned();
    let mut entries = vec![entry(kept.key.clone(), kept.place, decided, "Adoption became the plan", words)];
    if let Some(changed) = kept.row.changed {
        let why = kept.row.reason_changed.as_deref().map_or_else(
            || "The file gives no reason.".to_owned(),
            |code| format!("Why: {}.", small(&in_words("REASON_PLACED_CEASED", code))),
        );
        let key = format!("{}:changed", kept.key);
        entries.push(entry(key, kept.place, changed, "Adoption was no longer the plan", why));
    }
    entries
}

/// A permanent home before this period of care. A date of which parts are unknown stands on the first day it may mean.
pub fn permanence_before(kept: &Kept<'_, PreviousPermanence>, born: Option<Day>) -> Option<PlannedEntry> {
    let row = kept.row;
    let (day, when) = match row.ordered {
        Some(PartDay::Day(day)) => (day, long(day)),
        Some(PartDay::Month { year, month }) => (Day::new(year, month, 1).ok()?, format!("in month {month} of {year}")),
        Some(PartDay::Year(year)) => (Day::new(year, 1, 1).ok()?, format!("in {year}")),
        Some(PartDay::Unknown) | None => (born?, "on a day that is not known; shown at birth".to_owned()),
    };
    let kind = row.kind.as_deref().map_or_else(|| "Not said which".to_owned(), |code| in_words("PREV_PERM", code));
    let by = row.authority.as_deref().map_or_else(String::new, |la| format!(" Arranged by: {la}."));
    let words = format!("{kind}, {when}.{by}");
    Some(entry(kept.key.clone(), kept.place, day, "A permanent home before this time in care", words))
}
