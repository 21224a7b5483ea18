//! Assessment: a referral becomes one assessment for a child or for brothers and sisters, led by whoever fits, concluded
//! with next steps; the level of help over time; what comes before a birth.

mod bringing;
mod carrying;
mod figures;
mod loaded;
mod moving;
mod pages;
pub mod published;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Add, Area, Nav, Panel, Place, Route, get, may, post};
use pages::{
    begin_assessment, change_lead, conclude_assessment, decide_assessment, help_level, last_time, lists, panels,
    pre_birth, review_assessment, settle_level, writing,
};
use recording::published::people_of_record as concerned;

macro_rules! step {
    ($id:literal) => {
        Migration {
            id: $id,
            sql: include_str!(concat!("migrations/", $id, ".sql")),
            sample: include_str!(concat!("migrations/", $id, ".sample.sql")),
        }
    };
}

const MIGRATIONS: &[Migration] = &[step!("0080_assessment_assessments"), step!("0081_assessment_levels")];

/// Lists and figures.
fn over_all() -> Vec<Route> {
    let read = || may("read_record");
    vec![
        get("/assessments", read(), lists::first),
        get("/assessments/to-begin", read(), lists::beginning),
        get("/assessments/lists/{which}", read(), lists::list),
        get("/assessments/lists/{which}/{team}", read(), lists::list),
        get("/assessments/figures", may("read_measures"), pages::figures::figures),
        get("/assessments/figures/{figure}", read(), pages::figures::list),
        get("/assessments/figures/{figure}/not", read(), pages::figures::list),
    ]
}

/// One assessment, named by its record.
fn one() -> Vec<Route> {
    let (read, write) = (|| may("read_record"), || may("write_record"));
    let routes = vec![
        get("/assessments/{record}/conclude", write(), conclude_assessment::form),
        post("/assessments/{record}/conclude", write(), "conclude_assessment", conclude_assessment::conclude),
        get("/assessments/{record}/decide", read(), decide_assessment::form),
        post("/assessments/{record}/settle", may("agree_decisions"), "settle_assessment", decide_assessment::decide),
        get("/assessments/{record}/review", read(), review_assessment::form),
        post("/assessments/{record}/review", write(), "review_assessment", review_assessment::review),
        get("/assessments/{record}/lead", write(), change_lead::form),
        post("/assessments/{record}/lead", write(), "change_lead", change_lead::change),
        get("/assessments/{record}/last-time", read(), last_time::read),
        post("/assessments/{record}/last-time", write(), "take_last_answers", last_time::take),
    ];
    routes.into_iter().map(|route| route.about(concerned)).collect()
}

/// One child.
fn of_child() -> Vec<Route> {
    let (read, write) = (|| may("read_record"), || may("write_record"));
    let routes = vec![
        get("/people/{person}/assessments/new", write(), begin_assessment::form),
        post("/people/{person}/assessments/new", write(), "begin_assessment", begin_assessment::begin),
        get("/people/{person}/assessments/new/{contact}", write(), begin_assessment::form),
        post("/people/{person}/assessments/new/{contact}", write(), "begin_assessment", begin_assessment::begin),
        get("/people/{person}/help", read(), help_level::form),
        post("/people/{person}/help", write(), "step_help_level", help_level::step),
        post("/people/{person}/help/{level}/settle", may("agree_decisions"), "settle_level", settle_level::decide),
        get("/people/{person}/pre-birth", write(), pre_birth::form),
        post("/people/{person}/pre-birth", write(), "book_pre_birth", pre_birth::book),
    ];
    routes.into_iter().map(Route::about_person).collect()
}

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "assessment",
        routes: [over_all(), one(), of_child()].concat(),
        nav: vec![Nav { words: "Assessments", href: "/assessments", may: Some("read_record") }],
        figures: vec![Nav {
            words: "Assessments: in time, exploitation asked, specialists",
            href: "/assessments/figures",
            may: Some("read_measures"),
        }],
        migrations: MIGRATIONS,
        forms: writing::FORMS,
        own_forms: writing::OWN_FORMS,
        hangs: &[("assessment_child", "person"), ("help_level", "person"), ("pre_birth_booking", "person")],
        panels: vec![
            Panel { place: Place::PlanAndWork, order: 10, show: panels::work },
            Panel { place: Place::PlanAndWork, order: 12, show: panels::before_birth },
        ],
        adds: vec![
            Add { words: "Single assessment", href: "/people/{person}/assessments/new", may: "write_record" },
            Add { words: "Level of help", href: "/people/{person}/help", may: "write_record" },
        ],
        ..Area::default()
    }
}
