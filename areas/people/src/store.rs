//! The only SQL of this area; one file per noun.

pub mod finding;
pub mod my_children;
pub mod my_work;
