//! Figures about contacts. A figure's count and its list come from one condition, so that they cannot differ.

use super::contact::{self, Contact};
use crate::codes;
use days::Day;
use store::{Fault, Reading, Value};

/// Which contacts a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slice {
    /// Received.
    Contacts,
    /// Received and decided as not meeting the threshold.
    Unsuitable,
    /// Received and accepted as referrals.
    BecameReferrals,
    /// Received and closed without a referral.
    Closed,
    /// Received as urgent or high.
    High,
    /// Received by the public form or from an agency's own system.
    Structured,
    /// Of those, with an NHS number that the sender's system had verified.
    NhsVerified,
    /// Decided.
    Decided,
    /// Decided by the due day.
    InTime,
    /// Decided after it.
    Late,
    /// Decided with no further action.
    NoFurtherAction,
    /// Decided as referrals.
    Referrals,
    /// Of those, referred before within 12 months.
    Repeats,
    /// Of those, about work that closed before the legacy day.
    Legacy,
}

impl Slice {
    /// Every one.
    pub const ALL: [Slice; 14] = [
        Slice::Contacts,
        Slice::Unsuitable,
        Slice::BecameReferrals,
        Slice::Closed,
        Slice::High,
        Slice::Structured,
        Slice::NhsVerified,
        Slice::Decided,
        Slice::InTime,
        Slice::Late,
        Slice::NoFurtherAction,
        Slice::Referrals,
        Slice::Repeats,
        Slice::Legacy,
    ];

    /// Its word in an address.
    pub fn code(self) -> &'static str {
        match self {
            Slice::Contacts => "contacts",
            Slice::Unsuitable => "unsuitable",
            Slice::BecameReferrals => "became_referrals",
            Slice::Closed => "closed",
            Slice::High => "high_priority",
            Slice::Structured => "structured",
            Slice::NhsVerified => "nhs_verified",
            Slice::Decided => "decided",
            Slice::InTime => "in_time",
            Slice::Late => "late",
            Slice::NoFurtherAction => "no_further_action",
            Slice::Referrals => "referrals",
            Slice::Repeats => "repeats",
            Slice::Legacy => "legacy",
        }
    }

    /// Its words, as after a number: "12 contacts received".
    pub fn words(self) -> &'static str {
        match self {
            Slice::Contacts => "contacts received",
            Slice::Unsuitable => "contacts that did not meet the threshold",
            Slice::BecameReferrals => "contacts received that became referrals",
            Slice::Closed => "contacts received and closed without a referral",
            Slice::High => "contacts received as urgent or high",
            Slice::Structured => "contacts that arrived structured",
            Slice::NhsVerified => "contacts that arrived structured, with a verified NHS number",
            Slice::Decided => "contacts decided",
            Slice::InTime => "contacts decided in time",
            Slice::Late => "contacts decided late",
            Slice::NoFurtherAction => "contacts decided with no further action",
            Slice::Referrals => "referrals",
            Slice::Repeats => "referrals within 12 months of another",
            Slice::Legacy => "repeat referrals about legacy work",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Slice> {
        Slice::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether it goes by the day of receipt rather than that of the decision.
    fn by_receipt(self) -> bool {
        self.is_of_receipt_alone() || matches!(self, Slice::Unsuitable | Slice::BecameReferrals | Slice::Closed)
    }

    /// Whether nothing of a decision is asked.
    fn is_of_receipt_alone(self) -> bool {
        matches!(self, Slice::Contacts | Slice::High | Slice::Structured | Slice::NhsVerified)
    }
}

/// Whose contacts, and when.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    /// From this day.
    pub from: Day,
    /// Before this day.
    pub to: Day,
    /// Only this agency's.
    pub agency: Option<i64>,
    /// Only these sources of the census; all when there are none.
    pub sources: &'a [&'a str],
    /// Work closed before this day is legacy.
    pub legacy_before: Option<Day>,
}

fn listed(codes: &[&str], values: &mut Vec<Value>) -> String {
    let marks = codes.iter().map(|code| {
        values.push((*code).into());
        format!("${}", values.len())
    });
    let marks = marks.collect::<Vec<_>>().join(", ");
    if marks.is_empty() { "NULL".to_owned() } else { marks }
}

fn outcomes(of: fn(&codes::Outcome) -> bool) -> Vec<&'static str> {
    codes::outcomes().codes.iter().filter(|o| of(o)).map(|o| o.code.as_str()).collect()
}

/// What came in by the public form or from an agency's own system: its parts are named, and nobody typed it again.
const STRUCTURED: &str =
    " AND EXISTS (SELECT 1 FROM incoming i WHERE i.id = c.incoming AND i.how IN ('public_form', 'agency_api'))";

