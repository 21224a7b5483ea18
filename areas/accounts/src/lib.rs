//! Accounts: signing in and out, by password or the council's own sign-in, one's own account, and everybody's.

mod pages;
mod provider;
mod rules;
mod slow;
mod store;

use ::store::Migration;
use page::{Area, Nav, Route, anyone, get, may, post, signed_in};

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "accounts",
        routes: door().into_iter().chain(council()).chain(own()).chain(everybody()).collect(),
        nav: vec![Nav { words: "Accounts", href: "/accounts", may: Some("manage_accounts") }],
        migrations: &[
            Migration {
                id: "0060_accounts_temporary",
                sql: include_str!("migrations/0060_accounts_temporary.sql"),
                sample: include_str!("migrations/0060_accounts_temporary.sample.sql"),
            },
            Migration {
                id: "0061_accounts_council_sign_in",
                sql: include_str!("migrations/0061_accounts_council_sign_in.sql"),
                sample: include_str!("migrations/0061_accounts_council_sign_in.sample.sql"),
            },
        ],
        plain: &["council_way"],
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

/// The council's own sign-in, where the settings name one; elsewhere there is nothing at these addresses.
fn council() -> Vec<Route> {
    use pages::council_sign_in;
    vec![
        get("/sign-in/council", anyone(), council_sign_in::go),
        post("/sign-in/council", anyone(), "begin_council_sign_in", council_sign_in::send)
            .without_act("nobody is signed in before the way back")
            .up_to_bytes(CARRIED_BYTES),
        get("/sign-in/council/back", anyone(), council_sign_in::back),
        get("/sign-in/council/kept", signed_in(), council_sign_in::kept),
        get("/sign-out/council", anyone(), council_sign_in::signed_out),
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
    use pages::accounts::{self, council, make_account, one};
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
        post("/accounts/{account}/council", lead, "set_council_name", council::name),
        post("/accounts/{account}/council/off", lead, "unlink_council_sign_in", council::unlink),
        post("/accounts/{account}/second-factor", lead, "reset_second_factor", one::reset_second_factor),
    ]
}

#[cfg(test)]
mod tests;
