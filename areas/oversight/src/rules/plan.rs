//! How often a worker is supervised, and how what was held stands against it.

use days::Day;
use jiff::ToSpan;
use serde::Deserialize;
use std::sync::LazyLock;

/// One version of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Its version.
    pub version: u32,
    from_effective: String,
    /// "local".
    pub basis: String,
    /// Where it stands.
    pub source: String,
    /// Kinds of session that meet it.
    pub counts: Vec<String>,
    /// Over how many whole months figures are counted.
    pub months: i32,
    /// How many notes a sample holds.
    pub sample: usize,
    stage: Vec<Stage>,
}

/// How often, at one stage of a worker's practice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// "Every month".
    pub words: String,
    until_day: Option<i32>,
    every_days: Option<i32>,
    every_months: Option<i32>,
    /// The clock under which the next is due.
    pub rule: String,
}

#[derive(Deserialize)]
struct Written {
    plan: Vec<Plan>,
}

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    let written: Written = toml::from_str(include_str!("../supervision_plan.toml"))
        .expect("because supervision_plan.toml is read by a test");
    written.plan
});

/// The plan in force on a day: the latest that has begun, or the first.
pub fn plan_on(day: Day) -> Option<&'static Plan> {
    let begun = |p: &&Plan| p.from_effective.parse::<Day>().is_ok_and(|from| from <= day);
    PLANS.iter().filter(begun).max_by_key(|p| p.version).or_else(|| PLANS.first())
}

/// The first year in practice: its first and last day.
pub type FirstYear = Option<(Day, Day)>;

impl Plan {
    /// The stage at which a worker is on a day.
    pub fn stage(&self, first_year: FirstYear, on: Day) -> Option<&Stage> {
        let into =
            first_year.filter(|(from, until)| *from <= on && on <= *until).map(|(from, _)| (on - from).get_days());
        let fits = |s: &&Stage| match (s.until_day, into) {
            (None, _) => true,
            (Some(until), Some(into)) => into < until,
            (Some(_), None) => false,
        };
        self.stage.iter().find(fits)
    }

    /// Whether a session of this kind meets the plan.
    pub fn counts(&self, kind: &str) -> bool {
        self.counts.iter().any(|k| k == kind)
    }

    /// The whole months over which figures are counted on a day: from the first day, to the first day not counted.
    pub fn window(&self, today: Day) -> (Day, Day) {
        let to = today.first_of_month();
        (to.saturating_sub(self.months.months()), to)
    }

    /// The stretches in each of which one session was planned, from when a worker is there; only whole ones.
    pub fn periods(&self, first_year: FirstYear, (from, to): (Day, Day)) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut at = from;
        while at < to {
            let Some(stage) = self.stage(first_year, at) else { break };
            let step = match (stage.every_days, stage.every_months) {
                (Some(days), _) if days > 0 => days.days(),
                (_, Some(months)) if months > 0 => months.months(),
                _ => break,
            };
            let Ok(next) = at.checked_add(step) else { break };
            if next > to {
                break;
            }
            periods.push(Period { from: at, to: next, held: Vec::new() });
            at = next;
        }
        periods
    }
}

/// A session as the figures see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Its key.
    pub id: i64,
    /// The day it was held.
    pub day: Day,
    /// Whether its note holds a reflective answer.
    pub reflective: bool,
}

/// A stretch in which one session was planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// The first day after it.
    pub to: Day,
    /// What was held in it.
    pub held: Vec<Session>,
}

/// What was held against the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sessions planned.
    pub planned: usize,
    /// Of those, held.
    pub held: usize,
    /// Of those, with a reflective note.
    pub reflective: usize,
}

/// Lays the sessions that meet the plan into its stretches.
pub fn lay(mut periods: Vec<Period>, sessions: &[Session]) -> Vec<Period> {
    for period in &mut periods {
        period.held = sessions.iter().filter(|s| period.from <= s.day && s.day < period.to).copied().collect();
    }
    periods
}

impl Tally {
    /// Counts stretches. Two sessions in one stretch meet it once.
    pub fn of(periods: &[Period]) -> Tally {
        Tally {
            planned: periods.len(),
            held: periods.iter().filter(|p| !p.held.is_empty()).count(),
            reflective: periods.iter().filter(|p| p.held.iter().any(|s| s.reflective)).count(),
        }
    }

