//! The council's own versions of who must ask.

use crate::rules::decision_points::{Rule, Step, in_force};
use crate::words::Asks;
use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

fn read(r: &Row) -> Result<Rule, Fault> {
    let asks = Asks::from_code(&r.get::<String>("asks")?, r.get("years")?);
    Ok(Rule {
        step: r.get("step")?,
        version: r.get("version")?,
        // What cannot be read asks everybody: a manager decides until it is put right.
        asks: asks.unwrap_or(Asks::Everybody),
        from: r.get("from_day")?,
        source: r.get("reason")?,
        by: r.get("made_by")?,
    })
}

/// Every version of a step's rule, the one that came with the program first.
pub fn versions(reading: &mut Reading<'_>, step: &Step) -> Result<Vec<Rule>, Fault> {
    let sql = "SELECT step, version, asks, years, from_day, reason, made_by FROM decision_rule WHERE step = $1 ORDER BY version";
    let own = reading.rows(sql, &[step.id.as_str().into()])?;
    std::iter::once(Ok(step.rule.clone())).chain(own.iter().map(read)).collect()
}

/// The rule in force at a step on a day; nothing for a step that is not known or has no rule yet.
pub fn on(reading: &mut Reading<'_>, step: &str, day: Day) -> Result<Option<Rule>, Fault> {
    let Some(step) = crate::rules::decision_points::step(step) else { return Ok(None) };
    let all = versions(reading, step)?;
    Ok(in_force(&all, day).cloned())
}

/// What is needed to change a rule.
#[derive(Debug, Clone, Copy)]
pub struct NewRule<'a> {
    /// The step.
    pub step: &'a str,
    /// The version it becomes.
    pub version: i64,
    /// Who must ask.
    pub asks: Asks,
    /// From which day.
    pub from: Day,
    /// Why.
    pub reason: &'a str,
    /// Who changes it.
    pub by: &'a str,
}

/// Adds a version.
pub fn add(acting: &mut Acting<'_>, new: &NewRule<'_>) -> Result<i64, Fault> {
    let at: Instant = acting.at;
    acting.insert(
        "decision_rule",
        &[
            ("step", new.step.into()),
            ("version", new.version.into()),
            ("asks", new.asks.code().into()),
            ("years", new.asks.years().into()),
            ("from_day", new.from.into()),
            ("reason", new.reason.into()),
            ("made_at", at.into()),
            ("made_by", new.by.into()),
        ],
    )
}
