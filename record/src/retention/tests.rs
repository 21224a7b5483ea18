use jiff::civil::date;

use super::*;

const TODAY: Day = date(2026, 9, 1);

fn looked_after() -> Vec<Kept> {
    vec![Kept { kind: RecordKind::LookedAfter, end: None }]
}

fn until(facts: &Facts) -> KeepUntil {
    match keep_until(facts, TODAY) {
        Retention::Until(keep) => keep,
        other => panic!("{other:?}"),
    }
}

#[test]
fn c40_02_a_looked_after_child_is_kept_to_the_seventy_fifth_anniversary_of_birth() {
    let facts = Facts { born: Some(date(1990, 6, 3)), records: looked_after(), ..Facts::default() };

    let keep = until(&facts);

    assert_eq!(keep.until, date(2065, 6, 3));
    assert_eq!((keep.rule.as_str(), keep.version, keep.basis), ("looked-after", 1, Basis::Statute));
    assert!(keep.source.contains("2010/959"));
}

#[test]
fn c40_02_a_looked_after_child_who_died_aged_nine_is_kept_fifteen_years_from_death() {
    let facts = Facts {
        born: Some(date(2009, 8, 14)),
        died: Some(date(2019, 5, 1)),
        records: looked_after(),
        ..Facts::default()
    };

    assert_eq!((until(&facts).until, until(&facts).rule.as_str()), (date(2034, 5, 1), "looked-after-died"));
}

#[test]
fn death_on_the_eighteenth_birthday_is_not_death_before_eighteen() {
    let died = |on| Facts { born: Some(date(2001, 5, 2)), died: Some(on), records: looked_after(), ..Facts::default() };

    assert_eq!(until(&died(date(2019, 5, 1))).until, date(2034, 5, 1));
    assert_eq!(until(&died(date(2019, 5, 2))).until, date(2076, 5, 2));
}

#[test]
fn someone_born_on_29_february_is_kept_to_1_march_in_a_common_year() {
    let born = |on| Facts { born: Some(on), records: looked_after(), ..Facts::default() };

    assert_eq!(until(&born(date(1992, 2, 29))).until, date(2067, 3, 1));
    assert_eq!(anniversary(date(2000, 2, 29), 100), Some(date(2100, 3, 1)));
    assert_eq!(anniversary(date(1996, 2, 29), 4), Some(date(2000, 2, 29)));
}

#[test]
fn the_longest_period_wins() {
    let facts = Facts {
        born: Some(date(2010, 6, 3)),
        records: vec![
            Kept { kind: RecordKind::ChildInNeed, end: Some(date(2020, 1, 1)) },
            Kept { kind: RecordKind::Adoption, end: Some(date(2016, 2, 9)) },
            Kept { kind: RecordKind::LookedAfter, end: Some(date(2016, 2, 9)) },
        ],
        ..Facts::default()
    };

    assert_eq!((until(&facts).until, until(&facts).rule.as_str()), (date(2116, 2, 9), "adoption"));
}

#[test]
fn an_allegation_is_kept_by_its_outcome_as_the_authority_decides() {
    let outcome = |kind| Facts {
        born: Some(date(1970, 4, 1)),
        records: vec![Kept { kind, end: Some(date(2024, 10, 31)) }],
        ..Facts::default()
    };

    assert_eq!(until(&outcome(RecordKind::AllegationSubstantiated)).until, date(2070, 4, 1));
    assert_eq!(until(&outcome(RecordKind::AllegationUnfounded)).until, date(2034, 10, 31));
    assert_eq!(until(&outcome(RecordKind::AllegationUnfounded)).basis, Basis::Local);
}

#[test]
fn nothing_is_destroyed_under_a_hold_or_without_the_facts() {
    let held = Facts {
        born: Some(date(1940, 6, 3)),
        records: looked_after(),
        hold: Some("Inquiry".into()),
        ..Facts::default()
    };
    assert_eq!(keep_until(&held, TODAY), Retention::Held { why: "Inquiry".into() });

    let no_birth = Facts { records: looked_after(), ..Facts::default() };
    assert_eq!(
        keep_until(&no_birth, TODAY),
        Retention::Unknown { rule: "looked-after".into(), missing: MissingFact::Birth }
    );

    let open = Facts {
        born: Some(date(1990, 6, 3)),
        records: vec![looked_after()[0], Kept { kind: RecordKind::ChildProtection, end: None }],
        ..Facts::default()
    };
    assert_eq!(
        keep_until(&open, TODAY),
        Retention::Unknown { rule: "child-protection".into(), missing: MissingFact::End }
    );
    assert_eq!(keep_until(&Facts::default(), TODAY), Retention::NoRule);
}

#[test]
fn a_rule_applies_only_while_it_is_in_force() {
    let own = r#"
        [[rule]]
        id = "child-in-need"
        version = 2
        record = "child_in_need"
        counts_from = "end"
        years = 6
        when = "always"
        basis = "local"
        source = "local"
        from = "2020-01-01"
        to = "2024-12-31"
        words = "Six years"
    "#;
    let rules = RetentionRules::parse(own).unwrap();
    let facts = Facts {
        records: vec![Kept { kind: RecordKind::ChildInNeed, end: Some(date(2021, 3, 4)) }],
        ..Facts::default()
    };

    assert!(matches!(rules.keep_until(&facts, date(2024, 12, 31)), Retention::Until(keep) if keep.version == 2));
    assert_eq!(rules.keep_until(&facts, date(2025, 1, 1)), Retention::NoRule);
    assert!(RetentionRules::parse(&own.replace("local\"\n        source", "habit\"\n        source")).is_err());
}

#[test]
fn every_kind_of_record_has_a_rule() {
    for kind in [
        RecordKind::LookedAfter,
        RecordKind::Adoption,
        RecordKind::FosterCarer,
        RecordKind::FosterCarerRefused,
        RecordKind::ChildProtection,
        RecordKind::ChildInNeed,
        RecordKind::AllegationSubstantiated,
        RecordKind::AllegationUnsubstantiated,
        RecordKind::AllegationUnfounded,
        RecordKind::AllegationNotProgressed,
    ] {
        let facts = Facts {
            born: Some(date(1980, 1, 1)),
            records: vec![Kept { kind, end: Some(date(2020, 1, 1)) }],
            ..Facts::default()
        };
        assert!(!until(&facts).reason.is_empty(), "{kind:?}");
    }
}
