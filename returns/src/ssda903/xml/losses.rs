//! What a message has no place for, counted by kind.

use crate::open::Aside;

/// One kind of loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// A table without a place.
    Table(&'static str),
    /// A value with more characters than the schema takes.
    Long(&'static str, usize),
    /// Rows beyond the one that a child may have.
    Second(&'static str),
    /// More rows of one child than the schema takes.
    Many(&'static str, usize),
    /// A row's own day of birth or sex, which is not the header's.
    Differs(&'static str, &'static str),
    /// A row that says nothing but whose it is.
    Bare(&'static str),
    /// A row that names no child.
    Nameless,
    /// A child without a row of the header.
    Headless,
    /// Characters that XML cannot hold.
    Character,
}

/// The losses so far, in the order in which they were first met.
#[derive(Debug, Default)]
pub struct Losses(Vec<(Loss, usize, String)>);

impl Losses {
    /// Counts one more, of this value or child.
    pub fn add(&mut self, loss: Loss, example: &str) {
        match self.0.iter_mut().find(|(known, ..)| *known == loss) {
            Some((_, count, _)) => *count += 1,
            None => self.0.push((loss, 1, crate::fault::shown(example))),
        }
    }

    /// A sentence for each kind.
    pub fn told(self) -> Vec<Aside> {
        self.0.into_iter().map(|(loss, count, example)| told(loss, count, &example)).collect()
    }
}

fn told(loss: Loss, count: usize, example: &str) -> Aside {
    let counted = |one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let (rows, values, children) = (counted("row", "rows"), counted("value", "values"), counted("child", "children"));
    let (were, first) = (if count == 1 { "was" } else { "were" }, if count == 1 { "" } else { "the first " });
    match loss {
        Loss::Table(table) => Aside::lost(
            table,
            format!(
                "{rows} {were} left out: the XML layout of 2021, the last that was published, has no place for the \
                 table. Send it as CSV."
            ),
        ),
        Loss::Long(element, most) => Aside::lost(
            element,
            format!(
                "{values} of more than {most} characters ({first}“{example}”) {were} written as given, though the XML \
                 layout of 2021 takes {most}; whoever receives the message may refuse or cut them."
            ),
        ),
        Loss::Second(table) => Aside::lost(
            table,
            format!(
                "{rows} {were} left out ({first}of child “{example}”): the XML layout takes one of a child, and the \
                 first was written."
            ),
        ),
        Loss::Many(element, most) => Aside::lost(
            element,
            format!(
                "{rows} more than the {most} of one child that the XML layout takes {were} written as given \
                 ({first}of child “{example}”)."
            ),
        ),
        Loss::Differs(table, column) => Aside::lost(
            format!("{table}, column {column}"),
            format!(
                "In {rows} ({first}of child “{example}”) it is not what the header says. The XML layout takes it once, \
                 from the header; the row's own was left out."
            ),
        ),
        Loss::Bare(table) => Aside::lost(
            table,
            format!(
                "{rows} that {} nothing but whose {} ({first}of child “{example}”) {were} left out: the XML layout has \
                 no place for such a row.",
                if count == 1 { "says" } else { "say" },
                if count == 1 { "it is" } else { "they are" },
            ),
        ),
        Loss::Nameless => Aside::lost(
            "CHILDID",
            format!(
                "{rows} that {} no child {were} written under an empty CHILDID, which the XML layout does not take. Add \
                 the number.",
                if count == 1 { "names" } else { "name" },
            ),
        ),
        Loss::Headless => Aside::lost(
            "Header",
            format!(
                "{children} ({first}“{example}”) {} in other tables only. The XML layout wants a HEADER of everyone, so \
                 one with nothing but number and day of birth was written.",
                if count == 1 { "stands" } else { "stand" }
            ),
        ),
        Loss::Character => Aside::lost(
            "Characters",
            format!(
                "{values} {} characters that XML cannot hold ({first}“{example}”); they were left out.",
                if count == 1 { "has" } else { "have" }
            ),
        ),
    }
}
