//! J5: the designated officer handles an allegation about a sports coach who also volunteers at a school.

use super::scene::{ADULT, app, but, day, take_in};
use record::store::person::{NewPerson, make_person, person};

#[test]
fn an_allegation_goes_from_the_call_to_the_close_with_an_outcome_for_each() {
    let app = app();
    let number = app.arrange(|acting| {
        let id = make_person(
            acting,
            &NewPerson { given: "Robin", family: "Marsden", source: "a test", ..NewPerson::default() },
        )?;
        Ok(person(acting, id)?.kith_number)
    });
    let officer = app.sign_in_as("allegations");
    let at = take_in(&officer);
    let page = officer.get(&at);
    page.expect("Alan Pike").expect("Physical").expect("No outcome yet").expect("Westmere Rovers");
    // Friday to Monday is one working day for the employer.
    page.expect("The employer tells the designated officer of an allegation").expect("Done in time, 23 November 2026");
    page.expect("Answer whoever told of an allegation");

    officer.post(&format!("{at}/answered"), &[]).expect_status(303);
    assert_eq!(officer.post(&format!("{at}/answered"), &[]).status(), 409, "once is enough");

    // The child is a number; nothing of the child is shown, and nothing in the child's record leads back.
    officer.post(&format!("{at}/children/new"), &[("number", "not one")]).expect_status(422);
    officer.post(&format!("{at}/children/new"), &[("number", &number)]).expect_status(303);
    officer.post(&format!("{at}/children/new"), &[("number", &number)]).expect("referred to already");
    officer.get(&at).expect("Children, by reference only").expect_not("Marsden").expect_not("Robin");

    let second = but(
        &ADULT,
        &[
            ("family", "Brook"),
            ("given", "Dawn"),
            ("alias", ""),
            ("born", ""),
            ("kind", "conduct"),
            ("words", "Watched and said nothing."),
        ],
    );
    officer.post(&format!("{at}/adults/new"), &second).expect_status(303);
    let choices = officer.get(&format!("{at}/allegations/new")).attributes("#adult option", "value");
    let third = [
        ("adult", choices[1].as_str()),
        ("role", "volunteer"),
        ("kind", "online"),
        ("words", "Sent messages at night."),
    ];
    officer.post(&format!("{at}/allegations/new"), &third).expect_status(303);

    let meeting = [
        ("kind", "evaluation"),
        ("held", "23 November 2026"),
        ("present", "Ruth Okafor, school\nSgt Lee, police"),
        ("decisions", "The club looks into it; the school is told."),
        ("suspension", "not_suspended"),
        ("alternatives", "supervised"),
        ("suspension_why", "Another coach is always there."),
        ("action-1", "Send the training records"),
        ("who-1", "Westmere Rovers"),
        ("due-1", "30 November 2026"),
        ("review", "14 December 2026"),
    ];
    officer.post(&format!("{at}/meetings/new"), &meeting).expect_status(303);
    let page = officer.get(&at);
    page.expect("Evaluation meeting, 23 November 2026").expect("Sgt Lee, police").expect("Another adult present");
    page.expect("Send the training records").expect("Review on 14 December 2026");
    assert_eq!(page.row("Decided how to go on").as_deref(), Some("23 November 2026"));

    let adults = officer.get(&format!("{at}/onward/new")).attributes("#adult option", "value");
    let told = [
        ("adult", adults[1].as_str()),
        ("body", "dbs"),
        ("made", "no"),
        ("on", "23 November 2026"),
        ("reason", "Not yet concluded."),
    ];
    officer.post(&format!("{at}/onward/new"), &told).expect_status(303);
    officer.get(&at).expect("Disclosure and Barring Service about").expect("Not told");

    let chaser = [("words", "Say how it stands"), ("owner", "Westmere Rovers"), ("due", "1 December 2026")];
    officer.post(&format!("{at}/actions/chaser"), &chaser).expect_status(303);
    let done = officer.get(&at).attributes("a[href*='/actions/']", "href");
    let done = done.iter().find(|h| h.ends_with("/done")).unwrap();
    officer.post(done, &[("on", "23 November 2026"), ("evidence", "")]).expect_status(422);
    officer.post(done, &[("on", "23 November 2026"), ("evidence", "They arrived.")]).expect_status(303);

    // It cannot be closed before each allegation has its own outcome.
    let close =
        [("on", "23 November 2026"), ("closing", "One part was borne out."), ("learning", "Coaches are never alone.")];
    officer.post(&format!("{at}/close"), &close).expect("3 of the allegations have no outcome yet");
    let outcomes = officer.get(&at).attributes("a[href$='/outcome']", "href");
    assert_eq!(outcomes.len(), 3);
    for (to, outcome) in outcomes.iter().zip(["substantiated", "unfounded", "malicious"]) {
        officer.post(to, &[("outcome", outcome), ("on", "23 November 2026"), ("why", "")]).expect_status(422);
        officer
            .post(to, &[("outcome", outcome), ("on", "23 November 2026"), ("why", "Two people saw it.")])
            .expect_status(303);
    }
    officer.post(&format!("{at}/close"), &close).expect_status(303);
    let page = officer.get(&at);
    page.expect("Substantiated").expect("Unfounded").expect("Malicious").expect("Closed 23 November 2026");
    page.expect("Until 2 April 2075").expect("Nothing is destroyed without approval");
    // Whoever watched: birth not known, but both of theirs are kept from the close.
    page.expect("Until 23 November 2036");
    assert_eq!(officer.post(&format!("{at}/meetings/new"), &meeting).status(), 409, "what is closed stays closed");
    assert_eq!(app.count("SELECT count(*) FROM allegation_clock WHERE stopped_on IS NULL", &[]), 0);
    app.expect_sound();
}

