use super::form;
use crate::*;

fn enough() -> Answers {
    Answers::new()
        .with("happened", None, "2026-11-23T10:42")
        .with("place", None, "Home with Mum")
        .with("seen", None, "yes")
        .with("seen_alone", None, "yes")
        .with("saw_and_heard", None, "They were making soup.")
}

fn stops(answers: &Answers) -> Vec<(String, Option<i64>)> {
    cannot_complete(&form("visit"), answers, &[1, 2]).into_iter().map(|s| (s.question, s.person)).collect()
}

#[test]
fn a_visit_with_the_few_facts_that_must_be_there_can_be_completed() {
    assert_eq!(stops(&enough()), []);
}

#[test]
fn what_must_be_answered_is_asked_for_each_child_it_concerns() {
    let answers = enough().with("seen_alone", None, "").with("seen_alone", Some(1), "no");

    let stops = cannot_complete(&form("visit"), &answers, &[1, 2]);

    assert_eq!(stops.len(), 1);
    assert_eq!((stops[0].question.as_str(), stops[0].person), ("seen_alone", Some(2)));
    assert_eq!(stops[0].sentence, "Answer “Did you see the child alone?” before completing");
}

#[test]
fn an_answer_that_is_not_asked_any_more_stops_nobody() {
    let answers = enough().with("seen", Some(2), "no").with("seen_alone", Some(2), "perhaps");

    assert_eq!(stops(&answers), []);
}

#[test]
fn an_answer_as_somebody_left_it_half_typed_has_to_be_put_right() {
    let answers = enough().with("happened", None, "23 11 26").with("bedroom_seen", Some(2), "sort of");

    let stops = cannot_complete(&form("visit"), &answers, &[1, 2]);

    assert_eq!(stops.len(), 2);
    assert!(stops[0].sentence.starts_with("Start of the visit must be a real date and time"));
    assert_eq!(stops[1].person, Some(2));
}

#[test]
fn a_next_step_needs_a_person_and_a_day() {
    let steps = r#"[{"step":"Ring the school","who":"Sam","by_when":"2026-11-30"},{"step":"Tell Mum"}]"#;

    let stops = cannot_complete(&form("visit"), &enough().with("next_steps", None, steps), &[1]);

    let said: Vec<&str> = stops.iter().map(|s| s.sentence.as_str()).collect();
    assert_eq!(said, ["What happens next, row 2: add “Who”", "What happens next, row 2: add “By when”"]);
}

#[test]
fn without_children_chosen_yet_the_questions_are_asked_once() {
    let stops = cannot_complete(&form("visit"), &Answers::new(), &[]);

    assert_eq!(
        stops.iter().map(|s| s.question.as_str()).collect::<Vec<_>>(),
        ["happened", "place", "seen", "saw_and_heard"]
    );
    assert!(stops.iter().all(|s| s.person.is_none()));
}
