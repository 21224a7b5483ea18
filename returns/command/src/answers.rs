//! Why a command could not be done.

use super::disk::DiskFault;
use std::path::PathBuf;

/// What stops a command.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file.
    #[error(transparent)]
    Disk(#[from] DiskFault),
    /// Nothing could be checked.
    #[error(transparent)]
    Check(#[from] returns::CheckFault),
    /// Nothing was converted.
    #[error(transparent)]
    Convert(#[from] returns::convert::ConvertFault),
    /// Several files for one name.
    #[error("there are {count} files to write, and {path} is the name of one; name a folder")]
    Several {
        /// How many.
        count: usize,
        /// The name that was given.
        path: PathBuf,
    },
    /// A word that is no collection.
    #[error("there is no collection “{0}”; expected ssda903, cin or annex-a")]
    Collection(String),
    /// A year whose rules are not known.
    #[error("the rules of “{0}” are not known; expected a year from 2022-23 to 2026-27, written like that")]
    Year(String),
    /// A collection that cannot be invented.
    #[error("“{0}” cannot be invented; expected ssda903 or cin")]
    NotInvented(String),
    /// A share that is none.
    #[error("a share of {0} cannot be; expected a number from 0 to 1, for example 0.01 for one child in a hundred")]
    Rate(f64),
    /// A child that the files do not name.
    #[error("the files name no child “{0}”; give the number as it stands in the column CHILD")]
    Child(String),
    /// A code that no collection has.
    #[error("no collection has a rule “{0}”; give a code such as 102, SW02STG1 or 8867")]
    Code(String),
    /// A report that cannot be compared.
    #[error("{path} is no report: {why}. Write it with kith returns check --format json")]
    Report {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// The answer could not be written.
    #[error("the answer could not be written: {0}")]
    Write(String),
}

impl From<std::io::Error> for Fault {
    fn from(why: std::io::Error) -> Fault {
        Fault::Write(why.to_string())
    }
}
