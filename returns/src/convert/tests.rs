use super::*;
use crate::annex_a::LISTS;
use crate::ssda903::{TABLES, submitted};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::{fs, path::Path};

type Files = Vec<(String, Vec<u8>)>;

fn to(files: Files, shape: Shape) -> Converted {
    convert(files, shape, None).unwrap_or_else(|(fault, told)| panic!("{fault} {told:?}"))
}

fn file(name: &str, text: &str) -> (String, Vec<u8>) {
    (name.to_owned(), text.as_bytes().to_vec())
}

/// The rows of each file, sorted, with the headings first.
fn rows(files: &Files) -> BTreeMap<String, Vec<Vec<String>>> {
    let read = |(name, bytes): &(String, Vec<u8>)| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let record = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
        let mut rows: Vec<Vec<String>> = reader.records().map(|r| record(r.unwrap())).collect();
        rows[1..].sort();
        (name.clone(), rows)
    };
    // A table without rows says as much as one that is not there.
    files.iter().map(read).filter(|(_, rows)| rows.len() > 1).collect()
}

fn sample(folder: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/ssda903-500");
    let read = |layout: &crate::check::Layout| {
        Some((format!("{folder}{}", layout.file), fs::read(root.join(folder).join(layout.file)).ok()?))
    };
    TABLES.iter().filter_map(read).collect()
}

