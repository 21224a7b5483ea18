//! People: finding them, and the child's page with its five places.

mod pages;
pub mod published;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Area, Nav, get, may, post, signed_in};
use pages::{ask, find_people, home, looks, my_work, places, story};

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0020_people_finding",
    sql: include_str!("migrations/0020_people_finding.sql"),
    sample: include_str!("migrations/0020_people_finding.sample.sql"),
}];

/// What this area gives the house.
pub fn area() -> Area {
    let read = || may("read_record");
    Area {
        name: "people",
        routes: vec![
            get("/", signed_in(), home::home),
            post("/people/find", may("find_people"), "find_people", find_people::find_people)
                .without_act("a search changes nothing"),
            get("/people/found/{find}", may("find_people"), find_people::found),
            get("/people/{person}", read(), story::story).about_person(),
            get("/people/{person}/work", read(), places::work).about_person(),
            get("/people/{person}/family", read(), places::family).about_person(),
            get("/people/{person}/records", read(), places::records).about_person(),
            get("/people/{person}/measures", read(), places::measures).about_person(),
            get("/people/{person}/looks", may("read_looks"), looks::looks).about_person(),
            get("/people/{person}/ask", may("break_glass"), ask::form).about_unseen_person(),
            post("/people/{person}/ask", may("break_glass"), "break_glass", ask::send).about_unseen_person(),
        ],
        nav: vec![Nav { words: "Home", href: "/", may: None }],
        migrations: MIGRATIONS,
        plain: &["find"],
        home: vec![(20, my_work::my_work), (30, my_work::my_children)],
        ..Area::default()
    }
}
