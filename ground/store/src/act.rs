//! A change is an act: named, by somebody, at a time, with a reason where asked, and its rows before and after.

use crate::chain::{self, Link};
use crate::ids::Ids;
use crate::{Change, Dice, Fault, Keeping, Reading, Row, Value};
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account, when a person acts through one.
    pub account: Option<i64>,
    /// How the history names the actor: a person's name and post, or "Kith" for the program's own work.
    pub words: String,
}

impl Actor {
    /// The program itself, doing `what` (an import, a demonstration authority).
    pub fn program(what: &str) -> Actor {
        Actor { account: None, words: format!("Kith: {what}") }
    }
}

/// What is about to be done.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// The act's name, a verb and its noun: `complete_record`.
    pub name: &'a str,
    /// Who does it.
    pub actor: Actor,
    /// When.
    pub at: days::Instant,
    /// Why, where the act asks for a reason.
    pub reason: Option<String>,
    /// The person or thing it is about; an act's strand follows from it.
    pub subject: Option<i64>,
    /// A key that makes a second sending of the same form do nothing.
    pub once: Option<String>,
}

impl<'a> Act<'a> {
    /// An act without reason, subject or once-only key; set those that apply.
    pub fn new(name: &'a str, actor: Actor, at: days::Instant) -> Act<'a> {
        Act { name, actor, at, reason: None, subject: None, once: None }
    }

    /// The person or thing the act is about.
    pub fn about(mut self, subject: i64) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Why it is done.
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

/// An act in progress: reads, and the only writes there are.
pub struct Acting<'a> {
    reading: Reading<'a>,
    /// The id this act will have in the history.
    pub id: i64,
    /// When it is done.
    pub at: days::Instant,
    changes: Vec<Change>,
    ids: &'a Ids,
    dice: &'a dyn Dice,
    plain: &'a BTreeSet<&'static str>,
}

impl<'a> Deref for Acting<'a> {
    type Target = Reading<'a>;
    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

impl<'a> DerefMut for Acting<'a> {
    fn deref_mut(&mut self) -> &mut Reading<'a> {
        &mut self.reading
    }
}

impl<'a> Acting<'a> {
    pub(crate) fn begin(
        mut reading: Reading<'a>,
        act: &Act<'_>,
        ids: &'a Ids,
        dice: &'a dyn Dice,
        plain: &'a BTreeSet<&'static str>,
    ) -> Result<Acting<'a>, Fault> {
        if let Some(once) = &act.once
            && reading.one::<i64>("SELECT id FROM act WHERE once = $1", &[once.into()])?.is_some()
        {
            return Err(Fault::AlreadyDone { once: once.clone() });
        }
        Ok(Acting { reading, id: ids.next(act.at, dice), at: act.at, changes: Vec::new(), ids, dice, plain })
    }

