//! Two people changed one form: what only one of them changed is taken over; where both changed the same, somebody
//! chooses. Nothing is dropped in silence.

mod layout;

use questions::{Form, Kind, Prompt, Question, Section};
use std::collections::BTreeMap;

/// Whose words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those of the person who brings them together.
    Mine,
    /// Those that are live already.
    Theirs,
}

/// Something that both changed, and differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Its name in the page's form.
    pub place: String,
    /// What it is, in a few words.
    pub what: String,
    /// Mine.
    pub mine: Side,
    /// Theirs.
    pub theirs: Side,
}

/// One side of a clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// A text.
    Words(String),
    /// A question as it would be asked.
    Asked(Box<Question>),
    /// It was taken out.
    TakenOut,
}

/// Both together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The form, with mine where nobody has chosen yet.
    pub form: Form,
    /// What still has to be chosen.
    pub clashes: Vec<Clash>,
}

struct Choosing<'a> {
    chosen: &'a dyn Fn(&str) -> Option<Whose>,
    clashes: Vec<Clash>,
}

impl Choosing<'_> {
    fn whose(&mut self, clash: impl FnOnce() -> Clash) -> Whose {
        let clash = clash();
        (self.chosen)(&clash.place).unwrap_or_else(|| {
            self.clashes.push(clash);
            Whose::Mine
        })
    }

    /// The one that was changed; somebody's choice where both were.
    fn pick<T: PartialEq + Clone>(&mut self, all: [&T; 3], clash: impl FnOnce() -> Clash) -> T {
        let [base, mine, theirs] = all;
        if mine == theirs || theirs == base {
            return mine.clone();
        }
        if mine == base {
            return theirs.clone();
        }
        match self.whose(clash) {
            Whose::Mine => mine.clone(),
            Whose::Theirs => theirs.clone(),
        }
    }

    fn words(&mut self, place: &str, what: &str, all: [&str; 3]) -> String {
        let [base, mine, theirs] = all.map(str::to_owned);
        self.pick([&base, &mine, &theirs], || Clash {
            place: place.to_owned(),
            what: what.to_owned(),
            mine: Side::Words(mine.clone()),
            theirs: Side::Words(theirs.clone()),
        })
    }
}

/// Brings two changes of `base` together. `chosen` gives what somebody chose at a clash's place.
pub fn bring_together(base: &Form, mine: &Form, theirs: &Form, chosen: &dyn Fn(&str) -> Option<Whose>) -> Together {
    let mut choosing = Choosing { chosen, clashes: Vec::new() };
    let all = [base, mine, theirs];
    let mut form = own_words(&mut choosing, all);
    let questions = questions(&mut choosing, all);
    let whose = layout::whose_order(base, mine, theirs, |clash| choosing.whose(|| clash));
    let heads = heads(&mut choosing, all);
    form.sections = layout::laid_out(all, whose, &questions, &heads);
    Together { form, clashes: choosing.clashes }
}

fn own_words(choosing: &mut Choosing<'_>, all: [&Form; 3]) -> Form {
    let title = choosing.words("form-title", "The form's title", all.map(|f| f.title.as_str()));
    let short =
        choosing.words("form-short", "What the record is called inside a sentence", all.map(|f| f.short.as_str()));
    let purpose = choosing.words("form-purpose", "What the form is for", all.map(|f| f.purpose.as_str()));
    let entry = choosing.words(
        "form-entry",
        "How a list calls a record",
        all.map(|f| f.entry_title.as_deref().unwrap_or_default()),
    );
    let [base, mine, theirs] = all;
    let in_use = if mine.in_use == base.in_use { theirs.in_use } else { mine.in_use };
    let about = if mine.about == base.about { theirs.about } else { mine.about };
    Form {
        title,
        short,
        purpose,
        entry_title: (!entry.is_empty()).then_some(entry),
        in_use,
        about,
        sections: Vec::new(),
        ..theirs.clone()
    }
}

