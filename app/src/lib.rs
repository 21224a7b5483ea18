//! The program: one list of areas, the command line, the configuration.

pub mod commands;
pub mod health;
pub mod house;
mod rounds;
pub mod sending;
pub mod settings;

pub use house::{areas, open_store, schema};

#[cfg(test)]
mod tests;