/// The part after FROM, with its values.
fn part(slice: Slice, of: &Of<'_>) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = vec![of.from.into(), of.to.into()];
    let day = if slice.by_receipt() { "c.received_day" } else { "d.decided_day" };
    let join = if slice.is_of_receipt_alone() {
        ""
    } else {
        " JOIN contact_decision d ON d.contact = c.id AND d.standing = 'stands'"
    };
    let mut sql = format!("contact c{join} WHERE {day} >= $1 AND {day} < $2");
    match slice {
        Slice::Contacts | Slice::Decided => {}
        Slice::High => sql.push_str(" AND c.rank < 2"),
        Slice::Structured => sql.push_str(STRUCTURED),
        Slice::NhsVerified => sql.push_str(&format!("{STRUCTURED} AND c.nhs_verified = 1")),
        Slice::InTime => sql.push_str(" AND d.decided_day <= c.due_on"),
        Slice::Late => sql.push_str(" AND d.decided_day > c.due_on"),
        Slice::Unsuitable => {
            let marks = listed(&outcomes(|o| !o.threshold_met), &mut values);
            sql.push_str(&format!(" AND d.outcome IN ({marks})"));
        }
        Slice::BecameReferrals | Slice::Referrals | Slice::Repeats | Slice::Legacy => {
            let marks = listed(&outcomes(|o| o.referral), &mut values);
            sql.push_str(&format!(" AND d.outcome IN ({marks})"));
        }
        Slice::Closed => {
            let marks = listed(&outcomes(|o| !o.referral), &mut values);
            sql.push_str(&format!(" AND d.outcome IN ({marks})"));
        }
        Slice::NoFurtherAction => sql.push_str(" AND d.outcome = 'no_further_action'"),
    }
    if matches!(slice, Slice::Repeats | Slice::Legacy) {
        sql.push_str(" AND d.earlier IS NOT NULL");
    }
    if slice == Slice::Legacy {
        // Without a day nothing is legacy.
        values.push(of.legacy_before.map_or(String::new(), |d| d.to_string()).into());
        sql.push_str(&format!(" AND d.earlier_closed < ${}", values.len()));
    }
    if let Some(agency) = of.agency {
        values.push(agency.into());
        sql.push_str(&format!(" AND c.agency = ${}", values.len()));
    }
    if !of.sources.is_empty() {
        let marks = listed(of.sources, &mut values);
        sql.push_str(&format!(" AND c.source_code IN ({marks})"));
    }
    (sql, values)
}

/// How many.
pub fn count(reading: &mut Reading<'_>, slice: Slice, of: &Of<'_>) -> Result<i64, Fault> {
    let (part, values) = part(slice, of);
    reading.count(&format!("SELECT count(*) FROM {part}"), &values)
}

/// A page of them, the latest received first.
pub fn list(reading: &mut Reading<'_>, slice: Slice, of: &Of<'_>, skip: i64, most: i64) -> Result<Vec<Contact>, Fault> {
    let (part, mut values) = part(slice, of);
    values.extend([Value::from(most), Value::from(skip)]);
    let sql = format!(
        "SELECT {} FROM {part} ORDER BY c.received_at DESC, c.id DESC LIMIT ${} OFFSET ${}",
        contact::COLUMNS,
        values.len() - 1,
        values.len()
    );
    reading.rows(&sql, &values)?.iter().map(contact::read).collect()
}

/// How many contacts each agency or source sent, for one slice: agency, source and number.
pub fn by_sender(
    reading: &mut Reading<'_>,
    slice: Slice,
    of: &Of<'_>,
) -> Result<Vec<(Option<i64>, String, i64)>, Fault> {
    let (part, values) = part(slice, of);
    let sql = format!("SELECT c.agency, c.source_code, count(*) AS n FROM {part} GROUP BY c.agency, c.source_code");
    let rows = reading.rows(&sql, &values)?;
    rows.iter().map(|r| Ok((r.get("agency")?, r.get("source_code")?, r.get("n")?))).collect()
}

/// What is known of the replies to contacts of one slice: the reason's word, and the letter; without a letter nobody was
/// told.
pub fn replies(reading: &mut Reading<'_>, slice: Slice, of: &Of<'_>) -> Result<Vec<(String, Option<i64>)>, Fault> {
    let (part, values) = part(slice, of);
    let sql = format!("SELECT d.reason_code, d.reply_letter FROM {part} ORDER BY c.id");
    let rows = reading.rows(&sql, &values)?;
    rows.iter().map(|r| Ok((r.get("reason_code")?, r.get("reply_letter")?))).collect()
}
