//! A Kith with an analyst who brings files in.

use std::path::PathBuf;
use std::sync::Arc;
use store::Value;
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

/// The sample of 500 children that the shared folder holds.
pub fn sample() -> Vec<Given> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/ssda903-500");
    let mut files = Vec::new();
    for (path, before) in [(folder.clone(), ""), (folder.join("last"), "last/")] {
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                files.push((format!("{before}{name}"), std::fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

pub fn file(name: &str, text: &str) -> Given {
    (name.to_owned(), text.as_bytes().to_vec())
}

/// Gives files on the page; last year's in their own field.
pub fn give(browser: &Browser<'_>, files: &[Given]) -> Seen {
    let files: Vec<(&str, &str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| match name.strip_prefix("last/") {
            Some(name) => ("last", name, bytes.as_slice()),
            None => ("files", name.as_str(), bytes.as_slice()),
        })
        .collect();
    browser.upload("/import", &[], &files)
}

/// Gives files, looks at what would change, and brings them in; the report's page.
pub fn bring_in(browser: &Browser<'_>, files: &[Given]) -> Seen {
    let waiting = give(browser, files).expect_status(303).header("location").unwrap().to_owned();
    browser.get(&waiting).expect_status(200);
    let done = browser.post(&waiting, &[]);
    browser.follow(&done)
}

/// The Kith number of whoever has this number.
pub fn person(app: &TestApp, scheme: &str, number: &str) -> String {
    let sql = "SELECT kith_number FROM person p JOIN person_identifier i ON i.person = p.id WHERE i.scheme = $1 AND i.value = $2";
    app.store.read(|r| r.one::<String>(sql, &[scheme.into(), number.into()])).unwrap().unwrap()
}

/// A number that SQL gives.
pub fn count(app: &TestApp, sql: &str) -> i64 {
    app.count(sql, &[] as &[Value])
}

/// The headings of the episodes.
pub const TOP: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
/// One child's header.
pub const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCH1,F,01/02/2015,NOBT,UN1,0,\n";
