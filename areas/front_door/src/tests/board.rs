use super::scene::*;
use crate::receive::NewChild;

#[test]
fn late_contacts_come_first_then_urgent_ones_and_every_count_is_its_list() {
    let scene = Scene::new();
    let old = scene.school_sends(&[robin("Late", "Marsden", "2018-02-03")]).contacts[0];
    scene.app.minutes_pass(4 * 24 * 60);
    let plain = scene.school_sends(&[robin("Plain", "Marsden", "2018-02-03")]).contacts[0];
    let urgent = scene.sent(&[robin("Urgent", "Marsden", "2018-02-03")], |new| new.urgent = true).contacts[0];
    let hub = scene.hub();

    let board = hub.get("/front-door");

    let order = board.attributes(".kith-contacts .kith-work__what > a", "href");
    assert_eq!(order, [old, urgent, plain].map(|id| format!("/front-door/{id}")));
    board.expect("Late by 3 working days, was due 24 November 2026").expect("Wheatfield Primary School");
    board.expect("Due 1 working day after the working day of receipt: Working Together to Safeguard Children 2023");
    assert_eq!(board.all(".kith-choices li")[..3], ["All open 3", "Late 1", "New 3"]);
    hub.post(&format!("/front-door/{plain}/take"), &[]).expect_status(303);
    for (tab, n) in [("/front-door?late=yes", 1), ("/front-door?stage=new", 2), ("/front-door?stage=checking", 1)] {
        assert_eq!(hub.get(tab).all(".kith-contact").len(), n, "{tab}");
    }
    hub.get("/front-door?worker=nobody").expect_not("Plain Marsden").expect("Late Marsden");
    hub.get(&format!("/front-door?worker={}", scene.hub_worker)).expect("Plain Marsden").expect_not("Late Marsden");
    hub.get(&format!("/front-door?agency={}", scene.health)).expect("No contact fits");
    hub.get("/front-door?concern=neglect").expect("No contact fits");
    hub.get("/front-door?concern=emotional&stage=bad&page=99").expect("Plain Marsden");
}

#[test]
fn a_long_board_is_paged_with_its_filters_and_asks_no_more_often_than_a_short_one() {
    let (few, many) = (Scene::new(), Scene::new());
    let fill = |scene: &Scene, n: usize| {
        for _ in 0..n {
            scene.matched("Robin", "Marsden", "2018-02-03");
        }
    };
    fill(&few, 2);
    fill(&many, 30);
    let asks = |scene: &Scene| {
        let hub = scene.hub();
        hub.get("/front-door").expect_status(200);
        let (page, statements) = scene.app.statements(|| hub.get("/front-door"));
        page.expect_status(200);
        statements.len()
    };
    assert_eq!(asks(&few), asks(&many));
    let hub = many.hub();
    let page = hub.get(&format!("/front-door?agency={}", many.school));
    page.expect("1 to 25 of 30");
    let next = page.attributes("a[rel=next]", "href").remove(0);
    assert_eq!(hub.get(&next).all(".kith-contact").len(), 5);
}

#[test]
fn a_restricted_child_is_not_named_on_the_board_and_the_contact_says_whom_to_ask() {
    let scene = Scene::new();
    let (contact, person) = scene.matched("Hidden", "Marsden", "2018-02-03");
    scene.app.arrange(|a| access::restrict(a, person, scene.manager, &[], "Somebody who works here is family"));
    let hub = scene.hub();
    hub.get("/front-door").expect("A record that you may not open").expect("Concern not shown").expect_not("Hidden");
    hub.get(&format!("/front-door/{contact}")).expect_status(403).expect("Farah Nadeem").expect_not("Hidden");
}

#[test]
fn a_contact_is_taken_given_and_hurried_and_its_duty_goes_with_it() {
    let scene = Scene::new();
    let contact = scene.school_sends(&[robin("Sam", "Marsden", "2018-02-03")]).contacts[0];
    let hub = scene.hub();
    let at = |end: &str| format!("/front-door/{contact}{end}");
    hub.post(&at("/take"), &[]).expect_status(303);
    hub.get(&at("")).expect("Tom Whitworth, Front Door").expect("Being checked");
    hub.post(&at("/take"), &[]).expect_status(303);
    let boss = scene.app.count("SELECT id FROM worker WHERE name = 'Farah Nadeem'", &[]);
    assert!(hub.post(&at("/give"), &[("who", "x")]).error_for("who").is_some());
    hub.post(&at("/give"), &[("who", &format!("{boss}-{}", scene.team))]).expect_status(303);
    assert_eq!(scene.app.count("SELECT worker FROM work_clock WHERE about_id = $1", &[contact.into()]), boss);
    hub.post(&at("/priority"), &[("priority", "urgent")]).expect_status(303);
    hub.post(&at("/priority"), &[("priority", "soon")]).expect_status(422);
    hub.get(&at("")).expect("Urgent").expect("Farah Nadeem, Front Door");
    hub.get(&at("/give")).expect("The duty to decide goes with it");
    hub.post(&at("/give"), &[("who", &format!("team-{}", scene.team))]).expect_status(303);
    hub.get(&at("")).expect("Nobody yet, Front Door");
    let social_worker = scene.app.sign_in_as("worker");
    social_worker.get(&at("")).expect_status(200);
    social_worker.post(&at("/take"), &[]).expect_status(403);
    scene.app.sign_in_as("hub").post(&at("/take"), &[]).expect_status(422);
    scene.app.expect_sound();
}

#[test]
fn a_board_without_contacts_says_so() {
    let scene = Scene::new();
    scene.hub().get("/front-door").expect("No contact waits here.").expect("0 contacts");
    scene.app.sign_in_as("member").get("/front-door").expect_status(403);
    let child = NewChild { said: "x", ..NewChild::default() };
    scene.sent(&[child], |new| new.agency = None);
    scene.hub().get("/front-door").expect("No concern named").expect("From Wheatfield Primary School");
}
