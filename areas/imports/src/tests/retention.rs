//! How long records are kept, computed when they are brought in, and who may know.

use super::setting::*;
use record::retention::RecordKind;
use record::store::kept;
use record::store::person::{NewPerson, make_person, person as one};
use record::words::BirthKind;

#[test]
fn c40_02_retention_follows_from_the_status_when_old_records_are_brought_in() {
    let app = app();
    let text = "NUMBER,GIVEN,FAMILY,DOB,DIED,STATUS\n\
                1,Robin,Marsden,03/06/1990,,looked_after\n\
                2,Ashley,Marsden,03/02/2010,01/05/2019,looked_after\n";
    bring_in(&app.sign_in_as("analyst"), &[file("people.csv", text)]);

    let governance = app.sign_in_as("governance");
    let records = |number: &str| governance.get(&format!("/people/{}/records", person(&app, "former", number)));

    records("1").expect("3 June 2065").expect("75");
    records("2").expect("1 May 2034").expect("died before 18");
    let worker = app.sign_in_as("hub");
    assert!(!worker.get(&format!("/people/{}/records", person(&app, "former", "1"))).source().contains("3 June 2065"));
}

#[test]
fn c40_02_the_same_holds_for_children_of_an_old_return() {
    let app = app();
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCH1,F,03/06/1990,WBRI,UN1,0,\nCH2,M,14/08/2009,WBRI,UN1,0,\n\
                  CH3,M,14/08/2009,WBRI,UN1,0,\n";
    let episodes = format!(
        "{TOP}CH1,01/03/2004,S,C2,N1,U6,PR1,03/06/2008,E6,,,,\nCH2,01/03/2019,S,C2,N1,U6,PR1,01/05/2019,E2,,,,\n\
         CH3,01/03/2012,S,C2,N1,A6,PR1,09/02/2016,E11,,,,\n"
    );
    bring_in(&app.sign_in_as("analyst"), &[file("header.csv", header), file("episodes.csv", &episodes)]);

    let governance = app.sign_in_as("governance");
    let records = |number: &str| governance.get(&format!("/people/{}/records", person(&app, "ssda903", number)));

    records("CH1").expect("3 June 2065").expect("2010/959");
    records("CH2").expect("1 May 2034");
    // Adopted: the adoption record outlasts the record of care.
    records("CH3").expect("9 February 2116").expect("Adoption records are kept for 100 years");
    governance.get(&format!("/people/{}", person(&app, "ssda903", "CH2"))).expect("Died aged 9").expect("Died");
}

#[test]
fn c40_01_allegations_data_are_for_named_roles_each_view_is_logged_and_a_destroy_date_has_its_reason() {
    let app = app();
    let (subject, number) = app.arrange(|acting| {
        let born = Some(("1970-04-01".parse().unwrap(), BirthKind::Actual));
        let new =
            NewPerson { given: "Robin", family: "Marsden", birth: born, source: "a test", ..NewPerson::default() };
        let id = make_person(acting, &new)?;
        kept::keep(acting, id, RecordKind::AllegationSubstantiated, Some("2024-10-31".parse().unwrap()), "a test")?;
        Ok((id, one(acting, id)?.kith_number))
    });
    let roles = ["allegations", "governance", "manager", "reviewer", "quality"];
    let accounts: Vec<i64> =
        roles.iter().map(|role| app.account(&format!("{role}.named"), "Named Person", role, None)).collect();
    app.arrange(|acting| access::restrict(acting, subject, accounts[0], &accounts[1..], "An allegation"));
    let page = format!("/people/{number}/records");

    for account in &accounts {
        let browser = app.browser_of(*account);
        for _ in 0..60 {
            browser.get(&page).expect_status(200);
        }
    }

    let looks = "SELECT count(*) FROM look WHERE subject = $1";
    assert_eq!(app.count(looks, &[subject.into()]), 300, "100.0% of 300 views");
    for role in ["worker", "hub", "analyst", "administrator", "finance", "board"] {
        let status = app.sign_in_as(role).get(&page).status();
        assert!(matches!(status, 403 | 404), "{role} gets {status}");
    }
    assert_eq!(app.count(looks, &[subject.into()]), 300);
    app.browser_of(accounts[1])
        .get(&page)
        .expect("1 April 2070")
        .expect("Substantiated allegations are kept")
        .expect("local");
    app.browser_of(accounts[2]).get(&page).expect_not("1 April 2070");
}
