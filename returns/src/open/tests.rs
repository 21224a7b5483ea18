use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

fn table(name: &str, bytes: &[u8]) -> (Grid, Vec<Aside>) {
    let (mut opened, aside) = open(vec![(name.to_owned(), bytes.to_vec())]);
    match opened.remove(0).content {
        Content::Table(grid) => (grid, aside),
        Content::Xml(_) => panic!("a table was expected"),
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_level(Some(6))).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_programs_do_to_a_file_is_taken_as_it_was_meant() {
    for bytes in [
        b"\xef\xbb\xbfChild,dob\r\n\r\n a1 ,01/04/2020\r\n,,\r\n".as_slice(),
        b"\n;;\nCHILD;DOB\na1;01/04/2020\n",
        b"Child\tDOB\na1\t01/04/2020",
        &[0xff, 0xfe]
            .iter()
            .copied()
            .chain("CHILD,DOB\na1,01/04/2020\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect::<Vec<u8>>(),
    ] {
        let (grid, aside) = table("header.csv", bytes);
        assert_eq!(grid.columns(), ["CHILD", "DOB"]);
        assert_eq!((grid.rows(), grid.cell(0, 0), grid.cell(0, 1)), (1, Some("a1"), Some("01/04/2020")));
        assert!(aside.is_empty(), "{aside:?}");
    }
}

#[test]
fn older_windows_letters_are_taken_and_said() {
    let (grid, aside) = table("header.csv", b"CHILD,NAME\nA1,Zo\xeb\n");
    assert_eq!(grid.cell(0, 1), Some("Zoë"));
    assert!(aside[0].only_a_note && aside[0].why.contains("older Windows letters"));
}

#[test]
fn a_cell_beyond_the_headings_is_told_with_its_row() {
    let (grid, aside) = table("header.csv", b"CHILD,DOB\nA1,01/04/2020,stray\n");
    assert_eq!(grid.rows(), 1);
    assert_eq!(aside[0].what, "header.csv, row 2");
    assert!(aside[0].why.contains("“stray”"));
}

#[test]
fn files_in_a_zip_are_opened_by_their_paths_and_what_systems_leave_is_passed_over() {
    let zip = zipped(&[
        ("r/header.csv", b"CHILD\nA1\n"),
        ("__MACOSX/r/._header.csv", b"x"),
        ("r/last/header.csv", b"CHILD\n"),
    ]);
    let (opened, aside) = open(vec![("all.zip".to_owned(), zip)]);
    assert_eq!(opened.iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["r/header.csv", "r/last/header.csv"]);
    assert!(aside.is_empty());
}

#[test]
fn a_zip_bomb_is_refused_before_it_goes_off() {
    let bomb = zipped(&[("header.csv", &vec![b'0'; 64 << 20])]);
    assert!(bomb.len() < 1 << 20);
    let (opened, aside) = open(vec![("all.zip".to_owned(), bomb)]);
    assert!(opened.is_empty() && aside[0].why.contains("It was not read"), "{aside:?}");
    let workbook = zipped(&[("[Content_Types].xml", b"x"), ("xl/worksheets/sheet1.xml", &vec![b' '; 64 << 20])]);
    let (opened, aside) = open(vec![("all.xlsx".to_owned(), workbook)]);
    assert!(opened.is_empty() && aside[0].why.contains("It was not read"), "{aside:?}");
}

#[test]
fn what_cannot_be_read_is_told_with_what_to_do() {
    let told = |name: &str, bytes: &[u8]| open(vec![(name.to_owned(), bytes.to_vec())]).1.remove(0).why;
    assert!(told("a.csv", b"").contains("The file is empty"));
    assert!(told("a.xls", b"\xd0\xcf\x11\xe0....").contains("old kind"));
    assert!(told("a.pdf", b"%PDF-1.7").contains("PDF"));
    assert!(told("a.zip", b"PK\x03\x04broken").contains("cannot be unpacked"));
    let inner = zipped(&[("header.csv", b"CHILD\n")]);
    assert!(told("a.zip", &zipped(&[("inner.zip", &inner)])).contains("within a zip file"));
}

proptest! {
    #[test]
    fn no_bytes_make_it_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0..400usize, to in any::<u8>()) {
        open(vec![("a.csv".to_owned(), bytes.clone())]);
        open(vec![("a.zip".to_owned(), [b"PK\x03\x04".as_slice(), &bytes].concat())]);
        let mut spoilt = zipped(&[("header.csv", b"CHILD,DOB\nA1,01/04/2020\n"), ("[Content_Types].xml", b"<x/>")]);
        if let Some(byte) = spoilt.get_mut(at) {
            *byte = to;
        }
        open(vec![("a.xlsx".to_owned(), spoilt)]);
    }
}
