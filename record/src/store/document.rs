//! Documents: visits, notes and whatever else is written by answering a form, and whom they concern.

use ::store::{Acting, Fault, Reading, Row, Value, in_list};
use days::{Day, Instant};
use std::collections::BTreeMap;

/// How a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Still being written.
    Draft,
    /// Completed: appended to, corrected or moved, and not changed otherwise.
    Complete,
    /// Given up before it was completed, with a reason.
    Discarded,
}

impl Standing {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Draft => "draft",
            Standing::Complete => "complete",
            Standing::Discarded => "discarded",
        }
    }

    fn from_code(code: &str) -> Standing {
        match code {
            "draft" => Standing::Draft,
            "discarded" => Standing::Discarded,
            _ => Standing::Complete,
        }
    }
}

/// A document without its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Key.
    pub id: i64,
    /// The form's name.
    pub form: String,
    /// The version it is written with.
    pub form_version: i64,
    /// How it stands.
    pub standing: Standing,
    /// When it was begun.
    pub made_at: Instant,
    /// The account that began it.
    pub made_by: i64,
    /// The same in words.
    pub made_by_words: String,
    /// The day it tells of.
    pub happened_day: Option<Day>,
    /// The time, as "15:40".
    pub happened_time: Option<String>,
    /// When it was last changed as a whole; answers carry their own times.
    pub changed_at: Instant,
    /// When it was completed.
    pub completed_at: Option<Instant>,
    /// By whom.
    pub completed_by: Option<String>,
}

/// Somebody a document concerns, or concerned until it was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// Key.
    pub id: i64,
    /// The person.
    pub person: i64,
    /// Set when it was filed here by mistake and moved away.
    pub moved: Option<Moved>,
}

/// A move to the right person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// To whom.
    pub to: i64,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

const COLUMNS: &str =
    "d.id, d.form, d.form_version, d.standing, d.made_at, d.made_by, d.made_by_words, d.happened_day, d.happened_time,
    d.changed_at, d.completed_at, d.completed_by_words";

fn read(r: &Row) -> Result<Document, Fault> {
    Ok(Document {
        id: r.get("id")?,
        form: r.get("form")?,
        form_version: r.get("form_version")?,
        standing: Standing::from_code(&r.get::<String>("standing")?),
        made_at: r.get("made_at")?,
        made_by: r.get("made_by")?,
        made_by_words: r.get("made_by_words")?,
        happened_day: r.get("happened_day")?,
        happened_time: r.get("happened_time")?,
        changed_at: r.get("changed_at")?,
        completed_at: r.get("completed_at")?,
        completed_by: r.get("completed_by_words")?,
    })
}

/// Begins a draft that concerns these people; gives its key.
pub fn make_draft(
    acting: &mut Acting<'_>,
    form: &str,
    form_version: i64,
    people: &[i64],
    account: i64,
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    let id = acting.insert(
        "document",
        &[
            ("form", form.into()),
            ("form_version", form_version.into()),
            ("standing", Standing::Draft.code().into()),
            ("made_at", at.into()),
            ("made_by", account.into()),
            ("made_by_words", by.into()),
            ("changed_at", at.into()),
        ],
    )?;
    for person in people {
        let columns = [("document", id.into()), ("person", (*person).into()), ("standing", "stands".into())];
        acting.insert("document_person", &columns)?;
    }
    Ok(id)
}

/// One document.
pub fn document(reading: &mut Reading<'_>, id: i64) -> Result<Option<Document>, Fault> {
    reading
        .row(&format!("SELECT {COLUMNS} FROM document d WHERE d.id = $1"), &[id.into()])?
        .as_ref()
        .map(read)
        .transpose()
}

/// One document, held until the act ends, so that nobody completes it while another writes.
pub fn hold(acting: &mut Acting<'_>, id: i64) -> Result<Document, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM document d WHERE d.id = $1 FOR UPDATE");
    read(&acting.row(&sql, &[id.into()])?.ok_or_else(|| Fault::Missing { table: "document".to_owned(), id })?)
}

