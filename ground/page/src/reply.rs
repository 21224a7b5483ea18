//! What a handler gives back, and the only place that knows HTTP's numbers.

use crate::Html;
use store::Fault;

/// A reply.
#[derive(Debug, Clone)]
pub enum Reply {
    /// A page inside the frame.
    Page {
        /// The page's title, without the service's name.
        title: String,
        /// What stands in `main`.
        body: Html,
        /// 200 unless the page shows errors (422) or a conflict (409).
        status: u16,
    },
    /// Go there, and perhaps say this on arrival.
    Redirect {
        /// Where to.
        to: String,
        /// A sentence to show there once.
        say: Option<String>,
    },
    /// For the page's script.
    Json(String),
    /// A file to keep.
    Download {
        /// Its name.
        name: String,
        /// Its type.
        content_type: &'static str,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// Plain words, for machines that watch.
    Text(String),
    /// Another reply that also signs somebody in or out.
    WithSession {
        /// The cookie's token; nothing takes the cookie away.
        token: Option<String>,
        /// What else it says.
        reply: Box<Reply>,
    },
    /// Another reply that also ties what follows at the council's own sign-in to this browser, for an hour.
    WithDoor {
        /// The cookie's key.
        key: String,
        /// What else it says.
        reply: Box<Reply>,
    },
    /// A page that the browser leaves by itself for another address. No form may be led to another site, so that one
    /// which a form asks for is gone to from here.
    Onward {
        /// The page's title.
        title: String,
        /// What stands in `main` for whoever stays: a link to the same address.
        body: Html,
        /// Where to.
        to: String,
    },
    /// Another reply with a status and headers of its own.
    Dressed {
        /// The status, where it is not the reply's own.
        status: Option<u16>,
        /// More headers; a content type stands instead of the reply's own.
        headers: Vec<(&'static str, String)>,
        /// What it says.
        reply: Box<Reply>,
    },
    /// Another reply that also gives the browser the secret of a form filled in without an account.
    WithFormSecret {
        /// The secret; nothing takes it away.
        secret: Option<String>,
        /// The addresses that are told it: this one and those under it.
        under: String,
        /// What else it says.
        reply: Box<Reply>,
    },
}

impl Reply {
    /// Goes to `to`.
    pub fn to(to: impl Into<String>) -> Reply {
        Reply::Redirect { to: to.into(), say: None }
    }

    /// Goes to `to` and says `words` there.
    pub fn to_saying(to: impl Into<String>, words: impl Into<String>) -> Reply {
        Reply::Redirect { to: to.into(), say: Some(words.into()) }
    }

    /// The same with this status and these headers.
    pub fn dressed(self, status: u16, headers: Vec<(&'static str, String)>) -> Reply {
        Reply::Dressed { status: Some(status), headers, reply: Box::new(self) }
    }

    /// JSON for the page's script.
    pub fn json(value: &serde_json::Value) -> Reply {
        Reply::Json(value.to_string())
    }
}

/// Why there is no ordinary reply.
#[derive(Debug, thiserror::Error)]
pub enum Fail {
    /// There is nothing at this address, or nothing that this person may know of.
    #[error("there is nothing at this address")]
    NotFound,
    /// Signed in, but the role does not hold this.
    #[error("your role does not do this")]
    NotForYou,
    /// Nobody is signed in, or the session ran out.
    #[error("sign in first")]
    SignIn,
    /// The record exists, and somebody else must be asked.
    #[error("this record is restricted")]
    Restricted {
        /// Whom to ask.
        ask: String,
        /// Whether it can be opened with a reason, and under which address.
        glass: Option<String>,
    },
    /// The request cannot be used as it came; the words say what to do.
    #[error("{0}")]
    Refused(String),
    /// The page this came from is older than the record.
    #[error("{0}")]
    Stale(String),
    /// Too many tries; wait.
    #[error("{0}")]
    Wait(String),
    /// No key, or one that is not in force.
    #[error("{0}")]
    Key(&'static str),
    /// The address is there, and not for this method.
    #[error("this address does not take that method")]
    Method,
    /// Sent from another site.
    #[error("this form came from another site")]
    Forged,
    /// More than these many kilobytes, the most that the address takes, and what to do instead.
    #[error("that is larger than {}{}{}", size(*.0), if .1.is_empty() { "" } else { ". " }, .1)]
    TooLarge(usize, &'static str),
    /// The store.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Fail {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Fail::NotFound => 404,
            Fail::NotForYou | Fail::Forged | Fail::Restricted { .. } => 403,
            Fail::SignIn | Fail::Key(_) => 401,
            Fail::Method => 405,
            Fail::Refused(_) => 422,
            Fail::Stale(_) => 409,
            Fail::Wait(_) => 429,
            Fail::TooLarge(..) => 413,
            Fail::Fault(Fault::AlreadyDone { .. }) => 409,
            Fail::Fault(Fault::Missing { .. }) => 404,
            Fail::Fault(_) => 500,
        }
    }
}

fn size(kilobytes: usize) -> String {
    if kilobytes < 1024 { format!("{kilobytes} KB") } else { format!("{} MB", kilobytes / 1024) }
}
