//! Days, times, working days and the clocks that law, guidance and local practice start.
//!
//! Pure: nothing here reads the wall clock except [`SystemClock`], and nothing reads a file.

mod age;
mod calendar;
mod clock;
mod london;
mod read_day;
mod read_time;
mod rules;

/// A day in the civil calendar, without a time or a zone.
pub type Day = jiff::civil::Date;

/// A moment, the same everywhere in the world.
pub type Instant = jiff::Timestamp;

/// A day and a wall-clock time as a person in England writes them, before a zone is applied.
pub type LocalTime = jiff::civil::DateTime;

pub use age::age_on;
pub use calendar::{BankHoliday, Calendar, CalendarEnds, CalendarFault};
pub use clock::{Clock, HandClock, SystemClock};
pub use london::{clock_time, day_of, instant_of, local, local_time, long, long_local, long_with_time, short};
pub use read_day::{DayError, parse_day, swapped};
pub use read_time::{TimeError, parse_day_and_time, parse_time};
pub use rules::{Basis, ClockRule, Counting, Counts, Due, DueError, RuleError, Rules, RulesFault, add_months, due};
