//! Oversight: decision points that need a manager, and supervision.

mod asking;
mod bring_in;
mod pages;
pub mod published;
mod rules;
mod settling;
mod store;
mod supervising;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Add, Area, Nav, Panel, Place, Route, get, may, post};
use pages::supervision::paper::{CHILD_FORM, FORM};

const MIGRATIONS: &[Migration] = &[
    Migration {
        id: "0085_oversight_decisions",
        sql: include_str!("migrations/0085_oversight_decisions.sql"),
        sample: include_str!("migrations/0085_oversight_decisions.sample.sql"),
    },
    Migration {
        id: "0086_oversight_supervision",
        sql: include_str!("migrations/0086_oversight_supervision.sql"),
        sample: include_str!("migrations/0086_oversight_supervision.sample.sql"),
    },
];

/// Its forms; the council changes what they ask where it changes every form.
const FORMS: &[(&str, &str)] = &[FORM, CHILD_FORM];

/// Decision points: the queue, what came of each, who must ask, how experienced workers are.
fn decisions() -> Vec<Route> {
    use pages::{decision, decision_rules as rules, decisions, experience};
    let (settles, reads, sets, leads) =
        (may("agree_decisions"), may("read_record"), may("set_decision_rules"), may("supervise"));
    vec![
        get("/decisions", settles, decisions::queue),
        get("/decisions/list/{which}/{step}/{team}", settles, decisions::list),
        get("/decisions/{decision}", reads, decision::read).about(decision::concerned),
        get("/decisions/{decision}/nobody-yet", reads, decision::read_unmatched),
        get("/decision-rules", reads, rules::list),
        get("/decision-rules/{step}", reads, rules::form),
        post("/decision-rules/{step}", sets, "change_decision_rule", rules::send),
        get("/experience", leads, experience::list),
        get("/experience/{worker}", leads, experience::form),
        post("/experience/{worker}", leads, "enter_experience", experience::enter),
        post("/experience/{worker}/trust", leads, "trust_worker", experience::trust),
        get("/experience/{worker}/trust/{entry}/end", leads, experience::end_form),
        post("/experience/{worker}/trust/{entry}/end", leads, "end_trust", experience::end),
    ]
}

/// Asking about a child at a step that no other area asks for.
fn about_children() -> Vec<Route> {
    use pages::child_decision as asked;
    let writes = may("write_record");
    let routes = vec![
        get("/people/{person}/decisions/new", writes, asked::form),
        post("/people/{person}/decisions/new", writes, "ask_for_decision", asked::send),
        get("/people/{person}/decisions/{asking}", may("read_record"), asked::read),
        post("/people/{person}/decisions/{asking}/again", writes, "ask_for_decision_again", asked::again),
        post("/people/{person}/decisions/{asking}/decide", may("agree_decisions"), "settle_decision", asked::decide),
    ];
    routes.into_iter().map(Route::about_person).collect()
}

/// Supervision. Who may read one follows from whom it was held with, and is asked where it is read.
fn supervisions() -> Vec<Route> {
    use pages::supervision::{begin, children, complete, read, save, team, worker};
    let (leads, reads) = (may("supervise"), may("read_record"));
    vec![
        get("/supervision", leads, team::team),
        get("/supervision/list/{which}", leads, team::list),
        get("/supervision/{worker}", reads, worker::one),
        get("/supervision/{worker}/new", leads, begin::form),
        post("/supervision/{worker}/new", leads, "begin_supervision", begin::send),
        get("/supervision/sessions/{session}", reads, read::open),
        get("/supervision/sessions/{session}/answers.json", leads, save::answers_now),
        post("/supervision/sessions/{session}/answers", leads, "save_supervision_answer", save::by_script),
        post("/supervision/sessions/{session}/draft", leads, "save_supervision", save::by_button),
        post("/supervision/sessions/{session}/complete", leads, "complete_supervision", complete::complete),
        post("/supervision/sessions/{session}/discard", leads, "discard_supervision", complete::discard),
        post("/supervision/sessions/{session}/add", reads, "add_to_supervision", read::add),
        post("/supervision/sessions/{session}/children", leads, "discuss_child", children::add),
        get(CHILD, reads, read::open).about_person(),
        get("/supervision/sessions/{session}/children/{person}/answers.json", leads, save::answers_now).about_person(),
        post(
            "/supervision/sessions/{session}/children/{person}/answers",
            leads,
            "save_discussion_answer",
            save::by_script,
        )
        .about_person(),
        post("/supervision/sessions/{session}/children/{person}/draft", leads, "save_discussion", save::by_button)
            .about_person(),
        post("/supervision/sessions/{session}/children/{person}/off", leads, "take_child_off", children::take_off)
            .about_person(),
    ]
}

/// The part of a supervision that is about a child.
const CHILD: &str = "/supervision/sessions/{session}/children/{person}";

/// What this area gives the house.
pub fn area() -> Area {
    use pages::supervision::home as own;
    use pages::{child_decisions, home};
    Area {
        name: "oversight",
        routes: [decisions(), about_children(), supervisions()].concat(),
        nav: vec![
            Nav { words: "Decisions", href: "/decisions", may: Some("agree_decisions") },
            Nav { words: "Supervision", href: "/supervision", may: Some("supervise") },
        ],
        figures: vec![
            Nav {
                words: "Decisions that need a manager: asked, agreed, sent back",
                href: "/decisions",
                may: Some("agree_decisions"),
            },
            Nav { words: "Supervision: held against plan", href: "/supervision", may: Some("supervise") },
        ],
        migrations: MIGRATIONS,
        forms: FORMS,
        hangs: &[("decision", "person"), ("supervision_child", "person"), ("supervision_answer", "person")],
        adds: vec![Add { words: "Decision", href: "/people/{person}/decisions/new", may: "write_record" }],
        panels: vec![Panel { place: Place::PlanAndWork, order: 40, show: child_decisions::panel }],
        home: vec![(12, home::waiting), (14, home::asked), (16, own::overdue), (40, own::mine)],
        ..Area::default()
    }
}
