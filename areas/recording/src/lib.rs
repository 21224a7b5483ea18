//! Recording: visits, notes and direct work, written so that nothing is lost; the curated chronology; the one-page summary.

mod manner;
mod pages;
pub mod published;
mod rules;
mod store;
mod tasks;
mod telling;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Add, Area, Panel, Place, get, may, post};
use pages::chronology::{change_entry, from_story, new_entry};
use pages::loaded::people_of_record as concerned;
use pages::{
    append_to_record, attach_file, chronology, complete_record, correct_record, discard_draft, missing_facts,
    move_record, one_page_summary, open_record, panels, save_answer, save_draft, start_record,
};

const MIGRATIONS: &[Migration] = &[
    Migration {
        id: "0030_recording_effects",
        sql: include_str!("migrations/0030_recording_effects.sql"),
        sample: include_str!("migrations/0030_recording_effects.sample.sql"),
    },
    Migration {
        id: "0031_recording_chronology_order",
        sql: include_str!("migrations/0031_recording_chronology_order.sql"),
        sample: include_str!("migrations/0031_recording_chronology_order.sample.sql"),
    },
];

const FORMS: &[(&str, &str)] = &[
    ("visit", include_str!("forms/visit.toml")),
    ("note", include_str!("forms/note.toml")),
    ("direct_work", include_str!("forms/direct_work.toml")),
    ("summary", include_str!("forms/summary.toml")),
    ("why_in_care", include_str!("forms/why_in_care.toml")),
];

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
        get("/records/{record}/answers/{place}/correct", write(), correct_record::form).about(concerned),
        post("/records/{record}/answers/{place}/correct", write(), "correct_record", correct_record::correct)
            .about(concerned),
        get("/records/{record}/move", write(), move_record::form).about(concerned),
        post("/records/{record}/move", write(), "move_record", move_record::move_record).about(concerned),
        get("/records/{record}/discard", write(), discard_draft::form).about(concerned),
        post("/records/{record}/discard", write(), "discard_draft", discard_draft::discard).about(concerned),
        post("/records/{record}/take-up", write(), "take_up_draft", discard_draft::take_up).about(concerned),
        post("/records/{record}/files", write(), "attach_file", attach_file::attach)
            .about(concerned)
            .up_to_bytes(ATTACHMENT_BYTES),
        get("/records/{record}/files/{file}", may("read_record"), attach_file::download).about(concerned),
        get("/records/{record}/files/{file}/remove", write(), attach_file::remove_form).about(concerned),
        post("/records/{record}/files/{file}/remove", write(), "remove_file", attach_file::remove).about(concerned),
        get("/people/{person}/summary", may("read_record"), one_page_summary::read).about_person(),
        get("/people/{person}/missing-facts", may("set_tasks"), missing_facts::form).about_person(),
        post("/people/{person}/missing-facts", may("set_tasks"), "mark_missing_facts", missing_facts::mark)
            .about_person(),
        get("/people/{person}/chronology", may("read_record"), chronology::read).about_person(),
        get("/people/{person}/chronology/from-story", write(), from_story::choose).about_person(),
        get("/people/{person}/chronology/new", write(), new_entry::form).about_person(),
        get("/people/{person}/chronology/new/{story}", write(), new_entry::form).about_person(),
        post("/people/{person}/chronology", write(), "add_to_chronology", new_entry::add).about_person(),
        get("/people/{person}/chronology/{entry}/edit", write(), change_entry::form).about_person(),
        post("/people/{person}/chronology/{entry}/edit", write(), "change_chronology", change_entry::change)
            .about_person(),
        get("/people/{person}/chronology/{entry}/end", write(), change_entry::end_form).about_person(),
        post("/people/{person}/chronology/{entry}/end", write(), "end_chronology_entry", change_entry::end)
            .about_person(),
        post("/people/{person}/chronology/{entry}/before", write(), "order_chronology", change_entry::before)
            .about_person(),
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
        hangs: &[("chronology_entry", "person"), ("record_stopped", "person")],
        panels: vec![
            Panel { place: Place::Story, order: 5, show: panels::story },
            Panel { place: Place::PlanAndWork, order: 60, show: panels::missing_facts },
            Panel { place: Place::Records, order: 10, show: panels::records },
        ],
        adds: words::KINDS
            .iter()
            .zip(START)
            .map(|(kind, href)| Add { words: kind.words, href, may: "write_record" })
            .collect(),
        more_adds: Some(panels::adds),
        home: vec![(10, panels::drafts)],
        ..Area::default()
    }
}

/// A file of 10 MB and what a browser wraps around it.
const ATTACHMENT_BYTES: usize = 11 * 1024 * 1024;

/// Where each kind of record is begun, in the order of the "Add" button; the last is for forms that the council made.
const START: [&str; 6] = [
    "/people/{person}/visits/new",
    "/people/{person}/notes/new",
    "/people/{person}/direct-work/new",
    "/people/{person}/summaries/new",
    "/people/{person}/why-in-care/new",
    "/people/{person}/forms/{form}/new",
];
