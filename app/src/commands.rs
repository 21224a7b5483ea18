//! What the command line does.

mod demonstration;
mod keeping;
mod serve;

pub use demonstration::{demo_if_empty, make_demo, sign_in_note};
pub use keeping::{backup, doctor, restore};
pub use serve::{ServeFault, serve};
