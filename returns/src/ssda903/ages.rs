//! How old the child is on a day, by the dates of birth in the header.

use super::Child;
use crate::cell::Date;

impl Child<'_> {
    /// The child had reached this age on that day, by one of the child's rows in the header.
    pub fn aged(&self, years: i16, on: Date<'_>) -> bool {
        self.header.iter().any(|header| on.from(header.dob.birthday(years)))
    }

    /// The child had not yet reached this age on that day, by one of the child's rows in the header.
    pub fn under(&self, years: i16, on: Date<'_>) -> bool {
        self.header.iter().any(|header| on.before(header.dob.birthday(years)))
    }
}
