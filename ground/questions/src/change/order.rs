//! Which questions stand elsewhere, told with as few moves as possible.

use std::collections::BTreeMap;

use super::{Changed, FormChange};
use crate::{Form, Question};

/// Each question that both versions have and that was moved.
pub(super) fn moved(before: &Form, after: &Form) -> Vec<FormChange> {
    let mut changes = Vec::new();
    let sections: BTreeMap<&str, &str> =
        before.questions().map(|(section, question)| (question.id.as_str(), section.id.as_str())).collect();
    let old: Vec<&str> = before.questions().map(|(_, q)| q.id.as_str()).collect();
    let new: Vec<&Question> = after.questions().map(|(_, q)| q).collect();
    let elsewhere = out_of_order(&old, &new);
    let mut above: Option<&Question> = None;
    for (section, question) in after.questions() {
        let was = sections.get(question.id.as_str());
        if was.is_some_and(|was| *was != section.id) {
            changes.push(told(question, format!("“{}” moved to the section “{}”", question.ask, section.title)));
        } else if elsewhere.contains(&question.id.as_str()) {
            changes.push(told(question, place(question, above)));
        }
        above = Some(question);
        let inner_before: Vec<&str> = before
            .question(&question.id)
            .map(|old| old.inner().iter().map(|inner| inner.id.as_str()).collect())
            .unwrap_or_default();
        let inner: Vec<&Question> = question.inner().iter().collect();
        let elsewhere = out_of_order(&inner_before, &inner);
        for (n, one) in inner.iter().enumerate().filter(|(_, one)| elsewhere.contains(&one.id.as_str())) {
            let above = n.checked_sub(1).and_then(|n| inner.get(n)).copied();
            changes.push(told(one, place(one, above)));
        }
    }
    changes
}

fn told(question: &Question, sentence: String) -> FormChange {
    FormChange::plain(Changed::Order(question.id.clone()), sentence)
}

fn place(question: &Question, above: Option<&Question>) -> String {
    match above {
        Some(above) => format!("“{}” now comes after “{}”", question.ask, above.ask),
        None => format!("“{}” now comes first", question.ask),
    }
}

/// The names that have to be moved to get from the old order to the new: those outside the longest run that both share.
fn out_of_order<'a>(old: &[&str], new: &[&'a Question]) -> Vec<&'a str> {
    let both: Vec<(usize, &'a str)> = new
        .iter()
        .filter_map(|question| Some((old.iter().position(|id| *id == question.id)?, question.id.as_str())))
        .collect();
    // For each place: how long the longest rising run is that ends there, and what stands before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::new();
    for (n, (position, _)) in both.iter().enumerate() {
        let best = both
            .iter()
            .zip(&runs)
            .take(n)
            .enumerate()
            .filter(|(_, ((earlier, _), _))| earlier < position)
            .max_by_key(|(k, (_, (length, _)))| (*length, *k))
            .map(|(k, (_, (length, _)))| (length + 1, Some(k)));
        runs.push(best.unwrap_or((1, None)));
    }
    let mut stay = vec![false; both.len()];
    let mut at = (0..runs.len()).max_by_key(|n| runs.get(*n).map_or(0, |(length, _)| *length));
    while let Some(n) = at {
        if let Some(stays) = stay.get_mut(n) {
            *stays = true;
        }
        at = runs.get(n).and_then(|(_, before)| *before);
    }
    both.iter().zip(stay).filter(|(_, stays)| !stays).map(|((_, id), _)| *id).collect()
}
