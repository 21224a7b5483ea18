use super::setting::*;
use record::store::fact::set_fact;
use record::words::FactKind;
use testkit::TestApp;

fn known(app: &TestApp, child: i64, kind: FactKind, code: &str, words: &str) {
    app.arrange(|acting| set_fact(acting, child, kind, code, words, "Family", "Joel Okafor"));
}

#[test]
fn c06_01_refused_not_yet_asked_and_unknown_are_three_answers_and_a_code_alone_is_not_explored() {
    let app = app();
    let worker = app.sign_in_as("worker");
    let answers = ["WBRI", "refused", "not_yet_asked", "unknown"];
    let mut said = std::collections::BTreeSet::new();
    for answer in answers {
        let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
        known(&app, child, FactKind::Ethnicity, answer, "");
        let page = worker.get(&format!("/people/{number}/about"));
        said.insert(page.row("Ethnicity").unwrap());
        assert!(page.row("What identity means in daily life").unwrap().contains("Not explored yet"), "{answer}");
    }
    assert_eq!(said.len(), answers.len(), "{said:?}");
}

#[test]
fn c06_01_a_dip_of_nineteen_records_holds_a_value_and_an_analysis_in_each() {
    let app = app();
    let worker = app.sign_in_as("worker");
    for n in 0..19 {
        let (_, number) = a_child(&app, &format!("Robin{n}"), "Marsden", "2019-03-14");
        let at = format!("/people/{number}/about");
        assert!(worker.get(&at).row("What identity means in daily life").unwrap().contains("not been recorded either"));
        let code = [("code", "MWBC"), ("source", "Mother")];
        fill(&worker, &format!("{at}/fact/ethnicity"), &code).expect_status(303);
        let meaning =
            [("words", "She is the only brown child in class; we asked her whom she talks to."), ("source", "Robin")];
        fill(&worker, &format!("{at}/fact/identity_analysis"), &meaning).expect_status(303);
        let page = worker.get(&at);
        assert!(page.row("Ethnicity").unwrap().contains("White and Black Caribbean (MWBC)"));
        assert!(page.row("What identity means in daily life").unwrap().contains("only brown child"));
        page.expect_not("Not explored");
    }
}

#[test]
fn a_fact_shows_when_it_was_confirmed_and_by_whom_is_confirmed_with_one_click_and_changed_where_it_stands() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    known(&app, child, FactKind::Language, "said", "Polish");
    app.minutes_pass(60 * 24 * 500);
    let worker = app.sign_in_as("worker");
    let about = format!("/people/{number}/about");
    let before = worker.get(&about).row("First language").unwrap();
    assert!(
        before.contains("confirmed 23 November 2026 by Joel Okafor, from Family; more than a year ago"),
        "{before}"
    );
    let confirm = worker.get(&about).attributes("#fact-language form", "action").remove(0);

    worker.post(&confirm, &[]).expect_status(303);

    assert_eq!(app.last_act(), "confirm_fact");
    let after = worker.get(&about).row("First language").unwrap();
    assert!(after.contains("confirmed 6 April 2028 by Social worker") && !after.contains("ask again"), "{after}");
    let open = worker.get(&format!("{about}/fact/language"));
    assert_eq!(open.field("words").as_deref(), Some("Polish"));
    let new = [("code", "said"), ("words", "Polish and Kurdish"), ("source", "Robin")];
    fill(&worker, &format!("{about}/fact/language"), &new).expect_status(303);
    let page = worker.get(&about);
    assert!(page.row("First language").unwrap().starts_with("Polish and Kurdish"));
    let earlier = page.all("#fact-language .kith-earlier li");
    assert_eq!(earlier, ["Polish, from Family, until 6 April 2028"]);
    app.expect_sound();
}

#[test]
fn what_is_missing_in_a_fact_is_asked_for_and_nothing_typed_is_lost() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.sign_in_as("worker");
    let at = format!("/people/{number}/about/fact/interpreter");

    let page = fill(&worker, &at, &[("code", "yes"), ("words", ""), ("source", "Mother")]);

    page.expect_status(422);
    assert!(page.error_for("words").is_some() && page.error_for("source").is_none());
    assert_eq!(page.field("source").as_deref(), Some("Mother"));
    let forged = fill(&worker, &at, &[("code", "perhaps"), ("source", "Mother")]);
    assert!(forged.error_for("code").unwrap().contains("Choose an answer"));
    worker.get(&format!("/people/{number}/about/fact/shoe_size")).expect_status(404);
    assert_eq!(app.count("SELECT count(*) FROM person_fact", &[]), 0);
}

