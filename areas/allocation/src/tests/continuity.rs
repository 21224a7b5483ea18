use super::setting::*;
use days::Day;
use record::store::person::{NewPerson, make_person};
use testkit::TestApp;

/// A child who was with these workers one after the other, each from a day.
fn with(app: &TestApp, many: usize, team: i64, stretches: &[(i64, &str)]) {
    app.arrange(|acting| {
        for n in 0..many {
            let given = format!("Child {n}");
            let new = NewPerson { given: &given, family: "Marsden", source: "a test", ..NewPerson::default() };
            let child = make_person(acting, &new)?;
            for (place, (worker, from)) in stretches.iter().enumerate() {
                let to: Option<Day> = stretches.get(place + 1).map(|(_, next)| day(next));
                answers(acting, child, Some(*worker), team, day(from), to)?;
            }
        }
        Ok(())
    });
}

#[test]
fn c17_04_92_of_700_children_had_3_or_more_workers_in_6_months() {
    let app = app();
    let team = a_team(&app, "North");
    let workers: Vec<i64> = (0..3).map(|n| a_worker(&app, &format!("Worker {n}"), team)).collect();
    with(&app, 500, team, &[(workers[0], "2025-02-01")]);
    with(&app, 108, team, &[(workers[0], "2025-02-01"), (workers[1], "2026-02-01"), (workers[2], "2026-09-01")]);
    with(&app, 92, team, &[(workers[0], "2025-02-01"), (workers[1], "2026-06-01"), (workers[2], "2026-09-01")]);
    let senior = app.sign_in_as("senior");

    let page = senior.get("/continuity");
    page.expect("92 of 700 children had 3 or more workers in 6 months (13.1%)");
    page.expect("200 of 700 children had 3 or more workers in 12 months (28.6%)");

    let list = senior.get("/continuity/changed-6");
    list.expect("92 children who had 3 or more workers in 6 months").expect("1 to 50 of 92");
    assert_eq!(list.all("tbody tr").len(), 50);
    assert_eq!(senior.get("/continuity/changed-6?page=2").all("tbody tr").len(), 42);
    senior.get("/continuity/changed-7").expect_status(404);
}

#[test]
fn c17_05_families_have_had_the_same_worker_for_a_median_of_9_months_and_62_percent_for_over_6() {
    let app = app();
    let team = a_team(&app, "North");
    let (amina, joel) = (a_worker(&app, "Amina Yusuf", team), a_worker(&app, "Joel Okafor", team));
    with(&app, 19, team, &[(joel, "2025-06-01"), (amina, "2026-08-20")]);
    with(&app, 12, team, &[(amina, "2026-02-20")]);
    // The same worker twice in a row has not changed.
    with(&app, 19, team, &[(amina, "2025-03-01"), (amina, "2026-03-01")]);
    let manager = browser(&app, "helen", "Helen Brearley", "manager", Some(joel));

    let page = manager.get("/continuity");
    page.expect("Median 9 months with the same worker");
    page.expect("62.0% have had the same worker for over 6 months (31 of 50)").expect("19 for less");

    manager.get("/continuity/lasting").expect("31 children with the same worker for over 6 months").expect("20 months");
    manager.get("/continuity/shorter").expect("19 children").expect("20 August 2026");
    app.sign_in_as("worker").get("/continuity").expect_status(403);
    app.sign_in_as("workforce")
        .get("/continuity/shorter")
        .expect("A record that you may not open")
        .expect_not("Marsden");
}

#[test]
fn where_no_child_has_a_worker_the_page_says_so() {
    let app = app();
    let page = app.sign_in_as("senior").get("/continuity");
    page.expect("0 of 0 children").expect("No child has a worker today.");
}
