//! Before a birth: milestones counted back from the expected day.

use super::scene::Scene;
use jiff::civil::date;
use record::store::person::{NewPerson, make_person, person};
use record::words::BirthKind;

fn unborn(scene: &Scene) -> String {
    scene.app.arrange(|acting| {
        let birth = Some((date(2027, 5, 14), BirthKind::Expected));
        let id = make_person(
            acting,
            &NewPerson { given: "", family: "Marsden", birth, source: "test", ..NewPerson::default() },
        )?;
        Ok(person(acting, id)?.kith_number)
    })
}

/// C13-01.
#[test]
fn c13_01_for_14_may_2027_week_34_is_2_april_2027_and_a_conference_booked_for_9_april_is_flagged_late() {
    let scene = Scene::new();
    let (amina, number) = (scene.amina(), unborn(&scene));
    let work = format!("/people/{number}/work");
    amina.get(&work).expect("Before birth").expect("by week 34, 2 April 2027").expect("Not booked yet");
    let at = format!("/people/{number}/pre-birth");

    let kept = amina.post(&at, &[("milestone", "conference"), ("kind", "booked"), ("day", "9 4 2027")]);

    amina.follow(&kept).expect("Late: booked for 9 April 2027, 7 days after week 34");
    let page = amina.get(&work);
    assert_eq!(page.all(".kith-due--late"), ["Late: booked for 9 April 2027, 7 days after week 34"]);
    amina.post(&at, &[("milestone", "conference"), ("kind", "booked"), ("day", "31 3 2027")]).expect_status(303);
    let page = amina.get(&work);
    page.expect("Booked for 31 March 2027");
    assert!(page.all(".kith-due--late").is_empty());
}

#[test]
fn what_cannot_be_is_refused_and_a_child_who_is_born_has_no_such_milestones() {
    let scene = Scene::new();
    let (amina, number) = (scene.amina(), unborn(&scene));
    let at = format!("/people/{number}/pre-birth");
    amina.get(&at).expect("Pre-birth assessment concluded");
    amina.post(&at, &[("day", "")]).expect_status(422).expect("Choose what is booked or was done");
    let done = [("milestone", "begun"), ("kind", "done"), ("day", "1 4 2027")];
    amina.post(&at, &done).expect_status(422).expect("has not come");
    let late = [("milestone", "begun"), ("kind", "booked"), ("day", "1 12 2027")];
    amina.post(&at, &late).expect_status(422).expect("more than 6 weeks later");
    let holiday = [("milestone", "begun"), ("kind", "booked"), ("day", "25 12 2026")];
    amina.post(&at, &holiday).expect_status(422).expect("is no working day");
    amina.post(&at, &[("milestone", "begun"), ("kind", "done"), ("day", "20 11 2026")]).expect_status(303);
    amina.get(&at).expect("Done in time, 20 November 2026");
    amina.get(&format!("/people/{}/pre-birth", scene.number)).expect_status(422).expect("not yet born");
    amina.get(&format!("/people/{}/work", scene.number)).expect_not("Before birth");
    scene.app.sign_in_as("board").get(&at).expect_status(403);
}
