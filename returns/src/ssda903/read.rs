//! Which of the opened files are which tables.

use super::postcodes::{Place, plain};
use super::{Postcodes, Providers, TABLES, Table, xml};
use crate::check::{Layout, Source};
use crate::grid::Grid;
use crate::open::{Aside, Content, Opened};
use std::collections::HashSet;

/// How many columns at the end of a table's list nobody submits: they are worked out.
pub(crate) fn submitted(table: usize) -> &'static [&'static str] {
    let columns = TABLES.get(table).map_or(&[][..], |layout| layout.columns);
    let worked_out = match table {
        _ if table == Table::Header as usize => 1,
        _ if table == Table::Episodes as usize => 3,
        _ => 0,
    };
    columns.get(..columns.len() - worked_out).unwrap_or_default()
}

/// What a council's files hold.
#[derive(Debug, Default)]
pub struct Files {
    /// This year's tables.
    pub this: Source,
    /// Last year's tables.
    pub last: Source,
    /// Registered providers.
    pub providers: Providers,
    /// Where the postcodes of the episodes and of the providers lie.
    pub postcodes: Postcodes,
    /// A table came as XML.
    pub xml: bool,
    /// What was left aside.
    pub aside: Vec<Aside>,
}

impl Files {
    /// Sorts opened files. A table is known by its file's or sheet's name, else by its headings; a folder `last`, or
    /// `last` at either end of the name, means last year.
    ///
    /// An XML message is all the tables of its year that it has a place for; others may stand beside it.
    pub fn sort(mut opened: Vec<Opened>) -> Files {
        opened.sort_by_key(|file| matches!(file.content, Content::Table(_)));
        let mut files = Files { this: Source::new(TABLES.len()), last: Source::new(TABLES.len()), ..Files::default() };
        let mut later: Vec<(String, Grid)> = Vec::new();
        for Opened { name, content } in opened {
            let Content::Table(grid) = content else {
                files.xml(name, content);
                continue;
            };
            let grid = grid.capitals();
            let has = |column: &str| grid.column(column).is_some();
            if has("URN") && !has("CHILD") {
                if let Err(aside) = files.providers.read(&name, &grid) {
                    files.aside.push(aside);
                }
            } else if has("OSEAST1M") {
                later.push((name, grid));
            } else {
                files.table(name, grid);
            }
        }
        let used = files.postcodes_used();
        for (name, grid) in later {
            files.postcodes.read(&name, &grid, &used, &mut files.aside);
        }
        files.providers.locate(&files.postcodes);
        files
    }

    fn table(&mut self, name: String, grid: Grid) {
        let Some((table, layout)) = table_of(&name, &grid) else {
            let why =
                "It is none of the tables of the return: neither its name nor its headings are known. It was left out.";
            self.aside.push(Aside::note(name, why));
            return;
        };
        let wanted = submitted(table);
        if let Some(missing) = wanted.iter().find(|column| grid.column(column).is_none()) {
            let why = format!(
                "Row 1 has no heading {missing}; expected {}. Add the column, with blank cells where nothing is known. \
                 The table was left out.",
                wanted.join(", ")
            );
            self.aside.push(Aside::lost(format!("{name}, column {missing}"), why));
            return;
        }
        let source = if of_last(&name) { &mut self.last } else { &mut self.this };
        if source.grid(table).is_some() {
            let why = format!(
                "{} was given twice, or a message holds it; this one was left out. Put last year's tables in a folder “last”.",
                layout.file
            );
            self.aside.push(Aside::lost(name, why));
            return;
        }
        let known = |column: &&String| column.is_empty() || layout.columns.contains(&column.as_str());
        for unknown in grid.columns().iter().filter(|column| !known(column)) {
            self.aside.push(Aside::note(
                format!("{name}, column {unknown}"),
                "It is no column of the table and was left out.",
            ));
        }
        source.give(table, layout, grid);
    }

    /// An XML message: all the tables that it has a place for.
    fn xml(&mut self, name: String, content: Content) {
        let Content::Xml(bytes) = content else { return };
        let message = match xml::read(&name, &bytes) {
            Ok(message) => message,
            Err(fault) => return self.aside.push(Aside::lost(fault.place(), fault.words())),
        };
        let last = of_last(&name);
        let source = if last { &mut self.last } else { &mut self.this };
        if (0..TABLES.len()).any(|table| source.grid(table).is_some()) {
            let why = "A message of the same year was given already; this one was left out. Put last year's in a folder “last”.";
            return self.aside.push(Aside::lost(name, why));
        }
        *source = message.source;
        self.xml |= !last;
        self.aside.extend(message.told.iter().map(|fault| Aside::note(fault.place(), fault.words())));
    }

    /// The postcodes of this year's and last year's episodes and of the providers, without spaces.
    fn postcodes_used(&self) -> HashSet<String> {
        let table = Table::Episodes as usize;
        let mut used: HashSet<String> = self.providers.postcodes().map(plain).collect();
        for grid in [&self.this, &self.last].into_iter().filter_map(|source| source.grid(table)) {
            for column in ["HOME_POST", "PL_POST"].into_iter().filter_map(|name| grid.column(name)) {
                used.extend((0..grid.rows()).filter_map(|row| grid.cell(row, column)).map(plain));
            }
        }
        used
    }
}

