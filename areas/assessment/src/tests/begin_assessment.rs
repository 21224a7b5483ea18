//! Beginning: from a referral, for brothers and sisters, who leads and who oversees.

use super::scene::Scene;
use jiff::civil::date;
use record::store::{clock, worker};

#[test]
fn a_referral_waits_to_be_assessed_until_somebody_begins() {
    let scene = Scene::new();
    let contact = scene.referral(date(2026, 11, 2));
    let amina = scene.amina();
    let team = scene.team;
    scene.app.arrange(|a| allocation::published::must_name_worker(a, scene.kj, team, date(2026, 11, 23)));
    let unnamed = "SELECT count(*) FROM work_clock WHERE rule = 'name_worker' AND person = $1 AND stopped_on IS NULL";
    assert_eq!(scene.app.count(unnamed, &[scene.kj.into()]), 1);
    let list = amina.get("/assessments/to-begin");
    list.expect("To be assessed: 1 child").expect("Kayleigh-Ann Marsden").expect("2 November 2026");
    assert_eq!(
        list.attributes("tbody a[href*=assessments]", "href"),
        [format!("/people/{}/assessments/new/{contact}", scene.number)]
    );
    let path = format!("/people/{}/assessments/new/{contact}", scene.number);
    amina
        .get(&path)
        .expect("Accepted as a referral on 2 November 2026 by Dee Hub")
        .expect("Worries: neglect")
        .expect("Tyler Marsden");
    let lead = scene.post_of(scene.amina);
    let fields = [
        ("whom", scene.number.as_str()),
        ("whom", scene.tyler_number.as_str()),
        ("lead", lead.as_str()),
        ("referral", "2 11 2026"),
        ("why", "Hungry at school since September"),
    ];

    let begun = amina.post(&path, &fields);

    let record = begun.led_to();
    amina
        .follow(&begun)
        .expect("Single assessment")
        .expect("since the referral of 2 November 2026")
        .expect("a maximum, not a target")
        .expect("Working Together to Safeguard Children 2023")
        .expect("Amina Yusuf, social worker")
        .expect("Only for KJ");
    amina.get("/assessments/to-begin").expect("To be assessed: 0 children").expect("Every referral has an assessment");
    amina.get("/assessments").expect("Kayleigh-Ann Marsden and Tyler Marsden").expect("working days left");
    amina.get(&format!("/people/{}/work", scene.tyler_number)).expect("Single assessment, begun 23 November 2026");
    // 45 working days from 2 November 2026, with Christmas and New Year between.
    let duties = scene.app.store.read(|r| clock::of_person(r, scene.tyler)).unwrap();
    let duty = duties.iter().find(|d| d.rule == "single_assessment").unwrap();
    assert_eq!((duty.due, duty.version, duty.worker), (date(2027, 1, 7), 2, Some(scene.amina)));
    let held = scene.app.store.read(|r| worker::responsible(r, scene.kj, date(2026, 11, 23))).unwrap();
    assert_eq!(held.iter().map(|h| h.worker).collect::<Vec<_>>(), [Some(scene.amina)]);
    assert_eq!(scene.app.count(unnamed, &[scene.kj.into()]), 0, "the lead is named, so the duty to name one is met");
    amina.get(&record).expect_not("Complete the record");
    scene.app.expect_sound();
}

#[test]
fn a_lead_who_is_not_a_social_worker_needs_a_qualified_overseer() {
    let scene = Scene::new();
    let amina = scene.amina();
    let path = format!("/people/{}/assessments/new", scene.number);
    let (sam, helen) = (scene.post_of(scene.sam), scene.post_of(scene.helen));
    let mut fields =
        vec![("whom", scene.number.as_str()), ("lead", &sam), ("referral", "2 11 2026"), ("why", "School is worried")];

    let refused = amina.post(&path, &fields);

    refused.expect_status(422).expect("name a social work qualified manager who oversees the assessment");
    assert_eq!(refused.field("why").as_deref(), Some("School is worried"));
    fields.push(("overseer", &helen));
    let begun = amina.post(&path, &fields);
    amina.follow(&begun).expect("Sam Pickles, family support worker; overseen by Helen Brearley, team manager");
    let held = scene.app.store.read(|r| worker::responsible(r, scene.kj, date(2026, 11, 23))).unwrap();
    assert_eq!(held[0].role, record::words::ResponsibilityRole::LeadPractitioner);
    let lead = scene.post_of(scene.joel);
    let record = begun.led_to();
    amina.post(&super::scene::at(&record, "lead"), &[("lead", &lead)]).expect_status(303);
    amina.get(&record).expect("Joel Okafor, social worker").expect_not("Sam Pickles");
}

#[test]
fn bad_input_says_what_to_do_and_other_roles_are_refused() {
    let scene = Scene::new();
    let amina = scene.amina();
    let path = format!("/people/{}/assessments/new", scene.number);
    let seen = amina.post(&path, &[("referral", "31 2 2026"), ("why", "")]);
    seen.expect_status(422)
        .expect("Choose who leads the assessment")
        .expect("Choose at least one child")
        .expect("Enter why it is begun");
    amina.post(&path, &[("referral", "1 1 2027")]).expect_status(422).expect("is in the future");
    amina.get(&format!("{path}/12345")).expect_status(404);
    scene.app.sign_in_as("quality").get(&path).expect_status(403);
    amina.get(&format!("/people/{}/forms/single_assessment/new", scene.number)).expect_status(404);
    let record = scene.begin(&amina, false, scene.amina, "2 11 2026");
    amina.get(&path).expect("An assessment is open already");
    let lead = amina.get(&super::scene::at(&record, "lead"));
    lead.expect_status(200);
    amina.post(&super::scene::at(&record, "lead"), &[("lead", "")]).expect_status(422);
}

#[test]
fn whom_a_declared_conflict_keeps_from_the_household_leads_no_assessment_of_it() {
    let scene = Scene::new();
    scene.joel().post(&format!("/people/{}/conflict", scene.tyler_number), &[("kind", "family")]).expect_status(303);
    let (joel, amina) = (scene.post_of(scene.joel), scene.post_of(scene.amina));
    let path = format!("/people/{}/assessments/new", scene.number);
    let fields = |lead: &'_ str| {
        vec![
            ("whom".to_owned(), scene.number.clone()),
            ("lead".to_owned(), lead.to_owned()),
            ("referral".to_owned(), "2 11 2026".to_owned()),
            ("why".to_owned(), "Hungry at school".to_owned()),
        ]
    };
    let send = |path: &str, fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        scene.helen().post(path, &fields)
    };
    let refused = send(&path, &fields(&joel));
    assert!(refused.error_for("lead").unwrap().contains("declared conflict"));
    let record = send(&path, &fields(&amina)).expect_status(303).led_to();
    let key = record.rsplit('/').next().unwrap().to_owned();
    let lead = format!("/assessments/{key}/lead");
    let refused = send(&lead, &[("lead".to_owned(), joel.clone())]);
    assert!(refused.error_for("lead").unwrap().contains("service manager"));

    scene.app.arrange(|acting| {
        let held = worker::responsible(acting, scene.kj, date(2026, 11, 23))?;
        let why = "Decided with the family";
        allocation::published::note_override(acting, scene.kj, scene.joel, held[0].id, why, "Angela Farrow")
    });
    send(&lead, &[("lead".to_owned(), joel)]).expect_status(303);
}
