//! What a record that was brought in does not say, as tasks, the riskiest first.

use crate::words::{PlannedChild, Pupil};
use days::{Calendar, Day};

/// A task for what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Names it for good: `ssda903:CH000001:task:name`.
    pub origin: String,
    /// Its kind, for the report's sums.
    pub kind: &'static str,
    /// What to do.
    pub words: String,
    /// By when.
    pub due: Option<Day>,
    /// Larger is riskier.
    pub priority: i64,
}

/// Working days in which a gap should be closed, by risk from 0 to 4. Source: local.
const WITHIN: [(i64, u32); 3] = [(4, 5), (3, 10), (0, 20)];

/// The tasks of one child on a day; nothing for a closed record.
pub fn missing_things(child: &PlannedChild, today: Day) -> Vec<Task> {
    if !child.open {
        return Vec::new();
    }
    let within = WITHIN.iter().find(|(risk, _)| child.risk >= *risk).map_or(20, |(_, days)| *days);
    let due = Calendar::england().add_working_days(today, within).ok();
    let mut tasks = Vec::new();
    let mut ask = |is: bool, key: &str, kind: &'static str, words: &str| {
        if is {
            let origin = format!("{}:{}:task:{key}", child.scheme.code(), child.number);
            tasks.push(Task { origin, kind, words: words.to_owned(), due, priority: child.risk });
        }
    };
    ask(
        child.lacks_chronology,
        "chronology",
        "Write a chronology",
        "Write a chronology: the record was brought in without one",
    );
    ask(
        child.name.is_none(),
        "name",
        "Give the child's name",
        "Give the child's name: the file that was brought in holds none",
    );
    ask(
        child.born.is_none(),
        "birth",
        "Find out the date of birth",
        "Find out the date of birth, or the expected date",
    );
    let ethnicity = child.ethnicity.as_ref().map(|c| c.code.as_str());
    ask(
        matches!(ethnicity, None | Some("NOBT")),
        "ethnicity",
        "Ask about ethnicity and identity",
        "Ask how the child and family describe their ethnicity, and what it means day to day",
    );
    let no_number = matches!(child.pupil, Some(Pupil::Doubtful(_)));
    ask(no_number, "pupil", "Check the pupil number", "Check the pupil number: its check letter does not fit");
    let nobody = child.in_care.is_some() && child.responsible.iter().all(|r| r.to.is_some());
    ask(
        nobody,
        "worker",
        "Allocate a social worker",
        "Allocate a social worker: the file names none who answers for the child now",
    );
    tasks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people_file::tests::person;
    use jiff::civil::date;

    #[test]
    fn c01_04_an_open_record_without_a_chronology_asks_for_one_sooner_the_greater_the_risk() {
        let today = date(2026, 11, 23);
        let at = |risk| {
            let child = PlannedChild { open: true, lacks_chronology: true, risk, ..person("1") };
            missing_things(&child, today).into_iter().find(|t| t.kind == "Write a chronology").unwrap()
        };
        assert_eq!((at(4).due, at(4).priority), (Some(date(2026, 11, 30)), 4));
        assert_eq!(at(3).due, Some(date(2026, 12, 7)));
        assert!(at(1).due > at(3).due);
    }

    #[test]
    fn a_closed_record_asks_for_nothing() {
        let child = PlannedChild { open: false, lacks_chronology: true, ..person("1") };
        assert!(missing_things(&child, date(2026, 11, 23)).is_empty());
    }
}
