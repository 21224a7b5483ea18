//! A condition as the page's script reads it.

use questions::Condition;
use serde_json::{Value, json};

/// The condition as JSON.
pub(super) fn json(condition: &Condition) -> String {
    value(condition).to_string()
}

fn value(condition: &Condition) -> Value {
    match condition {
        Condition::Is { question, value } => json!({ "q": question, "is": value }),
        Condition::IsNot { question, value } => json!({ "q": question, "not_is": value }),
        Condition::Answered { question } => json!({ "q": question }),
        Condition::AnyOf(any) => json!({ "any": any.iter().map(value).collect::<Vec<_>>() }),
        Condition::AllOf(all) => json!({ "all": all.iter().map(value).collect::<Vec<_>>() }),
        Condition::Not(not) => json!({ "not": value(not) }),
    }
}
