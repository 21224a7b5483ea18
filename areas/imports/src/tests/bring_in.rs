//! Files given on the page become people, stories, duties and tasks.

use super::setting::*;

/// Reviews of both years, each told once.
fn reviews_held(files: &[Given]) -> i64 {
    let mut held = std::collections::BTreeSet::new();
    for (_, bytes) in files.iter().filter(|(name, _)| name.ends_with("reviews.csv")) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
            let cells: Vec<&str> = line.split(',').collect();
            held.insert((cells[0].to_owned(), cells[2].to_owned()));
        }
    }
    i64::try_from(held.len()).unwrap()
}

#[test]
fn the_sample_of_500_children_becomes_people_with_their_stories_and_a_second_time_changes_nothing() {
    let app = app();
    let analyst = app.sign_in_as("analyst");

    let report = bring_in(&analyst, &sample());

    report.expect("600 people in the files: 600 new.").expect("episodes.csv");
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 600);
    assert_eq!(count(&app, "SELECT count(DISTINCT person) FROM story WHERE kind = 'care'"), 500);
    assert_eq!(count(&app, "SELECT count(*) FROM story WHERE kind = 'review'"), reviews_held(&sample()));
    assert!(count(&app, "SELECT count(*) FROM responsibility") > 0);
    let number = person(&app, "ssda903", "CH000000");
    let hub = app.sign_in_as("hub");
    let story = hub.get(&format!("/people/{number}"));
    story.expect("Came into care").expect("Left care and returned home").expect("SSDA903 2026-27");

    let acts = count(&app, "SELECT count(*) FROM act");
    let waiting = give(&analyst, &sample()).header("location").unwrap().to_owned();
    analyst
        .get(&waiting)
        .expect("nothing would change")
        .expect("600 people in the files: 0 new, 600 on record already.");
    let again = analyst.post(&waiting, &[]);
    analyst.follow(&again).expect("Nothing changed");
    assert_eq!(count(&app, "SELECT count(*) FROM act"), acts);
    app.expect_sound();
}

#[test]
fn a_fault_is_told_with_file_and_row_and_nothing_comes_in() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let wrong = format!("{TOP}CH1,31/02/2026,S,C2,N1,U6,PR1,,,,,,\n");

    let page = give(&analyst, &[file("header.csv", HEADER), file("episodes.csv", &wrong)]);

    page.expect_status(422).expect("episodes.csv").expect("row 2, column DECOM").expect("31/02/2026");
    give(&analyst, &[file("header.csv", "CHILD,SEX\nCH1,F\n")]).expect_status(422).expect("DOB");
    give(&analyst, &[]).expect_status(422).expect("Choose the files to bring in");
    give(&analyst, &[file("notes.txt", "hello")]).expect_status(422).expect("at least one table of the return");
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 0);
    assert_eq!(count(&app, "SELECT count(*) FROM import_waiting"), 0);
}

#[test]
fn files_wait_for_their_sender_alone_and_can_be_thrown_away() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let waiting = give(&analyst, &[file("header.csv", HEADER)]).header("location").unwrap().to_owned();

    app.sign_in_as("administrator").get(&waiting).expect_status(404);
    app.sign_in_as("worker").get("/import").expect_status(403);
    analyst.get(&format!("{waiting}/progress.json")).expect_status(200);
    analyst.post(&format!("{waiting}/away"), &[]).expect_status(303);

    analyst.get(&waiting).expect_status(404);
    assert_eq!(count(&app, "SELECT count(*) FROM import_file"), 0);
}

#[test]
fn files_that_nobody_looks_at_are_gone_after_a_day_though_nobody_asks() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    give(&analyst, &[file("header.csv", HEADER)]).expect_status(303);
    app.minutes_pass(24 * 60);
    app.round();
    assert_eq!(count(&app, "SELECT count(*) FROM import_file"), 1, "a day, and not less");

    app.minutes_pass(1);
    app.round();

    assert_eq!(count(&app, "SELECT count(*) FROM import_file"), 0);
    assert_eq!(count(&app, "SELECT count(*) FROM import_waiting"), 0);
}

#[test]
fn names_given_later_take_the_place_of_the_number() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let open = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,,,\n");
    let mut files = vec![file("header.csv", HEADER), file("episodes.csv", &open)];
    bring_in(&analyst, &files);
    let number = person(&app, "ssda903", "CH1");
    let hub = app.sign_in_as("hub");
    hub.get(&format!("/people/{number}")).expect("Child CH1");
    hub.get(&format!("/people/{number}/work")).expect("Give the child");

    files.push(file("names.csv", "CHILD,GIVEN,FAMILY,PREFERRED\nCH1,Kayleigh-Ann,Marsden,KJ\n"));
    bring_in(&analyst, &files);

    hub.get(&format!("/people/{number}")).expect("Kayleigh-Ann").expect("Marsden");
    assert_eq!(
        app.store.read(|r| record::store::find::find(r, "kaylee ann marsdon", 5)).unwrap()[0].person.kith_number,
        number
    );
}

fn migrated(open: usize, duplicates: usize) -> String {
    let mut text = String::from("NUMBER,GIVEN,FAMILY,DOB,POSTCODE,STATUS,OPEN,CHRONOLOGY\n");
    for n in 0..open + duplicates {
        // The last ones are the first ones again, under another number.
        let same = if n < open { n } else { n - open };
        let status = ["child_protection", "looked_after", "child_in_need"][same % 3];
        let day = 1 + same % 28;
        text.push_str(&format!("P{n},Robin{same},Marsden,{day:02}/03/2015,WM4 2QT,{status},yes,no\n"));
    }
    text
}

