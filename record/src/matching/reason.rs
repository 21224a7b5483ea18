//! Why two people may be one, or may not, in words.

use std::fmt;

use days::Day;

/// One thing that agrees or does not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A number of the person is the same.
    SameNumber(String),
    /// Given and family name are the same.
    SameName,
    /// One part of the name is the same, written alike.
    SamePart(String),
    /// One is a usual short or other form of the other.
    Nickname {
        /// The name looked for.
        wanted: String,
        /// The name found.
        found: String,
    },
    /// One is the beginning or the end of the other, as short forms are.
    ShortFor {
        /// The name looked for.
        wanted: String,
        /// The name found.
        found: String,
    },
    /// One is part of the other, as in a double-barrelled name.
    Part {
        /// The name looked for.
        wanted: String,
        /// The name found.
        found: String,
    },
    /// Spelt differently and said alike.
    Sounds {
        /// The name looked for.
        wanted: String,
        /// The name found.
        found: String,
    },
    /// One or two letters differ.
    NearSpelling {
        /// The name looked for.
        wanted: String,
        /// The name found.
        found: String,
    },
    /// One is only the first letter of the other.
    Initial {
        /// The name looked for.
        wanted: String,
        /// The name found.
        found: String,
    },
    /// Given and family name are exchanged.
    NamesSwapped,
    /// Born on the same day.
    SameBirth(Day),
    /// Born on a day that is the other with day and month exchanged.
    DayMonthSwapped {
        /// The day looked for.
        wanted: Day,
        /// The day found.
        found: Day,
    },
    /// One figure of the date of birth differs, or two neighbouring figures are exchanged.
    OneFigureOut {
        /// The day looked for.
        wanted: Day,
        /// The day found.
        found: Day,
    },
    /// A day, a month or a year lies between the dates of birth, as when somebody counts wrongly.
    NearBirth {
        /// The day looked for.
        wanted: Day,
        /// The day found.
        found: Day,
    },
    /// Born in the same year, and one date is 1 January, which often stands for "year only".
    YearOnly {
        /// The day looked for.
        wanted: Day,
        /// The day found.
        found: Day,
    },
    /// Same postcode now or before.
    SamePostcode(String),
    /// The given names have nothing in common.
    OtherGivenName,
    /// The family names have nothing in common.
    OtherFamilyName,
    /// The dates of birth have nothing in common.
    OtherBirth {
        /// The day looked for.
        wanted: Day,
        /// The day found.
        found: Day,
    },
}

impl Reason {
    /// Whether it speaks for one person rather than against.
    pub fn is_for(&self) -> bool {
        !matches!(self, Reason::OtherGivenName | Reason::OtherFamilyName | Reason::OtherBirth { .. })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::SameNumber(number) => write!(to, "Same number: {number}"),
            Reason::SameName => write!(to, "Same name"),
            Reason::SamePart(name) => write!(to, "Same name: {name}"),
            Reason::Nickname { wanted, found } => write!(to, "Forms of one name: {wanted} / {found}"),
            Reason::ShortFor { wanted, found } => write!(to, "One may be short for the other: {wanted} / {found}"),
            Reason::Part { wanted, found } => write!(to, "Part of the name is the same: {wanted} / {found}"),
            Reason::Sounds { wanted, found } => write!(to, "Sounds the same: {wanted} / {found}"),
            Reason::NearSpelling { wanted, found } => write!(to, "Spelt nearly the same: {wanted} / {found}"),
            Reason::Initial { wanted, found } => write!(to, "Same first letter: {wanted} / {found}"),
            Reason::NamesSwapped => write!(to, "Given and family name swapped"),
            Reason::SameBirth(day) => write!(to, "Same date of birth: {}", days::long(*day)),
            Reason::DayMonthSwapped { wanted, found } => {
                write!(to, "Day and month swapped: {} / {}", days::long(*wanted), days::long(*found))
            }
            Reason::OneFigureOut { wanted, found } => {
                write!(to, "Date of birth one figure out: {} / {}", days::long(*wanted), days::long(*found))
            }
            Reason::NearBirth { wanted, found } => {
                let (wanted, found) = (days::long(*wanted), days::long(*found));
                write!(to, "Date of birth a day, a month or a year out: {wanted} / {found}")
            }
            Reason::YearOnly { wanted, found } => {
                write!(to, "Same year of birth, one may be estimated: {} / {}", days::long(*wanted), days::long(*found))
            }
            Reason::SamePostcode(postcode) => write!(to, "Same postcode: {postcode}"),
            Reason::OtherGivenName => write!(to, "Different given name"),
            Reason::OtherFamilyName => write!(to, "Different family name"),
            Reason::OtherBirth { wanted, found } => {
                write!(to, "Different date of birth: {} / {}", days::long(*wanted), days::long(*found))
            }
        }
    }
}
