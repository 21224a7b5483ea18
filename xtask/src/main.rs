//! `cargo xtask tidy`: the house's rules as checks. Each message says what to do.

mod arrows;
mod documents;
mod house;
mod lengths;
mod names;
mod sql;
mod walked;
mod words;

use std::{env, path::Path, process::ExitCode};

use house::{Fault, House};

fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        Some("tidy") => tidy(),
        Some("walked") => walked(),
        _ => {
            eprintln!("Say what to do: cargo xtask tidy, or cargo xtask walked FOLDER");
            ExitCode::FAILURE
        }
    }
}

fn walked() -> ExitCode {
    let faults = walked::faults(Path::new(&env::args().nth(2).unwrap_or_default()));
    for fault in faults.as_deref().unwrap_or_default() {
        println!("{fault}");
    }
    match faults {
        Ok(none) if none.is_empty() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("walked: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn tidy() -> ExitCode {
    let house = match House::read() {
        Ok(house) => house,
        Err(sentence) => {
            eprintln!("tidy: {sentence}");
            return ExitCode::FAILURE;
        }
    };
    println!("The longest files:");
    for (lines, path) in lengths::longest(&house, 5) {
        println!("{lines:>6}  {path}");
    }
    let faults = faults_of(&house);
    for fault in &faults {
        println!("{fault}");
    }
    println!("tidy: {} files, {} to put right", house.files.len(), faults.len());
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn faults_of(house: &House) -> Vec<Fault> {
    let checks = [lengths::check, names::check, arrows::check, sql::check, words::check, documents::check];
    checks.iter().flat_map(|check| check(house)).collect()
}
