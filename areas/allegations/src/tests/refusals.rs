//! What is wrong is said, and nothing is half kept.

use super::scene::{ADULT, app, but, take_in};

#[test]
fn what_is_not_there_is_not_found_and_dates_must_have_come() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    for path in [
        "/allegations/1",
        "/allegations/adults/1",
        "/allegations/settings/1",
        "/allegations/letters/1",
        "/allegations/1/close",
    ] {
        assert_eq!(officer.get(path).status(), 404, "{path}");
    }
    assert_eq!(officer.get("/allegations/figures?year=1066").status(), 404);
    assert_eq!(officer.get("/allegations/figures/list?year=2026&table=sector&row=nowhere").status(), 404);
    let at = take_in(&officer);
    let back =
        officer.post(&format!("{at}/adults/new"), &but(&ADULT, &[("born", "1 1 2030"), ("kind", "x"), ("who", "new")]));
    assert!(back.error_for("born").unwrap().contains("in the future"));
    assert_eq!(back.error_for("kind").as_deref(), Some("Choose the type"));
    let early = [
        ("kind", "review"),
        ("held", "1 11 2026"),
        ("present", "A"),
        ("decisions", "B"),
        ("suspension", "suspended"),
        ("suspension_why", ""),
    ];
    let back = officer.post(&format!("{at}/meetings/new"), &early);
    assert!(back.error_for("held").unwrap().contains("The referral came on 23 November 2026"));
    assert!(back.error_for("suspension_why").is_some() && back.error_for("alternatives").is_some());
    assert_eq!(app.count("SELECT count(*) FROM allegation_meeting", &[]), 0);
}

#[test]
fn somebody_who_is_not_among_those_offered_any_more_is_not_taken() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let at = take_in(&officer);
    let back = officer.post(&format!("{at}/adults/new"), &but(&ADULT, &[("who", "77")]));
    assert!(back.error_for("who").unwrap().contains("Choose one of those listed now"));
}
