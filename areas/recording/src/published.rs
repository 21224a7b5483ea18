//! The only door for other areas.

pub use crate::pages::one_page_summary::Read;
pub use crate::rules::fresh::Freshness;

use crate::store::summary;
use days::Day;
use page::Fail;
use store::{Fault, Reading};

/// How many of the children somebody answers for have a one-page summary under 30 days old (C02-02).
pub fn summaries_fresh(reading: &mut Reading<'_>, today: Day) -> Result<Freshness, Fault> {
    let newest: Vec<Option<Day>> =
        summary::newest(reading, today)?.into_iter().map(|(_, at)| at.map(days::day_of)).collect();
    Ok(Freshness::of(&newest, today))
}

/// The newest one-page summary of a child.
pub fn summary(reading: &mut Reading<'_>, subject: i64) -> Result<Option<Read>, Fail> {
    crate::pages::one_page_summary::newest(reading, subject)
}
