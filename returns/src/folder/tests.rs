use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    A1,F,03/06/2010,WBRI,UN1,0,\n\
    B2,M,29/02/2016,APKN,UN1,,\n";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    A1,01/05/2026,S,V2,N1,U6,PR1,,,,KX1 2AB,KX3 4CD,1234567\n";
const PREVIOUS: &str = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\nA1,03/06/2010,P1,WAL,zz/04/2019\n";

fn file(name: &str, text: &str) -> (String, Vec<u8>) {
    (name.to_owned(), text.as_bytes().to_vec())
}

fn faults_of(files: &[(String, Vec<u8>)]) -> Vec<String> {
    read_files(files).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_folder_gives_this_year_and_last_year_typed() {
    let files = [
        file("2026/header.csv", HEADER),
        file("episodes.csv", EPISODES),
        file("previous_permanence.csv", PREVIOUS),
        file("2026/last/header.csv", HEADER),
        file("ch.xlsx", ""),
    ];

    let folder = read_files(&files).unwrap();

    assert_eq!(folder.this.header.len(), 2);
    assert_eq!(folder.last.header.len(), 2);
    assert_eq!(folder.this.header[1].born, Some(date(2016, 2, 29)));
    assert_eq!(folder.this.header[1].mother, None);
    assert_eq!((folder.this.header[1].source.row, folder.this.header[1].source.line), (1, 3));
    assert_eq!(&*folder.last.header[0].source.file, "2026/last/header.csv");
    assert_eq!(folder.this.episodes[0].legal_status.as_deref(), Some("V2"));
    assert_eq!(folder.this.episodes[0].ended, None);
    assert_eq!(folder.this.previous_permanence[0].ordered, Some(crate::PartDay::Month { year: 2019, month: 4 }));
    assert_eq!(folder.ignored, ["ch.xlsx"]);
}

#[test]
fn the_same_table_is_read_however_a_spreadsheet_saved_it() {
    let saved = "\u{feff}mother,child , Sex,DOB,ETHNIC,upn,MC_DOB,,\r\n\
        0, A1 ,F,2010-06-03 00:00:00,WBRI,UN1,,,\r\n\
        ,,,,,,,,\r\n\
        \r\n\
        ,B2,M,29-02-2016,APKN,UN1,,,\r\n\r\n";

    let read = read_files(&[file("HEADER.CSV", saved)]).unwrap().this.header;

    let plain = read_files(&[file("header.csv", HEADER)]).unwrap().this.header;
    let facts =
        |rows: &[Header]| rows.iter().map(|row| (row.child.clone(), row.sex.clone(), row.born)).collect::<Vec<_>>();
    assert_eq!(facts(&read), facts(&plain));
    assert_eq!((read[1].source.row, read[1].source.line), (2, 5));
}

#[test]
fn every_fault_in_every_file_is_told_at_once() {
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
        ,F,03/06/2010,WBRI,UN1,0,\n\
        B2,M,30/02/2016,APKN,UN1,,03.06.21\n\
        C3,M,01/02";
    let reviews = "CHILD,DOB,REVIEW_CODE\nA1,03/06/2010,PN1\n";

    let told = faults_of(&[file("header.csv", header), file("reviews.csv", reviews)]);

    assert_eq!(told.len(), 5, "{told:#?}");
    assert!(told[0].starts_with("header.csv, row 2, column CHILD: found “”, expected the child's identifier."));
    assert!(told[1].starts_with("header.csv, row 3, column DOB: found “30/02/2016”, expected a date like"));
    assert!(told[1].contains("February 2016 has 29 days"), "{}", told[1]);
    assert!(told[2].contains("column MC_DOB"));
    assert!(told[3].contains("row 4") && told[3].contains("cut short"), "{}", told[3]);
    assert!(told[4].starts_with("reviews.csv, row 1, column REVIEW"), "{}", told[4]);
}

#[test]
fn the_same_table_given_twice_is_refused() {
    let told = faults_of(&[file("header.csv", HEADER), file("copy/Header.csv", HEADER)]);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("one header.csv a year"), "{}", told[0]);
}

#[test]
fn files_that_are_no_tables_are_ignored_and_named_but_not_alone() {
    let told = faults_of(&[file("notes.txt", "hello")]);
    assert!(told[0].contains("at least one table of the return"), "{}", told[0]);
    assert!(faults_of(&[])[0].contains("at least one table"));
}

#[test]
fn a_column_the_return_does_not_have_is_named_when_it_holds_something() {
    let with_age =
        HEADER.replace("MC_DOB\n", "MC_DOB,AGE,EMPTY\n").replace(",0,\n", ",0,,16,\n").replace(",,\n", ",,,10,\n");

    let folder = read_files(&[file("header.csv", &with_age)]).unwrap();

    assert_eq!(folder.ignored, ["header.csv: column AGE"]);
}

