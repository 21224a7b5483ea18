use super::*;
use crate::rules::check::tests::visit;
use proptest::prelude::*;

fn typed_of(form: &Form, id: &str) -> Typed {
    let q = form.question(id).unwrap();
    let (min, max, unit) = match &q.kind {
        Kind::Number { min, max, unit } => (*min, *max, unit.clone()),
        _ => (None, None, None),
    };
    Typed {
        ask: q.ask.clone(),
        why: q.prompt.why.clone(),
        good: q.prompt.good.clone(),
        hint: q.hint.clone().unwrap_or_default(),
        name: q.name.clone().unwrap_or_default(),
        kind: q.kind.code().to_owned(),
        choices: q.options().iter().map(|o| (o.code.clone(), o.words.clone())).collect(),
        min: min.map_or(String::new(), |n| n.to_string()),
        max: max.map_or(String::new(), |n| n.to_string()),
        unit: unit.unwrap_or_default(),
        one_line: q.one_line,
        each_child: q.each_child,
        when: q.when.code().to_owned(),
        only_if: q.only_if.as_ref().map_or(String::new(), |_| "keep".to_owned()),
        domain: q.domain.clone().unwrap_or_default(),
        tags: q.tags.iter().map(|tag| tag.code().to_owned()).collect(),
        reader_needs: q.reader_needs.clone().unwrap_or_default(),
        required: q.required_to_complete,
        stands: String::new(),
        section: String::new(),
    }
}

fn change(form: &Form, id: &str, typed: &Typed) -> Result<(Form, String), Vec<Wrong>> {
    let before = Before { question: form.question(id), asked_already: true, taken: &BTreeSet::new() };
    put_question(form, before, typed)
}

fn add(form: &Form, typed: &Typed) -> Result<(Form, String), Vec<Wrong>> {
    put_question(form, Before { question: None, asked_already: false, taken: &BTreeSet::new() }, typed)
}

fn new_question() -> Typed {
    Typed {
        ask: "Who walks the dog?".to_owned(),
        why: "Dogs matter.".to_owned(),
        good: "A name.".to_owned(),
        kind: "narrative".to_owned(),
        stands: "after:place".to_owned(),
        ..Typed::default()
    }
}

fn fields(result: Result<(Form, String), Vec<Wrong>>) -> Vec<&'static str> {
    result.unwrap_err().into_iter().map(|(field, _)| field).collect()
}

#[test]
fn every_question_sent_back_untouched_stays_as_it_is() {
    let form = visit();
    for question in form.all_questions() {
        assert_eq!(change(&form, &question.id, &typed_of(&form, &question.id)).unwrap().0, form, "{}", question.id);
    }
}

#[test]
fn a_new_question_stands_where_it_was_put_under_a_name_of_its_own() {
    let (next, id) = add(&visit(), &new_question()).unwrap();

    assert_eq!(id, "who_walks_the_dog");
    assert_eq!(place::place_of(&next, &id), Some(Place::After("place".to_owned())));
}

#[test]
fn a_question_without_words_is_refused_with_all_that_is_missing() {
    let typed = Typed { kind: "poem".to_owned(), ..Typed::default() };

    assert_eq!(fields(add(&visit(), &typed)), ["ask", "why", "good", "kind", "stands"]);
    let long = Typed { ask: "a".repeat(301), why: "a".repeat(1_001), ..new_question() };
    assert_eq!(fields(add(&visit(), &long)), ["ask", "why"]);
}

#[test]
fn choices_keep_their_stored_words_and_new_ones_get_theirs() {
    let form = visit();
    let mut typed = typed_of(&form, "kind_of_visit");
    typed.choices[0].1 = "Arranged".to_owned();
    typed.choices[1].1 = String::new();
    typed.choices.push((String::new(), "By telephone".to_owned()));

    let (next, id) = change(&form, "kind_of_visit", &typed).unwrap();

    let options: Vec<(&str, &str)> =
        next.question(&id).unwrap().options().iter().map(|o| (o.code.as_str(), o.words.as_str())).collect();
    assert_eq!(
        options,
        [("agreed", "Arranged"), ("no_answer", "I went and nobody answered"), ("by_telephone", "By telephone")]
    );
}

#[test]
fn the_kind_of_a_question_that_was_asked_stays() {
    let form = visit();
    let typed = Typed { kind: "date".to_owned(), ..typed_of(&form, "place") };

    assert_eq!(change(&form, "place", &typed).unwrap().0, form);
}

#[test]
fn a_question_cannot_depend_on_one_below_it() {
    let form = visit();
    let typed = Typed { only_if: "is|seen|yes".to_owned(), ..typed_of(&form, "place") };
    let moved = Typed { stands: "first:when_and_where".to_owned(), ..typed_of(&form, "why_not_seen") };

    let said = change(&form, "place", &typed).unwrap_err();
    assert!(said[0].0 == "only_if" && said[0].1.contains("Move it further down"), "{said:?}");
    assert!(change(&form, "why_not_seen", &moved).unwrap_err()[0].1.contains("no longer stand above it"));
}

#[test]
fn a_new_section_needs_a_title() {
    let typed = Typed { stands: "new:".to_owned(), ..new_question() };

    assert_eq!(fields(add(&visit(), &typed)), ["section"]);
    let (next, _) = add(&visit(), &Typed { section: "Animals".to_owned(), ..typed }).unwrap();
    assert_eq!(next.sections.last().unwrap().title, "Animals");
}

#[test]
fn conditions_are_chosen_from_a_list_or_stay_as_they_are() {
    let form = visit();
    let typed = Typed {
        only_if: "answered|place".to_owned(),
        each_child: true,
        stands: "after:seen".to_owned(),
        ..new_question()
    };

    let (next, id) = add(&form, &typed).unwrap();

    let condition = next.question(&id).unwrap().only_if.clone().unwrap();
    assert_eq!(condition_word(&condition), Some("answered|place".to_owned()));
    assert_eq!(fields(add(&form, &Typed { only_if: "is|seen|perhaps".to_owned(), ..typed.clone() })), ["ask"]);
    assert_eq!(fields(add(&form, &Typed { only_if: "maybe".to_owned(), ..typed })), ["only_if"]);
}

proptest! {
    #[test]
    fn whatever_is_typed_becomes_a_form_that_can_be_read_or_sentences(
        ask in any::<String>(), why in any::<String>(), good in "\\PC{0,60}", hint in any::<String>(),
        kind in "(narrative|choice|grade|number|date|several|people|poem)", choice in any::<String>(), min in "-?[0-9a]{0,22}",
        only_if in "(|keep|is\\|seen\\|yes|not\\|place\\|x|answered\\|nobody|\\PC{0,20})", each_child: bool,
        stands in "(after:(place|step|none)|first:(meaning|none)|rows:(next_steps|place)|new:|\\PC{0,10})", section in any::<String>(),
    ) {
        let typed = Typed { ask, why, good, hint, kind, min, only_if, each_child, stands, section,
            choices: vec![(String::new(), choice)], ..Typed::default() };
        match add(&visit(), &typed) {
            Ok((next, id)) => {
                prop_assert_eq!(&Form::parse(&next.to_toml()).unwrap(), &next);
                prop_assert!(next.question(&id).is_some());
            }
            Err(wrong) => prop_assert!(!wrong.is_empty() && wrong.iter().all(|(field, said)| !field.is_empty() && !said.is_empty())),
        }
    }
}
