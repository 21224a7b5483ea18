use record::store::person::{NewPerson, make_person, person};
use record::store::worker::{NewResponsible, make_responsible, make_team, make_worker, take_post};
use record::words::{BirthKind, ResponsibilityRole};
use std::sync::Arc;
use testkit::{Kit, TestApp};

pub fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![crate::area()],
        sights: Arc::new(record::RecordSights),
    })
}

/// A child, and the Kith number that names their page.
pub fn a_child(app: &TestApp, given: &str, family: &str, born: &str) -> (i64, String) {
    app.arrange(|acting| {
        let birth = Some((born.parse().unwrap(), BirthKind::Actual));
        let id = make_person(acting, &NewPerson { given, family, birth, source: "a test", ..NewPerson::default() })?;
        Ok((id, person(acting, id)?.kith_number))
    })
}

/// A worker's account in a team of their own, which holds `child` when one is given.
pub fn a_worker(app: &TestApp, name: &str, team: &str, child: Option<i64>) -> i64 {
    let worker = app.arrange(|acting| {
        let worker = make_worker(acting, name, "Social worker", None, "a test")?;
        let team = make_team(acting, team)?;
        let from = "2026-01-05".parse().unwrap();
        take_post(acting, worker, team, "Social worker", from)?;
        if let Some(child) = child {
            let role = ResponsibilityRole::SocialWorker;
            let new = NewResponsible {
                worker: Some(worker),
                team: Some(team),
                role,
                from,
                to: None,
                reason: "allocated",
                origin: None,
            };
            make_responsible(acting, child, &new)?;
        }
        Ok(worker)
    });
    app.account(&team.to_lowercase().replace(' ', "."), name, "worker", Some(worker))
}

/// Opens a form in a row and sends it back with these fields, as a person would who changes nothing else unseen.
pub fn fill(browser: &testkit::Browser<'_>, path: &str, fields: &[(&str, &str)]) -> testkit::Seen {
    let page = browser.get(path);
    page.expect_status(200);
    let seen = page.field("seen").unwrap_or_default();
    let mut all = vec![("seen", seen.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all)
}

/// Types in the search box and gives where the matches are.
pub fn search(browser: &testkit::Browser<'_>, words: &str) -> String {
    browser.post("/people/find", &[("find", words)]).led_to()
}

/// The form for a new record after a search for `words`.
pub fn new_after(browser: &testkit::Browser<'_>, words: &str) -> String {
    search(browser, words).replace("/people/found/", "/people/new/")
}
