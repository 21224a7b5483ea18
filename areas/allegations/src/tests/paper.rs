//! Paper comes in: whole or nothing, with what each entry lacks as tasks, the riskiest and oldest first.

use super::scene::app;
use testkit::Browser;

const BACKLOG: &str = "Ref,Date received,Surname,Forename,DOB,Employer,Sector,Job,Type,Result,Closed,Box\r\n\
    1,2007,Larch,Ivor,,Moor Lane Club,Sport,Coach,Sexual,,,Cabinet 1\r\n\
    2,12/03/2012,Pike,Alan,2/4/1975,Westfield School,education,teacher,Physical,Substantiated,1/9/2012,Cabinet 2\r\n\
    3,5/2019,Pike,Alan,2/4/1975,Rovers,sport,coach,Physical,NFA,2020,Cabinet 2\r\n\
    4,1/6/2020,,,,,,,,,,Cabinet 3\r\n";

fn give(officer: &Browser<'_>, name: &str, text: &str) -> String {
    officer.upload("/allegations/import", &[], &[("file", name, text.as_bytes())]).led_to()
}

#[test]
fn a_backlog_comes_in_after_a_look_at_what_it_would_bring_and_its_gaps_are_tasks() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let waiting = give(&officer, "backlog.csv", BACKLOG);
    let look = officer.get(&waiting);
    look.expect("4 rows in the file: 4 new, 0 brought in before").expect("Bring in 4 entries");
    let rows = look.all("tbody tr");
    assert!(rows[0].starts_with("row 2 2007 (the year alone is known)"), "the open one of 2007 is first: {}", rows[0]);
    assert_eq!(app.count("SELECT count(*) FROM allegation_referral", &[]), 0, "looking changes nothing");
    let report = officer.get(&format!("{waiting}/report.csv"));
    assert!(report.source().contains("lacks") && !report.source().contains("Pike"), "{}", report.source());

    officer.post(&waiting, &[]).expect_status(303);
    assert_eq!(app.last_act(), "bring_paper_in");
    assert_eq!(app.count("SELECT count(*) FROM allegation_referral WHERE source = 'paper'", &[]), 4);
    assert_eq!(app.count("SELECT count(*) FROM allegation_adult", &[]), 2, "the same name and birth is one adult");
    assert_eq!(app.count("SELECT count(*) FROM allegation_waiting", &[]), 0);
    let tasks = officer.get("/allegations/missing");
    let rows = tasks.all("tbody tr");
    assert!(rows[0].contains("2007") && rows[0].contains("Cabinet 1"), "{}", rows[0]);
    tasks.expect("an outcome among the five; the file says “NFA”").expect("the adult’s name");
    officer.get("/allegations/open").expect("From paper").expect("Ivor Larch");
    officer.post("/allegations/find", &[("find", "Alan Pike")]).expect("Westfield School").expect("Rovers");

    // A task is done with what shows it; the same file again brings nothing.
    let done = tasks.attributes("a[href$='/done']", "href").remove(0);
    officer.post(&done, &[("on", "23 11 2026"), ("evidence", "It stands in the minutes.")]).expect_status(303);
    let again = give(&officer, "backlog.csv", BACKLOG);
    officer.get(&again).expect("0 new, 4 brought in before").expect_not("Bring in");
    assert_eq!(officer.post(&again, &[]).status(), 409);
    app.expect_sound();
}

#[test]
fn one_row_that_cannot_be_read_keeps_everything_out_and_says_where_it_stands() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let spoilt = BACKLOG.replace("12/03/2012", "last spring");
    let waiting = give(&officer, "spoilt.csv", &spoilt);
    let look = officer.get(&waiting);
    look.expect("row 3 Received last spring a day, a month (9/2007) or a year (2007)").expect("Nothing comes in");
    assert_eq!(officer.post(&waiting, &[]).status(), 409);
    assert_eq!(app.count("SELECT count(*) FROM allegation_referral", &[]), 0);
    let twice = format!("{BACKLOG}1,2008,Larch,Ivor,,,,,,,,\r\n");
    let waiting = give(&officer, "twice.csv", &twice);
    officer.get(&waiting).expect("every entry once");
    officer.post(&format!("{waiting}/away"), &[]).expect_status(303);
    assert_eq!(officer.get(&waiting).status(), 404);
}

#[test]
fn which_column_holds_what_is_chosen_and_each_column_is_taken_once() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let waiting = give(&officer, "odd.csv", "When,Whom\r\n2007,Larch\r\n");
    officer.get(&waiting).expect("at least the year");
    let columns = format!("{waiting}/columns");
    officer.post(&columns, &[("received", "0"), ("family", "0")]).expect_status(422).expect("Choose it once");
    officer.post(&columns, &[("received", "9")]).expect_status(422).expect("Choose one of the columns");
    officer.post(&columns, &[("received", "0"), ("family", "1")]).expect_status(303);
    officer.get(&waiting).expect("1 new").expect("Bring in 1 entry");
    // Somebody else's file is nobody's.
    let other = app.sign_in_as("allegations");
    assert_eq!(other.get(&waiting).status(), 404);
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    officer.upload("/allegations/import", &[], &[]).expect_status(422).expect("Choose a file");
    for bytes in [&b"%PDF-1.7 not a table"[..], b"PK\x03\x04 broken", b"Heading alone\r\n"] {
        officer.upload("/allegations/import", &[], &[("file", "x.csv", bytes)]).expect_status(422);
    }
    assert_eq!(app.count("SELECT count(*) FROM allegation_waiting", &[]), 0);
}

#[test]
fn a_workbook_comes_in_as_a_csv_does_with_days_as_the_spreadsheet_keeps_them() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0u16..).zip(["File", "Date received", "Adult", "Employer"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    sheet.write_number(1, 0, 17.0).unwrap();
    let shown = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_number_with_format(1, 1, 39345.0, &shown).unwrap();
    sheet.write_string(1, 2, "Larch, Ivor").unwrap();
    sheet.write_string(1, 3, "Moor Lane Club").unwrap();
    let bytes = book.save_to_buffer().unwrap();

    let waiting = officer.upload("/allegations/import", &[], &[("file", "index.xlsx", &bytes)]).led_to();
    officer.get(&waiting).expect("row 2 20 September 2007").expect("Bring in 1 entry");
    officer.post(&waiting, &[]).expect_status(303);
    officer.get("/allegations/open").expect("Ivor Larch").expect("Moor Lane Club").expect("19 years");
}
