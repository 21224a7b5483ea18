//! What a check found, in numbers; each leads to the rows behind it.

use super::showing::{
    at, child_link, count, errors_at, fails, link, places, rule_link, team_words, text, what_is_kept,
};
use crate::answering::{opened, teams_of, teams_of_failing};
use crate::rules::filter::{Team, WHOLE};
use crate::rules::keep_check::DAYS;
use crate::words::{Check, OnRecord};
use askama::Template;
use page::parts::{Errors, Field, Table, empty, error_summary, radios, table};
use page::{Fail, Html, Reply, Visit};
use returns::Answer;
use returns::check::{LeftAside, Report, RuleCount};
use returns::output::{counted, explained};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Children that this page names; all are on a page of their own.
const CHILDREN: usize = 20;

#[derive(Template)]
#[template(path = "pages/summary.html")]
struct Summary {
    errors: Html,
    title: String,
    said: String,
    kept: String,
    is_kept: bool,
    path: String,
    to_keep: Html,
    to_forget: Html,
    to_find: Html,
    days: Html,
    lost: Html,
    by_rule: Html,
    by_table: Html,
    by_team: Html,
    by_child: Html,
    more_children: usize,
    failing: usize,
    taken: Html,
    notes: Vec<(String, String)>,
    not_run: Html,
    not_run_words: String,
}

/// GET /returns/{check}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

/// The page, with what is wrong with what was chosen on it.
pub fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let (check, answer) = opened(visit)?;
    let report = answer.report();
    let known = teams_of_failing(visit, check.kind, &report)?;
    let title = format!("{}: {}", check.title(), fails(report.errors.len()));
    let days: Vec<(String, &str)> = DAYS.iter().map(|(days, words)| (days.to_string(), *words)).collect();
    let days: Vec<(&str, &str)> = days.iter().map(|(days, words)| (days.as_str(), *words)).collect();
    let chosen = visit.form.get("days").unwrap_or("7");
    let label = if check.secret.is_some() { "Keep it from now for" } else { "Keep it for" };
    let field = Field { name: "days", label, hint: "Only you see it", value: chosen };
    let body = Summary {
        errors: error_summary(errors),
        said: said(&answer, &report),
        kept: what_is_kept(&check),
        is_kept: check.secret.is_some(),
        path: at(&check),
        to_keep: visit.hidden(),
        to_forget: visit.hidden(),
        to_find: visit.hidden(),
        days: radios(field, &days, errors),
        lost: lost(&report),
        by_rule: by_rule(&check, &answer, &report),
        by_table: by_table(&check, &report),
        by_team: by_team(&check, &report, &known),
        by_child: by_child(&check, &report, &known),
        more_children: report.children.len().saturating_sub(CHILDREN),
        failing: report.errors.len(),
        taken: taken(&answer),
        notes: report
            .left_aside
            .iter()
            .filter(|a| a.only_a_note)
            .map(|a| (a.what.to_owned(), a.why.to_owned()))
            .collect(),
        not_run: not_run(&report),
        not_run_words: counted(report.not_run.len(), "rule was not run", "rules were not run"),
        title: title.clone(),
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn said(answer: &Answer, report: &Report<'_>) -> String {
    let rules = report.rules.iter().filter(|rule| rule.errors > 0).count();
    format!(
        "{} in {}. {} of the {} that were run; {} affected.",
        counted(answer.children(), "child", "children"),
        answer.kind.words(),
        counted(rules, "rule fails", "rules fail"),
        count(report.rules.len()),
        counted(report.children.iter().filter(|child| !child.child.is_empty()).count(), "child is", "children are"),
    )
}

fn lost(report: &Report<'_>) -> Html {
    let lost: Vec<&LeftAside<'_>> = report.left_aside.iter().filter(|aside| !aside.only_a_note).collect();
    if lost.is_empty() {
        return Html::default();
    }
    let rows = lost.iter().map(|aside| text(&[aside.what, aside.why])).collect();
    table(&Table { caption: "Could not be read, and was not checked", heads: &["Where", "What, and what to do"], rows })
}

fn by_rule(check: &Check, answer: &Answer, report: &Report<'_>) -> Html {
    let mut failing: Vec<&RuleCount<'_>> = report.rules.iter().filter(|rule| rule.errors > 0).collect();
    failing.sort_by_key(|rule| std::cmp::Reverse(rule.errors));
    if failing.is_empty() {
        return empty("No row fails a rule that was run.");
    }
    let row = |rule: &&RuleCount<'_>| {
        let put_right = explained(answer.kind, rule.rule).map_or("", |explained| explained.put_right);
        let query = if rule.severity == "query" { " (a query: look again)" } else { "" };
        vec![
            Html(format!("{}{query}", rule_link(check, rule.rule))),
            link(&errors_at(check, &[("rule", rule.rule)]), &count(rule.errors)),
            Html::text(&count(rule.children)),
            Html(format!(
                "{}<br><span class=\"kith-quiet\">{}</span>",
                Html::text(rule.message),
                Html::text(put_right)
            )),
        ]
    };
    let heads = ["Rule", "Rows", "Children", "What it says, and what would satisfy it"];
    table(&Table { caption: "By rule", heads: &heads, rows: failing.iter().map(row).collect() })
}

