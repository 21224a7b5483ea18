//! `kith import`: what a council already has, whole or not at all.

use days::{Clock, SystemClock};
use imports::published::{Given, ImportFault, ReadFiles, as_csv, bring_in, check, lines, read_people, read_return};
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::Cell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use store::{Actor, Store};

/// Most bytes of one file. Source: local; far above any council's.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

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
    /// More than the program takes.
    #[error("{} is larger than 64 MB, which no such file is. Check that it is the one that is meant", .0.display())]
    TooLarge(PathBuf),
    /// The files cannot be used, or the store failed.
    #[error(transparent)]
    Import(#[from] ImportFault),
}

/// What is to be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportWhat {
    /// The tables of a return, in a folder.
    Return(PathBuf),
    /// A table of people.
    People(PathBuf),
}

/// How.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportHow {
    /// Only say what would change.
    pub check: bool,
    /// Where to write what became of every row.
    pub report: Option<PathBuf>,
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<Vec<u8>, ImportCommandFault> {
    let fault = |why| ImportCommandFault::Path { path: path.to_owned(), why };
    if std::fs::metadata(path).map_err(fault)?.len() > MOST_BYTES {
        return Err(ImportCommandFault::TooLarge(path.to_owned()));
    }
    std::fs::read(path).map_err(fault)
}

/// The files of a folder and of the folder `last` in it, each with its name there. Files that are no tables are named.
fn files_of_folder(folder: &Path) -> Result<Vec<Given>, ImportCommandFault> {
    let mut files = Vec::new();
    for (path, before) in [(folder.to_owned(), ""), (folder.join("last"), "last/")] {
        if !before.is_empty() && !path.is_dir() {
            continue;
        }
        let fault = |why| ImportCommandFault::Path { path: path.clone(), why };
        for entry in std::fs::read_dir(&path).map_err(fault)? {
            let found = entry.map_err(fault)?.path();
            let is_table = found.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
            if found.is_file() {
                let bytes = if is_table { read(&found)? } else { Vec::new() };
                files.push((format!("{before}{}", name(&found)), bytes));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Brings files in, or says what they would change. Exit code 0 when all came in or there was nothing to change.
pub fn import(store: &Store, what: &ImportWhat, how: &ImportHow) -> Result<ExitCode, ImportCommandFault> {
    let now = SystemClock.now();
    let today = days::day_of(now);
    let files = match what {
        ImportWhat::Return(folder) => read_return(&files_of_folder(folder)?, today)?,
        ImportWhat::People(file) => read_people(&name(file), &read(file)?, today)?,
    };
    let report = with_progress(store, &files, how, now)?;
    let mut said = Vec::new();
    if how.check {
        said.push("Nothing was written. This would change:".to_owned());
    }
    said.extend(lines(&report));
    if let Some(to) = &how.report {
        std::fs::write(to, as_csv(&report)).map_err(|why| ImportCommandFault::Path { path: to.clone(), why })?;
        said.push(format!("Every row is in {}", to.display()));
    }
    // Whoever reads the words may stop reading; what was brought in stays so.
    let _ = std::io::stdout().write_all((said.join("\n") + "\n").as_bytes());
    Ok(ExitCode::SUCCESS)
}

fn with_progress(
    store: &Store,
    files: &ReadFiles,
    how: &ImportHow,
    now: days::Instant,
) -> Result<imports::published::Report, ImportFault> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos} of {len} people") {
        bar.set_style(style);
    }
    let doing = Cell::new("");
    let progress = |what: &'static str, done: usize, of: usize| {
        if doing.replace(what) != what {
            bar.set_message(what);
        }
        bar.set_length(u64::try_from(of).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    };
    let report = if how.check {
        check(store, files, &progress)
    } else {
        bring_in(store, files, &Actor::program("an import from the command line"), now, &progress)
    };
    bar.finish_and_clear();
    report
}
