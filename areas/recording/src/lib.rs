//! Recording: visits, notes and direct work, written so that nothing is lost; the curated chronology; the one-page summary.

mod pages;
mod rules;
mod store;
mod telling;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Add, Area, Panel, Place, get, may, post};
use pages::loaded::people_of_record as concerned;
use pages::{append_to_record, complete_record, open_record, panels, save_answer, save_draft, start_record};

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0030_recording_effects",
    sql: include_str!("migrations/0030_recording_effects.sql"),
    sample: include_str!("migrations/0030_recording_effects.sample.sql"),
}];

const FORMS: &[(&str, &str)] = &[
    ("visit", include_str!("forms/visit.toml")),
    ("note", include_str!("forms/note.toml")),
    ("direct_work", include_str!("forms/direct_work.toml")),
    ("summary", include_str!("forms/summary.toml")),
    ("why_in_care", include_str!("forms/why_in_care.toml")),
];

/// The council's practice model, to which every question belongs.
pub const PRACTICE_MODEL: &str = include_str!("forms/practice_model.toml");

/// What this area gives the house.
pub fn area() -> Area {
    let write = || may("write_record");
    let mut routes = vec![
        get("/records/{record}", may("read_record"), open_record::open).about(concerned),
        get("/records/{record}/answers.json", write(), save_answer::answers_now).about(concerned),
        post("/records/{record}/answers", write(), "save_answer", save_answer::save_answers).about(concerned),
        post("/records/{record}/draft", write(), "save_draft", save_draft::save_draft).about(concerned),
        post("/records/{record}/complete", write(), "complete_record", complete_record::complete).about(concerned),
        get("/records/{record}/append", write(), append_to_record::form).about(concerned),
        post("/records/{record}/append", write(), "append_to_record", append_to_record::append).about(concerned),
    ];
    for path in START {
        routes.push(get(path, write(), start_record::form).about_person());
        routes.push(post(path, write(), "start_record", start_record::start).about_person());
    }
    Area {
        name: "recording",
        routes,
        migrations: MIGRATIONS,
        forms: FORMS,
        panels: vec![Panel { place: Place::Records, order: 10, show: panels::records }],
        adds: words::KINDS
            .iter()
            .zip(START)
            .map(|(kind, href)| Add { words: kind.words, href, may: "write_record" })
            .collect(),
        home: vec![(10, panels::drafts)],
        ..Area::default()
    }
}

/// Where each kind of record is begun, in the order of the "Add" button.
const START: [&str; 5] = [
    "/people/{person}/visits/new",
    "/people/{person}/notes/new",
    "/people/{person}/direct-work/new",
    "/people/{person}/summaries/new",
    "/people/{person}/why-in-care/new",
];
