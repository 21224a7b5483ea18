//! Letters: written, read, let go, taken back.

use crate::words::{How, Letter, Standing};
use days::Instant;
use paper::Block;
use store::{Acting, Fault, Reading, Row};

pub(super) const COLUMNS: &str = "id, kind, wording, to_words, to_email, to_lines, reference, subject, body, person, \
     source_kind, source_id, made_at, made_by, how, standing, tries, unanswered, next_try_at, last_error, sent_at, \
     sent_by, withdrawn_why";

pub(super) fn read(row: &Row) -> Result<Letter, Fault> {
    // A body of a program to come may hold a block that this one does not know; the letter is still shown, as text.
    let body: String = row.get("body")?;
    let blocks = serde_json::from_str(&body).unwrap_or_else(|_| vec![Block::Paragraph(body)]);
    Ok(Letter {
        id: row.get("id")?,
        kind: row.get("kind")?,
        wording: row.get("wording")?,
        to: row.get("to_words")?,
        email: row.get("to_email")?,
        lines: row.get::<String>("to_lines")?.lines().map(str::to_owned).collect(),
        reference: row.get("reference")?,
        subject: row.get("subject")?,
        blocks,
        person: row.get("person")?,
        source: (row.get("source_kind")?, row.get("source_id")?),
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        how: How::from_code(&row.get::<String>("how")?).unwrap_or(How::Post),
        standing: Standing::from_code(&row.get::<String>("standing")?).unwrap_or(Standing::Failed),
        tries: row.get("tries")?,
        unanswered: row.get("unanswered")?,
        next_try_at: row.get("next_try_at")?,
        last_error: row.get("last_error")?,
        sent_at: row.get("sent_at")?,
        sent_by: row.get("sent_by")?,
        withdrawn_why: row.get("withdrawn_why")?,
    })
}

fn body(blocks: &[Block]) -> String {
    serde_json::to_string(blocks).unwrap_or_default()
}

/// Adds a letter; its key, and what only comes later, are not read. Gives its key.
pub fn add(acting: &mut Acting<'_>, letter: &Letter) -> Result<i64, Fault> {
    acting.insert(
        "letter",
        &[
            ("kind", letter.kind.as_str().into()),
            ("wording", letter.wording.as_str().into()),
            ("to_words", letter.to.as_str().into()),
            ("to_email", letter.email.clone().into()),
            ("to_lines", letter.lines.join("\n").into()),
            ("reference", letter.reference.as_str().into()),
            ("subject", letter.subject.as_str().into()),
            ("body", body(&letter.blocks).into()),
            ("person", letter.person.into()),
            ("source_kind", letter.source.0.as_str().into()),
            ("source_id", letter.source.1.into()),
            ("made_at", letter.made_at.into()),
            ("made_by", letter.made_by.as_str().into()),
            ("how", letter.how.code().into()),
            ("standing", letter.standing.code().into()),
            ("tries", 0_i64.into()),
            ("unanswered", 0_i64.into()),
            ("next_try_at", letter.next_try_at.into()),
        ],
    )
}

/// One letter.
pub fn letter(reading: &mut Reading<'_>, id: i64) -> Result<Option<Letter>, Fault> {
    reading.row(&format!("SELECT {COLUMNS} FROM letter WHERE id = $1"), &[id.into()])?.as_ref().map(read).transpose()
}

/// One letter that this act is about to change, kept from others until the act is done.
pub fn hold(acting: &mut Acting<'_>, id: i64) -> Result<Option<Letter>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM letter WHERE id = $1 FOR UPDATE");
    acting.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Letters that came from something, the latest first.
pub fn from_source(reading: &mut Reading<'_>, kind: &str, id: i64) -> Result<Vec<Letter>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM letter WHERE source_kind = $1 AND source_id = $2 ORDER BY made_at DESC, id DESC LIMIT 200"
    );
    reading.rows(&sql, &[kind.into(), id.into()])?.iter().map(read).collect()
}

/// Lets a letter go: it waits from now on, by this way, to this e-mail address.
pub fn let_go(acting: &mut Acting<'_>, id: i64, how: How, email: Option<&str>) -> Result<(), Fault> {
    let next = (how == How::Email).then_some(acting.at);
    let columns = [
        ("standing", Standing::Waiting.code().into()),
        ("how", how.code().into()),
        ("to_email", email.map(str::to_owned).into()),
        ("tries", 0_i64.into()),
        ("next_try_at", next.into()),
    ];
    acting.update("letter", id, &columns)?;
    Ok(())
}

/// Notes that somebody posted a letter or handed it over, at this moment.
pub fn gone(acting: &mut Acting<'_>, id: i64, how: How, at: Instant, by: &str) -> Result<(), Fault> {
    let columns = [
        ("standing", Standing::Sent.code().into()),
        ("how", how.code().into()),
        ("sent_at", at.into()),
        ("sent_by", by.into()),
        ("next_try_at", None::<i64>.into()),
    ];
    acting.update("letter", id, &columns)?;
    Ok(())
}

/// Gives a letter that has not gone other words.
pub fn reword(acting: &mut Acting<'_>, id: i64, subject: &str, blocks: &[Block]) -> Result<(), Fault> {
    acting.update("letter", id, &[("subject", subject.into()), ("body", body(blocks).into())])?;
    Ok(())
}

/// Takes a letter back before it went.
pub fn withdraw(acting: &mut Acting<'_>, id: i64, why: &str) -> Result<(), Fault> {
    let columns = [
        ("standing", Standing::Withdrawn.code().into()),
        ("withdrawn_why", why.into()),
        ("next_try_at", None::<i64>.into()),
    ];
    acting.update("letter", id, &columns)?;
    Ok(())
}

/// How many letters stand in each way.
pub fn counts(reading: &mut Reading<'_>) -> Result<Vec<(Standing, i64)>, Fault> {
    let rows = reading.rows("SELECT standing, count(*) AS letters FROM letter GROUP BY standing", &[])?;
    let mut all = Vec::new();
    for row in rows {
        if let Some(standing) = Standing::from_code(&row.get::<String>("standing")?) {
            all.push((standing, row.get("letters")?));
        }
    }
    Ok(all)
}

/// Letters that stand in one of up to two ways: those that are to go, the oldest first; those that went, the latest first.
pub fn standing(
    reading: &mut Reading<'_>,
    standings: (Standing, Standing),
    oldest_first: bool,
    skip: i64,
    most: i64,
) -> Result<Vec<Letter>, Fault> {
    let order = if oldest_first { "made_at, id" } else { "made_at DESC, id DESC" };
    let sql = format!("SELECT {COLUMNS} FROM letter WHERE standing IN ($1, $2) ORDER BY {order} LIMIT $3 OFFSET $4");
    let values = [standings.0.code().into(), standings.1.code().into(), most.into(), skip.into()];
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// Which of these letters have gone.
pub fn sent_among(reading: &mut Reading<'_>, keys: &[i64]) -> Result<std::collections::BTreeSet<i64>, Fault> {
    let mut sent = std::collections::BTreeSet::new();
    for lot in keys.chunks(256) {
        let (marks, mut values) = store::in_list(2, lot);
        values.insert(0, Standing::Sent.code().into());
        let sql = format!("SELECT id FROM letter WHERE standing = $1 AND id IN ({marks})");
        for row in reading.rows(&sql, &values)? {
            sent.insert(row.get("id")?);
        }
    }
    Ok(sent)
}