#[test]
fn a_legal_name_that_changes_stays_as_a_previous_name_and_one_written_wrongly_goes() {
    let app = app();
    let (_, number) = a_child(&app, "Robyn", "Marsden", "2019-03-14");
    let worker = app.sign_in_as("worker");
    let about = format!("/people/{number}/about");
    let change = |how: &str, given: &str, family: &str| {
        let href = worker.get(&about).attributes("#names ~ dl a", "href").remove(0);
        let to = href.split('#').next().unwrap().to_owned();
        fill(&worker, &to, &[("how", how), ("given", given), ("family", family), ("source", "Birth certificate")])
    };

    change("wrong", "Robin", "Marsden").expect_status(303);
    change("changed", "Robin", "Okafor").expect_status(303);

    let page = worker.get(&about);
    page.expect("Robin Okafor").expect("1 taken off");
    assert!(page.row("Legal name").unwrap().starts_with("Robin Okafor"));
    assert!(page.row("Previous name").unwrap().starts_with("Robin Marsden"));
    worker.get(&search(&worker, "Robin Marsden")).expect("Robin Okafor");
    let added = [("kind", "preferred"), ("given", "Rob"), ("family", ""), ("source", "Robin")];
    fill(&worker, &format!("{about}/name/new"), &added).expect_status(303);
    worker.get(&about).expect("likes to be called Rob");
    change("neither", "Robin", "Okafor").expect_status(422);
}

#[test]
fn an_expected_birth_becomes_a_day_of_birth_and_the_expected_day_stays_to_be_seen() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.sign_in_as("worker");
    let (about, at) = (format!("/people/{number}/about"), format!("/people/{number}/about/birth"));
    let set =
        |kind: &str, day: &str| fill(&worker, &at, &[("birth_kind", kind), ("birth", day), ("source", "Midwife")]);

    set("expected", "3 3 2027").expect_status(303);
    worker.get(&about).expect("Not yet born").expect("expected 3 March 2027");
    set("actual", "20 11 2026").expect_status(303);

    let page = worker.get(&about);
    assert!(page.row("Date of birth").unwrap().contains("20 November 2026"));
    assert!(page.row("Date of birth").unwrap().contains("from Midwife"));
    let earlier = page.all("#birth .kith-earlier li");
    assert_eq!(earlier.len(), 2, "{earlier:?}");
    assert!(earlier[0].starts_with("3 March 2027, until 23 November 2026"));
    worker.post(&page.attributes("#birth form", "action")[0], &[]).expect_status(303);
    let died = [("birth_kind", "actual"), ("birth", "20 11 2026"), ("death", "19 11 2026"), ("source", "Hospital")];
    assert!(fill(&worker, &at, &died).error_for("death").unwrap().contains("before the birth"));
    let died = [("birth_kind", "actual"), ("birth", "20 11 2026"), ("death", "22 11 2026"), ("source", "Hospital")];
    fill(&worker, &at, &died).expect_status(303);
    worker.get(&about).expect("died 22 November 2026");
    set("unknown", "1 1 2019").expect_status(422).expect("say whether it is known");
}

#[test]
fn c42_01_a_number_has_its_source_is_checked_belongs_to_one_person_and_is_taken_off_with_a_reason() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (_, other) = a_child(&app, "Tyler", "Ward", "2018-03-14");
    let worker = app.sign_in_as("worker");
    let at = |who: &str| format!("/people/{who}/about/number/new");
    let nhs = [("scheme", "nhs"), ("value", "943 476 5919"), ("verification", "pending"), ("source", "GP letter")];

    fill(&worker, &at(&number), &nhs).expect_status(303);

    let shown = worker.get(&format!("/people/{number}/about")).row("NHS number").unwrap();
    assert!(shown.contains("943 476 5919 , check pending") && shown.contains("from GP letter"), "{shown}");
    let again = fill(&worker, &at(&other), &nhs);
    assert!(again.error_for("value").unwrap().contains("Another record has this number"));
    let wrong = [("scheme", "upn"), ("value", "A12"), ("verification", "unverified"), ("source", "School")];
    assert!(fill(&worker, &at(&number), &wrong).error_for("value").is_some());
    let check = worker.get(&format!("/people/{number}/about")).attributes("#numbers ~ dl a", "href").remove(0);
    let check = check.split('#').next().unwrap();
    fill(&worker, check, &[("outcome", "verified")]).expect_status(303);
    worker.get(&format!("/people/{number}/about")).expect("943 476 5919 , verified");
    assert!(fill(&worker, check, &[("outcome", "wrong")]).error_for("reason").is_some());
    fill(&worker, check, &[("outcome", "wrong"), ("reason", "The twin's number")]).expect_status(303);
    worker.get(&format!("/people/{number}/about")).expect("No numbers are recorded yet").expect("1 taken off");
    fill(&worker, &at(&other), &nhs).expect_status(303);
}