fn by_table(check: &Check, report: &Report<'_>) -> Html {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for error in &report.errors {
        let name = if error.row.is_none() { WHOLE } else { error.table };
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let row = |(name, number): &(&str, usize)| {
        let words = if *name == WHOLE { "The return as a whole" } else { name };
        vec![Html::text(words), link(&errors_at(check, &[("table", name)]), &count(*number))]
    };
    let rows: Vec<Vec<Html>> = counts.iter().map(row).collect();
    if rows.is_empty() {
        Html::default()
    } else {
        table(&Table { caption: "By table", heads: &["Table", "Rows"], rows })
    }
}

fn by_team(check: &Check, report: &Report<'_>, known: &HashMap<String, OnRecord>) -> Html {
    let mut counts: BTreeMap<Team, (&str, usize, BTreeSet<&str>)> = BTreeMap::new();
    for child in &report.children {
        for (team, words) in teams_of(known, child.child) {
            let count = counts.entry(team).or_insert((words, 0, BTreeSet::new()));
            count.1 += child.errors;
            count.2.extend(Some(child.child).filter(|child| !child.is_empty()));
        }
    }
    let row = |(team, (words, rows, children)): (&Team, &(&str, usize, BTreeSet<&str>))| {
        let rows = link(&errors_at(check, &[("team", &team.code())]), &count(*rows));
        vec![Html::text(words), rows, Html::text(&count(children.len()))]
    };
    let rows: Vec<Vec<Html>> = counts.iter().map(row).collect();
    let caption = "By team that answers for the child in Kith today";
    if rows.is_empty() {
        Html::default()
    } else {
        table(&Table { caption, heads: &["Team", "Rows", "Children"], rows })
    }
}

fn by_child(check: &Check, report: &Report<'_>, known: &HashMap<String, OnRecord>) -> Html {
    let places = places(report);
    let row = |child: &returns::check::ChildCount<'_>| {
        vec![
            child_link(check, &places, child.child),
            Html::text(&count(child.errors)),
            Html::text(&child.rules.join(", ")),
            team_words(&teams_of(known, child.child)),
        ]
    };
    let rows: Vec<Vec<Html>> = report.children.iter().take(CHILDREN).map(row).collect();
    let heads = ["Child", "Rows", "Rules", "Team"];
    if rows.is_empty() { Html::default() } else { table(&Table { caption: "By child", heads: &heads, rows }) }
}

fn taken(answer: &Answer) -> Html {
    let row = |one: &returns::Taken| {
        let year = if one.last { "Last year's" } else { "This year's" };
        text(&[one.what, year, &count(one.count)])
    };
    let rows = answer.taken().iter().map(row).collect();
    table(&Table { caption: "What was read", heads: &["Table or list", "Which", "Rows"], rows })
}

/// Grouped by what to give, because one missing file stops many rules.
fn not_run(report: &Report<'_>) -> Html {
    let mut groups: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    for one in &report.not_run {
        match groups.iter_mut().find(|(reason, remedy, _)| *reason == one.reason && *remedy == one.remedy) {
            Some((.., rules)) => rules.push(one.rule),
            None => groups.push((&one.reason, &one.remedy, vec![one.rule])),
        }
    }
    let row = |(reason, remedy, rules): &(&str, &str, Vec<&str>)| text(&[&rules.join(", "), reason, remedy]);
    let rows: Vec<Vec<Html>> = groups.iter().map(row).collect();
    if rows.is_empty() {
        return Html::default();
    }
    table(&Table { caption: "Not run", heads: &["Rules", "Because", "To run them"], rows })
}
