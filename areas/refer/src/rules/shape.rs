//! What a message must look like, once: the check of a message and the words of the published description both come from it.

use serde_json::{Map, Value, json};

/// The shape of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Text of so many letters.
    Text {
        /// At least.
        least: usize,
        /// At most.
        most: usize,
    },
    /// One of these words.
    OneOf(Vec<String>),
    /// A day as 2018-11-21.
    Day,
    /// true or false.
    YesNo,
    /// A whole number between these.
    Whole(i64, i64),
    /// So many of a shape, at least and at most.
    List(Box<Shape>, usize, usize),
    /// Named parts and no others.
    Parts(Vec<Part>),
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub needed: bool,
    /// What it holds.
    pub shape: Shape,
    /// What it means.
    pub words: &'static str,
}

/// A fault of a message: where (a JSON pointer), what was expected, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// "/children/0/born".
    pub field: String,
    /// What was expected there.
    pub expected: String,
    /// What to do.
    pub remedy: String,
}

/// The most faults that one answer lists.
const MOST_FAULTS: usize = 20;

impl Shape {
    /// The description for programs (JSON Schema, as OpenAPI 3.1 has it).
    pub fn schema(&self) -> Value {
        match self {
            Shape::Text { least: 0, most } => json!({ "type": "string", "maxLength": most }),
            Shape::Text { least, most } => json!({ "type": "string", "minLength": least, "maxLength": most }),
            Shape::OneOf(words) => json!({ "type": "string", "enum": words }),
            Shape::Day => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            Shape::YesNo => json!({ "type": "boolean" }),
            Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Shape::List(of, least, most) => {
                json!({ "type": "array", "items": of.schema(), "minItems": least, "maxItems": most })
            }
            Shape::Parts(parts) => {
                let needed: Vec<&str> = parts.iter().filter(|p| p.needed).map(|p| p.name).collect();
                let mut all = Map::new();
                for part in parts {
                    let mut schema = part.shape.schema();
                    if let Some(object) = schema.as_object_mut() {
                        object.insert("description".to_owned(), json!(part.words));
                    }
                    all.insert(part.name.to_owned(), schema);
                }
                json!({ "type": "object", "properties": all, "required": needed, "additionalProperties": false })
            }
        }
    }

    /// What is expected, in words.
    fn words(&self) -> String {
        match self {
            Shape::Text { least: 0, most } => format!("text of at most {most} letters"),
            Shape::Text { least, most } => format!("text of {least} to {most} letters"),
            Shape::OneOf(words) => format!("one of {}", words.join(", ")),
            Shape::Day => "a day as YYYY-MM-DD, for example 2018-11-21".to_owned(),
            Shape::YesNo => "true or false".to_owned(),
            Shape::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Shape::List(_, least, most) => format!("a list of {least} to {most}"),
            Shape::Parts(_) => "an object".to_owned(),
        }
    }

    /// Everything in `value` that is not of this shape.
    pub fn misfits(&self, value: &Value) -> Vec<Misfit> {
        let mut found = Vec::new();
        self.look(value, "", &mut found);
        found.truncate(MOST_FAULTS);
        found
    }

    fn look(&self, value: &Value, at: &str, found: &mut Vec<Misfit>) {
        if found.len() >= MOST_FAULTS {
            return;
        }
        match (self, value) {
            (Shape::List(of, least, most), Value::Array(items)) => {
                if items.len() < *least || items.len() > *most {
                    found.push(misfit(at, self.words(), &format!("There are {}", items.len())));
                }
                for (n, item) in items.iter().enumerate() {
                    of.look(item, &format!("{at}/{n}"), found);
                }
            }
            (Shape::Parts(parts), Value::Object(given)) => {
                for name in given.keys().filter(|name| parts.iter().all(|p| p.name != name.as_str())) {
                    let names = parts.iter().map(|p| p.name).collect::<Vec<_>>().join(", ");
                    let named: String = name.chars().take(60).collect::<String>().replace('~', "~0").replace('/', "~1");
                    found.push(misfit(
                        &format!("{at}/{named}"),
                        format!("only {names}"),
                        "Take this part out, or check its spelling",
                    ));
                }
                for part in parts {
                    match given.get(part.name) {
                        Some(value) => part.shape.look(value, &format!("{at}/{}", part.name), found),
                        None if part.needed => {
                            found.push(misfit(
                                &format!("{at}/{}", part.name),
                                part.shape.words(),
                                "It is missing. Add it",
                            ));
                        }
                        None => {}
                    }
                }
            }
            _ if self.fits(value) => {}
            (_, value) => found.push(misfit(at, self.words(), &remedy(value))),
        }
    }

    fn fits(&self, value: &Value) -> bool {
        match (self, value) {
            (Shape::Text { least, most }, Value::String(text)) => (*least..=*most).contains(&text.chars().count()),
            (Shape::OneOf(words), Value::String(text)) => words.contains(text),
            (Shape::Day, Value::String(text)) => {
                let dash = |n: usize| n == 4 || n == 7;
                text.len() == 10
                    && text.bytes().enumerate().all(|(n, b)| if dash(n) { b == b'-' } else { b.is_ascii_digit() })
            }
            (Shape::YesNo, Value::Bool(_)) => true,
            (Shape::Whole(least, most), Value::Number(number)) => {
                let whole = number.as_i64().or_else(|| number.as_f64().filter(|f| f.fract() == 0.0).map(|f| f as i64));
                whole.is_some_and(|n| (*least..=*most).contains(&n))
            }
            _ => false,
        }
    }
}

fn misfit(at: &str, expected: String, remedy: &str) -> Misfit {
    Misfit { field: at.to_owned(), expected, remedy: remedy.to_owned() }
}

fn remedy(value: &Value) -> String {
    let kind = match value {
        Value::Null => "null: leave the part out where nothing is known",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text that does not fit",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    format!("There is {kind}. Send what is expected")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape() -> Shape {
        let part = |name, needed, shape| Part { name, needed, shape, words: "a part" };
        let child = Shape::Parts(vec![part("born", false, Shape::Day), part("age", false, Shape::Whole(0, 25))]);
        Shape::Parts(vec![
            part("seen", true, Shape::Text { least: 1, most: 5 }),
            part("urgent", false, Shape::YesNo),
            part("children", true, Shape::List(Box::new(child), 1, 2)),
        ])
    }

    fn fields(value: Value) -> Vec<String> {
        shape().misfits(&value).into_iter().map(|m| m.field).collect()
    }

    #[test]
    fn what_fits_has_no_fault() {
        assert!(fields(json!({ "seen": "a", "children": [{ "born": "2018-11-21", "age": 7.0 }] })).is_empty());
        assert!(fields(json!({ "seen": "🙂🙂🙂🙂🙂", "children": [{}] })).is_empty());
    }

    #[test]
    fn every_fault_is_named_where_it_stands() {
        let sent = json!({ "seen": "", "urgent": null, "extra": 1, "children": [{ "born": "21/11/2018", "age": 7.5 }, 3, {}] });
        assert_eq!(
            fields(sent),
            ["/extra", "/seen", "/urgent", "/children", "/children/0/born", "/children/0/age", "/children/1"]
        );
        assert_eq!(fields(json!([])), [""]);
        assert_eq!(fields(json!({})), ["/seen", "/children"]);
    }

    #[test]
    fn a_hostile_message_is_answered_with_a_few_faults() {
        let many = json!({ "seen": "a", "children": vec![3; 100_000] });
        assert_eq!(shape().misfits(&many).len(), MOST_FAULTS);
    }
}
