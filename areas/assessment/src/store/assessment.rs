//! Assessments: who leads, who oversees, for whom, and how they ended.

use crate::words::Standing;
use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

/// An assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Key.
    pub id: i64,
    /// The record on its form.
    pub document: i64,
    /// When it was begun.
    pub begun_on: Day,
    /// By whom.
    pub begun_by: String,
    /// The day of the referral, from which its clock runs.
    pub referral: Day,
    /// Why it was begun.
    pub why: String,
    /// The lead practitioner.
    pub lead: i64,
    /// The qualified manager who oversees it, where the lead is not a social worker.
    pub overseer: Option<i64>,
    /// The team.
    pub team: Option<i64>,
    /// The assessment that it goes on from.
    pub earlier: Option<i64>,
    /// How it stands.
    pub standing: Standing,
    /// By when it is concluded at the latest.
    pub due: Day,
    /// What is proposed while it waits, as JSON.
    pub proposed: Option<String>,
    /// When that was proposed.
    pub proposed_at: Option<Instant>,
    /// When it was concluded.
    pub closed_on: Option<Day>,
    /// By whom.
    pub closed_by: String,
    /// The manager who agreed; empty where none was asked.
    pub agreed_by: String,
    /// Why it came to what it came to.
    pub reason: String,
}

/// One child of an assessment, as it was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfChild {
    /// Key.
    pub id: i64,
    /// The assessment.
    pub assessment: i64,
    /// The child.
    pub person: i64,
    /// The contact that led to it.
    pub contact: Option<i64>,
    /// The child's clock.
    pub clock: Option<i64>,
    /// What came of it.
    pub outcome: Option<String>,
}

/// The columns of an assessment, named `a`.
pub const COLUMNS: &str = "a.id, a.document, a.begun_on, a.begun_by, a.referral_day, a.why, a.lead, a.overseer, a.team, a.earlier, \
     a.standing, a.due_on, a.proposed, a.proposed_at, a.closed_on, a.closed_by, a.agreed_by, a.reason";

/// Reads a row of [`COLUMNS`].
pub fn read(r: &Row) -> Result<Assessment, Fault> {
    let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
    Ok(Assessment {
        id: r.get("id")?,
        document: r.get("document")?,
        begun_on: r.get("begun_on")?,
        begun_by: r.get("begun_by")?,
        referral: r.get("referral_day")?,
        why: r.get("why")?,
        lead: r.get("lead")?,
        overseer: r.get("overseer")?,
        team: r.get("team")?,
        earlier: r.get("earlier")?,
        standing: Standing::from_code(&r.get::<String>("standing")?),
        due: r.get("due_on")?,
        proposed: r.get("proposed")?,
        proposed_at: r.get("proposed_at")?,
        closed_on: r.get("closed_on")?,
        closed_by: text("closed_by")?,
        agreed_by: text("agreed_by")?,
        reason: text("reason")?,
    })
}

/// What is needed to begin one.
#[derive(Debug, Clone)]
pub struct NewAssessment<'a> {
    /// The record on its form.
    pub document: i64,
    /// By whom it is begun.
    pub by: &'a str,
    /// The day of the referral.
    pub referral: Day,
    /// Why it is begun.
    pub why: &'a str,
    /// The lead practitioner.
    pub lead: i64,
    /// Who oversees it.
    pub overseer: Option<i64>,
    /// The team.
    pub team: Option<i64>,
    /// The one it goes on from.
    pub earlier: Option<i64>,
    /// By when it is concluded at the latest.
    pub due: Day,
}

/// Keeps a new assessment; gives its key.
pub fn begin(acting: &mut Acting<'_>, new: &NewAssessment<'_>) -> Result<i64, Fault> {
    let today = days::day_of(acting.at);
    acting.insert(
        "assessment",
        &[
            ("document", new.document.into()),
            ("begun_on", today.into()),
            ("begun_by", new.by.into()),
            ("referral_day", new.referral.into()),
            ("why", new.why.into()),
            ("lead", new.lead.into()),
            ("overseer", new.overseer.into()),
            ("team", new.team.into()),
            ("earlier", new.earlier.into()),
            ("standing", Standing::Open.code().into()),
            ("due_on", new.due.into()),
        ],
    )
}

/// Keeps one child of it.
pub fn add_child(
    acting: &mut Acting<'_>,
    assessment: i64,
    person: i64,
    contact: Option<i64>,
    clock: Option<i64>,
) -> Result<(), Fault> {
    let columns = [
        ("assessment", assessment.into()),
        ("person", person.into()),
        ("contact", contact.into()),
        ("clock", clock.into()),
    ];
    acting.insert("assessment_child", &columns)?;
    Ok(())
}

/// The assessment whose record this is.
pub fn of_document(reading: &mut Reading<'_>, document: i64) -> Result<Option<Assessment>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM assessment a WHERE a.document = $1");
    reading.row(&sql, &[document.into()])?.as_ref().map(read).transpose()
}

