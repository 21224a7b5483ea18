//! Handing letters to whoever carries them: one at a time, each by one process, and never twice without saying so.

use crate::rules::retry::{next_try, too_often};
use crate::store::queue;
use crate::words::Letter;
use days::Instant;
use jiff::SignedDuration;
use paper::Paper;
use store::{Act, Actor, Fault, Store};

/// How long one process may take for one letter, in minutes, before another may take it over. Longer than every wait on
/// a mail server together. Source: local.
const CLAIM_MINUTES: i64 = 15;

/// Letters sent in one round. Source: local.
const ROUND: i64 = 50;

const CUT_SHORT: &str = "Kith was cut short each time it tried to send this.";

/// A letter as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its key; the same in every try, so that the mail's own identity can be derived from it.
    pub id: i64,
    /// When it was written.
    pub made_at: Instant,
    /// Name of the reader.
    pub to: String,
    /// E-mail address.
    pub email: String,
    /// What it is about, naming nobody.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// The same as a document to attach.
    pub paper: Paper,
}

/// What came of handing a letter over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// It was taken.
    Taken,
    /// It was refused for good: this address or this letter. The words say what the other side said.
    Refused(String),
    /// Not now: busy, not reachable, refused for the moment.
    Later(String),
    /// The connection was lost after the letter was handed over and before the answer: it may have gone.
    Unanswered(String),
}

/// Who carries letters: a mail server, or a test's stand-in.
pub trait Carrier: Send {
    /// Hands one letter over and waits for the answer.
    fn carry(&mut self, letter: &Outgoing) -> Carried;
}

/// Sends what is due and gives how many letters were handed over or refused. Two processes may do this at the same time.
/// Each letter is claimed in an act before it is handed over, so that one whose sending was cut short is known as such.
pub fn send_due(
    store: &Store,
    council: &str,
    now: &dyn Fn() -> Instant,
    carrier: &mut dyn Carrier,
) -> Result<usize, Fault> {
    let due = store.read(|reading| queue::due(reading, now(), ROUND))?;
    let mut handed = 0;
    for id in due {
        if let Some(letter) = claim(store, id, now())? {
            let carried = match outgoing(&letter, council) {
                Some(_) if too_often(letter.tries) => Carried::Refused(CUT_SHORT.to_owned()),
                Some(outgoing) => carrier.carry(&outgoing),
                None => Carried::Refused("It has no e-mail address.".to_owned()),
            };
            note(store, &letter, carried, now())?;
            handed += 1;
        }
    }
    Ok(handed)
}

fn act<'a>(name: &'a str, letter: i64, now: Instant) -> Act<'a> {
    Act::new(name, Actor::program("post"), now).about(letter)
}

/// The letter as this process now has it, or nothing when another one has it.
fn claim(store: &Store, id: i64, now: Instant) -> Result<Option<Letter>, Fault> {
    let until = now.checked_add(SignedDuration::from_mins(CLAIM_MINUTES)).unwrap_or(Instant::MAX);
    let claimed = store.act(&act("begin_sending_letter", id, now), |acting| {
        // Nothing to do is no act: the error takes it back.
        queue::claim(acting, id, until)?.ok_or(Claim::Elsewhere)
    });
    match claimed {
        Ok(letter) => Ok(Some(letter)),
        Err(Claim::Elsewhere) => Ok(None),
        Err(Claim::Fault(fault)) => Err(fault),
    }
}

#[derive(Debug, thiserror::Error)]
enum Claim {
    #[error("another process has this letter")]
    Elsewhere,
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps what came of it.
fn note(store: &Store, letter: &Letter, carried: Carried, now: Instant) -> Result<(), Fault> {
    let (why, unanswered, again) = match carried {
        Carried::Taken => {
            return store.act(&act("note_letter_sent", letter.id, now), |acting| queue::sent(acting, letter.id));
        }
        Carried::Refused(why) => (why, letter.unanswered, None),
        Carried::Later(why) => (why, letter.unanswered, next_try(letter.tries, now)),
        Carried::Unanswered(why) => (why, letter.unanswered + 1, next_try(letter.tries, now)),
    };
    store.act(&act("note_letter_not_sent", letter.id, now), |acting| {
        queue::not_sent(acting, letter.id, &why, unanswered, again)
    })
}

fn outgoing(letter: &Letter, council: &str) -> Option<Outgoing> {
    Some(Outgoing {
        id: letter.id,
        made_at: letter.made_at,
        to: letter.to.clone(),
        email: letter.email.clone()?,
        subject: letter.subject.clone(),
        text: paper::plain(&letter.blocks),
        paper: letter.paper(council),
    })
}
