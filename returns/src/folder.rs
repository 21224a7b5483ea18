//! A council's folder: this year's tables and last year's.

use crate::{
    fault::{Faults, ReadFault, shown},
    reading::{Row, read_table},
    rows::{
        Ad1, Dolo, Episode, Header, Missing, Oc2, Oc3, PlacedForAdoption, PreviousPermanence, Review, SwEpisode, Uasc,
    },
    table::Table,
};

/// The tables of one year's return; a table that was not given has no rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collection {
    /// Who each child is.
    pub header: Vec<Header>,
    /// Periods in one place under one legal status.
    pub episodes: Vec<Episode>,
    /// Reviews of the care plan.
    pub reviews: Vec<Review>,
    /// Unaccompanied asylum-seeking children.
    pub uasc: Vec<Uasc>,
    /// Health, strengths and difficulties, offending.
    pub oc2: Vec<Oc2>,
    /// Young people who have left care.
    pub oc3: Vec<Oc3>,
    /// Children adopted in the year.
    pub ad1: Vec<Ad1>,
    /// Decisions that a child should be placed for adoption.
    pub placed_for_adoption: Vec<PlacedForAdoption>,
    /// Permanent orders before this period of care.
    pub previous_permanence: Vec<PreviousPermanence>,
    /// Times a child was missing or away without authorisation.
    pub missing: Vec<Missing>,
    /// Which social worker had the case.
    pub sw_episodes: Vec<SwEpisode>,
    /// Deprivation of liberty orders.
    pub dolo: Vec<Dolo>,
}

/// Both years, and what was left aside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// This year's tables.
    pub this: Collection,
    /// Last year's tables: the files in a folder named `last`.
    pub last: Collection,
    /// Files that are not tables of the return, and columns that are not part of a table
    /// (written `header.csv: column AGE`), so that nothing is dropped in silence.
    pub ignored: Vec<String>,
}

/// Reads the tables of a return from the files of a folder, given as name and bytes.
///
/// A file is known by its name, whatever the case; a folder `last` before it means last year.
/// Forgives: the case and order of headings, spaces around values, blank rows and blank extra
/// columns, Windows line ends, the mark at the front of UTF-8 files.
/// Errors: every fault found in any file, at most 200 and a count of the rest; then nothing is given.
pub fn read_files(files: &[(String, Vec<u8>)]) -> Result<Folder, Vec<ReadFault>> {
    let mut folder = Folder::default();
    let mut faults = Faults::default();
    let mut seen: Vec<(bool, Table, &str)> = Vec::new();
    for (name, bytes) in files {
        let Some((last, table)) = place_of(name) else {
            folder.ignored.push(name.clone());
            continue;
        };
        if let Some((.., first)) = seen.iter().find(|(year, of, _)| *year == last && *of == table) {
            faults.add(given_twice(name, first, table));
            continue;
        }
        seen.push((last, table, name));
        let collection = if last { &mut folder.last } else { &mut folder.this };
        let unknown = collection.read(table, name, bytes, &mut faults);
        folder.ignored.extend(unknown.into_iter().map(|column| format!("{name}: column {column}")));
    }
    if seen.is_empty() {
        faults.add(no_tables());
    }
    faults.finish().map(|()| folder)
}

impl Collection {
    fn read(&mut self, table: Table, name: &str, bytes: &[u8], faults: &mut Faults) -> Vec<String> {
        fn into<R: Row>(rows: &mut Vec<R>, table: Table, name: &str, bytes: &[u8], faults: &mut Faults) -> Vec<String> {
            let read = read_table(name, bytes, table, faults);
            *rows = read.rows;
            read.unknown_columns
        }
        match table {
            Table::Header => into(&mut self.header, table, name, bytes, faults),
            Table::Episodes => into(&mut self.episodes, table, name, bytes, faults),
            Table::Reviews => into(&mut self.reviews, table, name, bytes, faults),
            Table::Uasc => into(&mut self.uasc, table, name, bytes, faults),
            Table::Oc2 => into(&mut self.oc2, table, name, bytes, faults),
            Table::Oc3 => into(&mut self.oc3, table, name, bytes, faults),
            Table::Ad1 => into(&mut self.ad1, table, name, bytes, faults),
            Table::PlacedForAdoption => into(&mut self.placed_for_adoption, table, name, bytes, faults),
            Table::PreviousPermanence => into(&mut self.previous_permanence, table, name, bytes, faults),
            Table::Missing => into(&mut self.missing, table, name, bytes, faults),
            Table::SwEpisodes => into(&mut self.sw_episodes, table, name, bytes, faults),
            Table::Dolo => into(&mut self.dolo, table, name, bytes, faults),
        }
    }
}

/// Whether it is last year's, and which table; `None` when it is not a table.
fn place_of(name: &str) -> Option<(bool, Table)> {
    let mut parts = name.rsplit(['/', '\\']);
    let table = Table::of_file(parts.next()?)?;
    let folder = parts.next().unwrap_or_default();
    Some((folder.trim().eq_ignore_ascii_case("last"), table))
}

fn given_twice(name: &str, first: &str, table: Table) -> ReadFault {
    ReadFault {
        file: shown(name),
        row: None,
        column: None,
        value: None,
        expected: format!("one {} a year, and {} was given too", table.file_name(), shown(first)),
        what_to_do: "Give only the file that is meant; put last year's tables in a folder named “last”.".to_owned(),
    }
}

fn no_tables() -> ReadFault {
    let names: Vec<&str> = Table::ALL.iter().map(|table| table.file_name()).collect();
    ReadFault {
        file: "all files".to_owned(),
        row: None,
        column: None,
        value: None,
        expected: format!("at least one table of the return: {}", names.join(", ")),
        what_to_do: "Name each file after its table and give them again.".to_owned(),
    }
}

#[cfg(test)]
mod tests;
