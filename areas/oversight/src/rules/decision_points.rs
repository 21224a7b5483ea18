//! The steps at which a manager may have to decide, and the rule in force at each on a day.

use crate::words::Asks;
use days::Day;
use serde::Deserialize;
use std::sync::LazyLock;

/// A step that comes with the program, with the first version of its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its word: `close_assessment`.
    pub id: String,
    /// What is proposed: "Close an assessment".
    pub words: String,
    /// Asked on the child's own page, where no area asks for it in the course of its own work.
    pub on_child: bool,
    /// The rule that came with the program.
    pub rule: Rule,
}

/// Who must ask at a step, in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The step.
    pub step: String,
    /// 1 for what came with the program, then upwards.
    pub version: i64,
    /// Who must ask.
    pub asks: Asks,
    /// From which day.
    pub from: Day,
    /// Where it stands, or why the council changed it.
    pub source: String,
    /// Who changed it; empty for what came with the program.
    pub by: String,
}

impl Rule {
    /// "Everybody (local rule, version 2)"; kept with each decision as it was when it was asked.
    pub fn words(&self) -> String {
        format!("{} (local rule, version {})", self.asks.words(), self.version)
    }
}

#[derive(Deserialize)]
struct Written {
    step: Vec<WrittenStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStep {
    id: String,
    words: String,
    #[serde(default)]
    on_child: bool,
    version: i64,
    asks: String,
    years: Option<i64>,
    from_effective: String,
    basis: String,
    source: String,
}

static BUILT_IN: LazyLock<Vec<Step>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    read(include_str!("../decision_points.toml")).expect("because decision_points.toml is read by a test")
});

/// Reads steps as `decision_points.toml` writes them. Errors with a sentence that names the step.
fn read(toml: &str) -> Result<Vec<Step>, String> {
    let written: Written = toml::from_str(toml).map_err(|e| e.to_string())?;
    written.step.into_iter().map(one).collect()
}

fn one(step: WrittenStep) -> Result<Step, String> {
    let asks = Asks::from_code(&step.asks, step.years)
        .ok_or_else(|| format!("{}: asks is nobody, everybody, under_years with years, or not_trusted", step.id))?;
    let from = step.from_effective.parse().map_err(|_| format!("{}: from_effective is a day", step.id))?;
    if step.basis != "local" {
        return Err(format!("{}: which decisions a manager takes is local", step.id));
    }
    let rule =
        Rule { step: step.id.clone(), version: step.version, asks, from, source: step.source, by: String::new() };
    Ok(Step { id: step.id, words: step.words, on_child: step.on_child, rule })
}

/// Every step, in the order of the file.
pub fn steps() -> &'static [Step] {
    &BUILT_IN
}

/// A step by its word.
pub fn step(id: &str) -> Option<&'static Step> {
    BUILT_IN.iter().find(|s| s.id == id)
}

/// The version in force on a day: the latest of those that have begun, counting what came with the program and the
/// council's own.
pub fn in_force<'a>(versions: impl IntoIterator<Item = &'a Rule>, on: Day) -> Option<&'a Rule> {
    versions.into_iter().filter(|r| r.from <= on).max_by_key(|r| (r.from, r.version))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn every_step_that_councils_hold_for_a_manager_is_there_once() {
        let ids: Vec<&str> = steps().iter().map(|s| s.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "contact_no_further_action",
                "referral_no_further_action",
                "start_section_47",
                "end_section_47",
                "close_assessment",
                "step_up",
                "step_down",
                "accommodate",
                "change_placement",
                "legal_planning",
                "close_record"
            ]
        );
        assert_eq!(step("close_assessment").map(|s| s.rule.asks), Some(Asks::UnderYears(2)));
        assert_eq!(step("close_everything"), None);
    }

    #[test]
    fn a_step_that_is_written_wrongly_is_named() {
        let text = "[[step]]\nid = \"close\"\nwords = \"Close\"\nversion = 1\nasks = \"under_years\"\nfrom_effective = \"2018-01-01\"\nbasis = \"local\"\nsource = \"x\"";
        assert!(read(text).unwrap_err().starts_with("close: asks is"));
        assert!(read(&text.replace("under_years", "everybody").replace("2018-01-01", "soon")).is_err());
        assert!(read(&text.replace("under_years", "everybody").replace("local", "statute")).is_err());
    }

    fn rule(version: i64, from: Day) -> Rule {
        Rule { step: "s".into(), version, asks: Asks::Everybody, from, source: String::new(), by: String::new() }
    }

    #[test]
    fn the_version_of_the_day_holds_and_a_later_one_waits_for_its_own() {
        let all = [rule(1, date(2018, 1, 1)), rule(2, date(2026, 4, 1)), rule(3, date(2026, 12, 1))];
        let version = |y, m, d| in_force(&all, date(y, m, d)).map(|r| r.version);
        assert_eq!(version(2017, 12, 31), None);
        assert_eq!(version(2026, 3, 31), Some(1));
        assert_eq!(version(2026, 4, 1), Some(2));
        assert_eq!(version(2026, 12, 1), Some(3));
    }

    proptest! {
        #[test]
        fn of_two_that_begin_on_one_day_the_later_version_holds(n in 2i64..20) {
            let day = date(2026, 1, 1);
            let all: Vec<Rule> = (1..=n).map(|v| rule(v, day)).collect();
            prop_assert_eq!(in_force(&all, day).map(|r| r.version), Some(n));
        }
    }
}
