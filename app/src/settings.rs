//! Where things are: a file, then the environment, then flags; the later one wins.

mod post;

pub use post::{Encryption, Post};

use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use store::Address;

/// What the settings file (`kith.toml` in the data folder) may hold. All of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where to serve: `127.0.0.1:8020`.
    pub address: Option<String>,
    /// A SQLite path or `postgres://…`.
    pub database: Option<String>,
    /// The council's name.
    pub council: Option<String>,
    /// Whether browsers reach Kith by https.
    pub secure: Option<bool>,
    /// The mail server that letters are handed to.
    pub post: Option<post::File>,
}

/// What was said on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--home`
    pub home: Option<PathBuf>,
    /// `--address`
    pub address: Option<String>,
    /// `--database`
    pub database: Option<String>,
}

/// Where things are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The data folder.
    pub home: PathBuf,
    /// Where to serve.
    pub address: SocketAddr,
    /// Where the record is kept.
    pub database: Address,
    /// The council's name.
    pub council: String,
    /// Whether browsers reach Kith by https.
    pub secure: bool,
    /// The mail server that letters are handed to; without one they wait to be printed.
    pub post: Option<Post>,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsFault {
    /// The settings file is not as it should be.
    #[error("{file} cannot be used: {why}. Put it right, or move it away to use the defaults.")]
    File {
        /// Its path.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// The address to serve at is none.
    #[error("“{0}” is not an address to serve at. Give a number and a port, for example 127.0.0.1:8020.")]
    Address(String),
    /// The database's address is none.
    #[error(transparent)]
    Database(#[from] store::Fault),
    /// What is said of the mail server.
    #[error("the mail server cannot be used: {0}")]
    Post(String),
    /// The data folder cannot be made.
    #[error("the data folder {folder} cannot be made: {why}. Name another with KITH_HOME.")]
    Home {
        /// Its path.
        folder: String,
        /// What the system said.
        why: String,
    },
}

impl Settings {
    /// Reads the file in the data folder, the environment (through `env`) and the flags, and makes the data folder.
    pub fn read(flags: &Flags, env: impl Fn(&str) -> Option<String>) -> Result<Settings, SettingsFault> {
        let env = |name: &str| env(name).filter(|v| !v.trim().is_empty());
        let home = flags.home.clone().or_else(|| env("KITH_HOME").map(PathBuf::from)).unwrap_or_else(|| ".kith".into());
        std::fs::create_dir_all(&home)
            .map_err(|e| SettingsFault::Home { folder: home.display().to_string(), why: e.to_string() })?;
        let file = read_file(&home.join("kith.toml"))?;
        let address = flags.address.clone().or_else(|| env("KITH_ADDRESS")).or(file.address);
        let address = address.unwrap_or_else(|| "127.0.0.1:8020".to_owned());
        let database = flags.database.clone().or_else(|| env("KITH_DATABASE")).or(file.database);
        let database = match database {
            Some(text) => Address::parse(&text)?,
            None => Address::Sqlite(home.join("kith.sqlite")),
        };
        Ok(Settings {
            address: address.parse().map_err(|_| SettingsFault::Address(address))?,
            home,
            database,
            council: env("KITH_COUNCIL").or(file.council).unwrap_or_else(|| "Westmere Council".to_owned()),
            secure: file.secure.unwrap_or(false),
            post: Post::read(file.post.unwrap_or_default(), &env).map_err(SettingsFault::Post)?,
        })
    }
}

fn read_file(path: &Path) -> Result<File, SettingsFault> {
    let told = |why: String| SettingsFault::File { file: path.display().to_string(), why };
    match std::fs::read_to_string(path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        Err(e) => Err(told(e.to_string())),
        Ok(text) => toml::from_str(&text).map_err(|e| told(e.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("kith-settings-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_that_over_the_file() {
        let home = folder("order");
        std::fs::write(home.join("kith.toml"), "address = '127.0.0.1:1'\ncouncil = 'From the file'\n").unwrap();
        let flags = Flags { home: Some(home), address: Some("127.0.0.1:3".to_owned()), database: None };
        let env = |name: &str| (name == "KITH_ADDRESS").then(|| "127.0.0.1:2".to_owned());

        let settings = Settings::read(&flags, env).unwrap();

        assert_eq!(settings.address, "127.0.0.1:3".parse().unwrap());
        assert_eq!(settings.council, "From the file");
        let without_flag = Settings::read(&Flags { address: None, ..flags }, env).unwrap();
        assert_eq!(without_flag.address, "127.0.0.1:2".parse().unwrap());
    }

    #[test]
    fn a_word_the_file_does_not_know_is_refused_with_its_name() {
        let home = folder("unknown");
        std::fs::write(home.join("kith.toml"), "adress = '127.0.0.1:1'").unwrap();
        let refused = Settings::read(&Flags { home: Some(home), ..Flags::default() }, |_| None).unwrap_err();
        assert!(refused.to_string().contains("adress"), "{refused}");
    }
}
