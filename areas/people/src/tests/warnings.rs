use super::setting::*;

#[test]
fn a_warning_asks_whether_the_person_was_told_and_why_not_and_stands_at_the_head_of_every_page() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.sign_in_as("worker");
    let new = format!("/people/{number}/warnings/new");
    let silent = worker.post(&new, &[("words", "Dog"), ("gravity", "mind")]);
    assert!(silent.error_for("told").is_some() && silent.error_for("review_on").is_some());
    let no =
        [("words", "Ex-partner threatens workers"), ("gravity", "high"), ("told", "no"), ("review_on", "1 3 2027")];
    assert!(worker.post(&new, &no).error_for("told_why").unwrap().contains("why the person has not been told"));
    let past = worker.post(&new, &[("words", "Dog"), ("gravity", "mind"), ("told", "yes"), ("review_on", "1 3 2026")]);
    assert!(past.error_for("review_on").is_some());

    let whole: Vec<_> = no.iter().copied().chain([("told_why", "It would show that Mum spoke")]).collect();
    worker.post(&new, &whole).expect_status(303);

    assert_eq!(app.last_act(), "warn");
    for end in ["", "/work", "/family", "/records", "/measures", "/about"] {
        let page = worker.get(&format!("/people/{number}{end}"));
        page.expect("Ex-partner threatens workers").expect("the person was not told");
    }
    worker
        .get(&format!("/people/{number}/about"))
        .expect("It would show that Mum spoke")
        .expect("look again on 1 March 2027");
}

#[test]
fn a_warning_is_looked_at_again_on_its_day_and_ended_with_a_reason_that_stays() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.browser_of(a_worker(&app, "Amina Yusuf", "West team", Some(child)));
    let new = [
        ("words", "Dog"),
        ("gravity", "mind"),
        ("told", "not_yet"),
        ("told_why", "At the next visit"),
        ("review_on", "1 12 2026"),
    ];
    worker.post(&format!("/people/{number}/warnings/new"), &new).expect_status(303);
    worker.get("/").expect_not("Look at the warning again");
    app.minutes_pass(60 * 24 * 9);
    let worker = app.browser_of(worker.account.unwrap());
    worker.get("/").expect("Look at the warning again: Dog").expect("was due 1 December 2026");
    let page = worker.get(&format!("/people/{number}/about"));
    page.expect("to be looked at again since");
    let href = page.attributes("#warnings ~ dl a", "href").remove(0);

    worker.get(&href).expect_status(200).expect("Dog");
    worker.post(&href, &[("stands", "stands"), ("told", "yes"), ("review_on", "1 6 2027")]).expect_status(303);

    worker.get(&format!("/people/{number}")).expect("the person was told");
    worker.get("/").expect_not("Look at the warning again");
    assert!(worker.post(&href, &[("stands", "ended")]).error_for("reason").is_some());
    worker
        .post(&href, &[("stands", "ended"), ("reason", "The dog was rehomed; I saw the empty kennel")])
        .expect_status(303);
    let page = worker.get(&format!("/people/{number}/about"));
    page.expect("There are no warnings").expect("The dog was rehomed");
    worker.get(&href).expect_status(404);
    worker.post(&href, &[("stands", "stands")]).expect_status(404);
    app.expect_sound();
}
