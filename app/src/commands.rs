//! What the command line does.

mod account;
mod demonstration;
mod import;
mod keeping;
mod serve;

pub use account::{AccountCommandFault, add_account, new_password};
pub use demonstration::{demo_if_empty, make_demo, sign_in_note};
pub use import::{ImportCommandFault, ImportHow, ImportWhat, import};
pub use keeping::{backup, doctor, restore};
pub use serve::{ServeFault, serve};
