//! Two teams with their managers, a worker in her first year, a trusted one, a service manager; and an area that asks.

use crate::published::{self, Ask, AskedStanding, SettleForm, Standing};
use jiff::civil::date;
use page::parts::Errors;
use page::{Area, Fail, Html, Reply, Visit, get, may, post};
use record::store::person::{NewPerson, make_person, person};
use record::store::worker::{self, NewResponsible};
use record::words::ResponsibilityRole;
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

pub struct Scene {
    pub app: TestApp,
    pub north: i64,
    pub south: i64,
    pub kj: i64,
    pub kj_number: String,
    pub tyler: i64,
    pub tyler_number: String,
    pub amina: i64,
    pub joel: i64,
    pub helen: i64,
    pub amina_account: i64,
    pub joel_account: i64,
    pub helen_account: i64,
    pub neil_account: i64,
    pub angela_account: i64,
}

fn hold(acting: &mut store::Acting<'_>, child: i64, worker: Option<i64>, team: i64) -> Result<(), store::Fault> {
    let new = NewResponsible {
        worker,
        team: Some(team),
        role: ResponsibilityRole::SocialWorker,
        from: date(2026, 1, 1),
        to: None,
        reason: "allocated",
        origin: None,
    };
    worker::make_responsible(acting, child, &new).map(|_| ())
}

impl Scene {
    pub fn new() -> Scene {
        let app = TestApp::of(Kit {
            migrations: record::MIGRATIONS.to_vec(),
            plain: record::PLAIN.to_vec(),
            areas: vec![people::area(), recording::area(), crate::area(), trial()],
            sights: Arc::new(record::RecordSights),
        });
        let (teams, workers, children) = app.arrange(|acting| {
            let (north, south) = (worker::make_team(acting, "North")?, worker::make_team(acting, "South")?);
            let mut employ = |name: &str, team: i64, title: &str| {
                let made = worker::make_worker(acting, name, "Social worker", None, "test")?;
                worker::take_post(acting, made, team, title, date(2020, 1, 1))?;
                Ok::<_, store::Fault>(made)
            };
            let helen = employ("Helen Brearley", north, "Team manager")?;
            let amina = employ("Amina Yusuf", north, "Social worker")?;
            let joel = employ("Joel Okafor", north, "Social worker")?;
            let neil = employ("Neil Haigh", south, "Team manager")?;
            let mut children = Vec::new();
            for (given, worker) in [("Kayleigh", amina), ("Tyler", joel)] {
                let new = NewPerson { given, family: "Marsden", source: "test", ..NewPerson::default() };
                let child = make_person(acting, &new)?;
                hold(acting, child, Some(worker), north)?;
                children.push((child, person(acting, child)?.kith_number));
            }
            Ok(((north, south), [helen, amina, joel, neil], children))
        });
        let [helen, amina, joel, neil] = workers;
        let account = |username, name, role, worker| app.account(username, name, role, worker);
        let (kj, tyler) = (children[0].clone(), children[1].clone());
        Scene {
            north: teams.0,
            south: teams.1,
            kj: kj.0,
            kj_number: kj.1,
            tyler: tyler.0,
            tyler_number: tyler.1,
            amina,
            joel,
            helen,
            amina_account: account("amina", "Amina Yusuf", "worker", Some(amina)),
            joel_account: account("joel", "Joel Okafor", "worker", Some(joel)),
            helen_account: account("helen", "Helen Brearley", "manager", Some(helen)),
            neil_account: account("neil", "Neil Haigh", "manager", Some(neil)),
            angela_account: account("angela", "Angela Farrow", "senior", None),
            app,
        }
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

    pub fn neil(&self) -> Browser<'_> {
        self.app.browser_of(self.neil_account)
    }

    pub fn angela(&self) -> Browser<'_> {
        self.app.browser_of(self.angela_account)
    }

    /// Amina is in her first year; Joel is qualified since 2015 and trusted with closing assessments until March.
    pub fn with_experience(self) -> Scene {
        let (helen, amina, joel) = (self.helen(), self.amina.to_string(), self.joel.to_string());
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

    /// A restriction of a child's record to one account, which guards it.
    pub fn restrict(&self, child: i64, guardian: i64) {
        self.app
            .arrange(|acting| access::restrict(acting, child, guardian, &[], "Adopted within the family").map(|_| ()));
    }
}

/// Begins a supervision with a worker on a day, about these children; gives where it is written.
pub fn begins(browser: &Browser<'_>, worker: i64, kind: &str, day: &str, children: &[&str]) -> String {
    let mut fields = vec![("kind", kind), ("held", day)];
    fields.extend(children.iter().map(|c| ("child", *c)));
    browser.post(&format!("/supervision/{worker}/new"), &fields).led_to()
}

