//! Actions: one thing wherever they were agreed.

use crate::words::Helped;
use ::store::{Acting, Fault, Reading, Row, in_list};
use days::{Day, Instant};
use std::collections::BTreeSet;

/// An action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Key.
    pub id: i64,
    /// Whom it is for.
    pub person: Option<i64>,
    /// What will be done.
    pub words: String,
    /// The worker who does it, when it is one of ours.
    pub owner: Option<i64>,
    /// Who does it, in words.
    pub owner_words: String,
    /// By when.
    pub due: Option<Day>,
    /// Where it was agreed: visit, supervision, import, ...
    pub agreed_where: String,
    /// The document or other thing it was agreed in.
    pub agreed_id: Option<i64>,
    /// Who agreed it.
    pub agreed_by: String,
    /// When.
    pub agreed_at: Instant,
    /// What shows that it was done.
    pub evidence: Option<String>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// Why it will not be done, by whom and when that was settled.
    pub not_done: Option<NotDone>,
    /// What the body that asked wants besides, where it said so.
    pub asked: Option<Asked>,
    /// When the body that asked confirmed that it is done, and who.
    pub confirmed: Option<(Instant, String)>,
    /// Why the body that asked did not take it as done, while that stands.
    pub sent_back_why: Option<String>,
    /// What came of it for the child, where that was asked.
    pub helped: Option<(Helped, String)>,
    /// When it was put before a senior manager because it was overdue.
    pub escalated_at: Option<Instant>,
}

/// What the body that asked for an action wants: only it confirms that the action is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The account of whoever asked.
    pub by: i64,
    /// What must show that it is done.
    pub evidence_wanted: String,
    /// What will change for the child.
    pub will_change: String,
    /// On which day to ask what changed; nothing while that is not yet known.
    pub ask_impact_on: Option<Day>,
}

/// An action that will not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDone {
    /// When that was settled.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

impl Action {
    /// Still to be done.
    pub fn is_open(&self) -> bool {
        self.done_at.is_none() && self.not_done.is_none()
    }
}

/// What is needed to agree an action.
#[derive(Debug, Clone)]
pub struct NewAction<'a> {
    /// Whom it is for.
    pub person: Option<i64>,
    /// What will be done.
    pub words: &'a str,
    /// The worker who does it.
    pub owner: Option<i64>,
    /// Who does it, in words.
    pub owner_words: &'a str,
    /// By when.
    pub due: Option<Day>,
    /// Where it was agreed.
    pub agreed_where: &'a str,
    /// The document it was agreed in.
    pub agreed_id: Option<i64>,
    /// Who agreed it.
    pub agreed_by: &'a str,
    /// Larger is riskier; lists put it first.
    pub priority: i64,
    /// The row of a file it comes from; the same origin is agreed once.
    pub origin: Option<String>,
}

const COLUMNS: &str = "id, person, words, owner, owner_words, due_on, agreed_where, agreed_id, agreed_by, agreed_at, evidence, \
     done_at, \
     not_done_at, not_done_by, not_done_why, asked_by, evidence_wanted, will_change, ask_impact_on, confirmed_at, confirmed_by, \
     sent_back_why, helped, helped_words, escalated_at";

fn read(r: &Row) -> Result<Action, Fault> {
    let not_done = match r.get::<Option<Instant>>("not_done_at")? {
        None => None,
        Some(at) => {
            let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
            Some(NotDone { at, by: text("not_done_by")?, why: text("not_done_why")? })
        }
    };
    let words = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
    let asked = match r.get::<Option<i64>>("asked_by")? {
        None => None,
        Some(by) => Some(Asked {
            by,
            evidence_wanted: words("evidence_wanted")?,
            will_change: words("will_change")?,
            ask_impact_on: r.get("ask_impact_on")?,
        }),
    };
    let confirmed = match r.get::<Option<Instant>>("confirmed_at")? {
        None => None,
        Some(at) => Some((at, words("confirmed_by")?)),
    };
    let helped = Helped::from_code(&words("helped")?);
    let helped = match helped {
        None => None,
        Some(helped) => Some((helped, words("helped_words")?)),
    };
    Ok(Action {
        id: r.get("id")?,
        person: r.get("person")?,
        words: r.get("words")?,
        owner: r.get("owner")?,
        owner_words: r.get("owner_words")?,
        due: r.get("due_on")?,
        agreed_where: r.get("agreed_where")?,
        agreed_id: r.get("agreed_id")?,
        agreed_by: r.get("agreed_by")?,
        agreed_at: r.get("agreed_at")?,
        evidence: r.get("evidence")?,
        done_at: r.get("done_at")?,
        not_done,
        asked,
        confirmed,
        sent_back_why: r.get("sent_back_why")?,
        helped,
        escalated_at: r.get("escalated_at")?,
    })
}

