//! What the command line does.

mod keeping;
mod serve;

pub use keeping::{backup, doctor, restore};
pub use serve::{ServeFault, serve};
