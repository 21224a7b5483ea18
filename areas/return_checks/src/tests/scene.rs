//! A Kith with an analyst, and invented returns.

use record::store::origin::people_with;
use record::store::person::{NewPerson, add_identifier, make_person, person};
use record::store::worker::{NewResponsible, make_responsible, make_team};
use record::words::{BirthKind, ResponsibilityRole, Scheme, Verification};
use std::path::Path;
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

pub type Given = (String, Vec<u8>);

pub fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![people::area(), crate::area()],
        sights: Arc::new(record::RecordSights),
    })
}

/// What `kith returns generate` writes.
pub fn generated(app: &TestApp, collection: &str, children: u64) -> Vec<Given> {
    let folder = app.database.folder().join(format!("{collection}-{children}"));
    let asked = returns_command::Returns::Generate(returns_command::Generate {
        folder: folder.clone(),
        collection: collection.to_owned(),
        children,
        year: "2026-27".to_owned(),
        faults: 0.2,
        seed: 1,
    });
    assert_eq!(returns_command::run(asked, &mut Vec::new()), returns_command::End::Clean);
    let mut files = Vec::new();
    read(&folder, "", &mut files);
    if folder.join("last").is_dir() {
        read(&folder.join("last"), "last/", &mut files);
    }
    files.sort();
    files
}

fn read(folder: &Path, before: &str, files: &mut Vec<Given>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((format!("{before}{name}"), std::fs::read(path).unwrap()));
        }
    }
}

pub fn file(name: &str, text: &str) -> Given {
    (name.to_owned(), text.as_bytes().to_vec())
}

/// Three children, each with a fault of their own: a sex that is no code, a day in no month, a legal status that is none.
pub fn faulty() -> Vec<Given> {
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCH1,X,01/02/2015,WBRI,UN1,,\nCH2,F,01/02/2014,QQQQ,UN1,,\nCH3,M,01/02/2013,WBRI,UN1,,\n";
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
                    CH1,01/05/2026,S,C2,N1,U6,PR1,,,,AB1 2CD,AB1 2CE,SC123456\n\
                    CH2,01/05/2026,S,C2,N1,U6,PR1,01/06/2026,E4A,,AB1 2CD,AB1 2CE,SC123456\n\
                    CH3,01/05/2026,S,ZZ,N1,U6,PR1,,,,AB1 2CD,AB1 2CE,SC123456\n";
    vec![file("header.csv", header), file("episodes.csv", episodes)]
}

/// Gives files with what is asked beside them.
pub fn give_asking(browser: &Browser<'_>, files: &[Given], asked: &[(&str, &str)]) -> Seen {
    let files: Vec<(&str, &str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| match name.strip_prefix("last/") {
            Some(name) => ("last", name, bytes.as_slice()),
            None => ("files", name.as_str(), bytes.as_slice()),
        })
        .collect();
    browser.upload("/returns", asked, &files)
}

/// Gives files; the address of the answer.
pub fn check(browser: &Browser<'_>, files: &[Given]) -> String {
    give_asking(browser, files, &[]).expect_status(303).led_to()
}

/// The links of a page whose address has this in it.
pub fn links(page: &Seen, part: &str) -> Vec<String> {
    page.attributes("main a", "href").into_iter().filter(|href| href.contains(part)).collect()
}

/// Puts a child on record under their number in the return, with a team; gives the key and the Kith number.
pub fn on_record(app: &TestApp, number: &str, family: &str, team: Option<i64>) -> (i64, String) {
    app.arrange(|acting| {
        let birth = Some(("2015-02-01".parse().unwrap(), BirthKind::Actual));
        let new = NewPerson { given: "Robin", family, birth, source: "a test", ..NewPerson::default() };
        let id = make_person(acting, &new)?;
        add_identifier(acting, id, Scheme::Ssda903, number, Verification::Verified, "a test", "a test")?;
        if let Some(team) = team {
            let new = NewResponsible {
                worker: None,
                team: Some(team),
                role: ResponsibilityRole::SocialWorker,
                from: "2026-05-01".parse().unwrap(),
                reason: "a test",
                to: None,
                origin: None,
            };
            make_responsible(acting, id, &new)?;
        }
        assert_eq!(people_with(acting, Scheme::Ssda903)?.get(number), Some(&id));
        Ok((id, person(acting, id)?.kith_number))
    })
}

/// A team.
pub fn team(app: &TestApp, name: &str) -> i64 {
    app.arrange(|acting| make_team(acting, name))
}

/// Rows of this area's tables that hold files.
pub fn held(app: &TestApp) -> (i64, i64) {
    (app.count("SELECT count(*) FROM return_check", &[]), app.count("SELECT count(*) FROM return_check_file", &[]))
}
