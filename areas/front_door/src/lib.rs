//! The front door: a concern comes in, somebody finds out which child it is about, a decision is made, and whoever told us
//! hears what became of it.

mod codes;
mod figures;
mod finish;
mod pages;
pub mod published;
mod receive;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod waited_for;
mod words;

use ::store::Migration;
use page::{Area, Nav, Panel, Place, Route, get, may, post, signed_in};
use pages::{
    agencies, agency_of, board, calls, contact, decide, decisions, figures as figure_pages, give, make_record,
    matching, partner, requests, settings, take_in, thresholds,
};

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
    step!("0075_front_door_structured"),
];

/// One contact: its page, who has it, who it is about, and its decision.
fn one_contact() -> Vec<Route> {
    let (read, work, decides) = (|| may("read_contacts"), || may("work_contacts"), || may("decide_contacts"));
    let routes = vec![
        get("/front-door/{contact}", read(), contact::contact),
        post("/front-door/{contact}/take", work(), "take_contact", give::take),
        get("/front-door/{contact}/give", work(), give::form),
        post("/front-door/{contact}/give", work(), "give_contact", give::give),
        post("/front-door/{contact}/agency", work(), "link_agency", agency_of::confirm),
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
        get("/front-door/{contact}/ask", work(), requests::ask_form),
        post("/front-door/{contact}/ask", work(), "ask_agency", requests::ask),
    ];
    routes.into_iter().map(|route| route.about_perhaps(contact::about)).collect()
}

/// What agencies are asked, and calls that wait to be returned.
fn waited_for() -> Vec<Route> {
    let (read, work) = (|| may("read_contacts"), || may("work_contacts"));
    vec![
        get("/front-door/requests", read(), requests::list),
        get("/front-door/requests/new", work(), requests::asked_form),
        post("/front-door/requests/new", work(), "keep_agency_question", requests::asked_of_us),
        get("/front-door/requests/{request}", read(), requests::shown).about_perhaps(requests::about),
        post("/front-door/requests/{request}", work(), "keep_answer", requests::answer).about_perhaps(requests::about),
        post("/front-door/requests/{request}/chase", work(), "remind_agency", requests::chase)
            .about_perhaps(requests::about),
        get("/front-door/calls", read(), calls::list),
        get("/front-door/calls/new", work(), calls::form),
        post("/front-door/calls/new", work(), "log_call", calls::log),
        get("/front-door/calls/{call}", read(), calls::shown).about_perhaps(calls::about),
        post("/front-door/calls/{call}", read(), "return_call", calls::returned).about_perhaps(calls::about),
    ]
}

/// What it adds up to.
fn adding_up() -> Vec<Route> {
    let (figures, contacts) = (|| may("read_measures"), || may("read_contacts"));
    vec![
        get("/front-door/figures", figures(), figure_pages::this_month),
        get("/front-door/figures/{period}", figures(), figure_pages::figures),
        get("/front-door/figures/{period}/{which}", contacts(), figure_pages::list),
        get("/front-door/partners/{agency}/{month}", figures(), partner::partner),
        post("/front-door/partners/{agency}/{month}", may("send_letters"), "send_partner_page", partner::send),
        get("/front-door/decisions/{version}", contacts(), decisions::by_version),
        get("/front-door/settings", may("edit_thresholds"), settings::form),
        post("/front-door/settings", may("edit_thresholds"), "set_up_front_door", settings::save),
    ]
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
            waited_for(),
            adding_up(),
            kept(),
        ]
        .concat(),
        nav: vec![Nav { words: "Front door", href: "/front-door", may: Some("read_contacts") }],
        figures: vec![Nav {
            words: "Front door: contacts by agency, decisions in time, repeat work, calls returned",
            href: "/front-door/figures",
            may: Some("read_measures"),
        }],
        migrations: MIGRATIONS,
        hangs: &[
            ("contact", "person"),
            ("contact_match", "person"),
            ("information_request", "person"),
            ("school_call", "person"),
        ],
        panels: vec![Panel { place: Place::Records, order: 30, show: contact::panel }],
        home: vec![(15, calls::panel)],
        ..Area::default()
    }
}
