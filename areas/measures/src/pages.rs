//! The pages.

pub mod all_measures;
pub mod children_behind;
pub mod my_gaps;
pub mod one_measure;
