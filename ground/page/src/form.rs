//! What a form sent: names with values, in order, and files.

/// Fields as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    fields: Vec<(String, String)>,
}

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The field's name.
    pub field: String,
    /// The name it had on the sender's machine, without folders that point elsewhere.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a form cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormFault {
    /// More fields than any page of ours has.
    #[error("the form holds more than {MOST_FIELDS} fields. Go back, reload the page and try again")]
    TooMany,
    /// Not text in UTF-8.
    #[error("the form is not readable text. Go back, reload the page and try again")]
    NotText,
}

const MOST_FIELDS: usize = 5_000;

impl Form {
    /// Reads `a=1&b=2` as browsers write it. Errors when it is not UTF-8 or absurdly long.
    pub fn read(bytes: &[u8]) -> Result<Form, FormFault> {
        let mut fields = Vec::new();
        for part in bytes.split(|b| *b == b'&').filter(|p| !p.is_empty()) {
            if fields.len() == MOST_FIELDS {
                return Err(FormFault::TooMany);
            }
            let at = part.iter().position(|b| *b == b'=').unwrap_or(part.len());
            let (name, value) = part.split_at(at);
            let value = value.get(1..).unwrap_or_default();
            fields.push((unescape(name)?, unescape(value)?));
        }
        Ok(Form { fields })
    }

    /// A form of these fields.
    pub fn of<N: Into<String>, V: Into<String>>(fields: impl IntoIterator<Item = (N, V)>) -> Form {
        Form { fields: fields.into_iter().map(|(n, v)| (n.into(), v.into())).collect() }
    }

    pub(crate) fn push(&mut self, name: String, value: String) -> Result<(), FormFault> {
        if self.fields.len() == MOST_FIELDS {
            return Err(FormFault::TooMany);
        }
        self.fields.push((name, value));
        Ok(())
    }

    /// The first value at `name`, as typed.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The first value at `name` without spaces around it; empty when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default().trim()
    }

    /// Every value at `name`.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// As browsers write it.
    pub fn write(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }
}

/// Undoes `+` and `%41`. Line ends become `\n`; NUL, which no keyboard writes and no database keeps, becomes a space.
fn unescape(part: &[u8]) -> Result<String, FormFault> {
    let spaced: Vec<u8> = part.iter().map(|b| if *b == b'+' { b' ' } else { *b }).collect();
    let text = percent_encoding::percent_decode(&spaced).decode_utf8().map_err(|_| FormFault::NotText)?;
    Ok(tidy(&text))
}

pub(crate) fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_browser_writes_is_read() {
        let form = Form::read(b"name=Zo%C3%AB+O%27Neil&seen=yes&seen=no&empty=&bare").unwrap();
        assert_eq!(form.get("name"), Some("Zoë O'Neil"));
        assert_eq!(form.all("seen").collect::<Vec<_>>(), ["yes", "no"]);
        assert_eq!((form.get("empty"), form.get("bare"), form.get("none")), (Some(""), Some(""), None));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_a_sentence() {
        assert_eq!(Form::read(b"name=%ff%fe"), Err(FormFault::NotText));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let _ = Form::read(&bytes);
        }

        #[test]
        fn every_form_is_read_as_it_was_written(fields in proptest::collection::vec(("\\PC{0,20}", "[^\\x00\\r]{0,200}"), 0..20)) {
            let form = Form::of(fields);
            prop_assert_eq!(Form::read(form.write().as_bytes()), Ok(form));
        }
    }
}
