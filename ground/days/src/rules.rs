//! Clocks as data: how long law, guidance or local practice allows, version by version.

use std::sync::LazyLock;

use jiff::{Span, ToSpan};
use thiserror::Error;

use crate::{Calendar, CalendarEnds, Day, long};

mod read;

pub use read::RulesFault;

static BUILT_IN: LazyLock<Rules> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the rules are part of the program; a test reads them")]
    Rules::parse(include_str!("clock_rules.toml")).expect("because clock_rules.toml is read by a test")
});

/// What gives a clock its force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// An Act or regulations.
    Statute,
    /// Statutory guidance of the national government.
    Guidance,
    /// The authority's own standard; another authority may have another.
    Local,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counts {
    /// Days without weekends and bank holidays.
    WorkingDays,
    /// All days.
    CalendarDays,
    /// Weeks of seven days.
    Weeks,
    /// Calendar months, by corresponding date.
    Months,
}

/// Whether the day of the trigger is itself counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counting {
    /// The day after the trigger is day one: the usual reading.
    After,
    /// The day of the trigger is day one, where the source says "beginning with".
    BeginningWith,
}

/// One version of one timescale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRule {
    /// The name that stays the same through all versions, like `initial_conference`.
    pub id: String,
    /// 1 for the first version, then upwards.
    pub version: u32,
    /// What must have happened by the due day, in words.
    pub words: String,
    /// What is counted.
    pub counts: Counts,
    /// How many of them.
    pub amount: u32,
    /// Whether the trigger's own day counts.
    pub counting: Counting,
    /// First day on which a trigger falls under this version.
    pub from_effective: Day,
    /// Last day on which a trigger falls under this version; none while it is in force.
    pub to_effective: Option<Day>,
    /// What gives it force.
    pub basis: Basis,
    /// The Act, regulation, guidance or local standard, by name and place.
    pub source: String,
}

/// A clock that was started: trigger, rule version and due day, to be stored together so that a
/// later change of the rule does not rewrite history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The rule.
    pub rule: String,
    /// The version of the rule that applied on the day of the trigger.
    pub version: u32,
    /// The day of the trigger.
    pub started: Day,
    /// The last day that is in time.
    pub due: Day,
    /// What gives the rule force.
    pub basis: Basis,
    /// Where the rule is written.
    pub source: String,
}

/// All versions of all timescales that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    rules: Vec<ClockRule>,
}

/// Why there is no rule to apply.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleError {
    /// No version of it exists.
    #[error("There is no timescale called {id}. Add it to clock_rules.toml, or correct the name")]
    Unknown {
        /// The name asked for.
        id: String,
    },
    /// It exists, and no version was in force on that day.
    #[error("No version of the timescale {id} was in force on {}. Add that version", long(*.day))]
    NotInForce {
        /// The name asked for.
        id: String,
        /// The day of the trigger.
        day: Day,
    },
}

/// Why a due day cannot be worked out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DueError {
    /// Working days beyond the bank holidays that are known.
    #[error(transparent)]
    CalendarEnds(#[from] CalendarEnds),
    /// Beyond the days that can be written.
    #[error("The due day would be too far away to be written. Check the start, {}", long(*.0))]
    OutOfReach(Day),
}

impl Rules {
    /// The rules that come with the program.
    pub fn built_in() -> &'static Rules {
        &BUILT_IN
    }

    /// Reads rules written like `clock_rules.toml`, for an authority with its own local standards.
    ///
    /// Errors: all faults at once, each naming the rule and what to do.
    pub fn parse(toml: &str) -> Result<Rules, Vec<RulesFault>> {
        read::rules(toml).map(|rules| Rules { rules })
    }

    /// All versions, by name and then by version.
    pub fn all(&self) -> &[ClockRule] {
        &self.rules
    }

    /// The version that a trigger on this day falls under.
    pub fn rule_on(&self, id: &str, day: Day) -> Result<&ClockRule, RuleError> {
        let mut versions = self.rules.iter().filter(|rule| rule.id == id).peekable();
        if versions.peek().is_none() {
            return Err(RuleError::Unknown { id: id.to_owned() });
        }
        versions.find(|rule| rule.in_force_on(day)).ok_or_else(|| RuleError::NotInForce { id: id.to_owned(), day })
    }

    /// One named version, for showing a clock that was started under it.
    pub fn version(&self, id: &str, version: u32) -> Option<&ClockRule> {
        self.rules.iter().find(|rule| rule.id == id && rule.version == version)
    }
}