#[test]
fn addresses_follow_each_other_and_the_ones_before_stay_to_be_seen() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.sign_in_as("worker");
    let (about, new) = (format!("/people/{number}/about"), format!("/people/{number}/about/address/new"));
    let add = |lines: &str, from: &str, left: &str| {
        let fields = [
            ("kind", "home"),
            ("lines", lines),
            ("postcode", "wm42qt"),
            ("from", from),
            ("left", left),
            ("source", "Mother"),
        ];
        fill(&worker, &new, &fields)
    };
    add("12 Weir Lane\nStannerby", "1 2 2020", "").expect_status(303);
    assert!(add("1 Hill Rise", "1 1 2019", "yes").error_for("from").unwrap().contains("before the birth"));
    assert!(add("1 Hill Rise", "1 1 2020", "yes").error_for("from").unwrap().contains("1 February 2020"));
    assert!(add("1 Hill Rise", "24 11 2026", "yes").error_for("from").unwrap().contains("in the future"));
    assert!(add("1 Hill Rise", "1 6 2026", "").error_for("left").is_some());

    add("1 Hill Rise", "1 6 2026", "yes").expect_status(303);

    let page = worker.get(&about);
    assert!(page.row("Home").unwrap().starts_with("1 Hill Rise WM4 2QT since 1 June 2026"));
    let earlier = page.all("#addresses ~ dl .kith-earlier li");
    assert_eq!(earlier, ["Home: 12 Weir Lane, Stannerby, WM4 2QT, 1 February 2020 to 1 June 2026, from Mother"]);
    let change = page.attributes("#addresses ~ dl a", "href").remove(0);
    let change = change.split('#').next().unwrap();
    assert!(fill(&worker, change, &[("outcome", "left")]).error_for("to").is_some());
    fill(&worker, change, &[("outcome", "wrong"), ("reason", "It is the aunt's")]).expect_status(303);
    worker.get(&about).expect("1 taken off").expect("Not known");
}

#[test]
fn a_page_opened_before_somebody_elses_change_says_what_they_wrote_and_keeps_what_was_typed() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    known(&app, child, FactKind::Religion, "none", "");
    let worker = app.sign_in_as("worker");
    let at = format!("/people/{number}/about/fact/religion");
    let open = worker.get(&at);
    let confirm = worker.get(&format!("/people/{number}/about")).attributes("#fact-religion form", "action").remove(0);
    known(&app, child, FactKind::Religion, "said", "Muslim; prays at home");

    let typed = [
        ("seen", open.field("seen").unwrap()),
        ("code", "said".to_owned()),
        ("words", "Catholic".to_owned()),
        ("source", "Mother".to_owned()),
    ];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let page = worker.post(&at, &typed);

    page.expect_status(409).expect("Joel Okafor changed this").expect("Muslim; prays at home");
    assert_eq!(page.field("words").as_deref(), Some("Catholic"));
    worker.post(&confirm, &[]).expect_status(409).expect("reload the page");
    let again = [
        ("seen", page.field("seen").unwrap()),
        ("code", "said".to_owned()),
        ("words", "Catholic".to_owned()),
        ("source", "Mother".to_owned()),
    ];
    let again: Vec<(&str, &str)> = again.iter().map(|(n, v)| (*n, v.as_str())).collect();
    worker.post(&at, &again).expect_status(303);
    assert!(worker.get(&format!("/people/{number}/about")).row("Religion or belief").unwrap().starts_with("Catholic"));
}

#[test]
fn who_may_not_edit_reads_the_facts_without_buttons() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    known(&app, child, FactKind::Language, "said", "Polish");
    let reviewer = app.sign_in_as("reviewer");
    let page = reviewer.get(&format!("/people/{number}/about"));
    page.expect("Polish").expect_not("Confirm").expect_not("Add a name");
    reviewer.get(&format!("/people/{number}/about/fact/language")).expect_status(403);
}

#[test]
fn an_adult_is_not_asked_why_they_are_in_care() {
    let app = app();
    let (_, number) = a_child(&app, "Gail", "Marsden", "1990-01-02");
    let worker = app.sign_in_as("worker");
    worker.get(&format!("/people/{number}/about")).expect("First language").expect_not("Why I am in care");
}
