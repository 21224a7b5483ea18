//! A small structured document, and what it becomes: marked text that people write, plain text for an e-mail.

mod document;
mod marked;

pub use document::{Block, Heading, Letterhead, List, Paper, Table};
pub use marked::{blocks, marked, plain};