/// As [`hold`], asking for something else on the same way, which is then read after the document is held.
pub(crate) fn hold_and_read(
    acting: &mut Acting<'_>,
    id: i64,
    asks: &[(&str, &[Value])],
) -> Result<(Document, Vec<Vec<Row>>), Fault> {
    let sql = format!("SELECT {COLUMNS} FROM document d WHERE d.id = $1 FOR UPDATE");
    let id_alone = [id.into()];
    let mut all: Vec<(&str, &[Value])> = vec![(&sql, &id_alone)];
    all.extend(asks);
    let mut found = acting.rows_of(&all)?;
    let rest = found.split_off(1);
    let held = found.pop().and_then(|rows| rows.into_iter().next());
    Ok((read(&held.ok_or_else(|| Fault::Missing { table: "document".to_owned(), id })?)?, rest))
}

/// Everybody a document concerns or concerned, in the order in which they were named.
pub fn concerned(reading: &mut Reading<'_>, document: i64) -> Result<Vec<Concerned>, Fault> {
    let sql = "SELECT id, person, standing, moved_to, moved_at, moved_by, moved_why FROM document_person
               WHERE document = $1 ORDER BY id";
    reading
        .rows(sql, &[document.into()])?
        .iter()
        .map(|r| {
            let to = r.get::<Option<i64>>("moved_to")?.filter(|_| r.value("standing") == Some(&"moved".into()));
            let moved = match to {
                Some(to) => {
                    Some(Moved { to, at: r.get("moved_at")?, by: r.get("moved_by")?, why: r.get("moved_why")? })
                }
                None => None,
            };
            Ok(Concerned { id: r.get("id")?, person: r.get("person")?, moved })
        })
        .collect()
}

/// Those a document concerns now; empty when there is no such document.
pub fn people_of(reading: &mut Reading<'_>, document: i64) -> Result<Vec<i64>, Fault> {
    Ok(concerned(reading, document)?.into_iter().filter(|c| c.moved.is_none()).map(|c| c.person).collect())
}

/// Those whom each of these documents concerns now, in the order in which they were named.
pub fn people_of_all(reading: &mut Reading<'_>, documents: &[i64]) -> Result<BTreeMap<i64, Vec<i64>>, Fault> {
    let mut people: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for chunk in documents.chunks(256) {
        let (marks, values) = in_list(1, chunk);
        let sql = format!(
            "SELECT document, person FROM document_person WHERE document IN ({marks}) AND standing <> 'moved' ORDER BY id"
        );
        for row in reading.rows(&sql, &values)? {
            people.entry(row.get("document")?).or_default().push(row.get("person")?);
        }
    }
    Ok(people)
}

/// Completes a draft that was held.
pub fn complete(acting: &mut Acting<'_>, id: i64, day: Day, time: Option<&str>, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.update(
        "document",
        id,
        &[
            ("standing", Standing::Complete.code().into()),
            ("happened_day", day.into()),
            ("happened_time", time.map(str::to_owned).into()),
            ("changed_at", at.into()),
            ("completed_at", at.into()),
            ("completed_by_words", by.into()),
        ],
    )?;
    Ok(())
}

/// Corrects when it happened.
pub fn set_happened(acting: &mut Acting<'_>, id: i64, day: Day, time: Option<&str>) -> Result<(), Fault> {
    acting.update(
        "document",
        id,
        &[("happened_day", day.into()), ("happened_time", time.map(str::to_owned).into())],
    )?;
    Ok(())
}

/// Gives up a draft that was held, with a reason. Its answers stay where they are.
pub fn discard(acting: &mut Acting<'_>, id: i64, reason: &str, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.insert(
        "document_addition",
        &[
            ("document", id.into()),
            ("kind", "discarded".into()),
            ("person", 0i64.into()),
            ("words", "".into()),
            ("reason", reason.into()),
            ("at", at.into()),
            ("by_words", by.into()),
        ],
    )?;
    acting.update("document", id, &[("standing", Standing::Discarded.code().into()), ("changed_at", at.into())])?;
    Ok(())
}

/// Takes up again a draft that was held and had been given up.
pub fn take_up(acting: &mut Acting<'_>, id: i64, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.insert(
        "document_addition",
        &[
            ("document", id.into()),
            ("kind", "taken_up".into()),
            ("person", 0i64.into()),
            ("words", "".into()),
            ("reason", "".into()),
            ("at", at.into()),
            ("by_words", by.into()),
        ],
    )?;
    acting.update("document", id, &[("standing", Standing::Draft.code().into()), ("changed_at", at.into())])?;
    Ok(())
}

