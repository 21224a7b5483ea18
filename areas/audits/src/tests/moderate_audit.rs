use super::scene::{Scene, audits};
use crate::words::Kind;
use testkit::Seen;

/// Every grade with a reason, all the same but the whole.
fn grades(whole: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for question in ["grade_assessment", "grade_direct", "overall"] {
        let grade = if question == "overall" { whole } else { "good" };
        all.push((format!("grade-{question}"), grade.to_owned()));
        all.push((format!("reason-{question}"), "The visits of June say so".to_owned()));
    }
    all
}

fn gives(browser: &testkit::Browser<'_>, at: &str, whole: &str) -> Seen {
    let all = grades(whole);
    let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(&format!("{at}/moderate"), &all)
}

#[test]
fn the_first_grade_is_seen_by_nobody_else_until_the_moderator_has_given_one() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    let sent =
        audits(&scene.sian(), &at, Kind::Themed, "inadequate", &[("why_overall", "Nobody asked her for a year")]);
    scene.sian().follow(&sent).expect("Waits for moderation").expect("Nobody asked her for a year");
    scene.sian().get(&format!("{at}/moderate")).expect_status(422).expect("You audited this record yourself");

    let sample = scene.audits_sample();
    for path in [
        at.as_str(),
        &format!("{at}/moderate"),
        "/audits",
        "/audits/programmes",
        &sample,
        "/audits/figures",
        "/audits/figures/list/final-inadequate",
    ] {
        for browser in [scene.angela(), scene.grace(), scene.helen()] {
            let page = browser.get(path);
            page.expect_not("Nobody asked her for a year");
            if path != "/audits/figures" && !path.ends_with("/moderate") && !path.ends_with("-inadequate") {
                page.expect_not("Inadequate");
            }
        }
    }
    let child = &scene.children[0].1;
    for place in ["history", "work", "records", "looks"] {
        let page = scene.angela().get(&format!("/people/{child}/{place}"));
        page.expect_status(200).expect_not("Nobody asked her for a year").expect_not("nadequate");
    }
    scene.amina().get(&at).expect_status(404);
    scene.angela().get("/audits/figures").expect("1 audit waits for moderation");

    gives(&scene.angela(), &at, "requires_improvement").expect_status(303);

    for browser in [scene.sian(), scene.angela(), scene.helen(), scene.amina()] {
        let page = browser.get(&at);
        page.expect("Nobody asked her for a year").expect("The visits of June say so");
        page.expect("Moderated by Angela Farrow").expect("Inadequate").expect("Requires improvement");
    }
    gives(&scene.grace(), &at, "good").expect_status(409).expect("stands differently now");
    scene.app.expect_sound();
}

#[test]
fn a_moderators_grade_needs_a_reason_and_what_was_typed_stays() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    audits(&scene.sian(), &at, Kind::Themed, "inadequate", &[]);
    let fields = [("grade-overall", "good"), ("reason-overall", "agreed"), ("grade-grade_direct", "good")];

    let refused = scene.angela().post(&format!("{at}/moderate"), &fields);

    refused.expect_status(422);
    assert!(refused.error_for("reason-overall").unwrap().contains("does not say why"));
    assert!(refused.error_for("grade-grade_assessment").is_some());
    assert_eq!(refused.field("grade-overall").as_deref(), Some("good"));
    scene.helen().post(&format!("{at}/moderate"), &fields).expect_status(403);
}

#[test]
fn what_stays_inadequate_is_audited_again_and_moderated_again() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    audits(&scene.sian(), &at, Kind::Themed, "inadequate", &[]);

    gives(&scene.angela(), &at, "inadequate").expect_status(303);

    scene.sian().get(&at).expect("It is looked at again").expect("nobody has been asked yet");
    let again =
        "SELECT count(*) FROM audit WHERE kind = 'again' AND moderate = 1 AND standing = 'planned' AND auditor IS NULL";
    assert_eq!(scene.app.count(again, &[]), 1);
    let id = scene.app.count("SELECT id FROM audit WHERE kind = 'again'", &[]);
    let again = format!("/audits/{id}");
    scene.sian().post(&format!("{again}/give"), &[("auditor", &scene.grace_account.to_string())]).expect_status(303);
    audits(&scene.grace(), &again, Kind::Again, "good", &[]);
    scene.grace().get(&again).expect("Waits for moderation").expect("Looks again at");
}

impl Scene {
    fn audits_sample(&self) -> String {
        format!("/audits/samples/{}", self.app.count("SELECT id FROM audit_sample", &[]))
    }
}

#[test]
fn a_board_reads_how_far_grades_agree_and_not_who_gave_them() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    audits(&scene.sian(), &at, Kind::Themed, "inadequate", &[]);
    gives(&scene.angela(), &at, "inadequate").expect_status(303);

    scene.sian().get("/audits/figures").expect("By domain").expect("Sian Hughes and Angela Farrow");

    let board = scene.app.sign_in_as("board").get("/audits/figures");
    board.expect_status(200).expect("By domain").expect_not("Sian Hughes").expect_not("Angela Farrow");
}