    /// Writes to plain tables in the same transaction, as for what is derived from the record (search keys).
    pub fn plain(&mut self) -> Keeping<'_> {
        let reading = Reading { conn: &mut *self.reading.conn };
        Keeping { reading, plain: self.plain, ids: self.ids, dice: self.dice, at: self.at }
    }

    /// A new key for a row.
    pub fn new_id(&self) -> i64 {
        self.ids.next(self.at, self.dice)
    }

    /// A random number.
    pub fn number(&self) -> u64 {
        self.dice.number()
    }

    /// Adds a row under a new key, which is given back.
    pub fn insert(&mut self, table: &str, columns: &[(&str, Value)]) -> Result<i64, Fault> {
        let id = self.new_id();
        self.insert_as(table, id, columns)?;
        Ok(id)
    }

    /// Adds a row under a key made before with [`Acting::new_id`].
    pub fn insert_as(&mut self, table: &str, id: i64, columns: &[(&str, Value)]) -> Result<(), Fault> {
        let (names, marks, values) = listed(id, columns);
        self.reading.conn.later(&format!("INSERT INTO {table} ({names}) VALUES ({marks})"), values)?;
        self.changes.push(Change::made(table, id, columns));
        Ok(())
    }

    /// Changes columns of a row; nothing is written or remembered when they already hold these values.
    /// Errors with [`Fault::Missing`] when there is no such row.
    pub fn update(&mut self, table: &str, id: i64, columns: &[(&str, Value)]) -> Result<bool, Fault> {
        let names = columns.iter().map(|(c, _)| *c).collect::<Vec<_>>().join(", ");
        let was = self
            .reading
            .row(&format!("SELECT {names} FROM {table} WHERE id = $1 FOR UPDATE"), &[id.into()])?
            .ok_or_else(|| Fault::Missing { table: table.to_owned(), id })?;
        self.change(table, id, &was, columns)
    }

    /// As [`Acting::update`], for a row that this act has read itself with `FOR UPDATE`, its `id` and these columns
    /// among others, so that it is not read once more.
    pub fn update_read(&mut self, table: &str, was: &Row, columns: &[(&str, Value)]) -> Result<bool, Fault> {
        if let Some((unread, _)) = columns.iter().find(|(c, _)| was.value(c).is_none()) {
            let column = (*unread).to_owned();
            return Err(Fault::Shape { column, found: "not in the answer", expected: "read before it is changed" });
        }
        self.change(table, was.get("id")?, was, columns)
    }

    fn change(&mut self, table: &str, id: i64, was: &Row, columns: &[(&str, Value)]) -> Result<bool, Fault> {
        let Some(change) = Change::altered(table, id, was, columns) else { return Ok(false) };
        let sets = columns.iter().zip(2..).map(|((c, _), n)| format!("{c} = ${n}")).collect::<Vec<_>>().join(", ");
        let values: Vec<Value> = std::iter::once(id.into()).chain(columns.iter().map(|(_, v)| v.clone())).collect();
        self.reading.conn.later(&format!("UPDATE {table} SET {sets} WHERE id = $1"), values)?;
        self.changes.push(change);
        Ok(true)
    }

    /// Takes a row away; its last state stays in the history. Errors with [`Fault::Missing`] when there is none.
    pub fn remove(&mut self, table: &str, id: i64) -> Result<(), Fault> {
        let was = self
            .reading
            .row(&format!("SELECT * FROM {table} WHERE id = $1 FOR UPDATE"), &[id.into()])?
            .ok_or_else(|| Fault::Missing { table: table.to_owned(), id })?;
        self.reading.conn.later(&format!("DELETE FROM {table} WHERE id = $1"), vec![id.into()])?;
        self.changes.push(Change::removed(table, id, &was));
        Ok(())
    }

    /// Writes the act and its rows, and hangs it on its strand.
    pub(crate) fn finish(mut self, act: &Act<'_>) -> Result<(), Fault> {
        let strand = chain::strand(act, self.id);
        let head = self
            .reading
            .row("SELECT no, hash FROM act_head WHERE id = $1 FOR UPDATE", &[strand.into()])?
            .ok_or_else(|| Fault::Missing { table: "act_head".to_owned(), id: strand })?;
        let (previous, no) = (head.get::<String>("hash")?, head.get::<i64>("no")? + 1);
        let link = Link {
            previous: &previous,
            strand,
            no,
            id: self.id,
            name: act.name,
            account: act.actor.account,
            actor: &act.actor.words,
            at: act.at.as_millisecond(),
            reason: act.reason.as_deref(),
            subject: act.subject,
            once: act.once.as_deref(),
        };
        let hash = link.hash(&self.changes);
        let conn = &mut *self.reading.conn;
        conn.later(
            "INSERT INTO act (id, strand, no, name, account, actor, at, reason, subject, once, previous, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            vec![
                self.id.into(),
                strand.into(),
                no.into(),
                act.name.into(),
                act.actor.account.into(),
                act.actor.words.as_str().into(),
                act.at.into(),
                act.reason.clone().into(),
                act.subject.into(),
                act.once.clone().into(),
                previous.as_str().into(),
                hash.as_str().into(),
            ],
        )?;
        let mut left = self.changes.len();
        let mut numbered = self.changes.into_iter().zip(1i64..);
        while left > 0 {
            // Few sizes, so that few statements are prepared.
            let together = HISTORY_TOGETHER.into_iter().find(|size| *size <= left).unwrap_or(1);
            let mut values = Vec::with_capacity(7 * together);
            for (change, n) in numbered.by_ref().take(together) {
                values.push(self.ids.next(self.at, self.dice).into());
                values.extend([self.id.into(), n.into(), Value::Text(change.table), change.row.into()]);
                values.extend([change.before.into(), change.after.into()]);
            }
            conn.later(&history_insert(together), values)?;
            left -= together;
        }
        conn.later(
            "UPDATE act_head SET no = $2, hash = $3 WHERE id = $1",
            vec![strand.into(), no.into(), hash.into()],
        )?;
        Ok(())
    }
}

/// How many rows of history one statement adds.
const HISTORY_TOGETHER: [usize; 3] = [32, 6, 1];

fn history_insert(rows: usize) -> String {
    let marks = |row: usize| (1..=7).map(|n| format!("${}", row * 7 + n)).collect::<Vec<_>>().join(", ");
    let rows = (0..rows).map(|row| format!("({})", marks(row))).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO history (id, act, n, table_name, row_id, before, after) VALUES {rows}")
}

/// `id` and the columns as an insert's names, marks and values.
pub(crate) fn listed(id: i64, columns: &[(&str, Value)]) -> (String, String, Vec<Value>) {
    let mut names = String::from("id");
    let mut marks = String::from("$1");
    let mut values = vec![Value::Int(id)];
    for ((column, value), n) in columns.iter().zip(2..) {
        names.push_str(", ");
        names.push_str(column);
        marks.push_str(&format!(", ${n}"));
        values.push(value.clone());
    }
    (names, marks, values)
}
