//! Reading a form from text, with all faults at once.

use std::fmt;

use toml::de::DeTable;

use crate::Form;

mod check;
mod condition;
mod node;
mod parts;

use node::{Faults, Node};

/// Something wrong in a form: where it is, what was expected, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFault {
    /// The line in the text, counted from 1.
    pub line: usize,
    /// Where in the form, like "section 2, question 3 (seen_alone)"; empty for the form itself.
    pub place: String,
    /// What was expected and what to do.
    pub sentence: String,
}

/// Everything wrong in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFaults(pub Vec<FormFault>);

impl fmt::Display for FormFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(f, "Line {}: {}", self.line, self.sentence)
        } else {
            write!(f, "Line {}, {}: {}", self.line, self.place, self.sentence)
        }
    }
}

impl fmt::Display for FormFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.0.iter().enumerate() {
            if n > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for FormFaults {}

impl Form {
    /// Reads a form written like `areas/recording/src/forms/visit.toml`.
    ///
    /// Errors: everything that is wrong, each with its line and what to do.
    pub fn parse(toml: &str) -> Result<Form, FormFaults> {
        let mut faults = Faults::new(toml);
        let (table, errors) = DeTable::parse_recoverable(toml);
        if !errors.is_empty() {
            for error in errors {
                faults.add(error.span().unwrap_or(0..0), "", not_toml(error.message()));
            }
            return Err(faults.told());
        }
        let form = parts::form(&Node::new(table.get_ref(), table.span(), ""), &mut faults);
        match form {
            Some(form) if faults.none() => {
                check::whole(&form, &mut faults);
                if faults.none() { Ok(form) } else { Err(faults.told()) }
            }
            _ => Err(faults.told()),
        }
    }
}

fn not_toml(message: &str) -> String {
    format!("This cannot be read as TOML ({message}). Check the quotation marks, brackets and names here")
}

#[cfg(test)]
mod tests;