#[test]
fn c01_04_340_open_files_lack_a_chronology_and_340_tasks_are_created_by_risk() {
    let app = app();
    let analyst = app.sign_in_as("analyst");

    bring_in(&analyst, &[file("people.csv", &migrated(340, 0))]).expect("Write a chronology").expect("340");

    assert_eq!(count(&app, "SELECT count(*) FROM action WHERE words LIKE 'Write a chronology%'"), 340);
    let sql = "SELECT priority, min(due_on) AS due FROM action WHERE words LIKE 'Write a chronology%' GROUP BY priority ORDER BY priority DESC";
    let due: Vec<String> =
        app.store.read(|r| r.rows(sql, &[])).unwrap().iter().map(|r| r.get("due").unwrap()).collect();
    assert_eq!(due.len(), 3);
    assert!(due[0] < due[1] && due[1] < due[2], "the greater the risk, the sooner: {due:?}");
}

#[test]
fn c08_02_as_many_people_come_out_as_went_in_and_duplicates_are_merged_with_a_log() {
    let app = app();
    let analyst = app.sign_in_as("analyst");

    let report = bring_in(&analyst, &[file("people.csv", &migrated(300, 12))]);

    report.expect("312 people in the files: 300 new, 12 the same as another row.");
    report.expect("P300").expect("Merged into P0: the same name, date of birth and postcode.");
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 300);
    assert_eq!(person(&app, "former", "P0"), person(&app, "former", "P300"), "either number leads to the one record");
    let again = give(&analyst, &[file("people.csv", &migrated(300, 12))]).header("location").unwrap().to_owned();
    analyst
        .get(&again)
        .expect("nothing would change")
        .expect("0 new, 300 on record already, 12 the same as another row");
}

#[test]
fn the_same_form_sent_twice_brings_in_once() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let waiting = give(&analyst, &[file("header.csv", HEADER)]).header("location").unwrap().to_owned();
    analyst.post(&waiting, &[]).expect_status(303);
    analyst.post(&waiting, &[]).expect_status(404);
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 1);
}

#[test]
fn social_workers_known_by_number_get_their_names_and_a_name_that_stands_stays() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let workers = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nCH1,01/02/2015,SW100001,01/03/2026,,MANAGE\n";
    let open = format!("{TOP}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,,,\n");
    let mut files = vec![file("header.csv", HEADER), file("episodes.csv", &open), file("sw_episodes.csv", workers)];
    bring_in(&analyst, &files).expect("1 social worker known by number alone");
    let child = format!("/people/{}", person(&app, "ssda903", "CH1"));
    let hub = app.sign_in_as("hub");
    hub.get(&child).expect("Social worker SW100001").expect("Another social worker took over");

    files.push(file("workers.csv", "SW_ID,NAME\nSW100001,Amina Yusuf\nSW100002,Joel Okafor\n"));
    bring_in(&analyst, &files).expect("workers.csv 2 1 new, 1 changed");

    hub.get(&child).expect("Amina Yusuf");
    let waiting = give(&analyst, &[file("workers.csv", "SW_ID,NAME\nSW100001,A Yusuf\n")]).led_to();
    analyst.get(&waiting).expect("nothing would change");
    assert_eq!(count(&app, "SELECT count(*) FROM worker WHERE reference IS NOT NULL"), 2);
}

#[test]
fn what_a_worker_writes_while_files_wait_stands() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    bring_in(&analyst, &[file("header.csv", HEADER)]);
    let number = person(&app, "ssda903", "CH1");
    let waiting = give(&analyst, &[file("header.csv", &HEADER.replace("NOBT", "MWBC"))]).led_to();
    analyst.get(&waiting).expect("Ethnicity: was Not yet asked, now White and Black Caribbean");

    app.arrange(|acting| {
        let child = record::store::person::by_kith_number(acting, &number)?.unwrap();
        let kind = record::words::FactKind::Ethnicity;
        record::store::fact::set_fact(acting, child, kind, "BCRB", "Black Caribbean", "his mother", "Amina Yusuf")
    });
    let done = analyst.post(&waiting, &[]);

    analyst.follow(&done).expect("Nothing changed");
    let waiting = give(&analyst, &[file("header.csv", &HEADER.replace("NOBT", "MWBC"))]).led_to();
    analyst.get(&waiting).expect("Ethnicity: Kith has Black Caribbean, the file White and Black Caribbean");
}

#[test]
fn two_people_who_bring_in_the_same_files_at_one_moment_bring_them_in_once() {
    let app = app();
    let analysts = [app.sign_in_as("analyst"), app.sign_in_as("analyst")];
    let waiting: Vec<String> = analysts.iter().map(|analyst| give(analyst, &sample()).led_to()).collect();

    std::thread::scope(|scope| {
        for (analyst, waiting) in analysts.iter().zip(&waiting) {
            scope.spawn(move || analyst.post(waiting, &[]).expect_status(303).led_to());
        }
    });

    assert_eq!(count(&app, "SELECT count(*) FROM person"), 600);
    assert_eq!(count(&app, "SELECT count(*) FROM import_report"), 1);
    assert_eq!(count(&app, "SELECT count(*) FROM worker WHERE reference IS NOT NULL"), 971);
    app.expect_sound();
}
