use super::scene::{Scene, asks};

#[test]
fn c16_02_year_one_closing_an_assessment_is_held_the_trusted_worker_is_not_and_both_are_logged() {
    let scene = Scene::new().with_experience();

    let held = asks(&scene.amina(), &scene.kj_number, 1, "close_assessment");
    let free = asks(&scene.joel(), &scene.tyler_number, 2, "close_assessment");

    let amina = scene.amina();
    amina.follow(&held).expect("In their first year, until 31 August 2027; under 2 years a manager decides");
    let joel = scene.joel();
    joel.follow(&free).expect("On the trusted list for this step until 31 March 2027, put there by Helen Brearley");
    let helen = scene.helen();
    helen.get("/decisions").expect("Amina Yusuf").expect("Kayleigh Marsden").expect_not("Joel Okafor");
    let asked = helen.get("/decisions/list/asked/all/all");
    asked.expect("Asked: 2 decisions").expect("Amina Yusuf").expect("Joel Okafor").expect("Not held");
    helen.get("/decisions/list/held/all/all").expect("1 decision").expect("Amina Yusuf").expect_not("Joel Okafor");
    helen.get("/decisions/list/not-held/all/all").expect("1 decision").expect("Joel Okafor").expect_not("Amina Yusuf");
    let waiting = "SELECT count(*) FROM work_clock WHERE about_kind = 'decision' AND rule = 'manager_decision' AND stopped_on IS NULL";
    assert_eq!(scene.app.count(waiting, &[]), 1);
    scene.app.expect_sound();
}

#[test]
fn a_worker_whose_experience_nobody_entered_is_held_and_so_is_a_step_that_no_rule_names() {
    let scene = Scene::new();
    let (joel, number) = (scene.joel(), scene.tyler_number.clone());

    let said = joel.follow(&asks(&joel, &number, 1, "close_assessment"));
    said.expect("Nobody has entered how long this worker has been qualified");
    let said = joel.follow(&asks(&joel, &number, 2, "close_everything"));
    said.expect("No rule is in force for this step, so a manager decides");
}

#[test]
fn what_is_held_is_due_in_one_working_day_in_the_queue_of_the_workers_own_team() {
    let scene = Scene::new();

    asks(&scene.amina(), &scene.kj_number, 1, "step_down").expect_status(303);

    scene.helen().get("/decisions").expect("Due in 1 working day").expect("24 November 2026");
    scene.neil().get("/decisions").expect("No decision waits").expect_not("Marsden");
    scene.angela().get("/decisions").expect("Kayleigh Marsden");
    let team = scene.app.count("SELECT team FROM work_clock WHERE about_kind = 'decision'", &[]);
    assert_eq!(team, scene.north);
}

#[test]
fn asking_again_takes_the_place_of_what_waits() {
    let scene = Scene::new();
    let amina = scene.amina();
    asks(&amina, &scene.kj_number, 1, "step_down").expect_status(303);

    asks(&amina, &scene.kj_number, 1, "step_down").expect_status(303);

    let helen = scene.helen();
    helen.get("/decisions").expect("Waiting now: 1 decision");
    helen.get("/decisions/list/asked/all/all").expect("Asked: 2 decisions").expect("Withdrawn by Amina Yusuf");
    let running = "SELECT count(*) FROM work_clock WHERE stopped_on IS NULL";
    assert_eq!(scene.app.count(running, &[]), 1);
}
