//! Files that are none: each is told with what to do, nothing is held, and what was chosen stays.

use super::scene::*;
use proptest::prelude::*;

#[test]
fn files_that_cannot_be_used_are_told_with_what_to_do() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let open = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nCH1,,S,,,,,,,,,,\n";
    for (files, said) in [
        (vec![], "Choose the files of a return"),
        (
            vec![file("shopping.csv", "milk,eggs\n1,12\n")],
            "No table of the return on looked-after children (SSDA903) was found",
        ),
        (vec![file("header.csv", "")], "No table of"),
        (vec![file("episodes.csv", open)], "The collection year could not be found out"),
        (vec![("files.zip".to_owned(), b"PK\x03\x04 and no more".to_vec())], "cannot be unpacked"),
        (vec![file("cin.xml", "<Message><unclosed>")], "No table of the census"),
    ] {
        let page = give_asking(&analyst, &files, &[("authority", "E10000016")]);
        page.expect_status(422).expect(said);
        assert_eq!(page.field("authority").as_deref(), Some("E10000016"));
    }
    assert_eq!(held(&app), (0, 0));
}

#[test]
fn what_was_chosen_beside_the_files_and_cannot_be_used_is_told_at_its_field() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let page = give_asking(&analyst, &faulty(), &[("authority", "Westmere"), ("year", "2026-27")]);
    page.expect_status(422);
    assert!(page.error_for("authority").unwrap().contains("E10000016"));
    assert_eq!(page.field("year").as_deref(), Some("2026-27"));
    assert_eq!(page.field("authority").as_deref(), Some("Westmere"));
}

#[test]
fn what_could_not_be_read_stands_above_what_fails() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let mut files = faulty();
    files.push(("reviews.csv".to_owned(), b"PK\x03\x04 and no more".to_vec()));
    files.push(file("shopping.csv", "milk,eggs\n1,12\n"));
    let page = analyst.get(&check(&analyst, &files));
    page.expect("Could not be read, and was not checked").expect("reviews.csv").expect("shopping.csv");
}

#[test]
fn files_larger_than_the_most_are_refused_with_another_way() {
    let app = app();
    let most = crate::words::MOST_MEGABYTES;
    let files = [("header.csv".to_owned(), vec![b'x'; (most + 1) * 1024 * 1024])];
    let page = give_asking(&app.sign_in_as("analyst"), &files, &[]);
    page.expect_status(413).expect(&format!("{most} MB")).expect("kith returns check");
    assert_eq!(held(&app), (0, 0));
}

#[test]
fn words_of_the_files_are_shown_as_words() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n<b>x</b>,<script>alert(1)</script>,01/02/2015,WBRI,UN1,,\n";
    let at = give_asking(&analyst, &[file("header.csv", header)], &[("year", "2026-27")]).expect_status(303).led_to();
    for page in ["", "/errors", "/children", "/children/1"] {
        let source = analyst.get(&format!("{at}{page}")).expect_status(200).source();
        assert!(!source.contains("<b>x</b>") && !source.to_lowercase().contains("<script>alert"), "{page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_files_make_the_page_fail(
        name in "(header|episodes|cin|List 1|[a-z]{1,6})\\.(csv|xml|xlsx|zip)",
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..400),
            "(CHILD,SEX,DOB\n)?([A-Z0-9/,\"<>=\n]{0,200})".prop_map(String::into_bytes),
        ],
    ) {
        let app = app();
        let analyst = app.sign_in_as("analyst");
        let seen = give_asking(&analyst, &[(name, bytes)], &[("year", "2026-27")]);
        prop_assert!(matches!(seen.status(), 303 | 422), "{}", seen.status());
        if seen.status() == 303 {
            let at = seen.led_to();
            for page in ["", "/errors", "/children", "/report.html"] {
                prop_assert_eq!(analyst.get(&format!("{at}{page}")).status(), 200);
            }
        }
    }
}
