//! What a completed record tells the story of each child.

use questions::{Answers, Form, Kind as Asked, Question, Tag};

/// One child's entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// One line.
    pub title: String,
    /// What was seen and heard, and the child's own words.
    pub words: String,
    /// What it means for the child.
    pub meaning: String,
}

/// What holds for a child: of a narrative the text for all and then what differs; of anything else the child's own answer.
/// Nothing for a question that is not asked of the child.
pub fn for_child(form: &Form, answers: &Answers, question: &Question, child: i64) -> Option<String> {
    if !form.is_visible(question, answers, Some(child)) {
        return None;
    }
    let (all, own) = (answers.own(&question.id, None), answers.own(&question.id, Some(child)));
    match (&question.kind, all, own) {
        (Asked::Narrative, Some(all), Some(own)) => Some(format!("{all}\n\n{own}")),
        (_, all, own) => own.or(all).map(str::to_owned),
    }
}

/// The entry of one child; `first` are the questions told first.
pub fn told(first: &[&str], form: &Form, answers: &Answers, child: i64, called: &str) -> Told {
    let text = |q: &Question| for_child(form, answers, q, child).map(|t| questions::show_answer(q, &t).text());
    let mut words = Vec::new();
    words.extend(first.iter().filter_map(|id| text(form.question(id)?)));
    for (_, question) in form.questions().filter(|(_, q)| q.has(Tag::ChildsVoice)) {
        words.extend(text(question).map(|said| format!("{called} said or showed: {said}")));
    }
    let meaning = form.questions().filter(|(_, q)| q.has(Tag::Impact)).filter_map(|(_, q)| text(q));
    Told { title: form.title_of(answers), words: words.join("\n\n"), meaning: meaning.collect::<Vec<_>>().join("\n\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form::parse(include_str!("../forms/visit.toml")).unwrap()
    }

    #[test]
    fn a_child_has_the_words_for_all_and_then_what_differs() {
        let answers = Answers::new()
            .with("place", None, "Gran's flat")
            .with("seen", None, "yes")
            .with("saw_and_heard", None, "Both were colouring.")
            .with("childs_words", Some(2), "\"I like it here.\"")
            .with("impact", None, "They sleep.")
            .with("impact", Some(2), "Tyler eats.");

        let one = told(crate::words::VISIT.told, &form(), &answers, 1, "KJ");
        let two = told(crate::words::VISIT.told, &form(), &answers, 2, "Tyler");

        assert_eq!(
            (one.title.as_str(), one.words.as_str(), one.meaning.as_str()),
            ("Visit at Gran's flat", "Both were colouring.", "They sleep.")
        );
        assert_eq!(two.words, "Both were colouring.\n\nTyler said or showed: \"I like it here.\"");
        assert_eq!(two.meaning, "They sleep.\n\nTyler eats.");
    }

    #[test]
    fn words_left_behind_in_a_question_that_is_not_asked_are_not_told() {
        let answers = Answers::new().with("seen", None, "no").with("childs_words", None, "Left behind");
        assert_eq!(told(crate::words::VISIT.told, &form(), &answers, 1, "KJ").words, "");
    }
}
