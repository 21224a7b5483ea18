//! Files of a later year, of an earlier one, and what people did in between.

use super::setting::*;
use record::store::{origin, person as people, story};

/// The key behind the number of the return.
fn key(app: &testkit::TestApp, number: &str) -> i64 {
    let kith = person(app, "ssda903", number);
    app.store.read(|r| people::by_kith_number(r, &kith)).unwrap().unwrap()
}

fn titles(app: &testkit::TestApp, number: &str) -> Vec<String> {
    let child = key(app, number);
    let wanted = story::Wanted { kind: None, skip: 0, most: 100 };
    app.store.read(|r| story::story(r, child, &wanted)).unwrap().into_iter().map(|e| e.title).collect()
}

#[test]
fn a_later_file_ends_what_it_ends_and_leaves_what_a_worker_confirmed() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let open = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,WM4 2QT,WM5 1AA,\n");
    bring_in(&analyst, &[file("header.csv", HEADER), file("episodes.csv", &open)]);
    let number = person(&app, "ssda903", "CH1");
    let child = app.arrange(|acting| {
        let child = record::store::person::by_kith_number(acting, &number)?.unwrap();
        record::store::fact::set_fact(
            acting,
            child,
            record::words::FactKind::Ethnicity,
            "MWBC",
            "White and Black Caribbean",
            "mother",
            "Amina Yusuf",
        )?;
        Ok(child)
    });
    assert_eq!(
        app.count("SELECT count(*) FROM clock WHERE rule = 'first_looked_after_review' AND stopped_on IS NULL", &[]),
        1
    );

    let ended = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,01/06/2026,E4A,,WM4 2QT,WM5 1AA,\n");
    let report = bring_in(&analyst, &[file("header.csv", HEADER), file("episodes.csv", &ended)]);

    report.expect("1 person in the files: 0 new, 1 on record already.");
    let facts = app.store.read(|r| record::store::fact::facts(r, child)).unwrap();
    assert!(facts.iter().any(|f| f.words == "White and Black Caribbean"));
    assert!(facts.iter().all(|f| f.kind != record::words::FactKind::LegalStatus), "care has ended");
    assert_eq!(app.count("SELECT count(*) FROM clock WHERE stopped_on IS NULL", &[]), 0);
    app.sign_in_as("hub").get(&format!("/people/{number}")).expect("Left care and returned home");
}

/// Last year's folder as it was a year ago: what `last` holds, as this year's.
fn a_year_ago() -> Vec<Given> {
    sample().into_iter().filter_map(|(name, bytes)| Some((name.strip_prefix("last/")?.to_owned(), bytes))).collect()
}

#[test]
fn a_later_year_of_the_sample_adds_what_is_new_and_the_story_says_what_it_corrected() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    bring_in(&analyst, &a_year_ago()).expect("422 people in the files: 422 new.").expect("SSDA903 2025-26");
    let told = count(&app, "SELECT count(*) FROM story");

    let report = bring_in(&analyst, &sample());

    report.expect("600 people in the files: 178 new, 422 on record already.").expect("SSDA903 2026-27");
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 600);
    assert!(count(&app, "SELECT count(*) FROM story") > told);
    // The sample's two years disagree on a legal status seven times and on a postcode four times.
    let corrected =
        count(&app, "SELECT count(*) FROM story WHERE title = 'SSDA903 2026-27 says otherwise than before'");
    assert_eq!(corrected, 11);
    report.expect("Changed by this import (11)");
    let fresh = super::setting::app();
    bring_in(&fresh.sign_in_as("analyst"), &sample());
    let the_same = "SELECT count(*) FROM story WHERE title <> 'SSDA903 2026-27 says otherwise than before'";
    assert_eq!(count(&app, the_same), count(&fresh, the_same), "year by year or at once comes to the same story");
    for sql in [
        "SELECT count(*) FROM person_address WHERE ended_at IS NULL",
        "SELECT count(*) FROM responsibility",
        "SELECT count(*) FROM clock WHERE stopped_on IS NULL",
        "SELECT count(*) FROM person_fact WHERE ended_at IS NULL",
        "SELECT count(*) FROM record_kept",
    ] {
        assert_eq!(count(&app, sql), count(&fresh, sql), "{sql}");
    }
    app.expect_sound();
}

#[test]
fn an_older_return_brought_in_late_changes_nothing_that_a_newer_one_told() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    bring_in(&analyst, &sample());
    let acts = count(&app, "SELECT count(*) FROM act");

    let waiting = give(&analyst, &a_year_ago()).led_to();

    analyst.get(&waiting).expect("SSDA903 2025-26: nothing would change").expect("422 on record already");
    let done = analyst.post(&waiting, &[]);
    analyst.follow(&done).expect("Nothing changed");
    assert_eq!(count(&app, "SELECT count(*) FROM act"), acts);
}

