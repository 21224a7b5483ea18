//! Accounts: signing in and out, one's own account, and looking after everybody's.

mod pages;
pub mod published;
mod rules;
mod slow;
mod store;

use page::{Area, anyone, get, post};

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "accounts",
        routes: vec![
            get("/sign-in", anyone(), pages::sign_in::show),
            post("/sign-in", anyone(), "sign_in", pages::sign_in::send).up_to_bytes(CARRIED_BYTES),
            post("/sign-in/digits", anyone(), "sign_in_second_step", pages::digits::send).up_to_bytes(CARRIED_BYTES),
            post("/sign-out", anyone(), "sign_out", pages::sign_out::send),
        ],
        ..Area::default()
    }
}

/// A form that met a run-out session travels through sign-in as one field: up to 4 MB, written once more for the way.
const CARRIED_BYTES: usize = 8 * 1024 * 1024;

#[cfg(test)]
mod tests;
