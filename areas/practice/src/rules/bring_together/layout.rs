//! In which order the questions of two changes stand.

use super::{Clash, Side, Whose};
use questions::{Form, Kind, Question, Section};
use std::collections::BTreeMap;

/// Section or repeating question, and what stands in it.
type Order<'a> = Vec<(&'a str, &'a str)>;

fn order(form: &Form) -> Order<'_> {
    let top = form.questions().flat_map(|(section, question)| {
        let rows = question.inner().iter().map(|inner| (question.id.as_str(), inner.id.as_str()));
        std::iter::once((section.id.as_str(), question.id.as_str())).chain(rows)
    });
    top.collect()
}

/// From whose order to begin. `ask` is for two people who both moved what all three have.
pub(super) fn whose_order(base: &Form, mine: &Form, theirs: &Form, ask: impl FnOnce(Clash) -> Whose) -> Whose {
    if order(theirs) == order(base) {
        return Whose::Mine;
    }
    if order(mine) == order(base) {
        return Whose::Theirs;
    }
    let has = |form: &Form, id: &str| form.question(id).is_some();
    let common = |form| -> Vec<(&str, &str)> {
        let all: Order<'_> = order(form);
        all.into_iter().filter(|(_, id)| has(base, id) && has(mine, id) && has(theirs, id)).collect()
    };
    let (was, one, other) = (common(base), common(mine), common(theirs));
    if one == was || one == other {
        return Whose::Theirs;
    }
    if other == was {
        return Whose::Mine;
    }
    let asks = |form: &Form| form.questions().map(|(_, q)| format!("“{}”", q.ask)).collect::<Vec<_>>().join("\n");
    ask(Clash {
        place: "order".to_owned(),
        what: "The order of the questions".to_owned(),
        mine: Side::Words(asks(mine)),
        theirs: Side::Words(asks(theirs)),
    })
}

/// The sections with their questions: in one person's order, and what only the other has after what it followed there.
pub(super) fn laid_out(
    all: [&Form; 3],
    whose: Whose,
    questions: &BTreeMap<String, Question>,
    heads: &BTreeMap<String, Section>,
) -> Vec<Section> {
    let [_, mine, theirs] = all;
    let (first, second) = match whose {
        Whose::Mine => (mine, theirs),
        Whose::Theirs => (theirs, mine),
    };
    let head = |id: &str| heads.get(id).cloned();
    let mut sections: Vec<Section> = Vec::new();
    for section in &first.sections {
        let Some(mut laid) = head(&section.id) else { continue };
        for outer in &section.questions {
            let Some(mut question) = questions.get(&outer.id).cloned() else { continue };
            if let Kind::Repeating { questions: rows } = &mut question.kind {
                rows.extend(outer.inner().iter().filter_map(|inner| questions.get(&inner.id).cloned()));
            }
            laid.questions.push(question);
        }
        sections.push(laid);
    }
    let mut before: Option<&str> = None;
    for section in &second.sections {
        for (n, outer) in section.questions.iter().enumerate() {
            if let Some(question) = questions.get(&outer.id).filter(|q| !placed(&sections, &q.id)) {
                let above = section.questions.iter().take(n).rev().map(|q| q.id.as_str());
                insert(&mut sections, question.clone(), above, section, before, head(&section.id));
            }
            insert_rows(&mut sections, outer, questions);
        }
        before = Some(&section.id);
    }
    sections.retain(|section| !section.questions.is_empty());
    sections
}

fn placed(sections: &[Section], id: &str) -> bool {
    sections.iter().flat_map(|s| &s.questions).any(|q| q.id == id || q.inner().iter().any(|inner| inner.id == id))
}

fn insert<'a>(
    sections: &mut Vec<Section>,
    question: Question,
    above: impl Iterator<Item = &'a str>,
    section: &Section,
    section_before: Option<&str>,
    head: Option<Section>,
) {
    for id in above {
        for laid in sections.iter_mut() {
            if let Some(n) = laid.questions.iter().position(|q| q.id == id) {
                laid.questions.insert(n + 1, question);
                return;
            }
        }
    }
    if let Some(laid) = sections.iter_mut().find(|laid| laid.id == section.id) {
        laid.questions.insert(0, question);
        return;
    }
    let mut laid = head.unwrap_or_else(|| Section { questions: Vec::new(), ..section.clone() });
    laid.questions = vec![question];
    let after = section_before.and_then(|id| sections.iter().position(|laid| laid.id == id));
    sections.insert(after.map_or(0, |n| n + 1), laid);
}

fn insert_rows(sections: &mut [Section], outer: &Question, questions: &BTreeMap<String, Question>) {
    let missing: Vec<(usize, &Question)> = outer
        .inner()
        .iter()
        .enumerate()
        .filter_map(|(n, inner)| Some((n, questions.get(&inner.id)?)))
        .filter(|(_, inner)| !placed(sections, &inner.id))
        .collect();
    let Some(laid) = sections.iter_mut().flat_map(|s| &mut s.questions).find(|laid| laid.id == outer.id) else {
        return;
    };
    let Kind::Repeating { questions: rows } = &mut laid.kind else { return };
    for (n, inner) in missing {
        let above = outer.inner().iter().take(n).rev().find_map(|q| rows.iter().position(|laid| laid.id == q.id));
        rows.insert(above.map_or(0, |at| at + 1), inner.clone());
    }
}
