//! The two engines, side by side: everything that differs between them is in these two files, and in the wire that one of them needs.

pub(crate) mod postgres;
pub(crate) mod sqlite;
mod wire;
