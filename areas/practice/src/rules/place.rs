//! Where a question stands in a form, and moving it.

use questions::{Form, Kind, Question, Section};

use super::name_for::name_for;

/// Where a question is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// After this question, in the same section or the same rows.
    After(String),
    /// First in this section.
    First(String),
    /// The first thing asked in each row of this repeating question.
    InRows(String),
    /// Alone in a new section of this title, after all others.
    NewSection(String),
}

impl Place {
    /// From the word in a form's field; `title` is that of a new section.
    pub fn read(word: &str, title: &str) -> Option<Place> {
        let (how, name) = word.split_once(':')?;
        match how {
            "after" => Some(Place::After(name.to_owned())),
            "first" => Some(Place::First(name.to_owned())),
            "rows" => Some(Place::InRows(name.to_owned())),
            "new" => Some(Place::NewSection(title.to_owned())),
            _ => None,
        }
    }

    /// The word in a form's field.
    pub fn word(&self) -> String {
        match self {
            Place::After(name) => format!("after:{name}"),
            Place::First(name) => format!("first:{name}"),
            Place::InRows(name) => format!("rows:{name}"),
            Place::NewSection(_) => "new:".to_owned(),
        }
    }
}

/// Where a question stands now.
pub fn place_of(form: &Form, id: &str) -> Option<Place> {
    for section in &form.sections {
        if let Some(n) = section.questions.iter().position(|question| question.id == id) {
            let above = n.checked_sub(1).and_then(|n| section.questions.get(n));
            return Some(above.map_or(Place::First(section.id.clone()), |above| Place::After(above.id.clone())));
        }
        for outer in &section.questions {
            if let Some(n) = outer.inner().iter().position(|question| question.id == id) {
                let above = n.checked_sub(1).and_then(|n| outer.inner().get(n));
                return Some(above.map_or(Place::InRows(outer.id.clone()), |above| Place::After(above.id.clone())));
            }
        }
    }
    None
}

/// The repeating question in whose rows this one is asked; nothing for one that stands by itself.
pub fn rows_of<'a>(form: &'a Form, id: &str) -> Option<&'a str> {
    form.questions().find(|(_, outer)| outer.inner().iter().any(|q| q.id == id)).map(|(_, outer)| outer.id.as_str())
}

/// Takes a question out of the form, with its section when nothing is left in it.
pub fn take(form: &mut Form, id: &str) -> Option<Question> {
    let mut taken = None;
    for section in &mut form.sections {
        if let Some(n) = section.questions.iter().position(|question| question.id == id) {
            taken = Some(section.questions.remove(n));
            break;
        }
        for outer in &mut section.questions {
            if let Kind::Repeating { questions } = &mut outer.kind
                && let Some(n) = questions.iter().position(|question| question.id == id)
            {
                taken = Some(questions.remove(n));
            }
        }
    }
    form.sections.retain(|section| !section.questions.is_empty());
    taken
}

/// Puts a question at its place; gives it back when there is no such place.
pub fn put(form: &mut Form, question: Question, place: &Place) -> Result<(), Box<Question>> {
    match place {
        Place::NewSection(title) => {
            let taken = |name: &str| form.sections.iter().any(|section| section.id == name);
            let id = name_for(title, "section", taken);
            let domain = question.domain.clone();
            form.sections.push(Section { id, title: title.clone(), domain, questions: vec![question] });
            Ok(())
        }
        Place::First(name) => match form.sections.iter_mut().find(|section| section.id == *name) {
            Some(section) => {
                section.questions.insert(0, question);
                Ok(())
            }
            None => Err(Box::new(question)),
        },
        Place::InRows(name) => match rows_mut(form).find(|(outer, _)| *outer == name) {
            Some((_, rows)) => {
                rows.insert(0, question);
                Ok(())
            }
            None => Err(Box::new(question)),
        },
        Place::After(name) => {
            for section in &mut form.sections {
                if let Some(n) = section.questions.iter().position(|above| above.id == *name) {
                    section.questions.insert(n + 1, question);
                    return Ok(());
                }
            }
            for (_, rows) in rows_mut(form) {
                if let Some(n) = rows.iter().position(|above| above.id == *name) {
                    rows.insert(n + 1, question);
                    return Ok(());
                }
            }
            Err(Box::new(question))
        }
    }
}

