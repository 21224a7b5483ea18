//! What a rule means, with an example that fails and one that passes.

use super::wrapped;
use crate::Kind;
use crate::check::{CollectionYear, Example, ExampleTable, Official};
use crate::{annex_a, cin, ssda903};
use std::fmt::Write;

const WIDTH: usize = 100;

/// What is known of a rule beside its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explained {
    /// What it means, in plain words.
    pub means: &'static str,
    /// What would satisfy it.
    pub put_right: &'static str,
}

fn published(kind: Kind) -> &'static [Official] {
    match kind {
        Kind::Ssda903 => ssda903::official(),
        Kind::Cin => cin::official(),
        Kind::AnnexA => annex_a::official(),
    }
}

fn examples(kind: Kind) -> &'static [Example] {
    match kind {
        Kind::Ssda903 => ssda903::examples(),
        Kind::Cin => cin::examples(),
        // The checks of the lists say themselves what was expected.
        Kind::AnnexA => &[],
    }
}

/// What a rule means and what would satisfy it, by its newest version.
pub fn explained(kind: Kind, code: &str) -> Option<Explained> {
    let versions = examples(kind).iter().filter(|example| example.code == code);
    let example = versions.max_by_key(|example| example.first.unwrap_or(i16::MAX))?;
    Some(Explained { means: &example.means, put_right: &example.put_right })
}

/// The examples that show a version of a rule: its own, else those of its newest version, else any.
pub fn examples_of(kind: Kind, official: &Official) -> Vec<&'static Example> {
    let own = || examples(kind).iter().filter(|example| example.code == official.code);
    let newest =
        published(kind).iter().filter(|other| other.code == official.code).all(|other| other.first <= official.first);
    let dated: Vec<&'static Example> = own().filter(|example| example.first == Some(official.first)).collect();
    if !dated.is_empty() {
        return dated;
    }
    let undated: Vec<&'static Example> = own().filter(|example| newest && example.first.is_none()).collect();
    if undated.is_empty() { own().take(1).collect() } else { undated }
}

/// All that is known of a code in every collection; `None` when no collection has it. Case does not matter.
pub fn explain(code: &str) -> Option<String> {
    let mut said = String::new();
    for kind in Kind::ALL {
        for official in published(kind).iter().filter(|official| official.code.eq_ignore_ascii_case(code)) {
            version(&mut said, kind, official);
        }
    }
    (!said.is_empty()).then_some(said)
}

fn version(said: &mut String, kind: Kind, official: &Official) {
    if !said.is_empty() {
        said.push('\n');
    }
    let always = official.first == i16::MIN;
    let years = match (CollectionYear(official.first), CollectionYear(official.last)) {
        _ if always => "every year".to_owned(),
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first} to {last}"),
    };
    let asks = if official.query { ", a query" } else { "" };
    let _ = writeln!(said, "{} in {}, {years}{asks}", official.code, kind.words());
    let _ = writeln!(said, "  {}", wrapped(&official.message, WIDTH, 2));
    for example in examples_of(kind, official) {
        let _ = writeln!(said, "\n  {}", wrapped(&example.means, WIDTH, 2));
        let _ = writeln!(said, "  To put it right: {}", wrapped(&example.put_right, WIDTH, 2));
        for words in &example.set {
            let _ = writeln!(said, "\n  Given: {}", words.join(" "));
        }
        example.tables.iter().for_each(|table| rows(said, table));
        if example.whole_fails {
            let _ = writeln!(said, "\n  The return as a whole fails.");
        }
    }
}

fn rows(said: &mut String, table: &ExampleTable) {
    let cells: Vec<Vec<&str>> =
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.as_deref().unwrap_or("")).collect()).collect();
    let width = |at: usize, heading: &str| {
        cells
            .iter()
            .filter_map(|row| row.get(at))
            .map(|text| text.chars().count())
            .chain([heading.chars().count()])
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = table.columns.iter().enumerate().map(|(at, heading)| width(at, heading)).collect();
    let line = |cells: &[&str]| {
        let padded = cells.iter().zip(&widths).map(|(text, width)| format!("{text:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let headings: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let _ = writeln!(said, "\n  {}{}", table.name, if table.last { ", last year" } else { "" });
    let _ = writeln!(said, "            {}", line(&headings));
    for (row, cells) in table.rows.iter().zip(&cells) {
        let _ = writeln!(said, "    {:<6}  {}", if row.fails { "fails" } else { "passes" }, line(cells));
    }
}
