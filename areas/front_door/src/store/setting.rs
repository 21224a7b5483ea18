//! How the front door is set up, and how many children live in the area.

use days::Day;
use store::{Acting, Fault, Reading};

/// The one row's key.
const ONE: i64 = 1;

/// How the front door is set up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting {
    /// Whose queue new contacts wait in.
    pub team: Option<i64>,
    /// Work closed before this day is called legacy in the figures on repeat work.
    pub legacy_before: Option<Day>,
}

/// The setting; nothing set is the default.
pub fn setting(reading: &mut Reading<'_>) -> Result<Setting, Fault> {
    let row = reading.row("SELECT team, legacy_before FROM front_door_setting WHERE id = $1", &[ONE.into()])?;
    row.map_or(Ok(Setting::default()), |r| Ok(Setting { team: r.get("team")?, legacy_before: r.get("legacy_before")? }))
}

/// Changes the setting.
pub fn set(acting: &mut Acting<'_>, setting: Setting, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("team", setting.team.into()),
        ("legacy_before", setting.legacy_before.into()),
        ("changed_at", at.into()),
        ("changed_by", by.into()),
    ];
    if acting.row("SELECT id FROM front_door_setting WHERE id = $1", &[ONE.into()])?.is_some() {
        acting.update("front_door_setting", ONE, &columns)?;
    } else {
        acting.insert_as("front_door_setting", ONE, &columns)?;
    }
    Ok(())
}

/// How many children live in the area, in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// The year of the estimate.
    pub year: i64,
    /// Children under 18.
    pub children: i64,
    /// Where the figure comes from.
    pub source: String,
}

/// Every estimate, the latest year first; of two for one year the one entered last stands.
pub fn populations(reading: &mut Reading<'_>) -> Result<Vec<Population>, Fault> {
    let sql = "SELECT year, children, source FROM child_population ORDER BY year DESC, made_at DESC, id DESC LIMIT 100";
    let rows = reading.rows(sql, &[])?;
    let mut all: Vec<Population> = Vec::new();
    for r in &rows {
        let one = Population { year: r.get("year")?, children: r.get("children")?, source: r.get("source")? };
        if all.last().is_none_or(|last| last.year != one.year) {
            all.push(one);
        }
    }
    Ok(all)
}

/// The estimate for a year, or the latest before it, or else the earliest there is.
pub fn population_for(reading: &mut Reading<'_>, year: i16) -> Result<Option<Population>, Fault> {
    let mut all = populations(reading)?;
    let at = all.iter().position(|p| p.year <= i64::from(year)).or(all.len().checked_sub(1));
    Ok(at.map(|at| all.swap_remove(at)))
}

/// Enters an estimate.
pub fn add_population(acting: &mut Acting<'_>, new: &Population) -> Result<i64, Fault> {
    let at = acting.at;
    let (year, children) = (new.year.into(), new.children.into());
    acting.insert(
        "child_population",
        &[("year", year), ("children", children), ("source", new.source.as_str().into()), ("made_at", at.into())],
    )
}
