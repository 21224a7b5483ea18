//! A child, a worker who answers for her, and a toolkit filled in through the pages.

use jiff::civil::date;
use record::store::person::{NewPerson, make_person, person};
use record::store::worker;
use record::words::{BirthKind, ResponsibilityRole};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::{Acting, Fault};
use testkit::{Browser, Kit, Seen, TestApp};

pub struct Scene {
    pub app: TestApp,
    pub child: i64,
    pub number: String,
    pub team: i64,
    pub worker: i64,
    pub amina: i64,
}

pub const AREAS: [&str; 4] = ["body", "home", "watched", "loved"];

impl Scene {
    pub fn new() -> Scene {
        let app = TestApp::of(Kit {
            migrations: record::MIGRATIONS.to_vec(),
            plain: record::PLAIN.to_vec(),
            areas: vec![people::area(), recording::area(), crate::area(), practice::area()],
            sights: Arc::new(record::RecordSights),
        });
        let (child, number, team, worker) = app.arrange(|acting| {
            let worker = worker::make_worker(acting, "Amina Yusuf", "Social worker", None, "test")?;
            let team = worker::make_team(acting, "North")?;
            worker::take_post(acting, worker, team, "Social worker", date(2020, 1, 1))?;
            let child = a_child(acting, "Robin", worker, team)?;
            Ok((child, person(acting, child)?.kith_number, team, worker))
        });
        let amina = app.account("amina", "Amina Yusuf", "worker", Some(worker));
        Scene { app, child, number, team, worker, amina }
    }

    pub fn at(&self, end: &str) -> String {
        format!("/people/{}/toolkits{end}", self.number)
    }

    /// A toolkit begun for the child; gives its address.
    pub fn begin(&self, browser: &Browser<'_>) -> String {
        let path = format!("/people/{}/forms/neglect_toolkit/new", self.number);
        browser.post(&path, &[("whom", &self.number)]).led_to()
    }

    /// A toolkit filled in on a day with these grades, each with one observation; gives its address.
    pub fn filled_in(&self, browser: &Browser<'_>, day: &str, grades: [&str; 4]) -> String {
        let record = self.begin(browser);
        let mut answers = head(day);
        for (area, grade) in AREAS.iter().zip(grades) {
            answers.extend(graded(area, grade, day));
        }
        send(browser, &record, "complete", &answers).expect_status(303);
        record
    }
}

/// A child for whom the worker answers.
pub fn a_child(acting: &mut Acting<'_>, given: &str, worker: i64, team: i64) -> Result<i64, Fault> {
    let birth = Some((date(2019, 3, 14), BirthKind::Actual));
    let child =
        make_person(acting, &NewPerson { given, family: "Marsden", birth, source: "test", ..NewPerson::default() })?;
    let new = worker::NewResponsible {
        worker: Some(worker),
        team: Some(team),
        role: ResponsibilityRole::SocialWorker,
        from: date(2026, 1, 1),
        to: None,
        reason: "allocated",
        origin: None,
    };
    worker::make_responsible(acting, child, &new)?;
    Ok(child)
}

/// What every result says besides its grades.
pub fn head(day: &str) -> Vec<(String, String)> {
    [("q-looked_on-0", day), ("q-who_did_it-0", "Amina Yusuf, with Mum"), ("q-training-0", "trained")]
        .map(|(n, v)| (n.to_owned(), v.to_owned()))
        .to_vec()
}

/// One area's grade with an observation.
pub fn graded(area: &str, grade: &str, day: &str) -> Vec<(String, String)> {
    let row = format!("q-{area}_seen-0.0.{area}");
    vec![
        (format!("q-{area}-0"), format!("g{grade}")),
        (format!("{row}_what"), format!("Seen of {area} on {day}")),
        (format!("{row}_when"), day.to_owned()),
        (format!("{row}_by"), "School nurse".to_owned()),
    ]
}

/// Sends answers by the button, each with the version and digest that the page holds, as a browser would.
pub fn send(browser: &Browser<'_>, record: &str, to: &str, answers: &[(String, String)]) -> Seen {
    let page = browser.get(record);
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut known = BTreeSet::new();
    for (name, value) in answers {
        let place = name.split('.').next().unwrap().to_owned();
        if known.insert(place.clone()) {
            let mark = page.field(&format!("v-{place}")).unwrap_or_else(|| panic!("no field {place}"));
            fields.push((format!("v-{place}"), mark));
        }
        fields.push((name.clone(), value.clone()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(&format!("{record}/{to}"), &fields)
}
