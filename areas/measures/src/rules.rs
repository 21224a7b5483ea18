//! Pure rules: whom a measure counts, and what so few cases allow to be said.

pub mod counting;
pub mod range;
