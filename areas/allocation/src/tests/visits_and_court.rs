use super::setting::*;
use record::store::clock::{self, Duty};
use record::store::fact::set_fact;
use record::words::FactKind;
use store::{Acting, Fault};

fn duty(acting: &mut Acting<'_>, person: i64, rule: &str, worker: i64, due: &str, done: bool) -> Result<i64, Fault> {
    let duty = Duty {
        id: 0,
        person,
        rule: rule.to_owned(),
        version: 1,
        words: format!("Do {rule}"),
        basis: "local".to_owned(),
        source: "a test".to_owned(),
        started: day("2026-11-02"),
        due: day(due),
        stopped: done.then(|| day("2026-11-03")),
        worker: Some(worker),
    };
    clock::start(acting, &duty, None)
}

#[test]
fn visits_due_are_the_running_duties_to_visit_and_each_number_opens_its_list() {
    let app = app();
    let team = a_team(&app, "East team");
    let (joel, amina) = (a_worker(&app, "Joel Okafor", team), a_worker(&app, "Amina Yusuf", team));
    let (one, _) = a_child(&app, "Robin", "Marsden");
    let (two, _) = a_child(&app, "Alex", "Brook");
    app.arrange(|acting| {
        for child in [one, two] {
            answers(acting, child, Some(joel), team, day("2026-06-01"), None)?;
        }
        duty(acting, one, "child_protection_visit", joel, "2026-11-20", false)?;
        duty(acting, one, "first_placement_visit", joel, "2026-11-23", false)?;
        duty(acting, two, "settled_placement_visit", joel, "2026-12-20", false)?;
        // Neither a duty that was met nor one that asks for no visit is counted, nor another worker's.
        duty(acting, two, "placement_visit", joel, "2026-11-20", true)?;
        duty(acting, two, "visit_written_up", joel, "2026-11-20", false)?;
        duty(acting, two, "child_protection_visit", amina, "2026-12-01", false)
    });
    let senior = app.sign_in_as("senior");

    let page = senior.get("/caseloads");
    page.expect(
        "Joel Okafor Social worker 2 within 15 2.0 3 : visits due, Joel Okafor 1 overdue : visits, Joel Okafor 0",
    )
    .expect("Amina Yusuf Social worker 0 within 15 0.0 1 : visits due, Amina Yusuf 0")
    .expect("A visit for which no timescale runs is not among them");
    let at = |which: &str| format!("/caseloads/workers/{joel}/visits/{which}");
    for which in ["due", "overdue"] {
        assert!(page.attributes("main a", "href").contains(&at(which)), "{which}");
    }
    let due = senior.get(&at("due"));
    due.expect("Joel Okafor: 3 visits due")
        .expect("Late by 1 working day")
        .expect("Due today")
        .expect_not("written_up");
    assert_eq!(due.all("tbody tr").len(), 3);
    let overdue = senior.get(&at("overdue"));
    overdue.expect("Joel Okafor: 1 visit overdue").expect("Robin Marsden");
    assert_eq!(overdue.all("tbody tr").len(), 1);
    senior.get(&at("ever")).expect_status(404);
    let late = senior.get(&format!("/caseloads/workers/{joel}/late"));
    late.expect("Joel Okafor: 2 clocks that are late")
        .expect("Do visit_written_up")
        .expect_not("Alex Brook 9 Do settled");
    assert_eq!(late.all("tbody tr").len(), 2);
    senior.get(&format!("/caseloads/workers/{joel}")).expect("Visits due 3");
}

#[test]
fn court_counts_whom_the_manager_says_and_an_interim_care_order_on_record_and_no_other_status() {
    let app = app();
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    let mut numbers = Vec::new();
    for (given, status) in [("Robin", "C1"), ("Alex", "C2"), ("Sky", "E1"), ("Kim", "V2"), ("Jo", "")] {
        let (child, number) = a_child(&app, given, "Marsden");
        numbers.push(number);
        app.arrange(|acting| {
            if !status.is_empty() {
                let words = format!("Status {status}");
                set_fact(acting, child, FactKind::LegalStatus, status, &words, "a test", "a test")?;
            }
            answers(acting, child, Some(joel), team, day("2026-06-01"), None)
        });
    }
    let manager = browser(&app, "helen", "Helen Brearley", "manager", Some(helen));
    let said = [("complexity", "0"), ("travel", "0"), ("court", "yes"), ("reason", "A hearing in private law")];
    manager.post(&format!("/people/{}/weight", numbers[4]), &said).expect_status(303);

    let page = manager.get("/caseloads");

    // 5 children, 4 of them looked after (0.3 each), court work for 2 (0.5 each), none under five or newly allocated.
    page.expect("Joel Okafor Social worker 5 within 15 7.2 0 2 : court, Joel Okafor")
        .expect("Proceedings of which neither tells do not show");
    let list = manager.get(&format!("/caseloads/workers/{joel}/court"));
    list.expect("Joel Okafor: 2 children with court work")
        .expect("Status C1, on record, last confirmed 23 November 2026")
        .expect("Helen Brearley says so: A hearing in private law")
        .expect_not("Status C2")
        .expect_not("Status E1");
    assert_eq!(list.all("tbody tr").len(), 2);
}
