//! Handovers: a change of worker with its checklist.

use ::store::{Acting, Fault, Reading, Row, in_list};
use days::{Day, Instant};
use std::collections::BTreeMap;

/// A handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Key.
    pub id: i64,
    /// The child.
    pub person: i64,
    /// Who goes.
    pub from_worker: i64,
    /// Their name.
    pub from_name: String,
    /// Who comes.
    pub to_worker: i64,
    /// Their name.
    pub to_name: String,
    /// From which day the new worker answers.
    pub from: Day,
    /// The version of the checklist it was begun with.
    pub checklist: i64,
    /// Who began it.
    pub begun_by: String,
    /// When.
    pub begun_at: Instant,
    /// When it was complete, or another change took its place.
    pub ended_at: Option<Instant>,
    /// Its items.
    pub items: Vec<Item>,
}

/// One item of a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Key.
    pub id: i64,
    /// Its word on the checklist.
    pub item: String,
    /// When it was done, by whom, and what shows it.
    pub done: Option<(Instant, String, String)>,
}

impl Handover {
    /// How many items are still open.
    pub fn open(&self) -> usize {
        self.items.iter().filter(|i| i.done.is_none()).count()
    }

    /// Whether an item of this word is done.
    pub fn is_done(&self, item: &str) -> bool {
        self.items.iter().any(|i| i.item == item && i.done.is_some())
    }
}

const COLUMNS: &str = "h.id, h.person, h.from_worker, a.name AS from_name, h.to_worker, b.name AS to_name, h.from_day, h.checklist, \
     h.begun_by, h.begun_at, h.ended_at";
const FROM: &str = "handover h JOIN worker a ON a.id = h.from_worker JOIN worker b ON b.id = h.to_worker";

fn read(r: &Row) -> Result<Handover, Fault> {
    Ok(Handover {
        id: r.get("id")?,
        person: r.get("person")?,
        from_worker: r.get("from_worker")?,
        from_name: r.get("from_name")?,
        to_worker: r.get("to_worker")?,
        to_name: r.get("to_name")?,
        from: r.get("from_day")?,
        checklist: r.get("checklist")?,
        begun_by: r.get("begun_by")?,
        begun_at: r.get("begun_at")?,
        ended_at: r.get("ended_at")?,
        items: Vec::new(),
    })
}

fn with_items(reading: &mut Reading<'_>, rows: &[Row]) -> Result<Vec<Handover>, Fault> {
    let mut all = rows.iter().map(read).collect::<Result<Vec<_>, Fault>>()?;
    let ids: Vec<i64> = all.iter().map(|h| h.id).collect();
    let mut items: BTreeMap<i64, Vec<Item>> = BTreeMap::new();
    for chunk in ids.chunks(256) {
        let (marks, listed) = in_list(1, chunk);
        let sql = format!(
            "SELECT id, handover, item, done_at, done_by, done_words FROM handover_item WHERE handover IN ({marks}) ORDER BY id"
        );
        for r in reading.rows(&sql, &listed)? {
            let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
            let done = match r.get::<Option<Instant>>("done_at")? {
                Some(at) => Some((at, text("done_by")?, text("done_words")?)),
                None => None,
            };
            items.entry(r.get("handover")?).or_default().push(Item { id: r.get("id")?, item: r.get("item")?, done });
        }
    }
    for handover in &mut all {
        handover.items = items.remove(&handover.id).unwrap_or_default();
    }
    Ok(all)
}

/// The handovers of a child, the latest first.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Handover>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE h.person = $1 ORDER BY h.begun_at DESC, h.id DESC LIMIT 50");
    let rows = reading.rows(&sql, &[person.into()])?;
    with_items(reading, &rows)
}

/// The open handovers in which a worker goes or comes, the earliest change first.
pub fn open_of_worker(reading: &mut Reading<'_>, worker: i64) -> Result<Vec<Handover>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE (h.from_worker = $1 OR h.to_worker = $1) AND h.ended_at IS NULL
         ORDER BY h.from_day, h.id LIMIT 200"
    );
    let rows = reading.rows(&sql, &[worker.into()])?;
    with_items(reading, &rows)
}

/// What is needed to begin one.
#[derive(Debug, Clone, Copy)]
pub struct NewHandover<'a> {
    /// The child.
    pub person: i64,
    /// Who goes.
    pub from_worker: i64,
    /// Who comes.
    pub to_worker: i64,
    /// From which day.
    pub from: Day,
    /// The checklist's version.
    pub checklist: i64,
    /// Its items.
    pub items: &'a [String],
    /// Who begins it.
    pub by: &'a str,
}

/// Begins a handover; one that was still open for this child ends, for another change takes its place.
pub fn begin(acting: &mut Acting<'_>, new: &NewHandover<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    end_open(acting, new.person)?;
    let id = acting.insert(
        "handover",
        &[
            ("person", new.person.into()),
            ("from_worker", new.from_worker.into()),
            ("to_worker", new.to_worker.into()),
            ("from_day", new.from.into()),
            ("checklist", new.checklist.into()),
            ("begun_by", new.by.into()),
            ("begun_at", at.into()),
        ],
    )?;
    for item in new.items {
        acting.insert("handover_item", &[("handover", id.into()), ("item", item.as_str().into())])?;
    }
    Ok(id)
}

/// Ends what is open for a child, as when the change is taken back or another takes its place.
pub fn end_open(acting: &mut Acting<'_>, person: i64) -> Result<(), Fault> {
    let at = acting.at;
    for r in acting.rows("SELECT id FROM handover WHERE person = $1 AND ended_at IS NULL", &[person.into()])? {
        acting.update("handover", r.get("id")?, &[("ended_at", at.into())])?;
    }
    Ok(())
}

/// Notes that an item is done; with the last one the handover is complete.
pub fn finish_item(acting: &mut Acting<'_>, handover: i64, item: i64, words: &str, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let done = [("done_at", at.into()), ("done_by", by.into()), ("done_words", words.into())];
    acting.update("handover_item", item, &done)?;
    let open = "SELECT count(*) FROM handover_item WHERE handover = $1 AND done_at IS NULL AND id <> $2";
    if acting.count(open, &[handover.into(), item.into()])? == 0 {
        acting.update("handover", handover, &[("ended_at", at.into())])?;
    }
    Ok(())
}

/// When the newest one-page summary and the newest chronology entry of a child were written, and the last visit.
pub fn written(reading: &mut Reading<'_>, person: i64) -> Result<Written, Fault> {
    let summary = "SELECT max(d.completed_at) FROM document d JOIN document_person p ON p.document = d.id
                   WHERE p.person = $1 AND p.standing = 'stands' AND d.form = 'summary' AND d.standing = 'complete'";
    let visit = "SELECT max(day) FROM story WHERE person = $1 AND kind = 'visit' AND standing = 'stands'";
    let entry = "SELECT max(day) FROM story WHERE person = $1 AND standing = 'stands'";
    let summary: Option<Instant> = reading.one(summary, &[person.into()])?;
    Ok(Written {
        summary: summary.map(days::day_of),
        visit: reading.one(visit, &[person.into()])?,
        entry: reading.one(entry, &[person.into()])?,
    })
}

/// How recent a child's record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The newest one-page summary.
    pub summary: Option<Day>,
    /// The last visit.
    pub visit: Option<Day>,
    /// The last entry of the story.
    pub entry: Option<Day>,
}
