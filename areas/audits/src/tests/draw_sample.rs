use super::scene::{Scene, audits};
use crate::words::Kind;

#[test]
fn a_sample_is_given_out_evenly_and_drawn_again_before_the_readers_eyes() {
    let scene = Scene::of(12);
    let programme = scene.programme("themed", "6");

    let sample = scene.sample(&programme, "6", &[scene.sian_account, scene.angela_account]);

    let page = scene.helen().get(&sample);
    page.expect("6 of 12 records").expect("Drawn again just now from the same list and seed: the same records");
    assert_eq!(page.all("table tr").iter().filter(|row| row.ends_with("Drawn")).count(), 1 + 6, "heading and six");
    let given = "SELECT count(*) FROM audit WHERE auditor = $1";
    assert_eq!(scene.app.count(given, &[scene.sian_account.into()]), 3);
    assert_eq!(scene.app.count("SELECT count(*) FROM audit WHERE moderate = 1", &[]), 2, "one in three");
    scene.sian().get(&format!("{programme}/draw")).expect("6 records can be drawn today; 6 left out");
    scene.app.expect_sound();
}

#[test]
fn what_cannot_be_drawn_is_said_and_what_was_typed_stays() {
    let scene = Scene::of(3);
    let programme = scene.programme("themed", "6");
    let draw = format!("{programme}/draw");

    let refused = scene.sian().post(&draw, &[("wanted", "9"), ("seed", "")]);

    refused.expect_status(422);
    assert!(refused.error_for("wanted").unwrap().contains("whole number from 1 to 3"));
    assert!(refused.error_for("seed").is_some() && refused.error_for("auditor").is_some());
    assert_eq!(refused.field("wanted").as_deref(), Some("9"));
    scene.helen().get(&draw).expect_status(403);
    scene.sian().post(&format!("{programme}/end"), &[("why", "")]).expect_status(422);
    scene.sian().post(&format!("{programme}/end"), &[("why", "Another theme from January")]).expect_status(303);
    let fields = [("wanted", "1"), ("seed", "x"), ("auditor", &scene.sian_account.to_string())];
    scene.sian().post(&draw, &fields).expect_status(409);
}

#[test]
fn a_programme_says_whose_records_and_bad_input_is_told() {
    let scene = Scene::of(1);
    let refused =
        scene.sian().post("/audits/programmes/new", &[("frame", "team"), ("a_month", "x"), ("title", "Dips")]);
    refused.expect_status(422);
    for field in ["kind", "purpose", "team", "a_month"] {
        assert!(refused.error_for(field).is_some(), "{field}");
    }
    assert_eq!(refused.field("title").as_deref(), Some("Dips"));
    let fields = [
        ("kind", "dip"),
        ("title", "Dips"),
        ("purpose", "Identity"),
        ("frame", "team"),
        ("team", &scene.north.to_string()),
        ("a_month", "0"),
    ];
    let programme = scene.sian().post("/audits/programmes/new", &fields).led_to();
    scene.sian().get(&programme).expect("Children of Safeguarding North").expect("A single sample");
    scene.sian().get("/audits/programmes").expect("Dips");
}

#[test]
fn nobody_is_given_a_record_in_whose_line_they_are_or_whose_family_they_know() {
    let scene = Scene::of(2);
    let programme = scene.programme("themed", "2");
    let (grace, child) = (scene.grace, scene.children[0].0);
    scene.app.arrange(|acting| {
        let declared = allocation::published::Declared {
            about: "household".to_owned(),
            person: Some(child),
            ..allocation::published::Declared::default()
        };
        let new = allocation::published::NewConflict { worker: grace, kind: "neighbour", declared, words: "" };
        allocation::published::declare(acting, &new, "Grace Adeyemi")
    });

    let fields = [("wanted", "2"), ("seed", "x"), ("auditor", &scene.grace_account.to_string())];
    let sample = scene.sian().post(&format!("{programme}/draw"), &fields).led_to();

    let page = scene.sian().get(&sample);
    page.expect("1 of 1 record").expect("no auditor of this sample is free of a conflict");
    assert_eq!(scene.app.count("SELECT count(*) FROM audit WHERE person = $1", &[child.into()]), 0);
}

#[test]
fn a_record_that_may_not_be_opened_is_drawn_and_not_named() {
    let scene = Scene::of(1);
    let programme = scene.programme("themed", "1");
    let sample = scene.sample(&programme, "1", &[scene.sian_account]);
    let (child, angela) = (scene.children[0].0, scene.angela_account);
    scene.app.arrange(|acting| access::restrict(acting, child, angela, &[], "Adopted within the family").map(|_| ()));
    let at = scene.audits().pop().unwrap();

    for path in [sample.as_str(), "/audits", &programme, "/"] {
        let page = scene.sian().get(path);
        page.expect_not("Robin");
        assert!(!page.source().contains(&scene.children[0].1), "{path} gives the number away");
    }
    scene.sian().get(&at).expect_status(403);
    scene.sian().get(&sample).expect("A record that you may not open");
    audits(&scene.angela_as_auditor(&at), &at, Kind::Themed, "good", &[]);
}

impl Scene {
    fn angela_as_auditor(&self, at: &str) -> testkit::Browser<'_> {
        let id: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
        let angela = self.angela_account;
        self.app.arrange(|acting| acting.update("audit", id, &[("auditor", angela.into())]));
        self.angela()
    }
}
