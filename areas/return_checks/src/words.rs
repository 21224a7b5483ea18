//! The nouns of checking a return.

use days::Instant;
use returns::Kind;
use returns::check::CollectionYear;

/// Most megabytes of all files together. Source: local; it is as much as an import takes.
pub const MOST_MEGABYTES: usize = 64;

/// A return whose files somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Key.
    pub id: i64,
    /// What its files are sealed with, beside a key.
    pub salt: String,
    /// The key of files that are kept; those that are not open with the session's own.
    pub secret: Option<String>,
    /// Which collection.
    pub kind: Kind,
    /// Which year; Annex A has none.
    pub year: Option<CollectionYear>,
    /// The authority whose return it is, as its ONS code.
    pub authority: Option<String>,
    /// The bytes of its files.
    pub size: usize,
    /// Children in the files.
    pub children: usize,
    /// Rows that fail.
    pub failing: usize,
    /// When it was checked.
    pub at: Instant,
    /// When its files are forgotten.
    pub ends_at: Instant,
}

impl Check {
    /// What it is called: "SSDA903 2026-27".
    pub fn title(&self) -> String {
        title(self.kind, self.year)
    }
}

/// What a return is called.
pub fn title(kind: Kind, year: Option<CollectionYear>) -> String {
    let short = short(kind);
    year.map_or_else(|| short.to_owned(), |year| format!("{short} {year}"))
}

/// A collection's name among those who work with it.
pub fn short(kind: Kind) -> &'static str {
    match kind {
        Kind::Ssda903 => "SSDA903",
        Kind::Cin => "CIN census",
        Kind::AnnexA => "Annex A",
    }
}

/// Whether a child of the files is on record in Kith, as far as the reader may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnRecord {
    /// No record has the number.
    Not,
    /// There is a record that the reader may not open.
    Closed,
    /// There is one.
    Open {
        /// The Kith number.
        number: String,
        /// The teams that answer for the child today.
        teams: Vec<(i64, String)>,
    },
}
