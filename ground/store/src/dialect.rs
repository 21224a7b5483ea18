//! The two engines, side by side: everything that differs between them is in these two files.

pub(crate) mod postgres;
pub(crate) mod sqlite;
