use crate::cin::{TABLES, Table};
use crate::convert::{Converted, Shape, convert};
use crate::{Request, check};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::{fs, path::Path};

type Files = Vec<(String, Vec<u8>)>;

fn to(files: Files, shape: Shape) -> Converted {
    convert(files, shape, None).unwrap_or_else(|(fault, told)| panic!("{fault} {told:?}"))
}

/// The rows of each file in their order; a table without rows says as much as one that is not there.
fn rows(files: &Files) -> BTreeMap<String, Vec<Vec<String>>> {
    let read = |(name, bytes): &(String, Vec<u8>)| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let rows: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        (name.clone(), rows)
    };
    files.iter().map(read).filter(|(_, rows)| rows.len() > 1).collect()
}

fn file(name: &str, text: &str) -> (String, Vec<u8>) {
    (name.to_owned(), text.as_bytes().to_vec())
}

fn sample() -> Files {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/cin-1000/cin.xml");
    vec![("cin.xml".to_owned(), fs::read(path).unwrap())]
}

#[test]
fn the_sample_of_a_thousand_children_is_the_same_after_it_was_tables_and_a_message_again() {
    let tables = to(sample(), Shape::Csv);
    let message = to(tables.files.clone(), Shape::Xml);
    assert_eq!(message.told, []);
    assert_eq!(message.files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["cin.xml"]);
    let back = to(message.files, Shape::Csv);
    assert!(rows(&back.files) == rows(&tables.files), "the rows are not the same");
    assert_eq!(back.told, []);
}

#[test]
fn tables_of_a_census_fail_the_same_rules_as_its_message() {
    let failing = |files: Files| -> BTreeMap<String, usize> {
        let answer = check(files, &Request { threads: 2, ..Request::default() }, &|_, _| ());
        let answer = answer.map_err(|(fault, _)| fault).unwrap();
        answer.report().rules.iter().map(|rule| (rule.rule.to_owned(), rule.errors)).collect()
    };
    let tables = to(sample(), Shape::Csv).files;
    assert_eq!(failing(tables.clone()), failing(sample()));
    assert_eq!(failing(to(tables, Shape::Xlsx).files), failing(sample()));
}

#[test]
fn modules_stand_in_the_order_of_the_schema_and_days_as_it_writes_them() {
    let files = vec![
        file("ChildIdentifiers.csv", "LAchildID,Sex,PersonBirthDate\nA1,F,26/05/2016\n"),
        file("Disabilities.csv", "LAchildID,Disability\nA1,MOB\n"),
        file("CINdetails.csv", "LAchildID,CINreferralDate,ReferralNFA\nA1,2026-05-26,false\n"),
        file("CINplanDates.csv", "LAchildID,CINPlanStartDate\nA1,01/06/2026\n"),
        file("ChildProtectionPlans.csv", "LAchildID,CPPID,CPPstartDate\nA1,7,2026-06-08\n"),
        file("Reviews.csv", "LAchildID,CPPID,CPPreviewDate\nA1,7,2026-09-08\n"),
    ];
    let written = to(files, Shape::Xml);
    assert_eq!(written.told, []);
    let text = String::from_utf8(written.files[0].1.clone()).unwrap();
    let text: String = text.lines().map(str::trim).collect();
    assert!(text.ends_with(
        "<Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID><PersonBirthDate>2016-05-26</PersonBirthDate>\
         <Sex>F</Sex></ChildIdentifiers><ChildCharacteristics><Disabilities><Disability>MOB</Disability></Disabilities>\
         </ChildCharacteristics><CINdetails><CINreferralDate>2026-05-26</CINreferralDate><CINPlanDates>\
         <CINPlanStartDate>2026-06-01</CINPlanStartDate></CINPlanDates><ReferralNFA>false</ReferralNFA>\
         <ChildProtectionPlans><CPPstartDate>2026-06-08</CPPstartDate><Reviews><CPPreviewDate>2026-09-08</CPPreviewDate>\
         </Reviews></ChildProtectionPlans></CINdetails></Child></Children></Message>"
    ), "{text}");
}

#[test]
fn what_the_message_has_no_place_for_is_told_by_kind() {
    let files = vec![
        file("Header.csv", "Collection,ReferenceDate\nCIN,2027-03-31\nCIN,2026-03-31\n"),
        file("ChildIdentifiers.csv", "LAchildID,Sex\nA1,F\n,M\n"),
        file("CINdetails.csv", "LAchildID,CINdetailsID\nA1,0\nB2,1\n"),
        file("Section47.csv", "LAchildID,CINdetailsID,S47ActualStartDate\nA1,9,2026-05-26\n"),
        file("Assessments.csv", "LAchildID,CINdetailsID,AssessmentID,AssessmentFactors\nA1,0,0,\"1A,2B\"\n"),
        file("AssessmentFactorsList.csv", "LAchildID,AssessmentID,AssessmentFactor\nA1,0,1A\nA1,5,2B\n"),
        file("ChildCharacteristics.csv", "LAchildID,Ethnicity\nA1,WB\u{1}RI\n"),
    ];
    let written = to(files, Shape::Xml);
    let told: Vec<&str> = written.told.iter().map(|aside| aside.what.as_str()).collect();
    let all = [
        "Header",
        "Characters",
        "Section47",
        "Assessments, column AssessmentFactors",
        "AssessmentFactorsList",
        "LAchildID",
        "ChildIdentifiers",
    ];
    assert_eq!(told, all, "{:#?}", written.told);
    assert!(written.told.iter().all(|aside| !aside.only_a_note));
}

