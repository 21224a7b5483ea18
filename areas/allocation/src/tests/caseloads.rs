use super::setting::*;
use crate::rules::level::{Exception, Level};
use crate::store::level::{agree_exception, agree_level};
use record::store::person::{NewPerson, make_person};

/// A team whose workers hold so many children each.
fn team_of(app: &testkit::TestApp, name: &str, counts: &[i64]) -> (i64, Vec<i64>) {
    let team = a_team(app, name);
    let workers = counts.iter().enumerate().map(|(n, many)| {
        let worker = a_worker(app, &format!("{name} {n}"), team);
        children_of(app, *many, worker, team, "2026-06-01");
        worker
    });
    (team, workers.collect())
}

#[test]
fn c17_01_two_teams_of_mean_16_are_told_apart_and_the_one_from_6_to_29_is_flagged() {
    let app = app();
    let (even, _) = team_of(&app, "Even", &[14, 15, 16, 17, 18]);
    let (uneven, _) = team_of(&app, "Wide", &[6, 12, 16, 17, 29]);

    let page = app.sign_in_as("senior").get("/caseloads");

    let card = |team: i64| page.all(&format!("#team-{team}")).remove(0);
    let (even, uneven_words) = (card(even), card(uneven));
    assert!(even.contains("Mean 16.0 against 15, from 14 to 18, median 16"), "{even}");
    assert!(!even.contains("Uneven"), "{even}");
    assert!(uneven_words.contains("Mean 16.0 against 15, from 6 to 29, median 16"), "{uneven_words}");
    assert!(uneven_words.contains("Uneven Wide 0 has 6; Wide 4 has 29."), "{uneven_words}");
    assert_eq!(page.all(&format!("#team-{uneven} svg circle")).len(), 5);
    assert_eq!(page.all(&format!("#team-{uneven} svg circle.dot--signal")).len(), 2);
    assert!(!page.all("svg title").is_empty() && !page.all("svg desc").is_empty());
    page.expect("at least 6 children and at least 40 per cent away from the team's median");
}

#[test]
fn c17_03_workers_over_the_agreed_caseload_are_up_from_11_to_26_in_a_quarter() {
    let app = app();
    let team = a_team(&app, "North");
    let level = |amount, from| Level { worker: None, amount, from: day(from), to: None, reason: "agreed".to_owned() };
    app.arrange(|acting| agree_level(acting, &level(3, "2026-01-01"), "a test"));
    for n in 0..26 {
        let worker = a_worker(&app, &format!("Worker {n}"), team);
        children_of(&app, if n < 11 { 4 } else { 3 }, worker, team, "2026-06-01");
        children_of(&app, i64::from(n >= 11), worker, team, "2026-10-05");
    }
    let senior = app.sign_in_as("senior");

    let page = senior.get("/caseloads");
    page.expect(
        "26 workers over the agreed level ; 11 workers on 23 August 2026 . Up by 15 in a quarter: more is worse.",
    );

    let now = senior.get("/caseloads/over/now");
    now.expect("26 workers over the agreed level on 23 November 2026");
    assert_eq!(now.all("tbody tr").len(), 26);
    let before = senior.get("/caseloads/over/quarter-ago");
    assert_eq!(before.all("tbody tr").len(), 11);
    senior.get("/caseloads/over/ever").expect_status(404);
}

#[test]
fn c17_06_team_means_of_11_and_24_stand_against_15_and_9_workers_over_20_have_a_dated_exception_each() {
    let app = app();
    let (low, _) = team_of(&app, "Low", &[10, 11, 12]);
    let (high, workers) = team_of(&app, "High", &[24, 23, 25, 24, 22, 26, 24, 24, 24]);
    app.arrange(|acting| {
        for worker in &workers {
            let reason = "Two posts are vacant until January".to_owned();
            let (from, to) = (day("2026-11-01"), day("2027-02-01"));
            agree_exception(acting, &Exception { worker: *worker, up_to: 26, from, to, reason }, "a test")?;
        }
        Ok(())
    });

    let page = app.sign_in_as("workforce").get("/caseloads");

    assert!(page.all(&format!("#team-{low}"))[0].contains("Mean 11.0 against 15"));
    assert!(page.all(&format!("#team-{high}"))[0].contains("Mean 24.0 against 15"));
    page.expect("9 workers over 20; 9 with a dated exception").expect("up to 26 until 1 February 2027");
    page.expect("Two posts are vacant until January").expect("Over 15, agreed until 1 Feb 2027");
    app.minutes_pass(60 * 24 * 90);
    app.sign_in_as("senior")
        .get("/caseloads")
        .expect("9 workers over 20; 0 with a dated exception")
        .expect("none agreed");
}