/// Moves a document from one person to another, who is not yet concerned: the first keeps a stub.
pub fn move_to(
    acting: &mut Acting<'_>,
    concerned: &Concerned,
    document: i64,
    to: i64,
    by: &str,
    why: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    acting.update(
        "document_person",
        concerned.id,
        &[
            ("standing", "moved".into()),
            ("moved_to", to.into()),
            ("moved_at", at.into()),
            ("moved_by", by.into()),
            ("moved_why", why.into()),
        ],
    )?;
    let earlier: Option<i64> = acting
        .one("SELECT id FROM document_person WHERE document = $1 AND person = $2", &[document.into(), to.into()])?;
    match earlier {
        // It had been moved away from there before, and now comes back.
        Some(row) => acting.update("document_person", row, &[("standing", "stands".into())]).map(|_| ()),
        None => {
            let columns = [("document", document.into()), ("person", to.into()), ("standing", "stands".into())];
            acting.insert("document_person", &columns).map(|_| ())
        }
    }
}

/// A document in a list, with when somebody last wrote in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The document.
    pub document: Document,
    /// The last answer's time, or the document's own.
    pub written_at: Instant,
}

/// An account's drafts, the one last written first.
pub fn drafts_of(reading: &mut Reading<'_>, account: i64, most: i64) -> Result<Vec<Listed>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, coalesce((SELECT max(a.at) FROM answer a WHERE a.document = d.id), d.changed_at) AS written_at
         FROM document d WHERE d.made_by = $1 AND d.standing = 'draft' ORDER BY written_at DESC, d.id DESC LIMIT $2"
    );
    reading.rows(&sql, &[account.into(), most.into()])?.iter().map(listed).collect()
}

/// Documents of a person that still concern them: drafts first, then the latest.
pub fn of_person(reading: &mut Reading<'_>, person: i64, skip: i64, most: i64) -> Result<Vec<Listed>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, coalesce((SELECT max(a.at) FROM answer a WHERE a.document = d.id), d.changed_at) AS written_at
         FROM document d JOIN document_person p ON p.document = d.id
         WHERE p.person = $1 AND p.standing = 'stands' AND d.standing <> 'discarded'
         ORDER BY CASE WHEN d.standing = 'draft' THEN 0 ELSE 1 END, coalesce(d.happened_day, '9999') DESC, d.id DESC LIMIT $2 OFFSET $3"
    );
    reading.rows(&sql, &[person.into(), most.into(), skip.into()])?.iter().map(listed).collect()
}

/// How many documents concern a person.
pub fn count_of_person(reading: &mut Reading<'_>, person: i64) -> Result<i64, Fault> {
    let sql = "SELECT count(*) FROM document d JOIN document_person p ON p.document = d.id
               WHERE p.person = $1 AND p.standing = 'stands' AND d.standing <> 'discarded'";
    reading.count(sql, &[person.into()])
}

/// The completed documents of one form that concern a person, the latest completed first.
pub fn completed_of_form(reading: &mut Reading<'_>, person: i64, form: &str) -> Result<Vec<Document>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM document d JOIN document_person p ON p.document = d.id
         WHERE p.person = $1 AND p.standing = 'stands' AND d.standing = 'complete' AND d.form = $2
         ORDER BY d.completed_at DESC, d.id DESC LIMIT 50"
    );
    reading.rows(&sql, &[person.into(), form.into()])?.iter().map(read).collect()
}