/// Every question that stays, by its name, without those in its rows, which stand here by themselves.
fn questions(choosing: &mut Choosing<'_>, all: [&Form; 3]) -> BTreeMap<String, Question> {
    let [_, one, other] = all;
    let [base, mine, theirs] = all.map(|form| {
        form.all_questions().map(|question| (question.id.clone(), bare(question))).collect::<BTreeMap<_, _>>()
    });
    let mut names: Vec<&String> = mine.keys().chain(theirs.keys()).collect();
    names.sort();
    names.dedup();
    let mut kept = BTreeMap::new();
    for name in names {
        let (was, one, other) = (base.get(name), mine.get(name), theirs.get(name));
        let stands = match (was, one, other) {
            (Some(was), Some(one), Some(other)) => match fields_together(was, one, other) {
                Some(both) => Some(both),
                None => pick(choosing, name, Some(was), Some(one), Some(other)),
            },
            _ => pick(choosing, name, was, one, other),
        };
        if let Some(question) = stands {
            kept.insert(name.clone(), question);
        }
    }
    // Rows that somebody chose to keep need the question in whose rows they stand.
    for (_, outer) in [one, other].into_iter().flat_map(Form::questions) {
        if !kept.contains_key(&outer.id) && outer.inner().iter().any(|inner| kept.contains_key(&inner.id)) {
            kept.insert(outer.id.clone(), bare(outer));
        }
    }
    kept
}

fn pick(
    choosing: &mut Choosing<'_>,
    name: &str,
    was: Option<&Question>,
    mine: Option<&Question>,
    theirs: Option<&Question>,
) -> Option<Question> {
    let side = |question: Option<&Question>| {
        question.map_or(Side::TakenOut, |question| Side::Asked(Box::new(question.clone())))
    };
    let ask = was.or(mine).or(theirs).map(|question| question.ask.clone()).unwrap_or_default();
    let picked = choosing.pick([&was, &mine, &theirs], || Clash {
        place: format!("question-{name}"),
        what: format!("“{ask}”"),
        mine: side(mine),
        theirs: side(theirs),
    });
    picked.cloned()
}

/// One question that both changed, field by field; nothing when both changed the same field differently.
fn fields_together(was: &Question, mine: &Question, theirs: &Question) -> Option<Question> {
    fn field<T: PartialEq + Clone>(was: &T, mine: &T, theirs: &T) -> Option<T> {
        if mine == theirs || theirs == was {
            Some(mine.clone())
        } else if mine == was {
            Some(theirs.clone())
        } else {
            None
        }
    }
    macro_rules! fields {
        ($($name:ident),*) => { Question {
            id: was.id.clone(),
            prompt: Prompt {
                why: field(&was.prompt.why, &mine.prompt.why, &theirs.prompt.why)?,
                good: field(&was.prompt.good, &mine.prompt.good, &theirs.prompt.good)?,
            },
            $($name: field(&was.$name, &mine.$name, &theirs.$name)?,)*
        } };
    }
    Some(fields!(
        ask,
        name,
        kind,
        hint,
        one_line,
        each_child,
        when,
        tags,
        domain,
        only_if,
        prefill,
        reader_needs,
        required_to_complete,
        used_for
    ))
}

fn bare(question: &Question) -> Question {
    let mut bare = question.clone();
    if let Kind::Repeating { questions } = &mut bare.kind {
        questions.clear();
    }
    bare
}

/// Every section's title and domain, by its name.
fn heads(choosing: &mut Choosing<'_>, all: [&Form; 3]) -> BTreeMap<String, Section> {
    let find = |form: &Form, id: &str| {
        form.sections.iter().find(|s| s.id == id).map(|s| Section { questions: Vec::new(), ..s.clone() })
    };
    let [base, mine, theirs] = all;
    let mut heads = BTreeMap::new();
    for section in mine.sections.iter().chain(&theirs.sections) {
        if heads.contains_key(&section.id) {
            continue;
        }
        let sides = [find(base, &section.id), find(mine, &section.id), find(theirs, &section.id)];
        let head = match &sides {
            [Some(was), Some(one), Some(other)] => Section {
                title: choosing.words(
                    &format!("section-{}", section.id),
                    "The title of a section",
                    [&was.title, &one.title, &other.title],
                ),
                domain: if one.domain == was.domain { other.domain.clone() } else { one.domain.clone() },
                ..was.clone()
            },
            _ => Section { questions: Vec::new(), ..section.clone() },
        };
        heads.insert(section.id.clone(), head);
    }
    heads
}

#[cfg(test)]
#[path = "bring_together/tests.rs"]
mod tests;
