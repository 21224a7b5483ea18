use super::scene::*;

#[test]
fn a_call_about_two_children_is_typed_after_a_search_and_becomes_two_contacts() {
    let scene = Scene::new();
    scene.child("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();
    hub.get("/front-door/new").expect("Look first");
    let at = hub.post("/front-door/new", &[("find", "sam marsdon 3/2/2018")]).led_to();
    let form = hub.get(&at);
    form.expect("Already in Kith?").expect("Sam Marsden");
    assert_eq!(form.field("given_1").as_deref(), Some("Sam"));
    let school = scene.school.to_string();
    let call = [
        ("how", "telephone"),
        ("agency", school.as_str()),
        ("name", "Gail Marsden"),
        ("email", "gail@wheatfield.example"),
        ("wants_reply", "yes"),
        ("given_1", "Sam"),
        ("family_1", "Marsdon"),
        ("birth_kind_1", "actual"),
        ("birth_1", "3 2 2018"),
        ("postcode_1", "wm34ab"),
        ("said_1", "Came in with a bruise."),
        ("concern_1", "physical"),
        ("given_2", "Ali"),
        ("family_2", "Marsdon"),
        ("birth_kind_2", "unknown"),
        ("said_2", "Says nothing at all any more."),
    ];

    let taken = hub.post(&at, &call);

    let page = hub.follow(&taken);
    page.expect("Taken in: 2 contacts, one a child").expect("Came in with a bruise.").expect("WM3 4AB").expect("High");
    page.expect("Ali Marsdon").expect("Taken in by").expect("Schools");
    assert_eq!(scene.app.count("SELECT count(*) FROM contact WHERE postcode = 'WM3 4AB'", &[]), 2);
    let wrong = hub.post(&at, &[("how", "pigeon"), ("nhs_1", "12"), ("email", "x")]);
    for field in ["how", "source_code", "nhs_1", "said_1", "email"] {
        assert!(wrong.error_for(field).is_some(), "{field}");
    }
    scene.manager().get(&at).expect_status(404);
    scene.app.sign_in_as("worker").get("/front-door/new").expect_status(403);
}
