//! A brother and a sister, a worker in her first year, a trusted one, a family support worker and a manager; a referral.

use front_door::published::{How, NewChild, NewIncoming, Referrer, receive};
use jiff::civil::date;
use record::store::family::{NewRelationship, relate};
use record::store::person::{NewPerson, make_person, person};
use record::store::worker::{self, NewResponsible};
use record::words::{BirthKind, RelationshipKind, ResponsibilityRole};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Value;
use testkit::{Browser, Kit, Seen, TestApp};

pub struct Scene {
    pub app: TestApp,
    pub team: i64,
    pub kj: i64,
    pub tyler: i64,
    pub number: String,
    pub tyler_number: String,
    pub amina: i64,
    pub joel: i64,
    pub sam: i64,
    pub helen: i64,
    amina_account: i64,
    joel_account: i64,
    helen_account: i64,
}

impl Scene {
    pub fn new() -> Scene {
        let app = TestApp::of(Kit {
            migrations: record::MIGRATIONS.to_vec(),
            plain: record::PLAIN.to_vec(),
            areas: vec![
                people::area(),
                allocation::area(),
                recording::area(),
                toolkits::area(),
                oversight::area(),
                front_door::area(),
                crate::area(),
            ],
            sights: Arc::new(record::RecordSights),
        });
        let (team, workers, children) = app.arrange(|acting| {
            let team = worker::make_team(acting, "First response North")?;
            let mut workers = Vec::new();
            for (name, profession) in [
                ("Amina Yusuf", "Social worker"),
                ("Joel Okafor", "Social worker"),
                ("Sam Pickles", "Family support worker"),
                ("Helen Brearley", "Team manager"),
            ] {
                let made = worker::make_worker(acting, name, profession, None, "test")?;
                worker::take_post(acting, made, team, profession, date(2020, 1, 1))?;
                workers.push(made);
            }
            let mut children = Vec::new();
            for (given, called, born) in
                [("Kayleigh-Ann", Some("KJ"), date(2019, 3, 14)), ("Tyler", None, date(2021, 8, 2))]
            {
                let birth = Some((born, BirthKind::Actual));
                let new = NewPerson { given, family: "Marsden", called, birth, source: "test" };
                let child = make_person(acting, &new)?;
                let queue = NewResponsible {
                    worker: None,
                    team: Some(team),
                    role: ResponsibilityRole::SocialWorker,
                    from: date(2026, 11, 2),
                    to: None,
                    reason: "Accepted as a referral",
                    origin: None,
                };
                worker::make_responsible(acting, child, &queue)?;
                children.push((child, person(acting, child)?.kith_number));
            }
            let (one, other) = (children[0].0, children[1].0);
            let kind = RelationshipKind::Sibling;
            let tie = NewRelationship { one, other, kind, words: "", responsibility: "no", source: "test" };
            relate(acting, &tie, "test")?;
            Ok((team, workers, children))
        });
        let account = |username, name, role, worker| app.account(username, name, role, Some(worker));
        Scene {
            team,
            kj: children[0].0,
            tyler: children[1].0,
            number: children[0].1.clone(),
            tyler_number: children[1].1.clone(),
            amina: workers[0],
            joel: workers[1],
            sam: workers[2],
            helen: workers[3],
            amina_account: account("amina", "Amina Yusuf", "worker", workers[0]),
            joel_account: account("joel", "Joel Okafor", "worker", workers[1]),
            helen_account: account("helen", "Helen Brearley", "manager", workers[3]),
            app,
        }
    }

    /// Amina is in her first year; Joel is qualified for a year and trusted with closing assessments.
    pub fn with_experience(self) -> Scene {
        let helen = self.helen();
        let (amina, joel) = (self.amina.to_string(), self.joel.to_string());
        let first_year = [
            ("qualified", "20 7 2026"),
            ("first_year_from", "1 9 2026"),
            ("first_year_until", "31 8 2027"),
            ("mentor", &joel),
        ];
        helen.post(&format!("/experience/{amina}"), &first_year).expect_status(303);
        helen.post(&format!("/experience/{joel}"), &[("qualified", "1 9 2025")]).expect_status(303);
        let trusted =
            [("step", "close_assessment"), ("why", "Three closed well, each read by me"), ("until", "31 3 2027")];
        helen.post(&format!("/experience/{joel}/trust"), &trusted).expect_status(303);
        drop(helen);
        self
    }

