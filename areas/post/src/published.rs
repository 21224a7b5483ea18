//! What other areas may use: writing a letter in their own act, and showing those that came of something. The program
//! itself sends through `send_due`.

use crate::rules::wording::{self, Wording, WordingFault};
use crate::store::{letter as letters, wording as wordings};
use page::{Fail, Html, Visit};
use paper::Block;
use store::{Acting, Fault, Reading};

pub use crate::pages::letter::shown;
pub use crate::sending::{Carried, Carrier, Outgoing, send_due};
pub use crate::words::{How, Letter, NewLetter, Says, Standing, To};

/// Why a letter cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum LetterFault {
    /// The wording or its fields.
    #[error(transparent)]
    Wording(#[from] WordingFault),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes a letter, which goes when the caller's act is done: by e-mail to an address that is known, otherwise it waits
/// to be printed and posted. Gives its key. Errors with a sentence when the wording or one of its fields is not known.
pub fn write_letter(acting: &mut Acting<'_>, new: &NewLetter<'_>) -> Result<i64, LetterFault> {
    let (wording, subject, blocks) = match new.says {
        Says::Own(subject, blocks) => (String::new(), subject.trim().to_owned(), blocks.to_vec()),
        Says::Wording(id, fields) => {
            let kept = current(acting, id)?;
            let (subject, blocks) = wording::fill(&kept, fields)?;
            (format!("{} {}", kept.id, kept.version), subject, blocks)
        }
    };
    let email = new.to.email.map(str::trim).filter(|e| !e.is_empty()).map(str::to_owned);
    let how = if new.how == How::Email && email.is_none() { How::Post } else { new.how };
    let letter = Letter {
        id: 0,
        kind: new.kind.to_owned(),
        wording,
        to: new.to.words.trim().to_owned(),
        email,
        lines: new.to.lines.iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect(),
        reference: new.reference.to_owned(),
        subject,
        blocks,
        person: new.person,
        source: (new.source.0.to_owned(), new.source.1),
        made_at: acting.at,
        made_by: new.by.to_owned(),
        how,
        standing: if new.draft { Standing::Draft } else { Standing::Waiting },
        tries: 0,
        unanswered: 0,
        next_try_at: (how == How::Email && !new.draft).then_some(acting.at),
        last_error: None,
        sent_at: None,
        sent_by: None,
        withdrawn_why: None,
    };
    Ok(letters::add(acting, &letter)?)
}

/// A wording as it holds: the council's newest version, or else the one that comes along.
pub(crate) fn current(reading: &mut Reading<'_>, id: &str) -> Result<Wording, LetterFault> {
    let mut kept = wording::wording(id)?.clone();
    if let Some(newest) = wordings::versions(reading, id)?.into_iter().next() {
        kept.version = u32::try_from(newest.version).unwrap_or(u32::MAX);
        (kept.subject, kept.body) = (newest.subject, newest.body);
    }
    Ok(kept)
}

/// What a wording would say with these fields, before a letter is written: what it is about, and its text.
pub fn preview(
    reading: &mut Reading<'_>,
    id: &str,
    fields: &[(&str, &str)],
) -> Result<(String, Vec<Block>), LetterFault> {
    Ok(wording::fill(&current(reading, id)?, fields)?)
}

/// One letter.
pub fn letter(reading: &mut Reading<'_>, id: i64) -> Result<Option<Letter>, Fault> {
    letters::letter(reading, id)
}

/// Letters that came from something, the latest first.
pub fn letters_about(reading: &mut Reading<'_>, source: (&str, i64)) -> Result<Vec<Letter>, Fault> {
    letters::from_source(reading, source.0, source.1)
}

/// Which of these letters have gone, for figures that count what was really sent.
pub fn sent_among(reading: &mut Reading<'_>, letter_keys: &[i64]) -> Result<std::collections::BTreeSet<i64>, Fault> {
    letters::sent_among(reading, letter_keys)
}

/// The letters that came from something, each with its standing and where to read it; nothing when there are none. The
/// page that shows them has checked that the visitor may see whom they concern.
pub fn letters_shown(visit: &Visit, reading: &mut Reading<'_>, source: (&str, i64)) -> Result<Option<Html>, Fail> {
    let all = letters_about(reading, source)?;
    if all.is_empty() {
        return Ok(None);
    }
    Ok(Some(Html(all.iter().map(|letter| shown(visit, letter).0).collect())))
}
