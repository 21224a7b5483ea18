//! `kith doctor`, `kith backup`, `kith restore`.

use crate::house;
use crate::settings::Settings;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use store::{Fault, Options, Store, SystemDice};

/// Verifies the record. Exit code 0 when all is well, 1 when something is not.
pub fn doctor(settings: &Settings) -> Result<ExitCode, Fault> {
    let health = house::open_store(settings.database.clone())?.doctor()?;
    println!("{} acts and {} history rows verified", health.acts, health.rows);
    for finding in &health.findings {
        println!("NOT WELL: {}", finding.0);
    }
    Ok(if health.findings.is_empty() {
        println!("The history is whole.");
        ExitCode::SUCCESS
    } else {
        println!("Keep this database as it is, restore the last backup beside it, and compare.");
        ExitCode::FAILURE
    })
}

/// Writes a backup.
pub fn backup(settings: &Settings, file: &Path) -> Result<ExitCode, Fault> {
    let report = house::open_store(settings.database.clone())?.backup(file)?;
    println!("{} rows of {} tables written to {}", report.rows(), report.tables.len(), file.display());
    Ok(ExitCode::SUCCESS)
}

/// Restores a backup into an empty database and verifies it.
pub fn restore(settings: &Settings, file: &Path) -> Result<ExitCode, Fault> {
    let options = Options::new(Arc::new(SystemDice));
    let (store, report) = Store::restore(file, settings.database.clone(), house::schema(), options)?;
    println!("{} rows of {} tables restored", report.rows(), report.tables.len());
    drop(store);
    doctor(settings)
}
