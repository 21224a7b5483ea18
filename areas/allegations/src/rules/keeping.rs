//! How long a referral's record is kept, by its outcomes, and why.

use days::Day;
use record::retention::{Facts, Kept, RecordKind, Retention, keep_until};

/// What is known of the record about one adult in one referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<'a> {
    /// The adult's birth.
    pub born: Option<Day>,
    /// Since when the referral is closed.
    pub closed: Option<Day>,
    /// For each allegation the kind of record that its outcome makes it; nothing while it has none.
    pub kinds: Vec<Option<&'a str>>,
}

/// Until when, by which rule; the longest period of the outcomes holds.
pub fn keep(known: &Known<'_>, today: Day) -> Retention {
    let mut records: Vec<Kept> = known
        .kinds
        .iter()
        .map(|kind| kind.and_then(RecordKind::from_code).unwrap_or(RecordKind::AllegationNotProgressed))
        .map(|kind| Kept { kind, end: known.closed })
        .collect();
    if records.is_empty() {
        records.push(Kept { kind: RecordKind::AllegationNotProgressed, end: known.closed });
    }
    keep_until(&Facts { born: known.born, died: None, records, hold: None }, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Day = date(2026, 11, 23);

    fn until(known: &Known<'_>) -> (Day, String) {
        match keep(known, TODAY) {
            Retention::Until(kept) => (kept.until, kept.rule),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn substantiated_is_kept_to_a_hundred_years_from_birth_and_unfounded_ten_years_from_the_close() {
        let (born, closed) = (Some(date(1975, 4, 2)), Some(date(2026, 3, 1)));
        let of = |kinds: &[&'static str]| Known { born, closed, kinds: kinds.iter().map(|k| Some(*k)).collect() };
        assert_eq!(until(&of(&["allegation_substantiated"])), (date(2075, 4, 2), "allegation-substantiated".into()));
        assert_eq!(until(&of(&["allegation_unfounded"])), (date(2036, 3, 1), "allegation-unfounded".into()));
        // The longest holds.
        let both = until(&of(&["allegation_unfounded", "allegation_unsubstantiated"]));
        assert_eq!(both, (date(2075, 4, 2), "allegation-unsubstantiated".into()));
    }

    #[test]
    fn without_a_birth_or_a_close_nothing_may_be_destroyed() {
        let known = Known { born: None, closed: Some(TODAY), kinds: vec![Some("allegation_substantiated")] };
        assert!(matches!(keep(&known, TODAY), Retention::Unknown { .. }));
        let open = Known { born: Some(date(1975, 4, 2)), closed: None, kinds: vec![None] };
        assert!(matches!(keep(&open, TODAY), Retention::Unknown { .. }));
    }
}
