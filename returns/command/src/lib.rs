//! `kith returns`: the statutory files on the command line. It needs no record and no database.

mod answers;
mod args;
mod check;
mod convert;
mod diff;
mod disk;
mod explain;
mod generate;
mod vectors;

pub use args::{Generate, Returns};

use std::io::Write;
use std::process::ExitCode;

/// What the command ends with, for a build server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Nothing fails: 0.
    Clean,
    /// Rows fail a rule, a vector did not pass, or something was not converted: 1.
    Fails,
    /// Something could not be read or was not asked rightly: 2.
    NotDone,
}

impl From<End> for ExitCode {
    fn from(end: End) -> ExitCode {
        ExitCode::from(match end {
            End::Clean => 0,
            End::Fails => 1,
            End::NotDone => 2,
        })
    }
}

/// Does what was asked; answers go to `out`, progress and faults to standard error.
pub fn run(asked: Returns, out: &mut dyn Write) -> End {
    let done = match asked {
        Returns::Check(asked) => check::run(&asked, out),
        Returns::Convert(asked) => convert::run(&asked, out),
        Returns::Explain { codes } => explain::run(&codes, out),
        Returns::Generate(asked) => generate::run(&asked, out),
        Returns::Diff { before, after } => diff::run(&before, &after, out),
        Returns::RunVector { files } => vectors::run(&files, out),
    };
    done.unwrap_or_else(|fault| {
        eprintln!("kith returns: {fault}");
        End::NotDone
    })
}
