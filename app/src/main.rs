//! `kith`: the command line.

use clap::{Parser, Subcommand};
use kith::commands::{self, ImportHow, ImportWhat};
use kith::settings::{Flags, Settings};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use store::Store;

/// Kith, the record of children and their families. Without a command: makes a demonstration authority the first time, and serves it.
#[derive(Parser)]
#[command(name = "kith", version)]
struct Line {
    /// The data folder (KITH_HOME; otherwise .kith)
    #[arg(long, global = true)]
    home: Option<PathBuf>,
    /// Where to serve (KITH_ADDRESS; otherwise 127.0.0.1:8020)
    #[arg(long, global = true)]
    address: Option<String>,
    /// Where the record is kept: a SQLite path or postgres://… (KITH_DATABASE; otherwise kith.sqlite in the data folder)
    #[arg(long, global = true)]
    database: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Record(Record),
    /// Read, check and write the statutory files; it needs no record
    #[command(subcommand)]
    Returns(returns_command::Returns),
}

/// What needs a record.
#[derive(Subcommand)]
enum Record {
    /// Serve what is there
    Serve,
    /// Make the demonstration authority in an empty record
    Demo,
    /// Look after who may sign in
    #[command(subcommand)]
    Account(Account),
    /// Bring in what the council already has, whole or not at all
    #[command(subcommand)]
    Import(Import),
    /// Verify the history, the chain and the engine's files
    Doctor,
    /// Write the record as of this moment into a new file, while Kith runs
    Backup {
        /// The file to write; it must not exist
        file: PathBuf,
    },
    /// Fill an empty database from a backup file
    Restore {
        /// The backup
        file: PathBuf,
    },
}

#[derive(Subcommand)]
enum Import {
    /// The return on children looked after: a folder with header.csv, episodes.csv, ... and last year's in a folder `last`
    Ssda903 {
        /// The folder
        folder: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// People of a former system (NUMBER, GIVEN, FAMILY and more), or names for the return's children (CHILD, GIVEN, FAMILY)
    People {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
}

#[derive(clap::Args)]
struct How {
    /// Only say what would change
    #[arg(long)]
    check: bool,
    /// Write every row and what became of it into this CSV file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Account {
    /// Make an account; its password is drawn at random and printed once
    Add {
        /// What is typed at sign-in, for example amina.yusuf
        username: String,
        /// The person's name, in quotes
        name: String,
        /// The role's word, for example worker, manager or administrator
        role: String,
    },
    /// Give an account a new password, printed once, and end its sessions
    Password {
        /// What is typed at sign-in
        username: String,
    },
}

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let line = Line::parse();
    match run(line) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("kith: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(line: Line) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let command = match line.command {
        Some(Command::Returns(asked)) => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            let end = returns_command::run(asked, &mut out);
            out.flush()?;
            return Ok(end.into());
        }
        Some(Command::Record(command)) => Some(command),
        None => None,
    };
    let flags = Flags { home: line.home, address: line.address, database: line.database };
    let settings = Settings::read(&flags, |name| std::env::var(name).ok())?;
    match command {
        None => {
            let store = kith::open_store(settings.database.clone())?;
            commands::demo_if_empty(&store, &settings)?;
            serve(store, &settings)
        }
        Some(Record::Serve) => serve(kith::open_store(settings.database.clone())?, &settings),
        Some(Record::Demo) => {
            let store = kith::open_store(settings.database.clone())?;
            commands::make_demo(&store, &settings)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Record::Account(account)) => {
            let store = kith::open_store(settings.database.clone())?;
            Ok(match account {
                Account::Add { username, name, role } => commands::add_account(&store, &username, &name, &role)?,
                Account::Password { username } => commands::new_password(&store, &username)?,
            })
        }
        Some(Record::Import(import)) => {
            let (what, how) = match import {
                Import::Ssda903 { folder, how } => (ImportWhat::Return(folder), how),
                Import::People { file, how } => (ImportWhat::People(file), how),
            };
            let how = ImportHow { check: how.check, report: how.report };
            Ok(commands::import(&kith::open_store(settings.database.clone())?, &what, &how)?)
        }
        Some(Record::Doctor) => Ok(commands::doctor(&settings)?),
        Some(Record::Backup { file }) => Ok(commands::backup(&settings, &file)?),
        Some(Record::Restore { file }) => Ok(commands::restore(&settings, &file)?),
    }
}

fn serve(store: Store, settings: &Settings) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let note = commands::sign_in_note(settings);
    let shown = note.clone();
    commands::serve(store, settings, note, |address| {
        println!("Kith is at http://{address}");
        if let Some(note) = shown {
            println!("{note}");
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
