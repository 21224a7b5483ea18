//! What several pages show alike.

use crate::rules::filter::Team;
use crate::words::{Check, OnRecord};
use days::long_with_time;
use page::{Form, Html, esc};
use returns::check::Report;
use std::collections::HashMap;

/// Text in cells.
pub fn text(cells: &[&str]) -> Vec<Html> {
    cells.iter().map(|cell| Html::text(cell)).collect()
}

/// A link.
pub fn link(to: &str, words: &str) -> Html {
    Html(format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", esc(to), esc(words)))
}

/// Where a check's pages are.
pub fn at(check: &Check) -> String {
    format!("/returns/{}", check.id)
}

/// The rows that fail, narrowed by these choices.
pub fn errors_at(check: &Check, chosen: &[(&str, &str)]) -> String {
    format!("{}/errors?{}", at(check), Form::of(chosen.iter().copied()).write())
}

/// A rule's code, leading to its page.
pub fn rule_link(check: &Check, rule: &str) -> Html {
    link(&format!("{}/rules/{rule}", at(check)), rule)
}

/// Each child of whom a row fails with its place in the list, from 1: an address names that, and never the child's number.
pub fn places<'a>(report: &Report<'a>) -> HashMap<&'a str, usize> {
    report.children.iter().zip(1..).map(|(child, place)| (child.child, place)).collect()
}

/// What a child of the files is called.
pub fn child_words(child: &str) -> &str {
    if child.is_empty() { "Rows without a child’s number" } else { child }
}

/// A child of the files, leading to its page.
pub fn child_link(check: &Check, places: &HashMap<&str, usize>, child: &str) -> Html {
    match places.get(child) {
        Some(place) => link(&format!("{}/children/{place}", at(check)), child_words(child)),
        None => Html::text(child_words(child)),
    }
}

/// The teams of a child in a cell.
pub fn team_words(teams: &[(Team, &str)]) -> Html {
    Html::text(&teams.iter().map(|(_, words)| *words).collect::<Vec<_>>().join(", "))
}

/// A child's record in Kith: a link to it, or why there is none.
pub fn record_words(on_record: &OnRecord) -> Html {
    match on_record {
        OnRecord::Not => Html::text("Not known in Kith"),
        OnRecord::Closed => Html::text("A record that you may not open"),
        OnRecord::Open { number, .. } => link(&format!("/people/{number}"), "The child's page in Kith"),
    }
}

/// What becomes of a check's files, in a sentence.
pub fn what_is_kept(check: &Check) -> String {
    let until = long_with_time(check.ends_at);
    match check.secret {
        Some(_) => format!("The files of this check are kept until {until}, for you alone. Then they are forgotten."),
        None => format!(
            "Nothing is kept. The files are forgotten on {until}, when you sign out, when you check other files, or when you say so."
        ),
    }
}

/// A number with its thousands apart.
pub fn count(number: usize) -> String {
    returns::output::count(number)
}

/// "1 row fails", "2 rows fail".
pub fn fails(number: usize) -> String {
    returns::output::counted(number, "row fails", "rows fail")
}