#[test]
fn somebody_like_an_adult_of_the_register_is_never_put_on_it_twice_unasked_and_the_repeat_is_said_at_once() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let first = take_in(&officer);
    officer.get(&first).expect_not("Repeat adult").expect_not("Repeat setting");
    let asked = officer
        .post(
            "/allegations/new",
            &but(&super::scene::TAKEN_IN, &[("sector", "education"), ("setting", "Westfield School")]),
        )
        .led_to();
    let again =
        but(&ADULT, &[("given", "Allan"), ("family", "Pyke"), ("born", ""), ("alias", ""), ("title", "volunteer")]);

    let offered = officer.post(&asked, &again);
    offered.expect_status(422).expect("Is it one of them?").expect("Alan Pike, also Al Pyke, born 2 April 1975");
    assert_eq!(offered.field("words").as_deref(), Some("Pushed a child on the pitch."), "nothing typed is lost");
    assert_eq!(app.count("SELECT count(*) FROM allegation_adult", &[]), 1);

    let known = offered.attributes("input[name='who']", "value").remove(0);
    let page = officer.follow(&officer.post(&asked, &but(&again, &[("who", &known)])));
    page.expect("Repeat adult").expect("stands in 1 referral besides this one");
    page.expect("Several employers").expect("also works with children at Westmere Rovers");
    assert_eq!(app.count("SELECT count(*) FROM allegation_adult", &[]), 1);
    officer.get(&first).expect("Repeat adult");
    let adult = officer.get(&first).attributes("a[href*='/adults/']", "href").remove(0);
    let page = officer.get(&adult);
    page.expect("Al Pyke, Allan Pyke").expect("Westmere Rovers").expect("Westfield School").expect("Repeat adult");

    // Somebody else of that name is put on it when that is said.
    let other = officer.post("/allegations/new", &super::scene::TAKEN_IN).led_to();
    let page = officer.follow(&officer.post(&other, &but(&again, &[("who", "new")])));
    page.expect_not("Repeat adult").expect("Repeat setting").expect("had 1 referral besides this one");
    assert_eq!(app.count("SELECT count(*) FROM allegation_adult", &[]), 2);
}

#[test]
fn an_adult_is_found_by_sound_by_another_name_by_birth_and_by_setting_and_no_address_holds_what_was_typed() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let at = take_in(&officer);
    let adult = officer.get(&at).attributes("a[href*='/adults/']", "href").remove(0);
    officer.post(&format!("{adult}/names/new"), &[("alias", "Coach Kestrel"), ("born", "")]).expect_status(303);
    let post = [
        ("setting", "Saint Mary's Youth Club"),
        ("sector", "faith"),
        ("role", "volunteer"),
        ("title", ""),
        ("from", "1 9 2019"),
        ("to", ""),
    ];
    officer.post(&format!("{adult}/posts/new"), &post).expect_status(303);

    for typed in ["Allen Pike", "pyke", "kestrel", "2/4/1975"] {
        officer
            .post("/allegations/find", &[("find", typed)])
            .expect_status(200)
            .expect("Alan Pike")
            .expect("Why found");
    }
    officer.post("/allegations/find", &[("find", "rovers")]).expect("Westmere Rovers").expect("Sport and leisure");
    officer.post("/allegations/find", &[("find", "zzzz")]).expect("Nobody on the register");
    let setting = officer.get(&adult).attributes("a[href*='/settings/']", "href");
    officer.get(&setting[0]).expect("Saint Mary's Youth Club").expect("Alan Pike").expect("Volunteer");
    assert_eq!(app.count("SELECT count(*) FROM allegation_adult WHERE born_on = $1", &[day("1975-04-02").into()]), 1);
}
