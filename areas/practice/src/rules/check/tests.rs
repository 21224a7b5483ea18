use super::*;
use questions::{Kind, OptionChoice};

pub(crate) fn form(name: &str) -> Form {
    let text = match name {
        "visit" => include_str!("../../../../recording/src/forms/visit.toml"),
        "note" => include_str!("../../../../recording/src/forms/note.toml"),
        "direct_work" => include_str!("../../../../recording/src/forms/direct_work.toml"),
        _ => include_str!("../../../../recording/src/forms/summary.toml"),
    };
    Form::parse(text).unwrap()
}

pub(crate) fn visit() -> Form {
    form("visit")
}

pub(crate) fn model() -> PracticeModel {
    PracticeModel::parse(include_str!("../../practice_model.toml")).unwrap()
}

fn checked(change: impl FnOnce(&mut Form)) -> Checked {
    let (live, model) = (visit(), model());
    let mut next = live.clone();
    change(&mut next);
    let against = Against { name: "visit", live: Some(&live), earlier: &[&live], root: Some(&live), model: &model };
    check(&next, &against)
}

fn stops(change: impl FnOnce(&mut Form)) -> Vec<String> {
    checked(change).stops.into_iter().map(|stop| stop.sentence).collect()
}

#[test]
fn other_words_go_live() {
    let checked = checked(|form| form.sections[0].questions[1].prompt.why = "Other words.".to_owned());

    assert_eq!((checked.changes.len(), checked.stops, checked.cares), (1, vec![], vec![]));
}

#[test]
fn nothing_changed_is_not_made_a_version() {
    assert!(stops(|_| {})[0].starts_with("Nothing differs"));
}

#[test]
fn what_kith_itself_needs_stays() {
    let without = stops(|form| {
        form.sections[0].questions.remove(0);
    });
    let other = stops(|form| form.sections[0].questions[0].kind = Kind::Narrative);

    assert!(without[0].starts_with("“When did the visit start?” was taken out, and Kith needs its answer: Kith dates"));
    assert!(other[0].contains("must stay a day and a time"), "{other:?}");
}

#[test]
fn a_question_keeps_its_kind_for_ever() {
    let options = vec![OptionChoice { code: "home".to_owned(), words: "Home".to_owned() }];
    let said = stops(|form| {
        form.sections[0].questions[1].one_line = false;
        form.sections[0].questions[1].kind = Kind::Choice { options };
    });

    assert!(said[0].contains("was answered as free text in earlier records, and cannot become one of a list"));
}

#[test]
fn c01_01_a_form_with_a_question_without_a_prompt_does_not_go_live() {
    let said = stops(|form| form.sections[0].questions[1].prompt.good.clear());

    assert_eq!(said, ["“Where did you meet?” must say why it is asked and what a good answer shows. Write both"]);
}

#[test]
fn the_names_under_which_records_are_kept_stay() {
    assert!(stops(|form| form.id = "visits".to_owned())[0].contains("Write id = \"visit\" again"));
    assert!(stops(|form| form.like = Some("note".to_owned()))[0].contains("must stay as it was"));
    assert!(stops(|form| form.in_use = false)[0].contains("stays in use"));
}

#[test]
fn c01_03_a_question_outside_the_practice_model_is_told_and_stops_nobody() {
    let checked = checked(|form| form.sections[0].questions[1].domain = Some("paperwork".to_owned()));

    assert_eq!(checked.stops, []);
    assert!(checked.cares[0].contains("“Where did you meet?”"));
}

#[test]
fn the_childs_voice_and_more_that_must_be_answered_are_told() {
    let checked = checked(|form| {
        for question in form.sections.iter_mut().flat_map(|section| &mut section.questions) {
            question.tags.retain(|tag| *tag != Tag::ChildsVoice);
            if question.id == "going_well" {
                question.required_to_complete = true;
            }
        }
    });

    assert!(checked.cares[0].contains("“The child's own voice”"));
    assert_eq!(checked.cares[1], "A record can be completed only with one more question answered than today");
}
