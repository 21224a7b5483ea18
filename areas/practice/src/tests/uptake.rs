use super::scene::{FORMS, Scene, publish, send};
use jiff::civil::date;
use record::store::worker::{make_team, make_worker, take_post};
use record::store::{document, form};

/// A team of one, with an account: team and account.
fn team(scene: &Scene, name: &str) -> (i64, i64) {
    let (team, worker) = scene.app.arrange(|acting| {
        let team = make_team(acting, name)?;
        let worker = make_worker(acting, &format!("{name} worker"), "Social worker", None, "test")?;
        take_post(acting, worker, team, "Social worker", date(2020, 1, 1))?;
        Ok((team, worker))
    });
    (team, scene.app.account(&name.replace(' ', ""), &format!("{name} worker"), "worker", Some(worker)))
}

fn wrote(scene: &Scene, account: i64, name: &str, n: usize) {
    let day = days::day_of(scene.app.now());
    scene.app.arrange(|acting| {
        if let Some((_, text)) = FORMS.iter().find(|(f, _)| *f == name) {
            form::ensure_built_in(acting, name, text)?;
        }
        for _ in 0..n {
            let id = document::make_draft(acting, name, 1, &[scene.child], account, "A worker")?;
            document::complete(acting, id, day, None, "A worker")?;
        }
        Ok(())
    });
}

/// C05-04: Team A 96.0% and Team B 58.0% use the new plan template.
#[test]
fn c05_04_team_a_uses_the_new_plan_template_in_96_per_cent_and_team_b_in_58_per_cent() {
    let scene = Scene::new();
    let (a, b) = (team(&scene, "Team A"), team(&scene, "Team B"));
    // What was written before the new one was there is nobody's choice.
    wrote(&scene, b.1, "summary", 40);
    scene.app.minutes_pass(24 * 60);
    let sian = scene.sian();
    let made = sian.post("/forms/visit/copy", &[("title", "Plan, new template")]).led_to();
    let plan = made.trim_start_matches("/forms/").trim_end_matches("/edit").to_owned();
    wrote(&scene, b.1, "visit", 10);
    scene.app.minutes_pass(5);
    publish(&sian, &plan, "One plan for everybody").expect_status(303);
    scene.app.minutes_pass(5);
    wrote(&scene, a.1, &plan, 48);
    wrote(&scene, a.1, "visit", 2);
    wrote(&scene, b.1, &plan, 29);
    wrote(&scene, b.1, "visit", 21);

    let page = sian.get(&format!("/forms/{plan}/uptake"));

    page.expect("How far “Plan, new template” is taken up");
    assert_eq!(page.all("td[data-label='Team']"), ["Team A", "Team B"]);
    assert_eq!(page.all("td[data-label='On the new way']"), ["48 of 50 (96.0%)", "29 of 50 (58.0%)"]);
    assert_eq!(page.all("td[data-label='Not on it']"), ["2", "21"]);
    let to = |team: i64, which: &str| format!("/forms/{plan}/uptake/{team}/{which}");
    sian.get(&to(b.0, "not")).expect("Team B: 21 records not on the new way").expect("visit, version 1");
    let all = sian.get(&to(a.0, "all"));
    all.expect("Team A: 50 records");
    assert_eq!(all.all("td[data-label='The new way']").iter().filter(|w| *w == "Yes").count(), 48);
    sian.get(&to(a.0, "other")).expect_status(404);
    sian.get(&format!("/forms/{plan}/uptake/7/all")).expect_status(404);
    let manager = scene.app.sign_in_as("manager");
    manager.get(&format!("/forms/{plan}/uptake")).expect("96.0%");
    manager.get(&to(a.0, "all")).expect("Team A: 50 records");
    scene.app.sign_in_as("worker").get(&format!("/forms/{plan}/uptake")).expect_status(403);
}

#[test]
fn a_new_version_of_a_form_is_taken_up_since_it_is_live() {
    let scene = Scene::new();
    let north = team(&scene, "North");
    wrote(&scene, north.1, "visit", 3);
    scene.app.minutes_pass(5);
    let sian = scene.sian();
    sian.get("/forms/visit/uptake").expect("It has not changed since it came with Kith");
    send(&sian, "/forms/visit/edit/questions/place", &[("ask", "Where were you?")]).expect_status(303);
    publish(&sian, "visit", "Plainer").expect_status(303);
    scene.app.minutes_pass(5);
    wrote(&scene, north.1, "visit", 1);
    scene.completed("visit", &[]);

    let page = sian.get("/forms/visit/uptake");

    page.expect("version 2 is live");
    assert_eq!(page.all("td[data-label='Team']"), ["In no team", "North"]);
    assert_eq!(page.all("td[data-label='On the new way']"), ["1 of 1 (100.0%)", "0 of 1 (0.0%)"]);
}
