use super::scene::*;
use crate::published::{PublicStatus, status_of};
use crate::receive::{NewChild, Referrer};
use record::store::work_clock;

#[test]
fn one_sending_about_two_children_is_two_contacts_each_with_its_duty_in_the_front_doors_queue() {
    let scene = Scene::new();

    let received = scene.school_sends(&[robin("Sam", "Marsden", "2018-02-03"), robin("Ali", "Marsden", "2020-05-06")]);

    assert_eq!((received.contacts.len(), received.already), (2, false));
    assert!(received.reference.starts_with('R') && received.reference.len() == 9, "{}", received.reference);
    let duties = scene.app.store.read(|r| work_clock::waiting(r, &[scene.team], 10)).unwrap();
    assert_eq!(duties.len(), 2);
    let first = &duties[0];
    assert_eq!(
        (first.rule.as_str(), first.started, first.due),
        ("referral_decision", day("2026-11-23"), day("2026-11-24"))
    );
    assert_eq!(first.about_words, format!("Contact {}", received.reference));
    assert_eq!(duties[1].about_words, format!("Contact {}, child 2", received.reference));
    assert!(!duties.iter().any(|d| d.about_words.contains("Marsden")));
    let hub = scene.hub();
    let page = hub.get(&format!("/front-door/{}", received.contacts[0]));
    page.expect("Sam Marsden").expect("child 1 of 2").expect("Sent together").expect("Ali Marsden");
    page.expect("Gail Marsden, Designated safeguarding lead").expect("As said of each child");
    scene.app.expect_sound();
}

#[test]
fn what_is_sent_twice_is_kept_once_and_gets_the_same_reference() {
    let scene = Scene::new();
    let children = [robin("Sam", "Marsden", "2018-02-03")];
    let first = scene.sent(&children, |new| new.once_key = Some("key-1"));
    let again = scene.sent(&children, |new| new.once_key = Some("key-1"));
    assert!(again.already && again.reference == first.reference && again.contacts == first.contacts);
    assert_eq!(scene.app.count("SELECT count(*) FROM contact", &[]), 1);
}

#[test]
fn what_comes_on_a_saturday_counts_from_monday() {
    let scene = Scene::new();
    scene.app.clock.set("2026-11-28T15:00:00Z".parse().unwrap());
    let contact = scene.school_sends(&[robin("Sam", "Marsden", "2018-02-03")]).contacts[0];
    let duty = scene.app.store.read(|r| work_clock::about(r, "contact", contact)).unwrap().remove(0);
    assert_eq!((duty.started, duty.due), (day("2026-11-30"), day("2026-12-01")));
    let due = scene.app.store.read(|r| r.one::<String>("SELECT due_on FROM contact WHERE id = $1", &[contact.into()]));
    assert_eq!(due.unwrap().as_deref(), Some("2026-12-01"));
}

#[test]
fn a_sender_hears_by_the_reference_how_far_it_is_and_nothing_about_a_child() {
    let scene = Scene::new();
    let (contact, _) = scene.matched("Sam", "Marsden", "2018-02-03");
    let reference = scene.app.store.read(|r| r.one::<String>("SELECT reference FROM incoming", &[])).unwrap().unwrap();
    let status = |words: &str| scene.app.store.read(|r| status_of(r, words)).unwrap();
    assert_eq!(status(&reference.to_lowercase().replace('-', " ")), Some(PublicStatus::BeingLookedAt));
    assert_eq!(status("R222-2222"), None);
    decide(&scene.hub(), contact, &ADVICE).expect_status(303);
    assert_eq!(status(&reference), Some(PublicStatus::Decided));
    let new = scene.school_sends(&[robin("Ali", "Marsden", "2018-02-03")]);
    assert_eq!(status(&new.reference), Some(PublicStatus::Received));
}

#[test]
fn a_child_of_whom_nothing_is_known_can_be_taken_in() {
    let scene = Scene::new();
    let nobody = NewChild { said: "A baby cries for hours at number 9.", ..NewChild::default() };
    let received = scene.sent(&[nobody], |new| {
        (new.agency, new.source_code, new.referrer) = (None, "9", Referrer::default());
        (new.urgent, new.wants_reply, new.suggested_level) = (true, false, None);
    });
    let page = scene.hub().get(&format!("/front-door/{}", received.contacts[0]));
    page.expect("A child whose name was not given").expect("Urgent").expect("Cannot be told");
}