#[test]
fn an_answer_where_nobody_had_asked_is_told_and_the_task_is_done() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let open = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,WM4 2QT,WM5 1AA,\n");
    bring_in(&analyst, &[file("header.csv", HEADER), file("episodes.csv", &open)]);
    let asked = "SELECT count(*) FROM action WHERE words LIKE 'Ask how%' AND done_at IS NULL";
    assert_eq!(count(&app, asked), 1);

    let known = HEADER.replace("NOBT", "MWBC").replace("01/02/2015", "02/02/2015");
    let report = bring_in(&analyst, &[file("header.csv", &known), file("episodes.csv", &open)]);

    report.expect("Changed by this import (2)").expect("Ethnicity: was Not yet asked, now White and Black Caribbean.");
    assert_eq!(count(&app, asked), 0);
    let hub = app.sign_in_as("hub");
    hub.get(&format!("/people/{}", person(&app, "ssda903", "CH1")))
        .expect("SSDA903 2025-26 says otherwise than before")
        .expect("Date of birth: was 1 February 2015, now 2 February 2015.")
        .expect("born 2 February 2015");
    assert_eq!(titles(&app, "CH1").iter().filter(|t| t.contains("says otherwise")).count(), 1);
}

#[test]
fn an_entry_that_a_worker_withdrew_or_gave_a_meaning_stays_as_the_worker_left_it() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let open = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,WM4 2QT,CT5 1AA,\n");
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nCH1,01/02/2015,20/03/2026,PN1\n";
    bring_in(&analyst, &[file("header.csv", HEADER), file("episodes.csv", &open), file("reviews.csv", reviews)]);
    let origins = ["ssda903:CH1:episode:2026-03-01".to_owned(), "ssda903:CH1:review:2026-03-20".to_owned()];
    let told = app.store.read(|r| origin::entries(r, &origins)).unwrap();
    app.arrange(|acting| {
        let (care, review) = (&told[&origins[0]], &told[&origins[1]]);
        story::retell(acting, care.id, "stands", &care.title, &care.words, "Near Nana, which matters to her.")?;
        story::retell(acting, review.id, "withdrawn", &review.title, &review.words, "")
    });

    let ended = format!(
        "{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,20/03/2026,X1,CHILD,WM4 2QT,CT5 1AA,\n\
                         CH1,20/03/2026,P,C2,N1,K2,PR1,,,,WM4 2QT,CT6 1AA,\n"
    );
    let other = reviews.replace("PN1", "PN6");
    bring_in(&analyst, &[file("header.csv", HEADER), file("episodes.csv", &ended), file("reviews.csv", &other)]);

    let now = app.store.read(|r| origin::entries(r, &origins)).unwrap();
    assert_eq!(now[&origins[0]].meaning, "Near Nana, which matters to her.");
    assert!(now[&origins[0]].words.ends_with("Why the child moved then: the child asked for it."));
    assert_eq!(
        now[&origins[1]],
        told.get(&origins[1]).map(|t| { origin::ToldEntry { standing: "withdrawn".to_owned(), ..t.clone() } }).unwrap()
    );
    assert_eq!(titles(&app, "CH1")[0], "Moved to live in a children's home in the Canterbury area");
    assert!(
        !titles(&app, "CH1").iter().any(|t| t.contains("says otherwise")),
        "that an episode ended corrects nothing"
    );
}

#[test]
fn what_an_earlier_file_told_and_this_one_does_not_hold_is_left_for_a_person_to_judge() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let open = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,WM4 2QT,WM5 1AA,\n");
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nCH1,01/02/2015,20/03/2026,PN1\nCH1,01/02/2015,25/03/2026,PN1\n";
    bring_in(&analyst, &[file("header.csv", HEADER), file("episodes.csv", &open), file("reviews.csv", reviews)]);

    let fewer = "CHILD,DOB,REVIEW,REVIEW_CODE\nCH1,01/02/2015,25/03/2026,PN1\n";
    let files = [file("header.csv", HEADER), file("episodes.csv", &open), file("reviews.csv", fewer)];
    let waiting = give(&analyst, &files).led_to();

    analyst.get(&waiting).expect("An earlier file told of something on 20 March 2026 that this one does not hold");
    assert_eq!(count(&app, "SELECT count(*) FROM story WHERE kind = 'review' AND standing = 'stands'"), 2);
}
