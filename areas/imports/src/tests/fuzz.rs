//! Whatever the bytes, a file is either used whole or refused with sentences, and nothing falls over.

use super::setting::{app, count, give, sample};
use crate::files::{Given, plan};
use crate::rules::decide::decide;
use crate::words::{Known, Plan};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::sync::LazyLock;

static SMALL: LazyLock<Vec<Given>> = LazyLock::new(|| {
    // The first rows of every table are enough to break in every way.
    let cut = |bytes: Vec<u8>| bytes.split_inclusive(|b| *b == b'\n').take(12).flatten().copied().collect();
    let mut files: Vec<Given> =
        sample().into_iter().filter(|(name, _)| name.ends_with(".csv")).map(|(n, b)| (n, cut(b))).collect();
    files.push(("names.csv".to_owned(), b"CHILD,GIVEN,FAMILY\nCH000001,Robin,Marsden\n".to_vec()));
    files
});

#[derive(Debug, Clone)]
enum Damage {
    CutOff(usize),
    Flip(usize, u8),
    Splice(usize, Vec<u8>),
    WithoutColumn(usize),
    Utf16,
    Latin1,
    Twice,
    /// A cell that another row of the same column has, as when a row was mistyped: still a file of the right shape.
    Mistyped(usize, usize, usize),
    WithoutRow(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        1 => any::<usize>().prop_map(Damage::CutOff),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, with)| Damage::Flip(at, with)),
        1 => (any::<usize>(), prop::collection::vec(any::<u8>(), 0..40)).prop_map(|(at, with)| Damage::Splice(at, with)),
        1 => (0usize..14).prop_map(Damage::WithoutColumn),
        1 => Just(Damage::Utf16),
        1 => Just(Damage::Latin1),
        1 => Just(Damage::Twice),
        8 => (any::<usize>(), any::<usize>(), any::<usize>()).prop_map(|(row, from, cell)| Damage::Mistyped(row, from, cell)),
        4 => any::<usize>().prop_map(Damage::WithoutRow),
    ]
}

fn rows_of(bytes: &[u8]) -> Vec<Vec<String>> {
    String::from_utf8_lossy(bytes).lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    rows.iter().map(|row| row.join(",") + "\n").collect::<String>().into_bytes()
}

fn damaged(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    let at = |n: usize| n % (bytes.len() + 1);
    match damage {
        Damage::CutOff(n) => bytes[..at(*n)].to_vec(),
        Damage::Flip(n, with) => {
            let mut bytes = bytes.to_vec();
            if let Some(byte) = bytes.get_mut(at(*n)) {
                *byte ^= with;
            }
            bytes
        }
        Damage::Splice(n, with) => [&bytes[..at(*n)], with, &bytes[at(*n)..]].concat(),
        Damage::WithoutColumn(column) => String::from_utf8_lossy(bytes)
            .lines()
            .map(|line| {
                let cells = line.split(',').enumerate().filter(|(n, _)| n != column).map(|(_, c)| c);
                cells.collect::<Vec<_>>().join(",") + "\n"
            })
            .collect::<String>()
            .into_bytes(),
        Damage::Utf16 => String::from_utf8_lossy(bytes).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Damage::Latin1 => [bytes, b"CH\xe9,M,01/01/2015,WBRI,UN1,0,\n"].concat(),
        Damage::Twice => [bytes, bytes].concat(),
        Damage::Mistyped(row, from, cell) => {
            let mut rows = rows_of(bytes);
            let count = rows.len().saturating_sub(1).max(1);
            let other = rows.get(1 + from % count).cloned().unwrap_or_default();
            if let Some(row) = rows.get_mut(1 + row % count) {
                let at = cell % row.len().max(1);
                if let (Some(cell), Some(value)) = (row.get_mut(at), other.get(at)) {
                    cell.clone_from(value);
                }
            }
            written(&rows)
        }
        Damage::WithoutRow(row) => {
            let mut rows = rows_of(bytes);
            if rows.len() > 1 {
                rows.remove(1 + row % (rows.len() - 1));
            }
            written(&rows)
        }
    }
}

