//! The same rows in another shape: tables as CSV, a workbook, or the XML message of the return or of the census.

mod annex_a;
mod shapes;

use crate::answer::{kind_of, message};
use crate::check::Source;
use crate::grid::Grid;
use crate::open::{Aside, open};
use crate::ssda903::{self, Files};
use crate::{Kind, cin};
use shapes::Table;

/// A shape of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A file of comma-separated text for each table.
    Csv,
    /// A workbook with a sheet for each table.
    Xlsx,
    /// An XML message.
    Xml,
}

/// Files in another shape.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Converted {
    /// Name and bytes; those of last year begin with `last/`.
    pub files: Vec<(String, Vec<u8>)>,
    /// What could not be taken or has no place in that shape, a sentence for each kind.
    pub told: Vec<Aside>,
}

/// Why nothing was converted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConvertFault {
    /// No file is a table of the collection.
    #[error(
        "no table of {0} was found; name the files after their tables (for example header.csv) and give them with their headings"
    )]
    NothingFound(&'static str),
    /// There is no such shape of this collection.
    #[error("{0} is not written as XML; ask for csv or xlsx")]
    NotAsXml(&'static str),
    /// A sheet cannot take it.
    #[error("it does not fit into a workbook: {0}. Ask for csv instead")]
    Workbook(String),
    /// The writer of CSV failed.
    #[error("it could not be written as CSV: {0}")]
    Csv(String),
}

/// Opens files, finds out what they are unless told, and gives the same rows in another shape.
///
/// Codes of the return on looked-after children are put in capitals, days of Annex A are written dd/mm/yyyy; every other
/// value is as it was. Errors: when nothing could be converted; the list then says what was wrong with each file.
pub fn convert(
    files: Vec<(String, Vec<u8>)>,
    shape: Shape,
    collection: Option<Kind>,
) -> Result<Converted, (ConvertFault, Vec<Aside>)> {
    let (opened, mut told) = open(files);
    let kind = collection.unwrap_or_else(|| kind_of(&opened));
    if shape == Shape::Xml && kind == Kind::AnnexA {
        return Err((ConvertFault::NotAsXml(kind.words()), told));
    }
    let years = match kind {
        Kind::Ssda903 => {
            let files = Files::sort(opened);
            told.extend(files.aside);
            if !files.providers.is_empty() || !files.postcodes.is_empty() {
                let why = "They are no tables of the return, and were left as they are.";
                told.push(Aside::note("Lists of providers and of postcodes", why));
            }
            if shape == Shape::Xml {
                return messages(&[("", &files.this), ("last/", &files.last)], told);
            }
            told.extend(unaccompanied(&files.this));
            told.extend(unaccompanied(&files.last));
            vec![("ssda903", looked_after(&files.this)), ("last", looked_after(&files.last))]
        }
        Kind::Cin => {
            let census = message(opened, &mut told);
            if let (Shape::Xml, Some(census)) = (shape, &census) {
                let written = cin::write(&census.source);
                told.extend(written.told);
                return Ok(Converted { files: vec![("cin.xml".to_owned(), written.text.into_bytes())], told });
            }
            let tables = census.as_ref().map_or_else(Vec::new, |census| {
                let layouts = cin::TABLES.iter().enumerate();
                layouts.filter_map(|(at, layout)| Table::of(&census.source, at, layout, layout.columns)).collect()
            });
            vec![("cin", tables)]
        }
        Kind::AnnexA => {
            let lists = crate::annex_a::Lists::sort(opened);
            told.extend(lists.aside);
            vec![("annex_a", annex_a::tables(&lists.this))]
        }
    };
    if years.iter().all(|(_, tables)| tables.is_empty()) {
        return Err((ConvertFault::NothingFound(kind.words()), told));
    }
    let mut converted = Converted { files: Vec::new(), told };
    for (name, tables) in years {
        if let Err(fault) = shapes::write(name, &tables, shape, &mut converted.files) {
            return Err((fault, converted.told));
        }
    }
    Ok(converted)
}

/// The tables of the return, with the columns that are submitted.
fn looked_after(source: &Source) -> Vec<Table> {
    let layouts = ssda903::TABLES.iter().enumerate();
    layouts.filter_map(|(at, layout)| Table::of(source, at, layout, ssda903::submitted(at))).collect()
}

/// The XML messages of this year and last year.
fn messages(years: &[(&str, &Source)], mut told: Vec<Aside>) -> Result<Converted, (ConvertFault, Vec<Aside>)> {
    let mut files = Vec::new();
    for (folder, source) in years {
        if (0..ssda903::TABLES.len()).any(|table| source.grid(table).is_some_and(|grid| grid.rows() > 0)) {
            let written = ssda903::xml::write(source);
            let told_of = |aside: Aside| Aside { what: format!("{folder}{}", aside.what), ..aside };
            told.extend(written.told.into_iter().map(told_of));
            files.push((format!("{folder}ssda903.xml"), written.text.into_bytes()));
        }
    }
    if files.is_empty() {
        return Err((ConvertFault::NothingFound(Kind::Ssda903.words()), told));
    }
    Ok(Converted { files, told })
}

/// Where a message's own word on who is unaccompanied is lost: tables say it by a row in UASC.
fn unaccompanied(source: &Source) -> Option<Aside> {
    let cells = |table: ssda903::Table, column: &str| -> Vec<(String, String)> {
        let grid = source.grid(table as usize);
        let of = |grid: &Grid| {
            let (child, column) = (grid.column("CHILD")?, grid.column(column)?);
            let text = |row, column| grid.cell(row, column).unwrap_or_default().to_owned();
            Some((0..grid.rows()).map(|row| (text(row, child), text(row, column))).collect())
        };
        grid.and_then(of).unwrap_or_default()
    };
    let in_table: std::collections::HashSet<String> =
        cells(ssda903::Table::UASC, "CHILD").into_iter().map(|(child, _)| child).collect();
    let said = cells(ssda903::Table::Header, "UASC");
    let other: Vec<&(String, String)> = said
        .iter()
        .filter(|(child, said)| match in_table.contains(child) {
            true => said != "1",
            false => !said.is_empty() && said != "0",
        })
        .collect();
    let (child, said) = other.first()?;
    let why = format!(
        "In {} of its rows (of child “{}”: “{}”) it does not agree with the table UASC, and tables say by a row in UASC \
         who is unaccompanied. The header's word was left out.",
        other.len(),
        crate::fault::shown(child),
        crate::fault::shown(said)
    );
    Some(Aside::lost("Header, column UASC", why))
}

#[cfg(test)]
mod tests;