#[test]
fn a_workers_page_lists_their_children_with_weight_and_hides_what_the_visitor_may_not_open() {
    let app = app();
    let (east, west) = (a_team(&app, "East team"), a_team(&app, "West team"));
    let (joel, helen) = (a_worker(&app, "Joel Okafor", east), a_worker(&app, "Helen Brearley", west));
    children_of(&app, 2, joel, east, "2026-06-01");
    let at = format!("/caseloads/workers/{joel}");
    let manager = browser(&app, "helen", "Helen Brearley", "manager", Some(helen));

    app.sign_in_as("senior").get(&at).expect("2 children").expect("Child 0 Marsden").expect("within 15");
    let closed = manager.get(&at);
    closed.expect("2 children").expect("A record that you may not open").expect_not("Marsden");
    manager.get("/caseloads/workers/77").expect_status(404);
    let own = browser(&app, "joel", "Joel Okafor", "worker", Some(joel));
    own.get("/").expect("My caseload").expect("2 children , within the agreed level of 15. Weight 2.0.");
    own.get(&at).expect_status(403);
    own.get("/caseloads").expect_status(403);
}

#[test]
fn those_who_leave_or_are_away_are_shown_week_by_week_with_their_children() {
    let app = app();
    let team = a_team(&app, "East team");
    let (joel, amina) = (a_worker(&app, "Joel Okafor", team), a_worker(&app, "Amina Yusuf", team));
    children_of(&app, 3, joel, team, "2026-06-01");
    children_of(&app, 2, amina, team, "2026-06-01");
    app.arrange(|acting| {
        let post = acting.count("SELECT id FROM post WHERE worker = $1", &[joel.into()])?;
        crate::store::team::set_terms(acting, post, 80, "agency")?;
        record::store::worker::end_post(acting, post, Some(day("2026-12-14")))
    });
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    let manager = browser(&app, "helen", "Helen Brearley", "manager", Some(helen));
    let leave = format!("/caseloads/workers/{amina}/leave");
    manager.get(&leave).expect("Leave of Amina Yusuf");
    let back = manager.post(&leave, &[("words", "Annual leave"), ("from", "16 12 2026"), ("to", "15 12 2026")]);
    assert!(back.error_for("to").unwrap().contains("not after"));
    manager.post(&leave, &[("words", "Annual leave"), ("from", "16 12 2026"), ("to", "4 1 2027")]).expect_status(303);

    let page = manager.get("/caseloads");

    page.expect("Week of 14 December 2026: 5 children").expect("Leaves: the agency assignment ends");
    page.expect("Annual leave, back on 4 January 2027");
    let noted = manager.get(&leave);
    noted.expect("Annual leave, from 16 December 2026, back on 4 January 2027");
    let to = noted.attributes("form[action$='/withdraw']", "action").remove(0);
    let name = noted.attributes("input[name^='why-']", "name").remove(0);
    manager.post(&to, &[(name.as_str(), " ")]).expect_status(422).expect("why it is taken back");
    app.sign_in_as("worker").post(&to, &[(name.as_str(), "x")]).expect_status(403);
    manager.post(&to, &[(name.as_str(), "The trip fell through")]).expect_status(303);
    assert_eq!(app.last_act(), "withdraw_leave");
    manager.get("/caseloads").expect_not("Annual leave, back on 4 January 2027");
    manager.get(&leave).expect_not("back on 4 January 2027");
    manager.post(&to, &[(name.as_str(), "Again")]).expect_status(409);
    let leaving = manager.get(&format!("/caseloads/workers/{joel}/leaving"));
    leaving
        .expect("3 children of Joel Okafor")
        .expect("leaves 14 December 2026")
        .expect("For 3 of them nobody is named")
        .expect("Handover pack");
}

#[test]
fn a_page_of_many_workers_asks_the_database_no_more_often_than_a_page_of_few() {
    let asks = |many: i64| {
        let app = app();
        let counts: Vec<i64> = (1..=many).collect();
        team_of(&app, "North", &counts);
        app.arrange(|acting| {
            let child = make_person(
                acting,
                &NewPerson { given: "Kim", family: "Brook", source: "a test", ..NewPerson::default() },
            )?;
            let team = acting.count("SELECT id FROM team", &[])?;
            answers(acting, child, None, team, day("2026-11-20"), None)
        });
        let senior = app.sign_in_as("senior");
        let paths = ["/caseloads", "/unallocated", "/continuity", "/"];
        for path in paths {
            senior.get(path).expect_status(200);
        }
        paths.map(|path| app.statements(|| senior.get(path)).1.len())
    };
    assert_eq!(asks(2), asks(6));
}
