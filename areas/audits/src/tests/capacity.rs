use super::scene::Scene;

#[test]
fn c26_05_a_shortfall_of_five_moderations_is_shown_a_month_ahead() {
    let scene = Scene::of(1);
    scene.programme("full", "60");
    for account in [scene.sian_account, scene.angela_account, scene.grace_account] {
        let fields = [("account", account.to_string()), ("month", "2026-12".to_owned())];
        let fields = [("account", fields[0].1.as_str()), ("month", "2026-12"), ("audits", "20"), ("moderations", "5")];
        scene.sian().post("/audits/capacity", &fields).expect_status(303);
    }

    let page = scene.sian().get("/audits/capacity");

    let december = page.all("table tr").into_iter().find(|row| row.starts_with("December 2026")).unwrap();
    assert_eq!(december, "December 2026 60 60 Enough 20 15 5 short");
    let bad = [("account", "7"), ("month", "1999-01"), ("audits", "many"), ("moderations", "-1")];
    let refused = scene.sian().post("/audits/capacity", &bad);
    refused.expect_status(422);
    assert!(refused.error_for("audits").unwrap().contains("whole number from 0 to 500"));
    assert_eq!(refused.field("audits").as_deref(), Some("many"));
}
