//! Allegations about people who work with children: advice and referrals, the register of adults, the officer's work.

mod bringing;
mod codes;
mod door;
mod pages;
pub mod published;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Area, Nav, Route, get, may, post};

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
    step!("0110_allegations_register"),
    step!("0111_allegations_referrals"),
    step!("0112_allegations_work"),
    step!("0113_allegations_published"),
    step!("0114_allegations_paper"),
];

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "allegations",
        routes: reading()
            .into_iter()
            .chain(referrals())
            .chain(work())
            .chain(register())
            .chain(published())
            .chain(from_paper())
            .collect(),
        nav: vec![Nav { words: "Allegations", href: "/allegations", may: Some(door::HANDLE) }],
        figures: vec![Nav {
            words: "Allegations about people who work with children",
            href: "/allegations-published",
            may: Some("read_measures"),
        }],
        migrations: MIGRATIONS,
        plain: &["allegation_adult_key", "allegation_look", "allegation_waiting"],
        home: vec![(5, pages::desk::panel)],
        ..Area::default()
    }
}

/// Read by the officer and by those who are named; there is nothing at these addresses for anybody else.
fn reading() -> Vec<Route> {
    use pages::{adult, advice, capacity, desk, figures, find, keeping, lists, referral, setting, write_letter};
    let read = || may(door::READ);
    vec![
        get("/allegations", read(), desk::desk),
        get("/allegations/open", read(), lists::open),
        get("/allegations/closed", read(), lists::closed),
        get("/allegations/missing", read(), lists::missing),
        get("/allegations/advice", read(), advice::list),
        get("/allegations/capacity", read(), capacity::read),
        get("/allegations/keeping", read(), keeping::list),
        get("/allegations/figures", read(), figures::read),
        get("/allegations/figures/list", read(), figures::behind),
        get("/allegations/figures/time.pdf", read(), figures::time_sheet),
        get("/allegations/letters/{letter}", read(), write_letter::read),
        get("/allegations/letters/{letter}/letter.pdf", read(), write_letter::print),
        get("/allegations/find", read(), find::form),
        post("/allegations/find", read(), "find_on_register", find::find)
            .without_act("a search changes no record; that it was made is kept with the looks"),
        get("/allegations/{referral}", read(), referral::read),
        get("/allegations/adults/{adult}", read(), adult::read),
        get("/allegations/settings/{setting}", read(), setting::read),
    ]
}

fn referrals() -> Vec<Route> {
    use pages::{add_adult, add_allegation, close_referral, decide_outcome, link_child, note_answered, take_in};
    let handle = || may(door::HANDLE);
    vec![
        get("/allegations/new", handle(), take_in::form),
        post("/allegations/new", handle(), "take_in_allegation", take_in::keep),
        post("/allegations/{referral}/answered", handle(), "note_referrer_answered", note_answered::note),
        get("/allegations/{referral}/adults/new", handle(), add_adult::form),
        post("/allegations/{referral}/adults/new", handle(), "add_accused_adult", add_adult::add),
        get("/allegations/{referral}/allegations/new", handle(), add_allegation::form),
        post("/allegations/{referral}/allegations/new", handle(), "add_allegation", add_allegation::add),
        get("/allegations/{referral}/children/new", handle(), link_child::form),
        post("/allegations/{referral}/children/new", handle(), "refer_to_child", link_child::link),
        get("/allegations/each/{allegation}/outcome", handle(), decide_outcome::form),
        post("/allegations/each/{allegation}/outcome", handle(), "decide_allegation", decide_outcome::decide),
        get("/allegations/{referral}/close", handle(), close_referral::form),
        post("/allegations/{referral}/close", handle(), "close_allegation_referral", close_referral::send),
    ]
}

