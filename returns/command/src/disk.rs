//! Files from the disk.

use std::fs;
use std::io::Write;
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
    /// A file is there already.
    #[error("{0} is there already, and nothing was written; give another name, or --force to write over it")]
    There(PathBuf),
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

/// Writes files whole or not at all: each beside its place first, then all into their places. A file that is there
/// already is only written over when `force` says so, and keeps who may read it. What is no ordinary file (a device, a pipe, a link) stays what it is and
/// is written as it stands, when all others are in their places.
pub fn write(files: &[(PathBuf, Vec<u8>)], force: bool) -> Result<(), DiskFault> {
    let free = |path: &Path| match path.try_exists() {
        Ok(true) if !force => Err(DiskFault::There(path.to_owned())),
        Ok(_) => Ok(()),
        Err(why) => Err(not_written(path)(why)),
    };
    files.iter().try_for_each(|(path, _)| free(path))?;
    let (ordinary, other): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| is_ordinary(path));
    let mut beside: Vec<(PathBuf, &Path)> = Vec::new();
    let mut done = ordinary.into_iter().try_for_each(|(path, bytes)| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let part = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
        let written = parent.and_then(|()| {
            let mut file = fs::File::create_new(&part)?;
            beside.push((part, path));
            if let Ok(there) = fs::metadata(path) {
                file.set_permissions(there.permissions())?;
            }
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(not_written(path))
    });
    for (part, path) in &beside {
        done = done.and_then(|()| free(path)).and_then(|()| fs::rename(part, path).map_err(not_written(path)));
        if done.is_err() {
            // It is gone when it was put into its place, and of no use when it was not.
            let _ = fs::remove_file(part);
        }
    }
    done.and_then(|()| {
        other.into_iter().try_for_each(|(path, bytes)| fs::write(path, bytes).map_err(not_written(path)))
    })
}

fn not_written(path: &Path) -> impl Fn(std::io::Error) -> DiskFault {
    move |why| DiskFault::Write { path: path.to_owned(), why }
}

/// Whether an ordinary file stands there, or nothing.
fn is_ordinary(path: &Path) -> bool {
    fs::symlink_metadata(path).map_or(true, |there| there.is_file())
}
