//! One rule: what it says, what it means, rows that fail and rows that pass, and how often it fails here.

use super::showing::{at, errors_at, fails, link};
use crate::answering::opened;
use askama::Template;
use page::parts::{Table, table};
use page::{Fail, Html, Reply, Visit};
use returns::check::{Example, ExampleTable};
use returns::output::{counted, examples_of};

#[derive(Template)]
#[template(path = "pages/rule.html")]
struct RulePage {
    back: (String, String),
    code: String,
    message: String,
    query: bool,
    here: Html,
    examples: Vec<Shown>,
}

struct Shown {
    means: String,
    put_right: String,
    given: Vec<String>,
    tables: Vec<Html>,
    whole: bool,
}

/// GET /returns/{check}/rules/{rule}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let (check, answer) = opened(visit)?;
    let (report, code) = (answer.report(), visit.param("rule"));
    let official = answer.official(code).ok_or(Fail::NotFound)?;
    let run = report.rules.iter().find(|rule| rule.rule == code);
    let not_run = report.not_run.iter().find(|rule| rule.rule == code);
    let here = match (run, not_run) {
        (Some(rule), _) if rule.errors > 0 => {
            let rows = link(&errors_at(&check, &[("rule", code)]), &fails(rule.errors));
            Html(format!("{rows}, of {}.", counted(rule.children, "child", "children")))
        }
        (Some(_), _) => Html::text("No row of these files fails it."),
        (None, Some(rule)) => Html::text(&format!("It was not run: {}. {}", rule.reason, rule.remedy)),
        (None, None) => Html::default(),
    };
    let body = RulePage {
        back: (at(&check), check.title()),
        code: code.to_owned(),
        message: official.message.clone(),
        query: official.query,
        here,
        examples: examples_of(check.kind, official).into_iter().map(example).collect(),
    };
    visit.page(format!("Rule {code}"), &body)
}

fn example(example: &Example) -> Shown {
    Shown {
        means: example.means.clone(),
        put_right: example.put_right.clone(),
        given: example.set.iter().map(|words| words.join(" ")).collect(),
        tables: example.tables.iter().map(rows).collect(),
        whole: example.whole_fails,
    }
}

fn rows(given: &ExampleTable) -> Html {
    let heads: Vec<&str> = ["The rule"].into_iter().chain(given.columns.iter().map(String::as_str)).collect();
    let row = |row: &returns::check::NotedRow| {
        let verdict = if row.fails { "<strong class=\"govuk-tag govuk-tag--red\">Fails</strong>" } else { "Passes" };
        let cells = row.cells.iter().map(|cell| Html::text(cell.as_deref().unwrap_or_default()));
        [Html(verdict.to_owned())].into_iter().chain(cells).collect()
    };
    let caption = if given.last { format!("{}, last year", given.name) } else { given.name.clone() };
    table(&Table { caption: &caption, heads: &heads, rows: given.rows.iter().map(row).collect() })
}
