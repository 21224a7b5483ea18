//! The only SQL that touches this area's tables; one file per noun.

pub mod form_change;
pub mod practice_model;
pub mod support;
pub mod written;
