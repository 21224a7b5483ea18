use super::scene::{AGREES, Scene};
use testkit::{Browser, Seen};

fn asks(browser: &Browser<'_>, number: &str, step: &str) -> Seen {
    let fields = [
        ("step", step),
        ("outcome", "A child in need plan"),
        ("reason", "Home is calm since September; KJ says so too"),
    ];
    browser.post(&format!("/people/{number}/decisions/new"), &fields)
}

#[test]
fn a_worker_asks_about_a_child_and_the_manager_decides_where_the_evidence_is() {
    let scene = Scene::new();
    let amina = scene.amina();
    amina.get(&format!("/people/{}", scene.kj_number)).expect("Decision");
    let asked = asks(&amina, &scene.kj_number, "end_section_47");
    let at = asked.led_to();
    amina.follow(&asked).expect("It waits for a manager").expect("End an enquiry under section 47");
    let helen = scene.helen();
    let queue = helen.get("/decisions");
    assert!(queue.attributes("td a", "href").contains(&at));
    let page = helen.get(&at);
    page.expect("Home is calm since September").expect("I agree: A child in need plan");
    let decision = page.field("decision").unwrap();

    let fields = [&[("decision", decision.as_str())], AGREES].concat();
    let settled = helen.post(&format!("{at}/decide"), &fields);

    helen.follow(&settled).expect("Agreed by Helen Brearley");
    amina.get(&at).expect("Agreed by Helen Brearley").expect_not("Ask again");
    let again = [("outcome", "More"), ("reason", "Because")];
    amina.post(&format!("{at}/again"), &again).expect_status(409).expect("settled meanwhile");
    scene.app.expect_sound();
}

#[test]
fn sent_back_it_is_asked_again_from_the_same_page_with_the_comment_in_sight() {
    let scene = Scene::new();
    let (amina, helen) = (scene.amina(), scene.helen());
    let at = asks(&amina, &scene.kj_number, "end_section_47").led_to();
    let back = [("verdict", "send_back"), ("place", "reason"), ("rationale", "What does school say?")];
    helen.post(&format!("{at}/decide"), &back).expect_status(303);
    amina.get(&at).expect("Helen Brearley sent it back, about why: What does school say?");
    assert!(amina.get("/").attributes(".kith-work a", "href").contains(&format!("{at}#ask-reason")));
    assert!(amina.post(&format!("{at}/again"), &[("outcome", "Plan"), ("reason", "")]).error_for("reason").is_some());
    scene.joel().post(&format!("{at}/again"), &[("outcome", "Plan"), ("reason", "Mine")]).expect_status(403);

    let again = [("outcome", "A child in need plan"), ("reason", "School sees no worry since half-term")];
    amina.post(&format!("{at}/again"), &again).expect_status(303);

    amina.get(&at).expect_not("sent it back, about why").expect("Asked before").expect("What does school say?");
    helen.get(&at).expect("School sees no worry since half-term");
    helen.get("/decisions").expect("1 decision");
}

#[test]
fn a_manager_whose_page_is_older_than_the_asking_is_told() {
    let scene = Scene::new();
    let (amina, helen) = (scene.amina(), scene.helen());
    let at = asks(&amina, &scene.kj_number, "end_section_47").led_to();
    let old = helen.get(&at).field("decision").unwrap();
    let again = [("outcome", "Close the plan"), ("reason", "The family has moved to another county")];
    amina.post(&format!("{at}/again"), &again).expect_status(303);

    let late = helen.post(&format!("{at}/decide"), &[&[("decision", old.as_str())], AGREES].concat());

    late.expect_status(409).expect("no longer waits: Withdrawn by Amina Yusuf");
    helen.post(&format!("{at}/decide"), &[&[("decision", "17")], AGREES].concat()).expect_status(404);
}

#[test]
fn what_is_not_held_is_logged_and_goes_on() {
    let scene = Scene::new().with_experience();
    let trust = [("step", "close_record"), ("why", "Two endings read by me"), ("until", "31 3 2027")];
    scene.helen().post(&format!("/experience/{}/trust", scene.joel), &trust).expect_status(303);
    let joel = scene.joel();

    let free = asks(&joel, &scene.tyler_number, "close_record");

    joel.follow(&free).expect("You may go on; it is logged").expect("No manager had to be asked");
    joel.get(&format!("/people/{}/work", scene.tyler_number)).expect("Not held").expect("On the trusted list");
    scene.helen().get("/decisions/list/not-held/all/all").expect("Joel Okafor");
}

#[test]
fn an_asking_that_says_nothing_or_of_another_child_is_refused() {
    let scene = Scene::new();
    let amina = scene.amina();
    let send = |step, outcome, reason| {
        let fields = [("step", step), ("outcome", outcome), ("reason", reason)];
        amina.post(&format!("/people/{}/decisions/new", scene.kj_number), &fields)
    };
    let long = "a".repeat(201);
    assert!(send("close_assessment", "A plan", "Because it is calm").error_for("step").is_some());
    assert!(send("", "A plan", "Because it is calm").error_for("step").is_some());
    assert!(send("end_section_47", "", "Because it is calm").error_for("outcome").is_some());
    assert!(send("end_section_47", &long, "Because it is calm").error_for("outcome").unwrap().contains("200"));
    assert!(send("end_section_47", "A plan", "n/a").error_for("reason").is_some());
    let at = send("end_section_47", "A plan", "Because it is calm").led_to();
    amina.get(&at.replace(&scene.kj_number, &scene.tyler_number)).expect_status(404);
    scene.neil().get(&at).expect_status(403);
    scene.app.sign_in_as("quality").get(&at).expect("It waits for a manager of the team");
}
