//! Accounts: signing in and out, one's own account, and looking after everybody's.

mod pages;
mod rules;
mod slow;
mod store;

use ::store::Migration;
use page::{Area, Nav, Route, anyone, get, may, post, signed_in};

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "accounts",
        routes: door().into_iter().chain(own()).chain(everybody()).collect(),
        nav: vec![Nav { words: "Accounts", href: "/accounts", may: Some("manage_accounts") }],
        migrations: &[Migration {
            id: "0060_accounts_temporary",
            sql: include_str!("migrations/0060_accounts_temporary.sql"),
            sample: include_str!("migrations/0060_accounts_temporary.sample.sql"),
        }],
        ..Area::default()
    }
}

/// A form that met a run-out session travels through sign-in as one field: up to 4 MB, written once more for the way.
const CARRIED_BYTES: usize = 8 * 1024 * 1024;

fn door() -> Vec<Route> {
    use pages::{digits, first_password, sign_in, sign_out};
    vec![
        get("/sign-in", anyone(), sign_in::show),
        post("/sign-in", anyone(), "sign_in", sign_in::send).up_to_bytes(CARRIED_BYTES),
        post("/sign-in/digits", anyone(), "sign_in_second_step", digits::send).up_to_bytes(CARRIED_BYTES),
        post("/sign-in/password", anyone(), "choose_password", first_password::send).up_to_bytes(CARRIED_BYTES),
        post("/sign-out", anyone(), "sign_out", sign_out::send),
    ]
}

fn own() -> Vec<Route> {
    use pages::own::{self, password, second_factor};
    vec![
        get("/account", signed_in(), own::show),
        post("/account/sessions", signed_in(), "end_other_sessions", own::end_other_sessions),
        get("/account/password", signed_in(), password::show),
        post("/account/password", signed_in(), "change_password", password::send),
        get("/account/second-factor", signed_in(), second_factor::show),
        post("/account/second-factor", signed_in(), "turn_on_second_factor", second_factor::turn_on),
        post("/account/second-factor/off", signed_in(), "turn_off_second_factor", second_factor::turn_off),
    ]
}

fn everybody() -> Vec<Route> {
    use pages::accounts::{self, make_account, one};
    let lead = may("manage_accounts");
    vec![
        get("/accounts", lead, accounts::list),
        get("/accounts/new", lead, make_account::show),
        post("/accounts", lead, "make_account", make_account::send),
        get("/accounts/{account}", lead, one::show),
        post("/accounts/{account}/role", lead, "change_role", one::change_role),
        post("/accounts/{account}/close", lead, "close_account", one::close),
        post("/accounts/{account}/reopen", lead, "reopen_account", one::reopen),
        post("/accounts/{account}/password", lead, "reset_password", one::reset_password),
        post("/accounts/{account}/second-factor", lead, "reset_second_factor", one::reset_second_factor),
    ]
}

#[cfg(test)]
mod tests;
