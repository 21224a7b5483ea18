//! The lists: their counts, teams, and records that are shut.

use super::scene::Scene;
use jiff::civil::date;
use record::store::worker;

#[test]
fn a_shut_record_is_counted_and_not_named() {
    let scene = Scene::new();
    let amina = scene.amina();
    scene.begin(&amina, true, scene.amina, "2 11 2026");
    let elsewhere = scene.app.arrange(|acting| {
        let other = worker::make_worker(acting, "Nell Haigh", "Social worker", None, "test")?;
        let team = worker::make_team(acting, "South")?;
        worker::take_post(acting, other, team, "Social worker", date(2020, 1, 1))?;
        Ok(other)
    });
    let nell = scene.app.account("nell", "Nell Haigh", "worker", Some(elsewhere));
    let nell = scene.app.browser_of(nell);

    nell.get("/assessments")
        .expect("Open: 1 assessment")
        .expect("A record that you may not open")
        .expect_not("Marsden");

    nell.get(&format!("/assessments/lists/open/{}", scene.team)).expect("Open: 1 assessment");
    nell.get("/assessments/lists/open/99").expect_status(404);
    nell.get("/assessments/lists/nothing").expect_status(404);
    scene.app.sign_in_as("finance").get("/assessments").expect_status(403);
}
