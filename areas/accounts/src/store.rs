//! The only SQL of this area, and its changes to rows.

pub mod account;
pub mod council_name;
pub mod council_way;
pub mod tries;
