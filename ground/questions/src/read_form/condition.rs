//! When a question is asked, from its table.

use super::node::{Faults, Node};
use crate::Condition;

const KNOWN: [&str; 7] = ["question", "is", "is_not", "answered", "any", "all", "not"];
const HOW: &str = "Write one of { question = \"...\", is = \"...\" }, \
                   { question = \"...\", is_not = \"...\" }, { answered = \"...\" }, \
                   { any = [...] }, { all = [...] } or { not = { ... } }";

pub(super) fn condition(node: &Node<'_>, faults: &mut Faults) -> Option<Condition> {
    node.only(&KNOWN, faults);
    let used = ["is", "is_not", "answered", "any", "all", "not"].iter().filter(|k| node.has(k));
    if used.count() != 1 || node.has("question") != (node.has("is") || node.has("is_not")) {
        node.fault("question", HOW.to_owned(), faults);
        return None;
    }
    if node.has("is") {
        let (question, value) = (node.name("question", faults)?, node.text("is", faults)?);
        return Some(Condition::Is { question, value });
    }
    if node.has("is_not") {
        let (question, value) = (node.name("question", faults)?, node.text("is_not", faults)?);
        return Some(Condition::IsNot { question, value });
    }
    if node.has("answered") {
        return Some(Condition::Answered { question: node.name("answered", faults)? });
    }
    if node.has("not") {
        let inner = node.inner("not", faults)?;
        return Some(Condition::Not(Box::new(condition(&inner, faults)?)));
    }
    let key = if node.has("any") { "any" } else { "all" };
    let tables = node.tables(key, "condition", faults);
    if tables.is_empty() {
        node.fault(key, HOW.to_owned(), faults);
        return None;
    }
    let parts = tables.iter().filter_map(|table| condition(table, faults)).collect();
    Some(if key == "any" { Condition::AnyOf(parts) } else { Condition::AllOf(parts) })
}