impl ClockRule {
    /// Whether a trigger on this day falls under this version.
    pub fn in_force_on(&self, day: Day) -> bool {
        day >= self.from_effective && self.to_effective.is_none_or(|last| day <= last)
    }

    /// The length in words, like "15 working days" or "1 week".
    pub fn length(&self) -> String {
        let unit = match self.counts {
            Counts::WorkingDays => "working day",
            Counts::CalendarDays => "day",
            Counts::Weeks => "week",
            Counts::Months => "month",
        };
        let plural = if self.amount == 1 { "" } else { "s" };
        format!("{} {unit}{plural}", self.amount)
    }
}

impl Basis {
    /// As stored: "statute", "guidance" or "local".
    pub fn code(self) -> &'static str {
        match self {
            Basis::Statute => "statute",
            Basis::Guidance => "guidance",
            Basis::Local => "local",
        }
    }

    /// As read: "the law", "statutory guidance", "local standard".
    pub fn words(self) -> &'static str {
        match self {
            Basis::Statute => "the law",
            Basis::Guidance => "statutory guidance",
            Basis::Local => "local standard",
        }
    }

    /// Reads what was stored.
    pub fn from_code(code: &str) -> Option<Basis> {
        [Basis::Statute, Basis::Guidance, Basis::Local].into_iter().find(|b| b.code() == code)
    }
}

/// Starts a clock: the last day in time when the trigger was on `start`.
///
/// Counts: what the rule says; the trigger's day is not counted unless the rule begins with it.
/// A due day that falls on a weekend stays there, except where working days are counted.
/// Errors: [`DueError`] when the bank holidays run out or the day cannot be written.
pub fn due(rule: &ClockRule, start: Day, calendar: &Calendar) -> Result<Due, DueError> {
    let out_of_reach = DueError::OutOfReach(start);
    let day = match (rule.counts, rule.counting) {
        (Counts::Months, counting) => months_end(start, rule.amount, counting).ok_or(out_of_reach)?,
        (counts, counting) => {
            let from = match counting {
                Counting::After => start,
                Counting::BeginningWith => start.yesterday().map_err(|_| out_of_reach.clone())?,
            };
            let days = match counts {
                Counts::Weeks => i64::from(rule.amount) * 7,
                _ => i64::from(rule.amount),
            };
            match counts {
                Counts::WorkingDays => calendar.add_working_days(from, rule.amount)?,
                _ => add_span(from, Span::new().try_days(days)).ok_or(out_of_reach)?,
            }
        }
    };
    Ok(Due {
        rule: rule.id.clone(),
        version: rule.version,
        started: start,
        due: day,
        basis: rule.basis,
        source: rule.source.clone(),
    })
}

/// The same date so many months later, or the last day of that month when it is shorter:
/// 31 January and one month is 28 February. None when the day cannot be written.
///
/// Source: the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027 (House of Lords).
pub fn add_months(day: Day, months: u32) -> Option<Day> {
    add_span(day, Span::new().try_months(i64::from(months)))
}

/// The last day of a period of months. Beginning with the trigger it ends the day before the
/// corresponding date; where the month has no such date, with the month.
fn months_end(start: Day, months: u32, counting: Counting) -> Option<Day> {
    let corresponding = add_months(start, months)?;
    let has_the_date = corresponding.day() == start.day();
    match counting {
        Counting::BeginningWith if has_the_date => corresponding.checked_sub(1.day()).ok(),
        Counting::BeginningWith | Counting::After => Some(corresponding),
    }
}

fn add_span(day: Day, span: Result<Span, jiff::Error>) -> Option<Day> {
    day.checked_add(span.ok()?).ok()
}

#[cfg(test)]
mod tests;
