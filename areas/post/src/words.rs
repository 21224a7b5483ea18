//! A letter: what it holds, how it goes, and how it stands.

use days::Instant;
use paper::{Block, Letterhead, Paper};

/// How a letter goes to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By e-mail, when its time comes.
    Email,
    /// Printed and posted.
    Post,
    /// Handed over.
    ByHand,
    /// Through the agency's own system, which fetched it.
    Api,
}

impl How {
    /// Each of them.
    pub const ALL: [How; 4] = [How::Email, How::Post, How::ByHand, How::Api];

    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            How::Email => "email",
            How::Post => "post",
            How::ByHand => "by_hand",
            How::Api => "api",
        }
    }

    /// The way for a stored word.
    pub fn from_code(code: &str) -> Option<How> {
        How::ALL.into_iter().find(|how| how.code() == code)
    }

    /// In words: "by e-mail".
    pub fn words(self) -> &'static str {
        match self {
            How::Email => "by e-mail",
            How::Post => "by post",
            How::ByHand => "by hand",
            How::Api => "through their own system",
        }
    }
}

/// How a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Written, and not yet let go.
    Draft,
    /// Waits to go: to be sent, or to be printed and posted.
    Waiting,
    /// Being handed to the mail server at this moment, or was when Kith stopped.
    Sending,
    /// Gone.
    Sent,
    /// Did not go, and will not without somebody's doing.
    Failed,
    /// Taken back before it went.
    Withdrawn,
}

impl Standing {
    /// Each of them.
    pub const ALL: [Standing; 6] =
        [Standing::Draft, Standing::Waiting, Standing::Sending, Standing::Sent, Standing::Failed, Standing::Withdrawn];

    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Draft => "draft",
            Standing::Waiting => "waiting",
            Standing::Sending => "sending",
            Standing::Sent => "sent",
            Standing::Failed => "failed",
            Standing::Withdrawn => "withdrawn",
        }
    }

    /// The standing for a stored word.
    pub fn from_code(code: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// Whether it has not gone yet and may still go.
    pub fn is_open(self) -> bool {
        matches!(self, Standing::Draft | Standing::Waiting | Standing::Failed)
    }
}

/// To whom a letter goes.
#[derive(Debug, Clone, Copy, Default)]
pub struct To<'a> {
    /// Name, and where they work: "Gail Marsden, Westfield Primary School".
    pub words: &'a str,
    /// E-mail address, where one is known.
    pub email: Option<&'a str>,
    /// Postal address, a line each; may be empty.
    pub lines: &'a [&'a str],
}

/// What a letter says.
#[derive(Debug, Clone, Copy)]
pub enum Says<'a> {
    /// A kept wording with its fields filled in: the wording's id, and each field with its value.
    Wording(&'a str, &'a [(&'a str, &'a str)]),
    /// Words of its own: a subject that names nobody, and what it says.
    Own(&'a str, &'a [Block]),
}

/// What is needed to write a letter.
#[derive(Debug, Clone, Copy)]
pub struct NewLetter<'a> {
    /// What kind of letter it is, in words: "Reply to a referrer".
    pub kind: &'a str,
    /// To whom.
    pub to: To<'a>,
    /// By which way. A letter by e-mail to somebody without an address waits to be posted.
    pub how: How,
    /// Our reference, which names nobody; may be empty.
    pub reference: &'a str,
    /// What it says.
    pub says: Says<'a>,
    /// Whose record it concerns, if anybody's.
    pub person: Option<i64>,
    /// What it came from: the kind of thing ("contact") and its key.
    pub source: (&'a str, i64),
    /// Who writes, by name.
    pub by: &'a str,
    /// Whether it waits for somebody to read it and let it go.
    pub draft: bool,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Key.
    pub id: i64,
    /// What kind of letter, in words.
    pub kind: String,
    /// The wording it was made from, and its version: "reply_to_referrer 1"; empty for words of its own.
    pub wording: String,
    /// To whom.
    pub to: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address, a line each.
    pub lines: Vec<String>,
    /// Our reference.
    pub reference: String,
    /// What it is about, naming nobody.
    pub subject: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Whose record it concerns.
    pub person: Option<i64>,
    /// What it came from.
    pub source: (String, i64),
    /// When it was written.
    pub made_at: Instant,
    /// By whom.
    pub made_by: String,
    /// By which way it goes or went.
    pub how: How,
    /// How it stands.
    pub standing: Standing,
    /// How often its sending was begun.
    pub tries: i64,
    /// How often a sending ended without the mail server's answer, so that the reader may have it more than once.
    pub unanswered: i64,
    /// When it is tried next.
    pub next_try_at: Option<Instant>,
    /// Why it did not go the last time.
    pub last_error: Option<String>,
    /// When it went.
    pub sent_at: Option<Instant>,
    /// By whom it was sent, posted or handed over, and what else was noted of it.
    pub sent_by: Option<String>,
    /// Why it was taken back.
    pub withdrawn_why: Option<String>,
}

impl Letter {
    /// The letter as a document under the council's name.
    pub fn paper(&self, council: &str) -> Paper {
        let facts = [("Our reference", self.reference.clone()), ("Date", days::long(days::day_of(self.made_at)))];
        Paper {
            letterhead: Some(Letterhead { name: council.to_owned(), lines: Vec::new() }),
            address: std::iter::once(self.to.clone()).chain(self.lines.iter().cloned()).collect(),
            facts: facts.into_iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| (n.to_owned(), v)).collect(),
            ..Paper::new(self.subject.clone(), council, days::day_of(self.made_at), self.blocks.clone())
        }
    }

    /// How it stands, in words, and the colour of its tag.
    pub fn stands(&self) -> (&'static str, &'static str) {
        match (self.standing, self.how) {
            (Standing::Draft, _) => ("Draft", "grey"),
            (Standing::Waiting, How::Email) => ("Waiting to be sent", "blue"),
            (Standing::Waiting, How::Api) => ("Waiting to be fetched", "blue"),
            (Standing::Waiting, _) => ("To be printed and posted", "yellow"),
            (Standing::Sending, _) => ("Being sent", "blue"),
            (Standing::Sent, How::Email) => ("Sent", "green"),
            (Standing::Sent, How::Post) => ("Posted", "green"),
            (Standing::Sent, How::ByHand) => ("Handed over", "green"),
            (Standing::Sent, How::Api) => ("Fetched", "green"),
            (Standing::Failed, _) => ("Did not go", "red"),
            (Standing::Withdrawn, _) => ("Withdrawn", "grey"),
        }
    }
}
