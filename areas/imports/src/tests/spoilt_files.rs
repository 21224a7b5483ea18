//! Files that cannot be used: each says why, in which file and row, and nothing of them comes in.

use super::setting::*;
use testkit::{Browser, TestApp};

fn refused(app: &TestApp, browser: &Browser<'_>, files: &[Given], says: &[&str]) {
    let page = give(browser, files);
    page.expect_status(422).expect("Nothing was brought in");
    for words in says {
        page.expect(words);
    }
    assert_eq!(count(app, "SELECT count(*) FROM person"), 0, "{says:?}");
    assert_eq!(count(app, "SELECT count(*) FROM import_waiting"), 0, "{says:?}");
}

fn with(bytes: impl Into<Vec<u8>>) -> Vec<Given> {
    let episodes = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,WM4 2QT,WM5 1AA,\n");
    vec![("header.csv".to_owned(), bytes.into()), file("episodes.csv", &episodes)]
}

#[test]
fn each_way_a_file_can_be_spoilt_is_told_in_its_own_words() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let utf16: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin1 = [HEADER.as_bytes(), b"CH2,F,01/02/2015,NOBT,Zo\xeb,0,\n"].concat();
    for (bytes, says) in [
        (HEADER.as_bytes()[..HEADER.len() - 12].to_vec(), "row 2"),
        (HEADER.as_bytes()[..20].to_vec(), "Add the column"),
        ([&b"\xff\xfe"[..], &utf16].concat(), "UTF-16"),
        (latin1, "older Windows encoding"),
        (HEADER.replace(',', ";").into_bytes(), "columns separated by commas"),
        (HEADER.replace(',', "\t").into_bytes(), "columns separated by commas"),
        (HEADER.replace("ETHNIC,", "").replace("NOBT,", "").into_bytes(), "a heading ETHNIC"),
        (HEADER.replace("DOB", "BORN").into_bytes(), "a heading DOB"),
        (HEADER.replace("SEX,DOB", "SEX,SEX").into_bytes(), "the heading SEX once"),
        (HEADER.replace("01/02/2015", "31/02/2015").into_bytes(), "column DOB"),
        (HEADER.replace("01/02/2015", "01/02/2040").into_bytes(), "a date of birth that is not after today"),
        (format!("{HEADER}CH1,F,01/02/2015,NOBT,UN1,0,\n").into_bytes(), "row 2 tells of it too"),
        (HEADER.replace("CH1", "").into_bytes(), "the child's identifier"),
        (b"PK\x03\x04....".to_vec(), "not text"),
        (Vec::new(), "The file is empty"),
        (HEADER.replace("NOBT", &"X".repeat(70)).into_bytes(), "at most 60 letters"),
        (HEADER.replace("NOBT", "NO\u{0}BT").into_bytes(), "one line of plain letters"),
    ] {
        refused(&app, &analyst, &with(bytes), &["header.csv", says]);
    }
    app.expect_sound();
}

#[test]
fn an_episode_a_review_or_a_worker_told_twice_is_refused_with_both_rows() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let row = "CH1,01/03/2026,S,C2,N1,U6,PR1,,,,WM4 2QT,WM5 1AA,\n";
    let twice = format!("{TOP}{row}{}", row.replace("U6", "K2"));
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nCH1,01/02/2015,25/03/2026,PN1\nCH1,01/02/2015,25/03/2026,PN6\n";

    let files = [file("header.csv", HEADER), file("episodes.csv", &twice), file("reviews.csv", reviews)];

    refused(
        &app,
        &analyst,
        &files,
        &[
            "an episode that began on 1 March 2026 once for this child, and row 2 tells of it too",
            "row 3",
            "a review on 25 March 2026",
        ],
    );
}

#[test]
fn many_faults_are_told_together_and_the_rest_counted() {
    let app = app();
    let rows: String = (0..300).map(|n| format!("C{n},F,99/99/2010,WBRI,UN1,0,\n")).collect();
    let page = give(&app.sign_in_as("analyst"), &with(format!("{HEADER}{rows}")));
    page.expect_status(422).expect("100 more were found than the 200 listed");
    assert_eq!(page.all("tbody tr").len(), 201);
}

