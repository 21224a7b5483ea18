//! People of a file who may be on record already.

use super::setting::*;
use record::store::person::{self as people, NewAddress, NewPerson, add_address, add_identifier, make_person};
use record::words::{BirthKind, Scheme, Verification};
use testkit::TestApp;

const EPISODES: &str = "CH1,01/03/2026,S,C2,N1,U6,PR1,,,,WM4 2QT,WM5 1AA,\n";

fn files() -> Vec<Given> {
    vec![file("header.csv", HEADER), file("episodes.csv", &format!("{TOP}{EPISODES}"))]
}

/// Somebody whom the front door knows by name, born on the day and at the home of CH1.
fn known_by_name(app: &TestApp, given: &str, numbers: &[(Scheme, &str)]) -> (i64, String) {
    app.arrange(|acting| {
        let birth = Some(("2015-02-01".parse().unwrap(), BirthKind::Actual));
        let id = make_person(
            acting,
            &NewPerson { given, family: "Marsden", birth, source: "a call", ..NewPerson::default() },
        )?;
        let home = NewAddress { kind: "home", lines: "", postcode: "WM4 2QT", from: None, to: None, source: "a call" };
        add_address(acting, id, &home, "Amina Yusuf")?;
        for (scheme, value) in numbers {
            add_identifier(acting, id, *scheme, value, Verification::Verified, "school", "Amina Yusuf")?;
        }
        Ok((id, people::person(acting, id)?.kith_number))
    })
}

#[test]
fn somebody_who_is_probably_on_record_gets_no_second_record_until_a_person_decides() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let (id, number) = known_by_name(&app, "Kayleigh", &[]);

    let report = bring_in(&analyst, &files());

    report.expect("1 person in the files: 0 new, 1 waiting for a decision.").expect("No record was made");
    report.expect("the same date of birth, the same postcode").expect_not("Kayleigh");
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 1);
    assert_eq!(count(&app, "SELECT count(*) FROM story"), 0);
    analyst.get("/import").expect("1 person of the files waits for a decision");
    analyst.get("/").expect("1 person of the files brought in waits for a decision");
    app.sign_in_as("hub").get("/").expect_not("waits for a decision");
    let again = give(&analyst, &files()).led_to();
    analyst.get(&again).expect("nothing would change").expect("1 waiting for a decision");

    let question = analyst.get("/import/decide").attributes("td a", "href").remove(0);
    let page = analyst.get(&question);
    page.expect("Kayleigh Marsden").expect("born 1 February 2015").expect("WM4 2QT");
    page.expect("No name in the file, born 1 February 2015, Female, Not yet asked, WM4 2QT");
    assert_eq!(app.count("SELECT count(*) FROM look WHERE subject = $1", &[id.into()]), 1, "who decides has looked");
    analyst.post(&question, &[]).expect_status(422).expect("Choose who they are");
    analyst.post(&question, &[("same", "12")]).expect_status(422);
    analyst.post(&question, &[("same", &id.to_string())]).expect_status(303);
    assert_eq!(app.last_act(), "decide_person");

    bring_in(&analyst, &files()).expect("1 person in the files: 0 new, 1 on record already.");
    assert_eq!(person(&app, "ssda903", "CH1"), number);
    let hub = app.sign_in_as("hub");
    hub.get(&format!("/people/{number}")).expect("Kayleigh Marsden").expect("Came into care under a full care order");
    hub.get(&format!("/people/{number}/work")).expect_not("Give the child's name").expect_not("Write a chronology");
    let last = give(&analyst, &files()).led_to();
    analyst.get(&last).expect("nothing would change");
    app.expect_sound();
}

#[test]
fn somebody_of_whom_a_person_says_that_they_are_nobody_on_record_gets_a_record() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    known_by_name(&app, "Tyler", &[]);
    bring_in(&analyst, &files());
    let question = analyst.get("/import/decide").attributes("td a", "href").remove(0);

    analyst.post(&question, &[("same", "nobody")]).expect_status(303);

    bring_in(&analyst, &files()).expect("1 person in the files: 1 new.");
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 2);
    analyst.get("/import/decide").expect("Nobody waits for a decision");
    let late = analyst.post(&question, &[("same", "nobody")]);
    analyst.follow(&late).expect("decided already");
}

