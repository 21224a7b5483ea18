//! Audits: samples that anybody can draw again, grades with their evidence, moderation, actions that get done, and what
//! changed for the child.

mod carrying;
mod chasing;
mod conflicts;
mod definitions;
mod drawing;
mod pages;
pub mod published;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Access, Area, Nav, Route, get, may, post};
use pages::seeing::concerned;

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0100_audits_audits",
    sql: include_str!("migrations/0100_audits_audits.sql"),
    sample: include_str!("migrations/0100_audits_audits.sample.sql"),
}];

/// Programmes, samples, capacity and figures: about nobody in particular.
fn overviews() -> Vec<Route> {
    use pages::{actions, capacity, draw_sample, figures, mine, programmes, result_paper, sample};
    let (runs, records, reads) = (may("run_audits"), may("record_audits"), may("read_audits"));
    vec![
        get("/audits", records, mine::mine),
        get("/audits/programmes", reads, programmes::list),
        get("/audits/programmes/new", runs, programmes::form),
        post("/audits/programmes/new", runs, "begin_audit_programme", programmes::begin),
        get("/audits/programmes/{programme}", reads, programmes::one),
        post("/audits/programmes/{programme}/end", runs, "end_audit_programme", programmes::end),
        get("/audits/programmes/{programme}/draw", runs, draw_sample::form),
        post("/audits/programmes/{programme}/draw", runs, "draw_audit_sample", draw_sample::draw),
        get("/audits/samples/{sample}", reads, sample::one),
        get("/audits/samples/{sample}/result", reads, result_paper::show),
        get("/audits/samples/{sample}/result.pdf", reads, result_paper::pdf),
        get("/audits/capacity", runs, capacity::show),
        post("/audits/capacity", runs, "say_audit_capacity", capacity::say),
        get("/audits/actions", reads, actions::list),
        get("/audits/actions/list/{which}", reads, actions::list),
        get("/audits/figures", may("read_measures"), figures::show),
        get("/audits/figures/list/{which}", reads, figures::list::list),
    ]
}

/// One audit, which concerns the child whose record it looks at.
fn audits() -> Vec<Route> {
    use pages::audit::{begin, close, impact, learning, moderate, open, reply, save, send};
    use pages::give_audit;
    let (runs, records, moderates, reads) =
        (may("run_audits"), may("record_audits"), may("moderate_audits"), may("read_record"));
    let routes = vec![
        get("/audits/{audit}", reads, open::open),
        post("/audits/{audit}/begin", records, "begin_audit", begin::send),
        post("/audits/{audit}/hand-back", records, "hand_audit_back", begin::hand_back),
        get("/audits/{audit}/answers.json", records, save::answers_now),
        post("/audits/{audit}/answers", records, "save_audit_answer", save::by_script),
        post("/audits/{audit}/draft", records, "save_audit", save::by_button),
        post("/audits/{audit}/send", records, "send_audit", send::send),
        get("/audits/{audit}/moderate", moderates, moderate::form),
        post("/audits/{audit}/moderate", moderates, "moderate_audit", moderate::send),
        post("/audits/{audit}/answer", reads, "answer_audit", reply::send),
        get("/audits/{audit}/learning", records, learning::form),
        post("/audits/{audit}/learning", records, "record_audit_learning", learning::send),
        post("/audits/{audit}/close", records, "close_audit", close::send),
        get("/audits/{audit}/impact", records, impact::form),
        post("/audits/{audit}/impact", records, "record_audit_impact", impact::send),
        get("/audits/{audit}/give", runs, give_audit::form),
        post("/audits/{audit}/give", runs, "give_audit", give_audit::give),
        post("/audits/{audit}/drop", runs, "drop_audit", give_audit::drop_it),
    ];
    routes.into_iter().map(|route| route.about_perhaps(concerned)).collect()
}

/// An action that an audit asked for.
fn actions() -> Vec<Route> {
    use pages::actions;
    let (reads, records): (Access, Access) = (may("read_audits"), may("record_audits"));
    let routes = vec![
        get("/audits/actions/{action}", reads, actions::form),
        post("/audits/actions/{action}/confirm", records, "confirm_action", actions::confirm),
        post("/audits/actions/{action}/send-back", records, "send_action_back", actions::send_back),
    ];
    routes.into_iter().map(|route| route.about_perhaps(actions::concerned)).collect()
}

/// What this area gives the house.
pub fn area() -> Area {
    use pages::home;
    Area {
        name: "audits",
        routes: [overviews(), audits(), actions()].concat(),
        nav: vec![Nav { words: "Audits", href: "/audits", may: Some("record_audits") }],
        figures: vec![Nav {
            words: "Audits: grades, who took part, what changed for the child",
            href: "/audits/figures",
            may: Some("read_measures"),
        }],
        migrations: MIGRATIONS,
        rounds: vec![chasing::escalate],
        forms: definitions::forms(),
        hangs: &[("audit", "person")],
        home: vec![(18, home::to_answer), (19, home::to_do)],
        ..Area::default()
    }
}