#[test]
fn a_file_larger_than_64_mb_is_refused_before_it_is_read() {
    let app = app();
    let page = give(&app.sign_in_as("analyst"), &[("header.csv".to_owned(), vec![b'x'; 65 * 1024 * 1024])]);
    assert!(matches!(page.status(), 400 | 413), "{}", page.status());
    page.expect("64 MB");
}

#[test]
fn what_the_council_should_put_right_is_named_with_its_row_and_stops_nothing() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCH1,X,01/02/2015,ZZZZ,Q886069659469,0,\nCH2,F,,WBRI,UN1,0,\n";
    let episodes = format!(
        "{TOP}CH1,01/03/2014,S,C9,N1,U6,PR1,01/02/2014,X1,,NOWHERE,CT5 1AA,\nCH1,01/04/2014,P,C2,N1,U6,PR1,01/02/2027,E4A,,CT5 1AA,CT5 1AA,\n\
         CH9,01/04/2014,P,C2,N1,U6,PR1,,,,CT5 1AA,CT5 1AA,\n"
    );
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nCH1,01/02/2016,25/03/2026,PN1\nCH1,,,PN1\n";

    let report = bring_in(
        &analyst,
        &[file("header.csv", header), file("episodes.csv", &episodes), file("reviews.csv", reviews)],
    );

    for words in [
        "SEX: “X” is not a code of the return",
        "ETHNIC: “ZZZZ” is not a code of the return",
        "LS: “C9” is not a code of the return",
        "UPN: “Q886069659469”. This unique pupil number has a wrong figure or letter",
        "DOB: there is no date of birth",
        "HOME_POST: “NOWHERE” is not a full postcode",
        "The file says that an episode began on 1 March 2014, before the birth on 1 February 2015",
        "The episode ended on 1 February 2014, before it began on 1 March 2014",
        "One day in this file lies after today; the first: an episode ended on 1 February 2027",
        "DOB says 1 February 2016 and the header says 1 February 2015; the header was used",
        "The review has no day (REVIEW). The row was left aside",
        "No header row says who this is, and nobody on record has this number",
    ] {
        report.expect(words);
    }
    report.expect("3 people in the files: 2 new, 1 left aside.");
    app.expect_sound();
}

#[test]
fn a_file_that_may_have_been_cut_off_at_the_end_of_a_row_is_noted() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let waiting = give(&analyst, &[file("header.csv", HEADER.trim_end())]).led_to();
    analyst.get(&waiting).expect("The file does not end with a line break").expect("header.csv, row 2");
}

#[test]
fn every_row_and_what_became_of_it_can_be_downloaded_without_names() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let mut files = with(HEADER);
    files.push(file("names.csv", "CHILD,GIVEN,FAMILY\nCH1,Kayleigh-Ann,Marsden\n"));
    let waiting = give(&analyst, &files).led_to();
    assert!(analyst.get(&format!("{waiting}/rows.csv")).source().contains("episodes.csv,2,CH1,,New,Came into care"));
    let done = analyst.post(&waiting, &[]);

    let rows = analyst.get(&format!("{}/rows.csv", done.led_to()));

    let number = person(&app, "ssda903", "CH1");
    let said = rows.source();
    assert!(said.starts_with("file,row,number in the file,Kith number,what became of it,words\r\n"), "{said}");
    assert!(said.contains(&format!("header.csv,2,CH1,{number},New,A record was made\r\n")), "{said}");
    assert!(said.contains(&format!("names.csv,2,CH1,{number},New")), "{said}");
    assert!(!said.contains("Marsden"));
    assert!(rows.header("content-disposition").is_some_and(|v| v.starts_with("attachment")));
    app.sign_in_as("worker").get(&format!("{}/rows.csv", done.led_to())).expect_status(403);
}
