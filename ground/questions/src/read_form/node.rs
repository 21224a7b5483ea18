//! One table of a form's text, read field by field; whatever is wrong is noted and reading goes on.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FormFault, FormFaults};

/// What was found wrong so far, with the text to count lines in.
pub(super) struct Faults<'t> {
    text: &'t str,
    found: Vec<FormFault>,
}

impl<'t> Faults<'t> {
    pub(super) fn new(text: &'t str) -> Faults<'t> {
        Faults { text, found: Vec::new() }
    }

    pub(super) fn none(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn add(&mut self, span: Range<usize>, place: &str, sentence: String) {
        let before = self.text.as_bytes().get(..span.start).unwrap_or(self.text.as_bytes());
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        self.found.push(FormFault { line, place: place.to_owned(), sentence });
    }

    /// Adds a fault whose line is found by the name that stands in quotation marks.
    pub(super) fn add_at_name(&mut self, name: &str, place: &str, sentence: String) {
        let start = self.text.find(&format!("\"{name}\"")).unwrap_or(0);
        self.add(start..start, place, sentence);
    }

    pub(super) fn told(mut self) -> FormFaults {
        self.found.sort_by_key(|fault| fault.line);
        FormFaults(self.found)
    }
}

/// One table: its fields, where it stands in the text, and what it is called in a sentence.
pub(super) struct Node<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    pub(super) place: String,
}

impl<'a> Node<'a> {
    pub(super) fn new(table: &'a DeTable<'a>, span: Range<usize>, place: &str) -> Node<'a> {
        Node { table, span, place: place.to_owned() }
    }

    /// Notes every field that is not one of these.
    pub(super) fn only(&self, known: &[&str], faults: &mut Faults) {
        for key in self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let sentence = format!("There is no field \"{name}\" here. Use {}", known.join(", "));
            faults.add(key.span(), &self.place, sentence);
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Notes a fault at a field, or at the table when the field is not there.
    pub(super) fn fault(&self, key: &str, sentence: String, faults: &mut Faults) {
        let span = self.table.get(key).map_or(self.span.clone(), Spanned::span);
        faults.add(span, &self.place, sentence);
    }

    /// Text that must be there and say something.
    pub(super) fn text(&self, key: &str, faults: &mut Faults) -> Option<String> {
        match self.maybe_text(key, faults) {
            Some(text) => Some(text),
            None => {
                if !self.has(key) {
                    self.fault(key, format!("\"{key}\" is missing. Add {key} = \"...\""), faults);
                }
                None
            }
        }
    }

    /// Text that may be left out, and says something when it is there.
    pub(super) fn maybe_text(&self, key: &str, faults: &mut Faults) -> Option<String> {
        let value = self.table.get(key)?;
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.fault(key, format!("\"{key}\" is empty. Write it, or leave it out"), faults);
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                self.fault(key, format!("\"{key}\" must be text in quotation marks"), faults);
                None
            }
        }
    }

    /// A name that is stored: small letters, figures and underscores, from a letter.
    pub(super) fn name(&self, key: &str, faults: &mut Faults) -> Option<String> {
        let name = self.text(key, faults)?;
        let good = name.len() <= 60
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if good {
            return Some(name);
        }
        let sentence = format!(
            "\"{key}\" must begin with a small letter and hold only small letters, figures and underscores, at most 60, like seen_alone"
        );
        self.fault(key, sentence, faults);
        None
    }

    pub(super) fn flag(&self, key: &str, faults: &mut Faults) -> bool {
        match self.table.get(key).map(|value| value.get_ref().as_bool()) {
            None => false,
            Some(Some(flag)) => flag,
            Some(None) => {
                self.fault(key, format!("\"{key}\" must be true or false"), faults);
                false
            }
        }
    }

    pub(super) fn number(&self, key: &str, faults: &mut Faults) -> Option<i64> {
        let value = self.table.get(key)?.get_ref();
        let number = value.as_integer().and_then(|whole| i64::from_str_radix(whole.as_str(), whole.radix()).ok());
        if number.is_none() {
            self.fault(key, format!("\"{key}\" must be a whole number"), faults);
        }
        number
    }

    /// One word out of a few, or the first of them when it is left out.
    pub(super) fn one_of<T: Copy>(&self, key: &str, words: &[(&'static str, T)], faults: &mut Faults) -> Option<T> {
        if !self.has(key) {
            return words.first().map(|(_, value)| *value);
        }
        let typed = self.text(key, faults)?;
        let found = words.iter().find(|(word, _)| *word == typed).map(|(_, value)| *value);
        if found.is_none() {
            self.fault(key, format!("\"{key}\" must be {}", or_list(words)), faults);
        }
        found
    }

    /// A list of words out of a few.
    pub(super) fn some_of<T: Copy>(&self, key: &str, words: &[(&'static str, T)], faults: &mut Faults) -> Vec<T> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.fault(key, format!("\"{key}\" must be a list in square brackets"), faults);
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in array.iter() {
            let word = item.get_ref().as_str();
            match words.iter().find(|(known, _)| Some(*known) == word) {
                Some((_, value)) => found.push(*value),
                None => {
                    let sentence = format!("Each of \"{key}\" must be {}", or_list(words));
                    faults.add(item.span(), &self.place, sentence);
                }
            }
        }
        found
    }

    /// The tables of a list, numbered in words from 1.
    pub(super) fn tables(&self, key: &str, word: &str, faults: &mut Faults) -> Vec<Node<'a>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.fault(key, format!("\"{key}\" must be a list of {word}s"), faults);
            return Vec::new();
        };
        let mut nodes = Vec::new();
        for (n, item) in array.iter().enumerate() {
            let mut place = format!("{word} {}", n + 1);
            if !self.place.is_empty() {
                place = format!("{}, {place}", self.place);
            }
            if let Some(node) = node_at(item, place, faults) {
                nodes.push(node);
            }
        }
        nodes
    }

    /// One table inside this one, in the same place.
    pub(super) fn inner(&self, key: &str, faults: &mut Faults) -> Option<Node<'a>> {
        node_at(self.table.get(key)?, self.place.clone(), faults)
    }
}

fn node_at<'a>(value: &'a Spanned<DeValue<'a>>, mut place: String, faults: &mut Faults) -> Option<Node<'a>> {
    let Some(table) = value.get_ref().as_table() else {
        faults.add(value.span(), &place, "This must be a table of fields".to_owned());
        return None;
    };
    if let Some(id) = table.get("id").and_then(|id| id.get_ref().as_str()) {
        let id: String = id.chars().take(60).collect();
        place = format!("{place} ({id})");
    }
    Some(Node { table, span: value.span(), place })
}

fn or_list<T>(words: &[(&'static str, T)]) -> String {
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.join(", "),
    }
}
