//! Oversight: decision points that need a manager, and supervision.

mod asking;
mod pages;
pub mod published;
mod rules;
mod settling;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Area, Nav, Panel, Place, Route, get, may, post};

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0085_oversight_decisions",
    sql: include_str!("migrations/0085_oversight_decisions.sql"),
    sample: include_str!("migrations/0085_oversight_decisions.sample.sql"),
}];

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

/// What this area gives the house.
pub fn area() -> Area {
    use pages::{child_decisions, home};
    Area {
        name: "oversight",
        routes: decisions(),
        nav: vec![Nav { words: "Decisions", href: "/decisions", may: Some("agree_decisions") }],
        migrations: MIGRATIONS,
        hangs: &[("decision", "person")],
        panels: vec![Panel { place: Place::PlanAndWork, order: 40, show: child_decisions::panel }],
        home: vec![(12, home::waiting), (14, home::asked)],
        ..Area::default()
    }
}
