//! A form that was sent when the session had run out, carried through sign-in.

use page::Form;

/// What is carried: all its fields to send again, and those that a person wrote, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// To send again, in order; without the words of the old session.
    pub fields: Vec<(String, String)>,
    /// To read: what the field is called, and what was written.
    pub readable: Vec<(String, String)>,
}

/// Reads what was carried. Nothing when nothing was, or when it is no form.
pub fn kept(carried: &str) -> Option<Kept> {
    let form = Form::read(carried.as_bytes()).ok().filter(|_| !carried.is_empty())?;
    let fields: Vec<(String, String)> = form
        .fields()
        .filter(|(name, _)| !matches!(*name, "csrf" | "once"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let readable = fields
        .iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(name, value)| (in_words(name), value.clone()))
        .collect();
    Some(Kept { fields, readable })
}

/// `what_next.0` as "What next 0": the page the form came from knows its labels, the door does not.
fn in_words(name: &str) -> String {
    let spaced: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = spaced.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Text".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_kept_whole_and_the_old_sessions_words_are_not() {
        let kept = kept("csrf=old&what_I_saw=Zo%C3%AB+smiled.%0AThen+slept.&empty=&once=key").unwrap();
        assert_eq!(kept.readable, [("What I saw".to_owned(), "Zoë smiled.\nThen slept.".to_owned())]);
        assert_eq!(kept.fields.len(), 2, "an empty field is sent again too");
    }

    #[test]
    fn nothing_carried_is_nothing_kept() {
        assert_eq!(kept(""), None);
        assert_eq!(kept("%ff"), None);
    }
}
