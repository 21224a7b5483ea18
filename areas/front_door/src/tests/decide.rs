use super::scene::*;
use crate::published::accepted;
use crate::receive::{NewChild, Referrer};
use crate::store::setting;
use post::published::letters_about;

#[test]
fn a_contact_below_the_threshold_is_decided_and_the_school_hears_why_and_where_to_go() {
    let scene = Scene::new();
    let (contact, person) = scene.matched("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();

    let empty = decide(&hub, contact, &[]);

    for field in ["outcome", "reason", "rationale", "level", "consent", "shared"] {
        assert!(empty.error_for(field).is_some(), "{field}");
    }
    let step = [("step_1", "Ring mother"), ("owner_1", ""), ("due_1", "")];
    let wrong = decide(&hub, contact, &with(&ADVICE, &step));
    assert!(wrong.error_for("owner_1").is_some() && wrong.error_for("due_1").is_some());
    assert_eq!(wrong.field("rationale").as_deref(), Some(ADVICE[3].1));
    let worker = scene.hub_worker.to_string();
    let step = [("step_1", "Ring mother"), ("owner_1", worker.as_str()), ("due_1", "27 11 2026")];
    decide(&hub, contact, &with(&ADVICE, &step)).expect_status(303);

    let page = hub.get(&format!("/front-door/{contact}"));
    page.expect("Information and advice given").expect("Version 4.2, level 1").expect("Done in time");
    page.expect("School, the health visitor, the GP, or the family hub");
    let letters = scene.app.store.read(|r| letters_about(r, ("contact", contact))).unwrap();
    let [letter] = letters.as_slice() else { panic!("one letter, not {}", letters.len()) };
    assert_eq!((letter.email.as_deref(), letter.person), (Some("gail@wheatfield.example"), Some(person)));
    let said = format!("{:?}", letter.blocks);
    assert!(said.contains("does not meet the threshold") && said.contains("family hub"), "{said}");
    assert!(!letter.subject.contains("Marsden"));
    let story = hub.get(&page.attributes("#who ~ p a", "href").remove(0));
    story.expect("Information and advice given").expect("Hungry on two mornings");
    let agreed = "SELECT count(*) FROM action WHERE person = $1 AND words = 'Ring mother'";
    assert_eq!(scene.app.count(agreed, &[person.into()]), 1);
    assert_eq!(scene.app.count("SELECT count(*) FROM work_clock WHERE stopped_on IS NULL", &[]), 0);
    assert_eq!(scene.app.store.read(|r| accepted(r, contact)).unwrap(), None);
    decide(&hub, contact, &ADVICE).expect_status(409);
    hub.post(&format!("/front-door/{contact}/take"), &[]).expect_status(409);
    scene.app.expect_sound();
}

#[test]
fn a_referral_makes_the_team_answer_starts_the_assessments_clock_and_is_accepted_for_whoever_assesses() {
    let scene = Scene::new();
    let (contact, person) = scene.matched("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();
    let fields = with(&ADVICE, &[("outcome", "referral"), ("reason", "meets_threshold"), ("level", "3")]);

    decide(&hub, contact, &fields).expect_status(303);

    let accepted = scene.app.store.read(|r| accepted(r, contact)).unwrap().unwrap();
    assert_eq!((accepted.person, accepted.outcome.as_str(), accepted.decided), (person, "referral", day("2026-11-23")));
    assert_eq!((accepted.source_code.as_str(), accepted.decided_by.as_str()), ("2A", "Tom Whitworth"));
    let clock = "SELECT count(*) FROM clock WHERE person = $1 AND rule = 'single_assessment' AND due_on = '2027-01-28'";
    assert_eq!(scene.app.count(clock, &[person.into()]), 1);
    let answers = "SELECT count(*) FROM responsibility WHERE person = $1 AND team = $2 AND worker IS NULL";
    assert_eq!(scene.app.count(answers, &[person.into(), scene.team.into()]), 1);
}

#[test]
fn no_accepted_child_stands_without_the_duty_to_name_a_worker_on_the_same_day() {
    let scene = Scene::new();
    let referral = with(&ADVICE, &[("outcome", "referral"), ("reason", "meets_threshold"), ("level", "3")]);
    let accept = |contact: i64| {
        decide(&scene.hub(), contact, &referral).expect_status(303);
    };
    let duties = |person: i64| {
        let sql = "SELECT count(*) FROM work_clock WHERE rule = 'name_worker' AND person = $1 AND team = $2
                   AND due_on = '2026-11-23' AND stopped_on IS NULL";
        scene.app.count(sql, &[person.into(), scene.team.into()])
    };
    // Nobody answers yet: the team does, as soon as the contact had to be looked at.
    let (sam, person) = scene.matched("Sam", "Marsden", "2018-02-03");
    scene.hub().post(&format!("/front-door/{sam}/priority"), &[("priority", "urgent")]).expect_status(303);
    accept(sam);
    assert_eq!(duties(person), 1);
    let agreed = "SELECT count(*) FROM allocation WHERE person = $1 AND priority = 'urgent'";
    assert_eq!(scene.app.count(agreed, &[person.into()]), 1);
    scene.hub().get("/unallocated").expect("Sam Marsden").expect("Urgent");

    // A team alone answers, as from earlier: it is told that it must name a worker.
    let answers = |person: i64, worker: Option<i64>| {
        scene.app.arrange(|a| {
            let new = record::store::worker::NewResponsible {
                worker,
                team: Some(scene.team),
                role: record::words::ResponsibilityRole::SocialWorker,
                from: day("2026-11-02"),
                to: None,
                reason: "a test",
                origin: None,
            };
            record::store::worker::make_responsible(a, person, &new)
        });
    };
    let (kim, person) = scene.matched("Kim", "Brook", "2017-05-05");
    answers(person, None);
    accept(kim);
    assert_eq!(duties(person), 1);
    assert_eq!(scene.app.count("SELECT count(*) FROM responsibility WHERE person = $1", &[person.into()]), 1);

    // A worker answers already: nobody has to be named, and nothing changes.
    let (lee, person) = scene.matched("Lee", "Stone", "2016-06-06");
    answers(person, Some(scene.hub_worker));
    accept(lee);
    assert_eq!(duties(person), 0);
    assert_eq!(scene.app.count("SELECT count(*) FROM responsibility WHERE person = $1", &[person.into()]), 1);

    // However it came: nobody accepted is without a worker and without the duty.
    let without = "SELECT count(*) FROM contact c JOIN contact_decision d ON d.contact = c.id AND d.standing = 'stands'
        WHERE d.outcome IN ('referral', 'section_47')
        AND NOT EXISTS (SELECT 1 FROM responsibility r WHERE r.person = c.person AND r.worker IS NOT NULL AND r.to_day IS NULL)
        AND NOT EXISTS (SELECT 1 FROM work_clock w WHERE w.person = c.person AND w.rule = 'name_worker' AND w.stopped_on IS NULL)";
    assert_eq!(scene.app.count(without, &[]), 0);
    scene.app.expect_sound();
}

#[test]
fn where_no_team_would_answer_nothing_is_accepted_and_it_is_said_who_chooses_one() {
    let scene = Scene::new();
    let (sam, _) = scene.matched("Sam", "Marsden", "2018-02-03");
    scene.app.arrange(|a| {
        a.update("contact", sam, &[("team", None::<i64>.into())])?;
        setting::set(a, setting::Setting { team: None, legacy_before: None }, "a test")?;
        let post = a.one::<i64>("SELECT id FROM post WHERE worker = $1", &[scene.hub_worker.into()])?.unwrap();
        record::store::worker::end_post(a, post, Some(day("2026-11-20")))
    });
    let referral = with(&ADVICE, &[("outcome", "referral"), ("reason", "meets_threshold"), ("level", "3")]);
    decide(&scene.hub(), sam, &referral).expect_status(422).expect("No team would answer for this child");
    assert_eq!(scene.app.count("SELECT count(*) FROM contact_decision", &[]), 0);
}

#[test]
fn a_section_47_decision_waits_for_a_manager_who_sends_it_back_and_then_agrees() {
    let scene = Scene::new();
    let (contact, _) = scene.matched("Sam", "Marsden", "2018-02-03");
    let (hub, manager) = (scene.hub(), scene.manager());
    let at = |end: &str| format!("/front-door/{contact}{end}");
    let fields = with(&ADVICE, &[("outcome", "section_47"), ("reason", "risk_of_significant_harm"), ("level", "4")]);

    decide(&hub, contact, &fields).expect_status(303);

    hub.get(&at("")).expect("Waiting for a manager").expect("Proposed: Referral: strategy discussion needed");
    assert_eq!(scene.app.count("SELECT count(*) FROM letter", &[]), 0);
    decide(&hub, contact, &fields).expect_status(409);
    hub.post(&at("/settle"), &[("verdict", "agree")]).expect_status(403);
    manager.post(&at("/settle"), &[("verdict", "agree"), ("rationale", "")]).expect_status(422);
    let back = [("verdict", "send_back"), ("place", "rationale"), ("rationale", "Say what the GP told you.")];
    manager.post(&at("/settle"), &back).expect_status(303);
    hub.get(&at("/decide")).expect("Sent back, why: Say what the GP told you. (Farah Nadeem)");
    decide(&hub, contact, &fields).expect_status(303);
    let agree = [("verdict", "agree"), ("rationale", "The injury is not explained."), ("read", "What was said")];
    manager.post(&at("/settle"), &agree).expect_status(303);
    let page = hub.get(&at(""));
    page.expect("Agreed by Farah Nadeem").expect_not("Waiting for a manager");
    assert_eq!(scene.app.count("SELECT count(*) FROM letter", &[]), 1);
    scene.app.expect_sound();
}

#[test]
fn a_manager_decides_otherwise_and_the_contact_goes_on_with_their_outcome_beside_the_proposal() {
    let scene = Scene::new();
    let (contact, person) = scene.matched("Sam", "Marsden", "2018-02-03");
    let (hub, manager) = (scene.hub(), scene.manager());
    let at = |end: &str| format!("/front-door/{contact}{end}");
    let worker = scene.hub_worker.to_string();
    let steps = [
        ("step_1", "Ring mother"),
        ("owner_1", worker.as_str()),
        ("due_1", "27 11 2026"),
        ("step_2", "Close the contact"),
        ("owner_2", worker.as_str()),
        ("due_2", "27 11 2026"),
    ];
    decide(&hub, contact, &with(&with(&ADVICE, &[("outcome", "no_further_action")]), &steps)).expect_status(303);
    manager.get(&at("")).expect("What happens instead?").expect("Ring mother: Tom Whitworth, by 27 November 2026");

    let nothing = manager.post(&at("/settle"), &[("verdict", "change"), ("rationale", "Two moves in a year.")]);

    nothing.expect_status(422);
    assert!(nothing.error_for("other_outcome").is_some() && nothing.error_for("other_reason").is_some());
    assert_eq!(nothing.field("rationale").as_deref(), Some("Two moves in a year."));
    let other = [
        ("verdict", "change"),
        ("other_outcome", "referral"),
        ("other_reason", "meets_threshold"),
        ("other_level", "3"),
        ("other_steps", "0"),
        ("rationale", "Two moves in a year, and nobody has seen the home."),
    ];
    let same = with(&other, &[("other_outcome", "no_further_action")]);
    manager.post(&at("/settle"), &same).expect("That is what was proposed");
    let unreasoned = with(&other, &[("rationale", "")]);
    assert!(manager.post(&at("/settle"), &unreasoned).error_for("rationale").is_some());
    hub.post(&at("/settle"), &other).expect_status(403);
    manager.post(&at("/settle"), &other).expect_status(303);

    // Both stand on record, and the manager's goes on: story, clocks, who answers, the steps that hold, the reply.
    let page = hub.get(&at(""));
    page.expect("Proposed, and decided otherwise by a manager: No further action").expect("by Tom Whitworth");
    page.expect("by Farah Nadeem").expect("Two moves in a year, and nobody has seen the home.");
    page.expect("Decided otherwise by Farah Nadeem").expect("Done in time");
    let accepted = scene.app.store.read(|r| accepted(r, contact)).unwrap().unwrap();
    assert_eq!((accepted.person, accepted.decided_by.as_str()), (person, "Farah Nadeem"));
    let clock = "SELECT count(*) FROM clock WHERE person = $1 AND rule = 'single_assessment' AND stopped_on IS NULL";
    assert_eq!(scene.app.count(clock, &[person.into()]), 1);
    let named = "SELECT count(*) FROM work_clock WHERE person = $1 AND rule = 'name_worker' AND stopped_on IS NULL";
    assert_eq!(scene.app.count(named, &[person.into()]), 1);
    let steps = "SELECT count(*) FROM action WHERE person = $1 AND words = ";
    assert_eq!(scene.app.count(&format!("{steps} 'Ring mother'"), &[person.into()]), 1);
    assert_eq!(scene.app.count(&format!("{steps} 'Close the contact'"), &[person.into()]), 0);
    let letters = scene.app.store.read(|r| letters_about(r, ("contact", contact))).unwrap();
    let [letter] = letters.as_slice() else { panic!("one letter, not {}", letters.len()) };
    let said = format!("{:?}", letter.blocks);
    assert!(said.contains("Farah Nadeem") && !said.contains("further action"), "{said}");
    let log = manager.get("/decisions/list/otherwise/all/all");
    log.expect("No further action");
    let logged =
        "SELECT count(*) FROM decision WHERE held = 1 AND standing = 'changed' AND outcome_words LIKE 'No further%'
                  AND changed_outcome LIKE '%eferral%' AND reason <> '' AND rationale LIKE 'Two moves%'";
    assert_eq!(scene.app.count(logged, &[]), 1);
    manager.post(&at("/settle"), &other).expect_status(409);
    scene.app.expect_sound();
}

#[test]
fn where_neglect_is_a_concern_the_toolkit_question_must_be_answered() {
    let scene = Scene::new();
    let (_, number) = scene.child("Sam", "Marsden", "2018-02-03");
    let child = NewChild { concerns: &["neglect"], ..robin("Sam", "Marsden", "2018-02-03") };
    let contact = scene.school_sends(&[child]).contacts[0];
    let hub = scene.hub();
    hub.post(&format!("/front-door/{contact}/match"), &[("number", &number)]).expect_status(303);
    hub.get(&format!("/front-door/{contact}/decide")).expect("Neglect is a concern: is there a result of the toolkit");
    assert!(decide(&hub, contact, &ADVICE).error_for("toolkit").is_some());
    let without_more = with(&ADVICE, &[("toolkit", "cannot_be_seen")]);
    assert!(decide(&hub, contact, &without_more).error_for("toolkit_words").is_some());
    let answered = with(&without_more, &[("toolkit_words", "One conversation, mother not yet met.")]);
    decide(&hub, contact, &answered).expect_status(303);
    hub.get(&format!("/front-door/{contact}")).expect("One conversation, mother not yet met.");
    assert_eq!(scene.app.count("SELECT count(*) FROM toolkit_reason", &[]), 1);
}

#[test]
fn an_anonymous_referrer_is_not_told_and_that_is_said() {
    let scene = Scene::new();
    let (_, number) = scene.child("Sam", "Marsden", "2018-02-03");
    let children = [robin("Sam", "Marsden", "2018-02-03")];
    let nobody = |new: &mut crate::receive::NewIncoming<'_>| {
        (new.agency, new.source_code, new.referrer) = (None, "9", Referrer::default());
    };
    let contact = scene.sent(&children, nobody).contacts[0];
    let hub = scene.hub();
    hub.post(&format!("/front-door/{contact}/match"), &[("number", &number)]).expect_status(303);
    decide(&hub, contact, &ADVICE).expect_status(303);
    hub.get(&format!("/front-door/{contact}")).expect("The referrer is not told: The referrer gave no name");
    assert_eq!(scene.app.count("SELECT count(*) FROM letter", &[]), 0);
}

#[test]
fn without_a_threshold_document_in_force_nothing_is_decided() {
    let scene = Scene::without_thresholds();
    let (contact, _) = scene.matched("Sam", "Marsden", "2018-02-03");
    decide(&scene.hub(), contact, &ADVICE).expect_status(422).expect("No threshold document is in force today");
    scene.app.sign_in_as("worker").get(&format!("/front-door/{contact}/decide")).expect_status(403);
}