/// One assessment.
pub fn assessment(reading: &mut Reading<'_>, id: i64) -> Result<Option<Assessment>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM assessment a WHERE a.id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Every assessment of a child, the latest begun first.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Assessment>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM assessment a JOIN document_person p ON p.document = a.document
         WHERE p.person = $1 AND p.standing = 'stands' ORDER BY a.begun_on DESC, a.id DESC LIMIT 50"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// Its children, as it was begun.
pub fn children(reading: &mut Reading<'_>, assessment: i64) -> Result<Vec<OfChild>, Fault> {
    let sql = "SELECT id, assessment, person, contact, clock, outcome FROM assessment_child WHERE assessment = $1 ORDER BY id";
    reading
        .rows(sql, &[assessment.into()])?
        .iter()
        .map(|r| {
            Ok(OfChild {
                id: r.get("id")?,
                assessment: r.get("assessment")?,
                person: r.get("person")?,
                contact: r.get("contact")?,
                clock: r.get("clock")?,
                outcome: r.get("outcome")?,
            })
        })
        .collect()
}

/// Keeps what is proposed, and that it waits for a manager.
pub fn propose(acting: &mut Acting<'_>, id: i64, proposed: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns =
        [("standing", Standing::Waiting.code().into()), ("proposed", proposed.into()), ("proposed_at", at.into())];
    acting.update("assessment", id, &columns)?;
    Ok(())
}

/// Gives it back to be written further; what was proposed stays to be changed.
pub fn open_again(acting: &mut Acting<'_>, id: i64) -> Result<(), Fault> {
    acting.update("assessment", id, &[("standing", Standing::Open.code().into())])?;
    Ok(())
}

/// Concludes it.
pub fn conclude(acting: &mut Acting<'_>, id: i64, (by, agreed_by): (&str, &str), reason: &str) -> Result<(), Fault> {
    let on = days::day_of(acting.at);
    acting.update(
        "assessment",
        id,
        &[
            ("standing", Standing::Complete.code().into()),
            ("closed_on", on.into()),
            ("closed_by", by.into()),
            ("agreed_by", agreed_by.into()),
            ("reason", reason.into()),
        ],
    )?;
    Ok(())
}

/// Keeps what came of it for one child.
pub fn set_outcome(acting: &mut Acting<'_>, child: i64, outcome: &str, version: i64) -> Result<(), Fault> {
    acting.update("assessment_child", child, &[("outcome", outcome.into()), ("outcome_version", version.into())])?;
    Ok(())
}

/// The part of one child goes over to another, with their clock; the contact that led to it stays with the first.
pub fn move_child(acting: &mut Acting<'_>, child: i64, to: i64, clock: Option<i64>) -> Result<(), Fault> {
    let columns = [("person", to.into()), ("clock", clock.into()), ("contact", None::<i64>.into())];
    acting.update("assessment_child", child, &columns)?;
    Ok(())
}

/// Keeps what is proposed in other words, as when a child of it is another; when it was proposed stays.
pub fn put_proposal(acting: &mut Acting<'_>, id: i64, proposed: &str) -> Result<(), Fault> {
    acting.update("assessment", id, &[("proposed", proposed.into())])?;
    Ok(())
}

/// Changes who leads and who oversees it.
pub fn set_lead(
    acting: &mut Acting<'_>,
    id: i64,
    lead: i64,
    overseer: Option<i64>,
    team: Option<i64>,
) -> Result<(), Fault> {
    acting.update("assessment", id, &[("lead", lead.into()), ("overseer", overseer.into()), ("team", team.into())])?;
    Ok(())
}

/// A review on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The duty that it met.
    pub clock: i64,
    /// When it was held.
    pub held: Day,
    /// Why the assessment goes on.
    pub why: String,
    /// Who reviewed.
    pub by: String,
}

/// Keeps a review.
pub fn review(acting: &mut Acting<'_>, id: i64, clock: i64, why: &str, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.insert(
        "assessment_review",
        &[
            ("assessment", id.into()),
            ("clock", clock.into()),
            ("held_on", days::day_of(at).into()),
            ("why", why.into()),
            ("by_words", by.into()),
            ("at", at.into()),
        ],
    )?;
    Ok(())
}

/// Its reviews, the first first.
pub fn reviews(reading: &mut Reading<'_>, id: i64) -> Result<Vec<Review>, Fault> {
    let sql = "SELECT clock, held_on, why, by_words FROM assessment_review WHERE assessment = $1 ORDER BY id";
    reading
        .rows(sql, &[id.into()])?
        .iter()
        .map(|r| {
            Ok(Review { clock: r.get("clock")?, held: r.get("held_on")?, why: r.get("why")?, by: r.get("by_words")? })
        })
        .collect()
}
