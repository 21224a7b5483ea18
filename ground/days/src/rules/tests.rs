use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn due_on(id: &str, start: Day) -> Day {
    let rule = Rules::built_in().rule_on(id, start).unwrap();
    due(rule, start, Calendar::england()).unwrap().due
}

fn a_rule(counts: Counts, amount: u32, counting: Counting) -> ClockRule {
    ClockRule {
        id: "a_rule".to_owned(),
        version: 1,
        words: "Do it".to_owned(),
        counts,
        amount,
        counting,
        from_effective: date(2018, 1, 1),
        to_effective: None,
        basis: Basis::Local,
        source: "Local".to_owned(),
    }
}

#[test]
fn the_initial_conference_after_a_december_strategy_discussion_is_due_in_january() {
    let rule = Rules::built_in().rule_on("initial_conference", date(2026, 12, 10)).unwrap();

    let due = due(rule, date(2026, 12, 10), Calendar::england()).unwrap();

    assert_eq!(due.due, date(2027, 1, 5));
    assert_eq!((due.rule.as_str(), due.version, due.started), ("initial_conference", 2, date(2026, 12, 10)));
    assert_eq!(due.basis, Basis::Guidance);
    assert!(due.source.contains("2023"));
}

#[test]
fn each_clock_ends_on_the_day_its_source_gives() {
    for (id, start, end) in [
        ("referral_decision", date(2026, 4, 2), date(2026, 4, 7)),
        ("single_assessment", date(2026, 2, 2), date(2026, 4, 8)),
        ("core_group", date(2027, 1, 5), date(2027, 1, 19)),
        ("first_review_conference", date(2026, 11, 30), date(2027, 2, 28)),
        ("next_review_conference", date(2026, 8, 31), date(2027, 2, 28)),
        ("first_looked_after_review", date(2026, 5, 1), date(2026, 6, 2)),
        ("second_looked_after_review", date(2026, 5, 29), date(2026, 8, 29)),
        ("next_looked_after_review", date(2026, 8, 29), date(2027, 2, 28)),
        ("first_placement_visit", date(2026, 11, 2), date(2026, 11, 9)),
        ("placement_visit", date(2026, 11, 9), date(2026, 12, 21)),
        ("settled_placement_visit", date(2026, 11, 9), date(2027, 2, 9)),
        ("child_protection_visit", date(2026, 11, 9), date(2026, 11, 19)),
        ("missing_fact", date(2026, 12, 22), date(2026, 12, 31)),
        ("manager_decision", date(2026, 12, 24), date(2026, 12, 29)),
        ("supervision_weekly", date(2026, 12, 24), date(2026, 12, 31)),
        ("supervision_fortnightly", date(2026, 12, 24), date(2027, 1, 7)),
        ("supervision_monthly", date(2027, 1, 31), date(2027, 2, 28)),
        ("why_in_care_review", date(2028, 2, 29), date(2029, 2, 28)),
        ("one_page_summary", date(2026, 11, 9), date(2026, 12, 9)),
    ] {
        assert_eq!(due_on(id, start), end, "{id}");
    }
}

#[test]
fn a_visit_falls_under_the_standard_of_its_own_day() {
    let rules = Rules::built_in();

    assert_eq!(rules.rule_on("visit_written_up", date(2026, 3, 31)).unwrap().version, 1);
    assert_eq!(rules.rule_on("visit_written_up", date(2026, 4, 1)).unwrap().version, 2);
    assert_eq!(due_on("visit_written_up", date(2026, 3, 31)), date(2026, 4, 9));
    assert_eq!(due_on("visit_written_up", date(2026, 4, 1)), date(2026, 4, 2));
    assert_eq!(rules.version("visit_written_up", 1).unwrap().length(), "5 working days");
}

#[test]
fn no_rule_is_invented_for_a_name_or_a_day_without_one() {
    let rules = Rules::built_in();

    assert_eq!(
        rules.rule_on("tea_break", date(2026, 1, 5)).unwrap_err().to_string(),
        "There is no timescale called tea_break. Add it to clock_rules.toml, or correct the name"
    );
    assert_eq!(
        rules.rule_on("core_group", date(2018, 7, 3)).unwrap_err().to_string(),
        "No version of the timescale core_group was in force on 3 July 2018. Add that version"
    );
}

