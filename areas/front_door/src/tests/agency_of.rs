use super::scene::*;
use crate::receive::Referrer;

#[test]
fn an_organisation_written_on_the_form_is_linked_to_its_agency_when_somebody_confirms_the_likeness() {
    let scene = Scene::new();
    let children = [robin("Sam", "Marsden", "2018-02-03"), robin("Kim", "Marsden", "2019-02-03")];
    let written = scene.sent(&children, |new| {
        new.agency = None;
        new.referrer = Referrer {
            name: "Gail Ward",
            organisation: "Wheatfield",
            email: "gail.ward@wheatfield.example",
            ..Referrer::default()
        };
    });
    let (contact, hub) = (written.contacts[0], scene.hub());
    let at = format!("/front-door/{contact}");
    let page = hub.get(&at);
    page.expect("Is this Wheatfield Primary School").expect("The e-mail comes from the agency's own place");
    page.expect_not("Is this Westmere Health Visitors");
    let chosen = page.field("agency").unwrap();
    assert_eq!(chosen, scene.school.to_string());
    scene.app.sign_in_as("worker").get(&at).expect_not("Is this Wheatfield");

    let other = scene.health.to_string();
    hub.post(&format!("{at}/agency"), &[("agency", &other)]).expect_status(422).expect("is not like the one");
    scene.app.sign_in_as("worker").post(&format!("{at}/agency"), &[("agency", &chosen)]).expect_status(403);
    hub.post(&format!("{at}/agency"), &[("agency", &chosen)]).expect_status(303);

    assert_eq!(scene.app.last_act(), "link_agency");
    hub.get(&at).expect("Wheatfield Primary School").expect_not("Is this Wheatfield");
    let counted = "SELECT count(*) FROM contact WHERE incoming = $1 AND agency = $2";
    assert_eq!(scene.app.count(counted, &[written.incoming.into(), scene.school.into()]), 2);
    hub.get("/front-door/figures/2026-11").expect("Wheatfield Primary School");
    hub.post(&format!("{at}/agency"), &[("agency", &chosen)]).expect_status(409).expect("Somebody said meanwhile");
    scene.app.expect_sound();
}

#[test]
fn a_member_of_the_public_with_a_provider_of_everybodys_is_like_no_agency() {
    let scene = Scene::new();
    let sent = scene.sent(&[robin("Sam", "Marsden", "2018-02-03")], |new| {
        (new.agency, new.source_code) = (None, "1B");
        new.referrer = Referrer { name: "Jo Bird", email: "jo@gmail.com", ..Referrer::default() };
    });
    scene.hub().get(&format!("/front-door/{}", sent.contacts[0])).expect_not("Is this ");
}
