//! What is to be sent now, and by which process.

use super::letter::{COLUMNS, read};
use crate::words::{How, Letter, Standing};
use days::Instant;
use store::{Acting, Fault, Reading};

/// What is due: waits and its time has come, or was being sent by a process that did not come back.
const DUE: &str = "how = 'email' AND to_email IS NOT NULL
     AND ((standing = 'waiting' AND next_try_at <= $1) OR (standing = 'sending' AND claimed_until <= $1))";

/// Keys of letters that are to be sent now, the longest due first.
pub fn due(reading: &mut Reading<'_>, now: Instant, most: i64) -> Result<Vec<i64>, Fault> {
    let sql = format!("SELECT id FROM letter WHERE {DUE} ORDER BY next_try_at, id LIMIT $2");
    reading.rows(&sql, &[now.into(), most.into()])?.iter().map(|r| r.get("id")).collect()
}

/// Takes a letter to send until then; nothing when another process has it or it is not to be sent any more. One found in
/// the middle of a sending, whose process did not come back, is counted as not answered.
pub fn claim(acting: &mut Acting<'_>, id: i64, until: Instant) -> Result<Option<Letter>, Fault> {
    let now = acting.at;
    let sql = format!("SELECT {COLUMNS}, claimed_until FROM letter WHERE {DUE} AND id = $2 FOR UPDATE");
    let Some(row) = acting.row(&sql, &[now.into(), id.into()])? else { return Ok(None) };
    let was = read(&row)?;
    let lost = was.standing == Standing::Sending;
    let letter = Letter {
        standing: Standing::Sending,
        tries: was.tries + 1,
        unanswered: was.unanswered + i64::from(lost),
        ..was
    };
    let columns = [
        ("standing", letter.standing.code().into()),
        ("tries", letter.tries.into()),
        ("unanswered", letter.unanswered.into()),
        ("claimed_until", until.into()),
    ];
    acting.update_read("letter", &row, &columns)?;
    Ok(Some(letter))
}

/// Notes that the mail server took a letter.
pub fn sent(acting: &mut Acting<'_>, id: i64) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("standing", Standing::Sent.code().into()),
        ("how", How::Email.code().into()),
        ("sent_at", at.into()),
        ("sent_by", "Kith".into()),
        ("next_try_at", None::<i64>.into()),
        ("claimed_until", None::<i64>.into()),
        ("last_error", None::<String>.into()),
    ];
    acting.update("letter", id, &columns)?;
    Ok(())
}

/// Notes that a letter did not go and why; it is tried again then, or never.
pub fn not_sent(
    acting: &mut Acting<'_>,
    id: i64,
    why: &str,
    unanswered: i64,
    again: Option<Instant>,
) -> Result<(), Fault> {
    let standing = if again.is_some() { Standing::Waiting } else { Standing::Failed };
    let columns = [
        ("standing", standing.code().into()),
        ("unanswered", unanswered.into()),
        ("next_try_at", again.into()),
        ("claimed_until", None::<i64>.into()),
        ("last_error", why.into()),
    ];
    acting.update("letter", id, &columns)?;
    Ok(())
}
