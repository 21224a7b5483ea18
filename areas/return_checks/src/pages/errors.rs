//! The rows that fail, filtered and page by page.

use super::showing::{at, child_link, count, fails, places, rule_link, team_words};
use crate::answering::{opened, teams_of, teams_of_failing};
use crate::rules::filter::{Filter, Team, WHOLE};
use crate::words::OnRecord;
use askama::Template;
use page::parts::{Errors, Field, Pager, Table, choice, empty, pager_within, table};
use page::{Fail, Form, Html, Reply, Visit};
use returns::check::{Problem, Report};
use std::collections::{BTreeMap, HashMap};

/// Rows on a page.
const PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "pages/errors.html")]
struct ErrorList {
    back: (String, String),
    title: String,
    path: String,
    rule: Html,
    table: Html,
    team: Html,
    narrowed: bool,
    list: Html,
    pager: Html,
}

/// GET /returns/{check}/errors
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let (check, answer) = opened(visit)?;
    let report = answer.report();
    let filter = Filter::read(|name| visit.query.text(name));
    let known = teams_of_failing(visit, check.kind, &report)?;
    let teams: HashMap<&str, Vec<Team>> = report
        .children
        .iter()
        .map(|child| (child.child, teams_of(&known, child.child).into_iter().map(|(team, _)| team).collect()))
        .collect();
    let of = |child: &str| teams.get(child).cloned().unwrap_or_default();
    let chosen: Vec<&Problem<'_>> = report.errors.iter().filter(|error| filter.lets(error, of)).collect();
    let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(chosen.len()).unwrap_or(i64::MAX));
    let skip = usize::try_from(pages.skip()).unwrap_or(0);
    let seen = chosen.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0));
    let places = places(&report);
    let messages: HashMap<&str, &str> = report.rules.iter().map(|rule| (rule.rule, rule.message)).collect();
    let row = |error: &&Problem<'_>| {
        let message = Html::text(messages.get(error.rule).copied().unwrap_or_default());
        let rule = Html(format!("{}<br><span class=\"kith-quiet\">{message}</span>", rule_link(&check, error.rule)));
        match error.row {
            None => vec![
                rule,
                Html::text("The return as a whole"),
                Html::default(),
                Html::default(),
                Html::default(),
                Html::default(),
            ],
            Some(row) => vec![
                rule,
                Html::text(error.table),
                Html::text(&row.to_string()),
                Html::text(&error.columns.join(", ")),
                child_link(&check, &places, error.child),
                team_words(&teams_of(&known, error.child)),
            ],
        }
    };
    let rows: Vec<Vec<Html>> = seen.map(row).collect();
    let list = if rows.is_empty() {
        empty(if filter.is_any() { "No row that fails is like that." } else { "No row fails a rule that was run." })
    } else {
        let heads = ["Rule", "Table", "Row", "Columns", "Child", "Team"];
        table(&Table {
            caption: "Rows are counted from 0, without headings and blank rows, as in the downloads",
            heads: &heads,
            rows,
        })
    };
    let title = fails(chosen.len());
    let body = ErrorList {
        back: (at(&check), check.title()),
        title: title.clone(),
        path: visit.path.clone(),
        rule: rules(&report, &filter),
        table: tables(&report, &filter),
        team: all_teams(&report, &known, &filter),
        narrowed: filter.is_any(),
        list,
        pager: pager_within(&pages, &visit.path, &in_address(&filter)),
    };
    visit.page(format!("{}: {title}", check.title()), &body)
}

/// What is chosen, before the page in an address.
fn in_address(filter: &Filter) -> String {
    let written = Form::of(filter.chosen()).write();
    if written.is_empty() { written } else { format!("{written}&") }
}

fn select(name: &str, label: &str, chosen: &str, options: Vec<(String, String)>) -> Html {
    let all = [("", "All")].into_iter().chain(options.iter().map(|(code, words)| (code.as_str(), words.as_str())));
    let all: Vec<(&str, &str)> = all.collect();
    choice(Field { name, label, hint: "", value: chosen }, &all, &Errors::none())
}

fn rules(report: &Report<'_>, filter: &Filter) -> Html {
    let failing = report.rules.iter().filter(|rule| rule.errors > 0);
    let options =
        failing.map(|rule| (rule.rule.to_owned(), format!("{} ({})", rule.rule, count(rule.errors)))).collect();
    select("rule", "Rule", filter.rule.as_deref().unwrap_or_default(), options)
}

fn tables(report: &Report<'_>, filter: &Filter) -> Html {
    let mut names: Vec<&str> = report.errors.iter().map(|e| if e.row.is_none() { WHOLE } else { e.table }).collect();
    names.sort_unstable();
    names.dedup();
    let words = |name: &str| if name == WHOLE { "The return as a whole".to_owned() } else { name.to_owned() };
    let options = names.into_iter().map(|name| (name.to_owned(), words(name))).collect();
    select("table", "Table", filter.table.as_deref().unwrap_or_default(), options)
}

fn all_teams(report: &Report<'_>, known: &HashMap<String, OnRecord>, filter: &Filter) -> Html {
    let all = report.children.iter().flat_map(|child| teams_of(known, child.child));
    let all: BTreeMap<Team, &str> = all.collect();
    let options = all.into_iter().map(|(team, words)| (team.code(), words.to_owned())).collect();
    select("team", "Team", &filter.team.map(Team::code).unwrap_or_default(), options)
}
