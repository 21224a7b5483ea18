//! Taking a question out of a form. Records already written keep the answers, and show them.

use questions::{Condition, Form};

use super::place;

/// Why a question cannot be taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotTakeOut {
    /// There is none of this name.
    NoSuchQuestion,
    /// Kith does something with the answer; this says what.
    UsedFor(String),
    /// These are asked only when this one has a certain answer.
    AskedBecauseOfIt(Vec<String>),
    /// A list names records by it.
    InTheTitle,
    /// Nothing would be left to ask.
    LastOne,
}

/// The form without a question. `used_for` says what Kith itself does with the answer, if anything.
pub fn take_out(form: &Form, id: &str, used_for: Option<&str>) -> Result<Form, CannotTakeOut> {
    let question = form.question(id).ok_or(CannotTakeOut::NoSuchQuestion)?;
    if let Some(what) = used_for.or(question.used_for.as_deref()) {
        return Err(CannotTakeOut::UsedFor(what.to_owned()));
    }
    let because: Vec<String> = form
        .questions()
        .filter(|(_, other)| other.only_if.as_ref().is_some_and(|condition| looks_at(condition, id)))
        .map(|(_, other)| other.ask.clone())
        .collect();
    if !because.is_empty() {
        return Err(CannotTakeOut::AskedBecauseOfIt(because));
    }
    if form.entry_title.as_deref().is_some_and(|title| title.contains(&format!("{{{id}}}"))) {
        return Err(CannotTakeOut::InTheTitle);
    }
    let alone_in_rows =
        place::rows_of(form, id).and_then(|outer| form.question(outer)).is_some_and(|outer| outer.inner().len() == 1);
    let mut next = form.clone();
    place::take(&mut next, id);
    if alone_in_rows || next.sections.is_empty() { Err(CannotTakeOut::LastOne) } else { Ok(next) }
}

/// Whether a condition looks at this question.
pub fn looks_at(condition: &Condition, id: &str) -> bool {
    match condition {
        Condition::Is { question, .. } | Condition::IsNot { question, .. } | Condition::Answered { question } => {
            question == id
        }
        Condition::AnyOf(parts) | Condition::AllOf(parts) => parts.iter().any(|part| looks_at(part, id)),
        Condition::Not(part) => looks_at(part, id),
    }
}

/// Puts a question back as it is in the live form: its words where it still stands, or else at its old place.
pub fn as_it_was(form: &Form, live: &Form, id: &str) -> Option<Form> {
    let was = live.question(id)?.clone();
    let mut next = form.clone();
    let found = next.sections.iter_mut().flat_map(|s| &mut s.questions).find_map(|outer| {
        if outer.id == id {
            return Some(outer);
        }
        match &mut outer.kind {
            questions::Kind::Repeating { questions } => questions.iter_mut().find(|inner| inner.id == id),
            _ => None,
        }
    });
    if let Some(found) = found {
        *found = was;
        return Some(next);
    }
    let mut question = was;
    let old = place::place_of(live, id)?;
    let section = live.sections.iter().find(|s| s.questions.iter().any(|q| q.id == id));
    let elsewhere = section.map(|s| place::Place::First(s.id.clone()));
    let last = next.sections.last().map(|s| place::Place::First(s.id.clone()));
    for place in [Some(old), elsewhere, last].into_iter().flatten() {
        match place::put(&mut next, question, &place) {
            Ok(()) => return Some(next),
            Err(back) => question = *back,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check::tests::visit;

    #[test]
    fn a_question_that_nothing_hangs_on_is_taken_out() {
        let next = take_out(&visit(), "going_well", None).unwrap();

        assert!(next.question("going_well").is_none());
        assert_eq!(next.all_questions().count() + 1, visit().all_questions().count());
    }

    #[test]
    fn a_question_that_kith_or_another_question_needs_stays() {
        assert!(matches!(take_out(&visit(), "happened", None), Err(CannotTakeOut::UsedFor(_))));
        assert_eq!(take_out(&visit(), "place", None), Err(CannotTakeOut::InTheTitle));
        assert_eq!(
            take_out(&visit(), "bedroom_seen", None),
            Err(CannotTakeOut::AskedBecauseOfIt(vec!["What is it like where the child sleeps?".to_owned()]))
        );
        assert_eq!(take_out(&visit(), "tea", None), Err(CannotTakeOut::NoSuchQuestion));
    }

    #[test]
    fn what_was_taken_out_or_changed_can_be_put_back_as_it_was() {
        let live = visit();
        let without = take_out(&live, "going_well", None).unwrap();
        let mut reworded = live.clone();
        reworded.sections[0].questions[0].ask = "When?".to_owned();

        assert_eq!(as_it_was(&without, &live, "going_well"), Some(live.clone()));
        assert_eq!(as_it_was(&reworded, &live, "happened"), Some(live.clone()));
        assert_eq!(as_it_was(&live, &live, "tea"), None);
    }
}
