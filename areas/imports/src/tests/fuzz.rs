//! Whatever the bytes, a file is either used whole or refused with sentences, and nothing falls over.

use super::setting::sample;
use crate::files::{Given, plan};
use crate::rules::decide::decide;
use crate::words::{Known, Plan};
use jiff::civil::date;
use proptest::prelude::*;
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
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<usize>().prop_map(Damage::CutOff),
        (any::<usize>(), any::<u8>()).prop_map(|(at, with)| Damage::Flip(at, with)),
        (any::<usize>(), prop::collection::vec(any::<u8>(), 0..40)).prop_map(|(at, with)| Damage::Splice(at, with)),
        (0usize..14).prop_map(Damage::WithoutColumn),
        Just(Damage::Utf16),
        Just(Damage::Latin1),
        Just(Damage::Twice),
    ]
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
