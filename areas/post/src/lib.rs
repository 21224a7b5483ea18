//! Post: letters and e-mails to people outside, until they have gone.

mod pages;
pub mod published;
mod rules;
mod sending;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Area, Nav, Route, get, may, post};

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0065_post_letters",
    sql: include_str!("migrations/0065_post_letters.sql"),
    sample: include_str!("migrations/0065_post_letters.sample.sql"),
}];

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "post",
        routes: reading().into_iter().chain(changing()).collect(),
        nav: vec![Nav { words: "Outbox", href: "/outbox", may: Some("read_outbox") }],
        migrations: MIGRATIONS,
        hangs: &[("letter", "person")],
        ..Area::default()
    }
}

fn reading() -> Vec<Route> {
    use pages::{letter, letter_pdf, outbox};
    let read = may("read_outbox");
    vec![
        get("/outbox", read, outbox::list),
        get("/outbox/failed", read, outbox::list),
        get("/outbox/drafts", read, outbox::list),
        get("/outbox/sent", read, outbox::list),
        get("/outbox/withdrawn", read, outbox::list),
        get("/letters/{letter}", read, letter::read).about_perhaps(letter::concerned),
        get("/letters/{letter}/letter.pdf", read, letter_pdf::download).about_perhaps(letter::concerned),
    ]
}

fn changing() -> Vec<Route> {
    use pages::{hand_over, letter, try_again, withdraw};
    let send = may("send_letters");
    vec![
        post("/letters/{letter}/handed", send, "hand_letter_over", hand_over::send).about_perhaps(letter::concerned),
        post("/letters/{letter}/again", send, "let_letter_go", try_again::send).about_perhaps(letter::concerned),
        post("/letters/{letter}/withdraw", send, "withdraw_letter", withdraw::send).about_perhaps(letter::concerned),
    ]
}
