//! Where things are: a file, then the environment, then flags; the later one wins.

mod council_sign_in;
mod post;

pub use council_sign_in::CouncilSignIn;
pub use post::{Encryption, Post};

use page::OwnSignIn;
use page::{Limits, Proxies, Telephones};
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
    /// The council's own sign-in.
    #[serde(default)]
    pub council_sign_in: CouncilSignIn,
    /// Whom people outside the council ring, on working days.
    pub telephone: Option<String>,
    /// ... at night, at weekends and on bank holidays.
    pub telephone_nights: Option<String>,
    /// The council's own proxies, whose word on where a request comes from is believed: addresses or ranges.
    pub proxies: Option<Vec<String>>,
    /// Public forms taken from one network address in an hour.
    pub forms_an_hour: Option<u32>,
    /// Requests taken with one agency's key in a minute.
    pub requests_a_minute: Option<u32>,
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
    /// The council's own sign-in, where there is one.
    pub council_sign_in: Option<OwnSignIn>,
    /// Whom people outside the council ring.
    pub telephones: Telephones,
    /// The council's own proxies.
    pub proxies: Proxies,
    /// How much is taken from outside the council.
    pub limits: Limits,
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
    /// The council's own sign-in is not set up whole.
    #[error(
        "the council's own sign-in ([council_sign_in] in kith.toml, or KITH_COUNCIL_SIGN_IN_…) cannot be used: {0}."
    )]
    CouncilSignIn(String),
    /// A proxy's address is none.
    #[error("The list of proxies cannot be used: {0}.")]
    Proxy(#[from] page::ProxyFault),
    /// A limit is no number.
    #[error("“{value}” is not a limit for {name}. Give a whole number.")]
    Limit {
        /// Which setting.
        name: &'static str,
        /// What stands there.
        value: String,
    },
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
        let council_sign_in = file.council_sign_in.or_environment(env)?.settled(&home)?;
        let council = env("KITH_COUNCIL").or(file.council);
        // The demonstration's council has numbers that Ofcom keeps for invented telephones; a real one says its own.
        let invented = |number: &str| if council.is_none() { number.to_owned() } else { String::new() };
        let telephones = Telephones {
            days: env("KITH_TELEPHONE").or(file.telephone).unwrap_or_else(|| invented("01632 960001")),
            nights: env("KITH_TELEPHONE_NIGHTS").or(file.telephone_nights).unwrap_or_else(|| invented("01632 960002")),
        };
        let proxies = env("KITH_PROXIES").map(|all| all.split(',').map(str::to_owned).collect()).or(file.proxies);
        let proxies: Vec<String> = proxies.unwrap_or_default();
        let usual = Limits::default();
        let limit = |name: &'static str, said: Option<u32>, usual: u32| match env(name) {
            Some(value) => value.trim().parse().map_err(|_| SettingsFault::Limit { name, value }),
            None => Ok(said.unwrap_or(usual)),
        };
        Ok(Settings {
            telephones,
            proxies: Proxies::parse(proxies.iter().map(String::as_str))?,
            limits: Limits {
                forms_an_hour: limit("KITH_FORMS_AN_HOUR", file.forms_an_hour, usual.forms_an_hour)?,
                requests_a_minute: limit("KITH_REQUESTS_A_MINUTE", file.requests_a_minute, usual.requests_a_minute)?,
            },
            address: address.parse().map_err(|_| SettingsFault::Address(address))?,
            home,
            database,
            council: council.unwrap_or_else(|| "Westmere Council".to_owned()),
            secure: file.secure.unwrap_or(false),
            post: Post::read(file.post.unwrap_or_default(), &env).map_err(SettingsFault::Post)?,
            council_sign_in,
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
    fn the_councils_proxies_numbers_and_limits_are_read() {
        let home = folder("outside");
        let text = "council = 'Westmere'\ntelephone = '01632 960111'\nproxies = ['10.0.0.5']\nforms_an_hour = 500\n";
        std::fs::write(home.join("kith.toml"), text).unwrap();
        let flags = Flags { home: Some(home), ..Flags::default() };
        let settings =
            Settings::read(&flags, |name| (name == "KITH_REQUESTS_A_MINUTE").then(|| "9".to_owned())).unwrap();
        assert_eq!((settings.limits.forms_an_hour, settings.limits.requests_a_minute), (500, 9));
        assert_eq!(settings.telephones, Telephones { days: "01632 960111".to_owned(), nights: String::new() });
        assert_eq!(settings.proxies, Proxies::parse(["10.0.0.5"]).unwrap());
        let refused = Settings::read(&flags, |name| (name == "KITH_PROXIES").then(|| "the proxy".to_owned()));
        assert!(refused.unwrap_err().to_string().contains("the proxy"));
        let refused = Settings::read(&flags, |name| (name == "KITH_FORMS_AN_HOUR").then(|| "many".to_owned()));
        assert!(refused.unwrap_err().to_string().contains("many"));
    }

    #[test]
    fn a_word_the_file_does_not_know_is_refused_with_its_name() {
        let home = folder("unknown");
        std::fs::write(home.join("kith.toml"), "adress = '127.0.0.1:1'").unwrap();
        let refused = Settings::read(&Flags { home: Some(home), ..Flags::default() }, |_| None).unwrap_err();
        assert!(refused.to_string().contains("adress"), "{refused}");
    }
}
