//! People: finding them, and the child's page with its five places.

mod fact_kinds;
mod pages;
pub mod published;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Add, Area, Nav, Route, get, may, post, signed_in};
use pages::{
    about, ask, family, find_people, history, home, looks, make_person, merge, my_children, my_work, opened, places,
    restrict, story, take_apart, warnings, work,
};

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0020_people_finding",
    sql: include_str!("migrations/0020_people_finding.sql"),
    sample: include_str!("migrations/0020_people_finding.sample.sql"),
}];

/// What is known of a person, and how it is changed.
fn known() -> Vec<Route> {
    use about::{addresses, birth, confirm, facts, names, numbers};
    let (read, edit) = (|| may("read_record"), || may("edit_person"));
    let routes = vec![
        get("/people/{person}/about", read(), about::about),
        post("/people/{person}/about/confirm/{what}/{id}", edit(), "confirm_fact", confirm::confirm),
        get("/people/{person}/about/fact/{kind}", edit(), facts::form),
        post("/people/{person}/about/fact/{kind}", edit(), "set_fact", facts::set_fact),
        get("/people/{person}/about/birth", edit(), birth::form),
        post("/people/{person}/about/birth", edit(), "set_birth", birth::set_birth),
        get("/people/{person}/about/name/new", edit(), names::new),
        post("/people/{person}/about/name/new", edit(), "add_name", names::add_name),
        get("/people/{person}/about/name/{name}", edit(), names::form),
        post("/people/{person}/about/name/{name}", edit(), "change_name", names::change_name),
        get("/people/{person}/about/number/new", edit(), numbers::new),
        post("/people/{person}/about/number/new", edit(), "add_number", numbers::add_number),
        get("/people/{person}/about/number/{number}", edit(), numbers::form),
        post("/people/{person}/about/number/{number}", edit(), "check_number", numbers::check_number),
        get("/people/{person}/about/address/new", edit(), addresses::new),
        post("/people/{person}/about/address/new", edit(), "add_address", addresses::add_address),
        get("/people/{person}/about/address/{address}", edit(), addresses::form),
        post("/people/{person}/about/address/{address}", edit(), "change_address", addresses::change_address),
        get("/people/{person}/warnings/new", edit(), warnings::new),
        post("/people/{person}/warnings/new", edit(), "warn", warnings::warn),
        get("/people/{person}/warnings/{warning}", edit(), warnings::form),
        post("/people/{person}/warnings/{warning}", edit(), "review_warning", warnings::review),
    ];
    routes.into_iter().map(Route::about_person).collect()
}

/// Who belongs to a person, who answers for them, and what is to be done.
fn around() -> Vec<Route> {
    use family::{change_relationship as change, household, relate, unborn};
    use work::{action, agree_action};
    let (read, edit, write) = (|| may("read_record"), || may("edit_person"), || may("write_record"));
    let searched = "a search changes nothing";
    let routes = vec![
        get("/people/{person}/family", read(), family::family),
        get("/people/{person}/family/new", edit(), relate::search),
        post("/people/{person}/family/new", edit(), "find_relative", relate::find_relative).without_act(searched),
        get("/people/{person}/family/new/{find}", edit(), relate::form),
        post("/people/{person}/family/new/{find}", edit(), "relate_people", relate::relate_people),
        get("/people/{person}/family/unborn", edit(), unborn::form),
        post("/people/{person}/family/unborn", edit(), "make_unborn", unborn::make_unborn),
        get("/people/{person}/family/{relationship}", edit(), change::form),
        post("/people/{person}/family/{relationship}", edit(), "change_relationship", change::change_relationship),
        get("/people/{person}/household/new", edit(), household::form),
        post("/people/{person}/household/new", edit(), "make_household", household::set_household),
        get("/people/{person}/household/{household}", edit(), household::form),
        post("/people/{person}/household/{household}", edit(), "change_household", household::set_household),
        get("/people/{person}/work", read(), work::work),
        get("/people/{person}/work/new", write(), agree_action::form),
        post("/people/{person}/work/new", write(), "agree_action", agree_action::agree_action),
        get("/people/{person}/work/{action}", read(), action::form),
        post("/people/{person}/work/{action}/done", write(), "finish_action", action::finish),
        post("/people/{person}/work/{action}/not-done", write(), "leave_action_undone", action::leave_undone),
        post("/people/{person}/work/{action}/give", write(), "give_action", action::give),
    ];
    routes.into_iter().map(Route::about_person).collect()
}

/// Who may see a record, who looked, and who changed what.
fn trust() -> Vec<Route> {
    let (looks_at, restricts) = (|| may("read_looks"), || may("restrict"));
    vec![
        get("/people/{person}/looks", looks_at(), looks::looks).about_person(),
        get("/people/{person}/history", looks_at(), history::history).about_person(),
        get("/people/{person}/restrict", restricts(), restrict::form).about_person(),
        post("/people/{person}/restrict", restricts(), "restrict_record", restrict::restrict).about_person(),
        post("/people/{person}/restrict/lift", restricts(), "lift_restriction", restrict::lift).about_person(),
        get("/people/{person}/ask", may("break_glass"), ask::form).about_unseen_person(),
        post("/people/{person}/ask", may("break_glass"), "break_glass", ask::send).about_unseen_person(),
        post("/opened/{opening}/seen", signed_in(), "acknowledge_opening", opened::seen),
    ]
}

/// Two records of one person.
fn two_records() -> Vec<Route> {
    let merging = || may("merge_people");
    let routes = vec![
        get("/people/{person}/merge", merging(), merge::form),
        post("/people/{person}/merge/compare", merging(), "compare_records", merge::compare)
            .without_act("a comparison changes nothing"),
        post("/people/{person}/merge", merging(), "merge_people", merge::merge_people),
        get("/people/{person}/merge/{merge}/apart", merging(), take_apart::form),
        post("/people/{person}/merge/{merge}/apart", merging(), "take_apart", take_apart::take_apart),
    ];
    routes.into_iter().map(Route::about_person).collect()
}

/// What this area gives the house.
pub fn area() -> Area {
    let read = || may("read_record");
    let edit = || may("edit_person");
    Area {
        name: "people",
        routes: [
            vec![
                get("/", signed_in(), home::home),
                get("/work", signed_in(), my_work::all::all),
                post("/people/find", may("find_people"), "find_people", find_people::find_people)
                    .without_act("a search changes nothing"),
                get("/people/found/{find}", may("find_people"), find_people::found),
                get("/people/new/{find}", edit(), make_person::form),
                post("/people/new/{find}", edit(), "make_person", make_person::make_person),
                get("/people/{person}", read(), story::story).about_person(),
                get("/people/{person}/story", read(), story::whole).about_person(),
                get("/people/{person}/records", read(), places::records).about_person(),
                get("/people/{person}/measures", read(), places::measures).about_person(),
            ],
            known(),
            around(),
            two_records(),
            trust(),
        ]
        .concat(),
        nav: vec![
            Nav { words: "Home", href: "/", may: None },
            Nav { words: "My work", href: "/work", may: Some("write_record") },
        ],
        migrations: MIGRATIONS,
        plain: &["find"],
        adds: vec![
            Add { words: "Action", href: "/people/{person}/work/new", may: "write_record" },
            Add { words: "Person in the family", href: "/people/{person}/family/new", may: "edit_person" },
            Add { words: "Warning", href: "/people/{person}/warnings/new", may: "edit_person" },
        ],
        home: vec![(5, opened::panel), (20, my_work::my_work), (30, my_children::my_children)],
        ..Area::default()
    }
}
