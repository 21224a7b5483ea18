use super::scene::*;
use crate::store::call::{self, NewCall};

/// C09-03: of 60 school calls, 51 returned within 1 working day (85.0%).
#[test]
fn c09_03_of_60_school_calls_51_were_returned_within_one_working_day() {
    let scene = Scene::new();
    let (school, now) = (scene.school, scene.app.now());
    scene.app.arrange(|a| {
        for n in 0..60 {
            let id = a.new_id();
            let new = NewCall {
                agency: Some(school),
                caller: "Gail Marsden",
                phone: "01632 960101",
                message: "Please ring",
                person: None,
                worker: None,
                team: None,
                at: now,
                day: day("2026-11-23"),
                by: "Tom Whitworth",
                due: day("2026-11-24"),
                clock: None,
            };
            call::log(a, id, &new)?;
            match n {
                0..51 => call::returned(a, id, day("2026-11-24"), "Tom Whitworth", "Spoke")?,
                51..56 => call::returned(a, id, day("2026-11-25"), "Tom Whitworth", "Spoke")?,
                _ => {}
            }
        }
        Ok(())
    });
    let hub = scene.hub();

    let page = hub.get("/front-door/figures/2026-11");

    page.expect("School calls returned within 1 working day 51 of 60 (85.0%)");
    let at = page.attributes("table a", "href").into_iter().find(|a| a.contains("/calls?")).unwrap();
    hub.get(&at).expect("51 calls, received in November 2026").expect("1 to 25 of 51");
    let all = hub.get("/front-door/calls?which=all&period=2026-11");
    assert_eq!(
        all.all(".kith-choices li"),
        ["To be returned 4", "Late 0", "Returned in time 51", "Returned late 5", "All 60"]
    );
}

#[test]
fn a_message_stands_on_the_named_workers_home_until_that_worker_has_rung_back() {
    let scene = Scene::new();
    let (child, number) = scene.child("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();
    let worker = scene.app.arrange(|a| {
        let worker = record::store::worker::make_worker(a, "Amina Yusuf", "Social worker", None, "a test")?;
        let team = record::store::worker::make_team(a, "North")?;
        record::store::worker::take_post(a, worker, team, "Social worker", day("2026-01-05"))?;
        Ok(worker)
    });
    let amina = scene.app.browser_of(scene.app.account("amina", "Amina Yusuf", "worker", Some(worker)));
    let (school, whose) = (scene.school.to_string(), worker.to_string());
    let typed = [
        ("agency", school.as_str()),
        ("caller", "Gail Marsden"),
        ("phone", "01632 960101"),
        ("worker", whose.as_str()),
        ("number", number.as_str()),
        ("message", "Sam has a bruise again; please ring before three."),
    ];
    hub.get("/front-door/calls/new").expect("Log a call");
    let wrong = hub.post("/front-door/calls/new", &[("number", "K4TM-7Q2X")]);
    for field in ["caller", "message", "number"] {
        assert!(wrong.error_for(field).is_some(), "{field}");
    }

    hub.post("/front-door/calls/new", &typed).expect_status(303);

    let home = amina.get("/");
    home.expect("Ring back").expect("Sam has a bruise again").expect("Due in 1 working day, 24 November 2026");
    scene.manager().get("/").expect_not("Sam has a bruise again");
    let at = home.attributes(".kith-card a", "href").into_iter().find(|a| a.contains("/calls/")).unwrap();
    amina.get(&at).expect("Sam Marsden").expect("taken by Tom Whitworth");
    let other = scene.app.sign_in_as("worker");
    other.get(&at).expect_not("You rang back");
    other.post(&at, &[("outcome", "x"), ("day", "23 11 2026")]).expect_status(403);
    assert!(amina.post(&at, &[("outcome", ""), ("day", "22 11 2026")]).error_for("day").is_some());
    amina.post(&at, &[("outcome", "Spoke to Gail; visit today."), ("day", "23 11 2026")]).expect_status(303);
    amina.get("/").expect_not("Ring back");
    hub.get(&at).expect("Returned 23 November 2026, by Amina Yusuf");
    amina.post(&at, &[("outcome", "again"), ("day", "23 11 2026")]).expect_status(409);
    let running = "SELECT count(*) FROM work_clock WHERE person = $1 AND stopped_on IS NULL";
    assert_eq!(scene.app.count(running, &[child.into()]), 0);
    scene.app.expect_sound();
}

#[test]
fn a_call_about_a_restricted_child_does_not_say_what_it_is_about() {
    let scene = Scene::new();
    let (child, number) = scene.child("Hidden", "Marsden", "2018-02-03");
    let hub = scene.hub();
    let typed = [("caller", "Gail"), ("number", number.as_str()), ("message", "Hidden was seen in town")];
    hub.post("/front-door/calls/new", &typed).expect_status(303);
    scene.app.arrange(|a| access::restrict(a, child, scene.manager, &[], "Somebody who works here is family"));
    let list = hub.get("/front-door/calls");
    list.expect("About a record that you may not open").expect_not("seen in town");
    hub.get(&list.attributes(".kith-work a", "href").remove(0)).expect_status(403);
}