    /// Both together.
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            planned: self.planned + other.planned,
            held: self.held + other.held,
            reflective: self.reflective + other.reflective,
        }
    }

    /// "5 of 6 (83.3%)"; without a share when nothing was planned.
    pub fn words(self) -> String {
        share(self.held, self.planned)
    }
}

/// "5 of 6 (83.3%)".
pub fn share(part: usize, of: usize) -> String {
    match u32::try_from(part).ok().zip(u32::try_from(of).ok().filter(|of| *of > 0)) {
        Some((p, o)) => format!("{part} of {of} ({:.1}%)", f64::from(p) * 100.0 / f64::from(o)),
        None => format!("{part} of {of}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 11, 23);

    fn plan() -> &'static Plan {
        plan_on(TODAY).unwrap()
    }

    fn session(day: Day, reflective: bool) -> Session {
        Session { id: 1, day, reflective }
    }

    #[test]
    fn the_stages_of_a_first_year_are_weekly_fortnightly_monthly() {
        let year = Some((date(2026, 1, 5), date(2027, 1, 4)));
        let rule = |on| plan().stage(year, on).map(|s| s.rule.as_str());
        assert_eq!(rule(date(2026, 1, 5)), Some("supervision_weekly"));
        assert_eq!(rule(date(2026, 2, 15)), Some("supervision_weekly"));
        assert_eq!(rule(date(2026, 2, 16)), Some("supervision_fortnightly"));
        assert_eq!(rule(date(2026, 7, 5)), Some("supervision_fortnightly"));
        assert_eq!(rule(date(2026, 7, 6)), Some("supervision_monthly"));
        assert_eq!(rule(date(2027, 1, 5)), Some("supervision_monthly"));
        assert_eq!(plan().stage(None, TODAY).map(|s| s.rule.as_str()), Some("supervision_monthly"));
        assert!(plan().counts("personal") && !plan().counts("group"));
    }

    #[test]
    fn every_stage_names_a_clock() {
        for stage in &plan().stage {
            assert!(days::Rules::built_in().rule_on(&stage.rule, TODAY).is_ok(), "{}", stage.rule);
        }
    }

    #[test]
    fn c16_01_five_of_six_planned_sessions_held_and_three_with_reflective_notes() {
        let window = plan().window(TODAY);
        assert_eq!(window, (date(2026, 5, 1), date(2026, 11, 1)));
        let held = [
            session(date(2026, 5, 12), true),
            session(date(2026, 6, 1), false),
            session(date(2026, 6, 30), true),
            session(date(2026, 8, 31), true),
            session(date(2026, 9, 15), false),
            session(date(2026, 10, 31), false),
            session(date(2026, 11, 2), true),
        ];
        let periods = lay(plan().periods(None, window), &held);
        let tally = Tally::of(&periods);
        assert_eq!(tally, Tally { planned: 6, held: 5, reflective: 3 });
        assert_eq!(tally.words(), "5 of 6 (83.3%)");
        assert_eq!(Tally::default().words(), "0 of 0");
    }

    #[test]
    fn a_first_year_within_the_window_plans_more() {
        let year = Some((date(2026, 9, 1), date(2027, 8, 31)));
        let periods = plan().periods(year, (date(2026, 9, 1), date(2026, 11, 1)));
        assert_eq!(periods.iter().filter(|p| (p.to - p.from).get_days() == 7).count(), 6);
        assert_eq!(periods.len(), 7);
    }

    proptest! {
        #[test]
        fn stretches_follow_one_another_and_what_is_held_is_never_more_than_planned(
            start in 0i32..400, year in proptest::option::of(-300i32..400), days in proptest::collection::vec(0i32..500, 0..40),
        ) {
            let day = |n: i32| date(2026, 1, 1).saturating_add(n.days());
            let year = year.map(|y| (day(y), day(y + 365)));
            let periods = lay(plan().periods(year, (day(start), day(500))), &days.iter().map(|d| session(day(*d), true)).collect::<Vec<_>>());
            for pair in periods.windows(2) {
                prop_assert_eq!(pair[0].to, pair[1].from);
            }
            let tally = Tally::of(&periods);
            prop_assert!(tally.held <= tally.planned && tally.reflective <= tally.held);
        }
    }
}
