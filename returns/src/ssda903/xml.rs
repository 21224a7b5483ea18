//! The return as an XML message (EXPSSDA903), read into its tables and written from them.
//!
//! Source: Department for Education, children looked after XML schema 2021; none later was found. It has no place for
//! social workers (SWEpisodes) and orders that deprive of liberty (DoLo).

mod layout;
mod losses;
mod read;
mod write;

pub use read::{Message, read};
pub use write::{Written, write};

#[cfg(test)]
mod tests;
