//! The whole in a screenful: by rule, by child, and what was not run.

use super::{count, counted, wrapped};
use crate::Answer;
use crate::check::{Report, RuleNotRun};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Children that the summary names. Source: local.
const CHILDREN: usize = 10;

/// Letters of a line.
const WIDTH: usize = 110;

/// What a person reads first.
pub fn summary(answer: &Answer, report: &Report<'_>) -> String {
    let mut said = String::new();
    head(&mut said, answer, report);
    by_rule(&mut said, report);
    by_child(&mut said, report);
    not_run(&mut said, report);
    aside(&mut said, report);
    said
}

// Writing into a String cannot fail, so what `write!` answers is left alone here and below.

fn head(said: &mut String, answer: &Answer, report: &Report<'_>) {
    let title = answer.kind.words();
    let year = if report.year.is_empty() { String::new() } else { format!(" for {}", report.year) };
    let _ = writeln!(said, "Checked {title}{year}: {}.", counted(answer.children(), "child", "children"));
    let failing = report.rules.iter().filter(|rule| rule.errors > 0).count();
    let _ = match report.errors.len() {
        0 => writeln!(said, "Nothing fails the {} that were run.", counted(report.rules.len(), "rule", "rules")),
        rows => writeln!(
            said,
            "{} {} {} of the {} that were run, for {}.",
            counted(rows, "row", "rows"),
            if rows == 1 { "fails" } else { "fail" },
            count(failing),
            counted(report.rules.len(), "rule", "rules"),
            counted(report.children.len(), "child", "children"),
        ),
    };
    if !report.not_run.is_empty() {
        let _ = writeln!(said, "{} not run; see below.", counted(report.not_run.len(), "rule was", "rules were"));
    }
}

fn by_rule(said: &mut String, report: &Report<'_>) {
    let mut rules: Vec<_> = report.rules.iter().filter(|rule| rule.errors > 0).collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.errors));
    if rules.is_empty() {
        return;
    }
    let _ = writeln!(said, "\nBy rule\n{:<9} {:>7} {:>9}  Message", "Rule", "Rows", "Children");
    for rule in rules {
        let asks = if rule.severity == "query" { " (query)" } else { "" };
        let message = wrapped(&format!("{}{asks}", rule.message), WIDTH - 28, 28);
        let _ = writeln!(said, "{:<9} {:>7} {:>9}  {message}", rule.rule, count(rule.errors), count(rule.children));
    }
}

fn by_child(said: &mut String, report: &Report<'_>) {
    if report.children.is_empty() {
        return;
    }
    let _ = match report.children.len() {
        many if many > CHILDREN => {
            writeln!(said, "\nBy child: the {CHILDREN} with the most rows that fail, of {}", count(many))
        }
        _ => writeln!(said, "\nBy child"),
    };
    let _ = writeln!(said, "{:<20} {:>7}  Rules", "Child", "Rows");
    for child in report.children.iter().take(CHILDREN) {
        let name = if child.child.is_empty() { "(no number)" } else { child.child };
        let rules = wrapped(&child.rules.join(", "), WIDTH - 30, 30);
        let _ = writeln!(said, "{name:<20} {:>7}  {rules}", count(child.errors));
    }
    let _ = writeln!(said, "Add --child and a number to see a child's rows with the cells that fail.");
}

fn not_run(said: &mut String, report: &Report<'_>) {
    if report.not_run.is_empty() {
        return;
    }
    let mut reasons: BTreeMap<(&str, &str), Vec<&RuleNotRun<'_>>> = BTreeMap::new();
    for rule in &report.not_run {
        reasons.entry((&rule.reason, &rule.remedy)).or_default().push(rule);
    }
    let _ = writeln!(said, "\nNot run");
    for ((reason, remedy), rules) in reasons {
        let codes: Vec<&str> = rules.iter().map(|rule| rule.rule).collect();
        let _ = writeln!(
            said,
            "{}, because {reason}: {}",
            counted(codes.len(), "rule", "rules"),
            wrapped(&codes.join(" "), WIDTH - 2, 2)
        );
        let _ = writeln!(said, "  {remedy}");
    }
}

fn aside(said: &mut String, report: &Report<'_>) {
    if report.left_aside.is_empty() {
        return;
    }
    let _ = writeln!(said, "\nLeft aside, or taken otherwise than it stood");
    for aside in &report.left_aside {
        let _ = writeln!(said, "{}", wrapped(&format!("{}: {}", aside.what, aside.why), WIDTH, 2));
    }
}
