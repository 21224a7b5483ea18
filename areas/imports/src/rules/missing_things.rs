//! What files brought in do not hold and somebody must ask or write: tasks, the riskiest child first.
//!
//! C01-04: what is missing in migrated files is recorded as tasks, created by risk.

use crate::rules::rows::Kept;
use crate::words::{PlannedChild, PlannedTask, Standing};
use days::Day;
use record::words::{FactKind, Scheme};
use returns::{Dolo, Episode, Missing, Oc2};

use crate::rules::health_rows::CAUSE_FOR_CONCERN;

/// Working days in which a gap should be closed, by risk. Source: local.
const WITHIN: [(i64, u32); 2] = [(4, 5), (3, 10)];
/// For a smaller risk. Source: local.
const IN_TIME: u32 = 20;
/// Age from which a child is asked for a pupil number, in years. Source: Education Act 1996, section 8.
const AT_SCHOOL: i16 = 5;

/// Kinds of task that a later file can close by holding what was missing.
pub const CLOSED_BY_FILES: [&str; 6] = ["name", "birth", "ethnicity", "upn", "home", "worker"];

/// Working days in which a gap should be closed.
pub fn working_days_for(risk: i64) -> u32 {
    WITHIN.iter().find(|(from, _)| risk >= *from).map_or(IN_TIME, |(_, days)| *days)
}

/// Names a task of a child for good.
pub fn task_origin(number: &str, kind: &str) -> String {
    crate::rules::rows::origin(number, &format!("task:{kind}"))
}

/// What the files say that is worth worrying about.
pub struct Signs<'a> {
    /// Episodes in order.
    pub episodes: &'a [Kept<'a, Episode>],
    /// Times missing or away.
    pub missing: &'a [Kept<'a, Missing>],
    /// Deprivation of liberty.
    pub dolo: &'a [Kept<'a, Dolo>],
    /// The year's health.
    pub health: &'a [Kept<'a, Oc2>],
    /// Whether the child came to the country alone.
    pub alone: bool,
    /// The day the files were made.
    pub as_at: Day,
}

/// How much there is to worry about: a number that only orders lists and days. Source: local.
pub fn risk(signs: &Signs<'_>) -> i64 {
    let year_ago = signs.as_at.saturating_sub(jiff::Span::new().years(1));
    let lately = signs.as_at.saturating_sub(jiff::Span::new().days(90));
    let missing_since = |day: Day| signs.missing.iter().any(|k| k.row.began.is_some_and(|began| began >= day));
    let moves = signs
        .episodes
        .iter()
        .filter(|k| k.row.began.is_some_and(|began| began >= year_ago))
        .filter(|k| matches!(k.row.reason_new.as_deref(), Some("P" | "B" | "T" | "U")))
        .count();
    let emergency = signs.episodes.last().is_some_and(|k| {
        k.row.ended.is_none() && matches!(k.row.legal_status.as_deref(), Some("L1" | "L2" | "L3" | "J1" | "J2" | "J3"))
    });
    let strained = signs.health.iter().any(|k| k.row.sdq_score.is_some_and(|score| score >= CAUSE_FOR_CONCERN));
    let weighed = [
        (signs.dolo.iter().any(|k| k.row.ended.is_none()), 3),
        (missing_since(lately), 3),
        (missing_since(year_ago), 2),
        (signs.alone, 2),
        (emergency, 2),
        (moves >= 3, 2),
        (moves == 2, 1),
        (strained, 1),
        (signs.episodes.iter().any(|k| k.row.need.as_deref() == Some("N1")), 1),
    ];
    weighed.into_iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}

/// What somebody must ask or write for a child whose record is open on a day; nothing for others.
///
/// `lacks_chronology`: whether the old record had none; `number_explained`: whether the lack of a pupil number is.
pub fn tasks(child: &PlannedChild, on: Day, lacks_chronology: bool, number_explained: bool) -> Vec<PlannedTask> {
    let mut tasks = Vec::new();
    let mut ask = |is: bool, kind: &'static str, words: &str, only_new| {
        if is {
            let origin = task_origin(&child.number, kind);
            tasks.push(PlannedTask { origin, kind, words: words.to_owned(), only_new });
        }
    };
    let with_us = matches!(child.standing, Standing::InCare | Standing::Open);
    if !with_us && child.standing != Standing::CareLeaver {
        return tasks;
    }
    let nameless = child.given.is_empty() && child.family.is_empty();
    ask(nameless, "name", "Give the child's name: the file that was brought in holds none", false);
    ask(child.born.is_none(), "birth", "Find out the date of birth, or the expected date", false);
    let asked = child.facts.iter().any(|f| f.kind == FactKind::Ethnicity && !f.empty);
    ask(
        !asked,
        "ethnicity",
        "Ask how the child and family describe their ethnicity, and what it means day to day",
        false,
    );
    if !with_us {
        return tasks;
    }
    let at_school = child.born.and_then(|born| days::age_on(born, on)).is_some_and(|age| age >= AT_SCHOOL);
    let number = child.numbers.iter().any(|n| n.scheme == Scheme::Upn);
    ask(at_school && !number && !number_explained, "upn", "Ask the school for the pupil number", false);
    let home = child.stays.iter().any(|stay| stay.kind == "home");
    ask(!home, "home", "Record where the child's home is: the file has no home postcode", false);
    let in_care = child.standing == Standing::InCare;
    let worker = child.responsible.iter().any(|r| r.to.is_none());
    ask(
        in_care && !worker,
        "worker",
        "Allocate a social worker: the file names none who answers for the child now",
        true,
    );
    ask(lacks_chronology, "chronology", "Write a chronology: the record was brought in without one", true);
    tasks
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn c01_04_an_open_record_without_a_chronology_asks_for_one_sooner_the_greater_the_risk() {
        assert_eq!(
            [working_days_for(7), working_days_for(4), working_days_for(3), working_days_for(0)],
            [5, 5, 10, 20]
        );
        let open = PlannedChild { number: "CH1".to_owned(), standing: Standing::InCare, ..PlannedChild::default() };
        let kinds = |lacks| tasks(&open, date(2026, 11, 23), lacks, true).iter().map(|t| t.kind).collect::<Vec<_>>();
        assert_eq!(kinds(true), ["name", "birth", "ethnicity", "home", "worker", "chronology"]);
        assert!(!kinds(false).contains(&"chronology"));
    }

    #[test]
    fn a_closed_record_asks_for_nothing_and_a_care_leavers_for_who_they_are() {
        let of = |standing| PlannedChild { standing, ..PlannedChild::default() };
        assert!(tasks(&of(Standing::Left), date(2026, 11, 23), true, false).is_empty());
        let leaver = tasks(&of(Standing::CareLeaver), date(2026, 11, 23), true, false);
        assert_eq!(leaver.iter().map(|t| t.kind).collect::<Vec<_>>(), ["name", "birth", "ethnicity"]);
    }
}
