use super::scene::Scene;
use jiff::civil::date;
use record::store::worker::{make_team, make_worker, take_post};
use record::store::{document, form};
use testkit::Browser;

/// Workers of a team, each with an account: worker and account.
fn workers(scene: &Scene, team: &str, n: usize) -> Vec<(i64, i64)> {
    let team = scene.app.arrange(|acting| make_team(acting, team));
    let make = |nth: usize| {
        let name = format!("Worker {team} {nth}");
        let worker = scene.app.arrange(|acting| {
            let worker = make_worker(acting, &name, "Social worker", None, "test")?;
            take_post(acting, worker, team, "Social worker", date(2020, 1, 1))?;
            Ok(worker)
        });
        (worker, scene.app.account(&format!("w{team}x{nth}"), &name, "worker", Some(worker)))
    };
    (0..n).map(make).collect()
}

fn wrote(scene: &Scene, account: i64, form_name: &str) {
    let text = super::scene::FORMS.iter().find(|(f, _)| *f == form_name).unwrap().1;
    let day = days::day_of(scene.app.now());
    scene.app.arrange(|acting| {
        form::ensure_built_in(acting, form_name, text)?;
        let id = document::make_draft(acting, form_name, 1, &[scene.child], account, "A worker")?;
        document::complete(acting, id, day, None, "A worker")
    });
}

fn books(browser: &Browser<'_>, worker: i64) {
    let fields = [("day", "27 11 2026"), ("helper", "Dilys Penry"), ("about", "Finding the visit form")];
    browser.post(&format!("/free-text-only/{worker}"), &fields).expect_status(303);
}

/// C05-01: 6 of 48 workers (12.5%) have used free-text only in the last 30 days; floor support is booked for 5.
#[test]
fn c05_01_6_of_48_workers_wrote_free_text_only_in_the_last_30_days_and_floor_support_is_booked_for_5() {
    let scene = Scene::new();
    let all = workers(&scene, "North", 49);
    // Long ago, and on a form that asks: it does not count any more.
    wrote(&scene, all[0].1, "visit");
    scene.app.minutes_pass(40 * 24 * 60);
    for (_, account) in &all[..6] {
        wrote(&scene, *account, "note");
    }
    for (_, account) in &all[6..48] {
        wrote(&scene, *account, "note");
        wrote(&scene, *account, "visit");
    }
    let sian = scene.sian();
    sian.get("/free-text-only").expect("6 of 48 workers (12.5%").expect("Floor support is booked for 0 of them");
    let fields = [("day", "7 1 2027"), ("helper", "Dilys Penry"), ("about", "Finding the visit form")];
    for (worker, _) in &all[..5] {
        sian.post(&format!("/free-text-only/{worker}"), &fields).expect_status(303);
    }

    let page = sian.get("/free-text-only");

    page.expect("6 of 48 workers (12.5%").expect("who completed a record in the last 30 days wrote free text only");
    page.expect("Floor support is booked for 5 of them").expect("Booked for 7 January 2027 with Dilys Penry");
    assert_eq!(page.all("td[data-label='Worker']").len(), 6);
    assert_eq!(page.attributes("td[data-label='Floor support'] a", "href").len(), 6);
}

#[test]
fn help_that_was_booked_is_settled_with_what_came_of_it_and_a_manager_sees_their_own_team() {
    let scene = Scene::new();
    let (own, other) = (workers(&scene, "North", 2), workers(&scene, "South", 1));
    for (_, account) in own.iter().chain(&other) {
        wrote(&scene, *account, "note");
    }
    let manager = scene.app.account("helen", "Helen Brearley", "manager", Some(own[1].0));
    let helen = scene.app.browser_of(manager);
    let at = format!("/free-text-only/{}", own[0].0);

    helen.get("/free-text-only").expect("2 of 2 workers");
    scene.sian().get("/free-text-only").expect("3 of 3 workers");
    helen.get(&format!("/free-text-only/{}", other[0].0)).expect_status(404);
    let wrong = helen.post(&at, &[("day", "1 1 2020"), ("helper", ""), ("about", "Visits")]);
    wrong.expect_status(422).expect("has passed");
    assert!(wrong.error_for("helper").is_some());
    assert_eq!(wrong.field("about").as_deref(), Some("Visits"));
    helen.get(&at).expect("Book it");
    books(&helen, own[0].0);
    let booked = helen.get(&at);
    booked.expect("27 November 2026 with Dilys Penry");
    helen
        .post(&at, &[("day", "28 11 2026"), ("helper", "Dilys Penry"), ("about", "Again")])
        .expect("Floor support was booked for this worker after you opened the page");
    let to = booked.attributes("form[action^='/free-text-only/']", "action").remove(0);
    helen.post(&to, &[("settled", ""), ("came", "")]).expect_status(422).expect("Say whether it was given");
    helen.post(&to, &[("settled", "given"), ("came", "Wrote a visit together")]).expect_status(303);
    assert_eq!(scene.app.last_act(), "settle_floor_support");
    helen.get(&at).expect("Wrote a visit together").expect("Book it");
    helen.post(&to, &[("settled", "not_given"), ("came", "Ill")]).expect("Helen Brearley said what came of this");
    for role in ["worker", "analyst", "member"] {
        let browser = scene.app.sign_in_as(role);
        browser.get("/free-text-only").expect_status(403);
        browser.post(&at, &[]).expect_status(403);
    }
}
