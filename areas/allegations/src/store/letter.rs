//! Letters of a referral. They never stand in the outbox that others read.

use crate::words::Letter;
use days::Day;
use store::{Acting, Fault, Reading, Row};

const COLUMNS: &str = "id, referral, template, to_words, to_lines, subject, body, made_at, made_by, sent_on, sent_how";

fn read(row: &Row) -> Result<Letter, Fault> {
    let sent = match (row.get::<Option<Day>>("sent_on")?, row.get::<Option<String>>("sent_how")?) {
        (Some(on), how) => Some((on, how.unwrap_or_default())),
        (None, _) => None,
    };
    Ok(Letter {
        id: row.get("id")?,
        referral: row.get("referral")?,
        template: row.get("template")?,
        to: row.get("to_words")?,
        lines: row.get::<String>("to_lines")?.lines().map(str::to_owned).collect(),
        subject: row.get("subject")?,
        body: row.get("body")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        sent,
    })
}

/// Keeps a letter; its key, time and sending are not read. Gives its key.
pub fn add(acting: &mut Acting<'_>, new: &Letter) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [
        ("referral", new.referral.into()),
        ("template", new.template.as_str().into()),
        ("to_words", new.to.as_str().into()),
        ("to_lines", new.lines.join("\n").into()),
        ("subject", new.subject.as_str().into()),
        ("body", new.body.as_str().into()),
        ("made_at", at.into()),
        ("made_by", new.made_by.as_str().into()),
    ];
    acting.insert("allegation_letter", &columns)
}

/// Notes that a letter went.
pub fn sent(acting: &mut Acting<'_>, id: i64, on: Day, how: &str) -> Result<(), Fault> {
    acting.update("allegation_letter", id, &[("sent_on", on.into()), ("sent_how", how.into())])?;
    Ok(())
}

/// One letter.
pub fn letter(reading: &mut Reading<'_>, id: i64) -> Result<Option<Letter>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation_letter WHERE id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// The letters of a referral, the latest first.
pub fn of_referral(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<Letter>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation_letter WHERE referral = $1 ORDER BY id DESC");
    reading.rows(&sql, &[referral.into()])?.iter().map(read).collect()
}
