//! Looking after everybody's accounts.

pub mod council;
pub mod make_account;
pub mod one;

use crate::rules::temporary::temporary_password;
use crate::slow::in_turn;
use access::{Account, Roles, SecondFactor, accounts};
use askama::Template;
use page::parts::{Pager, Table, pager, table, tag};
use page::{Fail, Html, Reply, Visit, esc};

const ON_A_PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "pages/accounts.html")]
struct Page {
    open: usize,
    table: Html,
    pager: Html,
}

/// How a page names the role of this word.
pub fn role_title(id: &str) -> &str {
    Roles::built_in().find(id).map_or(id, |r| r.title.as_str())
}

/// The roles as a list to choose from.
pub fn role_choices() -> Vec<(&'static str, &'static str)> {
    let all = Roles::built_in().all().iter().map(|r| (r.id.as_str(), r.title.as_str()));
    [("", "Choose a role")].into_iter().chain(all).collect()
}

/// A password for the first time, and its hash.
pub fn fresh_password(visit: &Visit, username: &str) -> Result<(String, String), Fail> {
    let dice = visit.house.store.dice();
    let password = temporary_password(&dice.token());
    let hash = in_turn(|| access::hash_new_password(&password, username, dice));
    Ok((password, hash.map_err(|e| Fail::Refused(e.to_string()))?))
}

fn standing(account: &Account) -> Html {
    match account.closed_at {
        Some(_) => tag("Closed", "grey"),
        None => tag("Open", "green"),
    }
}

pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let all = visit.read(accounts)?;
    let of = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let at = Pager::at(visit.query.get("page"), ON_A_PAGE, of);
    let shown = all.iter().skip(usize::try_from(at.skip()).unwrap_or(0)).take(100);
    let rows = shown.map(|a| {
        let digits = if a.second_factor == SecondFactor::Off { "Off" } else { "On" };
        vec![
            Html(format!("<a class=\"govuk-link\" href=\"/accounts/{}\">{}</a>", a.id, esc(&a.name))),
            Html::text(&a.username),
            Html::text(role_title(&a.role)),
            Html::text(digits),
            standing(a),
        ]
    });
    let table = table(&Table {
        caption: "Accounts by name",
        heads: &["Name", "Username", "Role", "Six digits", "Standing"],
        rows: rows.collect(),
    });
    let open = all.iter().filter(|a| a.closed_at.is_none()).count();
    visit.page("Accounts", &Page { open, table, pager: pager(&at, "/accounts") })
}

#[derive(Template)]
#[template(path = "pages/accounts/given.html")]
struct Given<'a> {
    name: &'a str,
    username: &'a str,
    password: &'a str,
    to: String,
}

/// The page that shows a password for the first time, once.
pub fn given(visit: &Visit, account: i64, name: &str, username: &str, password: &str) -> Result<Reply, Fail> {
    visit.page("A password to pass on", &Given { name, username, password, to: format!("/accounts/{account}") })
}
