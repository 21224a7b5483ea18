//! The figures of the work itself stand beside the measures, and lead somewhere for everybody to whom they are offered.

use super::app;
use std::collections::BTreeSet;

#[test]
fn every_page_of_figures_beside_the_measures_opens_for_those_to_whom_it_is_offered() {
    let app = app();
    let mut met = BTreeSet::new();
    for role in ["manager", "senior", "quality", "analyst", "board", "workforce"] {
        let somebody = app.sign_in_as(role);
        for href in somebody.get("/measures").attributes("main section.kith-card a", "href") {
            let shown = somebody.get(&href);
            let shown = if shown.status() == 303 { somebody.follow(&shown) } else { shown };
            shown.expect_status(200);
            met.insert(href);
        }
    }
    let offered: BTreeSet<String> =
        crate::areas().iter().flat_map(|area| &area.figures).map(|page| page.href.to_owned()).collect();
    assert_eq!(met, offered, "each is offered to somebody");
    assert!(app.sign_in_as("board").get("/measures").says("Front door: contacts by agency"));
    assert!(!app.sign_in_as("board").get("/measures").says("Decisions that need a manager"));
}