fn rows_mut(form: &mut Form) -> impl Iterator<Item = (&String, &mut Vec<Question>)> {
    form.sections.iter_mut().flat_map(|section| &mut section.questions).filter_map(|outer| match &mut outer.kind {
        Kind::Repeating { questions } => Some((&outer.id, questions)),
        _ => None,
    })
}

/// One step up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Before the question above.
    Up,
    /// After the question below.
    Down,
}

/// The form with a question moved one step; past the end of its section it goes to the next one. The same form when it
/// stands at the end already.
pub fn moved(form: &Form, id: &str, step: Step) -> Form {
    let mut next = form.clone();
    for section in &mut next.sections {
        if swapped(&mut section.questions, id, step) {
            return next;
        }
    }
    if rows_of(form, id).is_some() {
        rows_mut(&mut next).for_each(|(_, rows)| {
            swapped(rows, id, step);
        });
        return next;
    }
    let Some(n) = form.sections.iter().position(|section| section.questions.iter().any(|q| q.id == id)) else {
        return next;
    };
    let to = match step {
        Step::Up => n.checked_sub(1),
        Step::Down => n.checked_add(1),
    };
    let Some(to) = to.and_then(|to| form.sections.get(to)).map(|section| section.id.clone()) else { return next };
    let Some(question) = take(&mut next, id) else { return next };
    if let Some(section) = next.sections.iter_mut().find(|section| section.id == to) {
        match step {
            Step::Up => section.questions.push(question),
            Step::Down => section.questions.insert(0, question),
        }
    }
    next
}

fn swapped(questions: &mut [Question], id: &str, step: Step) -> bool {
    let Some(n) = questions.iter().position(|question| question.id == id) else { return false };
    let other = match step {
        Step::Up => n.checked_sub(1),
        Step::Down => Some(n + 1).filter(|other| *other < questions.len()),
    };
    other.is_some_and(|other| {
        questions.swap(n, other);
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check::tests::visit;

    fn order(form: &Form) -> Vec<&str> {
        form.all_questions().map(|q| q.id.as_str()).collect()
    }

    #[test]
    fn a_question_put_where_it_stood_changes_nothing() {
        let form = visit();
        for id in order(&form) {
            let mut next = form.clone();
            let place = place_of(&form, id).unwrap();
            assert_eq!(Place::read(&place.word(), ""), Some(place.clone()));
            if let Some(question) = take(&mut next, id) {
                put(&mut next, question, &place).unwrap();
            }
            assert_eq!(next, form, "{id}");
        }
    }

    #[test]
    fn up_and_down_again_is_where_it_was() {
        let form = visit();
        for id in order(&form) {
            let down = moved(&form, id, Step::Down);
            if down != form {
                assert_eq!(order(&moved(&down, id, Step::Up)), order(&form), "{id}");
            }
        }
    }

    #[test]
    fn at_the_end_of_its_section_it_goes_on_into_the_next() {
        let form = visit();
        let last = &form.sections[0].questions.last().unwrap().id;

        let next = moved(&form, last, Step::Down);

        assert_eq!(next.sections[1].questions[0].id, *last);
        assert_eq!(moved(&form, &form.sections[0].questions[0].id, Step::Up), form);
    }

    #[test]
    fn a_new_section_is_named_after_its_title() {
        let mut form = visit();
        let question = take(&mut form, "place").unwrap();

        put(&mut form, question, &Place::NewSection("Where we met".to_owned())).unwrap();

        let last = form.sections.last().unwrap();
        assert_eq!((last.id.as_str(), last.questions.len()), ("where_we_met", 1));
    }
}
