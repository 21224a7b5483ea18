use super::scene::{Scene, publish};

fn line(seen: &testkit::Seen, ask: &str) -> Vec<String> {
    let asks = seen.all("td[data-label='Question']");
    let n = asks.iter().position(|cell| cell.starts_with(ask)).unwrap_or_else(|| panic!("no {ask} in {asks:?}"));
    let cell = |label: &str| seen.all(&format!("td[data-label='{label}']"))[n].clone();
    vec![asks[n].clone(), cell("Asked in"), cell("Answered in"), cell("With words"), cell("Filled in")]
}

#[test]
fn questions_are_counted_over_the_records_of_a_period() {
    let scene = Scene::new();
    for n in 0..12 {
        let mut answers = vec![("place", "Home"), ("seen", "yes"), ("impact", "n/a")];
        if n < 3 {
            answers.push(("risk", "The stairs have no gate, and she is two."));
        }
        scene.completed("visit", &answers);
    }
    scene.draft("visit", &[("risk", "not counted")]);

    let seen = scene.sian().get("/unused-questions?form=visit");

    seen.expect("Visit, 12 records completed")
        .expect("23 November 2025 to 23 November 2026")
        .expect("Nobody answers these");
    assert_eq!(line(&seen, "Where did you meet?"), ["Where did you meet?", "12", "12", "12", "100.0% (75.8 to 100.0)"]);
    assert_eq!(line(&seen, "What does it mean")[0], "What does it mean for the child? Nobody answers it");
    assert_eq!(line(&seen, "What does it mean")[1..4], ["12", "12", "0"]);
    assert_eq!(line(&seen, "What could harm")[1..4], ["12", "3", "3"]);
    assert_eq!(line(&seen, "Did you see the child?")[3], "not in words");
    assert_eq!(line(&seen, "Why was the child not seen, and")[4], "not asked");
}

#[test]
fn records_outside_the_period_do_not_count() {
    let scene = Scene::new();
    scene.completed("visit", &[("place", "Home")]);
    scene.app.minutes_pass(60 * 24 * 40);
    scene.completed("visit", &[("place", "School")]);
    let sian = scene.sian();

    sian.get("/unused-questions?form=visit&from=1+12+2026&until=31+12+2026")
        .expect("No record was completed with this form in that time")
        .expect_status(200);
    sian.get("/unused-questions?form=visit&from=1+1+2027&until=2+1+2027").expect("Visit, 1 record completed");
    sian.get("/unused-questions?form=visit&from=1+11+2026").expect("Visit, 2 records completed");
    let wrong = sian.get("/unused-questions?from=31+11+2026&until=soon");
    wrong.expect_status(422);
    assert_eq!(wrong.field("from").as_deref(), Some("31 11 2026"));
    assert!(wrong.error_for("until").is_some());
    sian.get("/unused-questions?from=2+1+2027&until=1+1+2027").expect_status(422).expect("Exchange them");
}

#[test]
fn the_same_figures_download_as_csv() {
    let scene = Scene::new();
    for _ in 0..10 {
        scene.completed("visit", &[("place", "Home")]);
    }
    let sian = scene.sian();
    let to = sian.get("/unused-questions?form=visit").attributes("a[href*='.csv']", "href").remove(0);

    let file = sian.get(&to);

    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(file.header("content-disposition").unwrap().contains("questions-answered-2025-11-23-to-2026-11-23.csv"));
    let text = file.source();
    assert!(text.starts_with("form,form_title,records_completed"));
    assert!(text.contains("visit,Visit,10,10,2025-11-23,2026-11-23,place,Where did you meet?,yes,10,10,10,100.0,72.2,100.0,answered\r\n"), "{text}");
    assert!(text.contains(",going_well,\"What is going well, and who makes it go well?\",yes,10,0,0,0.0,0.0,27.8,nobody answers it\r\n"), "{text}");
    assert_eq!(text.lines().count(), 25);
}

#[test]
fn a_question_that_was_taken_out_is_still_counted_and_marked() {
    let scene = Scene::new();
    scene.completed("visit", &[("going_well", "Dad reads to her.")]);
    let sian = scene.sian();
    sian.get("/forms/visit/edit/questions/going_well/out")
        .expect("Of the one record completed with this form, 1 asked it and 1 answers it");
    sian.post("/forms/visit/edit/questions/going_well/out", &[]).expect_status(303);
    publish(&sian, "visit", "Asked elsewhere").expect_status(303);

    let seen = sian.get("/unused-questions?form=visit");

    assert_eq!(line(&seen, "What is going well")[0], "What is going well, and who makes it go well? No longer asked");
    assert_eq!(line(&seen, "What is going well")[1..3], ["1", "1"]);
}
