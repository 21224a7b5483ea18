//! Statutory files: the yearly return on looked-after children (SSDA903), read from the tables a
//! council exports, with every fault told at once and in words.
//!
//! Pure: bytes in, rows or faults out; usable without the rest of Kith.

pub mod annex_a;
mod answer;
pub mod cell;
pub mod check;
pub mod cin;
pub mod codes;
pub mod convert;
mod fault;
mod folder;
mod grid;
mod message;
pub mod open;
pub mod output;
mod part_day;
mod reading;
mod rows;
mod sheet;
pub mod ssda903;
mod table;
mod vector;

pub use answer::{Answer, CheckFault, Kind, Request, Taken, check};
pub use fault::ReadFault;
pub use folder::{Collection, Folder, read_files};
pub use grid::{Grid, TooLong};
pub use message::MessageFault;
pub use part_day::PartDay;
pub use rows::{
    Ad1, Dolo, Episode, Header, Missing, Oc2, Oc3, PlacedForAdoption, PreviousPermanence, Review, Source, SwEpisode,
    Uasc,
};
pub use sheet::{Sheet, SheetRow, read_sheet};
pub use table::Table;
pub use vector::{Outcome, VectorFault, run_vector};
