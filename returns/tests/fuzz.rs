//! Spoilt files: whatever stands in them, reading and checking neither falls over nor takes for ever.
//!
//! `KITH_FUZZ` says how many files of each kind (300 otherwise); `./test --nightly` makes ten million in all, optimised.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use returns::convert::{Shape, convert};
use returns::{Kind, Request, check, run_vector};
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Longest that one spoilt file may take. A file of these sizes takes a millisecond; the rest is for a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

fn turns() -> u64 {
    std::env::var("KITH_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

/// Pieces that readers stumble over.
const PIECES: &[&[u8]] = &[
    b",",
    b"\"",
    b"\n",
    b"\r\n",
    b";",
    b"\t",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<",
    b">",
    b"</",
    b"/>",
    b"&amp;",
    b"&x;",
    b"]]>",
    b"<!DOCTYPE m [<!ENTITY a \"aa\">]>",
    b"<![CDATA[",
    b"<!--",
    b"<?xml version=\"1.0\"?>",
    b"31/02/2026",
    b"29/02/2024",
    b"2026-04-01",
    b"99999999999999999999",
    b"-1",
    b"1e308",
    b"NaN",
    b"CHILD",
    b"DECOM",
    b"<Child>",
    b"</Message>",
    b"PK\x03\x04",
    b"PK\x01\x02",
    "\u{202e}".as_bytes(),
    "Ⅷ".as_bytes(),
    "ß".as_bytes(),
    b"last/",
    b"X1",
    b"S",
    b"V4",
    b"C2",
];

/// Spoils a file in one to eight places.
fn spoil(seed: &[u8], dice: &mut StdRng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..dice.random_range(1..=8) {
        let at = dice.random_range(0..=bytes.len());
        let to = dice.random_range(at..=bytes.len().min(at + 60));
        match dice.random_range(0..6) {
            0 => drop(bytes.drain(at..to)),
            1 => drop(bytes.splice(at..at, PIECES.choose(dice).unwrap().iter().copied())),
            2 => {
                let again = bytes[at..to].to_vec();
                drop(bytes.splice(at..at, again));
            }
            3 if at < bytes.len() => bytes[at] = dice.random(),
            4 => drop(bytes.splice(at..to, PIECES.choose(dice).unwrap().iter().copied())),
            _ => bytes.truncate(bytes.len().saturating_sub(dice.random_range(0..20))),
        }
    }
    bytes
}

/// Checks so many spoilt files, each from a seed of its own, so that one that fails can be made again.
fn spoilt(name: &str, seed: &[u8], turns: u64, beside: &[(&str, &[u8])], kind: Kind) {
    for turn in 0..turns {
        let mut dice = StdRng::seed_from_u64(turn);
        let mut files = vec![(name.to_owned(), spoil(seed, &mut dice))];
        files.extend(beside.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())));
        let request = Request {
            collection: Some(kind),
            year: returns::check::CollectionYear::parse("2026-27"),
            ..Request::default()
        };
        let began = Instant::now();
        if let Ok(answer) = check(files, &request, &|_, _| ()) {
            std::hint::black_box(answer.report());
        }
        assert!(began.elapsed() < LONGEST, "{name}, turn {turn} took {:?}", began.elapsed());
    }
}

const HEADER: &[u8] = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,01/05/2016,WBRI,UN1,,\nB2,F,02/03/2010,MOTH,A123456789012,1,01/02/2026\n";
const EPISODES: &[u8] = b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    A1,23/12/2025,S,C1,N1,U4,PR4,19/06/2026,X1,CARPL,AB1 2CD,AB1 3CD,1000277\nA1,19/06/2026,L,C2,N1,U4,PR4,,,,AB1 2CD,AB1 3CD,1000277\n\
    B2,01/01/2024,S,V2,N5,K2,PR1,29/02/2024,E4A,,AB1 2CD,AB1 3CD,SC1\n";
