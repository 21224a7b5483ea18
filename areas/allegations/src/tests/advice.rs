//! Advice is counted and never holds the adult's name.

use super::scene::{TAKEN_IN, app, but, take_in};

const NOT_MET: [(&str, &str); 4] = [
    ("limb-harmed", "no"),
    ("why-harmed", "The adult raised their voice once."),
    ("given", "low_level"),
    ("summary", "Mr Pike shouted at Robin Marsden."),
];

#[test]
fn when_no_part_is_met_only_codes_and_reasons_are_kept_and_counted() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let asked = but(&TAKEN_IN, &NOT_MET);
    let page = officer.follow(&officer.post("/allegations/new", &asked));
    page.expect("Advice was given 1 times").expect("Record it as a low-level concern").expect_not("Pike");

    // Neither the setting, nor the summary, nor who exactly asked is in any table, nor in the history.
    for word in ["Pike", "Rovers", "Okafor", "shouted"] {
        let like = format!("%{word}%");
        let kept = "SELECT count(*) FROM history WHERE after LIKE $1 OR before LIKE $1";
        assert_eq!(app.count(kept, &[like.into()]), 0, "{word}");
    }
    assert_eq!(app.count("SELECT count(*) FROM allegation_referral", &[]), 0);
    assert_eq!(app.count("SELECT count(*) FROM allegation_adult", &[]), 0);
    assert_eq!(app.count("SELECT count(*) FROM allegation_limb WHERE met = 0 AND reason <> ''", &[]), 4);
    officer.get("/allegations/figures").expect("Advice was given once besides");
}

#[test]
fn a_reason_that_names_somebody_is_sent_back_and_nothing_typed_is_lost() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    take_in(&officer);
    for reason in ["Mr Larch raised his voice once.", "It was only Alan, that is Pike, being loud."] {
        let asked = but(&TAKEN_IN, &but(&NOT_MET, &[("why-harmed", reason)]));
        let back = officer.post("/allegations/new", &asked);
        back.expect_status(422);
        assert!(back.error_for("why-harmed").unwrap().contains("looks like a name"), "{reason}");
        assert_eq!(back.field("why-harmed").as_deref(), Some(reason));
    }
    assert_eq!(app.count("SELECT count(*) FROM allegation_advice", &[]), 0);
}

#[test]
fn the_table_of_advice_has_no_column_for_the_adult() {
    let app = app();
    let columns = app.store.live_schema().unwrap();
    let of = format!("{columns:?}");
    assert!(of.contains("allegation_advice"), "{of}");
    let officer = app.sign_in_as("allegations");
    officer.post("/allegations/new", &but(&TAKEN_IN, &NOT_MET)).expect_status(303);
    let row = app.store.read(|r| r.row("SELECT * FROM allegation_advice", &[])).unwrap().unwrap();
    let columns: Vec<&str> = row.pairs().map(|(column, _)| column).collect();
    assert_eq!(columns, ["id", "received_on", "referrer", "sector", "role", "given", "given_by", "made_at"]);
}

#[test]
fn every_part_needs_an_answer_and_a_reason_where_it_is_not_met() {
    let app = app();
    let officer = app.sign_in_as("allegations");
    let back = officer
        .post("/allegations/new", &but(&TAKEN_IN, &[("limb-harmed", ""), ("why-risk", " "), ("sector", "nowhere")]));
    back.expect_status(422);
    assert_eq!(back.error_for("limb-harmed").as_deref(), Some("Say whether this part of the threshold is met"));
    assert_eq!(back.error_for("why-risk").as_deref(), Some("Say why this part of the threshold is not met"));
    assert_eq!(back.error_for("sector").as_deref(), Some("Choose the kind of employer"));
    assert_eq!(back.field("summary").as_deref(), Some("The coach pushed a child on the pitch."));
    let none = officer.post("/allegations/new", &but(&TAKEN_IN, &[("limb-harmed", "no"), ("why-harmed", "Nothing.")]));
    assert_eq!(none.error_for("given").as_deref(), Some("Tick what you advised"));
    let early = officer.post("/allegations/new", &but(&TAKEN_IN, &[("received", "19 11 2026")]));
    assert!(early.error_for("knew").unwrap().contains("after you were told"));
}
