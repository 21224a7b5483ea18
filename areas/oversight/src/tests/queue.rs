use super::scene::{AGREES, Scene, asks, decides};

#[test]
fn the_queue_stands_oldest_first_and_every_figure_opens_its_list() {
    let scene = Scene::new();
    asks(&scene.amina(), &scene.kj_number, 1, "step_down").expect_status(303);
    scene.app.minutes_pass(30);
    asks(&scene.joel(), &scene.tyler_number, 2, "legal_planning").expect_status(303);
    scene.app.minutes_pass(60 * 24 * 2);
    let helen = scene.helen();
    let home = helen.get("/");
    home.expect("Decisions that wait for a manager").expect("2 decisions, the oldest since 23 November 2026");
    home.expect("2 decisions later than due").expect("Decide what a worker has asked a manager for");
    scene.joel().get("/").expect_not("Decide what a worker has asked");

    let queue = helen.get("/decisions");

    let text = queue.text();
    assert!(text.find("Step down").unwrap() < text.rfind("Ask for a legal planning meeting").unwrap(), "{text}");
    queue.expect("Late by 1 working day");
    decides(&helen, &scene.kj_number, 1, AGREES).expect_status(303);
    let queue = helen.get("/decisions");
    let figures = queue.all(".kith-figures dd");
    let links = queue.attributes(".kith-figures a", "href");
    for (figure, link) in figures.iter().zip(&links) {
        let list = helen.get(link);
        let n = if link.contains("/settled/") { 1 } else { figure.parse::<usize>().unwrap() };
        let said = if n == 1 { "1 decision".to_owned() } else { format!("{n} decisions") };
        list.expect(&format!(": {said}"));
        assert_eq!(list.all("tbody tr").len(), n, "{link}");
    }
    assert_eq!(figures, ["1", "2", "2", "0", "1", "0", "0", "2", "2 days"]);
}

#[test]
fn the_filter_leads_to_an_address_of_its_own() {
    let scene = Scene::new();
    asks(&scene.amina(), &scene.kj_number, 1, "step_down").expect_status(303);
    asks(&scene.joel(), &scene.tyler_number, 2, "legal_planning").expect_status(303);
    let angela = scene.angela();

    let chosen = angela.get(&format!("/decisions?which=waiting&step=legal_planning&team={}", scene.north));

    let list = angela.follow(&chosen);
    list.expect("1 decision").expect("Tyler Marsden").expect_not("Kayleigh");
    angela.get(&format!("/decisions/list/waiting/all/{}", scene.south)).expect("No decision waits");
    angela.get("/decisions/list/everything/all/all").expect_status(404);
    angela.get("/decisions/list/waiting/everything/all").expect_status(404);
    scene.helen().get(&format!("/decisions/list/waiting/all/{}", scene.south)).expect_status(404);
}

#[test]
fn a_restricted_child_is_not_named_to_a_manager_who_may_not_open_the_record() {
    let scene = Scene::new();
    asks(&scene.amina(), &scene.kj_number, 1, "step_down").expect_status(303);
    scene.restrict(scene.kj, scene.amina_account);

    for browser in [scene.helen(), scene.angela()] {
        let queue = browser.get("/decisions");
        queue.expect("A record that you may not open").expect("1 decision").expect_not("Kayleigh");
        assert!(queue.attributes("td a", "href").is_empty());
        browser.get("/").expect("1 decision").expect_not("Kayleigh");
    }
    decides(&scene.helen(), &scene.kj_number, 1, AGREES).expect_status(403);
}

#[test]
fn one_asking_is_read_by_those_who_may_read_the_record_and_leaves_a_look() {
    let scene = Scene::new();
    asks(&scene.amina(), &scene.kj_number, 1, "step_down").expect_status(303);
    let id = scene.app.count("SELECT id FROM decision", &[]);
    let looks = scene.app.count("SELECT count(*) FROM look", &[]);

    let page = scene.joel().get(&format!("/decisions/{id}"));

    page.expect("Everybody (local rule, version 1)").expect("A manager decides at this step, whoever asks");
    assert_eq!(page.attributes("main a", "href").iter().filter(|h| h.starts_with("/trials/")).count(), 1);
    assert_eq!(scene.app.count("SELECT count(*) FROM look", &[]), looks + 1);
    scene.neil().get(&format!("/decisions/{id}")).expect_status(403);
    scene.joel().get("/decisions/1").expect_status(404);
    scene.joel().get("/decisions").expect_status(403);
}

#[test]
fn what_is_about_nobody_on_record_yet_is_for_managers_and_the_one_who_asked() {
    let scene = Scene::new();
    let fields = [
        ("step", "contact_no_further_action"),
        ("outcome", "Advice given"),
        ("reason", "A parking quarrel"),
        ("nobody", "yes"),
    ];
    scene.amina().post(&format!("/trials/{}/1/ask", scene.kj_number), &fields).expect_status(303);
    let id = scene.app.count("SELECT id FROM decision", &[]);

    scene.helen().get("/decisions").expect("Nobody on record yet").expect("Advice given");
    let page = format!("/decisions/{id}/nobody-yet");
    assert!(scene.helen().get("/decisions").attributes("td a", "href").contains(&page));
    scene.amina().get(&page).expect("A parking quarrel");
    scene.helen().get(&page).expect("A parking quarrel");
    scene.joel().get(&page).expect_status(404);
    scene.neil().get(&page).expect_status(404);
    scene.joel().get(&format!("/decisions/{id}")).expect_status(404);
    scene.app.arrange(|acting| crate::published::is_about(acting, "trial", 1, scene.tyler));
    assert_eq!(scene.joel().get(&page).led_to(), format!("/decisions/{id}"));
    scene.joel().get(&format!("/decisions/{id}")).expect("Tyler Marsden");
}

#[test]
fn a_long_queue_is_paged_and_asks_the_database_no_more_often() {
    let scene = Scene::new();
    asks(&scene.amina(), &scene.kj_number, 1, "step_down").expect_status(303);
    let helen = scene.helen();
    helen.get("/decisions").expect_status(200);
    let (_, few) = scene.app.statements(|| helen.get("/decisions"));
    for trial in 2..=30 {
        asks(&scene.amina(), &scene.kj_number, trial, "step_down").expect_status(303);
    }
    let (page, many) = scene.app.statements(|| helen.get("/decisions"));
    page.expect("30 decisions").expect("1 to 25 of 30");
    assert_eq!(few.len(), many.len());
    assert_eq!(helen.get("/decisions/list/waiting/all/all?page=2").all("tbody tr").len(), 5);
}