#[test]
fn cells_outside_the_headings_are_refused() {
    let moved = HEADER.replace("APKN", "AP,KN");
    assert!(faults_of(&[file("header.csv", &moved)])[0].contains("A comma inside a value"));
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_refused() {
    let open = HEADER.replace("A1,F", "A1,\"F");
    let told = faults_of(&[file("header.csv", &open)]);
    assert!(told[0].contains("row 2"), "{told:#?}");
}

#[test]
fn semicolons_instead_of_commas_are_named() {
    let told = faults_of(&[file("header.csv", &HEADER.replace(',', ";"))]);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("separated by commas"));
}

#[test]
fn a_table_with_headings_and_no_rows_is_an_empty_table_but_an_empty_file_is_not() {
    let headings = HEADER.lines().next().unwrap();
    assert!(read_files(&[file("header.csv", headings)]).unwrap().this.header.is_empty());
    assert!(faults_of(&[file("header.csv", "")])[0].contains("The file is empty"));
}

#[test]
fn nine_hundred_faults_become_two_hundred_and_a_count() {
    let many = format!("{}{}", HEADER, "X,F,99/99/2010,WBRI,UN1,0,\n".repeat(900));
    let told = faults_of(&[file("header.csv", &many)]);
    assert_eq!(told.len(), 201);
    assert!(told[200].contains("700 more"));
}

/// Every table of the sample, which is kept beside the repository and not in it.
#[test]
fn the_sample_of_five_hundred_children_is_read_whole() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/ssda903-500");
    assert!(
        sample.is_dir(),
        "this test reads the SSDA903 sample; put it at ../shared/samples/ssda903-500 beside the repository"
    );
    let mut files = Vec::new();
    for folder in ["", "last"] {
        for entry in std::fs::read_dir(sample.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(&sample).unwrap().to_string_lossy().into_owned();
                files.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }

    let mut folder = read_files(&files).unwrap();

    let this = &folder.this;
    let looked_after: std::collections::BTreeSet<&str> = this.episodes.iter().map(|row| row.child.as_str()).collect();
    assert_eq!(looked_after.len(), 500);
    assert_eq!(this.header.len(), 600);
    assert_eq!(this.episodes.len(), 1123);
    assert_eq!((this.reviews.len(), this.uasc.len(), this.oc2.len(), this.oc3.len()), (930, 19, 292, 100));
    assert_eq!((this.ad1.len(), this.placed_for_adoption.len(), this.previous_permanence.len()), (18, 21, 500));
    assert_eq!((this.missing.len(), this.sw_episodes.len(), this.dolo.len()), (20, 971, 2));
    let last = &folder.last;
    assert_eq!((last.header.len(), last.episodes.len(), last.reviews.len(), last.dolo.len()), (422, 1010, 897, 1));
    folder.ignored.sort();
    assert_eq!(folder.ignored, ["ch.xlsx", "postcodes.csv", "scp.xlsx"]);
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..12) {
        let _ = read_files(&[(Table::ALL[at].file_name().to_owned(), bytes)]);
    }

    #[test]
    fn no_name_makes_the_reader_fall_over(name in any::<String>(), text in "[A-Z,\"\n]{0,60}") {
        let _ = read_files(&[(name, text.into_bytes())]);
    }

    #[test]
    fn a_file_cut_anywhere_is_refused_or_gives_fewer_rows(cut in 0usize..EPISODES.len()) {
        let bytes = EPISODES.as_bytes()[..cut].to_vec();
        if let Ok(folder) = read_files(&[("episodes.csv".to_owned(), bytes)]) {
            // Only the end of the last column can be missing without being seen.
            let whole = cut + 8 >= EPISODES.len();
            prop_assert!(folder.this.episodes.is_empty() || whole);
        }
    }

    #[test]
    fn a_file_damaged_at_random_never_makes_the_reader_fall_over(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)
    ) {
        for text in [HEADER, EPISODES, PREVIOUS] {
            let mut bytes = text.as_bytes().to_vec();
            for (at, byte) in &damage {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            let name = if text == HEADER { "header.csv" } else if text == EPISODES { "episodes.csv" } else { "previous_permanence.csv" };
            let _ = read_files(&[(name.to_owned(), bytes)]);
        }
    }

    #[test]
    fn every_fault_can_be_shown_on_one_line(text in "\\PC{0,40}|[\\x00-\\x1f]{0,9}") {
        let with = HEADER.replace("WBRI", &text).replace("03/06/2010", &text);
        if let Err(faults) = read_files(&[file("header.csv", &with)]) {
            for fault in faults {
                prop_assert!(!fault.to_string().chars().any(char::is_control), "{fault:?}");
            }
        }
    }
}
