//! The figure, and the children behind it.

use super::scene::{Scene, a_child};
use crate::published::{self, Whose};
use jiff::civil::date;
use record::store::{document, form};

/// C12-01.
#[test]
fn c12_01_28_of_80_have_a_result_in_the_last_six_months_and_the_other_52_show_a_reason_or_a_task() {
    let scene = Scene::new();
    let by = "Amina Yusuf";
    scene.app.arrange(|acting| {
        form::ensure_built_in(acting, "neglect_toolkit", include_str!("../forms/neglect_toolkit.toml"))?;
        for n in 0..80 {
            let child = a_child(acting, &format!("Child {n}"), scene.worker, scene.team)?;
            // 28 since 23 May 2026; 10 more have a result, and it is too old.
            if n < 38 {
                let day = if n < 28 { date(2026, 5, 23) } else { date(2026, 5, 22) };
                let record = document::make_draft(acting, "neglect_toolkit", 1, &[child], 1, by)?;
                document::complete(acting, record, day, None, by)?;
            }
            published::note_concern(acting, child, date(2026, 4, 1), "Assessment", by)?;
            if n >= 60 {
                let given = ("family_said_no", "Dad will think about it");
                published::note_reason(acting, Whose::Person(child), given, by)?;
            }
        }
        // A concern for a child for whom nobody answers is not counted.
        let closed = a_child(acting, "Closed", scene.worker, scene.team)?;
        published::note_concern(acting, closed, date(2026, 4, 1), "Assessment", by)?;
        let held = record::store::worker::responsible(acting, closed, date(2026, 11, 1))?;
        for one in held {
            record::store::worker::end_responsibility(acting, one.id, date(2026, 11, 1))?;
        }
        Ok(())
    });
    let amina = scene.app.browser_of(scene.amina);

    let page = amina.get("/toolkits/neglect");

    assert_eq!(page.row("With a result").as_deref(), Some("28 of 80 (35.0 %)"));
    assert_eq!(page.row("With a reason for none").as_deref(), Some("20"));
    assert_eq!(page.row("With an open task").as_deref(), Some("32"));
    assert_eq!(page.row("With neither").as_deref(), Some("0"));
    let rows = |which: &str| {
        let first = amina.get(&format!("/toolkits/neglect/{which}"));
        let second = amina.get(&format!("/toolkits/neglect/{which}?page=2"));
        let mut all = first.all("tbody tr");
        if first.says("1 to 50 of") {
            all.extend(second.all("tbody tr"));
        }
        all
    };
    assert_eq!(rows("result").len(), 28);
    assert!(rows("result").iter().all(|row| row.contains("Result of 23 May 2026")));
    assert!(rows("reason").iter().all(|row| row.contains("Dad will think about it")));
    assert!(rows("task").iter().all(|row| row.contains("A task to fill it in is open")));
    assert_eq!(rows("reason").len() + rows("task").len(), 52);
    assert_eq!(rows("all").len(), 80);
    let figure = scene.app.store.read(|r| published::neglect_figure(r, date(2026, 11, 23))).unwrap();
    assert_eq!(figure, (28, 80));
}

#[test]
fn a_child_whose_record_is_shut_is_counted_and_not_named() {
    let scene = Scene::new();
    scene
        .app
        .arrange(|acting| published::note_concern(acting, scene.child, date(2026, 4, 1), "Assessment", "Amina Yusuf"));
    let elsewhere = scene.app.arrange(|acting| {
        let worker = record::store::worker::make_worker(acting, "Joel Okafor", "Social worker", None, "test")?;
        let team = record::store::worker::make_team(acting, "South")?;
        record::store::worker::take_post(acting, worker, team, "Social worker", date(2020, 1, 1))?;
        Ok(worker)
    });
    let joel = scene.app.account("joel", "Joel Okafor", "worker", Some(elsewhere));
    let page = scene.app.browser_of(joel).get("/toolkits/neglect/task");
    page.expect("1 child").expect("A record that you may not open").expect_not("Robin");
    scene.app.sign_in_as("board").get("/toolkits/neglect").expect("0 of 1 (0.0 %)");
    scene.app.sign_in_as("board").get("/toolkits/neglect/task").expect_status(403);
    scene.app.sign_in_as("quality").get("/toolkits/neglect/other").expect_status(404);
}
