//! Rows of the capabilities that measures answer for, with their figures.

use days::Instant;
use record::store::person::{NewPerson, make_person};
use record::store::worker::{NewResponsible, make_responsible, make_team, make_worker, take_post};
use record::store::{fact, person};
use record::words::{FactKind, ResponsibilityRole, Scheme, Verification};
use std::sync::Arc;
use store::{Acting, Fault};
use testkit::{Kit, TestApp};

fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![crate::area()],
        sights: Arc::new(record::RecordSights),
    })
}

/// Children in care, some answered for by a worker, whose account is given; `more` says what else is known of each.
fn children(
    app: &TestApp,
    how_many: usize,
    of_worker: usize,
    more: impl Fn(&mut Acting<'_>, usize, i64) -> Result<(), Fault>,
) -> i64 {
    let worker = app.arrange(|acting| {
        let worker = make_worker(acting, "Amina Yusuf", "Social worker", None, "a test")?;
        let (team, from) = (make_team(acting, "North")?, "2026-01-05".parse().unwrap());
        take_post(acting, worker, team, "Social worker", from)?;
        for n in 0..how_many {
            let given = format!("Child{n}");
            let new = NewPerson { given: &given, family: "Marsden", source: "a test", ..NewPerson::default() };
            let id = make_person(acting, &new)?;
            fact::set_fact(acting, id, FactKind::LegalStatus, "C2", "Full care order", "a test", "a test")?;
            if n < of_worker {
                let new = NewResponsible {
                    worker: Some(worker),
                    team: Some(team),
                    role: ResponsibilityRole::SocialWorker,
                    from,
                    to: None,
                    reason: "allocated",
                    origin: None,
                };
                make_responsible(acting, id, &new)?;
            }
            more(acting, n, id)?;
        }
        Ok(worker)
    });
    app.account("amina.yusuf", "Amina Yusuf", "worker", Some(worker))
}

fn know(acting: &mut Acting<'_>, id: i64, kind: FactKind, code: &str, words: &str) -> Result<(), Fault> {
    fact::set_fact(acting, id, kind, code, words, "the child", "Amina Yusuf").map(|_| ())
}

/// The fact was confirmed so many months before the app's today.
fn long_ago(acting: &mut Acting<'_>, id: i64, kind: FactKind, months: i64) -> Result<(), Fault> {
    let day = days::day_of(acting.at) - jiff::Span::new().months(months);
    let at: Instant = days::instant_of(day.at(9, 0, 0, 0)).unwrap();
    for one in fact::facts(acting, id)?.into_iter().filter(|f| f.kind == kind) {
        acting.update("person_fact", one.id, &[("confirmed_at", at.into())])?;
    }
    Ok(())
}

#[test]
fn c06_01_a_record_with_only_a_code_is_counted_as_not_explored() {
    let app = app();
    children(&app, 19, 0, |acting, n, id| match n {
        0 => Ok(()),
        1 => know(acting, id, FactKind::Ethnicity, "not_yet_asked", ""),
        2 => know(acting, id, FactKind::Ethnicity, "refused", ""),
        3 => know(acting, id, FactKind::Ethnicity, "unknown", ""),
        _ => {
            know(acting, id, FactKind::Ethnicity, "MWBC", "White and Black Caribbean")?;
            if n % 2 == 0 {
                know(
                    acting,
                    id,
                    FactKind::IdentityAnalysis,
                    "",
                    "Hair and food matter; school has no other Black child.",
                )?;
            }
            Ok(())
        }
    });
    let quality = app.sign_in_as("quality");

    quality
        .get("/measures/identity_recorded")
        .expect("17 of 19 (89.5%)")
        .expect("1 refused to say")
        .expect("1 unknown");
    quality.get("/measures/identity_explored").expect("8 of 19 (42.1%)").expect("a code alone is not an exploration");
    let list = quality.get("/measures/identity_explored/unmet");
    assert_eq!(list.all("tbody tr").len(), 11, "the list's count is the number");
}

#[test]
fn a_child_whose_faith_or_language_was_never_asked_is_counted_as_not_met() {
    let app = app();
    children(&app, 12, 0, |acting, n, id| {
        match n {
            0 => know(acting, id, FactKind::Religion, "not_yet_asked", "")?,
            1 => know(acting, id, FactKind::Religion, "refused", "")?,
            2 => return Ok(()),
            _ => know(acting, id, FactKind::Religion, "said", "Muslim; halal food, prays on Fridays")?,
        }
        // The last child's language is missing.
        if n == 11 { Ok(()) } else { know(acting, id, FactKind::Language, "said", "Urdu") }
    });

    let quality = app.sign_in_as("quality");
    quality
        .get("/measures/faith_and_language")
        .expect("9 of 12 (75.0%)")
        .expect("1 refused to say what they believe")
        .expect("section 22(5)(c)");
    let list = quality.get("/measures/faith_and_language/unmet");
    assert_eq!(list.all("tbody tr").len(), 3, "the list's count is the number");
}

#[test]
fn c07_01_630_of_700_have_an_explanation_under_12_months_old_and_the_70_are_listed_to_workers() {
    let app = app();
    let amina = children(&app, 700, 20, |acting, n, id| {
        // 40 were told too long ago, 30 never.
        if n >= 30 {
            know(acting, id, FactKind::WhyInCare, "", "You live with Gran because Mum is ill.")?;
        }
        if (30..70).contains(&n) { long_ago(acting, id, FactKind::WhyInCare, 12) } else { Ok(()) }
    });

    let board = app.sign_in_as("board");
    board.get("/measures").expect("630 of 700 (90.0%)");
    board.get("/measures/why_in_care").expect("87.6 to 92.0%");
    board.get("/measures/why_in_care/unmet").expect_status(403);

    let worker = app.browser_of(amina);
    worker.get("/measures/why_in_care/unmet").expect("70 children not yet");
    worker.get("/measures/why_in_care/teams/mine/unmet").expect("20 children not yet").expect("Child0 Marsden");
    let mine = worker.get("/measures/why_in_care/teams/mine/unmet/list.csv");
    assert_eq!(String::from_utf8_lossy(mine.bytes()).lines().count(), 21, "headings and 20 children");
    let file = app.sign_in_as("analyst").get("/measures/why_in_care/unmet/list.csv");
    assert_eq!(String::from_utf8_lossy(file.bytes()).lines().count(), 71, "headings and 70 children");
}

#[test]
fn c07_02_520_of_700_have_a_trusted_adult_11_from_an_advocate_scheme() {
    let app = app();
    children(&app, 700, 0, |acting, n, id| match n {
        0..11 => know(acting, id, FactKind::TrustedAdult, "advocate_agreed", "Jo, from the scheme"),
        11..520 => know(acting, id, FactKind::TrustedAdult, "agreed", "Gran"),
        520..540 => know(acting, id, FactKind::TrustedAdult, "nobody", ""),
        _ => Ok(()),
    });

    app.sign_in_as("analyst")
        .get("/measures/trusted_adult")
        .expect("520 of 700 (74.3%)")
        .expect("11 from an advocate scheme");
}

#[test]
fn c07_03_88_per_cent_have_said_how_they_want_to_be_contacted() {
    let app = app();
    children(&app, 100, 0, |acting, n, id| match n {
        0..88 => know(acting, id, FactKind::Contact, "said", "Text first, not at school"),
        88..92 => know(acting, id, FactKind::Contact, "refused", ""),
        _ => Ok(()),
    });

    app.sign_in_as("analyst").get("/measures/contact_preference").expect("88 of 100 (88.0%)");
}

#[test]
fn c42_01_98_per_cent_hold_a_verified_nhs_number_2_have_a_check_pending_and_none_is_the_key() {
    let app = app();
    children(&app, 100, 0, |acting, n, id| {
        let checked = if n < 98 { Verification::Verified } else { Verification::Pending };
        let number = format!("94347{n:05}");
        person::add_identifier(acting, id, Scheme::Nhs, &number, checked, "the spine", "a test").map(|_| ())
    });

    app.sign_in_as("analyst").get("/measures/nhs_number").expect("98 of 100 (98.0%)").expect("2 with a check pending");
    let same =
        "SELECT count(*) FROM person p JOIN person_identifier i ON i.person = p.id WHERE i.value = p.kith_number";
    assert_eq!(app.count(same, &[]), 0);
}

#[test]
fn a_record_that_somebody_may_not_open_is_counted_and_not_named() {
    let app = app();
    let _ = children(&app, 3, 3, |_, _, _| Ok(()));
    let other = app.arrange(|acting| {
        let worker = make_worker(acting, "Joel Pike", "Social worker", None, "a test")?;
        let team = make_team(acting, "South")?;
        take_post(acting, worker, team, "Social worker", "2026-01-05".parse().unwrap())?;
        Ok(worker)
    });
    let joel = app.account("joel.pike", "Joel Pike", "worker", Some(other));

    let page = app.browser_of(joel).get("/measures/why_in_care/unmet");

    page.expect("3 children not yet").expect("A record that you may not open");
    assert!(!page.source().contains("Marsden"));
    let nothing = app.browser_of(joel).get("/measures/why_in_care/teams/mine/unmet");
    nothing.expect("0 children not yet").expect("Nobody.");
    app.sign_in_as("analyst").get("/measures/nothing").expect_status(404);
    app.sign_in_as("administrator").get("/measures").expect_status(403);
}
