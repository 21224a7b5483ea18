//! What is data and not code: levels, weights, the handover's checklist, each in versions.

use days::Day;
use serde::Deserialize;
use std::sync::LazyLock;

/// Levels and rules of caseloads in one version.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caseloads {
    /// Its number.
    pub version: i64,
    #[serde(deserialize_with = "a_day")]
    from_effective: Day,
    /// statute, guidance or local.
    pub basis: String,
    /// Where it stands.
    pub source: String,
    /// Children per worker.
    pub level: i64,
    /// The same in the first year in practice.
    pub first_year_level: i64,
    /// From so many children on a worker is listed by name.
    pub far_over: i64,
    /// Children away from the team's median that make an outlier,
    pub away_children: i64,
    /// who is also so many percent away from it.
    pub away_percent: i64,
    /// Weeks ahead in which leavers are shown.
    pub forecast_weeks: i64,
}

/// What one thing about a child weighs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// Its word: child, legal_status, under_five, travel, court, newly, complex.
    pub kind: String,
    /// Its words.
    pub words: String,
    /// Tenths of a child.
    pub tenths: i64,
    /// Codes of a legal status on record that say so by themselves.
    #[serde(default)]
    pub statuses: Vec<String>,
}

/// The weights in one version.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Its number.
    pub version: i64,
    #[serde(deserialize_with = "a_day")]
    from_effective: Day,
    /// statute, guidance or local.
    pub basis: String,
    /// Where it stands.
    pub source: String,
    /// Each.
    pub weight: Vec<Weight>,
}

/// One thing on the handover's checklist.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its word.
    pub id: String,
    /// What is true once it is done.
    pub words: String,
    /// What shows it.
    pub shows: String,
}

/// The checklist in one version.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Its number.
    pub version: i64,
    #[serde(deserialize_with = "a_day")]
    from_effective: Day,
    /// statute, guidance or local.
    pub basis: String,
    /// Where it stands.
    pub source: String,
    /// Each thing, in order.
    pub item: Vec<Item>,
}

fn a_day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
    String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
}

#[derive(Deserialize)]
struct Versions<T> {
    version: Vec<T>,
}

#[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
fn read<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    toml::from_str::<Versions<T>>(text).expect("because the file is well formed").version
}

static CASELOADS: LazyLock<Vec<Caseloads>> = LazyLock::new(|| read(include_str!("caseloads.toml")));
static WEIGHTS: LazyLock<Vec<Weights>> = LazyLock::new(|| read(include_str!("weights.toml")));
static CHECKLISTS: LazyLock<Vec<Checklist>> = LazyLock::new(|| read(include_str!("handover.toml")));

/// The newest version in force on a day; before the first one, the first.
#[expect(clippy::expect_used, reason = "each file holds a version, and a test reads it")]
fn on<T>(all: &'static [T], day: Day, from: impl Fn(&T) -> Day) -> &'static T {
    all.iter().rev().find(|v| from(v) <= day).or(all.first()).expect("because each file holds a version")
}

/// The levels and rules of a day.
pub fn caseloads(day: Day) -> &'static Caseloads {
    on(&CASELOADS, day, |v| v.from_effective)
}

/// The weights of a day, as the program comes with them.
pub fn weights(day: Day) -> &'static Weights {
    on(&WEIGHTS, day, |v| v.from_effective)
}

/// The codes of a legal status that say by themselves that there is court work.
pub fn court_statuses(day: Day) -> &'static [String] {
    weights(day).weight.iter().find(|w| w.kind == "court").map_or(&[], |w| w.statuses.as_slice())
}

/// The checklist of a day.
pub fn checklist(day: Day) -> &'static Checklist {
    on(&CHECKLISTS, day, |v| v.from_effective)
}

/// The checklist that a handover was begun with.
pub fn checklist_version(version: i64) -> Option<&'static Checklist> {
    CHECKLISTS.iter().find(|c| c.version == version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    #[test]
    fn the_files_are_well_formed_and_say_their_basis_and_source() {
        let today = date(2026, 11, 27);
        let (levels, weights, checklist) = (caseloads(today), weights(today), checklist(today));
        assert_eq!((levels.level, levels.first_year_level, levels.far_over), (15, 10, 20));
        for (basis, source) in
            [(&levels.basis, &levels.source), (&weights.basis, &weights.source), (&checklist.basis, &checklist.source)]
        {
            assert!(["statute", "guidance", "local"].contains(&basis.as_str()) && !source.is_empty());
        }
        let kinds: BTreeSet<&str> = weights.weight.iter().map(|w| w.kind.as_str()).collect();
        let known = ["child", "complex", "court", "legal_status", "newly", "travel", "under_five"];
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), known);
        assert_eq!(checklist.item.len(), 6);
        assert!(checklist_version(checklist.version).is_some() && checklist_version(99).is_none());
    }

    #[test]
    fn a_day_before_the_first_version_takes_the_first() {
        assert_eq!(caseloads(date(1990, 1, 1)).version, 1);
        assert!(court_statuses(date(2026, 10, 31)).is_empty());
        assert_eq!(court_statuses(date(2026, 11, 1)), ["C1"]);
    }
}