fn sound(plan: &Plan) -> Result<(), TestCaseError> {
    let work = decide(plan, &Known::default());
    prop_assert!(work.report.reconciles(), "every person and row is accounted for: {:?}", work.report);
    prop_assert_eq!(work.report.rows(), plan.rows.len() as u64);
    let mut origins: Vec<&str> =
        plan.children.iter().flat_map(|c| c.entries.iter().map(|e| e.origin.as_str())).collect();
    let all = origins.len();
    origins.sort_unstable();
    origins.dedup();
    prop_assert_eq!(origins.len(), all, "an origin names one entry");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_damaged_return_is_used_whole_or_refused_in_words(which in any::<prop::sample::Index>(), damage in damage()) {
        let mut files = SMALL.clone();
        let file = which.get(&files).0.clone();
        for (name, bytes) in &mut files {
            if *name == file {
                *bytes = damaged(bytes, &damage);
            }
        }
        match plan(&files, date(2026, 11, 23)) {
            Ok(plan) => sound(&plan)?,
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for fault in faults {
                    let said = fault.to_string();
                    prop_assert!(said.contains("expected") && !fault.what_to_do.is_empty() && said.len() < 1000, "{said}");
                    prop_assert!(!said.chars().any(char::is_control), "{said:?}");
                }
            }
        }
    }

    #[test]
    fn any_bytes_at_all_for_people_are_used_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "(?s).{0,200}") {
        for bytes in [bytes, text.clone().into_bytes(), format!("NUMBER,GIVEN,FAMILY,DOB,NHS\n{text}").into_bytes()] {
            if let Ok(plan) = plan(&[("people.csv".to_owned(), bytes)], date(2026, 11, 23)) {
                sound(&plan)?;
            }
        }
    }
}

/// What must not change when files are refused.
const LEFT_BEHIND: [&str; 5] = [
    "SELECT count(*) FROM person",
    "SELECT count(*) FROM story",
    "SELECT count(*) FROM act",
    "SELECT count(*) FROM history",
    "SELECT count(*) FROM import_waiting",
];

/// Damaged files one after the other on one record, as a council's might come in year after year: each is refused and
/// leaves nothing, or comes in whole, and then a second time changes nothing. `KITH_FUZZ` sets how many.
#[test]
fn damaged_files_through_the_front_door_come_in_whole_or_leave_nothing() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let cases = std::env::var("KITH_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let config = ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() };
    let came_in = std::cell::Cell::new(0_u32);
    let damages = prop::collection::vec((any::<prop::sample::Index>(), damage()), 1..3);

    let ran = TestRunner::new(config).run(&damages, |damages| {
        let mut files = SMALL.clone();
        for (which, damage) in &damages {
            let at = which.index(files.len());
            files[at].1 = damaged(&files[at].1, damage);
        }
        let before = LEFT_BEHIND.map(|sql| count(&app, sql));

        let given = give(&analyst, &files);

        if given.status() == 422 {
            prop_assert!(given.says("Nothing was brought in"));
            prop_assert_eq!(LEFT_BEHIND.map(|sql| count(&app, sql)), before);
            return Ok(());
        }
        came_in.set(came_in.get() + 1);
        let waiting = given.led_to();
        analyst.get(&waiting).expect_status(200);
        analyst.post(&waiting, &[]).expect_status(303);
        let after = LEFT_BEHIND.map(|sql| count(&app, sql));
        prop_assert!(after[2] - before[2] <= 1, "one act or none");
        prop_assert!(after[2] > before[2] || after[..4] == before[..4], "a change without an act");
        let again = give(&analyst, &files).led_to();
        analyst.get(&again).expect("nothing would change");
        Ok(())
    });

    ran.unwrap();
    assert!(came_in.get() * 4 > cases, "too few came in to say anything: {} of {cases}", came_in.get());
    app.expect_sound();
}
