use super::scene::{Scene, audits};
use crate::words::Kind;

#[test]
fn c27_01_nineteen_of_412_are_drawn_again_and_fifteen_that_fail_are_78_9_percent() {
    let scene = Scene::of(412);
    let programme = scene.programme("dip", "0");
    let sample = scene.sample(&programme, "19", &[scene.sian_account]);
    let page = scene.sian().get(&sample);
    page.expect("19 of 412 records").expect("Drawn again just now from the same list and seed: the same records");

    for (nth, at) in scene.audits().iter().enumerate() {
        let fails = nth < 15;
        let religion = if fails { "not_met" } else { "met" };
        audits(&scene.sian(), at, Kind::Dip, if fails { "fail" } else { "pass" }, &[("identity_religion", religion)]);
    }

    let result = scene.sian().get(&format!("{sample}/result"));
    result.expect("15 of 19 do not pass: 78.9% (95% range 56.7% to 91.5%)").expect("15 of 19, 78.9%");
    result.expect_not("Robin");
    let paper = scene.sian().get(&format!("{sample}/result.pdf"));
    paper.expect_status(200);
    assert_eq!(paper.header("content-type"), Some("application/pdf"));
    let pages = String::from_utf8_lossy(paper.bytes()).matches("/Type /Page\n").count();
    assert!(paper.bytes().starts_with(b"%PDF") && pages <= 1, "{pages} pages");
    assert_eq!(scene.app.count("SELECT count(*) FROM audit WHERE standing = 'waiting'", &[]), 0);
}
