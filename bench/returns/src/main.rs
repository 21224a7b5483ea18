//! Measures how fast the statutory files are checked, beside what was recorded of the sector's own validators and, for
//! workbooks, beside the bare reader in the same run.

mod lists;
mod one;
mod sets;

use std::path::PathBuf;
use std::process::ExitCode;

/// What everything here may end with: a sentence.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let mut line = std::env::args().skip(1);
    let done = match (line.next().as_deref(), line.next(), line.next()) {
        // This program again, alone with one folder, so that its memory is that of one check.
        (Some("one"), Some(folder), cores) => one::run(&PathBuf::from(folder), cores.and_then(|n| n.parse().ok())),
        (None, ..) => all(),
        _ => Err("expected no words: ./test bench returns".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

fn all() -> Outcome<()> {
    let folder = std::env::temp_dir().join(format!("kith-bench-returns-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = sets::run(&folder).and_then(|()| lists::run(&folder));
    std::fs::remove_dir_all(&folder)?;
    measured
}
