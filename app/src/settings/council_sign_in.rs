//! The council's own sign-in: `[council_sign_in]` in the settings file, or the environment.

use super::SettingsFault;
use page::OwnSignIn;
use serde::Deserialize;
use std::path::Path;

/// What the file may hold of it. The environment's names are these in capitals after `KITH_COUNCIL_SIGN_IN_`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilSignIn {
    /// The provider's name for itself: an https address.
    pub issuer: Option<String>,
    /// Kith's id there.
    pub client_id: Option<String>,
    /// Kith's secret there; leave it out for a client without one.
    pub client_secret: Option<String>,
    /// A file that holds the secret, instead; a relative path starts in the data folder.
    pub client_secret_file: Option<String>,
    /// Where browsers reach Kith: `https://kith.example.gov.uk`.
    pub home: Option<String>,
    /// What the button says.
    pub words: Option<String>,
    /// The claim that names an account until the two are linked; otherwise `preferred_username`.
    pub claim: Option<String>,
    /// Whether an account whose username is what the claim says is linked at the first sign-in; otherwise false.
    pub link_usernames: Option<bool>,
    /// A file of certificates (PEM) to trust instead of the public ones.
    pub certificates_file: Option<String>,
}

impl CouncilSignIn {
    /// What the environment says wins over the file.
    pub fn or_environment(self, env: impl Fn(&str) -> Option<String>) -> Result<CouncilSignIn, SettingsFault> {
        let env = |name: &str| env(&format!("KITH_COUNCIL_SIGN_IN_{name}"));
        let yes_or_no = |said: String| match said.trim() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(SettingsFault::CouncilSignIn(format!("link_usernames is true or false, and not “{said}”"))),
        };
        // A secret of either kind in the environment takes the place of one of either kind in the file.
        let (secret, file) = match (env("CLIENT_SECRET"), env("CLIENT_SECRET_FILE")) {
            (None, None) => (self.client_secret, self.client_secret_file),
            said => said,
        };
        Ok(CouncilSignIn {
            issuer: env("ISSUER").or(self.issuer),
            client_id: env("CLIENT_ID").or(self.client_id),
            client_secret: secret,
            client_secret_file: file,
            home: env("HOME").or(self.home),
            words: env("WORDS").or(self.words),
            claim: env("CLAIM").or(self.claim),
            link_usernames: env("LINK_USERNAMES").map(yes_or_no).transpose()?.or(self.link_usernames),
            certificates_file: env("CERTIFICATES_FILE").or(self.certificates_file),
        })
    }

    /// Checks it, and reads the files it names from `folder` (the data folder) on. Nothing when nothing is said.
    pub fn settled(self, folder: &Path) -> Result<Option<OwnSignIn>, SettingsFault> {
        if self == CouncilSignIn::default() {
            return Ok(None);
        }
        let missing = |what: &str, example: &str| {
            SettingsFault::CouncilSignIn(format!("it lacks {what}, for example {what} = \"{example}\""))
        };
        let text = |value: Option<String>| value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        let address = |what: &str, value: Option<String>, example: &str| {
            let value = text(value).ok_or_else(|| missing(what, example))?;
            if is_private(&value) {
                Ok(value)
            } else {
                let said = format!("{what} must be an https address, for example \"{example}\", and is “{value}”");
                Err(SettingsFault::CouncilSignIn(said))
            }
        };
        let file = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path).map_err(|why| {
                SettingsFault::CouncilSignIn(format!("the file {} cannot be read: {why}", path.display()))
            })
        };
        let client_secret = match (text(self.client_secret), text(self.client_secret_file)) {
            (Some(_), Some(_)) => {
                let said = "it names the secret twice: give client_secret or client_secret_file";
                return Err(SettingsFault::CouncilSignIn(said.to_owned()));
            }
            (Some(secret), None) => secret,
            (None, Some(name)) => file(&name)?.trim().to_owned(),
            (None, None) => String::new(),
        };
        let home = address("home", self.home, "https://kith.example.gov.uk")?;
        Ok(Some(OwnSignIn {
            issuer: address("issuer", self.issuer, "https://login.example.gov.uk")?,
            client_id: text(self.client_id).ok_or_else(|| missing("client_id", "kith"))?,
            client_secret,
            words: text(self.words).unwrap_or_else(|| "Sign in with your council account".to_owned()),
            home: home.trim_end_matches('/').to_owned(),
            claim: text(self.claim).unwrap_or_else(|| "preferred_username".to_owned()),
            link_usernames: self.link_usernames.unwrap_or(false),
            certificates: text(self.certificates_file).map(|name| file(&name)).transpose()?,
        }))
    }
}

