//! An agency's message: its shape, and how it is read once it has that shape.

use super::clean::{line, lines};
use super::shape::{Misfit, Part, Shape};
use super::told::{self, Child, LINE, OLDEST, TEXT, Told, actual, estimated, expected};
use super::typed::MOST_CHILDREN;
use crate::words::{Family, Sex};
use days::Day;
use record::identifiers::{NhsNumber, PupilNumber};
use record::words::BirthKind;
use serde_json::Value;

const CHILD: &str = "Whatever you know of the child; at least one part that helps to find out who it is.";

fn part(name: &'static str, shape: Shape, words: &'static str) -> Part {
    Part { name, needed: false, shape, words }
}

fn needed(name: &'static str, shape: Shape, words: &'static str) -> Part {
    Part { name, needed: true, shape, words }
}

fn text(most: usize) -> Shape {
    Shape::Text { least: 0, most }
}

fn words_of(codes: &[&str]) -> Shape {
    Shape::OneOf(codes.iter().map(|c| (*c).to_owned()).collect())
}

/// The shape of a message. `concerns` are the codes that the council counts by.
pub fn shape(concerns: &[&str]) -> Shape {
    let list = || Shape::List(Box::new(words_of(concerns)), 0, concerns.len());
    let referrer = Shape::Parts(vec![
        needed("name", Shape::Text { least: 1, most: LINE }, "Who in your organisation tells us."),
        part("role", text(LINE), "Their role: “Designated safeguarding lead”."),
        part("email", text(LINE), "Where the council's reply goes."),
        part("phone", text(LINE), "A number on which they are reached."),
    ]);
    let sexes: Vec<&str> = Sex::ALL.iter().map(|s| s.code()).collect();
    let child = Shape::Parts(vec![
        part("given", text(LINE), "Given name."),
        part("family", text(LINE), "Family name."),
        part("born", Shape::Day, "Date of birth."),
        part("expected", Shape::Day, "For a child not born yet: the day on which the child is expected."),
        part(
            "age",
            Shape::Whole(0, i64::from(OLDEST)),
            "About how old in years, where the date of birth is not known.",
        ),
        part("sex", words_of(&sexes), "F girl, M boy, U not known."),
        part("address", text(LINE), "Street and town."),
        part("postcode", text(LINE), "Postcode."),
        part("school", text(LINE), "School, college or nursery."),
        part("nhs_number", text(LINE), "NHS number."),
        part(
            "nhs_number_verified",
            Shape::YesNo,
            "Whether your system has verified this NHS number with the NHS; false when it is left out.",
        ),
        part("upn", text(LINE), "Unique pupil number."),
        part("said", text(TEXT), "What concerns this child alone."),
        part("concerns", list(), "Concerns about this child alone, besides those about all."),
    ]);
    let families: Vec<&str> = Family::ALL.iter().map(|f| f.code()).collect();
    Shape::Parts(vec![
        needed("referrer", referrer, "Who tells us."),
        needed("seen", Shape::Text { least: 1, most: TEXT }, "What was seen and heard, in plain words."),
        part("well", text(TEXT), "What is working well for the child."),
        part("urgent", Shape::YesNo, "A child is in danger today. Ring as well."),
        part("wants_reply", Shape::YesNo, "Whether you want a reply besides the status; true when it is left out."),
        part("family", words_of(&families), "Whether the family knows that you tell us, and agrees."),
        part("why_not", text(TEXT), "If they do not know or do not agree: why you tell us all the same."),
        part("concerns", list(), "Concerns about all the children."),
        part(
            "signs",
            Shape::List(Box::new(Shape::Text { least: 1, most: 20 }), 0, 60),
            "Codes of signs in the threshold document (GET /api/thresholds). Codes that the version in force does not have are passed over.",
        ),
        needed("children", Shape::List(Box::new(child), 1, MOST_CHILDREN), CHILD),
    ])
}

fn at<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn codes(value: &Value, name: &str) -> Vec<String> {
    let all = value.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    all.fold(Vec::new(), |mut kept, code| {
        if kept.iter().all(|k| k != code) {
            kept.push(code.to_owned());
        }
        kept
    })
}

/// Reads a message of that shape, on `today`. Errors: what cannot be so, field by field.
pub fn told(value: &Value, signs: &[&str], today: Day) -> Result<Told, Vec<Misfit>> {
    let mut found = Vec::new();
    let empty = Value::Null;
    let referrer = value.get("referrer").unwrap_or(&empty);
    let mut told = Told {
        who: "agency".to_owned(),
        name: line(at(referrer, "name")),
        role: line(at(referrer, "role")),
        email: line(at(referrer, "email")),
        phone: line(at(referrer, "phone")),
        wants_reply: value.get("wants_reply").and_then(Value::as_bool).unwrap_or(true),
        urgent: value.get("urgent").and_then(Value::as_bool).unwrap_or(false),
        concerns: codes(value, "concerns"),
        signs: codes(value, "signs").into_iter().filter(|s| signs.contains(&s.as_str())).collect(),
        seen: lines(at(value, "seen")),
        well: lines(at(value, "well")),
        family: Family::from_code(at(value, "family")),
        why_not: lines(at(value, "why_not")),
        ..Told::default()
    };
    for (field, text) in [("/referrer/name", &told.name), ("/seen", &told.seen)] {
        if text.is_empty() {
            found.push(cannot(
                field,
                "words that can be read",
                "There are only spaces or signs that do not show. Send words",
            ));
        }
    }
    for (n, child) in value.get("children").and_then(Value::as_array).into_iter().flatten().enumerate() {
        told.children.push(one(child, n, today, &mut found));
    }
    if found.is_empty() { Ok(told) } else { Err(found) }
}

