//! `kith import`: what a council already has, whole or not at all.

use days::{Clock, SystemClock};
use imports::published::{ImportFault, bring_in, check as would_change, lines};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use store::{Actor, Store};

/// Why files could not be taken up.
#[derive(Debug, thiserror::Error)]
pub enum ImportCommandFault {
    /// A path cannot be read.
    #[error("{} could not be read ({why}). Check the path, and that you may read it", path.display())]
    Path {
        /// The path.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The files cannot be used, or the store failed.
    #[error(transparent)]
    Import(#[from] ImportFault),
}

type Given = (String, Vec<u8>);

fn read(path: &Path, name: String) -> Result<Given, ImportCommandFault> {
    let bytes = std::fs::read(path).map_err(|why| ImportCommandFault::Path { path: path.to_owned(), why })?;
    Ok((name, bytes))
}

/// The files of a folder and of the folder `last` in it, each with its name there.
pub fn files_of_folder(folder: &Path) -> Result<Vec<Given>, ImportCommandFault> {
    let mut files = Vec::new();
    for (path, before) in [(folder.to_owned(), ""), (folder.join("last"), "last/")] {
        if !before.is_empty() && !path.is_dir() {
            continue;
        }
        let fault = |why| ImportCommandFault::Path { path: path.clone(), why };
        for entry in std::fs::read_dir(&path).map_err(fault)? {
            let found = entry.map_err(fault)?.path();
            let name = found.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if found.is_file() {
                files.push(read(&found, format!("{before}{name}"))?);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A file of people; its name does not matter.
pub fn people_file(file: &Path) -> Result<Vec<Given>, ImportCommandFault> {
    Ok(vec![read(file, "people.csv".to_owned())?])
}

/// Brings files in, or says what they would change. Exit code 0 when all came in or there was nothing to change.
pub fn import(store: &Store, files: &[Given], check: bool) -> Result<ExitCode, ImportCommandFault> {
    let shows = std::io::stderr().is_terminal();
    let progress = |done: usize, of: usize| {
        if shows && (done.is_multiple_of(100) || done == of) {
            let mut to = std::io::stderr();
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(to, "\r{done} of {of} people{}", if done == of { "\n" } else { "" });
            let _ = to.flush();
        }
    };
    let now = SystemClock.now();
    let report = if check {
        would_change(store, files, now, &progress)?
    } else {
        bring_in(store, files, &Actor::program("an import from the command line"), now, &progress)?
    };
    if check {
        println!("Nothing was written. This would change:");
    }
    for line in lines(&report) {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}
