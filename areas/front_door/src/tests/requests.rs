use super::scene::*;
use crate::store::request::{self, ASKED, Answered, NewRequest};

/// C34-03: 90 requests, 81 answered in time (90.0%), 9 late with reasons; 2 refusals with a recorded reason.
#[test]
fn c34_03_of_90_requests_81_were_answered_in_time_9_late_with_reasons_and_2_refused_with_a_reason() {
    let scene = Scene::new();
    let health = scene.health;
    scene.app.arrange(|a| {
        for n in 0..90 {
            let id = a.new_id();
            let new = NewRequest {
                way: if n % 10 == 0 { request::ASKED_OF_US } else { ASKED },
                contact: None,
                person: None,
                agency: health,
                purpose: "To decide",
                asked: "What do you know?",
                basis: "public_task",
                basis_why: "",
                day: day("2026-11-16"),
                by: "Tom Whitworth",
                worker: None,
                due: day("2026-11-19"),
                clock: None,
            };
            request::ask(a, id, &new)?;
            let late = n >= 81;
            let answered = Answered {
                day: day(if late { "2026-11-20" } else { "2026-11-19" }),
                answer: if n < 2 { "" } else { "Known since birth." },
                refused_why: if n < 2 { "Not their patient." } else { "" },
                late_why: if late { "Half-term." } else { "" },
                by: "Tom Whitworth",
            };
            request::answer(a, id, &answered)?;
        }
        Ok(())
    });
    let hub = scene.hub();

    let page = hub.get("/front-door/figures/2026-11");

    page.expect("Agencies' answers in time 81 of 90 (90.0%)").expect("Answers late, with the reason 9");
    page.expect("Refusals, with the reason 2");
    let list = hub.get(&format!("/front-door/requests?which=refused&period=2026-11&agency={health}"));
    list.expect("2 requests, of Westmere Health Visitors, asked in November 2026");
    let one = list.attributes(".kith-work a", "href").remove(0);
    hub.get(&one).expect("Refused because Not their patient.");
    assert_eq!(scene.app.count("SELECT count(*) FROM information_request WHERE late_why <> ''", &[]), 9);
    hub.get(&format!("/front-door/partners/{health}/2026-11"))
        .expect("Questions answered in time, yours and ours 81 of 90 (90.0%)");
}

#[test]
fn an_agency_is_asked_with_purpose_and_basis_reminded_and_answers_late_with_the_reason() {
    let scene = Scene::new();
    let (contact, _) = scene.matched("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();
    let at = format!("/front-door/{contact}/ask");
    hub.get(&at).expect("Public task").expect_not("section 4 of the Children's Wellbeing");
    let wrong = hub.post(&at, &[("purpose", ""), ("basis", "information_duty")]);
    for field in ["agency", "purpose", "asked", "basis"] {
        assert!(wrong.error_for(field).is_some(), "{field}");
    }
    let agency = scene.health.to_string();
    let typed = [
        ("agency", agency.as_str()),
        ("purpose", "To decide what help is needed"),
        ("asked", "Has Sam been weighed this year?"),
        ("basis", "public_task"),
    ];
    hub.post(&at, &typed).expect_status(303);

    let page = hub.get(&format!("/front-door/{contact}"));

    page.expect("Being checked").expect("We asked Westmere Health Visitors").expect("26 November 2026");
    assert_eq!(scene.app.count("SELECT count(*) FROM letter WHERE kind = 'Request for information'", &[]), 1);
    let one = page.attributes("a[href*='/requests/']", "href").remove(0);
    hub.get(&one).expect("Local information-sharing protocol");
    assert!(hub.post(&format!("{one}/chase"), &[("how", "")]).error_for("how").is_some());
    hub.post(&format!("{one}/chase"), &[("how", "By telephone")]).expect_status(303);
    scene.app.minutes_pass(7 * 24 * 60);
    let hub = scene.hub();
    hub.get("/front-door/requests?which=late").expect("1 request").expect("Late by 2 working days");
    let answer = [("answer", "Last weighed in June."), ("day", "30 11 2026")];
    assert!(hub.post(&one, &answer).error_for("late_why").is_some());
    assert!(hub.post(&one, &[("day", "1 1 2020")]).error_for("answer").is_some());
    hub.post(&one, &with(&answer, &[("late_why", "Records are kept elsewhere.")])).expect_status(303);
    hub.get(&one).expect("Last weighed in June.").expect("Reminded").expect("Records are kept elsewhere.");
    hub.get(&format!("/front-door/{contact}")).expect("To be decided");
    hub.post(&one, &answer).expect_status(409);
    hub.post(&format!("{one}/chase"), &[("how", "By telephone")]).expect_status(409);
    scene.app.expect_sound();
}

#[test]
fn an_agencys_own_question_is_kept_and_refused_with_a_reason() {
    let scene = Scene::new();
    let (child, number) = scene.child("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();
    hub.get("/front-door/requests/new").expect("Who asks?");
    assert!(hub.post("/front-door/requests/new", &[("number", "K4TM-7Q2X")]).error_for("number").is_some());
    let agency = scene.school.to_string();
    let typed = [
        ("agency", agency.as_str()),
        ("number", number.as_str()),
        ("purpose", "School trip"),
        ("asked", "Where does the father live?"),
        ("basis", "consent"),
        ("basis_why", "Mother said yes on Monday"),
    ];
    let at = hub.post("/front-door/requests/new", &typed).led_to();
    hub.get(&at).expect("About Sam Marsden").expect("They asked");
    let both = [("answer", "x"), ("refused_why", "y"), ("day", "23 11 2026")];
    assert!(hub.post(&at, &both).error_for("refused_why").is_some());
    hub.post(&at, &[("refused_why", "It could put the mother at risk."), ("day", "23 11 2026")]).expect_status(303);
    hub.get(&at).expect("It could put the mother at risk.");
    hub.get("/front-door/requests?which=refused").expect("Asked of us by Wheatfield Primary School");
    scene.app.arrange(|a| access::restrict(a, child, scene.manager, &[], "Somebody who works here is family"));
    hub.get(&at).expect_status(403);
    hub.get("/front-door/requests/1").expect_status(404);
}