#[test]
fn a_period_beginning_with_a_day_ends_one_day_sooner() {
    let start = date(2026, 11, 9);
    for (counts, amount) in
        [(Counts::CalendarDays, 28), (Counts::Weeks, 6), (Counts::Months, 2), (Counts::WorkingDays, 3)]
    {
        let after = due(&a_rule(counts, amount, Counting::After), start, Calendar::england()).unwrap();
        let with = due(&a_rule(counts, amount, Counting::BeginningWith), start, Calendar::england()).unwrap();
        let sooner = Calendar::england().working_days_between(with.due, after.due).unwrap();
        assert_eq!((after.due - with.due).get_days(), 1, "{counts:?}");
        assert!(sooner <= 1);
    }
}

#[test]
fn a_month_from_the_end_of_january_ends_with_february() {
    assert_eq!(add_months(date(2026, 1, 31), 1), Some(date(2026, 2, 28)));
    assert_eq!(add_months(date(2028, 1, 31), 1), Some(date(2028, 2, 29)));
    let rule = a_rule(Counts::Months, 1, Counting::BeginningWith);
    let ends = |start| due(&rule, start, Calendar::england()).unwrap().due;
    assert_eq!(ends(date(2026, 1, 31)), date(2026, 2, 28));
    assert_eq!(ends(date(2026, 1, 28)), date(2026, 2, 27));
    assert_eq!(add_months(date(2026, 1, 31), u32::MAX), None);
}

#[test]
fn faults_in_the_rules_are_told_all_at_once() {
    let text = r#"
        [[rule]]
        id = "visit"
        version = 1
        words = ""
        counts = "fortnights"
        amount = 0
        counting = "before"
        from_effective = "2026-02-30"
        basis = "habit"
        source = "Local"
    "#;

    let said: Vec<String> = Rules::parse(text).unwrap_err().iter().map(ToString::to_string).collect();

    assert_eq!(said.len(), 6, "{said:?}");
    assert!(said[2].contains("\"fortnights\". Write working_days, calendar_days, weeks or months"));
    assert!(said.iter().any(|s| s.contains("February 2026 has 28 days")));
}

#[test]
fn two_versions_may_not_be_in_force_on_one_day() {
    let version = |n: u32, from: &str| {
        format!(
            "[[rule]]\nid = \"visit\"\nversion = {n}\nwords = \"Visit\"\ncounts = \"weeks\"\n\
             amount = 1\nfrom_effective = \"{from}\"\nbasis = \"local\"\nsource = \"Local\"\n"
        )
    };

    let overlap = Rules::parse(&(version(1, "2020-01-01") + &version(2, "2021-01-01")));
    let twice = Rules::parse(&(version(1, "2020-01-01") + &version(1, "2021-01-01")));

    assert!(matches!(overlap.unwrap_err().as_slice(), [RulesFault::Overlap { version: 2, .. }]));
    assert!(matches!(twice.unwrap_err().as_slice(), [RulesFault::SameVersion { .. }]));
}

#[test]
fn what_gives_a_rule_force_is_read_back_from_its_code() {
    for basis in [Basis::Statute, Basis::Guidance, Basis::Local] {
        assert_eq!(Basis::from_code(basis.code()), Some(basis));
    }
    assert_eq!(Basis::from_code("habit"), None);
}

proptest! {
    #[test]
    fn a_month_later_never_spills_into_the_month_after(n in 0i32..20_000, months in 0u32..240) {
        let day = date(2000, 1, 1) + n.days();
        let then = add_months(day, months).unwrap();
        let moved = (i32::from(then.year()) - i32::from(day.year())) * 12
            + i32::from(then.month()) - i32::from(day.month());
        prop_assert_eq!(i64::from(moved), i64::from(months));
        prop_assert!(then.day() == day.day() || then.day() == then.days_in_month());
    }

    #[test]
    fn any_text_for_rules_is_read_or_refused(text in any::<String>()) {
        let _ = Rules::parse(&text);
    }

    #[test]
    fn a_longer_rule_is_never_due_sooner(n in 0i32..3_000, amount in 1u32..60) {
        let start = date(2018, 1, 1) + n.days();
        for counts in [Counts::WorkingDays, Counts::CalendarDays, Counts::Weeks, Counts::Months] {
            for counting in [Counting::After, Counting::BeginningWith] {
                let end = |amount| due(&a_rule(counts, amount, counting), start, Calendar::england());
                if let (Ok(shorter), Ok(longer)) = (end(amount), end(amount + 1)) {
                    prop_assert!(shorter.due <= longer.due);
                }
            }
        }
    }
}