/// The priority of an action that was put before a senior manager. Source: local.
const ESCALATED: i64 = 9;

/// Agrees an action; gives its key.
pub fn agree(acting: &mut Acting<'_>, new: &NewAction<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "action",
        &[
            ("person", new.person.into()),
            ("words", new.words.into()),
            ("owner", new.owner.into()),
            ("owner_words", new.owner_words.into()),
            ("due_on", new.due.into()),
            ("agreed_where", new.agreed_where.into()),
            ("agreed_id", new.agreed_id.into()),
            ("agreed_by", new.agreed_by.into()),
            ("agreed_at", at.into()),
            ("priority", new.priority.into()),
            ("origin", new.origin.clone().into()),
        ],
    )
}

/// Agrees an action that a body asked for, with what it wants to see; gives its key.
pub fn agree_asked(acting: &mut Acting<'_>, new: &NewAction<'_>, asked: &Asked) -> Result<i64, Fault> {
    let id = agree(acting, new)?;
    let wanted = [
        ("asked_by", asked.by.into()),
        ("evidence_wanted", asked.evidence_wanted.as_str().into()),
        ("will_change", asked.will_change.as_str().into()),
        ("ask_impact_on", asked.ask_impact_on.into()),
    ];
    acting.update("action", id, &wanted)?;
    Ok(id)
}

/// The body that asked confirms that an action is done.
pub fn confirm(acting: &mut Acting<'_>, action: i64, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let confirmed =
        [("confirmed_at", at.into()), ("confirmed_by", by.into()), ("sent_back_why", None::<String>.into())];
    acting.update("action", action, &confirmed)?;
    Ok(())
}

/// The body that asked does not take an action as done: it is open again, with the reason. What was given as evidence
/// stays in the history.
pub fn send_back(acting: &mut Acting<'_>, action: i64, why: &str) -> Result<(), Fault> {
    let open = [("done_at", None::<Instant>.into()), ("done_by", None::<String>.into()), ("sent_back_why", why.into())];
    acting.update("action", action, &open)?;
    Ok(())
}

/// Says on which day to ask what an action changed for the child.
pub fn ask_impact_on(acting: &mut Acting<'_>, action: i64, day: Day) -> Result<(), Fault> {
    acting.update("action", action, &[("ask_impact_on", day.into())])?;
    Ok(())
}

/// Notes what an action changed for the child, with what shows it.
pub fn note_helped(
    acting: &mut Acting<'_>,
    action: i64,
    helped: Helped,
    evidence: &str,
    by: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    let said = [
        ("helped", helped.code().into()),
        ("helped_words", evidence.into()),
        ("helped_at", at.into()),
        ("helped_by", by.into()),
    ];
    acting.update("action", action, &said)?;
    Ok(())
}

/// Notes that an overdue action was put before a senior manager; from now on it stands first in its owner's work.
pub fn note_escalated(acting: &mut Acting<'_>, action: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("action", action, &[("escalated_at", at.into()), ("priority", ESCALATED.into())])?;
    Ok(())
}

/// Notes that an action was done, with what shows it.
pub fn finish(acting: &mut Acting<'_>, action: i64, evidence: &str, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.update(
        "action",
        action,
        &[("evidence", evidence.into()), ("done_at", at.into()), ("done_by", by.into())],
    )?;
    Ok(())
}

/// Notes that an action will not be done, and why.
pub fn leave_undone(acting: &mut Acting<'_>, action: i64, why: &str, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let settled = [("not_done_at", at.into()), ("not_done_by", by.into()), ("not_done_why", why.into())];
    acting.update("action", action, &settled)?;
    Ok(())
}

/// Gives an action to somebody else to do, perhaps by another day.
pub fn give_to_do(
    acting: &mut Acting<'_>,
    action: i64,
    owner: Option<i64>,
    owner_words: &str,
    due: Option<Day>,
) -> Result<(), Fault> {
    let given = [("owner", owner.into()), ("owner_words", owner_words.into()), ("due_on", due.into())];
    acting.update("action", action, &given)?;
    Ok(())
}

