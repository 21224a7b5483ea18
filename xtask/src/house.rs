//! What the checks look at: every file that git would take, and a fault as a person reads it.

use std::{collections::BTreeSet, fmt, fs, path::Path, process::Command};

/// One text file: its path from the project's folder, with `/`, and what stands in it.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn has_ending(&self, endings: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }

    pub fn is_generated(&self) -> bool {
        self.text.lines().next().is_some_and(|first| first.to_lowercase().contains("generated"))
    }

    /// Lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(before, line)| (before + 1, line))
    }

    pub fn fault(&self, line: usize, say: impl Into<String>) -> Fault {
        Fault { path: self.path.clone(), line, say: say.into() }
    }
}

/// What is wrong, where, and what to do about it. Line 0 stands for the whole file.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    pub path: String,
    pub line: usize,
    pub say: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}", self.path, self.say),
            line => write!(out, "{}:{line}: {}", self.path, self.say),
        }
    }
}

/// Every text file of the project.
pub struct House {
    pub files: Vec<File>,
}

impl House {
    pub fn read() -> Result<House, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .map_err(|why| format!("git could not be run ({why}): install git"))?;
        if !listed.status.success() {
            return Err(format!("git could not list the files: {}", String::from_utf8_lossy(&listed.stderr).trim()));
        }
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        let paths: BTreeSet<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
        let files = paths
            .into_iter()
            .filter_map(|path| {
                let text = fs::read_to_string(root.join(path)).ok()?; // pictures, and files removed but not yet from git
                Some(File { path: path.to_owned(), text })
            })
            .collect();
        Ok(House { files })
    }

    pub fn find(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> House {
        let files = files.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() });
        House { files: files.collect() }
    }
}
