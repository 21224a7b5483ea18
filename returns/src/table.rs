//! The twelve tables of the return and the names their files go by.

use crate::rows::{
    Ad1, Dolo, Episode, Header, Missing, Oc2, Oc3, PlacedForAdoption, PreviousPermanence, Review, SwEpisode, Uasc,
};

/// One table of the SSDA903 return.
///
/// Source: Department for Education, children looked after return (SSDA903) 2026-27, twelve tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// Who each child is.
    Header,
    /// Every period in one place under one legal status.
    Episodes,
    /// Reviews of the care plan.
    Reviews,
    /// Unaccompanied asylum-seeking children.
    Uasc,
    /// Health, strengths and difficulties, offending: children looked after a year or more.
    Oc2,
    /// Young people who have left care.
    Oc3,
    /// Children adopted in the year.
    Ad1,
    /// Decisions that a child should be placed for adoption.
    PlacedForAdoption,
    /// Adoption or another permanent order before this period of care.
    PreviousPermanence,
    /// Times a child was missing or away without authorisation.
    Missing,
    /// Which social worker had the case, from 2023-24.
    SwEpisodes,
    /// Deprivation of liberty orders, from 2026-27.
    Dolo,
}

impl Table {
    /// All tables, in the order of the return.
    pub const ALL: [Table; 12] = [
        Table::Header,
        Table::Episodes,
        Table::Reviews,
        Table::Uasc,
        Table::Oc2,
        Table::Oc3,
        Table::Ad1,
        Table::PlacedForAdoption,
        Table::PreviousPermanence,
        Table::Missing,
        Table::SwEpisodes,
        Table::Dolo,
    ];

    /// The name of the table's file.
    pub fn file_name(self) -> &'static str {
        match self {
            Table::Header => "header.csv",
            Table::Episodes => "episodes.csv",
            Table::Reviews => "reviews.csv",
            Table::Uasc => "uasc.csv",
            Table::Oc2 => "oc2.csv",
            Table::Oc3 => "oc3.csv",
            Table::Ad1 => "ad1.csv",
            Table::PlacedForAdoption => "placed_for_adoption.csv",
            Table::PreviousPermanence => "previous_permanence.csv",
            Table::Missing => "missing.csv",
            Table::SwEpisodes => "sw_episodes.csv",
            Table::Dolo => "DoLo.csv",
        }
    }

    /// The headings the table must have, in the order of the return.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Header => Header::COLUMNS,
            Table::Episodes => Episode::COLUMNS,
            Table::Reviews => Review::COLUMNS,
            Table::Uasc => Uasc::COLUMNS,
            Table::Oc2 => Oc2::COLUMNS,
            Table::Oc3 => Oc3::COLUMNS,
            Table::Ad1 => Ad1::COLUMNS,
            Table::PlacedForAdoption => PlacedForAdoption::COLUMNS,
            Table::PreviousPermanence => PreviousPermanence::COLUMNS,
            Table::Missing => Missing::COLUMNS,
            Table::SwEpisodes => SwEpisode::COLUMNS,
            Table::Dolo => Dolo::COLUMNS,
        }
    }

    /// The table a file name means; case, spaces, dashes and underscores do not matter.
    pub(crate) fn of_file(name: &str) -> Option<Table> {
        let plain = plain(name);
        Table::ALL.into_iter().find(|table| self::plain(table.file_name()) == plain)
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_name_however_it_is_written() {
        assert_eq!(Table::of_file("dolo.CSV"), Some(Table::Dolo));
        assert_eq!(Table::of_file("Placed For Adoption.csv"), Some(Table::PlacedForAdoption));
        assert_eq!(Table::of_file("header.xlsx"), None);
        assert_eq!(Table::of_file("._header.csv"), None);
    }

    #[test]
    fn the_tables_have_the_columns_of_the_published_layout() {
        let columns: Vec<usize> = Table::ALL.iter().map(|table| table.columns().len()).collect();
        assert_eq!(columns, [7, 13, 4, 4, 12, 5, 8, 5, 5, 5, 6, 4]);
    }
}
