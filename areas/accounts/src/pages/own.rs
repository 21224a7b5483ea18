//! One's own account: what it is, where it is signed in.

pub mod password;
pub mod second_factor;

use crate::store::account::{SignedIn, account, end_others, sessions};
use access::{Account, SecondFactor};
use askama::Template;
use page::parts::{SummaryRow, Table, summary, table};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/own.html")]
struct Page {
    facts: Html,
    sessions: Html,
    others: bool,
    hidden: Html,
}

/// The account of the person who asks.
pub fn mine(visit: &Visit) -> Result<Account, Fail> {
    let id = visit.who()?.account;
    visit.read(|r| account(r, id))?.ok_or(Fail::SignIn)
}

fn fact(what: &str, value: &str, act: Option<(&str, &str)>) -> SummaryRow {
    let act = act.map(|(to, words)| (to.to_owned(), words.to_owned()));
    SummaryRow { what: what.to_owned(), value: Html::text(value), confirmed: String::new(), act }
}

fn moment(at: days::Instant) -> Html {
    Html::text(&days::long_with_time(at))
}

pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let account = mine(visit)?;
    let signed_in: Vec<SignedIn> = visit.read(|r| sessions(r, account.id, visit.now))?;
    let here = visit.session.as_ref().map(|s| s.id);
    let factor = match account.second_factor {
        SecondFactor::Off => "Off. With it, a stolen password alone does not open the record",
        SecondFactor::On { .. } => "On",
    };
    let with_password = account.password.is_some();
    let council = account.external.as_ref().map(|_| {
        fact(
            "Council’s own sign-in",
            "Linked with this account; whether it asks for a second step is decided there",
            None,
        )
    });
    let facts = [
        fact("Name", &account.name, None),
        fact("Username", &account.username, None),
        fact("Role", &visit.who()?.role.title, None),
        if with_password {
            fact("Password", "Known to you alone", Some(("/account/password", "Change")))
        } else {
            fact("Password", "None: you sign in through your council", None)
        },
        fact("Six digits at sign-in", factor, with_password.then_some(("/account/second-factor", "Change"))),
    ];
    let facts: Vec<SummaryRow> = facts.into_iter().chain(council).collect();
    let rows = signed_in.iter().map(|s| {
        let place = if Some(s.session) == here { "This browser" } else { "Another browser" };
        vec![Html::text(place), moment(s.started_at), moment(s.seen_at)]
    });
    let sessions = table(&Table {
        caption: "Where you are signed in",
        heads: &["Where", "Since", "Last used"],
        rows: rows.collect(),
    });
    let others = signed_in.len() > 1;
    visit.page("Your account", &Page { facts: summary(&facts), sessions, others, hidden: visit.hidden() })
}

/// Signs out everywhere else.
pub fn end_other_sessions(visit: &Visit) -> Result<Reply, Fail> {
    let (account, session) = (visit.who()?.account, visit.session.as_ref().ok_or(Fail::SignIn)?.id);
    visit.act(Some(account), None, |acting| end_others(&mut acting.plain(), account, session).map_err(Fail::Fault))?;
    Ok(Reply::to_saying("/account", "You are signed out everywhere but here."))
}
