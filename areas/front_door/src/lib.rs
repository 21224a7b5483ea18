//! The front door: a concern comes in, somebody finds out which child it is about, a decision is made, and whoever told us
//! hears what became of it.

mod codes;
mod finish;
mod pages;
pub mod published;
mod receive;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Area, Nav, Route, get, may, post, signed_in};
use pages::{agencies, board, contact, decide, give, make_record, matching, take_in, thresholds};

macro_rules! step {
    ($id:literal) => {
        Migration {
            id: $id,
            sql: include_str!(concat!("migrations/", $id, ".sql")),
            sample: include_str!(concat!("migrations/", $id, ".sample.sql")),
        }
    };
}

const MIGRATIONS: &[Migration] = &[
    step!("0070_front_door_contacts"),
    step!("0071_front_door_thresholds"),
    step!("0072_front_door_decisions"),
    step!("0073_front_door_requests"),
    step!("0074_front_door_calls"),
];

/// One contact: its page, who has it, who it is about, and its decision.
fn one_contact() -> Vec<Route> {
    let (read, work, decides) = (|| may("read_contacts"), || may("work_contacts"), || may("decide_contacts"));
    let routes = vec![
        get("/front-door/{contact}", read(), contact::contact),
        post("/front-door/{contact}/take", work(), "take_contact", give::take),
        get("/front-door/{contact}/give", work(), give::form),
        post("/front-door/{contact}/give", work(), "give_contact", give::give),
        post("/front-door/{contact}/priority", work(), "set_contact_priority", give::set_priority),
        post("/front-door/{contact}/match", work(), "match_contact", matching::match_contact),
        get("/front-door/{contact}/person", work(), make_record::form),
        post("/front-door/{contact}/person", work(), "make_contact_record", make_record::make_record),
        get("/front-door/{contact}/not-identified", work(), matching::not_identified_form),
        post(
            "/front-door/{contact}/not-identified",
            work(),
            "leave_contact_unidentified",
            matching::leave_unidentified,
        ),
        get("/front-door/{contact}/unmatch", work(), matching::unmatch_form),
        post("/front-door/{contact}/unmatch", work(), "take_back_match", matching::unmatch),
        get("/front-door/{contact}/decide", decides(), decide::form),
        post("/front-door/{contact}/decide", decides(), "decide_contact", decide::decide),
        post("/front-door/{contact}/settle", may("agree_decisions"), "settle_contact", decide::settle_decision),
    ];
    routes.into_iter().map(|route| route.about_perhaps(contact::about)).collect()
}

/// The threshold document and the agencies.
fn kept() -> Vec<Route> {
    let (edits, manages) = (|| may("edit_thresholds"), || may("manage_agencies"));
    vec![
        get("/thresholds", signed_in(), thresholds::thresholds),
        get("/thresholds/new", edits(), thresholds::form),
        post("/thresholds/new", edits(), "put_threshold_in_force", thresholds::put_in_force),
        get("/thresholds/{version}", signed_in(), thresholds::version),
        get("/agencies", signed_in(), agencies::agencies),
        get("/agencies/new", manages(), agencies::new),
        post("/agencies/new", manages(), "add_agency", agencies::make),
        get("/agencies/{agency}", manages(), agencies::form),
        post("/agencies/{agency}", manages(), "change_agency", agencies::change),
    ]
}

/// What this area gives the house.
pub fn area() -> Area {
    let work = || may("work_contacts");
    let looked = "a search changes nothing";
    Area {
        name: "front_door",
        routes: [
            vec![
                get("/front-door", may("read_contacts"), board::board),
                get("/front-door/new", work(), take_in::look_first),
                post("/front-door/new", work(), "look_first", take_in::look).without_act(looked),
                get("/front-door/new/{find}", work(), take_in::form),
                post("/front-door/new/{find}", work(), "take_in_contact", take_in::take_in),
            ],
            one_contact(),
            kept(),
        ]
        .concat(),
        nav: vec![Nav { words: "Front door", href: "/front-door", may: Some("read_contacts") }],
        migrations: MIGRATIONS,
        hangs: &[
            ("contact", "person"),
            ("contact_match", "person"),
            ("information_request", "person"),
            ("school_call", "person"),
        ],
        ..Area::default()
    }
}