    pub fn amina(&self) -> Browser<'_> {
        self.app.browser_of(self.amina_account)
    }

    pub fn joel(&self) -> Browser<'_> {
        self.app.browser_of(self.joel_account)
    }

    pub fn helen(&self) -> Browser<'_> {
        self.app.browser_of(self.helen_account)
    }

    /// The word by which a worker of the team is chosen.
    pub fn post_of(&self, worker: i64) -> String {
        format!("{worker}-{}", self.team)
    }

    /// Begins an assessment of these children, led by this worker, from a day; gives the record's address.
    pub fn begin(&self, browser: &Browser<'_>, both: bool, lead: i64, referral: &str) -> String {
        let lead = self.post_of(lead);
        let mut fields =
            vec![("whom", self.number.as_str()), ("lead", &lead), ("referral", referral), ("why", "School is worried")];
        if both {
            fields.push(("whom", &self.tyler_number));
        }
        browser.post(&format!("/people/{}/assessments/new", self.number), &fields).led_to()
    }

    /// A contact about KJ that was accepted as a referral on a day; gives its key.
    pub fn referral(&self, day: days::Day) -> i64 {
        self.app.arrange(|acting| {
            let said = serde_json::json!({});
            let new = NewIncoming {
                how: How::Telephone,
                source_code: "2A",
                agency: None,
                referrer: Referrer {
                    name: "Jo Head",
                    role: "Head",
                    organisation: "Hill School",
                    email: "",
                    phone: "",
                    relation: "",
                },
                wants_reply: false,
                answers: &said,
                threshold_version: "",
                suggested_level: None,
                urgent: false,
                once_key: None,
                children: &[NewChild {
                    given: "Kayleigh-Ann",
                    family: "Marsden",
                    said: "Hungry",
                    concerns: &["neglect"],
                    ..NewChild::default()
                }],
            };
            let at = acting.at;
            let contact =
                receive(acting, &new, at).map_err(|_| store::Fault::Address("no contact".to_owned()))?.contacts[0];
            acting.update("contact", contact, &[("person", self.kj.into()), ("stage", "decided".into())])?;
            let empty = ["consent_why", "shared", "withheld", "toolkit", "where_to_go"];
            let mut columns: Vec<(&str, Value)> = empty.iter().map(|c| (*c, "".into())).collect();
            columns.extend([
                ("contact", contact.into()),
                ("standing", "stands".into()),
                ("outcome", "referral".into()),
                ("outcome_version", 1i64.into()),
                ("reason_code", "meets_threshold".into()),
                ("rationale", "Hungry at school since September".into()),
                ("threshold_version", "1.0".into()),
                ("consent", "given".into()),
                ("decided_at", at.into()),
                ("decided_day", day.into()),
                ("decided_by", "Dee Hub".into()),
            ]);
            acting.insert("contact_decision", &columns)?;
            Ok(contact)
        })
    }
}

/// Enough to conclude an assessment in which neglect is no worry.
pub const ANSWERS: &[(&str, &str)] = &[
    ("q-seen-0", "yes"),
    ("q-seen_on-0", "4 11 2026"),
    ("q-seen_alone-0", "yes"),
    ("q-seen_alone_on-0", "6 11 2026"),
    ("q-concerns-0", "emotional"),
    ("q-what_happened-0", "Mum and Dad shout at night."),
    ("q-exploitation-0", "no_concern"),
    ("q-parents_considered-0", "all"),
    ("q-impact-0", "They listen at the door instead of sleeping."),
    ("q-childs_words-0", "\"I count the stairs.\""),
];

/// An outcome with its reason and one step.
pub fn outcome<'a>(child: &'a str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        (child, code),
        ("reason", "Both parents want help with the nights"),
        ("what-0", "Meet at school with both parents"),
        ("who-0", "Joel Okafor"),
        ("by-0", "7 12 2026"),
    ]
}

/// Sends answers by the button, each with the version and digest that the page holds, as a browser would.
pub fn send(browser: &Browser<'_>, record: &str, then: &str, answers: &[(&str, &str)]) -> Seen {
    let page = browser.get(record);
    let mut fields: Vec<(String, String)> = vec![("then".to_owned(), then.to_owned())];
    let mut known = BTreeSet::new();
    for (name, value) in answers {
        let place = name.split('.').next().unwrap().to_owned();
        if known.insert(place.clone()) {
            let mark = page.field(&format!("v-{place}")).unwrap_or_else(|| panic!("no field {place}"));
            fields.push((format!("v-{place}"), mark));
        }
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(&format!("{record}/draft"), &fields)
}

/// The pages of an assessment, from its record's address.
pub fn at(record: &str, end: &str) -> String {
    format!("/assessments/{}/{end}", record.rsplit('/').next().unwrap())
}
