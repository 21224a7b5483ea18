//! From files to findings: what the command and the page both call.

use crate::check::{
    Checked, CollectionYear, Finding, Head, Layout, Official, Problem, Report, ShownTable, Source, rows_of, run_all,
};
use crate::open::{Aside, Content, Opened, open};
use crate::{annex_a, cell, cin, ssda903};
use std::collections::BTreeMap;

/// A statutory collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Children looked after (SSDA903).
    Ssda903,
    /// Children in need (CIN census).
    Cin,
    /// The lists for an inspection (Annex A).
    AnnexA,
}

impl Kind {
    /// Every collection.
    pub const ALL: [Kind; 3] = [Kind::Ssda903, Kind::Cin, Kind::AnnexA];

    /// The word for it on the command line and in reports.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Ssda903 => "ssda903",
            Kind::Cin => "cin",
            Kind::AnnexA => "annex-a",
        }
    }

    /// Its name in sentences.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Ssda903 => "the return on looked-after children (SSDA903)",
            Kind::Cin => "the census of children in need (CIN census)",
            Kind::AnnexA => "the lists for an inspection (Annex A)",
        }
    }

    /// The collection that a word means.
    pub fn of_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(word.trim()))
    }
}

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Which collection; found out from the files when nothing is said.
    pub collection: Option<Kind>,
    /// Which collection year; found out from the episodes when nothing is said.
    pub year: Option<CollectionYear>,
    /// The authority whose return it is, as its ONS code.
    pub authority: Option<String>,
    /// How many cores may work.
    pub threads: usize,
}

/// Something that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The table, or the list beside the tables.
    pub what: &'static str,
    /// Last year's.
    pub last: bool,
    /// Rows, or entries of a list.
    pub count: usize,
}

/// Why nothing could be checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckFault {
    /// No file is a table of the collection.
    #[error(
        "no table of {0} was found; name the files after their tables (for example header.csv) and give them with their headings"
    )]
    NothingFound(&'static str),
    /// The year cannot be found out.
    #[error(
        "the collection year could not be found out from the files; name it with --year, for example --year 2026-27"
    )]
    NoYear,
}

/// A collection with what was found in it.
pub struct Answer {
    /// Which collection.
    pub kind: Kind,
    /// Its year; Annex A has none.
    pub year: Option<CollectionYear>,
    /// What was left aside.
    pub aside: Vec<Aside>,
    collection: Collection,
    heads: Vec<Head>,
    findings: Vec<Finding>,
}

enum Collection {
    Ssda903(Box<ssda903::Collection>),
    Cin(Box<cin::Collection>),
    AnnexA(Box<annex_a::Collection>),
}

