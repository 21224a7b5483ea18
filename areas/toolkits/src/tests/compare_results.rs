//! Two results beside each other.

use super::scene::Scene;

/// C12-02.
#[test]
fn c12_02_two_areas_improved_two_unchanged_none_averaged_and_each_grade_has_an_observation() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let earlier = scene.filled_in(&amina, "4 5 2026", ["4", "3", "4", "2"]);
    let later = scene.filled_in(&amina, "20 11 2026", ["3", "3", "2", "2"]);
    let id = |record: &str| record.rsplit('/').next().unwrap().to_owned();

    amina.get(&later).expect("Since 4 May 2026: 2 improved, 2 unchanged, 0 worse");
    let page = amina.get(&scene.at(&format!("/compare/{}/{}", id(&earlier), id(&later))));

    page.expect("From 4 May 2026 to 20 November 2026: 2 improved, 2 unchanged, 0 worse");
    let tags = |area: &str| page.all(&format!("#area-{area} .govuk-tag"));
    assert_eq!(
        [tags("body"), tags("home"), tags("watched"), tags("loved")].concat(),
        ["Improved", "Unchanged", "Improved", "Unchanged"]
    );
    for area in super::scene::AREAS {
        let seen = page.all(&format!("#area-{area} li"));
        assert_eq!(seen.len(), 2, "one observation at each date");
        assert!(seen.iter().all(|s| s.contains(&format!("Seen of {area} on"))), "{seen:?}");
    }
    let text = page.text().to_lowercase();
    assert!(!text.contains("2.5") && !text.contains("3.25") && text.contains("not added up or averaged"));
    let turned = amina.get(&scene.at(&format!("/compare/{}/{}", id(&later), id(&earlier))));
    turned.expect("From 4 May 2026 to 20 November 2026: 2 improved");
    amina.get(&scene.at("")).expect("Compare with 4 May 2026");
}

#[test]
fn a_record_that_is_no_result_of_this_child_is_not_compared() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let mine = scene.filled_in(&amina, "4 5 2026", ["4", "3", "4", "2"]);
    let id = mine.rsplit('/').next().unwrap();
    amina.get(&scene.at(&format!("/compare/{id}/1"))).expect_status(404);
    scene.app.sign_in_as("finance").get(&scene.at("")).expect_status(403);
}
