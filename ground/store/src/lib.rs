//! One handle over SQLite and PostgreSQL: reads, acts with their history, migrations, backup.
//!
//! Every change to the record goes through [`Store::act`]: a named act with its actor, time and reason, the rows
//! before and after, and a hash that ties it to the act before it. See `README.md` for the words used here.

mod act;
mod backup;
mod chain;
mod change;
mod connection;
mod dialect;
mod dice;
mod doctor;
mod fault;
mod heard;
mod ids;
mod list;
mod migrate;
mod plain;
mod pool;
mod reading;
mod store;
mod told;
mod value;
mod writer;

pub use act::{Act, Acting, Actor};
pub use backup::{BackupReport, copy_tables};
pub use change::{Change, restore_text};
pub use connection::Connection;
pub use dice::{Dice, SeededDice, SystemDice};
pub use doctor::{Finding, Health};
pub use fault::Fault;
pub use heard::{Heard, Statement};
pub use list::in_list;
pub use migrate::{Migration, Schema};
pub use plain::Keeping;
pub use reading::Reading;
pub use store::{Address, Engine, Options, Store};
pub use told::{ToldAct, ToldColumn, ToldRow};
pub use value::{FromValue, Row, Value};
