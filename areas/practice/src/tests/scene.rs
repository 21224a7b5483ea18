//! The forms that come along, a practice lead and a colleague, and a child about whom records are written.

use page::Area;
use record::store::answer::{Save, save_answers};
use record::store::person::{NewPerson, make_person};
use record::store::{document, form};
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

pub const FORMS: &[(&str, &str)] = &[
    ("visit", include_str!("../../../recording/src/forms/visit.toml")),
    ("note", include_str!("../../../recording/src/forms/note.toml")),
    ("summary", include_str!("../../../recording/src/forms/summary.toml")),
];

pub struct Scene {
    pub app: TestApp,
    pub child: i64,
    pub sian: i64,
    pub nia: i64,
}

impl Scene {
    pub fn new() -> Scene {
        let forms = Area { name: "recording", forms: FORMS, ..Area::default() };
        let app = TestApp::of(Kit {
            migrations: record::MIGRATIONS.to_vec(),
            plain: record::PLAIN.to_vec(),
            areas: vec![forms, crate::area()],
            sights: Arc::new(record::RecordSights),
        });
        let child = app.arrange(|acting| {
            make_person(acting, &NewPerson { given: "Robin", family: "Sample", source: "test", ..NewPerson::default() })
        });
        let sian = app.account("sian", "Sian Hughes", "quality", None);
        let nia = app.account("nia", "Nia Bevan", "quality", None);
        Scene { app, child, sian, nia }
    }

    pub fn sian(&self) -> Browser<'_> {
        self.app.browser_of(self.sian)
    }

    pub fn nia(&self) -> Browser<'_> {
        self.app.browser_of(self.nia)
    }

    /// A draft of the form that is live, with these answers for all; gives its key.
    pub fn draft(&self, name: &str, answers: &[(&str, &str)]) -> i64 {
        let at = self.app.now();
        let built_in = FORMS.iter().find(|(form, _)| *form == name).map(|(_, text)| *text);
        self.app.arrange(|acting| {
            let live = form::live(acting, name, at, built_in)?.expect("the form is live");
            if let Some(text) = built_in {
                form::ensure_built_in(acting, name, text)?;
            }
            let id = document::make_draft(acting, name, live.version, &[self.child], 1, "Amina Yusuf")?;
            let saves: Vec<Save<'_>> = answers
                .iter()
                .map(|(question, value)| Save { question, person: 0, value, base: 0, sent: &[] })
                .collect();
            save_answers(acting, id, &saves, 1, "Amina Yusuf").map_err(|_| store::Fault::Panicked)?;
            Ok(id)
        })
    }

    /// The same, completed now.
    pub fn completed(&self, name: &str, answers: &[(&str, &str)]) -> i64 {
        let id = self.draft(name, answers);
        let day = days::day_of(self.app.now());
        self.app.arrange(|acting| document::complete(acting, id, day, None, "Amina Yusuf"));
        id
    }

    /// The version that a document is written with.
    pub fn version_of(&self, document: i64) -> i64 {
        self.app.store.read(|r| document::document(r, document)).unwrap().unwrap().form_version
    }

    /// The form that is live.
    pub fn live(&self, name: &str) -> std::sync::Arc<questions::Form> {
        let built_in = FORMS.iter().find(|(form, _)| *form == name).map(|(_, text)| *text);
        self.app.store.read(|r| form::live(r, name, self.app.now(), built_in)).unwrap().unwrap().form
    }
}

/// Sends the fields of a page as they stand, with some of them changed; a `-` takes a field (a tick) away.
pub fn send(browser: &Browser<'_>, path: &str, changed: &[(&str, &str)]) -> Seen {
    let page = browser.get(path);
    send_from(browser, &page, path, changed)
}

/// The same from a page that was opened before.
pub fn send_from(browser: &Browser<'_>, page: &Seen, path: &str, changed: &[(&str, &str)]) -> Seen {
    let form = format!("form[action='{path}'] ");
    let all = |kind: &str| page.attributes(&format!("{form}{kind}"), "name");
    let mut fields: Vec<(String, String)> = Vec::new();
    for name in
        all("input:not([type=checkbox]):not([type=radio])").into_iter().chain(all("textarea")).chain(all("select"))
    {
        if name != "csrf" && name != "once" {
            let value = page.field(&name).unwrap_or_default();
            fields.push((name, value));
        }
    }
    let ticks = page.attributes(&format!("{form}input[type=checkbox][checked]"), "name");
    let values = page.attributes(&format!("{form}input[type=checkbox][checked]"), "value");
    fields.extend(ticks.into_iter().zip(values));
    for (name, value) in changed {
        fields.retain(|(known, _)| known != name);
        if *value != "-" {
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(path, &fields)
}

/// Changes a question by its page, and keeps the change.
pub fn reword(browser: &Browser<'_>, form: &str, question: &str, changed: &[(&str, &str)]) {
    send(browser, &format!("/forms/{form}/edit/questions/{question}"), changed).expect_status(303);
}

/// Publishes what was prepared.
pub fn publish(browser: &Browser<'_>, form: &str, reason: &str) -> Seen {
    let page = browser.get(&format!("/forms/{form}/edit/check"));
    let stands = page.field("stands").unwrap_or_default();
    browser.post(&format!("/forms/{form}/publish"), &[("reason", reason), ("stands", &stands)])
}
