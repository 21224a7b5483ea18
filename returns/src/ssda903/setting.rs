//! What a rule knows beside the child's rows.

use super::{Postcodes, Providers};
use crate::cell::{days_after, years_after};
use crate::check::CollectionYear;
use days::Day;
use std::collections::HashMap;

/// The year, the authority and the reference data of a check.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The collection year.
    pub year: CollectionYear,
    /// Its first day, 1 April.
    pub start: Day,
    /// Its last day, 31 March.
    pub end: Day,
    /// The authority whose return it is, as its ONS code (E10000016).
    pub authority: Option<String>,
    /// Registered providers; empty when they were not given.
    pub providers: Providers,
    /// Where postcodes lie; empty when that was not given.
    pub postcodes: Postcodes,
    /// The return came as XML, which says itself who is an unaccompanied asylum-seeking child.
    pub xml: bool,
    /// How many rows of the header carry a unique pupil number.
    pub upns: HashMap<String, u32>,
}

impl Setting {
    /// A year with nothing else known.
    pub fn new(year: CollectionYear) -> Setting {
        Setting {
            year,
            start: Day::constant(year.0, 4, 1),
            end: Day::constant(year.0 + 1, 3, 31),
            authority: None,
            providers: Providers::default(),
            postcodes: Postcodes::default(),
            xml: false,
            upns: HashMap::new(),
        }
    }

    /// The year that begins on a day.
    pub(crate) fn starting(mut self, start: Day) -> Setting {
        if let Some(end) = years_after(start, 1).and_then(|day| days_after(day, -1)) {
            (self.start, self.end) = (start, end);
        }
        self
    }

    /// The year that ends on a day.
    pub(crate) fn ending(mut self, end: Day) -> Setting {
        if let Some(start) = years_after(end, -1).and_then(|day| days_after(day, 1)) {
            (self.start, self.end) = (start, end);
        }
        self
    }

    /// So many years before the first day.
    pub fn start_less(&self, years: i16) -> Option<Day> {
        years_after(self.start, -years)
    }

    /// So many years before the last day.
    pub fn end_less(&self, years: i16) -> Option<Day> {
        years_after(self.end, -years)
    }

    /// The last day of the year before.
    pub fn last_end(&self) -> Option<Day> {
        days_after(self.start, -1)
    }

    /// This is the authority whose return it is.
    pub fn own(&self, authority: &str) -> bool {
        self.authority.as_deref() == Some(authority)
    }
}
