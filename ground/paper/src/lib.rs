//! A small structured document, and what it becomes: marked text that people write, plain text for an e-mail, and a
//! tagged PDF (PDF/UA-1, ISO 14289-1) that a screen reader reads as it was meant.

mod document;
mod draw;
mod fonts;
mod lay;
mod marked;
#[cfg(test)]
mod tests;

pub use document::{Block, Heading, Letterhead, List, Paper, Table};
pub use draw::{PaperFault, pdf};
pub use marked::{blocks, marked, plain};
