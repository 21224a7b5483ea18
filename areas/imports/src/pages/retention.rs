//! How long a person's records are kept, and why, for those who look after information.

use page::parts::{SummaryRow, summary};
use page::{Fail, Html, Visit, esc};
use record::retention::{MissingFact, Retention, keep_until};
use record::store::kept;
use store::Reading;

/// The panel in Records.
pub fn panel(visit: &Visit, reading: &mut Reading<'_>, person: i64) -> Result<Option<Html>, Fail> {
    if !visit.may("read_retention") {
        return Ok(None);
    }
    let row = |what: &str, value: &str| SummaryRow {
        what: what.to_owned(),
        value: Html(esc(value)),
        confirmed: String::new(),
        act: None,
    };
    let rows = match keep_until(&kept::facts(reading, person)?, visit.today()) {
        Retention::Until(until) => vec![
            row("Kept until", &days::long(until.until)),
            row("Why", &until.reason),
            row("Where that is written", &format!("{} ({})", until.source, until.basis.words())),
        ],
        Retention::Held { why } => vec![row("Kept", &format!("Nothing may be destroyed: {why}"))],
        Retention::Unknown { missing, .. } => {
            let what = match missing {
                MissingFact::Birth => "the date of birth is not known",
                MissingFact::End => "the record has not ended",
                MissingFact::Calendar => "the day lies beyond the calendar",
            };
            vec![row("Kept", &format!("Nothing may be destroyed: {what}"))]
        }
        Retention::NoRule => vec![row("Kept", "Nothing may be destroyed: no rule names a record of this person")],
    };
    Ok(Some(Html(format!(
        "<section class=\"kith-card\"><h3 class=\"kith-card__title\">How long this is kept</h3>{}</section>",
        summary(&rows)
    ))))
}
