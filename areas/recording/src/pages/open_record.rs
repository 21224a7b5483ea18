//! A record's address: the page to write it while it is a draft, the page to read it afterwards.

use crate::pages::loaded::Loaded;
use crate::pages::{read_record, write_record};
use page::parts::Errors;
use page::{Fail, Reply, Visit};

/// GET /records/{record}
pub fn open(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    if loaded.is_draft() && visit.may("write_record") {
        write_record::page(visit, &loaded, None, &Errors::none())
    } else {
        read_record::page(visit, &loaded)
    }
}