/// The last part of a path, and the sheet's name when it is a workbook.
pub(crate) fn names(name: &str) -> [&str; 2] {
    let (file, sheet) = name.split_once('!').unwrap_or((name, ""));
    [file.rsplit(['/', '\\']).next().unwrap_or_default(), sheet]
}

/// A name without its ending, in small letters and digits alone.
pub(crate) fn bare(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

fn of_last(name: &str) -> bool {
    let folder = name.split(['/', '\\']).rev().skip(1).any(|part| part.trim().eq_ignore_ascii_case("last"));
    folder || names(name).iter().any(|name| bare(name).starts_with("last") || bare(name).ends_with("last"))
}

fn table_of(name: &str, grid: &Grid) -> Option<(usize, &'static Layout)> {
    let all = || TABLES.iter().enumerate();
    let by_name = all().find(|(_, layout)| {
        names(name).into_iter().map(bare).any(|given| {
            let given = given.trim_start_matches("last").trim_end_matches("last");
            given == bare(layout.file) || given == bare(layout.name)
        })
    });
    let fits = |(table, _): &(usize, &Layout)| submitted(*table).iter().all(|column| grid.column(column).is_some());
    by_name.or_else(|| all().filter(fits).max_by_key(|(table, _)| submitted(*table).len()))
}

impl Providers {
    /// Reads one of Ofsted's lists: children's homes or supported accommodation.
    fn read(&mut self, name: &str, grid: &Grid) -> Result<(), Aside> {
        let column = |names: &[&str]| names.iter().find_map(|name| grid.column(name));
        let (Some(urn), Some(post)) = (column(&["URN"]), column(&["SETTING POSTCODE", "POSTCODE"])) else {
            let why = "It has a column URN but no “Setting postcode”; expected one of Ofsted's lists of providers. It was left out.";
            return Err(Aside::lost(name, why));
        };
        let places = column(&["PROVIDER CODE", "PLACEMENT CODE"]);
        let kinds = column(&["PROVIDER PLACEMENT CODE", "PLACEMENT PROVIDER CODE"]);
        let (ended, authority) = (column(&["CLOSED DATE", "DEREGISTRATION DATE"]), column(&["LOCAL AUTHORITY"]));
        for row in 0..grid.rows() {
            let cell = |column: Option<usize>| column.and_then(|column| grid.cell(row, column));
            let list =
                |column| cell(column).map_or_else(Vec::new, |t| t.split(',').map(|p| p.trim().to_owned()).collect());
            let provider = super::Provider {
                places: list(places),
                kinds: list(kinds),
                postcode: cell(Some(post)).map(plain),
                ended: cell(ended).and_then(crate::cell::day),
                authority: cell(authority).map(str::to_owned),
            };
            if let Some(urn) = cell(Some(urn)) {
                self.add(urn, provider);
            }
        }
        Ok(())
    }
}

impl Postcodes {
    /// Reads a postcode directory, keeping only the postcodes that are used: columns PCD, PCDS or PCD2 with OSEAST1M
    /// and OSNRTH1M; the authority from a column UTLA…CD, else LAUA, OSLAUA or LAD…CD.
    ///
    /// Source: Office for National Statistics, National Statistics Postcode Lookup.
    fn read(&mut self, name: &str, grid: &Grid, used: &HashSet<String>, aside: &mut Vec<Aside>) {
        let column = |names: &[&str]| names.iter().find_map(|name| grid.column(name));
        let like = |start: &str| grid.columns().iter().position(|name| name.starts_with(start) && name.ends_with("CD"));
        let (Some(post), Some(north)) = (column(&["PCD", "PCDS", "PCD2", "PCD7", "PCD8"]), column(&["OSNRTH1M"]))
        else {
            aside.push(Aside::lost(
                name,
                "Expected columns PCD, OSEAST1M and OSNRTH1M as in the ONS postcode directory.",
            ));
            return;
        };
        let east = column(&["OSEAST1M"]);
        let authority = like("UTLA").or_else(|| column(&["LAUA", "OSLAUA"])).or_else(|| like("LAD"));
        if authority.is_none() {
            aside.push(Aside::note(
                name,
                "It has no column of authorities (UTLA…CD or LAUA), so the authority of placement is not known.",
            ));
        }
        for row in 0..grid.rows() {
            let cell = |column: Option<usize>| column.and_then(|column| grid.cell(row, column));
            let Some(post) = cell(Some(post)).filter(|post| used.contains(&plain(post))) else { continue };
            let number = |column| cell(column).and_then(|text| text.parse::<f64>().ok());
            let place =
                Place { east: number(east), north: number(Some(north)), authority: cell(authority).map(country) };
            self.add(post, place);
        }
    }
}

/// An English authority as its code; elsewhere the return wants the country.
///
/// Source: Department for Education, children looked after return guide, local authority of placement.
fn country(code: &str) -> String {
    match code.as_bytes().first() {
        Some(b'W') => "WAL".to_owned(),
        Some(b'S') => "SCO".to_owned(),
        Some(b'N') => "NIR".to_owned(),
        _ => code.to_owned(),
    }
}
