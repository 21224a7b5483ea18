//! The only door for other areas.

pub use crate::rules::fresh::Freshness;
pub use crate::tasks::put_on_record;

use crate::store::summary;
use days::Day;
use store::{Fault, Reading};

/// How many of the children somebody answers for have a one-page summary under 30 days old (C02-02).
pub fn summaries_fresh(reading: &mut Reading<'_>, today: Day) -> Result<Freshness, Fault> {
    let newest: Vec<Option<Day>> =
        summary::newest(reading, today)?.into_iter().map(|(_, at)| at.map(days::day_of)).collect();
    Ok(Freshness::of(&newest, today))
}