/// Gives a person's open actions from one worker to another, as when the child has a new worker; says how many.
pub fn hand_over(acting: &mut Acting<'_>, person: i64, from: i64, to: i64, to_words: &str) -> Result<usize, Fault> {
    let sql = "SELECT id FROM action WHERE person = $1 AND owner = $2 AND done_at IS NULL AND not_done_at IS NULL";
    let open = acting.rows(sql, &[person.into(), from.into()])?;
    for action in &open {
        acting.update("action", action.get("id")?, &[("owner", to.into()), ("owner_words", to_words.into())])?;
    }
    Ok(open.len())
}

/// One action.
pub fn action(reading: &mut Reading<'_>, id: i64) -> Result<Option<Action>, Fault> {
    reading.row(&format!("SELECT {COLUMNS} FROM action WHERE id = $1"), &[id.into()])?.as_ref().map(read).transpose()
}

/// Which of these actions are still open.
pub fn open_among(reading: &mut Reading<'_>, actions: &[i64]) -> Result<BTreeSet<i64>, Fault> {
    let mut open = BTreeSet::new();
    for chunk in actions.chunks(256) {
        let (marks, keys) = in_list(1, chunk);
        let sql = format!("SELECT id FROM action WHERE id IN ({marks}) AND done_at IS NULL AND not_done_at IS NULL");
        for row in reading.rows(&sql, &keys)? {
            open.insert(row.get("id")?);
        }
    }
    Ok(open)
}

/// Actions for a person, open ones first, riskiest first, then by due day.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Action>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM action WHERE person = $1
         ORDER BY CASE WHEN done_at IS NULL AND not_done_at IS NULL THEN 0 ELSE 1 END, priority DESC, coalesce(due_on, '9999'), id LIMIT 200"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// Open actions that a worker owns, riskiest first, then by due day.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64, most: i64) -> Result<Vec<Action>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM action WHERE owner = $1 AND done_at IS NULL AND not_done_at IS NULL
         ORDER BY priority DESC, coalesce(due_on, '9999'), id LIMIT $2"
    );
    reading.rows(&sql, &[worker.into(), most.into()])?.iter().map(read).collect()
}

/// Actions agreed in a document.
pub fn agreed_in(reading: &mut Reading<'_>, document: i64) -> Result<Vec<Action>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM action WHERE agreed_id = $1 ORDER BY id");
    reading.rows(&sql, &[document.into()])?.iter().map(read).collect()
}

/// Actions agreed in a kind of body, the latest agreed first: those still open, or all of them.
pub fn agreed_where(reading: &mut Reading<'_>, kind: &str, open_only: bool, most: i64) -> Result<Vec<Action>, Fault> {
    let open = if open_only { "AND done_at IS NULL AND not_done_at IS NULL" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} FROM action WHERE agreed_where = $1 {open} ORDER BY coalesce(due_on, '9999'), id LIMIT $2"
    );
    reading.rows(&sql, &[kind.into(), most.into()])?.iter().map(read).collect()
}

/// Open actions of a kind of body that were due before a day and that nobody has put before a senior manager yet.
pub fn to_escalate(reading: &mut Reading<'_>, kind: &str, before: Day, most: i64) -> Result<Vec<i64>, Fault> {
    let sql =
        "SELECT id FROM action WHERE agreed_where = $1 AND due_on < $2 AND done_at IS NULL AND not_done_at IS NULL
               AND escalated_at IS NULL ORDER BY due_on, id LIMIT $3";
    reading.rows(sql, &[kind.into(), before.into(), most.into()])?.iter().map(|r| r.get("id")).collect()
}

/// Actions that an account asked for, said to be done and not yet confirmed.
pub fn to_confirm(reading: &mut Reading<'_>, account: i64, most: i64) -> Result<Vec<Action>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM action WHERE asked_by = $1 AND done_at IS NOT NULL AND confirmed_at IS NULL
         ORDER BY done_at, id LIMIT $2"
    );
    reading.rows(&sql, &[account.into(), most.into()])?.iter().map(read).collect()
}

/// Gives an action to another person, as when the document it was agreed in was filed on the wrong one.
pub fn give_to(acting: &mut Acting<'_>, action: i64, person: i64) -> Result<(), Fault> {
    acting.update("action", action, &[("person", person.into())])?;
    Ok(())
}
