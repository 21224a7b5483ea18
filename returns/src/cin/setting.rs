//! What a rule knows beside the child's modules.

use crate::cell::{days_after, years_after};
use crate::check::CollectionYear;
use days::Day;
use std::collections::HashMap;

/// The census year, and what is known of all children together.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The collection year.
    pub year: CollectionYear,
    /// The first day of the census, 1 April.
    pub start: Day,
    /// The last day of the census, 31 March: the reference date.
    pub end: Day,
    /// How many children carry a unique pupil number.
    pub upns: HashMap<String, u32>,
}

impl Setting {
    /// The census of a year.
    pub fn new(year: CollectionYear) -> Setting {
        let (start, end) = (Day::constant(year.0, 4, 1), Day::constant(year.0 + 1, 3, 31));
        Setting { year, start, end, upns: HashMap::new() }
    }

    /// The census that ends on a reference date and began a year before.
    pub(super) fn ending(mut self, reference_date: Day) -> Setting {
        if let Some(start) = years_after(reference_date, -1).and_then(|day| days_after(day, 1)) {
            (self.start, self.end) = (start, reference_date);
        }
        self
    }
}