fn work() -> Vec<Route> {
    use pages::{agree_action, hold_meeting, refer_onward, write_letter};
    let handle = || may(door::HANDLE);
    vec![
        get("/allegations/{referral}/meetings/new", handle(), hold_meeting::form),
        post("/allegations/{referral}/meetings/new", handle(), "hold_allegation_meeting", hold_meeting::hold),
        get("/allegations/{referral}/actions/new", handle(), agree_action::form),
        post("/allegations/{referral}/actions/new", handle(), "agree_allegation_action", agree_action::agree),
        get("/allegations/{referral}/actions/chaser", handle(), agree_action::form),
        post("/allegations/{referral}/actions/chaser", handle(), "chase_employer", agree_action::agree),
        get("/allegations/actions/{action}/done", handle(), agree_action::done_form),
        post("/allegations/actions/{action}/done", handle(), "finish_allegation_action", agree_action::done),
        get("/allegations/{referral}/onward/new", handle(), refer_onward::form),
        post("/allegations/{referral}/onward/new", handle(), "refer_onward", refer_onward::tell),
        get("/allegations/{referral}/letters/new", handle(), write_letter::form),
        post("/allegations/{referral}/letters/new", handle(), "write_allegation_letter", write_letter::write),
        post("/allegations/letters/{letter}/sent", handle(), "note_allegation_letter_sent", write_letter::sent),
    ]
}

fn register() -> Vec<Route> {
    use pages::{add_alias, add_post, keeping, looks, named};
    let handle = || may(door::HANDLE);
    vec![
        get("/allegations/adults/{adult}/names/new", handle(), add_alias::form),
        post("/allegations/adults/{adult}/names/new", handle(), "add_name_of_adult", add_alias::add),
        get("/allegations/adults/{adult}/posts/new", handle(), add_post::form),
        post("/allegations/adults/{adult}/posts/new", handle(), "add_post_of_adult", add_post::add),
        get("/allegations/named", handle(), named::list),
        get("/allegations/named/new", handle(), named::form),
        post("/allegations/named/new", handle(), "name_manager_for_register", named::name),
        get("/allegations/named/{named}/end", handle(), named::end_form),
        post("/allegations/named/{named}/end", handle(), "end_naming_for_register", named::end),
        get("/allegations/looks", handle(), looks::list),
        get("/allegations/{referral}/keeping", handle(), keeping::form),
        post("/allegations/{referral}/keeping", handle(), "decide_allegation_keeping", keeping::decide),
    ]
}

/// What is published is numbers alone, and open to whoever reads measures.
fn published() -> Vec<Route> {
    use pages::publish;
    let (handle, measures) = (|| may(door::HANDLE), || may("read_measures"));
    vec![
        get("/allegations/publish/{year}", handle(), publish::form),
        post("/allegations/publish/{year}", handle(), "publish_allegation_figures", publish::publish),
        get("/allegations-published", measures(), publish::years),
        get("/allegations-published/{year}", measures(), publish::read),
        get("/allegations-published/{year}/report.pdf", measures(), publish::print),
        get("/allegations-published/{year}/report.xlsx", measures(), publish::workbook),
    ]
}

fn from_paper() -> Vec<Route> {
    use pages::bring_paper;
    let handle = || may(door::HANDLE);
    vec![
        get("/allegations/import", handle(), bring_paper::form),
        post("/allegations/import", handle(), "give_paper", bring_paper::give)
            .up_to_bytes(bring_paper::FILE_BYTES)
            .without_act("a file waits; the record does not change"),
        get("/allegations/import/{waiting}", handle(), bring_paper::check),
        get("/allegations/import/{waiting}/report.csv", handle(), bring_paper::report),
        post("/allegations/import/{waiting}/columns", handle(), "map_paper", bring_paper::map)
            .without_act("which column holds what is kept with the file that waits"),
        post("/allegations/import/{waiting}", handle(), "bring_paper_in", bring_paper::bring_in),
        post("/allegations/import/{waiting}/away", handle(), "throw_paper_away", bring_paper::throw_away)
            .without_act("a file that waited goes; the record does not change"),
    ]
}
