//! `diff`: what came, what went, what stayed.

use super::End;
use super::answers::Fault;
use super::disk;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

/// An error by rule, table, child and columns. Row numbers move when rows are added, so they don't tell errors apart;
/// how many there are of one kind does.
type Kind = (String, String, String, String);

/// What changed of one rule.
#[derive(Default)]
struct Change<'k> {
    new: usize,
    gone: usize,
    same: usize,
    /// Of whom there are new errors.
    children: BTreeSet<&'k str>,
}

impl Change<'_> {
    fn is_one(&self) -> bool {
        self.new + self.gone > 0
    }
}

/// Children named for one rule. Source: local.
const NAMED: usize = 8;

/// Writes by rule how many errors are new, gone and the same, with the children of those that are new. It ends like
/// check: 1 when there are new errors.
pub fn run(before: &Path, after: &Path, out: &mut dyn Write) -> Result<End, Fault> {
    let (before, after) = (errors(before)?, errors(after)?);
    let kinds: BTreeSet<&Kind> = before.keys().chain(after.keys()).collect();
    let mut rules: BTreeMap<&str, Change<'_>> = BTreeMap::new();
    for kind in kinds {
        let (then, now) = (before.get(kind).copied().unwrap_or(0), after.get(kind).copied().unwrap_or(0));
        let change = rules.entry(&kind.0).or_default();
        change.new += now.saturating_sub(then);
        change.gone += then.saturating_sub(now);
        change.same += now.min(then);
        if now > then {
            change.children.insert(&kind.2);
        }
    }
    let sum = |of: fn(&Change<'_>) -> usize| rules.values().map(of).sum::<usize>();
    let new = sum(|change| change.new);
    writeln!(out, "{new} new, {} gone, {} as before.", sum(|change| change.gone), sum(|change| change.same))?;
    if rules.values().any(Change::is_one) {
        writeln!(out, "\n{:<9} {:>6} {:>6} {:>6}  Children with new errors", "Rule", "New", "Gone", "Same")?;
    }
    for (rule, change) in rules.iter().filter(|(_, change)| change.is_one()) {
        let Change { new, gone, same, children } = change;
        let more = children.len().saturating_sub(NAMED);
        let named: Vec<&str> = children.iter().copied().filter(|child| !child.is_empty()).take(NAMED).collect();
        let and = if more > 0 { format!(" and {more} more") } else { String::new() };
        writeln!(out, "{rule:<9} {new:>6} {gone:>6} {same:>6}  {}{and}", named.join(", "))?;
    }
    Ok(if new > 0 { End::Fails } else { End::Clean })
}

fn errors(path: &Path) -> Result<BTreeMap<Kind, usize>, Fault> {
    let fault = |why: String| Fault::Report { path: path.to_owned(), why };
    let report: Value = serde_json::from_slice(&disk::bytes(path)?).map_err(|why| fault(why.to_string()))?;
    let errors =
        report.get("errors").and_then(Value::as_array).ok_or_else(|| fault("it has no list “errors”".to_owned()))?;
    let mut counts = BTreeMap::new();
    for error in errors {
        let text = |key: &str| error.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let columns = error.get("columns").map(Value::to_string).unwrap_or_default();
        *counts.entry((text("rule"), text("table"), text("child"), columns)).or_insert(0) += 1;
    }
    Ok(counts)
}
