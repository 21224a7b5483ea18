//! What people outside the council use: the public form, and the API for agencies' programs. Both land at the front door.

mod pages;
pub mod published;
mod rules;
mod store;
mod words;

use ::store::Migration;
use page::{Area, Route, anyone, get, key, may, post};

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "refer",
        routes: form().into_iter().chain(api()).chain(keys()).collect(),
        migrations: &[Migration {
            id: "0079_refer_door",
            sql: include_str!("migrations/0079_refer_door.sql"),
            sample: include_str!("migrations/0079_refer_door.sample.sql"),
        }],
        plain: &["refer_draft", "refer_count", "agency_key_use", "agency_once"],
        ..Area::default()
    }
}

fn form() -> Vec<Route> {
    use pages::{check, come_back, form, send, start, status, thresholds};
    let draft = "what is typed is no record until it is sent";
    let routes = vec![
        get("/refer", anyone(), start::show),
        post("/refer", anyone(), "begin_form", start::begin).without_act(draft),
        get("/refer/back", anyone(), come_back::show),
        post("/refer/back", anyone(), "come_back", come_back::send).without_act(draft),
        get("/refer/status", anyone(), status::show),
        post("/refer/status", anyone(), "ask_status", status::send).without_act("asking how it stands changes nothing"),
        get("/refer/thresholds", anyone(), thresholds::show),
        get("/refer/{draft}", anyone(), form::show),
        post("/refer/{draft}", anyone(), "keep_form", form::keep).without_act(draft),
        get("/refer/{draft}/check", anyone(), check::show),
        post("/refer/{draft}/send", anyone(), "send_concern", send::send),
        get("/refer/{draft}/sent", anyone(), send::sent),
    ];
    routes.into_iter().map(Route::for_the_public).collect()
}

fn api() -> Vec<Route> {
    use pages::api;
    vec![
        post("/api/referrals", key(), "receive_concern", api::receive::send).known_by(store::key::find),
        get("/api/referrals/{reference}", key(), api::status::show).known_by(store::key::find),
        get("/api/thresholds", anyone(), api::thresholds).for_programs(),
        get("/api/openapi.json", anyone(), api::description).for_programs(),
    ]
}

fn keys() -> Vec<Route> {
    use pages::keys;
    let lead = may("manage_agencies");
    vec![
        get("/agencies/{agency}/keys", lead, keys::show),
        post("/agencies/{agency}/keys", lead, "make_key", keys::make),
        post("/agencies/{agency}/keys/{key}/replace", lead, "replace_key", keys::replace),
        post("/agencies/{agency}/keys/{key}/revoke", lead, "revoke_key", keys::revoke),
    ]
}

#[cfg(test)]
mod tests;
