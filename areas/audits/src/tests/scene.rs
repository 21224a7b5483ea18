//! A practice lead, a service manager, a reviewing officer, two teams with their workers and manager, and children.

use crate::definitions::form_of;
use crate::words::Kind;
use jiff::civil::date;
use questions::{Form, Kind as Asks};
use record::store::person::{NewPerson, make_person, person};
use record::store::worker::{self, NewResponsible};
use record::words::ResponsibilityRole;
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

pub struct Scene {
    pub app: TestApp,
    pub north: i64,
    pub amina_account: i64,
    pub helen_account: i64,
    pub sian_account: i64,
    pub angela_account: i64,
    pub grace: i64,
    pub grace_account: i64,
    /// The children: key and Kith number, all Amina's.
    pub children: Vec<(i64, String)>,
}

impl Scene {
    /// With so many children of one worker.
    pub fn of(children: usize) -> Scene {
        let app = TestApp::of(Kit {
            migrations: record::MIGRATIONS.to_vec(),
            plain: record::PLAIN.to_vec(),
            areas: vec![people::area(), recording::area(), oversight::area(), allocation::area(), crate::area()],
            sights: Arc::new(record::RecordSights),
        });
        let (north, workers, children) = app.arrange(|acting| {
            let north = worker::make_team(acting, "Safeguarding North")?;
            let mut made = Vec::new();
            for (name, title) in [("Amina Yusuf", "Social worker"), ("Helen Brearley", "Team manager")] {
                let one = worker::make_worker(acting, name, "Social worker", None, "test")?;
                worker::take_post(acting, one, north, title, date(2020, 1, 1))?;
                made.push(one);
            }
            made.push(worker::make_worker(acting, "Grace Adeyemi", "Social worker", None, "test")?);
            let mut kept = Vec::new();
            for n in 0..children {
                let given = format!("Robin {}", n + 1);
                let new = NewPerson { given: &given, family: "Marsden", source: "test", ..NewPerson::default() };
                let child = make_person(acting, &new)?;
                let new = NewResponsible {
                    worker: Some(made[0]),
                    team: Some(north),
                    role: ResponsibilityRole::SocialWorker,
                    from: date(2026, 1, 1),
                    to: None,
                    reason: "allocated",
                    origin: None,
                };
                worker::make_responsible(acting, child, &new)?;
                kept.push((child, person(acting, child)?.kith_number));
            }
            Ok((north, made, kept))
        });
        let account = |username, name, role, worker| app.account(username, name, role, worker);
        Scene {
            north,
            grace: workers[2],
            amina_account: account("amina", "Amina Yusuf", "worker", Some(workers[0])),
            helen_account: account("helen", "Helen Brearley", "manager", Some(workers[1])),
            sian_account: account("sian", "Sian Hughes", "quality", None),
            angela_account: account("angela", "Angela Farrow", "senior", None),
            grace_account: account("grace", "Grace Adeyemi", "reviewer", Some(workers[2])),
            children,
            app,
        }
    }

    pub fn amina(&self) -> Browser<'_> {
        self.app.browser_of(self.amina_account)
    }

    pub fn helen(&self) -> Browser<'_> {
        self.app.browser_of(self.helen_account)
    }

    pub fn sian(&self) -> Browser<'_> {
        self.app.browser_of(self.sian_account)
    }

    pub fn angela(&self) -> Browser<'_> {
        self.app.browser_of(self.angela_account)
    }

    pub fn grace(&self) -> Browser<'_> {
        self.app.browser_of(self.grace_account)
    }

    /// Begins a programme of every child; gives its address.
    pub fn programme(&self, kind: &str, a_month: &str) -> String {
        let fields = [
            ("kind", kind),
            ("title", "Monthly audits"),
            ("purpose", "Do children feel the difference we make?"),
            ("frame", "open"),
            ("a_month", a_month),
        ];
        self.sian().post("/audits/programmes/new", &fields).led_to()
    }

    /// Draws a sample for these auditors; gives its address.
    pub fn sample(&self, programme: &str, wanted: &str, auditors: &[i64]) -> String {
        let auditors: Vec<String> = auditors.iter().map(i64::to_string).collect();
        let mut fields = vec![("wanted", wanted), ("seed", "November")];
        fields.extend(auditors.iter().map(|a| ("auditor", a.as_str())));
        self.sian().post(&format!("{programme}/draw"), &fields).led_to()
    }

    /// The addresses of the audits of all samples, in the order in which they were planned.
    pub fn audits(&self) -> Vec<String> {
        let sql = "SELECT id FROM audit WHERE sample IS NOT NULL ORDER BY id";
        let rows = self.app.store.read(|r| r.rows(sql, &[])).unwrap();
        rows.iter().map(|r| format!("/audits/{}", r.get::<i64>("id").unwrap())).collect()
    }

    /// One audit of this kind, given to Sian; nothing of it is drawn for moderation.
    pub fn one_audit(&self, kind: &str) -> String {
        let programme = self.programme(kind, "0");
        self.sample(&programme, "1", &[self.sian_account]);
        self.app.arrange(|acting| {
            let id: i64 = acting.one("SELECT id FROM audit ORDER BY id DESC LIMIT 1", &[])?.unwrap();
            acting.update("audit", id, &[("moderate", 0i64.into())])?;
            Ok(())
        });
        self.audits().pop().unwrap()
    }
}

