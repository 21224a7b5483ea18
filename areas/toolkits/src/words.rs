//! The nouns of toolkits, as data: which concern calls for which, how long a result holds, and the reasons for none.

use days::Day;
use jiff::ToSpan;
use serde::Deserialize;
use std::sync::LazyLock;

/// A toolkit that the council has agreed for a concern.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Toolkit {
    /// The concern's code, as contacts and assessments use it.
    pub concern: String,
    /// The concern in words.
    pub words: String,
    /// The form that it is filled in with.
    pub form: String,
    /// For how many months a result, or a reason, holds.
    pub fresh_months: i32,
    /// statute, guidance or local.
    pub basis: String,
    /// Where that is said.
    pub source: String,
    /// From when it is asked for, as "2018-01-01".
    pub effective_from: String,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonKind {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub words: String,
    /// Whether it leaves an open task to complete the toolkit.
    pub task: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    toolkit: Vec<Toolkit>,
    reason: Vec<ReasonKind>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("toolkits.toml")).expect("because toolkits.toml is well formed")
});

/// Every toolkit.
pub fn toolkits() -> &'static [Toolkit] {
    &DATA.toolkit
}

/// The toolkit for a concern.
pub fn toolkit_for(concern: &str) -> Option<&'static Toolkit> {
    toolkits().iter().find(|t| t.concern == concern)
}

/// Every reason, in the order in which they are offered.
pub fn reasons() -> &'static [ReasonKind] {
    &DATA.reason
}

/// The reason with this code.
pub fn reason(code: &str) -> Option<&'static ReasonKind> {
    reasons().iter().find(|r| r.code == code)
}

impl Toolkit {
    /// The first day of which a result, or a reason, still holds on a day.
    pub fn since(&self, today: Day) -> Day {
        today.checked_sub(self.fresh_months.months()).unwrap_or(Day::MIN)
    }

    /// Where that is agreed, its basis, and since when.
    pub fn agreed(&self) -> String {
        let since = self.effective_from.parse::<Day>().map(|day| format!(", since {}", days::long(day)));
        format!("{} ({}{})", self.source, self.basis, since.unwrap_or_default())
    }

    /// "the last 6 months".
    pub fn period(&self) -> String {
        format!("the last {} months", self.fresh_months)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_toolkit_says_where_it_is_agreed_and_has_a_form_of_its_own() {
        for toolkit in toolkits() {
            assert!(toolkit.source.len() > 10 && !toolkit.form.is_empty() && toolkit.fresh_months > 0);
            assert!(["statute", "guidance", "local"].contains(&toolkit.basis.as_str()));
            assert!(toolkit.effective_from.parse::<Day>().is_ok());
        }
        assert!(reasons().iter().any(|r| r.task) && reasons().iter().any(|r| !r.task));
        assert_eq!(reason("not_yet").map(|r| r.task), Some(true));
    }

    #[test]
    fn a_result_holds_for_six_months_to_the_day() {
        let neglect = toolkit_for("neglect").unwrap();
        assert_eq!(neglect.since(date(2026, 11, 23)), date(2026, 5, 23));
        assert_eq!(neglect.since(date(2026, 8, 31)), date(2026, 2, 28));
    }
}