#[test]
fn a_child_found_by_the_school_number_is_the_same_child_unless_something_contradicts() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let (_, number) = known_by_name(&app, "Kayleigh", &[(Scheme::Upn, "Q886069659468")]);
    let header = HEADER.replace("UN1", "Q886069659468");
    let files = [file("header.csv", &header), file("episodes.csv", &format!("{TOP}{EPISODES}"))];

    bring_in(&analyst, &files).expect("1 person in the files: 0 new, 1 on record already.");

    assert_eq!(person(&app, "ssda903", "CH1"), number);
    // Another child of the return with the same school number: one of the two is mistyped.
    let other = header.replace("CH1", "CH2").replace("01/02/2015", "09/09/2011");
    let report = bring_in(&analyst, &[file("header.csv", &other)]);
    report.expect("1 waiting for a decision").expect("in the council's own files");
    assert_eq!(count(&app, "SELECT count(*) FROM person"), 1);
}

#[test]
fn a_restricted_record_is_matched_and_nothing_of_it_is_told() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    bring_in(&analyst, &files());
    let number = person(&app, "ssda903", "CH1");
    let guardian = app.account("grace.mensah", "Grace Mensah", "manager", None);
    app.arrange(|acting| {
        let id = people::by_kith_number(acting, &number)?.unwrap();
        access::restrict(acting, id, guardian, &[], "A relative works here")
    });

    let header = HEADER.replace("01/02/2015", "02/02/2015");
    let report = bring_in(&analyst, &[file("header.csv", &header), file("episodes.csv", &format!("{TOP}{EPISODES}"))]);

    report.expect("Date of birth: was (restricted), now 2 February 2015").expect_not("1 February 2015");
    analyst.get(&format!("/people/{number}")).expect_status(403).expect("Ask Grace Mensah");
    app.browser_of(guardian).get(&format!("/people/{number}")).expect("born 2 February 2015");
    // Somebody restricted who may be meant by a new row: that there is such a record is said, and nothing else.
    let (hidden, _) = known_by_name(&app, "Mia", &[]);
    app.arrange(|acting| access::restrict(acting, hidden, guardian, &[], "An allegation"));
    let other = format!("{TOP}{}", EPISODES.replace("CH1", "CH7"));
    let report = bring_in(&analyst, &[file("header.csv", &HEADER.replace("CH1", "CH7")), file("episodes.csv", &other)]);
    report.expect("the record is restricted").expect_not("the same postcode").expect_not("Mia");
    let question = analyst.get("/import/decide").attributes("td a", "href").remove(0);
    analyst.get(&question).expect_status(403).expect("Ask Grace Mensah").expect_not("Mia");
}

#[test]
fn twins_are_two_children_and_two_numbers_of_one_merged_child_stay_one() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let twin = "CH2,F,01/02/2015,NOBT,UN1,0,\n";
    bring_in(&analyst, &files());
    let both = [
        file("header.csv", &format!("{HEADER}{twin}")),
        file("episodes.csv", &format!("{TOP}{EPISODES}{}", EPISODES.replace("CH1", "CH2"))),
    ];

    bring_in(&analyst, &both).expect("2 people in the files: 1 new, 1 on record already.");

    let (one, two) = (person(&app, "ssda903", "CH1"), person(&app, "ssda903", "CH2"));
    assert_ne!(one, two);
    app.arrange(|acting| {
        let one = people::by_kith_number(acting, &one)?.unwrap();
        let two = people::by_kith_number(acting, &two)?.unwrap();
        record::store::merge::merge(acting, one, two, "One child with two numbers", "Amina Yusuf", &[])
            .map_err(|why| store::Fault::Address(why.to_string()))
    });
    let again = give(&analyst, &both).led_to();
    analyst.get(&again).expect("nothing would change").expect("2 people in the files: 0 new, 2 on record already.");
}
