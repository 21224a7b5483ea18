//! What came in, once per sending.

use crate::words::How;
use days::{Day, Instant};
use serde_json::Value as Json;
use store::{Acting, Fault, Reading, Row};

/// One sending.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// Key.
    pub id: i64,
    /// The short reference.
    pub reference: String,
    /// When it came in.
    pub received_at: Instant,
    /// The working day of receipt.
    pub received_day: Day,
    /// How.
    pub how: How,
    /// The census's source.
    pub source_code: String,
    /// The agency, where it is known.
    pub agency: Option<i64>,
    /// Its name.
    pub agency_name: String,
    /// Who told us; empty for somebody who gave no name.
    pub name: String,
    /// Their role.
    pub role: String,
    /// Their organisation in words.
    pub organisation: String,
    /// Their e-mail.
    pub email: String,
    /// Their telephone.
    pub phone: String,
    /// What they are to the child.
    pub relation: String,
    /// Whether they want to hear what became of it.
    pub wants_reply: bool,
    /// What was sent, whole.
    pub answers: Json,
    /// The threshold document they saw.
    pub threshold_version: String,
    /// The level their answers suggested.
    pub suggested_level: Option<u8>,
    /// Whether they call it urgent.
    pub urgent: bool,
    /// Who took it in.
    pub taken_by: String,
}

impl Incoming {
    /// Whether nobody can be told, because nobody said who they are or how to reach them.
    pub fn is_anonymous(&self) -> bool {
        self.source_code == "9" || (self.name.is_empty() && self.email.is_empty() && self.phone.is_empty())
    }

    /// Where the sender works: the agency, or as they wrote it; empty for a member of the public.
    pub fn organisation_words(&self) -> &str {
        if self.agency_name.is_empty() { &self.organisation } else { &self.agency_name }
    }

    /// "Wheatfield Primary School", "a neighbour", "somebody who gave no name".
    pub fn sender_words(&self) -> String {
        let first = [&self.agency_name, &self.organisation, &self.name, &self.relation];
        first.into_iter().find(|w| !w.is_empty()).map_or("Somebody who gave no name".to_owned(), Clone::clone)
    }
}

const COLUMNS: &str = "i.id, i.reference, i.received_at, i.received_day, i.how, i.source_code, i.agency, coalesce(a.name, '') AS agency_name, \
     i.referrer_name, i.referrer_role, i.referrer_organisation, i.referrer_email, i.referrer_phone, i.relation, i.wants_reply, i.answers, \
     i.threshold_version, i.suggested_level, i.urgent, i.taken_by";

fn read(r: &Row) -> Result<Incoming, Fault> {
    Ok(Incoming {
        id: r.get("id")?,
        reference: r.get("reference")?,
        received_at: r.get("received_at")?,
        received_day: r.get("received_day")?,
        how: How::from_code(&r.get::<String>("how")?).unwrap_or(How::Letter),
        source_code: r.get("source_code")?,
        agency: r.get("agency")?,
        agency_name: r.get("agency_name")?,
        name: r.get("referrer_name")?,
        role: r.get("referrer_role")?,
        organisation: r.get("referrer_organisation")?,
        email: r.get("referrer_email")?,
        phone: r.get("referrer_phone")?,
        relation: r.get("relation")?,
        wants_reply: r.get("wants_reply")?,
        answers: serde_json::from_str(&r.get::<String>("answers")?).unwrap_or(Json::Null),
        threshold_version: r.get("threshold_version")?,
        suggested_level: r.get::<Option<i64>>("suggested_level")?.and_then(|l| u8::try_from(l).ok()),
        urgent: r.get("urgent")?,
        taken_by: r.get("taken_by")?,
    })
}

/// One sending.
pub fn incoming(reading: &mut Reading<'_>, id: i64) -> Result<Option<Incoming>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM incoming i LEFT JOIN agency a ON a.id = i.agency WHERE i.id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// The key and reference of the sending that this once-only key belongs to.
pub fn by_once_key(reading: &mut Reading<'_>, once: &str) -> Result<Option<(i64, String)>, Fault> {
    let row = reading.row("SELECT id, reference FROM incoming WHERE once_key = $1", &[once.into()])?;
    row.map(|r| Ok((r.get("id")?, r.get("reference")?))).transpose()
}

/// Says from which agency a sending comes.
pub fn set_agency(acting: &mut Acting<'_>, id: i64, agency: i64) -> Result<(), Fault> {
    acting.update("incoming", id, &[("agency", agency.into())])?;
    Ok(())
}

/// The key behind a reference.
pub fn by_reference(reading: &mut Reading<'_>, reference: &str) -> Result<Option<i64>, Fault> {
    reading.one("SELECT id FROM incoming WHERE reference = $1", &[reference.into()])
}

/// Keys and stages of the contacts of one sending, in their order.
pub fn contacts_of(reading: &mut Reading<'_>, incoming: i64) -> Result<Vec<(i64, String)>, Fault> {
    let rows =
        reading.rows("SELECT id, stage FROM contact WHERE incoming = $1 ORDER BY nth, id", &[incoming.into()])?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("stage")?))).collect()
}
