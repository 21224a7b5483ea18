//! Toolkits: structured tools for a concern such as neglect, graded from what was seen and compared area by area.

mod noting;
mod own_form;
mod pages;
pub mod published;
mod results;
mod rules;
mod standing;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Add, Area, Nav, Panel, Place, get, may, post};
use pages::{compare_results, concern_figure, note_concern, note_reason, toolkits_of_child};

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0076_toolkits_concerns",
    sql: include_str!("migrations/0076_toolkits_concerns.sql"),
    sample: include_str!("migrations/0076_toolkits_concerns.sample.sql"),
}];

/// What this area gives the house.
pub fn area() -> Area {
    let (read, write) = (|| may("read_record"), || may("write_record"));
    Area {
        name: "toolkits",
        figures: vec![Nav {
            words: "Toolkits: neglect with a result, a reason or an open task",
            href: "/toolkits/neglect",
            may: Some("read_measures"),
        }],
        routes: vec![
            get("/people/{person}/toolkits", read(), toolkits_of_child::toolkits).about_person(),
            get("/people/{person}/toolkits/compare/{earlier}/{later}", read(), compare_results::compare).about_person(),
            post("/people/{person}/toolkits/{concern}/reason", write(), "note_toolkit_reason", note_reason::note)
                .about_person(),
            post("/people/{person}/toolkits/{concern}/concern", write(), "note_concern", note_concern::note)
                .about_person(),
            get("/people/{person}/toolkits/{concern}/end", write(), note_concern::end_form).about_person(),
            post("/people/{person}/toolkits/{concern}/end", write(), "end_concern", note_concern::end).about_person(),
            get("/toolkits/{concern}", may("read_measures"), concern_figure::figure),
            get("/toolkits/{concern}/{which}", read(), concern_figure::list),
        ],
        migrations: MIGRATIONS,
        forms: own_form::FORMS,
        own_forms: own_form::OWN_FORMS,
        hangs: &[("toolkit_concern", "person"), ("toolkit_reason", "person")],
        panels: vec![Panel { place: Place::PlanAndWork, order: 30, show: toolkits_of_child::panel }],
        adds: vec![Add {
            words: "Neglect toolkit",
            href: "/people/{person}/forms/neglect_toolkit/new",
            may: "write_record",
        }],
        ..Area::default()
    }
}
