use super::setting::*;
use record::store::clock::{self, Duty};
use testkit::{Browser, TestApp};

fn agreed(browser: &Browser<'_>, number: &str, due: &str) -> String {
    let new = [("words", "Ring school"), ("owner_words", "Gail Marsden"), ("due", due), ("place", "a call")];
    browser.post(&format!("/people/{number}/work/new"), &new).expect_status(303);
    let page = browser.get(&format!("/people/{number}/work"));
    page.attributes(".kith-work a", "href").into_iter().next().unwrap()
}

fn duty(app: &TestApp, child: i64, due: &str) -> i64 {
    app.arrange(|acting| {
        let duty = Duty {
            id: 0,
            person: child,
            rule: "visit".to_owned(),
            version: 1,
            words: "Visit the child".to_owned(),
            basis: "local".to_owned(),
            source: "a test".to_owned(),
            started: "2026-11-01".parse().unwrap(),
            due: due.parse().unwrap(),
            stopped: None,
            worker: None,
        };
        clock::start(acting, &duty, None)
    })
}

#[test]
fn c03_01_a_visit_on_day_8_recorded_on_day_15_against_10_days_is_done_in_time_and_recorded_7_days_late() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (one, other) = (duty(&app, child, "2026-11-18"), duty(&app, child, "2026-11-10"));
    app.arrange(|acting| {
        clock::stop(acting, one, "2026-11-16".parse().unwrap())?;
        clock::stop(acting, other, "2026-11-13".parse().unwrap())
    });

    let page = app.sign_in_as("worker").get(&format!("/people/{number}/work"));

    page.expect("Done in time, 16 November 2026 (due 18 November 2026), recorded 7 days late, 23 November 2026");
    page.expect("Done 3 days late, 13 November 2026 (due 10 November 2026)");
}

#[test]
fn an_action_is_marked_done_with_what_shows_it_once() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.sign_in_as("worker");
    let action = agreed(&worker, &number, "24 11 2026");
    worker.get(&action).expect("Gail Marsden").expect("Due in 1 working day");
    assert!(worker.post(&format!("{action}/done"), &[("evidence", " ")]).error_for("evidence").is_some());
    app.minutes_pass(60 * 24 * 4);
    let worker = app.browser_of(worker.account.unwrap());

    let done = worker.post(&format!("{action}/done"), &[("evidence", "School sent the attendance sheet")]);

    assert_eq!(app.last_act(), "finish_action");
    worker.follow(&done).expect("Done 3 days late, 27 November 2026 (due 24 November 2026)").expect("attendance sheet");
    let again = worker.post(&format!("{action}/not-done"), &[("why", "No longer needed")]);
    again.expect_status(409).expect("settled after you opened the page: Done 3 days late");
}

#[test]
fn an_action_is_left_undone_with_a_reason_or_given_to_another() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.browser_of(a_worker(&app, "Amina Yusuf", "West team", Some(child)));
    let action = agreed(&worker, &number, "24 11 2026");
    let amina = app.count("SELECT id FROM worker WHERE name = 'Amina Yusuf'", &[]).to_string();
    let both = [("owner", amina.as_str()), ("owner_words", "Gail"), ("due", "24 11 2026")];
    assert!(worker.post(&format!("{action}/give"), &both).error_for("owner").unwrap().contains("not both"));
    let past = [("owner", amina.as_str()), ("due", "22 11 2026")];
    assert!(worker.post(&format!("{action}/give"), &past).error_for("due").unwrap().contains("has passed"));

    worker.post(&format!("{action}/give"), &[("owner", &amina), ("due", "1 12 2026")]).expect_status(303);

    let home = worker.get("/");
    home.expect("Ring school").expect("Due 1 December 2026");
    assert!(home.attributes(".kith-work a", "href").contains(&action));
    assert!(worker.post(&format!("{action}/not-done"), &[]).error_for("why").is_some());
    worker.post(&format!("{action}/not-done"), &[("why", "The family moved away")]).expect_status(303);
    worker
        .get(&format!("/people/{number}/work"))
        .expect("Not done, settled 23 November 2026")
        .expect("The family moved away");
    worker.get("/").expect_not("Ring school");
    app.expect_sound();
}

#[test]
fn an_action_of_another_child_is_not_here_and_a_reader_may_not_settle_it() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (_, other) = a_child(&app, "Tyler", "Ward", "2018-03-14");
    let worker = app.sign_in_as("worker");
    let action = agreed(&worker, &number, "24 11 2026");
    worker.get(&action.replace(&number, &other)).expect_status(404);
    let quality = app.sign_in_as("quality");
    quality.get(&action).expect_status(200).expect_not("Mark as done");
    quality.post(&format!("{action}/done"), &[("evidence", "x")]).expect_status(403);
}