#[test]
fn a_table_that_another_return_has_too_is_told_by_its_headings() {
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/05/2010,01/05/2026,PN1\n";
    let back = to(vec![file("reviews.csv", reviews)], Shape::Csv);
    assert_eq!(back.files[0].0, "reviews.csv");
    let reviews = "LAchildID,CPPID,CPPreviewDate\nA1,0,2026-05-26\n";
    let back = to(vec![file("reviews.csv", reviews)], Shape::Csv);
    assert_eq!(back.files[0].0, "Reviews.csv");
}

fn columns(table: Table) -> &'static [&'static str] {
    TABLES[table as usize].columns
}

fn value(column: &str) -> BoxedStrategy<String> {
    if super::is_day(column) {
        let day = (1901..2100i16, 1..=12i8, 1..=28i8).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
        return prop_oneof![3 => day, 1 => Just(String::new()), 1 => Just("soon".to_owned())].boxed();
    }
    let odd = "[ -~À-ÿ]{0,12}".prop_map(|text| text.trim().to_owned());
    prop_oneof![2 => Just(String::new()), 3 => "[A-Za-z0-9]{1,4}", 1 => odd, 1 => Just("<&\"'>;|\t=X".to_owned())]
        .boxed()
}

fn row(table: Table) -> impl Strategy<Value = Vec<String>> {
    columns(table).iter().map(|column| value(column)).collect::<Vec<_>>()
}

fn some(table: Table, most: usize) -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(row(table), 0..=most)
}

/// One CINdetails with its modules; each assessment with factors, each plan with reviews.
#[derive(Debug, Clone)]
struct Details {
    own: Vec<String>,
    modules: Vec<(Table, Vec<Vec<String>>)>,
    factors: Vec<Vec<String>>,
    reviews: Vec<Vec<Vec<String>>>,
}

fn details() -> impl Strategy<Value = Details> {
    let factors = prop::collection::vec(prop::collection::vec("[0-9]{1,2}[A-C]", 0..3), 3);
    let reviews = prop::collection::vec(prop::collection::vec(row(Table::Reviews), 0..3), 3);
    let modules = [
        Table::Assessments,
        Table::CINplanDates,
        Table::Section47,
        Table::ChildProtectionPlans,
        Table::PreProceedingsandFGDM,
    ];
    let modules =
        modules.map(|table| some(table, 3).prop_map(move |rows| (table, rows))).into_iter().collect::<Vec<_>>();
    (row(Table::CINdetails), modules, factors, reviews).prop_map(|(own, modules, factors, reviews)| Details {
        own,
        modules,
        factors,
        reviews,
    })
}

/// A whole census as tables, its numbers counted as a reader of the message counts them.
fn invented() -> impl Strategy<Value = Files> {
    let child = (
        row(Table::ChildIdentifiers),
        row(Table::ChildCharacteristics),
        some(Table::Disabilities, 2),
        prop::collection::vec(details(), 0..3),
    );
    (row(Table::Header), prop::collection::vec(child, 1..5)).prop_map(|(header, children)| {
        let mut tables: Vec<Vec<Vec<String>>> = vec![Vec::new(); TABLES.len()];
        tables[Table::Header as usize].push(header);
        let (mut detailed, mut assessed, mut planned) = (0, 0, 0);
        for (number, (identifiers, characteristics, disabilities, all)) in children.into_iter().enumerate() {
            let mut add = |table: Table, mut row: Vec<String>, numbers: &[(&str, String)]| {
                for (cell, column) in row.iter_mut().zip(columns(table)) {
                    if *column == "LAchildID" {
                        *cell = format!("A{number}");
                    }
                    if let Some((_, value)) = numbers.iter().find(|(name, _)| name == column) {
                        cell.clone_from(value);
                    }
                }
                tables[table as usize].push(row);
            };
            add(Table::ChildIdentifiers, identifiers, &[]);
            add(Table::ChildCharacteristics, characteristics, &[]);
            disabilities.into_iter().for_each(|row| add(Table::Disabilities, row, &[]));
            for Details { own, modules, factors, reviews } in all {
                let id = ("CINdetailsID", detailed.to_string());
                detailed += 1;
                add(Table::CINdetails, own, std::slice::from_ref(&id));
                for (table, rows) in modules {
                    for (at, module) in rows.into_iter().enumerate() {
                        match table {
                            Table::Assessments => {
                                let numbers = [id.clone(), ("AssessmentID", assessed.to_string())];
                                assessed += 1;
                                for factor in &factors[at] {
                                    let mut shared: Vec<String> = module.clone();
                                    *shared.last_mut().unwrap() = factor.clone();
                                    add(Table::AssessmentFactorsList, shared, &numbers);
                                }
                                let joined = ("AssessmentFactors", factors[at].join(","));
                                add(table, module, &[&numbers[..], &[joined]].concat());
                            }
                            Table::ChildProtectionPlans => {
                                let numbers = [id.clone(), ("CPPID", planned.to_string())];
                                planned += 1;
                                reviews[at].iter().for_each(|row| add(Table::Reviews, row.clone(), &numbers));
                                add(table, module, &numbers);
                            }
                            _ => add(table, module, std::slice::from_ref(&id)),
                        }
                    }
                }
            }
        }
        let written = |(layout, rows): (&crate::check::Layout, &Vec<Vec<String>>)| {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(layout.columns).unwrap();
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            (layout.file.to_owned(), writer.into_inner().unwrap())
        };
        TABLES.iter().zip(&tables).map(written).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_invented_census_is_the_same_after_it_was_a_message(files in invented()) {
        let message = to(files.clone(), Shape::Xml);
        prop_assert_eq!(&message.told, &[]);
        let back = to(message.files, Shape::Csv);
        prop_assert_eq!(rows(&back.files), rows(&files));
    }
}
