//! Adoption, decisions about it, and permanent homes before.

use crate::rules::phrases::{in_words, small};
use crate::rules::rows::Kept;
use crate::words::PlannedEntry;
use days::{Day, long};
use record::words::StoryKind;
use returns::{Ad1, PartDay, PlacedForAdoption, PreviousPermanence};

fn entry(origin: String, row: usize, day: Day, title: &str, words: String) -> PlannedEntry {
    let title = title.to_owned();
    PlannedEntry { origin, row, kind: StoryKind::Adoption, day, title, words, while_open: None, turning_point: true }
}

/// The steps of an adoption: the decision, and the match.
pub fn adoption(kept: &Kept<'_, Ad1>) -> Vec<PlannedEntry> {
    let row = kept.row;
    let mut entries = Vec::new();
    if let Some(decided) = row.decided {
        let words = "The agency decided that the child should be placed for adoption.".to_owned();
        entries.push(entry(format!("{}:decided", kept.origin()), kept.at, decided, "Adoption was decided on", words));
    }
    if let Some(matched) = row.matched {
        let mut said = Vec::new();
        if let Some(sex) = &row.adopters_sex {
            said.push(format!("Adopters: {}.", small(&in_words("SEX_ADOPTR", sex))));
        }
        if let Some(status) = &row.adopters_status {
            said.push(format!("{}.", in_words("LS_ADOPTR", status)));
        }
        if row.by_foster_carer.as_deref() == Some("1") {
            said.push("They fostered the child before.".to_owned());
        }
        entries.push(entry(kept.origin(), kept.at, matched, "Matched with adopters", said.join(" ")));
    }
    entries
}

/// A decision that a child should be placed for adoption, and its change.
pub fn placed(kept: &Kept<'_, PlacedForAdoption>, decided: Day) -> Vec<PlannedEntry> {
    let words = "It was decided that the child should be placed for adoption.".to_owned();
    let mut entries = vec![entry(kept.origin(), kept.at, decided, "Adoption became the plan", words)];
    if let Some(changed) = kept.row.changed {
        let why = kept.row.reason_changed.as_deref().map_or_else(
            || "The file gives no reason.".to_owned(),
            |code| format!("Why: {}.", small(&in_words("REASON_PLACED_CEASED", code))),
        );
        let origin = format!("{}:changed", kept.origin());
        entries.push(entry(origin, kept.at, changed, "Adoption was no longer the plan", why));
    }
    entries
}

/// A permanent home before this time in care. A date of which parts are unknown stands on the first day it may mean.
pub fn permanence_before(kept: &Kept<'_, PreviousPermanence>, born: Option<Day>) -> Option<PlannedEntry> {
    let row = kept.row;
    let (day, when) = match row.ordered {
        Some(PartDay::Day(day)) => (day, long(day)),
        Some(PartDay::Month { year, month }) => {
            let first = Day::new(year, month, 1).ok()?;
            let words = long(first);
            (first, format!("in {}", words.split_once(' ').map_or(words.as_str(), |(_, month)| month)))
        }
        Some(PartDay::Year(year)) => (Day::new(year, 1, 1).ok()?, format!("in {year}")),
        Some(PartDay::Unknown) | None => (born?, "on a day that is not known, so told at birth".to_owned()),
    };
    let kind = row.kind.as_deref().map_or_else(|| "Of a kind not said".to_owned(), |code| in_words("PREV_PERM", code));
    let by = row.authority.as_deref().map_or_else(String::new, |la| format!(" Arranged by the authority {la}."));
    let words = format!("{kind}, {when}.{by}");
    Some(entry(kept.origin(), kept.at, day, "A permanent home before this time in care", words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_without_a_day_is_told_as_a_month() {
        let text = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\nA1,03/06/2010,P2,E10000016,zz/04/2019\n";
        let files = [("previous_permanence.csv".to_owned(), text.as_bytes().to_vec())];
        let read = returns::read_files(&files).unwrap().this;
        let kept = Kept { key: "permanence".to_owned(), row: &read.previous_permanence[0], at: 0 };

        let told = permanence_before(&kept, None).unwrap();

        assert_eq!(told.day, date(2019, 4, 1));
        assert_eq!(told.words, "Special guardianship order, in April 2019. Arranged by the authority E10000016.");
    }
}
