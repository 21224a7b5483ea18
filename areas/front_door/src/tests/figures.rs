use super::scene::*;
use crate::store::setting::{Population, Setting, add_population, set};
use crate::store::threshold;
use post::published::{Carried, Carrier, Outgoing, send_due};

const NOT_DECIDED: Like<'static> = Like { agency: None, source: "8", urgent: false, decided: None, earlier: None };
const REFERRAL: (&str, &str) = ("referral", "meets_threshold");
const ADVICE_GIVEN: (&str, &str) = ("information_advice", "below_threshold");

/// A mail server that takes everything.
struct Takes;

impl Carrier for Takes {
    fn carry(&mut self, _: &Outgoing) -> Carried {
        Carried::Taken
    }
}

/// C09-01: of 200 health contacts in a month, 60 become referrals (30.0%) and 140 close at contact; 140 of 140 have a
/// reason and a sent reply.
#[test]
fn c09_01_of_200_health_contacts_60_become_referrals_and_the_140_that_close_all_have_a_reason_and_a_sent_reply() {
    let scene = Scene::new();
    let health = Like { agency: Some(scene.health), source: "3B", ..NOT_DECIDED };
    scene.bulk(60, Like { decided: Some(REFERRAL), ..health });
    scene.bulk(140, Like { decided: Some(ADVICE_GIVEN), ..health });
    let hub = scene.hub();
    let at = format!("/front-door/partners/{}/2026-11", scene.health);
    hub.get(&at).expect("0 of 140 (0.0%)");
    let now = scene.app.now();
    while send_due(&scene.app.store, "Westmere Council", &|| now, &mut Takes).unwrap() > 0 {}

    let page = hub.get(&at);

    page.expect("Became referrals 60 of 200 (30.0%)").expect("Closed without a referral 140 of 200 (70.0%)");
    page.expect("Closed, with a reason and a reply that was sent to you 140 of 140 (100.0%)");
    page.expect("What you told us does not meet the threshold for children's social care 140");
    let list = hub.get(&format!("/front-door/figures/2026-11/became_referrals?agency={}", scene.health));
    list.expect("60 contacts received that became referrals, November 2026, Westmere Health Visitors");
    let sent = hub.post(&at, &[]);
    hub.follow(&sent).expect("It is in the outbox");
    let letter = "SELECT count(*) FROM letter WHERE kind = 'Partner''s monthly page' AND to_email = 'hv@westmere-health.example'";
    assert_eq!(scene.app.count(letter, &[]), 1);
    scene.app.sign_in_as("member").get(&at).expect("60 of 200");
    let member = scene.app.sign_in_as("member").get("/front-door/figures/2026-11");
    assert_eq!(member.attributes("a.govuk-back-link", "href"), ["/measures"], "nobody is led where they may not go");
    scene.app.sign_in_as("member").post(&at, &[]).expect_status(403);
    hub.get(&format!("/front-door/partners/{}/2026-q4", scene.health)).expect_status(404);
}