const CENSUS: &[u8] = b"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2027</Year><ReferenceDate>2027-03-31</ReferenceDate>\
    </CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID><UPN>A123456789012</UPN><PersonBirthDate>2016-05-01\
    </PersonBirthDate><Sex>F</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics><CINdetails>\
    <CINreferralDate>2026-05-01</CINreferralDate><ReferralSource>4</ReferralSource><Assessments><AssessmentActualStartDate>2026-05-02\
    </AssessmentActualStartDate><FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>\
    <ReferralNFA>false</ReferralNFA></CINdetails></Child></Children></Message>";
const CONTACTS: &[u8] =
    b"Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\nA1,a,White,01/05/2016,10,02/10/2026,g) Police\n";

#[test]
fn no_spoilt_table_makes_reading_or_checking_fall_over() {
    spoilt("episodes.csv", EPISODES, turns(), &[("header.csv", HEADER)], Kind::Ssda903);
    spoilt(
        "header.csv",
        HEADER,
        turns(),
        &[("episodes.csv", EPISODES), ("last/episodes.csv", EPISODES)],
        Kind::Ssda903,
    );
    spoilt("list_1.csv", CONTACTS, turns(), &[], Kind::AnnexA);
}

#[test]
fn no_spoilt_census_makes_reading_or_checking_fall_over() {
    spoilt("cin.xml", CENSUS, turns(), &[], Kind::Cin);
}

#[test]
fn no_spoilt_message_makes_reading_or_checking_fall_over() {
    let tables = vec![("header.csv".to_owned(), HEADER.to_vec()), ("episodes.csv".to_owned(), EPISODES.to_vec())];
    let mut message = convert(tables, Shape::Xml, None).map_err(|(fault, _)| fault).unwrap().files;
    let (name, message) = message.remove(0);
    spoilt(&name, &message, turns(), &[], Kind::Ssda903);
}

#[test]
fn a_message_made_of_a_spoilt_table_is_read_again() {
    for turn in 0..turns() {
        let mut dice = StdRng::seed_from_u64(turn);
        let tables = vec![
            ("header.csv".to_owned(), spoil(HEADER, &mut dice)),
            ("episodes.csv".to_owned(), spoil(EPISODES, &mut dice)),
        ];
        if let Ok(message) = convert(tables, Shape::Xml, Some(Kind::Ssda903)) {
            let back = convert(message.files, Shape::Csv, Some(Kind::Ssda903));
            assert!(back.is_ok(), "turn {turn}: {:?}", back.err());
        }
    }
}

#[test]
fn no_spoilt_workbook_or_zip_file_makes_reading_or_checking_fall_over() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("header.csv", HEADER), ("last/header.csv", HEADER)] {
        zip.start_file(name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let zip = zip.finish().unwrap().into_inner();
    spoilt("all.zip", &zip, turns(), &[("episodes.csv", EPISODES)], Kind::Ssda903);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("List 1").unwrap();
    for (row, line) in (0u32..).zip(std::str::from_utf8(CONTACTS).unwrap().lines()) {
        for (column, cell) in (0u16..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let book = book.save_to_buffer().unwrap();
    // Each opens a workbook, which takes a hundred times as long as a line of text.
    spoilt("annex-a.xlsx", &book, turns() / 20, &[], Kind::AnnexA);
}

#[test]
fn no_spoilt_vector_makes_running_it_fall_over() {
    let vector: &[u8] = br#"{"format":"csc-rule-vector/1","collection":"SSDA903","code":"355","introduced_in":"lac2022_23","cases":[{"case":1,
        "metadata":{"collection_start":"01/04/2026"},"reference":{},"tables":{"Episodes":{"columns":["CHILD","DECOM","DEC"],"kinds":{},
        "rows":[["1","01/05/2026","01/05/2026"],["1",null,7]]}},"expected":{"Episodes":[0]}}]}"#;
    for turn in 0..turns() {
        let bytes = spoil(vector, &mut StdRng::seed_from_u64(turn));
        let _ = run_vector("spoilt.json", &String::from_utf8_lossy(&bytes));
    }
}