/// The completed documents of these forms about each of these people, the latest day first.
pub fn completed_about(
    reading: &mut Reading<'_>,
    forms: &[String],
    people: &[i64],
) -> Result<BTreeMap<i64, Vec<Document>>, Fault> {
    let mut found: BTreeMap<i64, Vec<Document>> = BTreeMap::new();
    if forms.is_empty() {
        return Ok(found);
    }
    let names: Vec<Value> = forms.iter().map(|form| form.as_str().into()).collect();
    let named = (1..=names.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    for chunk in people.chunks(256) {
        let (marks, keys) = in_list(names.len() + 1, chunk);
        let sql = format!(
            "SELECT p.person, {COLUMNS} FROM document d JOIN document_person p ON p.document = d.id
             WHERE d.form IN ({named}) AND p.person IN ({marks}) AND p.standing = 'stands' AND d.standing = 'complete'
             ORDER BY d.happened_day DESC, d.completed_at DESC, d.id DESC"
        );
        for row in reading.rows(&sql, &[names.clone(), keys].concat())? {
            found.entry(row.get("person")?).or_default().push(read(&row)?);
        }
    }
    Ok(found)
}

/// Drafts that concerned a person and were given up, the latest first.
pub fn discarded_of(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Document>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM document d JOIN document_person p ON p.document = d.id
         WHERE p.person = $1 AND p.standing = 'stands' AND d.standing = 'discarded' ORDER BY d.changed_at DESC, d.id DESC LIMIT 50"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// Stubs: documents that were filed on this person by mistake and moved away, the latest move first.
pub fn moved_away(reading: &mut Reading<'_>, person: i64) -> Result<Vec<(Document, Moved)>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, p.moved_to, p.moved_at, p.moved_by, p.moved_why FROM document d JOIN document_person p ON p.document = d.id
         WHERE p.person = $1 AND p.standing = 'moved' ORDER BY p.moved_at DESC, p.id DESC LIMIT 100"
    );
    reading
        .rows(&sql, &[person.into()])?
        .iter()
        .map(|r| {
            let (to, at) = (r.get("moved_to")?, r.get("moved_at")?);
            Ok((read(r)?, Moved { to, at, by: r.get("moved_by")?, why: r.get("moved_why")? }))
        })
        .collect()
}

fn listed(r: &Row) -> Result<Listed, Fault> {
    Ok(Listed { document: read(r)?, written_at: r.get("written_at")? })
}

/// Something added to a document after it was completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// Key.
    pub id: i64,
    /// "appended", "corrected", "discarded" or "taken_up".
    pub kind: String,
    /// The question corrected.
    pub question: Option<String>,
    /// For whom; 0 for everybody.
    pub person: i64,
    /// The answer before.
    pub before: Option<String>,
    /// What was added, or the answer after.
    pub words: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
}

/// What was added to a document, the earliest first.
pub fn additions(reading: &mut Reading<'_>, document: i64) -> Result<Vec<Addition>, Fault> {
    let sql = "SELECT id, kind, question, person, before, words, reason, at, by_words FROM document_addition
               WHERE document = $1 ORDER BY id";
    reading
        .rows(sql, &[document.into()])?
        .iter()
        .map(|r| {
            Ok(Addition {
                id: r.get("id")?,
                kind: r.get("kind")?,
                question: r.get("question")?,
                person: r.get("person")?,
                before: r.get("before")?,
                words: r.get("words")?,
                reason: r.get("reason")?,
                at: r.get("at")?,
                by: r.get("by_words")?,
            })
        })
        .collect()
}

/// Adds to a completed document; gives the key.
pub fn append(acting: &mut Acting<'_>, document: i64, words: &str, reason: &str, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "document_addition",
        &[
            ("document", document.into()),
            ("kind", "appended".into()),
            ("person", 0i64.into()),
            ("words", words.into()),
            ("reason", reason.into()),
            ("at", at.into()),
            ("by_words", by.into()),
        ],
    )
}

/// Notes a correction: the answer before and after, and why. The answer itself changes with it.
pub fn note_correction(
    acting: &mut Acting<'_>,
    document: i64,
    place: (&str, i64),
    change: (&str, &str),
    reason: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "document_addition",
        &[
            ("document", document.into()),
            ("kind", "corrected".into()),
            ("question", place.0.into()),
            ("person", place.1.into()),
            ("before", change.0.into()),
            ("words", change.1.into()),
            ("reason", reason.into()),
            ("at", at.into()),
            ("by_words", by.into()),
        ],
    )
}

/// Gives the corrections noted for one person's answers to another, when the document moves.
pub fn move_corrections(acting: &mut Acting<'_>, document: i64, from: i64, to: i64) -> Result<(), Fault> {
    let sql = "SELECT id FROM document_addition WHERE document = $1 AND person = $2";
    for row in acting.rows(sql, &[document.into(), from.into()])? {
        acting.update("document_addition", row.get("id")?, &[("person", to.into())])?;
    }
    Ok(())
}
