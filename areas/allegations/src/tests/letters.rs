//! Letters from kept wordings, as PDF, and the closing note.

use super::scene::take_in;

#[test]
fn a_letter_is_written_from_its_wording_printed_and_noted_as_sent() {
    let app = super::scene::app();
    let officer = app.sign_in_as("allegations");
    let at = take_in(&officer);
    officer.get(&format!("{at}/letters/new")).expect("Acknowledgement to whoever told us").expect("Closing note");
    let form = officer.get(&format!("{at}/letters/new?kind=acknowledgement"));
    let (subject, body) = (form.field("subject").unwrap(), form.field("body").unwrap());
    assert!(body.contains("Dear Ruth Okafor") && body.contains("23 November 2026") && !body.contains('{'), "{body}");
    assert!(subject.starts_with("We received what you told us: A-"), "{subject}");
    assert_eq!(form.field("to").as_deref(), Some("Ruth Okafor"));

    let fields = |subject: &str| {
        [("kind", "acknowledgement"), ("to", "Ruth Okafor"), ("lines", ""), ("subject", subject), ("body", &body)]
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
    };
    let post = |subject: &str| {
        let all = fields(subject);
        let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        officer.post(&format!("{at}/letters/new"), &all)
    };
    assert!(post("About Alan Pike").error_for("subject").unwrap().contains("names the adult"));
    let letter = post(&subject).led_to();
    officer.get(&letter).expect("Not sent yet").expect("Please do not talk with the adult");
    let pdf = officer.get(&format!("{letter}/letter.pdf"));
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    assert!(pdf.bytes().starts_with(b"%PDF"));
    let named = pdf.header("content-disposition").unwrap().to_owned();
    assert!(named.contains("letter-A-") && !named.contains("Pike"), "{named}");

    officer.post(&format!("{letter}/sent"), &[("how", "")]).expect_status(422);
    officer.post(&format!("{letter}/sent"), &[("how", "secure e-mail")]).expect_status(303);
    assert_eq!(officer.post(&format!("{letter}/sent"), &[("how", "post")]).status(), 409);
    officer.get(&letter).expect("Sent 23 November 2026, secure e-mail");
    // The acknowledgement is the answer within one working day.
    officer.get(&at).expect("Answer whoever told of an allegation, and say what happens next Since 23 November 2026");
    assert_eq!(
        app.count(
            "SELECT count(*) FROM allegation_clock WHERE rule = 'allegation_answer' AND stopped_on = '2026-11-23'",
            &[]
        ),
        1
    );
    // Nothing of it is where the post of the house is.
    assert_eq!(app.count("SELECT count(*) FROM allegation_letter", &[]), 1);
}
