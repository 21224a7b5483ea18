//! What is wrong in a message, told to the person who can put it right.

use crate::fault::shown;
use std::fmt;

/// How many faults are told; the rest are counted.
///
/// Source: local.
const TOLD: usize = 200;

/// One thing that is wrong in a message; [`fmt::Display`] gives one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageFault {
    /// The file, as it was named when given.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The element; nothing for a fault of the whole message.
    pub element: Option<String>,
    /// What was found, cut short, with control characters written out.
    pub value: Option<String>,
    /// What should have been there, as the end of a sentence after "expected".
    pub expected: String,
    /// What was done about it, and what the reader can do.
    pub what_to_do: String,
}

impl MessageFault {
    /// Where: file, line and element.
    pub fn place(&self) -> String {
        let element = self.element.as_ref().map(|element| format!(", element {element}")).unwrap_or_default();
        format!("{}, line {}{element}", self.file, self.line)
    }

    /// What was found, what was expected, and what to do.
    pub fn words(&self) -> String {
        let found =
            self.value.as_ref().map(|value| format!("Found “{value}”, expected ")).unwrap_or("Expected ".to_owned());
        format!("{found}{}. {}", self.expected, self.what_to_do)
    }
}

impl fmt::Display for MessageFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}, line {}", self.file, self.line)?;
        if let Some(element) = &self.element {
            write!(to, ", element {element}")?;
        }
        match &self.value {
            Some(value) => write!(to, ": found “{value}”, expected {}. {}", self.expected, self.what_to_do),
            None => write!(to, ": expected {}. {}", self.expected, self.what_to_do),
        }
    }
}

impl std::error::Error for MessageFault {}

/// A fault for which the message is refused.
pub fn refused(file: &str, line: u64, expected: impl Into<String>, what_to_do: &str) -> MessageFault {
    MessageFault {
        file: shown(file),
        line,
        element: None,
        value: None,
        expected: expected.into(),
        what_to_do: what_to_do.to_owned(),
    }
}

/// A name from the message, fit to be shown.
pub fn short(name: &str) -> String {
    shown(name)
}

/// Faults for which nothing is refused.
#[derive(Debug, Default)]
pub struct Told {
    all: Vec<MessageFault>,
    more: u64,
    last_line: u64,
}

impl Told {
    pub fn add(&mut self, file: &str, line: u64, element: &str, value: Option<&str>, expected: &str, what_to_do: &str) {
        self.last_line = line;
        if self.all.len() >= TOLD {
            self.more += 1;
            return;
        }
        let (element, value) = (Some(shown(element)), value.map(shown));
        self.all.push(MessageFault { element, value, ..refused(file, line, expected, what_to_do) });
    }

    /// The faults, the last of which counts those not told.
    pub fn finish(mut self, file: &str) -> Vec<MessageFault> {
        if self.more > 0 {
            let expected = format!("no faults, and {} more were found than the {TOLD} listed", self.more);
            self.all.push(refused(
                file,
                self.last_line,
                expected,
                "Put these right first, then give the message again.",
            ));
        }
        self.all
    }
}