/// https, or this very machine for trying it out.
fn is_private(address: &str) -> bool {
    let here = ["http://localhost", "http://127.0.0.1"]
        .iter()
        .any(|here| address.strip_prefix(here).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/'])));
    here || address.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing(_: &str) -> Option<String> {
        None
    }

    fn file(text: &str) -> CouncilSignIn {
        toml::from_str(text).unwrap()
    }

    const ENOUGH: &str = "issuer = 'https://login.example'\nclient_id = 'kith'\nhome = 'https://kith.example/'\n";

    fn settled(text: &str) -> Result<Option<OwnSignIn>, SettingsFault> {
        file(text).settled(&std::env::temp_dir())
    }

    #[test]
    fn nothing_said_is_no_sign_in_of_the_councils_own() {
        assert_eq!(settled("").unwrap(), None);
    }

    #[test]
    fn three_settings_are_enough_and_an_address_may_end_in_a_stroke() {
        let own = settled(ENOUGH).unwrap().unwrap();
        assert_eq!((own.home.as_str(), own.claim.as_str()), ("https://kith.example", "preferred_username"));
        assert_eq!((own.client_secret.as_str(), own.link_usernames), ("", false));
        assert_eq!(own.words, "Sign in with your council account");
        assert!(!format!("{own:?}").contains("secret"));
    }

    #[test]
    fn what_is_missing_or_open_is_said_by_its_name() {
        for (text, said) in [
            ("client_id = 'kith'", "home"),
            ("issuer = 'https://login.example'\nhome = 'https://kith.example'", "client_id"),
            ("issuer = 'http://login.example'\nhome = 'https://kith.example'", "must be an https address"),
            ("home = 'http://kith.example'", "must be an https address"),
            ("home = 'http://localhost.evil.example'", "must be an https address"),
        ] {
            let refused = settled(text).unwrap_err().to_string();
            assert!(refused.contains(said) && refused.contains("[council_sign_in]"), "{text}: {refused}");
        }
        let twice = format!("{ENOUGH}client_secret = 'a'\nclient_secret_file = 'b'");
        assert!(settled(&twice).unwrap_err().to_string().contains("twice"));
        let gone = format!("{ENOUGH}client_secret_file = 'no-such-file-of-kith'");
        assert!(settled(&gone).unwrap_err().to_string().contains("no-such-file-of-kith"));
    }

    #[test]
    fn a_secret_may_stand_in_a_file_and_the_environment_wins_over_both() {
        let folder = std::env::temp_dir().join(format!("kith-secret-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("secret"), "from a file\n").unwrap();
        let in_file = format!("{ENOUGH}client_secret_file = 'secret'\nlink_usernames = false");
        let own = file(&in_file).settled(&folder).unwrap().unwrap();
        assert_eq!(own.client_secret, "from a file");

        let env = |name: &str| match name {
            "KITH_COUNCIL_SIGN_IN_CLIENT_SECRET" => Some("from the environment".to_owned()),
            "KITH_COUNCIL_SIGN_IN_LINK_USERNAMES" => Some("true".to_owned()),
            _ => None,
        };
        let own = file(&in_file).or_environment(env).unwrap().settled(&folder).unwrap().unwrap();
        assert_eq!((own.client_secret.as_str(), own.link_usernames), ("from the environment", true));
        assert_eq!(file(&in_file).or_environment(nothing).unwrap(), file(&in_file));
        let odd = |name: &str| name.ends_with("LINK_USERNAMES").then(|| "yes".to_owned());
        assert!(file("").or_environment(odd).unwrap_err().to_string().contains("true or false"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
