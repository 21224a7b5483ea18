//! The threshold document: its levels, its signs, and how both are written in a form and read again.

use days::Day;
use serde::{Deserialize, Serialize};

/// The levels a document has. Source: local; four, as nearly every authority's document.
pub const LEVELS: [u8; 4] = [1, 2, 3, 4];
/// Most signs of a level, and the longest of them, that are taken. Source: local.
const MOST_SIGNS: usize = 40;
const LONGEST_SIGN: usize = 300;

/// What is written in a version of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// The levels, the first for every family.
    #[serde(default, rename = "level")]
    pub levels: Vec<Level>,
    /// Signs that a level may fit.
    #[serde(default, rename = "indicator")]
    pub indicators: Vec<Indicator>,
}

/// One level of need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// 1 to 4.
    pub number: u8,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub words: String,
    /// Where help is to be had at this level.
    pub where_to_go: String,
}

/// A sign of need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its word, made from level and place.
    pub code: String,
    /// What is seen or heard.
    pub words: String,
    /// The level it suggests.
    pub level: u8,
    /// The concern it belongs to; may be empty.
    pub concern: String,
}

/// A version of the document with the days it is in force; the default one is none, without any level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThresholdDocument {
    /// Key.
    pub id: i64,
    /// "4.2".
    pub version: String,
    /// Since when.
    pub from: Day,
    /// Until when, that day not counted.
    pub to: Option<Day>,
    /// Its title.
    pub title: String,
    /// The levels.
    pub levels: Vec<Level>,
    /// The signs.
    pub indicators: Vec<Indicator>,
    /// Who wrote it.
    pub made_by: String,
    /// Why this version.
    pub reason: String,
}

impl ThresholdDocument {
    /// A level by its number.
    pub fn level(&self, number: u8) -> Option<&Level> {
        self.levels.iter().find(|l| l.number == number)
    }

    /// Whether it is in force on a day.
    pub fn in_force_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// Signs of one level as lines for a form: "Often hungry at school [neglect]".
pub fn signs_as_lines(indicators: &[Indicator], level: u8) -> String {
    let lines = indicators
        .iter()
        .filter(|i| i.level == level)
        .map(|i| if i.concern.is_empty() { i.words.clone() } else { format!("{} [{}]", i.words, i.concern) });
    lines.collect::<Vec<_>>().join("\n")
}

/// Signs of one level from lines. Errors with a sentence that names the line and says what to do.
pub fn signs_from_lines(text: &str, level: u8, concerns: &[&str]) -> Result<Vec<Indicator>, String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if lines.len() > MOST_SIGNS {
        return Err(format!(
            "Level {level} has {} signs; {MOST_SIGNS} are the most. Keep those that help to decide",
            lines.len()
        ));
    }
    let mut signs = Vec::new();
    for (n, line) in (1..).zip(lines) {
        let (words, concern) = match line.strip_suffix(']').and_then(|l| l.rsplit_once('[')) {
            Some((words, concern)) => (words.trim(), concern.trim()),
            None => (line, ""),
        };
        if words.is_empty() || words.chars().count() > LONGEST_SIGN {
            return Err(format!("Line {n} of level {level} must have 1 to {LONGEST_SIGN} letters before the concern"));
        }
        if !concern.is_empty() && !concerns.contains(&concern) {
            return Err(format!(
                "Line {n} of level {level} ends in [{concern}], which is no concern. Use one of: {}",
                concerns.join(", ")
            ));
        }
        let code = format!("{level}.{n}");
        signs.push(Indicator { code, words: words.to_owned(), level, concern: concern.to_owned() });
    }
    Ok(signs)
}

/// The version that may follow `last`: figures and stops, larger than the last.
pub fn next_version(typed: &str, last: Option<&str>) -> Result<String, String> {
    let typed = typed.trim();
    let parts = |text: &str| text.split('.').map(|p| p.parse::<u32>().ok()).collect::<Option<Vec<u32>>>();
    let Some(new) = parts(typed).filter(|p| p.len() <= 3) else {
        return Err("Enter the version as figures with stops between them, for example 4.2".to_owned());
    };
    match last.and_then(parts) {
        Some(before) if new <= before => {
            Err(format!("The last version is {}. Enter a larger one", last.unwrap_or_default()))
        }
        _ => Ok(new.iter().map(u32::to_string).collect::<Vec<_>>().join(".")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_are_written_as_lines_and_read_again() {
        let signs = signs_from_lines("Often hungry [neglect]\n\n  Seems sad ", 2, &["neglect"]).unwrap();
        assert_eq!(signs_as_lines(&signs, 2), "Often hungry [neglect]\nSeems sad");
        assert_eq!(signs[1].code, "2.2");
        let wrong = signs_from_lines("Hungry [hunger]", 3, &["neglect"]).unwrap_err();
        assert_eq!(wrong, "Line 1 of level 3 ends in [hunger], which is no concern. Use one of: neglect");
    }

    #[test]
    fn a_version_follows_the_one_before() {
        assert_eq!(next_version(" 4.2 ", Some("4.1")).as_deref(), Ok("4.2"));
        assert_eq!(next_version("4.10", Some("4.9")).as_deref(), Ok("4.10"));
        assert!(next_version("4.1", Some("4.1")).unwrap_err().contains("larger"));
        assert!(next_version("four", None).unwrap_err().contains("figures"));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_readers_fall_over(text in any::<String>()) {
            let _ = (signs_from_lines(&text, 1, &["neglect"]), next_version(&text, Some("4.1")));
        }
    }
}
