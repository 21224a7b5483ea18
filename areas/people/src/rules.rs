//! Pure rules: what may be typed, who may be what to whom, how late is late.

pub mod explored;
pub mod lateness;
pub mod my_work;
pub mod relation;
pub mod typed;
pub mod workers;