#[test]
fn the_sample_of_500_children_is_the_same_after_it_was_a_message_but_for_what_is_told() {
    let (mut both, mut given) = (sample(""), sample(""));
    both.extend(sample("last/"));
    given.extend(sample("last/"));
    let message = to(both, Shape::Xml);
    assert_eq!(
        message.files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["ssda903.xml", "last/ssda903.xml"]
    );
    let told: Vec<&str> = message.told.iter().map(|aside| aside.what.as_str()).collect();
    assert_eq!(told, TOLD_OF_SAMPLE, "{:#?}", message.told);
    let back = to(message.files, Shape::Csv);
    assert_eq!(back.told, []);
    let (mut back, mut given) = (rows(&back.files), rows(&given));
    given.retain(|name, _| !name.ends_with("sw_episodes.csv") && !name.ends_with("DoLo.csv"));
    for name in ["header.csv", "last/header.csv"] {
        // Those without a row of the header have one now.
        let (before, after) = (given.remove(name).unwrap(), back.remove(name).unwrap());
        let missing: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
    for (name, rows) in &given {
        let other: Vec<_> = rows.iter().filter(|row| !back[name].contains(row)).collect();
        assert!(other.is_empty() && rows.len() == back[name].len(), "{name} {other:?}");
    }
    assert_eq!(back.len(), given.len());
}

const TOLD_OF_SAMPLE: &[&str] = &["SWEpisodes", "DoLo", "last/DoLo"];

#[test]
fn a_message_of_the_sample_fails_the_same_rules_as_its_tables() {
    let failing = |files: Files| -> BTreeMap<String, usize> {
        let request = crate::Request { threads: 2, ..crate::Request::default() };
        let answer = crate::check(files, &request, &|_, _| ()).map_err(|(fault, _)| fault).unwrap();
        let report = answer.report();
        report.rules.iter().map(|rule| (rule.rule.to_owned(), rule.errors)).collect()
    };
    let tables = failing(sample(""));
    let message = failing(to(sample(""), Shape::Xml).files);
    let social = |rules: &BTreeMap<String, usize>| rules.keys().filter(|rule| rule.starts_with("SW")).count();
    assert!(social(&tables) > 3 && social(&message) == 0, "{} {}", social(&tables), social(&message));
    let other: Vec<_> = message.iter().filter(|(rule, errors)| tables.get(*rule) != Some(errors)).collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn what_the_message_has_no_place_for_is_told_by_kind() {
    let files = vec![
        file(
            "header.csv",
            "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,F,01/05/2010,WBRI,UN1,,\nLONGER-THAN-10,F,01/05/2010,WBRI,UN1,,\n",
        ),
        file(
            "episodes.csv",
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
             A1,08/03/2026,S,C2,N8,Z11,,,,,,,\nB2,08/03/2026,S,C2,N8,U1,,,,,,,\n",
        ),
        file("oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nA1,01/05/2011,,,\nA1,01/05/2010,YES,F2,B1\n"),
        file("sw_episodes.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nA1,01/05/2010,SW1,01/04/2026,,\n"),
        file("DoLo.csv", "CHILD,DOB,DOLO_START,DOLO_END\nA1,01/05/2010,01/04/2026,\nA1,01/05/2010,01/05/2026,\n"),
    ];
    let message = to(files, Shape::Xml);
    let told: Vec<String> = message.told.iter().map(|aside| format!("{}: {}", aside.what, aside.why)).collect();
    assert_eq!(
        told,
        [
            "SWEpisodes: 1 row was left out: the XML layout of 2021, the last that was published, has no place for the \
             table. Send it as CSV.",
            "DoLo: 2 rows were left out: the XML layout of 2021, the last that was published, has no place for the \
             table. Send it as CSV.",
            "OC3: 1 row was left out (of child “A1”): the XML layout takes one of a child, and the first was written.",
            "OC3, column DOB: In 1 row (of child “A1”) it is not what the header says. The XML layout takes it once, \
             from the header; the row's own was left out.",
            "OC3: 1 row that says nothing but whose it is (of child “A1”) was left out: the XML layout has no place for \
             such a row.",
            "PL: 1 value of more than 2 characters (“Z11”) was written as given, though the XML layout of 2021 takes 2; \
             whoever receives the message may refuse or cut them.",
            "CHILDID: 1 value of more than 10 characters (“LONGER-THAN-10”) was written as given, though the XML layout \
             of 2021 takes 10; whoever receives the message may refuse or cut them.",
            "Header: 1 child (“B2”) stands in other tables only. The XML layout wants a HEADER of everyone, so one with \
             nothing but number and day of birth was written.",
        ]
    );
    assert!(message.told.iter().all(|aside| !aside.only_a_note));
}

#[test]
fn rows_that_name_nobody_are_kept_together_and_told() {
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n,F,01/05/2010,WBRI,UN1,,\n,M,01/05/2011,WBRI,UN1,,\n";
    let message = to(vec![file("header.csv", header)], Shape::Xml);
    let [told] = message.told.as_slice() else { panic!("{:?}", message.told) };
    assert_eq!(
        told.why,
        "2 rows that name no child were written under an empty CHILDID, which the XML layout does not take. Add the number."
    );
    let back = to(message.files, Shape::Csv);
    assert_eq!(back.files[0], file("header.csv", header));
}

#[test]
fn this_year_and_last_year_are_the_same_after_they_were_workbooks() {
    let mut both = sample("");
    both.extend(sample("last/"));
    let books = to(both.clone(), Shape::Xlsx);
    let names: Vec<&str> = books.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["ssda903.xlsx", "last.xlsx"]);
    let back = to(books.files, Shape::Csv);
    assert_eq!(back.told, []);
    assert!(rows(&back.files) == rows(&both), "the rows are not the same");
}

#[test]
fn a_census_becomes_a_file_for_each_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/cin-1000/cin.xml");
    let census = to(vec![("cin.xml".to_owned(), fs::read(root).unwrap())], Shape::Csv);
    let names: Vec<&str> = census.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, cin::TABLES.iter().map(|layout| layout.file).collect::<Vec<_>>());
    let children = &rows(&census.files)["ChildIdentifiers.csv"];
    assert_eq!((children.len(), children[0][0].as_str()), (1001, "LAchildID"));
}

#[test]
fn what_holds_no_table_is_refused() {
    let (fault, told) = convert(vec![file("notes.csv", "A,B\n1,2\n")], Shape::Csv, None).unwrap_err();
    assert!(fault.to_string().contains("no table of the return"));
    assert_eq!(told.len(), 1);
}

#[test]
fn the_headers_own_word_on_who_is_unaccompanied_is_told_when_tables_cannot_say_it() {
    let child = |uasc: &str| {
        let text = format!(
            "<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID><UASC>{uasc}</UASC></HEADER></CHILD></EXPSSDA903>"
        );
        to(vec![file("r.xml", &text)], Shape::Csv).told
    };
    assert_eq!((child("0"), child("1")), (vec![], vec![]));
    assert_eq!(child("7").len(), 1);
}

