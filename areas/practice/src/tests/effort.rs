use super::scene::{publish, reword};
use jiff::civil::date;
use page::Area;
use record::store::person::{NewPerson, make_person};
use record::store::worker::{NewResponsible, make_responsible, make_team, make_worker, take_post};
use record::store::{document, form};
use record::words::ResponsibilityRole;
use std::sync::Arc;
use testkit::{Kit, TestApp};

const ASSESSMENT: &[(&str, &str)] =
    &[("single_assessment", include_str!("../../../assessment/src/forms/single_assessment.toml"))];

/// The pages of writing are those of the recording area; the assessment's form comes along as its area has it.
fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![
            people::area(),
            recording::area(),
            Area { name: "assessment", forms: ASSESSMENT, ..Area::default() },
            crate::area(),
        ],
        sights: Arc::new(record::RecordSights),
    })
}

/// C05-02: the assessment process goes from 31 to 22 screens and from 74 to 49 minutes median.
#[test]
fn c05_02_the_assessment_goes_from_31_to_22_screens_and_from_74_to_49_minutes() {
    let app = app();
    let (child, worker) = app.arrange(|acting| {
        let worker = make_worker(acting, "Amina Yusuf", "Social worker", None, "test")?;
        let team = make_team(acting, "North")?;
        take_post(acting, worker, team, "Social worker", date(2020, 1, 1))?;
        let child = make_person(
            acting,
            &NewPerson { given: "Robin", family: "Sample", source: "test", ..NewPerson::default() },
        )?;
        let new = NewResponsible {
            worker: Some(worker),
            team: Some(team),
            role: ResponsibilityRole::SocialWorker,
            from: date(2026, 1, 1),
            to: None,
            reason: "test",
            origin: None,
        };
        make_responsible(acting, child, &new)?;
        form::ensure_built_in(acting, "single_assessment", ASSESSMENT[0].1)?;
        Ok((child, worker))
    });
    let amina = app.account("amina", "Amina Yusuf", "worker", Some(worker));
    // Pages opened two minutes apart, but the second and the third after longer, so many minutes each; then a break.
    let written = |version: i64, screens: i64, (second, third): (i64, i64)| {
        let id = app.arrange(|a| document::make_draft(a, "single_assessment", version, &[child], amina, "Amina Yusuf"));
        let browser = app.browser_of(amina);
        for n in 0..screens {
            app.minutes_pass(match n {
                0 => 0,
                1 => second,
                2 => third,
                _ => 2,
            });
            browser.get(&format!("/records/{id}")).expect_status(200);
        }
        let day = days::day_of(app.now());
        app.arrange(|a| document::complete(a, id, day, None, "Amina Yusuf"));
        app.minutes_pass(60);
    };
    for (screens, longer) in [(20, (4, 4)), (31, (9, 9)), (40, (9, 9))] {
        written(1, screens, longer);
    }
    let lead = app.account("sian", "Sian Hughes", "quality", None);
    let sian = app.browser_of(lead);
    reword(&sian, "single_assessment", "seen_on", &[("ask", "When was it begun?")]);
    publish(&sian, "single_assessment", "Shorter").expect_status(303);
    // The one in the middle has a pause of 40 minutes, which is no work.
    for (screens, longer) in [(12, (3, 3)), (22, (11, 40)), (30, (9, 9))] {
        written(2, screens, longer);
    }

    let sian = app.browser_of(lead);
    let page = sian.get("/forms/single_assessment/effort");

    let cells = |label: &str| page.all(&format!("td[data-label='{label}']"));
    assert_eq!(cells("Completed"), ["3 records", "3 records"]);
    assert_eq!(cells("Pages opened, median"), ["22", "31"]);
    assert_eq!(cells("Minutes, median"), ["49", "74"]);
    assert_eq!(cells("Page"), ["The record itself"]);
    assert_eq!(cells("Records in which it was opened"), ["3 of 3"]);
    assert_eq!(cells("Opened in all"), ["64"]);
    let list = sian.get("/forms/single_assessment/effort/1");
    list.expect("version 1: 3 records").expect("Amina Yusuf");
    assert_eq!(list.all("td[data-label='Pages opened']"), ["40", "31", "20"]);
    assert_eq!(list.attributes("td[data-label='Completed'] a[href^='/records/']", "href").len(), 3);
    app.arrange(|a| access::restrict(a, child, lead, &[amina], "A relative works here"));
    let nia = app.account("nia", "Nia Bevan", "analyst", None);
    let closed = app.browser_of(nia).get("/forms/single_assessment/effort/1");
    closed.expect("a record that you may not open");
    assert!(closed.attributes("a[href^='/records/']", "href").is_empty());
    sian.get("/forms/single_assessment/effort/9").expect_status(404);
    sian.get("/forms/unheard_of/effort").expect_status(404);
    sian.get("/forms/single_assessment").expect("How much work it is");
    app.browser_of(amina).get("/forms/single_assessment/effort").expect_status(403);
}
