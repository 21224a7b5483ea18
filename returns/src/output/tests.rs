use super::*;
use crate::{Answer, Request, check};

const HEADER: &[u8] =
    b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,01/05/2016,WBRI,UN1,,\n<B2>,X,31/02/2016,WBRI,UN1,,\n";

fn answer() -> Answer {
    let request = Request { year: crate::check::CollectionYear::parse("2026-27"), ..Request::default() };
    check(vec![("header.csv".to_owned(), HEADER.to_vec())], &request, &|_, _| ()).map_err(|(why, _)| why).unwrap()
}

#[test]
fn the_summary_counts_by_rule_and_child_and_says_what_was_not_run() {
    let answer = answer();
    let said = summary(&answer, &answer.report());
    assert!(
        said.starts_with("Checked the return on looked-after children (SSDA903) for 2026-27: 2 children."),
        "{said}"
    );
    assert!(
        said.contains("101             1         1  The child or young person’s reported sex is not valid."),
        "{said}"
    );
    assert!(said.contains("<B2>"), "{said}");
    assert!(said.contains("because ad1.csv was not given"), "{said}");
    assert!(said.contains("Add ad1.csv, with its headings even when it has no rows."), "{said}");
}

#[test]
fn a_childs_rows_are_shown_with_the_cells_that_fail_and_what_would_satisfy_the_rule() {
    let answer = answer();
    let report = answer.report();
    let said = child(&answer, &report, "<B2>").unwrap();
    assert!(said.contains("101  The child or young person’s reported sex is not valid."), "{said}");
    assert!(said.contains("To put it right: Enter M for male, F for female or U for unknown."), "{said}");
    assert!(said.contains("»X«") && said.contains("»31/02/2016«") && said.contains("← 101, 102"), "{said}");
    assert!(
        child(&answer, &report, "A1").unwrap().contains("»UN1«")
            || !child(&answer, &report, "A1").unwrap().contains("← 101")
    );
    assert_eq!(child(&answer, &report, "C3"), None);
}

#[test]
fn csv_and_workbook_hold_every_error() {
    let answer = answer();
    let report = answer.report();
    let mut written = Vec::new();
    csv(&report, &mut written).unwrap();
    let text = String::from_utf8(written).unwrap();
    assert_eq!(text.lines().count(), report.errors.len() + 1);
    assert!(text.contains("101,error,Header,1,<B2>,SEX,"), "{text}");
    let (opened, aside) = crate::open::open(vec![("report.xlsx".to_owned(), xlsx(&report).unwrap())]);
    assert!(aside.is_empty());
    let crate::open::Content::Table(errors) = &opened[0].content else { panic!("a table was expected") };
    assert_eq!(errors.rows(), report.errors.len());
}

#[test]
fn the_page_is_whole_and_takes_what_stands_in_the_file_as_text() {
    let answer = answer();
    let page = html(&answer, &answer.report());
    assert!(page.contains("&lt;B2&gt;") && !page.contains("<B2>"));
    assert!(page.contains("<td class=\"x\">X <b>101</b>"), "{page}");
}

#[test]
fn a_code_is_explained_with_rows_that_fail_and_pass_for_each_version() {
    let said = explain("101").unwrap();
    assert!(said.contains("2022-23 to 2023-24") && said.contains("2024-25 to 2026-27"), "{said}");
    assert!(said.contains("fails   C3     1") && said.contains("passes  A1     M"), "{said}");
    assert!(explain("8867").unwrap().contains("the census of children in need"), "a code of another collection");
    assert_eq!(explain("no such"), None);
    assert_eq!(explain("SW15STG2"), None, "it was withdrawn before any year in which it would hold");
}