#[test]
fn days_of_a_workbook_are_real_days() {
    let text = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n\
                =1+1,a) Male,White,2016-05-01,10,soon,g) Police\n";
    let book = to(vec![file("list_1.csv", text)], Shape::Xlsx);
    let [(name, bytes)] = book.files.as_slice() else { panic!("one workbook was expected") };
    assert_eq!(name, "annex_a.xlsx");
    use calamine::{Data, Reader, Xlsx};
    let mut read: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes.clone())).unwrap();
    let sheet = read.worksheet_range("List 1").unwrap();
    let cell = |column| sheet.get_value((1, column)).unwrap().clone();
    assert!(matches!(cell(3), Data::DateTime(_)));
    assert_eq!(
        (cell(0), cell(4), cell(5)),
        (Data::String("=1+1".into()), Data::Float(10.0), Data::String("soon".into()))
    );
}

/// A value as it may stand in a cell: what rows hold, and now and then anything.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => (1901..2100i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| format!("{day:02}/{month:02}/{year}")),
        3 => "[A-Z0-9]{1,4}",
        1 => "[ -~À-ÿ]{0,12}".prop_map(|text| text.trim().to_uppercase()),
        1 => Just("<&\"'>,;|\t=X".to_owned()),
    ]
}

/// Children with a header each, and rows of every table that say the header's day of birth.
fn invented() -> impl Strategy<Value = Files> {
    let row = |table: usize| prop::collection::vec(value(), submitted(table).len());
    let child = (
        row(0),
        prop::collection::vec(row(1), 0..4),
        prop::collection::vec(row(2), 0..3),
        [prop::option::of(row(3)), prop::option::of(row(4)), prop::option::of(row(5)), prop::option::of(row(6))],
        prop::collection::vec(row(7), 0..2),
        prop::option::of(row(8)),
        prop::collection::vec(row(9), 0..3),
    );
    prop::collection::vec(child, 1..6).prop_map(|children| {
        let mut tables: Vec<Vec<Vec<String>>> = vec![Vec::new(); 10];
        for (number, (header, episodes, reviews, flat, placed, before, missing)) in children.into_iter().enumerate() {
            let [uasc, oc2, oc3, ad1] = flat.map(|row| row.into_iter().collect());
            let of = [
                vec![header.clone()],
                episodes,
                reviews,
                uasc,
                oc2,
                oc3,
                ad1,
                placed,
                before.into_iter().collect(),
                missing,
            ];
            for (table, rows) in of.into_iter().enumerate() {
                for mut row in rows {
                    for (cell, column) in row.iter_mut().zip(submitted(table)) {
                        match *column {
                            "CHILD" => *cell = format!("A{number}"),
                            "DOB" => cell.clone_from(&header[2]),
                            "SEX" => cell.clone_from(&header[1]),
                            // A row that says nothing else has no place in a message.
                            "ACTIV" | "NB_ADOPTR" if cell.is_empty() => *cell = "1".to_owned(),
                            _ => {}
                        }
                    }
                    tables[table].push(row);
                }
            }
        }
        tables
            .iter()
            .enumerate()
            .map(|(table, rows)| (TABLES[table].file.to_owned(), written(submitted(table), rows)))
            .collect()
    })
}

fn written(columns: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

fn lists() -> impl Strategy<Value = Files> {
    let list = |list: &'static crate::annex_a::List| {
        let row = prop::collection::vec(value(), list.columns.len()).prop_map(|mut row| {
            row[0] = format!("A{}", row[0]);
            row
        });
        let columns: Vec<&str> = list.columns.iter().map(|column| column.name).collect();
        prop::collection::vec(row, 0..5).prop_map(move |rows| (list.file.to_owned(), written(&columns, &rows)))
    };
    LISTS.iter().map(list).collect::<Vec<_>>()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn invented_tables_are_the_same_after_they_were_a_message(files in invented()) {
        let message = to(files.clone(), Shape::Xml);
        let back = to(message.files, Shape::Csv);
        prop_assert_eq!(rows(&back.files), rows(&files));
    }

    #[test]
    fn invented_tables_are_the_same_after_they_were_a_workbook(files in invented()) {
        let back = to(to(files.clone(), Shape::Xlsx).files, Shape::Csv);
        prop_assert_eq!(rows(&back.files), rows(&files));
    }

    #[test]
    fn invented_lists_are_the_same_after_they_were_a_workbook(files in lists()) {
        let back = to(to(files.clone(), Shape::Xlsx).files, Shape::Csv);
        prop_assert_eq!(rows(&back.files), rows(&files));
    }
}
