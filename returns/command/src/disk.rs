//! Files from the disk.

use std::fs;
use std::path::{Path, PathBuf};

/// Why a file cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum DiskFault {
    /// Reading failed.
    #[error("{path} could not be read: {why}. Check the name and that you may read it")]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// Writing failed.
    #[error("{path} could not be written: {why}")]
    Write {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// A folder without a file.
    #[error("{0} holds no file")]
    Empty(PathBuf),
}

/// How deep folders are followed. Source: local.
const DEEPEST: usize = 4;

/// A file, or every file of a folder and of the folders in it, under their names as given and seen from there. A folder
/// named `expected` is left out: it holds what others said of the files.
pub fn read(path: &Path, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, DiskFault> {
    let mut files = Vec::new();
    if path.is_dir() {
        folder(path, prefix, DEEPEST, &mut files)?;
        if files.is_empty() {
            return Err(DiskFault::Empty(path.to_owned()));
        }
    } else {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let parent = path.parent().and_then(Path::file_name).is_some_and(|name| name.eq_ignore_ascii_case("last"));
        files.push((format!("{prefix}{}{name}", if parent { "last/" } else { "" }), bytes(path)?));
    }
    Ok(files)
}

fn folder(path: &Path, prefix: &str, deep: usize, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), DiskFault> {
    let fault = |why| DiskFault::Read { path: path.to_owned(), why };
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(path).map_err(fault)? {
        entries.push(entry.map_err(fault)?.path());
    }
    entries.sort();
    for entry in entries {
        let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if entry.is_dir() {
            if deep > 0 && name != "expected" && !name.starts_with('.') {
                folder(&entry, &format!("{prefix}{name}/"), deep - 1, files)?;
            }
        } else if !name.starts_with('.') {
            files.push((format!("{prefix}{name}"), bytes(&entry)?));
        }
    }
    Ok(())
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, DiskFault> {
    fs::read(path).map_err(|why| DiskFault::Read { path: path.to_owned(), why })
}
