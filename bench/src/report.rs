//! What was measured, as one table on the screen and in `docs/performance.md`.

use crate::{Extent, Outcome, machine};
use days::{Clock, SystemClock};
use std::fmt::Write;
use std::path::Path;
use store::Engine;

/// One figure on one engine.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// What came out.
    pub text: String,
    /// What is wanted, and whether it was met.
    pub goal: Option<(String, bool)>,
}

impl Figure {
    /// What was measured, and what came out.
    pub fn new(what: impl Into<String>, text: impl Into<String>) -> Figure {
        Figure { what: what.into(), text: text.into(), goal: None }
    }

    /// With what is wanted.
    pub fn goal(mut self, words: impl Into<String>, met: bool) -> Figure {
        self.goal = Some((words.into(), met));
        self
    }
}

/// A row of the table: its words, a figure for each engine, and what is wanted.
struct Row {
    what: String,
    figures: [Option<(String, Option<bool>)>; 2],
    goal: String,
}

/// Everything that was measured.
pub struct Report {
    rows: Vec<Row>,
    began: String,
    ended: String,
    extent: Extent,
}

const OPEN: &str = "<!-- figures, written by ./test bench -->";
const CLOSE: &str = "<!-- end of figures -->";

impl Report {
    /// Before anything is measured.
    pub fn begin(extent: &Extent) -> Outcome<Report> {
        Ok(Report { rows: Vec::new(), began: machine::load(), ended: String::new(), extent: extent.clone() })
    }

    /// Adds a figure.
    pub fn add(&mut self, engine: Engine, figure: Figure) {
        let at = match self.rows.iter().position(|r| r.what == figure.what) {
            Some(at) => at,
            None => {
                self.rows.push(Row { what: figure.what, figures: [None, None], goal: String::new() });
                self.rows.len() - 1
            }
        };
        let column = usize::from(engine == Engine::Postgres);
        let (words, met) = figure.goal.unzip();
        if let Some(row) = self.rows.get_mut(at) {
            if let Some(words) = words.filter(|w| !row.goal.contains(w.as_str())) {
                row.goal = if row.goal.is_empty() { words } else { format!("{}; {words}", row.goal) };
            }
            if let Some(place) = row.figures.get_mut(column) {
                *place = Some((figure.text, met));
            }
        }
    }

    /// A figure that is the same on both engines.
    pub fn note(&mut self, what: &str, text: &str) {
        self.add(Engine::Sqlite, Figure::new(what, text));
    }

    /// The same with what is wanted.
    pub fn note_goal(&mut self, what: &str, text: &str, words: &str, met: bool) {
        self.add(Engine::Sqlite, Figure::new(what, text).goal(words, met));
    }

    /// After everything was measured.
    pub fn end(&mut self) {
        self.ended = machine::load();
    }

    /// The table with a line on the machine.
    pub fn markdown(&self) -> String {
        let mut out = String::from("| | SQLite | PostgreSQL | wanted |\n|---|---|---|---|\n");
        let shown = |figure: &Option<(String, Option<bool>)>| match figure {
            None => String::new(),
            Some((text, Some(false))) => format!("**{text}, missed**"),
            Some((text, _)) => text.clone(),
        };
        for row in &self.rows {
            let [sqlite, postgres] = &row.figures;
            let _ = writeln!(out, "| {} | {} | {} | {} |", row.what, shown(sqlite), shown(postgres), row.goal);
        }
        let _ = write!(
            out,
            "\nTaken on {} at commit {}, with {} s for each measurement, on {}. Load averages before: {}; after: {}.\n",
            days::long(days::day_of(SystemClock.now())),
            machine::commit(),
            self.extent.lasts.as_secs(),
            machine::described(),
            self.began,
            self.ended
        );
        out
    }

    /// Puts the table into a file, between the two lines that mark its place.
    pub fn write(&self, file: &Path) -> Outcome<()> {
        let text = std::fs::read_to_string(file).unwrap_or_else(|_| format!("{OPEN}\n{CLOSE}\n"));
        let (head, rest) = text.split_once(OPEN).ok_or("the file has no line that says where the figures go")?;
        let (_, tail) = rest.split_once(CLOSE).ok_or("the file has no line that says where the figures end")?;
        std::fs::write(file, format!("{head}{OPEN}\n\n{}\n{CLOSE}{tail}", self.markdown()))?;
        Ok(())
    }
}

/// A list of times, from which the middle and the slow end are read.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// Adds one.
    pub fn push(&mut self, took: std::time::Duration) {
        self.0.push(took.as_secs_f64() * 1000.0);
    }

    /// Adds another list.
    pub fn extend(&mut self, other: Times) {
        self.0.extend(other.0);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Milliseconds that so many in a hundred stay within.
    pub fn percent(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(at).copied().unwrap_or(f64::NAN)
    }

    /// "2.1 ms, p99 4.0 ms".
    pub fn words(&self) -> String {
        format!("p50 {:.1} ms, p99 {:.1} ms", self.percent(50), self.percent(99))
    }
}