/// C09-02: 200 decisions all carry threshold version 4.2; a search for decisions under version 4.1 returns 0 after its end.
#[test]
fn c09_02_200_decisions_all_carry_version_4_2_and_none_is_found_under_4_1_after_its_end_date() {
    let scene = Scene::without_thresholds();
    let app = &scene.app;
    app.arrange(|a| threshold::put_in_force(a, "4.1", day("2025-04-01"), &text(), "Sian Hughes", "First"));
    scene.bulk(3, Like { decided: Some(ADVICE_GIVEN), ..NOT_DECIDED });
    app.minutes_pass(24 * 60);
    app.arrange(|a| threshold::put_in_force(a, "4.2", day("2026-11-24"), &text(), "Sian Hughes", "Refreshed"));
    scene.bulk(199, Like { decided: Some(ADVICE_GIVEN), ..NOT_DECIDED });
    let (contact, _) = scene.matched("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();
    decide(&hub, contact, &ADVICE).expect_status(303);

    let now = hub.get("/front-door/decisions/4.2");

    now.expect("200 decisions under version 4.2, in force since 24 November 2026").expect("1 to 25 of 200");
    let before = hub.get("/front-door/decisions/4.1");
    before.expect("3 decisions under version 4.1").expect("Since it ended: 0 decisions");
    hub.get("/front-door/decisions/4.1?after=end").expect("None.").expect_not("A child whose name was not given");
    hub.get("/front-door/decisions/5").expect_status(404);
    hub.get("/thresholds").expect("200");
}

/// C10-01: 1,200 contacts in a quarter for 120,000 children is 100.0 per 10,000; health accounts for 300 (25.0%).
#[test]
fn c10_01_1200_contacts_in_a_quarter_for_120000_children_are_100_0_per_10000_and_health_sent_300_of_them() {
    let scene = Scene::new();
    let app = &scene.app;
    let estimate = Population { year: 2025, children: 120_000, source: "Mid-year estimate".to_owned() };
    app.arrange(|a| add_population(a, &estimate));
    scene.bulk(300, Like { agency: Some(scene.health), source: "3B", ..NOT_DECIDED });
    scene.bulk(900, NOT_DECIDED);
    let hub = scene.hub();

    let page = hub.get("/front-door/figures/2026-q4");

    page.expect("Front door, October to December 2026").expect("Contacts received 1200 100.0 per 10,000 children");
    page.expect("120,000 children under 18 in the area (2025, Mid-year estimate)");
    page.expect("Health 300 of 1200 (25.0%) 25.0").expect("Westmere Health Visitors 300 of 1200 (25.0%)");
    let at = page.attributes("table a", "href").into_iter().find(|a| a.contains("sources=3A")).unwrap();
    hub.get(&at).expect("300 contacts received").expect("1 to 50 of 300");
    hub.get("/front-door/figures/2026-10").expect("Contacts received 0");
    let member = app.sign_in_as("member");
    member.get("/front-door/figures/2026-q4").expect("100.0 per 10,000");
    member.get(&at).expect_status(403);
    hub.get("/front-door/figures/2026-13").expect_status(404);
    assert_eq!(hub.get("/front-door/figures").led_to(), "/front-door/figures/2026-11");
}

/// C10-02: of 400 referrals, 92 are repeats within 12 months (23.0%), 37 of them about cases closed before the legacy date.
#[test]
fn c10_02_of_400_referrals_92_repeat_within_12_months_and_37_of_them_are_legacy() {
    let scene = Scene::new();
    let referral = Like { decided: Some(REFERRAL), ..NOT_DECIDED };
    let first = scene.bulk(308, referral)[0];
    scene.bulk(37, Like { earlier: Some((first, Some(day("2026-03-31")))), ..referral });
    scene.bulk(40, Like { earlier: Some((first, Some(day("2026-04-01")))), ..referral });
    scene.bulk(15, Like { earlier: Some((first, None)), ..referral });
    let setting = Setting { team: Some(scene.team), legacy_before: None };
    let hub = scene.hub();
    hub.get("/front-door/figures/2026-11").expect("92 of 400 (23.0%)").expect("Of these, legacy 0 no day is set");
    scene.app.arrange(|a| set(a, Setting { legacy_before: Some(day("2026-04-01")), ..setting }, "a test"));

    let page = hub.get("/front-door/figures/2026-11");

    page.expect("Repeat referrals within 12 months 92 of 400 (23.0%) 19.1 to 27.4%");
    page.expect("Of these, legacy 37 37 of them about work that closed before 1 April 2026");
    hub.get("/front-door/figures/2026-11/legacy").expect("37 repeat referrals about legacy work");
    hub.get("/front-door/figures/2026-11/repeats").expect("92 referrals within 12 months of another");
    page.expect("Decided in time 400 of 400 (100.0%)");
}

#[test]
fn a_second_referral_of_a_child_knows_the_first_and_when_that_work_closed() {
    let scene = Scene::new();
    let (first, person) = scene.matched("Sam", "Marsden", "2018-02-03");
    let hub = scene.hub();
    let referral = with(&ADVICE, &[("outcome", "referral"), ("reason", "meets_threshold"), ("level", "3")]);
    decide(&hub, first, &referral).expect_status(303);
    scene.app.minutes_pass(30 * 24 * 60);
    let held = scene.app.count("SELECT id FROM responsibility WHERE person = $1", &[person.into()]);
    scene.app.arrange(|a| record::store::worker::end_responsibility(a, held, day("2026-12-10")));
    let again = scene.school_sends(&[robin("Sam", "Marsden", "2018-02-03")]).contacts[0];
    let sql = "SELECT kith_number FROM person WHERE id = $1";
    let number = scene.app.store.read(|r| r.one::<String>(sql, &[person.into()])).unwrap().unwrap();
    let hub = scene.hub();
    hub.post(&format!("/front-door/{again}/match"), &[("number", &number)]).expect_status(303);
    decide(&hub, again, &referral).expect_status(303);
    let kept =
        "SELECT count(*) FROM contact_decision WHERE contact = $1 AND earlier = $2 AND earlier_closed = '2026-12-10'";
    assert_eq!(scene.app.count(kept, &[again.into(), first.into()]), 1);
    hub.get(&format!("/front-door/{again}")).expect("A referral within the 12 months before");
    hub.get(&format!("/people/{number}/records"))
        .expect("Contacts at the front door")
        .expect("Contact of 23 November 2026");
}

/// C10-03: referrals up 18.0%; no further action 9.0%, high priority 41.0%.
#[test]
fn c10_03_referrals_are_up_18_per_cent_with_9_per_cent_no_further_action_and_41_per_cent_high_priority() {
    let scene = Scene::new();
    scene.app.clock.set("2026-10-12T09:00:00Z".parse().unwrap());
    scene.bulk(100, Like { decided: Some(REFERRAL), ..NOT_DECIDED });
    scene.app.clock.set("2026-11-23T10:42:00Z".parse().unwrap());
    scene.bulk(82, Like { decided: Some(REFERRAL), urgent: true, ..NOT_DECIDED });
    scene.bulk(36, Like { decided: Some(REFERRAL), ..NOT_DECIDED });
    scene.bulk(18, Like { decided: Some(("no_further_action", "universal_fits")), ..NOT_DECIDED });
    scene.bulk(64, Like { decided: Some(ADVICE_GIVEN), ..NOT_DECIDED });

    let page = scene.hub().get("/front-door/figures/2026-11");

    page.expect("Referrals 118 up 18.0% on October 2026");
    page.expect("No further action 18 of 200 (9.0%)").expect("High priority 82 of 200 (41.0%)");
    page.expect("Contacts and referrals").expect("October 2026 100 100");
}
