//! Handing one letter to a mail server by SMTP (RFC 5321).

use crate::settings::{Encryption, Post};
use lettre::address::Envelope;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};
use post::published::{Carried, Carrier, Outgoing};
use std::time::{Duration, SystemTime};

/// The longest wait for one answer. A letter needs about eight; together they stay well under the time for which one
/// process keeps a letter to itself. Source: local.
const WAIT: Duration = Duration::from_secs(60);

/// A mail server.
pub struct Smtp {
    post: Post,
    council: String,
}

impl Smtp {
    /// A mail server, and the name that letters come from.
    pub fn new(post: Post, council: String) -> Smtp {
        Smtp { post, council }
    }

    /// A connection on which letters may be handed over. Its error is never the letter's: the words say what stood in the
    /// way and who puts it right.
    fn connect(&self) -> Result<SmtpConnection, String> {
        let hello = ClientId::Domain(self.domain().to_owned());
        let at = (self.post.server.as_str(), self.post.port);
        let open =
            |tls: Option<&TlsParameters>| SmtpConnection::connect(at, Some(WAIT), &hello, tls, None).map_err(unusable);
        let mut connection = match self.post.encryption {
            Encryption::Tls => open(Some(&self.tls()?))?,
            Encryption::None => open(None)?,
            Encryption::StartTls => {
                let tls = self.tls()?;
                let mut plain = open(None)?;
                if !plain.can_starttls() {
                    plain.abort();
                    return Err(NO_STARTTLS.to_owned());
                }
                plain.starttls(&tls, &hello).map_err(unusable)?;
                plain
            }
        };
        if let Some((user, password)) = &self.post.account {
            let credentials = Credentials::new(user.clone(), password.clone());
            connection.auth(DEFAULT_MECHANISMS, &credentials).map_err(|error| {
                connection.abort();
                said(NO_SIGN_IN, &error)
            })?;
        }
        Ok(connection)
    }

    /// Whom Kith trusts on the way there: the system's authorities, and the council's own where one is named.
    fn tls(&self) -> Result<TlsParameters, String> {
        let mut tls = TlsParameters::builder(self.post.server.clone());
        if let Some(pem) = &self.post.trusted {
            tls = tls.add_root_certificate(Certificate::from_pem(pem).map_err(unusable)?);
        }
        tls.build().map_err(unusable)
    }

    fn domain(&self) -> &str {
        self.post.from.split_once('@').map_or("localhost", |(_, domain)| domain)
    }

    fn message(&self, letter: &Outgoing, from: Address, to: Address) -> Result<Vec<u8>, String> {
        let document = paper::pdf(&letter.paper).map_err(|fault| fault.to_string())?;
        let pdf = ContentType::parse("application/pdf").map_err(|why| why.to_string())?;
        let body = MultiPart::mixed()
            .boundary(format!("kith-letter-{}", letter.id))
            .singlepart(SinglePart::plain(letter.text.clone()))
            .singlepart(Attachment::new("letter.pdf".to_owned()).body(document, pdf));
        let message = Message::builder()
            .from(Mailbox::new(Some(one_line(&self.council)), from))
            .to(Mailbox::new(Some(one_line(&letter.to)), to))
            .subject(one_line(&letter.subject))
            // The same in every try, so that a reader's program sees one letter even when it came twice.
            .message_id(Some(format!("<letter-{}@{}>", letter.id, self.domain())))
            .date(moment(letter.made_at))
            .multipart(body)
            .map_err(|why| why.to_string())?;
        Ok(message.formatted())
    }
}

/// Words for a header: no line ends, with which somebody could add headers of their own.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn moment(at: days::Instant) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(at.as_millisecond()).unwrap_or(0))
}

const NO_STARTTLS: &str = "The mail server offers no encryption (STARTTLS), so that nothing was said to it. Whoever looks after Kith's settings checks its port, or sets `encryption` to tls.";
const NO_CERTIFICATE: &str = "The mail server's certificate was not accepted, so that nothing was said to it. Whoever looks after Kith's settings checks the server's name there, and `certificate_file` if the council is its own authority";
const NO_SIGN_IN: &str = "The mail server did not let Kith sign in. Whoever looks after Kith's settings checks the user and the password there";

/// Why there is no connection, for the page of the letter.
fn unusable(error: Error) -> String {
    let words = said("The mail server could not be used", &error);
    if words.contains("certificate") { said(NO_CERTIFICATE, &error) } else { words }
}

/// What the mail server said, for the page of the letter.
fn said(what: &str, error: &Error) -> String {
    let mut words = error.to_string();
    let mut inner = std::error::Error::source(error);
    while let Some(cause) = inner {
        let more = cause.to_string();
        if !words.contains(&more) {
            words.push_str(": ");
            words.push_str(&more);
        }
        inner = cause.source();
    }
    format!("{what}: {}.", words.trim_end_matches('.'))
}

/// An answer about this letter: refused for good, or for the moment; without an answer it is tried again.
fn answered(what: &str, error: &Error) -> Carried {
    if error.is_permanent() { Carried::Refused(said(what, error)) } else { Carried::Later(said(what, error)) }
}

impl Carrier for Smtp {
    fn carry(&mut self, letter: &Outgoing) -> Carried {
        let Ok(to) = letter.email.parse::<Address>() else {
            return Carried::Refused(format!("“{}” is not an e-mail address.", letter.email));
        };
        let Ok(from) = self.post.from.parse::<Address>() else {
            return Carried::Later("The sender's address in Kith's settings is not an e-mail address.".to_owned());
        };
        let message = match self.message(letter, from.clone(), to.clone()) {
            Ok(message) => message,
            Err(why) => return Carried::Refused(format!("It could not be put together: {why}.")),
        };
        let Ok(envelope) = Envelope::new(Some(from), vec![to]) else {
            return Carried::Refused("It could not be addressed.".to_owned());
        };
        let mut connection = match self.connect() {
            Ok(connection) => connection,
            Err(why) => return Carried::Later(why),
        };
        let carried = hand_over(&mut connection, &envelope, &message);
        match carried {
            // What comes after the letter was taken no longer concerns it.
            Carried::Taken => drop(connection.quit()),
            _ => connection.abort(),
        }
        carried
    }
}

fn hand_over(connection: &mut SmtpConnection, envelope: &Envelope, message: &[u8]) -> Carried {
    if let Err(error) = connection.command(Mail::new(envelope.from().cloned(), Vec::new())) {
        return answered("The mail server refused the sender", &error);
    }
    for to in envelope.to() {
        if let Err(error) = connection.command(Rcpt::new(to.clone(), Vec::new())) {
            return answered("The mail server refused the address", &error);
        }
    }
    if let Err(error) = connection.command(Data) {
        return answered("The mail server refused the letter", &error);
    }
    match connection.message(message) {
        Ok(_) => Carried::Taken,
        Err(error) if error.status().is_some() => answered("The mail server refused the letter", &error),
        Err(error) => Carried::Unanswered(said("The connection was lost while the letter was handed over", &error)),
    }
}
