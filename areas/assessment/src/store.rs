//! The only SQL on this area's tables.

pub mod assessment;
pub mod help_level;
pub mod lists;
pub mod pre_birth;