/// Everything that an audit of a kind asks, answered so that it comes to `result`; then what is different.
pub fn answers(kind: Kind, result: &str, different: &[(&str, &str)]) -> Vec<(String, String)> {
    let form = Form::parse(form_of(kind).1).unwrap();
    let mut all = Vec::new();
    for (_, question) in form.questions() {
        let id = question.id.as_str();
        let usual = match &question.kind {
            Asks::Grade { .. } => result,
            Asks::Choice { .. } if id == "meets" => result,
            Asks::Choice { .. } => "met",
            Asks::YesNoNotKnown => "yes",
            Asks::Repeating { .. } => continue,
            _ if id.starts_with("why_not_") => continue,
            _ => "Seen in the visits of May and June, and she told me so herself",
        };
        let given = different.iter().find(|(name, _)| *name == id).map_or(usual, |(_, given)| given);
        all.push((id.to_owned(), given.to_owned()));
    }
    let more: Vec<_> = different.iter().filter(|(name, _)| all.iter().all(|(id, _)| id != name)).collect();
    all.extend(more.iter().map(|(name, given)| ((*name).to_owned(), (*given).to_owned())));
    all
}

/// One action, as a row of the form.
pub const ACTION: [(&str, &str); 5] = [
    ("actions.0.action", "See her alone at school"),
    ("actions.0.who", "Amina Yusuf"),
    ("actions.0.by_when", "30 11 2026"),
    ("actions.0.will_change", "Somebody hears what she wants"),
    ("actions.0.evidence", "The record of the visit"),
];

/// Sends answers to an audit's address, with the marks that its page holds.
pub fn writes(browser: &Browser<'_>, at: &str, to: &str, answers: &[(String, String)]) -> Seen {
    let page = browser.get(at);
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for (name, value) in answers {
        let place = format!("q-{}-0", name.split('.').next().unwrap());
        if known.insert(place.clone()) {
            let mark = page.field(&format!("v-{place}"));
            fields.push((format!("v-{place}"), mark.unwrap_or_else(|| panic!("no field {place}"))));
        }
        let rest = name.split_once('.').map_or(String::new(), |(_, rest)| format!(".{rest}"));
        fields.push((format!("{place}{rest}"), value.clone()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(&format!("{at}/{to}"), &fields)
}

/// Begins an audit and sends it with everything answered, so that it comes to `result`.
pub fn audits(browser: &Browser<'_>, at: &str, kind: Kind, result: &str, different: &[(&str, &str)]) -> Seen {
    browser.post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(303);
    let sent = writes(browser, at, "send", &answers(kind, result, different));
    sent.expect_status(303);
    sent
}

/// Talks it through and closes it, with one agreed change.
pub fn closes(scene: &Scene, at: &str) {
    scene.amina().post(&format!("{at}/answer"), &[("words", "I see it the same way")]).expect_status(303);
    let talked = [
        ("talked_on", "23 11 2026"),
        ("with", "Amina and Helen"),
        ("changes", "Ask each child first, before the adults"),
        ("theme", "voice"),
    ];
    scene.sian().post(&format!("{at}/learning"), &talked).expect_status(303);
    scene.sian().post(&format!("{at}/close"), &[]).expect_status(303);
}
