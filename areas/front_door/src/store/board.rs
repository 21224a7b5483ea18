//! The board: open contacts, late ones first, then by priority and due day; filtered and counted.

use super::contact::{self, Contact};
use crate::words::Stage;
use days::Day;
use store::{Fault, Reading, Value};

/// Which contacts are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only this stage; every open one when there is none.
    pub stage: Option<Stage>,
    /// Only this team's.
    pub team: Option<i64>,
    /// Only this worker's.
    pub worker: Option<i64>,
    /// Only those that nobody has.
    pub nobody: bool,
    /// Only this agency's.
    pub agency: Option<i64>,
    /// Only with this concern.
    pub concern: Option<String>,
    /// Only late ones.
    pub late: bool,
}

/// A contact with the names its card shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The contact.
    pub contact: Contact,
    /// The sending's reference.
    pub reference: String,
    /// The agency's name, or the referrer's organisation; may be empty.
    pub from: String,
    /// Who has it.
    pub worker: String,
    /// Whose queue it is in.
    pub team: String,
    /// The outcome's word, once decided.
    pub outcome: String,
}

/// The condition and its values; `$1` is today.
fn condition(wanted: &Wanted, today: Day) -> (String, Vec<Value>) {
    let mut sql = match wanted.stage {
        Some(Stage::Decided) => "c.stage = 'decided'".to_owned(),
        _ => "c.closed_at IS NULL".to_owned(),
    };
    let mut values: Vec<Value> = vec![today.into()];
    let mut and = |part: &str, value: Value| {
        values.push(value);
        sql.push_str(&format!(" AND {}", part.replace('?', &format!("${}", values.len()))));
    };
    if let Some(stage) = wanted.stage.filter(|s| *s != Stage::Decided) {
        and("c.stage = ?", stage.code().into());
    }
    for (part, value) in [("c.team = ?", wanted.team), ("c.worker = ?", wanted.worker), ("c.agency = ?", wanted.agency)]
    {
        if let Some(value) = value {
            and(part, value.into());
        }
    }
    if let Some(concern) = &wanted.concern {
        and("',' || c.concerns || ',' LIKE ?", format!("%,{concern},%").into());
    }
    if wanted.nobody {
        sql.push_str(" AND c.worker IS NULL");
    }
    if wanted.late {
        sql.push_str(" AND c.due_on < $1");
    }
    (sql, values)
}

/// How many open contacts stand where, and how many of them are late: stage, all, late.
pub fn counts(reading: &mut Reading<'_>, wanted: &Wanted, today: Day) -> Result<Vec<(Stage, i64, i64)>, Fault> {
    let any = Wanted { stage: None, late: false, ..wanted.clone() };
    let (condition, values) = condition(&any, today);
    let sql = format!(
        "SELECT c.stage AS stage, count(*) AS n, CAST(sum(CASE WHEN c.due_on < $1 THEN 1 ELSE 0 END) AS BIGINT) AS late
         FROM contact c WHERE {condition} GROUP BY c.stage"
    );
    let rows = reading.rows(&sql, &values)?;
    rows.iter()
        .filter_map(|r| match r.get::<String>("stage") {
            Ok(code) => Stage::from_code(&code).map(|stage| Ok((stage, r.get("n")?, r.get("late")?))),
            Err(fault) => Some(Err(fault)),
        })
        .collect()
}

/// How many contacts are wanted.
pub fn how_many(reading: &mut Reading<'_>, wanted: &Wanted, today: Day) -> Result<i64, Fault> {
    let (condition, values) = condition(wanted, today);
    // Both engines want every value to be asked for.
    let sql = format!("SELECT count(*) FROM contact c WHERE {condition} AND $1 <> ''");
    reading.count(&sql, &values)
}

/// A page of cards.
pub fn page(reading: &mut Reading<'_>, wanted: &Wanted, today: Day, skip: i64, most: i64) -> Result<Vec<Card>, Fault> {
    let (condition, mut values) = condition(wanted, today);
    values.extend([most.into(), skip.into()]);
    let (limit, offset) = (values.len() - 1, values.len());
    let order = match wanted.stage {
        Some(Stage::Decided) => "CASE WHEN $1 = '' THEN 1 ELSE 0 END, c.closed_at DESC, c.id DESC",
        _ => "CASE WHEN c.due_on < $1 THEN 0 ELSE 1 END, c.rank, c.due_on, c.id",
    };
    let sql = format!(
        "SELECT {}, i.reference, i.referrer_organisation, i.relation, coalesce(a.name, '') AS agency_name, coalesce(w.name, '') AS worker_name,
                coalesce(t.name, '') AS team_name,
                coalesce((SELECT d.outcome FROM contact_decision d WHERE d.contact = c.id AND d.standing = 'stands'), '') AS outcome
         FROM (SELECT c.id FROM contact c WHERE {condition} ORDER BY {order} LIMIT ${limit} OFFSET ${offset}) AS here
         JOIN contact c ON c.id = here.id JOIN incoming i ON i.id = c.incoming LEFT JOIN agency a ON a.id = c.agency
         LEFT JOIN worker w ON w.id = c.worker LEFT JOIN team t ON t.id = c.team ORDER BY {order}",
        contact::COLUMNS
    );
    reading
        .rows(&sql, &values)?
        .iter()
        .map(|r| {
            let first = ["agency_name", "referrer_organisation", "relation"].map(|c| r.get::<String>(c));
            let mut from = String::new();
            for words in first {
                let words = words?;
                if from.is_empty() {
                    from = words;
                }
            }
            Ok(Card {
                contact: contact::read(r)?,
                reference: r.get("reference")?,
                from,
                worker: r.get("worker_name")?,
                team: r.get("team_name")?,
                outcome: r.get("outcome")?,
            })
        })
        .collect()
}
