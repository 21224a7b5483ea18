use super::scene::*;

#[test]
fn an_agency_is_added_changed_and_put_out_of_use() {
    let scene = Scene::new();
    let senior = scene.app.sign_in_as("senior");
    let typed = [
        ("name", "Beck Lane School"),
        ("kind", "school"),
        ("source_code", "2A"),
        ("email", "office@beck.example"),
        ("phone", "01632 960200"),
        ("phone_holiday", "07700 900123"),
        ("verified_on", "1 9 2025"),
    ];
    senior.get("/agencies/new").expect("Add an agency");
    let wrong = senior.post("/agencies/new", &[("name", "wheatfield primary school"), ("email", "x@y")]);
    for field in ["name", "kind", "source_code", "email"] {
        assert!(wrong.error_for(field).is_some(), "{field}");
    }
    senior.post("/agencies/new", &typed).expect_status(303);
    let list = senior.get("/agencies");
    list.expect("Beck Lane School").expect("07700 900123").expect("1 September 2025, to be checked again");
    let at = list.attributes("table a", "href").remove(0);
    let used = with(&typed, &[("used", "no"), ("verified_on", "20 11 2026")]);
    senior.post(&at, &used).expect_status(303);
    senior.get("/agencies").expect("no longer used").expect("20 November 2026");
    senior.get(&at).expect_status(200);
    let worker = scene.app.sign_in_as("worker");
    worker.get("/agencies").expect("Beck Lane School");
    worker.get(&at).expect_status(403);
    senior.get("/agencies/1").expect_status(404);
}
