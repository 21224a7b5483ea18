//! An audit as the visitor may see it now: begun, written, read, or only that there is one.

use super::{begin, paper::Paper, read, write};
use crate::pages::seeing::{Sees, is_auditor, one};
use crate::words::Standing;
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// GET /audits/{audit}
pub fn open(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let (audit, sees) = one(visit, reading)?;
        match (audit.standing, sees) {
            (Standing::Planned, Sees::All) if is_auditor(visit, &audit) => {
                begin::page(visit, reading, &audit, &Errors::none())
            }
            (Standing::Draft, Sees::All) => {
                let paper = Paper::of(reading, audit)?;
                write::page(visit, reading, &paper, None, &Errors::none())
            }
            (_, sees) => read::page(visit, reading, audit, sees, &Errors::none()),
        }
    })
}
