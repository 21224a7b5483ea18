//! What came in, as it was sent: names and answers in the order in which they came.

use page::esc;
use serde_json::Value;

/// How deep answers within answers are shown. Source: local.
const DEEPEST: usize = 6;

/// The answers as lists of question and answer; nothing where nothing was sent.
pub fn shown(answers: &Value) -> String {
    let mut html = String::new();
    draw(answers, 0, &mut html);
    html
}

fn draw(value: &Value, depth: usize, html: &mut String) {
    match value {
        _ if depth > DEEPEST => html.push_str(&esc(&value.to_string())),
        Value::Null => html.push_str("<span class=\"kith-quiet\">not answered</span>"),
        Value::Bool(yes) => html.push_str(if *yes { "Yes" } else { "No" }),
        Value::Number(n) => html.push_str(&esc(&n.to_string())),
        Value::String(text) if text.is_empty() => draw(&Value::Null, depth, html),
        Value::String(text) => html.push_str(&format!("<span class=\"kith-words\">{}</span>", esc(text))),
        Value::Array(all) if all.is_empty() => draw(&Value::Null, depth, html),
        Value::Array(all) if all.iter().all(|one| asked(one).is_some()) => {
            html.push_str("<dl class=\"kith-facts\">");
            for (question, answer) in all.iter().filter_map(asked) {
                pair(question, answer, depth, html);
            }
            html.push_str("</dl>");
        }
        Value::Array(all) => {
            html.push_str("<ol class=\"govuk-list\">");
            for one in all {
                html.push_str("<li>");
                draw(one, depth + 1, html);
                html.push_str("</li>");
            }
            html.push_str("</ol>");
        }
        Value::Object(map) if map.is_empty() => {}
        Value::Object(map) => {
            html.push_str("<dl class=\"kith-facts\">");
            for (name, answer) in map {
                pair(&as_words(name), answer, depth, html);
            }
            html.push_str("</dl>");
        }
    }
}

fn pair(question: &str, answer: &Value, depth: usize, html: &mut String) {
    html.push_str(&format!("<div><dt>{}</dt><dd>", esc(question)));
    draw(answer, depth + 1, html);
    html.push_str("</dd></div>");
}

/// A question with its answer, where the sender keeps both together.
fn asked(one: &Value) -> Option<(&str, &Value)> {
    let map = one.as_object()?;
    let question = ["asked", "question"].iter().find_map(|name| map.get(*name)?.as_str())?;
    Some((question, map.get("answer")?))
}

/// A field's name as words: "Date of birth".
fn as_words(name: &str) -> String {
    let spaced = name.replace(['_', '-'], " ");
    let mut letters = spaced.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_sent_is_shown_in_its_order_and_cannot_become_markup() {
        let html = shown(&json!({"what_happened": "<b>Hungry</b>", "children": [{"given": "Sam"}], "urgent": false}));
        assert!(html.contains("<dt>What happened</dt>") && html.contains("&lt;b&gt;Hungry"), "{html}");
        assert!(html.find("What happened") < html.find("Children") && html.contains("<dd>No</dd>"), "{html}");
        let pairs = shown(&json!([{"asked": "Who are you?", "answer": "A teacher"}]));
        assert!(pairs.contains("<dt>Who are you?</dt>"), "{pairs}");
    }
}
