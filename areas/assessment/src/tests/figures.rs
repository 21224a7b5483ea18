//! Figures of concluded assessments, each with its list.

use super::scene::{ANSWERS, Scene, at, outcome, send};
use crate::carrying::FORM;
use crate::published;
use crate::store::assessment::{self, NewAssessment};
use jiff::civil::date;
use record::store::answer::{Save, save_answers};
use record::store::person::{NewPerson, make_person};
use record::store::{document, form};

/// C14-03.
#[test]
fn c14_03_of_300_assessments_297_hold_an_answer_on_exploitation_and_24_were_referred() {
    let scene = Scene::new();
    scene.app.arrange(|acting| {
        form::ensure_built_in(acting, FORM, include_str!("../forms/single_assessment.toml"))?;
        for n in 0..300 {
            let given = format!("Child {n}");
            let new = NewPerson { given: &given, family: "Sample", source: "test", ..NewPerson::default() };
            let child = make_person(acting, &new)?;
            let record = document::make_draft(acting, FORM, 1, &[child], 1, "Amina Yusuf")?;
            let exploitation = match n {
                0..24 => "concern",
                24..297 => "no_concern",
                297..299 => "not_considered",
                _ => "",
            };
            let specialist = if n < 24 { "referred" } else { "" };
            let save = |question, value| Save { question, person: 0, value, base: 0, sent: &[] };
            let saves = [save("exploitation", exploitation), save("specialist", specialist)];
            save_answers(acting, record, &saves, 1, "Amina Yusuf")
                .map_err(|_| store::Fault::Address("answers".to_owned()))?;
            document::complete(acting, record, date(2026, 10, 1), None, "Amina Yusuf")?;
            let due = if n < 240 { date(2026, 11, 23) } else { date(2026, 11, 20) };
            let id = assessment::begin(
                acting,
                &NewAssessment {
                    document: record,
                    by: "Amina Yusuf",
                    referral: date(2026, 9, 1),
                    why: "test",
                    lead: scene.amina,
                    overseer: None,
                    team: Some(scene.team),
                    earlier: None,
                    due,
                },
            )?;
            assessment::add_child(acting, id, child, None, None)?;
            assessment::conclude(acting, id, ("Amina Yusuf", ""), "test")?;
        }
        Ok(())
    });
    let amina = scene.amina();

    let page = amina.get("/assessments/figures");

    page.expect("300 assessments concluded in the twelve months to 23 November 2026");
    page.expect("297 of 300 (99.0 %)").expect("24 of 300 (8.0 %)").expect("240 of 300 (80.0 %)");
    let rows = |path: &str, pages: usize| -> usize {
        (1..=pages).map(|n| amina.get(&format!("{path}?page={n}")).all("tbody tr").len()).sum()
    };
    amina.get("/assessments/figures/exploitation").expect("Exploitation considered: 297 assessments");
    assert_eq!(rows("/assessments/figures/exploitation", 6), 297);
    assert_eq!(amina.get("/assessments/figures/exploitation/not").all("tbody tr").len(), 3);
    assert_eq!(amina.get("/assessments/figures/specialist").all("tbody tr").len(), 24);
    assert_eq!(rows("/assessments/figures/in-time/not", 2), 60);
    let all = scene.app.store.read(|r| published::figures_on(r, date(2026, 11, 23))).unwrap();
    assert!(all.iter().any(|f| f.href == "/assessments/figures/exploitation" && (f.met, f.of) == (297, 300)));
    scene.app.sign_in_as("board").get("/assessments/figures").expect("297 of 300");
    scene.app.sign_in_as("board").get("/assessments/figures/exploitation").expect_status(403);
    amina.get("/assessments/figures/nothing").expect_status(404);
}

#[test]
fn a_child_without_an_answer_of_their_own_makes_the_whole_assessment_lack_it() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, true, scene.joel, "2 11 2026");
    send(&joel, &record, "go-on", ANSWERS).expect_status(303);
    let own = format!("q-exploitation-{}", scene.tyler);
    send(&joel, &record, "go-on", &[(&own, "not_considered")]).expect_status(303);
    let (kj, tyler) = (format!("outcome-{}", scene.kj), format!("outcome-{}", scene.tyler));
    let mut fields = outcome(&kj, "child_in_need");
    fields.push((&tyler, "child_in_need"));
    joel.post(&at(&record, "conclude"), &fields).expect_status(303);

    let page = joel.get("/assessments/figures");

    page.expect("0 of 1 (0.0 %)").expect("1 of 1 (100.0 %)");
    joel.get("/assessments/figures/exploitation/not").expect("Kayleigh-Ann Marsden and Tyler Marsden");
}
