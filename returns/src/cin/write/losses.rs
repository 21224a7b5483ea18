//! What the census's message has no place for, counted by kind.

use crate::open::Aside;
use crate::output::counted;

/// One kind of loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Rows of the header beyond the first.
    SecondHeader,
    /// A row that names no child.
    Nameless,
    /// A child without a row of identifiers.
    WithoutIdentifiers,
    /// A row of this table whose module is not there.
    Unplaced(&'static str),
    /// An assessment whose own factors are not those of the list.
    OtherFactors,
    /// Characters that XML cannot hold.
    Character,
}

/// The losses so far, in the order in which they were first met.
#[derive(Debug, Default)]
pub struct Losses(Vec<(Loss, usize, String)>);

impl Losses {
    /// Counts one more, of this child or value.
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
    let (was, first) = if count == 1 { ("was", "") } else { ("were", "the first ") };
    let rows = counted(count, "row", "rows");
    match loss {
        Loss::SecondHeader => {
            Aside::lost("Header", format!("{rows} beyond the first {was} left out: a message has one header."))
        }
        Loss::Nameless => Aside::lost(
            "LAchildID",
            format!("{rows} without a child's number {was} written under one child without it. Add the number."),
        ),
        Loss::WithoutIdentifiers => Aside::lost(
            "ChildIdentifiers",
            format!(
                "{} ({first}“{example}”) in other tables only. The message wants identifiers of everyone, so that the number alone was written.",
                counted(count, "child stands", "children stand")
            ),
        ),
        Loss::Unplaced(table) => Aside::lost(
            table,
            format!(
                "{rows} ({first}of child “{example}”) {was} left out: the module in which it would stand is not among the child's rows. Give it with the same CINdetailsID, AssessmentID or CPPID."
            ),
        ),
        Loss::OtherFactors => Aside::lost(
            "Assessments, column AssessmentFactors",
            format!(
                "In {rows} ({first}of child “{example}”) it is not what AssessmentFactorsList says; the list was written."
            ),
        ),
        Loss::Character => Aside::lost(
            "Characters",
            format!(
                "{} characters that XML cannot hold ({first}“{example}”); they were left out.",
                counted(count, "value has", "values have")
            ),
        ),
    }
}
