//! The only door for other areas.

pub use crate::pages::one_page_summary::Read;
pub use crate::rules::fresh::Freshness;
pub use crate::tasks::put_on_record;
pub use crate::telling::clocks::is_visit;

use crate::pages::loaded::Loaded;
use crate::pages::{complete_record, start_record};
use crate::store::summary;
use days::Day;
use page::parts::Errors;
use page::{Fail, Visit};
use record::store::form;
use store::{Acting, Fault, Reading};

/// Begins a record on a form of the caller's own about these people, as its writer; gives its key.
pub fn begin(acting: &mut Acting<'_>, visit: &Visit, form: &str, people: &[i64]) -> Result<i64, Fail> {
    let built_in = start_record::built_in(visit, form);
    let live = form::live(acting, form, visit.now, built_in)?.ok_or(Fail::NotFound)?;
    start_record::draft(acting, visit, &live, people)
}

/// Everything that stands in the way of completing a record, at its place.
pub fn stops(visit: &Visit, reading: &mut Reading<'_>, record: i64) -> Result<Errors, Fail> {
    let loaded = Loaded::read(visit, reading, record)?;
    complete_record::stops(visit, reading, &loaded)
}

/// What a reader of this record would still miss: each with the place that would tell them.
pub fn missed(visit: &Visit, reading: &mut Reading<'_>, record: i64) -> Result<Vec<(String, String)>, Fail> {
    Ok(Loaded::read(visit, reading, record)?.missed())
}

/// Completes a record in which nothing stands in the way, as the caller's act and as the writer's record (name and
/// worker): its story, its clocks and its steps.
pub fn complete(acting: &mut Acting<'_>, visit: &Visit, record: i64, writer: (&str, Option<i64>)) -> Result<(), Fail> {
    let loaded = Loaded::read(visit, acting, record)?;
    Ok(complete_record::finish(acting, visit, &loaded, writer)?)
}

/// The people behind `/…/{record}`, for the door.
pub use crate::pages::loaded::people_of_record;

/// How many of the children somebody answers for have a one-page summary under 30 days old (C02-02).
pub fn summaries_fresh(reading: &mut Reading<'_>, today: Day) -> Result<Freshness, Fault> {
    let newest: Vec<Option<Day>> =
        summary::newest(reading, today)?.into_iter().map(|(_, at)| at.map(days::day_of)).collect();
    Ok(Freshness::of(&newest, today))
}

/// The newest one-page summary of a child.
pub fn summary(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Read>, Fail> {
    crate::pages::one_page_summary::newest(visit, reading, subject)
}
