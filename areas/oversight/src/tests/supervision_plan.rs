use super::scene::{Scene, holds};

/// Amina's supervision from May to October: none in July; reflection in May, June and August.
fn half_a_year(scene: &Scene) {
    let helen = scene.helen();
    let reflection =
        [("stays_with_you", "KJ, because she never cries"), ("objectivity", "None that I know of; we looked")];
    for (day, reflective) in
        [("12 5 2026", true), ("9 6 2026", true), ("4 8 2026", true), ("8 9 2026", false), ("6 10 2026", false)]
    {
        let answers = if reflective { &reflection[..] } else { &[] };
        holds(&helen, scene.amina, "personal", day, answers);
    }
}

#[test]
fn c16_01_five_of_six_planned_sessions_and_three_reflective_are_visible_to_the_service_manager() {
    let scene = Scene::new().with_experience();
    // Out of her first year, so that a session a month is planned.
    let fields = [("qualified", "20 7 2022"), ("mentor", &scene.joel.to_string())];
    scene.helen().post(&format!("/experience/{}", scene.amina), &fields).expect_status(303);
    half_a_year(&scene);
    let angela = scene.angela();

    let team = angela.get("/supervision");

    team.expect("1 May 2026 to 31 October 2026");
    let rows = team.all("tbody tr");
    let amina = rows.iter().find(|r| r.contains("Amina Yusuf")).unwrap();
    assert!(amina.contains("Every month 5 of 6 (83.3%) 3 6 October 2026"), "{amina}");
    assert!(amina.contains("Mentor: Joel Okafor"), "{amina}");
    let page = angela.get(&format!("/supervision/{}", scene.amina));
    page.expect("5 of 6 (83.3%)")
        .expect("3 sessions with reflective notes")
        .expect("1 July 2026 to 31 July 2026 Not held");
    page.expect("Experienced colleague beside them Joel Okafor");
    scene.amina().get("/").expect("Experienced colleague beside you: Joel Okafor");
}

#[test]
fn every_figure_opens_its_list() {
    let scene = Scene::new();
    half_a_year(&scene);
    let helen = scene.helen();
    let page = helen.get("/supervision");
    let figures = page.all(".kith-figures dd");
    let links = page.attributes(".kith-figures a", "href");
    // Amina and Joel: six planned of each. Amina's November has gone by.
    assert_eq!(figures, ["12", "5 of 12 (41.7%)", "7", "3", "3 of 5 (60.0%)", "1"]);
    for (link, n) in links.iter().zip([12, 5, 7, 3, 5, 1]) {
        assert_eq!(helen.get(link).all("tbody tr").len(), n, "{link}");
    }
    helen.get("/supervision/list/everything").expect_status(404);
    scene.amina().get("/supervision/list/planned").expect_status(403);
}

#[test]
fn c16_03_eight_of_ten_sampled_notes_hold_an_answer_to_the_objectivity_prompt() {
    let scene = Scene::new();
    let helen = scene.helen();
    for n in 1..=10 {
        let day = format!("{} {} 2026", 1 + n * 2, 5 + n % 5);
        let said: &[(&str, &str)] = match n {
            3 => &[],
            7 => &[("objectivity", "n/a")],
            _ => &[("objectivity", "I like this mother; Joel reads my notes of her")],
        };
        holds(&helen, if n % 2 == 0 { scene.amina } else { scene.joel }, "case", &day, said);
    }
    let angela = scene.angela();

    angela.get("/supervision").expect("8 of 10 (80.0%)");

    let sample = angela.get("/supervision/list/sample");
    sample.expect("Objectivity answered: 8 of 10 (80.0%), a sample of 10 notes");
    let rows = sample.all("tbody tr");
    assert_eq!((rows.len(), rows.iter().filter(|r| r.contains("Not answered")).count()), (10, 2));
    assert_eq!(rows, angela.get("/supervision/list/sample").all("tbody tr"));
    let first = sample.attributes("td a", "href").into_iter().next().unwrap();
    angela.get(&first).expect("What could colour your view of a family you work with");
}

#[test]
fn the_next_supervision_is_a_clock_of_who_leads_it_and_an_overdue_one_stands_on_their_home_page() {
    let scene = Scene::new();
    let helen = scene.helen();
    holds(&helen, scene.amina, "personal", "20 10 2026", &[]);
    let home = helen.get("/");
    home.expect("Supervision with Amina Yusuf").expect("Late by 1 working day, was due 20 November 2026");
    home.expect_not("Supervision overdue");
    scene.angela().get("/").expect("Supervision overdue").expect("Amina Yusuf");
    helen.get("/supervision/list/overdue").expect("Next one overdue: 1").expect("Every month");
    let running =
        "SELECT count(*) FROM work_clock WHERE rule = 'supervision_monthly' AND worker = $1 AND stopped_on IS NULL";
    assert_eq!(scene.app.count(running, &[scene.helen.into()]), 1);
    scene.amina().get("/").expect("Your supervision").expect("Last 20 October 2026");

    holds(&helen, scene.amina, "case", "23 11 2026", &[]);

    scene.angela().get("/").expect_not("Supervision overdue");
    helen.get(&format!("/supervision/{}", scene.amina)).expect("23 December 2026");
    assert_eq!(scene.app.count(running, &[scene.helen.into()]), 1);
    // One written up afterwards, held earlier, does not bring the next one forward.
    holds(&helen, scene.amina, "personal", "2 11 2026", &[]);
    helen.get(&format!("/supervision/{}", scene.amina)).expect("23 December 2026");
}

#[test]
fn somebody_in_the_first_weeks_of_a_first_year_is_due_every_week() {
    let scene = Scene::new();
    let helen = scene.helen();
    let first = [("qualified", "20 7 2026"), ("first_year_from", "9 11 2026"), ("first_year_until", "8 11 2027")];
    helen.post(&format!("/experience/{}", scene.amina), &first).expect_status(303);
    let page = helen.get(&format!("/supervision/{}", scene.amina));
    page.expect("Every week, in the first six weeks of the first year").expect("30 November 2026");
}

#[test]
fn a_team_of_many_asks_the_database_no_more_often_than_one_of_few() {
    let scene = Scene::new();
    let helen = scene.helen();
    holds(&helen, scene.amina, "personal", "20 10 2026", &[]);
    helen.get("/supervision").expect_status(200);
    let (_, few) = scene.app.statements(|| helen.get("/supervision"));
    scene.app.arrange(|acting| {
        for n in 0..12 {
            let made =
                record::store::worker::make_worker(acting, &format!("Worker {n}"), "Social worker", None, "test")?;
            record::store::worker::take_post(
                acting,
                made,
                scene.north,
                "Social worker",
                "2026-01-05".parse().unwrap(),
            )?;
        }
        Ok(())
    });
    let (page, many) = scene.app.statements(|| helen.get("/supervision"));
    assert_eq!(page.all("tbody tr").len(), 14);
    assert_eq!(few.len(), many.len());
}