/// Opens the files, finds out what they are, and checks them. `progress` hears how many children of how many are done.
///
/// Errors: when nothing could be checked; `aside` then says what was wrong with each file.
pub fn check(
    files: Vec<(String, Vec<u8>)>,
    request: &Request,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Answer, (CheckFault, Vec<Aside>)> {
    let (opened, mut aside) = open(files);
    let kind = request.collection.unwrap_or_else(|| kind_of(&opened));
    match kind {
        Kind::Ssda903 => {
            let files = ssda903::Files::sort(opened);
            aside.extend(files.aside);
            let found = (0..ssda903::TABLES.len()).any(|table| files.this.grid(table).is_some());
            if !found {
                return Err((CheckFault::NothingFound(kind.words()), aside));
            }
            let Some(year) = request.year.or_else(|| likely_year(&files.this)) else {
                return Err((CheckFault::NoYear, aside));
            };
            let mut setting = ssda903::Setting::new(year);
            setting.authority = request.authority.clone();
            setting.providers = files.providers;
            setting.postcodes = files.postcodes;
            setting.xml = files.xml;
            let collection = ssda903::Collection::new(files.this, files.last, setting);
            let children = collection.index().children();
            let findings = run_all(&collection, request.threads, &|done| progress(done, children));
            let heads = collection.heads();
            Ok(Answer {
                kind,
                year: Some(year),
                aside,
                collection: Collection::Ssda903(Box::new(collection)),
                heads,
                findings,
            })
        }
        Kind::Cin => {
            let Some(message) = message(opened, &mut aside) else {
                return Err((CheckFault::NothingFound(kind.words()), aside));
            };
            let Some(year) = request.year.or(message.year) else {
                return Err((CheckFault::NoYear, aside));
            };
            let collection = cin::Collection::new(message.source, cin::Setting::new(year));
            let children = collection.index().children();
            let findings = run_all(&collection, request.threads, &|done| progress(done, children));
            let heads = collection.heads();
            Ok(Answer {
                kind,
                year: Some(year),
                aside,
                collection: Collection::Cin(Box::new(collection)),
                heads,
                findings,
            })
        }
        Kind::AnnexA => {
            let lists = annex_a::Lists::sort(opened);
            let any = lists.any();
            aside.extend(lists.aside);
            if !any {
                return Err((CheckFault::NothingFound(kind.words()), aside));
            }
            let collection = annex_a::Collection::new(lists.this);
            for list in collection.not_given() {
                aside.push(Aside::note(list, "The list was not given, so it was not checked."));
            }
            let children = collection.index().children();
            let findings = run_all(&collection, request.threads, &|done| progress(done, children));
            let heads = collection.heads();
            Ok(Answer {
                kind,
                year: None,
                aside,
                collection: Collection::AnnexA(Box::new(collection)),
                heads,
                findings,
            })
        }
    }
}

/// The census among the opened files: a message, else its tables; what is wrong with it, and every other file, goes aside.
pub(crate) fn message(opened: Vec<Opened>, aside: &mut Vec<Aside>) -> Option<cin::Message> {
    let (mut found, mut tables) = (None, Vec::new());
    for Opened { name, content } in opened {
        match content {
            Content::Xml(_) if found.is_some() => {
                aside
                    .push(Aside::lost(name, "A census was given already; this one was left out. Check one at a time."));
            }
            Content::Xml(bytes) => match cin::read(&name, &bytes) {
                Ok(message) => {
                    aside.extend(message.told.iter().map(|fault| Aside::note(fault.place(), fault.words())));
                    found = Some(message);
                }
                Err(fault) => aside.push(Aside::lost(fault.place(), fault.words())),
            },
            Content::Table(grid) => tables.push((name, grid)),
        }
    }
    if found.is_none() {
        return cin::given(tables, aside);
    }
    let why = "It is a table, and the census was given as an XML message. It was left out.";
    aside.extend(tables.into_iter().map(|(name, _)| Aside::note(name, why)));
    found
}

/// Which collection opened files are of.
pub(crate) fn kind_of(opened: &[Opened]) -> Kind {
    let is_list = |file: &Opened| match &file.content {
        Content::Table(grid) => grid.column("CHILD").is_none() && annex_a::is_list(&file.name, grid),
        Content::Xml(_) => false,
    };
    let is_census = |file: &Opened| match &file.content {
        Content::Xml(bytes) => bytes.windows(8).any(|part| part == b"<Message"),
        Content::Table(grid) => cin::table_of(&file.name, grid).is_some(),
    };
    match () {
        () if opened.iter().any(is_census) => Kind::Cin,
        () if opened.iter().any(is_list) => Kind::AnnexA,
        () => Kind::Ssda903,
    }
}

/// The collection year in which most episodes ended: every episode of a return that has ended did so in its year. Where
/// none has, the year in which most began.
fn likely_year(source: &crate::check::Source) -> Option<CollectionYear> {
    let grid = source.grid(ssda903::Table::Episodes as usize)?;
    ["DEC", "DECOM"].into_iter().find_map(|name| {
        let column = grid.column(name)?;
        let days = (0..grid.rows()).filter_map(|row| grid.cell(row, column)).filter_map(cell::day);
        let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
        days.for_each(|day| *counts.entry(day.year() - i16::from(day.month() < 4)).or_default() += 1);
        let (year, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        CollectionYear::all().find(|known| known.0 == year)
    })
}

impl Answer {
    /// The report.
    pub fn report(&self) -> Report<'_> {
        self.checked().report(self.year.map(|year| year.to_string()).unwrap_or_default())
    }

    /// The published words of a rule.
    pub fn official(&self, code: &str) -> Option<&Official> {
        let head = self.heads.iter().find(|head| head.code == code)?;
        self.checked().official_of(head)
    }

    /// A child's rows as they came, with the cells that fail marked; `problems` are those of this child.
    pub fn rows_of<'a>(&'a self, child: &str, problems: &[&Problem<'a>]) -> Vec<ShownTable<'a>> {
        match &self.collection {
            Collection::Ssda903(all) => rows_of(ssda903::TABLES, all.source(), all.index(), child, problems),
            Collection::Cin(all) => rows_of(cin::TABLES, all.source(), all.index(), child, problems),
            Collection::AnnexA(all) => rows_of(annex_a::tables(), all.source(), all.index(), child, problems),
        }
    }

    /// What was read, in the order of the tables, this year's first.
    pub fn taken(&self) -> Vec<Taken> {
        let rows = |tables: &'static [Layout], source: &Source, last: bool| -> Vec<Taken> {
            let given = tables.iter().enumerate().filter_map(|(at, layout)| Some((layout, source.grid(at)?)));
            given.map(|(layout, grid)| Taken { what: layout.name, last, count: grid.rows() }).collect()
        };
        match &self.collection {
            Collection::Ssda903(all) => {
                let (providers, postcodes) = (&all.setting().providers, &all.setting().postcodes);
                let lists = [("Registered providers", providers.len()), ("Postcodes", postcodes.len())];
                let lists = lists.into_iter().filter(|(_, count)| *count > 0);
                let mut taken = rows(ssda903::TABLES, all.source(), false);
                taken.extend(rows(ssda903::TABLES, all.last(), true));
                taken.extend(lists.map(|(what, count)| Taken { what, last: false, count }));
                taken
            }
            Collection::Cin(all) => rows(cin::TABLES, all.source(), false),
            Collection::AnnexA(all) => rows(annex_a::tables(), all.source(), false),
        }
    }

    /// How many children the files name.
    pub fn children(&self) -> usize {
        self.checked().index.named()
    }

    fn checked(&self) -> Checked<'_> {
        let (tables, official, index, not_run): (&'static [Layout], _, _, _) = match &self.collection {
            Collection::Ssda903(all) => (ssda903::TABLES, ssda903::official(), all.index(), all.not_run()),
            Collection::Cin(all) => (cin::TABLES, cin::official(), all.index(), all.not_run()),
            Collection::AnnexA(all) => (annex_a::tables(), annex_a::official(), all.index(), &[][..]),
        };
        Checked {
            collection: self.kind.word(),
            tables,
            heads: &self.heads,
            official,
            findings: &self.findings,
            index,
            not_run,
            aside: &self.aside,
        }
    }
}

#[cfg(test)]
mod tests;
