//! The only SQL of this area, and its changes to rows.

pub mod account;
pub mod tries;
