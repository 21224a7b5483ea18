use proptest::option;
use proptest::prelude::*;

use super::{FORMS, form};
use crate::*;

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z][A-Za-z '\"{}\\\\?.,é£\n\t]{0,30}", "\\PC{1,20}", any::<String>()]
        .prop_filter("words say something", |text| !text.trim().is_empty())
}

fn options() -> impl Strategy<Value = Vec<OptionChoice>> {
    proptest::collection::vec(words(), 1..4).prop_map(|all| {
        let option = |(n, words)| OptionChoice { code: format!("code_{n}"), words };
        all.into_iter().enumerate().map(option).collect()
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Narrative),
        Just(Kind::YesNoNotKnown),
        Just(Kind::Date),
        Just(Kind::DateTime),
        Just(Kind::Money),
        Just(Kind::Person),
        Just(Kind::People),
        options().prop_map(|options| Kind::Choice { options }),
        options().prop_map(|options| Kind::Several { options }),
        options().prop_map(|scale| Kind::Grade { scale }),
        (option::of(-9i64..9), option::of(10i64..i64::MAX), option::of(words()))
            .prop_map(|(min, max, unit)| Kind::Number { min, max, unit }),
    ]
}

prop_compose! {
    fn question()(
        kind in kind(),
        ask in words(),
        name in option::of(words()),
        why in words(),
        good in words(),
        hint in option::of(words()),
        each_child: bool,
        required_to_complete: bool,
        reader_needs in option::of(words()),
        prefill in option::of(words()),
        used_for in option::of(words()),
        tagged: bool,
    ) -> Question {
        Question {
            id: String::new(), ask, name, kind, prompt: Prompt { why, good }, hint, one_line: false, each_child,
            when: When::Any, tags: if tagged { vec![Tag::Risk, Tag::Impact] } else { vec![] }, domain: None,
            only_if: None, prefill, reader_needs, required_to_complete, used_for,
        }
    }
}

/// A form with names put in, the last question repeating, and conditions that look up.
fn any_form() -> impl Strategy<Value = Form> {
    let questions = proptest::collection::vec(question(), 2..6);
    (questions, proptest::collection::vec(question(), 1..3), words(), words()).prop_map(
        |(mut questions, mut inner, title, purpose)| {
            for (n, question) in questions.iter_mut().enumerate() {
                question.id = format!("q_{n}");
            }
            for (n, question) in inner.iter_mut().enumerate() {
                question.id = format!("inner_{n}");
                question.each_child = false;
            }
            let first = Condition::Answered { question: "q_0".to_owned() };
            let last = questions.last_mut().unwrap();
            last.each_child = true;
            last.kind = Kind::Repeating { questions: inner };
            last.only_if =
                Some(Condition::AnyOf(vec![first.clone(), Condition::Not(Box::new(Condition::AllOf(vec![first])))]));
            let section = Section { id: "all".to_owned(), title: title.clone(), domain: None, questions };
            Form {
                id: "any".to_owned(),
                version: 3,
                short: title.clone(),
                title,
                purpose,
                about: About::Child,
                entry_title: None,
                like: Some("visit".to_owned()),
                only_one: None,
                in_use: false,
                sections: vec![section],
            }
        },
    )
}

#[test]
fn the_forms_that_come_with_the_program_are_written_and_read_back_the_same() {
    for (name, _) in FORMS {
        let form = form(name);
        assert_eq!(Form::parse(&form.to_toml()).unwrap_or_else(|f| panic!("{name}\n{f}")), form);
    }
}

proptest! {
    #[test]
    fn any_form_is_written_and_read_back_the_same(form in any_form()) {
        let text = form.to_toml();
        let again = Form::parse(&text);
        prop_assert_eq!(again.as_ref(), Ok(&form), "{}", text);
    }

    #[test]
    fn any_text_is_read_as_a_form_or_refused(text in any::<String>()) {
        let _ = Form::parse(&text);
        let _ = PracticeModel::parse(&text);
    }

    #[test]
    fn a_form_spoilt_anywhere_is_read_or_refused_with_lines_that_exist(
        which in 0usize..5, at in any::<prop::sample::Index>(), cut in 0usize..40, put in ".{0,12}",
    ) {
        let mut text = FORMS[which].1.to_owned();
        let places: Vec<usize> = text.char_indices().map(|(n, _)| n).collect();
        let from = places[at.index(places.len())];
        let to = (from..=(from + cut).min(text.len())).rev().find(|n| text.is_char_boundary(*n)).unwrap();
        text.replace_range(from..to, &put);
        if let Err(faults) = Form::parse(&text) {
            prop_assert!(!faults.0.is_empty());
            for fault in faults.0 {
                prop_assert!((1..=text.matches('\n').count() + 1).contains(&fault.line));
                prop_assert!(!fault.sentence.is_empty());
            }
        }
    }

    #[test]
    fn whatever_is_typed_for_any_kind_is_kept_or_given_back(question in question(), typed in any::<String>()) {
        let today = jiff::civil::date(2026, 11, 23);
        match read_answer(&question, &typed, today) {
            Ok(answer) => {
                prop_assert_eq!(check_answer(&question, &answer), Ok(()));
                prop_assert!(!matches!(show_answer(&question, &answer), Shown::AsTyped(_)));
            }
            Err(fault) => {
                prop_assert_eq!(&fault.typed, &typed);
                prop_assert!(!fault.to_string().is_empty());
            }
        }
        let _ = show_answer(&question, &typed).text();
    }

    #[test]
    fn near_answers_for_any_kind_are_kept_or_given_back(
        question in question(), typed in "(£?[0-9,.]{0,12}|code_[0-5](\ncode_[0-5]){0,3}|[0-9]{1,2}[ /-][0-9]{1,2}[ /-][0-9]{2,4}( [0-9:.]{0,5})?|yes|no|[{}\\[\\]\":a-z_0-9,]{0,30})",
    ) {
        let today = jiff::civil::date(2026, 11, 23);
        if let Ok(answer) = read_answer(&question, &typed, today) {
            prop_assert_eq!(check_answer(&question, &answer), Ok(()), "{:?}", answer);
        }
    }

    #[test]
    fn nothing_asked_of_any_form_makes_it_fall_over(form in any_form(), answer in any::<String>()) {
        let mut answers = Answers::new();
        for question in form.all_questions() {
            answers.set(&question.id, Some(1), answer.as_str());
        }
        let _ = still_missed(&form, &answers, &[1, 2]);
        let _ = cannot_complete(&form, &answers, &[1, 2]);
        let _ = analysis_score(&form, &answers, None);
        let model = PracticeModel { id: "m".to_owned(), title: "M".to_owned(), domains: Vec::new() };
        prop_assert_eq!(changes(&form, &form, &model), []);
    }
}
