//! The register of allegations: no other role finds, lists, counts, exports or infers an entry.

use super::app;
use access::Roles;
use page::{Access, Route};
use record::store::person::{NewPerson, make_person, person};
use testkit::{Browser, TestApp};

/// Words that stand nowhere else, and would give an entry away.
const SECRETS: [&str; 6] = ["Quillfeather", "Zebedee", "Marrowby", "A-", "Okonedo", "llegation"];

/// Every page that is not the register itself.
fn routes() -> Vec<Route> {
    crate::areas()
        .into_iter()
        .flat_map(|area| area.routes.into_iter().map(move |route| (area.name, route)))
        .filter(|(area, route)| *area != "allegations" || is_published(route))
        .map(|(_, route)| route)
        .collect()
}

/// The addresses of the register; what is published of it is numbers alone, for whoever reads measures.
fn allegations() -> Vec<Route> {
    let all = crate::areas().into_iter().filter(|area| area.name == "allegations").flat_map(|area| area.routes);
    all.filter(|route| !is_published(route)).collect()
}

fn is_published(route: &Route) -> bool {
    route.path.starts_with("/allegations-published")
}

/// A child, and a referral about somebody else of the same school, taken in by the officer through the pages.
fn an_entry(app: &TestApp) -> (String, String) {
    let number = app.arrange(|acting| {
        let new = NewPerson { given: "Robin", family: "Marsden", source: "a test", ..NewPerson::default() };
        let id = make_person(acting, &new)?;
        Ok(person(acting, id)?.kith_number)
    });
    let officer = app.sign_in_as("allegations");
    let asked = officer.post(
        "/allegations/new",
        &[
            ("received", "23 11 2026"),
            ("referrer", "school"),
            ("sector", "sport"),
            ("role", "coach"),
            ("limb-harmed", "yes"),
            ("limb-offence", "yes"),
            ("limb-risk", "yes"),
            ("limb-suitability", "yes"),
            ("setting", "Marrowby Rovers"),
            ("referrer_name", "Ruth Okonedo"),
            ("summary", "Pushed a child on the pitch."),
        ],
    );
    let to = asked.led_to();
    let adult = [
        ("given", "Zebedee"),
        ("family", "Quillfeather"),
        ("born", "2 4 1975"),
        ("role", "coach"),
        ("kind", "physical"),
        ("words", "Pushed a child on the pitch."),
    ];
    let at = officer.post(&to, &adult).led_to();
    officer.post(&format!("{at}/children/new"), &[("number", &number)]).expect_status(303);
    let action = [("words", "Send the records"), ("owner", "Marrowby Rovers"), ("due", "24 11 2026")];
    officer.post(&format!("{at}/actions/new"), &action).expect_status(303);
    let letter =
        [("kind", "closing_note"), ("to", "Ruth Okonedo"), ("subject", "Closed"), ("body", "Zebedee Quillfeather.")];
    officer.post(&format!("{at}/letters/new"), &letter).expect_status(303);
    officer.get(&at).expect("Zebedee Quillfeather").expect("Send the records");
    (number, at)
}

