//! Two siblings, a worker who answers for them, and a visit.

use jiff::civil::date;
use record::store::person::{NewPerson, make_person, person};
use record::store::{family, worker};
use record::words::{BirthKind, RelationshipKind, ResponsibilityRole};
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

pub struct Scene {
    pub app: TestApp,
    pub kj: i64,
    pub tyler: i64,
    pub number: String,
    pub tyler_number: String,
    pub worker: i64,
    pub amina: i64,
    pub joel: i64,
    pub manager: i64,
}

impl Scene {
    pub fn new() -> Scene {
        let app = TestApp::of(Kit {
            migrations: record::MIGRATIONS.to_vec(),
            plain: record::PLAIN.to_vec(),
            areas: vec![people::area(), crate::area()],
            sights: Arc::new(record::RecordSights),
        });
        let (kj, tyler, worker, team, numbers) = app.arrange(|acting| {
            let child = |given, called, day| NewPerson {
                given,
                family: "Marsden",
                called,
                birth: Some((day, BirthKind::Actual)),
                source: "test",
            };
            let kj = make_person(acting, &child("Kayleigh-Ann", Some("KJ"), date(2019, 3, 14)))?;
            let tyler = make_person(acting, &child("Tyler", None, date(2021, 8, 2)))?;
            let siblings = family::NewRelationship {
                one: kj,
                other: tyler,
                kind: RelationshipKind::Sibling,
                words: "",
                responsibility: "not_known",
                source: "test",
            };
            family::relate(acting, &siblings, "Amina Yusuf")?;
            let worker = worker::make_worker(acting, "Amina Yusuf", "Social worker", None, "test")?;
            let team = worker::make_team(acting, "North")?;
            worker::take_post(acting, worker, team, "Social worker", date(2020, 1, 1))?;
            for child in [kj, tyler] {
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
            }
            let numbers = (person(acting, kj)?.kith_number, person(acting, tyler)?.kith_number);
            Ok((kj, tyler, worker, team, numbers))
        });
        let colleague = app.arrange(|acting| {
            let joel = worker::make_worker(acting, "Joel Okafor", "Social worker", None, "test")?;
            worker::take_post(acting, joel, team, "Social worker", date(2020, 1, 1))?;
            Ok(joel)
        });
        let amina = app.account("amina", "Amina Yusuf", "worker", Some(worker));
        let joel = app.account("joel", "Joel Okafor", "worker", Some(colleague));
        let manager = app.account("mo", "Mo Farouk", "manager", Some(colleague));
        Scene { app, kj, tyler, number: numbers.0, tyler_number: numbers.1, worker, amina, joel, manager }
    }

    /// Amina begins a record of this kind about both, or about KJ alone; gives its address.
    pub fn begin(&self, browser: &Browser<'_>, kind: &str, both: bool) -> String {
        let mut fields = vec![("whom", self.number.as_str())];
        if both {
            fields.push(("whom", self.tyler_number.as_str()));
        }
        let path = format!("/people/{}/{kind}/new", self.number);
        browser.post(&path, &fields).led_to()
    }

    /// A visit that is complete, to KJ alone or to both.
    pub fn completed(&self, browser: &Browser<'_>, both: bool) -> String {
        let record = self.begin(browser, "visits", both);
        send(browser, &record, "complete", VISIT).expect_status(303);
        record
    }

    /// A child of another family, held by a team of their own; gives key and Kith number.
    pub fn a_child_elsewhere(&self) -> (i64, String) {
        self.app.arrange(|acting| {
            let new = NewPerson { given: "Robin", family: "Sample", source: "test", ..NewPerson::default() };
            let child = make_person(acting, &new)?;
            let team = worker::make_team(acting, "South")?;
            let new = worker::NewResponsible {
                worker: None,
                team: Some(team),
                role: ResponsibilityRole::SocialWorker,
                from: date(2026, 1, 1),
                to: None,
                reason: "allocated",
                origin: None,
            };
            worker::make_responsible(acting, child, &new)?;
            Ok((child, person(acting, child)?.kith_number))
        })
    }

    /// A child whom no team holds, so that everybody may open the record.
    pub fn a_child_whom_nobody_holds(&self) -> (i64, String) {
        self.app.arrange(|acting| {
            let new = NewPerson { given: "Sky", family: "Arden", source: "test", ..NewPerson::default() };
            let child = make_person(acting, &new)?;
            Ok((child, person(acting, child)?.kith_number))
        })
    }

    /// A duty to visit that runs since a day.
    pub fn duty(&self, rule: &str, child: i64, from: days::Day) {
        self.app.arrange(|acting| {
            crate::telling::start_duty(acting, rule, child, from, 0, Some(self.worker), None).map(|_| ())
        })
    }

    /// The name of a child's own field.
    pub fn own(&self, question: &str, child: i64) -> String {
        format!("q-{question}-{child}")
    }
}

/// Sends answers by the button, each with the version and digest that the page holds, as a browser would.
pub fn send(browser: &Browser<'_>, record: &str, to: &str, answers: &[(&str, &str)]) -> Seen {
    let page = browser.get(record);
    send_from(browser, &page, record, to, answers)
}

/// The same from a page that was opened before.
pub fn send_from(browser: &Browser<'_>, page: &Seen, record: &str, to: &str, answers: &[(&str, &str)]) -> Seen {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for (name, value) in answers {
        let place = name.split('.').next().unwrap().to_owned();
        if known.insert(place.clone()) {
            let mark = page.field(&format!("v-{place}")).unwrap_or_else(|| panic!("no field {place}"));
            fields.push((format!("v-{place}"), mark));
        }
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(&format!("{record}/{to}"), &fields)
}

/// Saves one answer as the script does, from a version.
pub fn type_in(browser: &Browser<'_>, record: &str, place: &str, text: &str, mark: &str) -> serde_json::Value {
    browser.script(&format!("{record}/answers"), &[(&format!("v-{place}"), mark), (place, text)]).json()
}

/// Enough to complete a visit.
pub const VISIT: &[(&str, &str)] = &[
    ("q-happened-0", "20 11 2026 15:30"),
    ("q-place-0", "Gran's flat"),
    ("q-seen-0", "yes"),
    ("q-seen_alone-0", "no"),
    ("q-saw_and_heard-0", "Both were colouring at the table."),
];
