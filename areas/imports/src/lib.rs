//! Bringing in what a council already has: the files of the return on looked-after children, and people of a former
//! system. Whole or nothing, with a report; the same files again change nothing.

mod bringing;
mod files;
mod knowing;
mod pages;
pub mod published;
mod rules;
mod store;
mod telling;
#[cfg(test)]
mod tests;
mod words;

use crate::store::waiting;
use ::store::Migration;
use page::{Area, Nav, Panel, Place, get, may, post};
use pages::{bring_in, decide_person, give_files, read_report, retention};

macro_rules! step {
    ($id:literal) => {
        Migration {
            id: $id,
            sql: include_str!(concat!("migrations/", $id, ".sql")),
            sample: include_str!(concat!("migrations/", $id, ".sample.sql")),
        }
    };
}

const MIGRATIONS: &[Migration] =
    &[step!("0050_imports_waiting"), step!("0051_imports_decisions"), step!("0052_imports_described")];

/// Most bytes of all files together. Source: local; a large county's return is a tenth of it.
const FILES_BYTES: usize = 64 * 1024 * 1024;

/// What this area gives the house.
pub fn area() -> Area {
    let import = || may("import");
    Area {
        name: "imports",
        routes: vec![
            get("/import", import(), give_files::form),
            post("/import", import(), "give_files", give_files::give)
                .up_to_bytes(FILES_BYTES)
                .without_act("files wait; the record does not change"),
            get("/import/waiting/{waiting}", import(), bring_in::preview),
            get("/import/waiting/{waiting}/rows.csv", import(), bring_in::rows),
            post("/import/waiting/{waiting}", import(), "bring_in", bring_in::bring_in),
            post("/import/waiting/{waiting}/away", import(), "throw_away_files", bring_in::throw_away)
                .without_act("files that waited go; the record does not change"),
            get("/import/waiting/{waiting}/progress.json", import(), bring_in::progress),
            get("/import/reports/{report}", import(), read_report::read),
            get("/import/reports/{report}/rows.csv", import(), read_report::rows),
            get("/import/decide", import(), decide_person::list),
            get("/import/decide/{question}", import(), decide_person::form).about(decide_person::concerned),
            post("/import/decide/{question}", import(), "decide_person", decide_person::decide)
                .about(decide_person::concerned),
        ],
        nav: vec![Nav { words: "Import", href: "/import", may: Some("import") }],
        migrations: MIGRATIONS,
        plain: &["import_waiting", "import_file", "import_lines"],
        home: vec![(40, decide_person::home)],
        hangs: &[("import_question", "same"), ("import_candidate", "person")],
        rounds: vec![|store, now| match store.read(|r| waiting::has_old(r, now))? {
            true => store.keep(now, waiting::forget_old),
            false => Ok(()),
        }],
        panels: vec![Panel { place: Place::Records, order: 90, show: retention::panel }],
        ..Area::default()
    }
}
