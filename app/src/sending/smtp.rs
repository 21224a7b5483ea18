//! Handing one letter to a mail server by SMTP (RFC 5321).

use crate::settings::{Encryption, Post};
use lettre::address::Envelope;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
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

    /// A connection on which letters may be handed over. Its error is never the letter's.
    fn connect(&self) -> Result<SmtpConnection, Error> {
        let hello = ClientId::Domain(self.domain().to_owned());
        let tls = TlsParameters::new(self.post.server.clone());
        let at = (self.post.server.as_str(), self.post.port);
        let mut connection = match self.post.encryption {
            Encryption::Tls => SmtpConnection::connect(at, Some(WAIT), &hello, Some(&tls?), None)?,
            Encryption::None => SmtpConnection::connect(at, Some(WAIT), &hello, None, None)?,
            Encryption::StartTls => {
                let mut plain = SmtpConnection::connect(at, Some(WAIT), &hello, None, None)?;
                plain.starttls(&tls?, &hello)?;
                plain
            }
        };
        if let Some((user, password)) = &self.post.account {
            connection.auth(DEFAULT_MECHANISMS, &Credentials::new(user.clone(), password.clone()))?;
        }
        Ok(connection)
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
            Err(error) => return Carried::Later(said("The mail server could not be used", &error)),
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
