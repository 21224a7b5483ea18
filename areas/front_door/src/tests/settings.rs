use super::scene::*;

#[test]
fn a_service_manager_says_whose_queue_it_is_from_when_work_is_not_legacy_and_how_many_children_live_here() {
    let scene = Scene::new();
    let senior = scene.app.sign_in_as("senior");
    let at = "/front-door/settings";
    senior.get(at).expect("In whose queue do new contacts wait?");
    let wrong = [("team", "1"), ("legacy_before", "1 1 2030"), ("year", "1800"), ("children", "many")];
    let seen = senior.post(at, &wrong);
    for field in ["team", "legacy_before", "year", "children", "source"] {
        assert!(seen.error_for(field).is_some(), "{field}");
    }
    let team = scene.team.to_string();
    let typed = [
        ("team", team.as_str()),
        ("legacy_before", "1 4 2025"),
        ("year", "2025"),
        ("children", "61,400"),
        ("source", "Mid-year estimate, Office for National Statistics"),
    ];
    senior.post(at, &typed).expect_status(303);
    let page = senior.get(at);
    page.expect("2025 61400 Mid-year estimate");
    assert_eq!(page.field("legacy_before").as_deref(), Some("1 April 2025"));
    scene.hub().get(at).expect_status(403);
    scene.app.expect_sound();
}
