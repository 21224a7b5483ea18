//! Reading rules from text, with all faults at once.

use serde::Deserialize;
use thiserror::Error;

use super::{Basis, ClockRule, Counting, Counts};
use crate::{Day, parse_day};

/// Why rules cannot be used: where, what was expected, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RulesFault {
    /// Not TOML, or a field is missing or unknown.
    #[error("The timescales cannot be read: {0}")]
    Unreadable(String),
    /// One rule's field holds something else than expected.
    #[error("Timescale {id}, version {version}: {field} is \"{found}\". {expected}")]
    Field {
        /// The rule.
        id: String,
        /// Its version.
        version: u32,
        /// The field.
        field: &'static str,
        /// What stood there.
        found: String,
        /// What was expected, as a sentence.
        expected: String,
    },
    /// Two versions with the same number.
    #[error("Timescale {id} has version {version} twice. Give each version its own number")]
    SameVersion {
        /// The rule.
        id: String,
        /// The number.
        version: u32,
    },
    /// Two versions in force on the same day, or a later version that starts earlier.
    #[error(
        "Timescale {id}: version {version} starts before the version in front of it has ended. End that version the day before"
    )]
    Overlap {
        /// The rule.
        id: String,
        /// The later version.
        version: u32,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileText {
    rule: Vec<RuleText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    id: String,
    version: u32,
    words: String,
    counts: String,
    amount: u32,
    #[serde(default)]
    counting: Option<String>,
    from_effective: String,
    #[serde(default)]
    to_effective: Option<String>,
    basis: String,
    source: String,
}

/// Reads the rules and puts them in order of name and version.
pub(super) fn rules(toml: &str) -> Result<Vec<ClockRule>, Vec<RulesFault>> {
    let file: FileText = toml::from_str(toml).map_err(|e| vec![RulesFault::Unreadable(e.to_string())])?;
    let mut faults = Vec::new();
    let mut rules: Vec<ClockRule> = file.rule.into_iter().filter_map(|text| rule(text, &mut faults)).collect();
    rules.sort_by(|a, b| (&a.id, a.version).cmp(&(&b.id, b.version)));
    for pair in rules.windows(2) {
        if let [earlier, later] = pair
            && earlier.id == later.id
        {
            let (id, version) = (later.id.clone(), later.version);
            if earlier.version == version {
                faults.push(RulesFault::SameVersion { id, version });
            } else if earlier.to_effective.is_none_or(|end| end >= later.from_effective) {
                faults.push(RulesFault::Overlap { id, version });
            }
        }
    }
    if faults.is_empty() { Ok(rules) } else { Err(faults) }
}

fn rule(text: RuleText, faults: &mut Vec<RulesFault>) -> Option<ClockRule> {
    let before = faults.len();
    let mut fault = |field, found: &str, expected: String| {
        faults.push(RulesFault::Field {
            id: text.id.clone(),
            version: text.version,
            field,
            found: found.chars().take(80).collect(),
            expected,
        });
    };
    for (field, value) in [("id", &text.id), ("words", &text.words), ("source", &text.source)] {
        if value.trim().is_empty() {
            fault(field, value, "Write it out".to_owned());
        }
    }
    if text.amount == 0 {
        fault("amount", "0", "Write how many, 1 or more".to_owned());
    }
    let counts = match text.counts.as_str() {
        "working_days" => Some(Counts::WorkingDays),
        "calendar_days" => Some(Counts::CalendarDays),
        "weeks" => Some(Counts::Weeks),
        "months" => Some(Counts::Months),
        other => {
            fault("counts", other, "Write working_days, calendar_days, weeks or months".to_owned());
            None
        }
    };
    let counting = match text.counting.as_deref() {
        None | Some("after") => Some(Counting::After),
        Some("beginning_with") => Some(Counting::BeginningWith),
        Some(other) => {
            fault("counting", other, "Write after or beginning_with".to_owned());
            None
        }
    };
    let basis = Basis::from_code(&text.basis);
    if basis.is_none() {
        fault("basis", &text.basis, "Write statute, guidance or local".to_owned());
    }
    let mut day = |field, typed: &str| -> Option<Day> {
        parse_day(typed).map_err(|why| fault(field, typed, why.to_string())).ok()
    };
    let from_effective = day("from_effective", &text.from_effective);
    let to_effective = text.to_effective.as_deref().map(|typed| day("to_effective", typed));
    if let (Some(from), Some(Some(to))) = (from_effective, to_effective)
        && to < from
    {
        fault("to_effective", &to.to_string(), "Write a day on or after from_effective".to_owned());
    }
    if faults.len() > before {
        return None;
    }
    Some(ClockRule {
        id: text.id,
        version: text.version,
        words: text.words,
        counts: counts?,
        amount: text.amount,
        counting: counting?,
        from_effective: from_effective?,
        to_effective: to_effective.flatten(),
        basis: basis?,
        source: text.source,
    })
}
