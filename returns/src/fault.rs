//! What was wrong in a file, told to the person who can put it right.

use std::fmt;

/// How many faults are told; the rest are counted.
///
/// Source: local.
const TOLD: usize = 200;

/// How many characters of a wrong value are shown.
///
/// Source: local.
const SHOWN_CHARACTERS: usize = 40;

/// One thing that stops a file being read.
///
/// [`fmt::Display`] gives one paragraph: where, what was found, what was expected, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// The file, as it was named when given; `all files` for a fault of the whole.
    pub file: String,
    /// The line in the file, counted as a spreadsheet counts: the headings are line 1.
    pub row: Option<u64>,
    /// The heading of the column.
    pub column: Option<String>,
    /// What was found, cut to 40 characters, with control characters written out.
    pub value: Option<String>,
    /// What should have been there, as the end of a sentence after "expected".
    pub expected: String,
    /// What the reader of the sentence can do, as a whole sentence.
    pub what_to_do: String,
}

impl fmt::Display for ReadFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(to, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(to, ", column {column}")?;
        }
        match &self.value {
            Some(value) => write!(to, ": found “{value}”, expected {}. ", self.expected)?,
            None => write!(to, ": expected {}. ", self.expected)?,
        }
        write!(to, "{}", self.what_to_do)
    }
}

impl std::error::Error for ReadFault {}

/// Writes a value so that it can be shown: cut short, with control characters visible.
pub(crate) fn shown(value: &str) -> String {
    let mut said: String = String::new();
    let mut characters = value.chars();
    for c in characters.by_ref().take(SHOWN_CHARACTERS) {
        match c {
            '\n' => said.push_str("\\n"),
            '\r' => said.push_str("\\r"),
            '\t' => said.push_str("\\t"),
            c if c.is_control() || is_invisible(c) => said.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => said.push(c),
        }
    }
    if characters.next().is_some() {
        said.push('…');
    }
    said
}

/// Characters that take no room or turn the line around, and so would hide what is wrong.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Collects faults, keeping the first 200 and counting the rest.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    told: Vec<ReadFault>,
    more: usize,
}

impl Faults {
    pub(crate) fn add(&mut self, fault: ReadFault) {
        if self.told.len() < TOLD {
            self.told.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Nothing when nothing was wrong; otherwise the faults, the last of which counts those not told.
    pub(crate) fn finish(mut self) -> Result<(), Vec<ReadFault>> {
        if self.told.is_empty() {
            return Ok(());
        }
        if self.more > 0 {
            self.told.push(ReadFault {
                file: "all files".to_owned(),
                row: None,
                column: None,
                value: None,
                expected: format!("no faults, and {} more were found than the {TOLD} listed", self.more),
                what_to_do: "Put these right first, then read the files again.".to_owned(),
            });
        }
        Err(self.told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(row: u64) -> ReadFault {
        ReadFault {
            file: "header.csv".into(),
            row: Some(row),
            column: Some("DOB".into()),
            value: Some(shown("31/02/2010")),
            expected: "a date like 21/11/2018".into(),
            what_to_do: "Correct it in the file it was exported from.".into(),
        }
    }

    #[test]
    fn a_fault_is_told_as_a_sentence_with_its_place() {
        assert_eq!(
            fault(7).to_string(),
            "header.csv, row 7, column DOB: found “31/02/2010”, expected a date like 21/11/2018. \
             Correct it in the file it was exported from."
        );
    }

    #[test]
    fn control_characters_are_written_out_and_long_values_cut() {
        assert_eq!(shown("a\u{0}b\r\n\u{202e}c"), "a\\u{0}b\\r\\n\\u{202e}c");
        assert_eq!(shown(&"x".repeat(50)), format!("{}…", "x".repeat(40)));
    }

    #[test]
    fn two_hundred_faults_are_told_and_the_rest_counted() {
        let mut faults = Faults::default();
        for row in 0..237 {
            faults.add(fault(row));
        }

        let told = faults.finish().unwrap_err();

        assert_eq!(told.len(), 201);
        assert!(told[200].to_string().contains("37 more were found than the 200 listed"), "{}", told[200]);
    }
}
