use super::setting::*;

const DETAILS: [(&str, &str); 6] = [
    ("given", "Amira"),
    ("family", "Haddad"),
    ("birth_kind", "actual"),
    ("birth", "3 4 2016"),
    ("source", "School, by telephone"),
    ("postcode", "wm4 2qt"),
];

fn with(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let rest = DETAILS.iter().copied().filter(|(name, _)| !changed.iter().any(|(n, _)| n == name));
    changed.iter().copied().chain(rest).collect()
}

#[test]
fn a_record_is_made_only_after_a_search_and_is_found_by_a_misspelt_name() {
    let app = app();
    let worker = app.sign_in_as("worker");
    worker.get("/people/new/1").expect_status(404);
    let found = worker.get(&search(&worker, "Amira Haddad"));
    found.expect("Nobody was found").expect("Make a new record");
    let new = new_after(&worker, "Amira Haddad 3/4/2016 WM4 2QT");
    let form = worker.get(&new);
    form.expect("Nobody in Kith is like these details");
    assert_eq!(form.field("given").as_deref(), Some("Amira"));
    assert_eq!(form.field("birth").as_deref(), Some("3 April 2016"));
    assert_eq!(form.field("postcode").as_deref(), Some("WM4 2QT"));

    let made = worker.post(&new, &with(&[("called", "Mimi")]));

    let page = worker.follow(&made);
    assert!(page.row("Legal name").unwrap().contains("by Social worker, Social worker, from School, by telephone"));
    page.expect_status(200).expect("The record is made").expect("Amira Haddad").expect("likes to be called Mimi");
    assert_eq!(app.last_act(), "make_person");
    worker.get(&search(&worker, "Ameera Hadad")).expect("Amira Haddad");
    worker.get(&search(&worker, "WM4 2QT")).expect("Amira Haddad").expect("Same postcode");
    app.expect_sound();
}

#[test]
fn a_strong_match_stands_beside_the_details_with_reasons_and_asks_why() {
    let app = app();
    let (_, number) = a_child(&app, "Amira", "Haddad", "2016-04-03");
    let worker = app.sign_in_as("worker");
    let new = new_after(&worker, "Amira Haddad");
    let people = || app.count("SELECT count(*) FROM person", &[]);

    let asked = worker.post(&new, &with(&[("birth", "4 3 2016"), ("given", "Ameera")]));

    asked.expect_status(422).expect("Already in Kith?").expect("Amira Haddad");
    assert!(asked.error_for("reason").unwrap().contains("another person"));
    assert!(!asked.all(".kith-match__reasons li").is_empty());
    assert_eq!(asked.attributes(".kith-match a", "href"), [format!("/people/{number}")]);
    assert_eq!(asked.field("given").as_deref(), Some("Ameera"), "what was typed stays");
    assert_eq!(people(), 1);
    let why = "A cousin of the same name; both mothers were in the room";
    let made = worker.post(&new, &with(&[("reason", why)]));
    assert_eq!((made.status(), people()), (303, 2));
    assert_eq!(app.count("SELECT count(*) FROM act WHERE name = 'make_person' AND reason = $1", &[why.into()]), 1);
}

#[test]
fn a_restricted_record_among_the_matches_shows_that_it_exists_and_whom_to_ask() {
    let app = app();
    let (child, _) = a_child(&app, "Mia", "Stone", "2013-06-01");
    let guardian = app.account("grace.mensah", "Grace Mensah", "manager", None);
    app.arrange(|acting| access::restrict(acting, child, guardian, &[], "A relative works here"));
    let worker = app.sign_in_as("worker");

    let form = worker.get(&new_after(&worker, "Mia Stone 1/6/2013"));

    form.expect("A restricted record").expect("Ask Grace Mensah");
    assert!(!form.all(".kith-match").join(" ").contains("Mia"));
}

#[test]
fn a_new_person_may_be_put_into_a_family_at_once_but_not_as_a_parent_younger_than_the_child() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let worker = app.sign_in_as("worker");
    let new = new_after(&worker, "Gail Marsden");
    let form = worker.get(&format!("{new}?of={number}"));
    assert_eq!(form.field("related"), Some(number.clone()));
    let parent: &[(&str, &str)] = &[
        ("given", "Gail"),
        ("family", "Marsden"),
        ("birth_kind", "actual"),
        ("birth", "2 1 2020"),
        ("source", "the child"),
        ("related", &number),
        ("relation", "parent"),
    ];

    let refused = worker.post(&new, parent);

    assert!(refused.error_for("relation").unwrap().contains("Gail Marsden was born on 2 January 2020"));
    let right: Vec<_> = parent.iter().map(|(n, v)| if *n == "birth" { (*n, "2 1 1990") } else { (*n, *v) }).collect();
    worker.post(&new, &right).expect_status(303);
    worker.get(&format!("/people/{number}/family")).expect("Gail Marsden");
    assert_eq!(app.count("SELECT count(*) FROM relationship WHERE other = $1 AND kind = 'parent'", &[child.into()]), 1);
}

#[test]
fn an_nhs_number_that_another_record_has_is_not_given_twice() {
    let app = app();
    let worker = app.sign_in_as("worker");
    worker.post(&new_after(&worker, "Amira"), &with(&[("nhs", "943 476 5919")])).expect_status(303);

    let other =
        worker.post(&new_after(&worker, "Zed"), &with(&[("given", "Zed"), ("family", "Quill"), ("nhs", "9434765919")]));

    assert!(other.error_for("nhs").unwrap().contains("Another record has this NHS number"));
    let wrong = worker.post(&new_after(&worker, "Zed"), &with(&[("nhs", "943 476 5918"), ("postcode", "nowhere")]));
    assert!(wrong.error_for("nhs").unwrap().contains("wrong figure"));
    assert!(wrong.error_for("postcode").is_some());
}

#[test]
fn somebody_elses_search_makes_nothing_and_a_reviewer_may_not_make_records() {
    let app = app();
    let worker = app.sign_in_as("worker");
    let new = new_after(&worker, "Amira Haddad");
    app.sign_in_as("worker").post(&new, &DETAILS).expect_status(404);
    app.sign_in_as("reviewer").get(&new).expect_status(403);
    assert_eq!(app.count("SELECT count(*) FROM person", &[]), 0);
}
