//! A letter as a document to print, or to read with a screen reader.

use super::letter::one;
use page::{Fail, Reply, Visit};

/// GET /letters/{letter}/letter.pdf
pub fn download(visit: &Visit) -> Result<Reply, Fail> {
    let letter = visit.read(|reading| one(visit, reading))?;
    let bytes = paper::pdf(&letter.paper(&visit.house.settings.council))
        .map_err(|fault| Fail::Refused(format!("The letter cannot be printed from here: {fault}. Copy its words.")))?;
    Ok(Reply::Download { name: format!("letter-{}.pdf", letter.id), content_type: "application/pdf", bytes })
}
