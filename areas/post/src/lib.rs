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

const MIGRATIONS: &[Migration] = &[
    Migration {
        id: "0065_post_letters",
        sql: include_str!("migrations/0065_post_letters.sql"),
        sample: include_str!("migrations/0065_post_letters.sample.sql"),
    },
    Migration {
        id: "0066_post_wordings",
        sql: include_str!("migrations/0066_post_wordings.sql"),
        sample: include_str!("migrations/0066_post_wordings.sample.sql"),
    },
];

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "post",
        routes: reading().into_iter().chain(changing()).chain(standard_wordings()).collect(),
        nav: vec![
            Nav { words: "Outbox", href: "/outbox", may: Some("read_outbox") },
            Nav { words: "Wordings of letters", href: "/wordings", may: Some("edit_thresholds") },
        ],
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
    use pages::{change_letter, hand_over, letter, try_again, withdraw};
    let send = may("send_letters");
    vec![
        post("/letters/{letter}/handed", send, "hand_letter_over", hand_over::send).about_perhaps(letter::concerned),
        post("/letters/{letter}/again", send, "let_letter_go", try_again::send).about_perhaps(letter::concerned),
        get("/letters/{letter}/change", send, change_letter::form).about_perhaps(letter::concerned),
        post("/letters/{letter}/change", send, "change_letter", change_letter::send).about_perhaps(letter::concerned),
        post("/letters/{letter}/withdraw", send, "withdraw_letter", withdraw::send).about_perhaps(letter::concerned),
    ]
}

/// Whoever answers for the threshold document answers for what referrers are told in standard words.
fn standard_wordings() -> Vec<Route> {
    use pages::wordings;
    let edit = may("edit_thresholds");
    vec![
        get("/wordings", edit, wordings::list),
        get("/wordings/{wording}", edit, wordings::read),
        get("/wordings/{wording}/change", edit, wordings::form),
        post("/wordings/{wording}/change", edit, "change_wording", wordings::change),
    ]
}
