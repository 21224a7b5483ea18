//! How long records are kept: nothing goes without approval, and nothing goes by itself.

use super::scene::{Arranged, app, arranged, day};

#[test]
fn a_record_whose_time_has_come_waits_for_a_decision_with_a_reason() {
    let app = app();
    let (old, young) = app.arrange(|acting| {
        let of = |closed: &str| Arranged {
            received: day("2010-01-04"),
            closed: Some(day(closed)),
            outcome: Some("unfounded"),
            ..Arranged::default()
        };
        let old = arranged(acting, &of("2012-05-01"))?;
        Ok((old, arranged(acting, &Arranged { setting: "Other", adult: "Brook", ..of("2020-05-01") })?))
    });
    let officer = app.sign_in_as("allegations");
    let list = officer.get("/allegations/keeping");
    list.expect("Waits for a decision")
        .expect("Unfounded, false and malicious allegations are kept for 10 years from the close");
    assert_eq!(list.all("tbody tr").len(), 1);
    assert_eq!(
        officer.post(&format!("/allegations/{young}/keeping"), &[("decision", "let_go"), ("reason", "x")]).status(),
        409
    );
    let at = format!("/allegations/{old}/keeping");
    let back = officer.post(&at, &[("decision", "longer"), ("reason", "")]);
    assert!(back.error_for("until").is_some() && back.error_for("reason").is_some());
    officer
        .post(&at, &[("decision", "longer"), ("until", "1 6 2027"), ("reason", "An inquiry asks for it")])
        .expect_status(303);
    officer.get("/allegations/keeping").expect("Kept until 1 June 2027: An inquiry asks for it");
    officer.post(&at, &[("decision", "let_go"), ("reason", "The inquiry is over")]).expect_status(303);
    officer.get("/allegations/keeping").expect("Approved to be let go: The inquiry is over");
    assert_eq!(app.count("SELECT count(*) FROM allegation_referral", &[]), 2, "nothing is destroyed");
}
