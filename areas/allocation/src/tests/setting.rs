use days::Day;
use record::store::person::{NewPerson, make_person, person};
use record::store::worker::{NewResponsible, make_responsible, make_team, make_worker, take_post};
use record::words::{BirthKind, ResponsibilityRole};
use std::sync::Arc;
use store::{Acting, Fault};
use testkit::{Browser, Kit, TestApp};

pub const SOCIAL_WORKER: &str = "Social worker";

pub fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![people::area(), recording::area(), oversight::area(), crate::area()],
        sights: Arc::new(record::RecordSights),
    })
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A team, and its key.
pub fn a_team(app: &TestApp, name: &str) -> i64 {
    app.arrange(|acting| make_team(acting, name))
}

/// A worker in a team since the beginning of last year, and their key.
pub fn a_worker(app: &TestApp, name: &str, team: i64) -> i64 {
    a_worker_who_is(app, name, team, SOCIAL_WORKER, SOCIAL_WORKER)
}

/// The same, with a profession and a post's title.
pub fn a_worker_who_is(app: &TestApp, name: &str, team: i64, profession: &str, title: &str) -> i64 {
    app.arrange(|acting| {
        let worker = make_worker(acting, name, profession, None, "a test")?;
        take_post(acting, worker, team, title, day("2025-01-06"))?;
        Ok(worker)
    })
}

/// A child, and the Kith number that names their page.
pub fn a_child(app: &TestApp, given: &str, family: &str) -> (i64, String) {
    app.arrange(|acting| {
        let birth = Some((day("2017-03-14"), BirthKind::Actual));
        let id = make_person(acting, &NewPerson { given, family, birth, source: "a test", ..NewPerson::default() })?;
        Ok((id, person(acting, id)?.kith_number))
    })
}

/// Somebody answers for a child between two days.
pub fn answers(
    acting: &mut Acting<'_>,
    child: i64,
    worker: Option<i64>,
    team: i64,
    from: Day,
    to: Option<Day>,
) -> Result<i64, Fault> {
    let role = ResponsibilityRole::SocialWorker;
    let new = NewResponsible { worker, team: Some(team), role, from, to, reason: "allocated", origin: None };
    make_responsible(acting, child, &new)
}

/// So many children of a worker since a day.
pub fn children_of(app: &TestApp, many: i64, worker: i64, team: i64, from: &str) {
    app.arrange(|acting| {
        for n in 0..many {
            let given = format!("Child {n}");
            let new = NewPerson { given: &given, family: "Marsden", source: "a test", ..NewPerson::default() };
            let child = make_person(acting, &new)?;
            answers(acting, child, Some(worker), team, day(from), None)?;
        }
        Ok(())
    });
}

/// The browser of somebody with this role who is this worker.
pub fn browser<'a>(app: &'a TestApp, username: &str, name: &str, role: &str, worker: Option<i64>) -> Browser<'a> {
    app.browser_of(app.account(username, name, role, worker))
}

/// The parts of an ordinary allocation to a worker of a team.
pub fn to<'a>(who: &'a str, from: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("who", who), ("role", "social_worker"), ("from", from), ("reason", "The family moved."), ("hand_over", "yes")]
}