fn cannot(field: &str, expected: &str, remedy: &str) -> Misfit {
    Misfit { field: field.to_owned(), expected: expected.to_owned(), remedy: remedy.to_owned() }
}

fn one(value: &Value, n: usize, today: Day, found: &mut Vec<Misfit>) -> Child {
    let field = |name: &str| format!("/children/{n}/{name}");
    let mut child = Child {
        given: line(at(value, "given")),
        family: line(at(value, "family")),
        sex: at(value, "sex").to_owned(),
        lines: line(at(value, "address")),
        postcode: line(at(value, "postcode")).to_uppercase(),
        school: line(at(value, "school")),
        said: lines(at(value, "said")),
        concerns: codes(value, "concerns"),
        ..Child::default()
    };
    match birth(value, today) {
        Ok(birth) => child.birth = birth,
        Err((name, why)) => found.push(cannot(&field(name), "a day that can be", &why)),
    }
    let nhs = line(at(value, "nhs_number"));
    match NhsNumber::parse(&nhs) {
        _ if nhs.is_empty() => {}
        Ok(_) => {
            child.nhs = nhs.chars().filter(char::is_ascii_digit).collect();
            child.nhs_verified = value.get("nhs_number_verified").and_then(Value::as_bool).unwrap_or(false);
        }
        Err(why) => found.push(cannot(&field("nhs_number"), "an NHS number", &why.to_string())),
    }
    let upn = line(at(value, "upn")).to_uppercase();
    match PupilNumber::parse(&upn) {
        _ if upn.is_empty() => {}
        Ok(_) => child.upn = upn.chars().filter(char::is_ascii_alphanumeric).collect(),
        Err(why) => found.push(cannot(&field("upn"), "a unique pupil number", &why.to_string())),
    }
    if told::says_nothing(&child) && found.iter().all(|f| !f.field.starts_with(&field(""))) {
        let remedy = "Nothing says which child it is. Send a name, an age, an address, a school or a few words";
        found.push(cannot(&format!("/children/{n}"), "something about the child", remedy));
    }
    child
}

/// The one thing that is said about a birth: a day, an expected day or an age.
fn birth(value: &Value, today: Day) -> Result<Option<(Day, BirthKind)>, (&'static str, String)> {
    let day = |name: &'static str| {
        at(value, name).parse::<Day>().map_err(|_| (name, "There is no such day in the calendar. Check it".to_owned()))
    };
    let age = value.get("age").and_then(Value::as_f64);
    match (value.get("born"), value.get("expected"), age) {
        (Some(_), Some(_), _) => Err(("expected", "Send “born” or “expected”, not both".to_owned())),
        (Some(_), None, _) => day("born").and_then(|d| actual(d, today).map_err(|e| ("born", e))).map(Some),
        (None, Some(_), _) => day("expected").and_then(|d| expected(d, today).map_err(|e| ("expected", e))).map(Some),
        (None, None, Some(age)) => estimated(&format!("{age:.0}"), today).map_err(|e| ("age", e)).map(Some),
        (None, None, None) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use serde_json::json;

    const TODAY: Day = date(2026, 11, 27);

    fn message(child: Value) -> Value {
        json!({ "referrer": { "name": "A Head" }, "seen": "Hungry", "children": [child] })
    }

    fn fields(sent: &Value) -> Vec<String> {
        let shape = shape(&["neglect"]);
        assert!(shape.misfits(sent).is_empty(), "{:?}", shape.misfits(sent));
        told(sent, &["3.1"], TODAY).map(|_| Vec::new()).unwrap_or_else(|f| f.into_iter().map(|m| m.field).collect())
    }

    #[test]
    fn a_message_is_read_as_the_form_is() {
        let told = told(
            &message(json!({ "given": "Robin", "born": "2016-04-03", "concerns": ["neglect", "neglect"] })),
            &[],
            TODAY,
        )
        .unwrap();
        assert_eq!((told.name.as_str(), told.wants_reply, told.children[0].concerns.len()), ("A Head", true, 1));
        assert_eq!(told.children[0].birth, Some((date(2016, 4, 3), BirthKind::Actual)));
    }

    #[test]
    fn what_has_the_shape_and_cannot_be_is_named() {
        for (child, field) in [
            (json!({ "given": "R", "born": "2019-02-30" }), "/children/0/born"),
            (json!({ "given": "R", "born": "2027-01-01" }), "/children/0/born"),
            (json!({ "given": "R", "expected": "2029-01-01" }), "/children/0/expected"),
            (json!({ "given": "R", "born": "2019-02-01", "expected": "2027-02-01" }), "/children/0/expected"),
            (json!({ "given": "R", "nhs_number": "123" }), "/children/0/nhs_number"),
            (json!({ "given": "R", "upn": "A" }), "/children/0/upn"),
            (json!({ "given": "\u{202e}" }), "/children/0"),
            (json!({}), "/children/0"),
        ] {
            assert_eq!(fields(&message(child.clone())), [field], "{child}");
        }
        assert!(fields(&message(json!({ "expected": "2027-03-03" }))).is_empty());
        assert!(fields(&message(json!({ "age": 7.0 }))).is_empty());
    }

    proptest! {
        #[test]
        fn no_text_of_the_shape_makes_it_fall_over(text in "\\PC{1,50}", day in "[0-9]{4}-[0-9]{2}-[0-9]{2}") {
            let _ = told(&message(json!({ "given": text, "born": day, "nhs_number": text, "upn": text })), &[], TODAY);
        }
    }
}
