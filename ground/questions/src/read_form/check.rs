//! What must hold across the whole of a form.

use std::collections::{BTreeMap, BTreeSet};

use super::node::Faults;
use crate::title::placeholders;
use crate::{Condition, Form, Kind, Question, Tag};

pub(super) fn whole(form: &Form, faults: &mut Faults) {
    sections_are_named_once(form, faults);
    questions_are_named_once(form, faults);
    conditions_look_up(form, faults);
    for question in form.all_questions() {
        fields_fit_the_kind(question, faults);
    }
    for name in form.entry_title.as_deref().map(placeholders).unwrap_or_default() {
        if form.questions().all(|(_, question)| question.id != name) {
            let sentence = format!("entry_title names {{{name}}}, and there is no such question");
            faults.add_at_name(form.entry_title.as_deref().unwrap_or_default(), "", sentence);
        }
    }
}

fn sections_are_named_once(form: &Form, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for section in form.sections.iter().filter(|section| !seen.insert(&section.id)) {
        let sentence = format!("Two sections are called {}. Rename one", section.id);
        faults.add_at_name(&section.id, "", sentence);
    }
}

fn questions_are_named_once(form: &Form, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for question in form.all_questions().filter(|question| !seen.insert(&question.id)) {
        let sentence = format!("Two questions are called {}. Rename one", question.id);
        faults.add_at_name(&question.id, "", sentence);
    }
}

fn conditions_look_up(form: &Form, faults: &mut Faults) {
    let mut above: BTreeMap<&str, &Question> = BTreeMap::new();
    for (_, question) in form.questions() {
        let mut wrong = Vec::new();
        if let Some(condition) = &question.only_if {
            look_up(condition, question, &above, &mut wrong);
        }
        for sentence in wrong {
            faults.add_at_name(&question.id, &format!("question {}", question.id), sentence);
        }
        above.insert(&question.id, question);
    }
}

fn look_up(condition: &Condition, asked: &Question, above: &BTreeMap<&str, &Question>, wrong: &mut Vec<String>) {
    let (id, value) = match condition {
        Condition::Is { question, value } | Condition::IsNot { question, value } => (question, Some(value)),
        Condition::Answered { question } => (question, None),
        Condition::AnyOf(parts) | Condition::AllOf(parts) => {
            parts.iter().for_each(|part| look_up(part, asked, above, wrong));
            return;
        }
        Condition::Not(part) => return look_up(part, asked, above, wrong),
    };
    let Some(question) = above.get(id.as_str()) else {
        wrong.push(format!("only_if names {id}, which is not a question above this one"));
        return;
    };
    if question.each_child && !asked.each_child {
        wrong.push(format!("only_if looks at {id}, which may differ for each child. Add each_child = true here"));
    }
    let Some(value) = value else { return };
    let possible = match &question.kind {
        Kind::YesNoNotKnown => ["yes", "no", "not_known"].contains(&value.as_str()),
        Kind::Choice { options } | Kind::Several { options } => options.iter().any(|option| option.code == *value),
        Kind::Grade { scale } => scale.iter().any(|option| option.code == *value),
        _ => true,
    };
    if !possible {
        wrong.push(format!("{value} is not an answer that {id} can have. Use one of its codes"));
    }
}

fn fields_fit_the_kind(question: &Question, faults: &mut Faults) {
    let narrative = matches!(question.kind, Kind::Narrative);
    let written = narrative || matches!(question.kind, Kind::Repeating { .. });
    let mut wrong = Vec::new();
    if question.one_line && !narrative {
        wrong.push("Only a narrative can have one_line. Leave it out".to_owned());
    }
    if question.when.code() != "any" && !matches!(question.kind, Kind::Date | Kind::DateTime) {
        wrong.push("Only a date or date_time can have \"when\". Leave it out".to_owned());
    }
    for tag in [Tag::Analysis, Tag::Reflection] {
        if question.has(tag) && !written {
            wrong.push(format!("A tick is no {}. Make this a narrative, or take the tag away", tag.code()));
        }
    }
    if let Kind::Number { min: Some(min), max: Some(max), .. } = question.kind
        && min > max
    {
        wrong.push("\"min\" is larger than \"max\". Exchange them".to_owned());
    }
    for sentence in wrong {
        faults.add_at_name(&question.id, &format!("question {}", question.id), sentence);
    }
}