/// Sends answers by a button, each with the mark that the page holds, as a browser would.
pub fn writes(browser: &Browser<'_>, at: &str, to: &str, answers: &[(&str, &str)]) -> Seen {
    let page = browser.get(at);
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for (name, value) in answers {
        let place = format!("q-{}-0", name.split('.').next().unwrap());
        if known.insert(place.clone()) {
            fields.push((
                format!("v-{place}"),
                page.field(&format!("v-{place}")).unwrap_or_else(|| panic!("no field {place}")),
            ));
        }
        let rest = name.split_once('.').map_or(String::new(), |(_, rest)| format!(".{rest}"));
        fields.push((format!("{place}{rest}"), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(&format!("{at}/{to}"), &fields)
}

/// Holds a supervision with a worker on a day, with these answers, and completes it.
pub fn holds(browser: &Browser<'_>, worker: i64, kind: &str, day: &str, answers: &[(&str, &str)]) -> String {
    let at = begins(browser, worker, kind, day, &[]);
    let all = [answers, &[("agreed", "Two mornings kept free for writing")]].concat();
    writes(browser, &at, "complete", &all).expect_status(303);
    at
}

/// Asks for a step about a trial of this number and this child; gives what the asker reads.
pub fn asks(browser: &Browser<'_>, child: &str, trial: i64, step: &str) -> Seen {
    let fields = [("step", step), ("outcome", "No further action"), ("reason", "Mum has kept every visit")];
    browser.post(&format!("/trials/{child}/{trial}/ask"), &fields)
}

/// A manager's verdict, with these further fields.
pub fn decides(browser: &Browser<'_>, child: &str, trial: i64, fields: &[(&str, &str)]) -> Seen {
    browser.post(&format!("/trials/{child}/{trial}/decide"), fields)
}

/// Everything that a manager who agrees says.
pub const AGREES: &[(&str, &str)] = &[
    ("verdict", "agree"),
    ("read", "The assessment"),
    ("rationale", "School and health both see a change that has lasted three months"),
];

/// An area as any that asks: a thing with evidence, asked about and decided in the area's own acts.
fn trial() -> Area {
    Area {
        name: "trial",
        routes: vec![
            get("/trials/{person}/{trial}", may("read_record"), trial_page).about_person(),
            post("/trials/{person}/{trial}/ask", may("write_record"), "ask_trial", trial_ask).about_person(),
            post("/trials/{person}/{trial}/decide", may("agree_decisions"), "decide_trial", trial_decide)
                .about_person(),
            post("/trials/{person}/{trial}/answer", may("write_record"), "answer_trial", trial_answer).about_person(),
        ],
        ..Area::default()
    }
}

#[derive(askama::Template)]
#[template(source = "{{ notes }}{{ form }}", ext = "html")]
struct TrialPage {
    notes: Html,
    form: Html,
}

fn trial_page(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let trial = visit.id("trial")?;
    visit.read(|reading| {
        let mut words = String::new();
        for note in published::sent_back_notes(reading, "trial", trial)? {
            words.push_str(&format!("<p id=\"note\">{} says beside {:?}: {}</p>", note.by, note.place, note.words));
        }
        let mut form = Html::default();
        if let Some(decision) = published::history(reading, "trial", trial)?.first() {
            let places = [("voice".to_owned(), "What did the child say?".to_owned())];
            let asked = SettleForm {
                decision,
                post_to: &format!("{}/decide", visit.path.trim_end_matches("/decide")),
                hidden: Html::default(),
                otherwise: Html::default(),
                places: &places,
                evidence: &["The assessment", "The child's own words"],
                errors,
            };
            form = published::settle_form(visit, reading, &asked)?;
        }
        let body = TrialPage { notes: Html(words), form };
        if errors.is_empty() { visit.page("Trial", &body) } else { visit.page_with_errors("Trial", &body) }
    })
}

fn trial_ask(visit: &Visit) -> Result<Reply, Fail> {
    let (person, trial, who) = (visit.subject()?, visit.id("trial")?, visit.who()?);
    let href = format!("/trials/{}/{trial}", visit.param("person"));
    let asked = visit.act(Some(person), None, |acting| {
        let ask = Ask {
            step: visit.form.text("step"),
            person: Some(person).filter(|_| visit.form.text("nobody").is_empty()),
            team: None,
            worker: who.worker,
            account: who.account,
            by: &who.name,
            about_kind: "trial",
            about_id: trial,
            about_words: &format!("Trial {trial}"),
            href: &href,
            outcome_words: visit.form.text("outcome"),
            reason: visit.form.text("reason"),
        };
        published::ask(acting, &ask, visit.now)
    })?;
    let words = if asked.standing == AskedStanding::Held { "Held" } else { "Free" };
    Ok(Reply::to_saying(href, format!("{words}. {}", asked.why)))
}

fn trial_decide(visit: &Visit) -> Result<Reply, Fail> {
    let (person, trial, who) = (visit.subject()?, visit.id("trial")?, visit.who()?);
    let mut errors = Errors::none();
    let Some(verdict) = published::verdict(visit, &mut errors) else { return shown(visit, &errors) };
    let decision = visit.read(|reading| {
        Ok::<_, Fail>(published::history(reading, "trial", trial)?.into_iter().next().ok_or(Fail::NotFound)?.id)
    })?;
    let settled = visit.act(Some(person), None, |acting| {
        published::settle(acting, decision, &verdict, who, visit.now).map_err(Fail::from)
    })?;
    let words = if settled.standing == Standing::SentBack { "Sent back" } else { "Settled" };
    Ok(Reply::to_saying(format!("/trials/{}/{trial}", visit.param("person")), words))
}

fn trial_answer(visit: &Visit) -> Result<Reply, Fail> {
    let (person, trial, by) = (visit.subject()?, visit.id("trial")?, visit.who()?.name.clone());
    visit.act(Some(person), None, |acting| {
        published::answer_note(acting, "trial", trial, visit.form.text("place"), &by).map(|_| ())
    })?;
    Ok(Reply::to(format!("/trials/{}/{trial}", visit.param("person"))))
}
