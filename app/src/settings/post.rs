//! The mail server that letters are handed to.

use serde::Deserialize;
use std::fmt;

/// What `[post]` in the settings file may hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// `mail.example.gov.uk`.
    pub server: Option<String>,
    /// 587 for STARTTLS, 465 for TLS, 25 without either, when left out.
    pub port: Option<u16>,
    /// The sender's address: `childrens.services@example.gov.uk`.
    pub from: Option<String>,
    /// Kith's account there, where it needs one.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<String>,
    /// A file that holds the password instead.
    pub password_file: Option<String>,
    /// `starttls`, `tls` or `none`.
    pub encryption: Option<String>,
    /// A PEM file of an authority whose certificates are trusted besides the system's, as a council's own.
    pub certificate_file: Option<String>,
}

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Begins plainly and must be protected before anything is said.
    StartTls,
    /// Protected from the first byte.
    Tls,
    /// Not at all: only for a server on the same machine or network.
    None,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct Post {
    /// Its name.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// The sender's address.
    pub from: String,
    /// Account and password, where it needs them.
    pub account: Option<(String, String)>,
    /// How the way there is protected.
    pub encryption: Encryption,
    /// Authorities whose certificates are trusted besides the system's, as PEM.
    pub trusted: Option<Vec<u8>>,
}

impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Post").field("server", &self.server).field("port", &self.port).finish_non_exhaustive()
    }
}

impl Post {
    /// The mail server that the file and the environment name, if they name one. Errors with what is missing or wrong.
    pub fn read(file: File, env: &dyn Fn(&str) -> Option<String>) -> Result<Option<Post>, String> {
        let Some(server) = env("KITH_SMTP_SERVER").or(file.server) else { return Ok(None) };
        let from = env("KITH_SMTP_FROM").or(file.from);
        let from = from
            .ok_or("it has no sender: set `from` under [post], or KITH_SMTP_FROM, to the address letters come from")?;
        if from.parse::<lettre::Address>().is_err() {
            return Err(format!(
                "“{from}” is not an e-mail address: set `from` under [post] to one such as post@example.gov.uk"
            ));
        }
        let encryption = match env("KITH_SMTP_ENCRYPTION").or(file.encryption).as_deref() {
            None | Some("starttls") => Encryption::StartTls,
            Some("tls") => Encryption::Tls,
            Some("none") => Encryption::None,
            Some(other) => return Err(format!("“{other}” is no encryption: write starttls, tls or none")),
        };
        let usual = match encryption {
            Encryption::StartTls => 587,
            Encryption::Tls => 465,
            Encryption::None => 25,
        };
        let port = match env("KITH_SMTP_PORT") {
            Some(typed) => {
                typed.trim().parse().map_err(|_| format!("“{typed}” is not a port: write a number such as {usual}"))?
            }
            None => file.port.unwrap_or(usual),
        };
        let password = match env("KITH_SMTP_PASSWORD_FILE").or(file.password_file) {
            Some(path) => {
                let read = std::fs::read_to_string(&path);
                let read = read.map_err(|why| format!("the file {path} with its password cannot be read: {why}"))?;
                Some(read.trim_end_matches(['\r', '\n']).to_owned())
            }
            None => env("KITH_SMTP_PASSWORD").or(file.password),
        };
        let account = match (env("KITH_SMTP_USER").or(file.user), password) {
            (Some(user), Some(password)) => Some((user, password)),
            (Some(_), None) => {
                return Err("it has a user and no password: set `password` or `password_file`".to_owned());
            }
            (None, Some(_)) => return Err("it has a password and no user: set `user`".to_owned()),
            (None, None) => None,
        };
        let trusted = env("KITH_SMTP_CERTIFICATE_FILE").or(file.certificate_file).map(certificate).transpose()?;
        Ok(Some(Post { server, port, from, account, encryption, trusted }))
    }
}

/// The authority in a file. Errors when there is none in it.
fn certificate(path: String) -> Result<Vec<u8>, String> {
    let pem = std::fs::read(&path).map_err(|why| format!("the certificate in {path} cannot be read: {why}"))?;
    let begins = b"-----BEGIN CERTIFICATE-----";
    let read = lettre::transport::smtp::client::Certificate::from_pem(&pem);
    if read.is_err() || !pem.windows(begins.len()).any(|part| part == begins) {
        return Err(format!(
            "the file {path} holds no certificate: save the authority's certificate there as PEM, which begins with -----BEGIN CERTIFICATE-----"
        ));
    }
    Ok(pem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        toml::from_str(text).unwrap()
    }

    fn read(text: &str) -> Result<Option<Post>, String> {
        Post::read(file(text), &|_| None)
    }

    #[test]
    fn without_a_server_there_is_none_and_with_one_the_port_follows_from_the_encryption() {
        assert_eq!(read(""), Ok(None));
        let port = |rest: &str| {
            read(&format!("server = 'mail'\nfrom = 'post@westmere.example'\n{rest}")).unwrap().unwrap().port
        };
        assert_eq!(
            (port(""), port("encryption = 'tls'"), port("encryption = 'none'"), port("port = 2525")),
            (587, 465, 25, 2525)
        );
    }

    #[test]
    fn what_is_missing_or_wrong_is_said() {
        for (text, says) in [
            ("server = 'mail'", "no sender"),
            ("server = 'mail'\nfrom = 'westmere'", "“westmere” is not an e-mail address"),
            ("server = 'mail'\nfrom = 'a@b.example'\nencryption = 'ssl'", "“ssl” is no encryption"),
            ("server = 'mail'\nfrom = 'a@b.example'\nuser = 'kith'", "a user and no password"),
            ("server = 'mail'\nfrom = 'a@b.example'\npassword = 'x'", "a password and no user"),
            ("server = 'mail'\nfrom = 'a@b.example'\nuser = 'kith'\npassword_file = '/nothing/here'", "/nothing/here"),
            ("server = 'mail'\nfrom = 'a@b.example'\ncertificate_file = '/nothing/here'", "cannot be read"),
            (
                "server = 'mail'\nfrom = 'a@b.example'\ncertificate_file = 'Cargo.toml'",
                "Cargo.toml holds no certificate",
            ),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.contains(says), "{said}");
        }
        let port = Post::read(file("server = 'mail'\nfrom = 'a@b.example'"), &|name| {
            (name == "KITH_SMTP_PORT").then(|| "many".to_owned())
        });
        assert!(port.unwrap_err().contains("“many” is not a port"));
    }

    #[test]
    fn the_environment_wins_and_a_password_is_never_shown() {
        let env = |name: &str| match name {
            "KITH_SMTP_SERVER" => Some("relay".to_owned()),
            "KITH_SMTP_PASSWORD" => Some("very secret".to_owned()),
            _ => None,
        };
        let post = Post::read(file("server = 'mail'\nfrom = 'a@b.example'\nuser = 'kith'\npassword = 'x'"), &env)
            .unwrap()
            .unwrap();
        assert_eq!((post.server.as_str(), post.account.as_ref().unwrap().1.as_str()), ("relay", "very secret"));
        assert!(!format!("{post:?}").contains("secret"));
    }
}