/// The route's address, about the child, with keys that nothing has.
fn address(route: &Route, number: &str, key: &str) -> String {
    let parts = route.path.split('/').map(|part| match part {
        "{person}" => number,
        part if part.starts_with('{') => key,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn others() -> impl Iterator<Item = &'static str> {
    Roles::built_in().all().iter().map(|role| role.id.as_str()).filter(|id| *id != "allegations")
}

#[test]
fn no_page_of_any_other_area_gives_an_entry_away_to_any_role() {
    let app = app();
    let (number, _) = an_entry(&app);
    for role in others() {
        let somebody = app.sign_in_as(role);
        for route in routes().iter().filter(|r| r.method == axum::http::Method::GET) {
            let seen = somebody.get(&address(route, &number, "1")).source();
            for secret in &SECRETS[..3] {
                assert!(!seen.contains(secret), "{role} reads {secret} at {}", route.path);
            }
        }
    }
}

#[test]
fn what_is_searched_for_is_not_found_by_anybody_else() {
    let app = app();
    let (number, at) = an_entry(&app);
    let reference =
        app.store.read(|r| r.one::<String>("SELECT reference FROM allegation_referral", &[])).unwrap().unwrap();
    for role in
        others().filter(|role| Roles::built_in().find(role).is_some_and(|r| r.may.iter().any(|m| m == "find_people")))
    {
        let somebody = app.sign_in_as(role);
        for typed in ["Zebedee Quillfeather", "Quillfeather", "2 4 1975", "Marrowby", &reference] {
            let found = somebody.post("/people/find", &[("find", typed)]);
            let found = if found.status() == 303 { somebody.follow(&found) } else { found };
            // What was typed stands in the search box; nothing else may.
            let told = found.text();
            assert!(!told.contains("Quillfeather, ") && !told.contains("Zebedee Quillfeather born"), "{role}: {told}");
            assert!(!told.contains("coach") && !told.contains("Rovers"), "{role}: {told}");
        }
    }
    // The child's own pages say nothing of it, nor do their histories.
    let senior = app.sign_in_as("senior");
    for place in ["", "/work", "/people", "/records", "/measures", "/history", "/looks"] {
        let seen = senior.get(&format!("/people/{number}{place}"));
        for secret in SECRETS {
            assert!(secret == "A-" || !seen.text().contains(secret), "{secret} at {place}: {}", seen.text());
        }
    }
    assert_eq!(senior.get(&at).status(), 404);
}

/// Two apps that differ in an entry alone give every other role the same pages, so that nothing can be counted.
#[test]
fn with_and_without_an_entry_every_other_role_sees_the_same_lists() {
    let (without, with) = (app(), app());
    an_entry(&with);
    without.arrange(|acting| {
        let new = NewPerson { given: "Robin", family: "Marsden", source: "a test", ..NewPerson::default() };
        make_person(acting, &new).map(|_| ())
    });
    without.sign_in_as("allegations");
    let lists: Vec<Route> = routes()
        .into_iter()
        .filter(|r| r.method == axum::http::Method::GET && !r.path.contains('{') && !r.path.starts_with("/assets"))
        .collect();
    for role in others() {
        let (one, other) = (app_role(&without, role), app_role(&with, role));
        for route in &lists {
            let (before, after) = (one.get(route.path), other.get(route.path));
            assert_eq!(before.status(), after.status(), "{role} {}", route.path);
            assert_eq!(told(&before.text()), told(&after.text()), "{role} {}", route.path);
        }
    }
}

fn app_role<'a>(app: &'a TestApp, role: &str) -> Browser<'a> {
    let account = app.account(&format!("same.{role}"), &format!("Same {role}"), role, None);
    app.browser_of(account)
}

/// A page's words without those that are drawn anew each time: Kith numbers, keys, codes, accounts made by chance.
fn told(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| !word.chars().any(|c| c.is_ascii_digit()) && !word.contains('-'))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_address_of_the_register_is_as_empty_to_those_who_are_not_named_whether_there_is_an_entry_or_not() {
    let app = app();
    let (number, at) = an_entry(&app);
    let key = at.rsplit('/').next().unwrap().to_owned();
    for role in others() {
        let somebody = app.sign_in_as(role);
        let acts = app.count("SELECT count(*) FROM act", &[]);
        for route in allegations() {
            let Access::May(_) = route.access else { panic!("{} is open to more than a permission", route.path) };
            let open = |key: &str| {
                let to = address(&route, &number, key);
                match route.method == axum::http::Method::GET {
                    true => somebody.get(&to),
                    false => somebody.post(&to, &[]),
                }
            };
            let (there, nowhere) = (open(&key), open("1"));
            assert!(matches!(there.status(), 403 | 404), "{role} gets {} at {}", there.status(), route.path);
            assert_eq!(there.status(), nowhere.status(), "{role} {}", route.path);
            assert_eq!(there.text(), nowhere.text(), "{role} {}", route.path);
        }
        assert_eq!(app.count("SELECT count(*) FROM act", &[]), acts, "{role}");
    }
}

#[test]
fn nothing_of_an_entry_is_in_a_table_that_another_area_reads() {
    let app = app();
    an_entry(&app);
    for table in ["action", "clock", "work_clock", "story", "letter", "record_kept", "look", "search_key", "document"] {
        for row in app.store.read(|r| r.rows(&format!("SELECT * FROM {table}"), &[])).unwrap() {
            let said = format!("{row:?}");
            assert!(SECRETS[..3].iter().all(|secret| !said.contains(secret)), "{table}: {said}");
            assert!(["action", "work_clock", "letter"].iter().all(|t| *t != table), "{table} holds {said}");
        }
    }
    // Acts are about nobody, so that no page of a person's history lists them.
    let about = "SELECT count(*) FROM act WHERE subject IS NOT NULL AND name LIKE '%alleg%'";
    assert_eq!(app.count(about, &[]), 0);
    let health = app.store.doctor().unwrap();
    assert!(health.findings.is_empty());
    let told = format!("{health:?}");
    assert!(SECRETS[..3].iter().all(|secret| !told.contains(secret)), "{told}");
}
