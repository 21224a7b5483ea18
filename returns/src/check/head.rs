//! What stands above a rule: its code, its years, what it reads.

use super::layout::{Layout, Source};
use std::collections::HashMap;
use std::fmt;

/// A collection year by the year in which it begins: 2026 is 2026-27, 1 April 2026 to 31 March 2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollectionYear(pub i16);

impl CollectionYear {
    /// The first year whose rules are known.
    pub const FIRST: CollectionYear = CollectionYear(2022);
    /// The last year whose rules are known.
    pub const LAST: CollectionYear = CollectionYear(2026);

    /// Every year whose rules are known.
    pub fn all() -> impl Iterator<Item = CollectionYear> {
        (Self::FIRST.0..=Self::LAST.0).map(CollectionYear)
    }

    /// Reads a year as it is written, 2026-27 or 2026/27; `None` for anything else or a year whose rules are not known.
    pub fn parse(text: &str) -> Option<CollectionYear> {
        Self::all().find(|year| {
            let written = year.to_string();
            text == written || text == written.replace('-', "/")
        })
    }
}

impl fmt::Display for CollectionYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

/// The code of a rule, the years in which it holds and what it reads.
///
/// `reads` names tables and their columns: `OC3: ACTIV ACCOM; Episodes: DECOM REC; last Episodes: DECOM`. A table that
/// may be absent ends with a question mark (`UASC?: DUC`). Beside tables: `providers`, `postcodes`, `authority`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The official code.
    pub code: &'static str,
    /// The first collection year in which this version holds.
    pub first: i16,
    /// The last one.
    pub last: i16,
    /// What it reads.
    pub reads: &'static str,
}

/// What a rule reads, one part each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reads {
    /// The parts, in the rule's order.
    pub needs: Vec<Need>,
}

/// One thing that a rule reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Columns of a table of this year or of last year.
    Table {
        /// Which table, from 0 in the collection's list.
        table: usize,
        /// Last year's.
        last: bool,
        /// The rule runs without it too.
        optional: bool,
        /// Which of its columns.
        columns: Vec<&'static str>,
    },
    /// The lists of registered providers.
    Providers,
    /// Where postcodes lie.
    Postcodes,
    /// The authority whose return it is.
    Authority,
}

/// Why a rule was not run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum NotRun {
    /// This year's table was not given.
    #[error("{0} was not given")]
    Table(&'static str),
    /// Last year's table was not given.
    #[error("last year's {0} was not given")]
    Last(&'static str),
    /// The lists of providers were not given.
    #[error("the lists of registered providers were not given")]
    Providers,
    /// The postcodes were not given.
    #[error("where the postcodes lie was not given")]
    Postcodes,
    /// The authority was not named.
    #[error("the authority whose return it is was not named")]
    Authority,
}

impl NotRun {
    /// What to give so that the rule is run.
    pub fn remedy(&self) -> String {
        match self {
            NotRun::Table(file) => format!("Add {file}, with its headings even when it has no rows."),
            NotRun::Last(file) => {
                format!(
                    "Add last year's {file} in a folder named “last” (or name its folder with the command’s --last)."
                )
            }
            NotRun::Providers => {
                "Give Ofsted's lists of children's homes and supported accommodation (the command’s --providers)."
                    .to_owned()
            }
            NotRun::Postcodes => {
                "Give a file of postcodes with their grid references and authorities (the command’s --postcodes)."
                    .to_owned()
            }
            NotRun::Authority => {
                "Name the authority by its ONS code, for example E10000016 (the command’s --authority).".to_owned()
            }
        }
    }
}

/// What there is to read beside this year's and last year's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Given {
    /// The lists of registered providers.
    pub providers: bool,
    /// Where postcodes lie.
    pub postcodes: bool,
    /// The authority whose return it is.
    pub authority: bool,
}

impl Head {
    /// What it reads. Errors: a sentence, when a table or a column is not one of the collection's.
    pub fn reads(&self, tables: &[Layout]) -> Result<Reads, String> {
        let needs = self.reads.split(';').map(|part| need(part.trim(), tables));
        needs.collect::<Result<_, _>>().map(|needs| Reads { needs }).map_err(|why| format!("rule {}: {why}", self.code))
    }

    /// Whether it holds in a year.
    pub fn holds(&self, year: CollectionYear) -> bool {
        (self.first..=self.last).contains(&year.0)
    }
}

fn need(part: &'static str, tables: &[Layout]) -> Result<Need, String> {
    match part {
        "providers" => return Ok(Need::Providers),
        "postcodes" => return Ok(Need::Postcodes),
        "authority" => return Ok(Need::Authority),
        _ => {}
    }
    let (name, columns) = part.split_once(':').ok_or_else(|| format!("“{part}” names no columns"))?;
    let (name, last) = name.strip_prefix("last ").map_or((name, false), |name| (name, true));
    let (name, optional) = name.strip_suffix('?').map_or((name, false), |name| (name, true));
    let table =
        tables.iter().position(|table| table.name == name).ok_or_else(|| format!("there is no table {name}"))?;
    let columns: Vec<&'static str> = columns.split_whitespace().collect();
    match columns.iter().find(|column| tables.get(table).is_none_or(|table| !table.columns.contains(column))) {
        Some(unknown) => Err(format!("{name} has no column {unknown}")),
        None => Ok(Need::Table { table, last, optional, columns }),
    }
}

impl Reads {
    /// The first thing for want of which the rule cannot be run; `None` when all is there.
    pub fn missing(&self, tables: &[Layout], this: &Source, last: &Source, given: Given) -> Option<NotRun> {
        self.needs.iter().find_map(|need| match need {
            Need::Table { table, last: of_last, optional, .. } => {
                let there = if *of_last { last } else { this }.grid(*table).is_some();
                let file = tables.get(*table).map_or("", |table| table.file);
                match (there || *optional, of_last) {
                    (true, _) => None,
                    (false, true) => Some(NotRun::Last(file)),
                    (false, false) => Some(NotRun::Table(file)),
                }
            }
            Need::Providers => (!given.providers).then_some(NotRun::Providers),
            Need::Postcodes => (!given.postcodes).then_some(NotRun::Postcodes),
            Need::Authority => (!given.authority).then_some(NotRun::Authority),
        })
    }

    /// The columns of this year's table that it reads.
    pub fn columns(&self, of: usize) -> Vec<&'static str> {
        let named = self.needs.iter().filter_map(|need| match need {
            Need::Table { table, last: false, columns, .. } if *table == of => Some(columns.iter().copied()),
            _ => None,
        });
        named.flatten().collect()
    }
}

/// What every version of every rule reads, worked out once.
pub struct AllReads(HashMap<(&'static str, i16), Reads>);

impl AllReads {
    /// Of these rules; one that names what does not exist is left out, and a test says so.
    pub fn new(heads: impl Iterator<Item = Head>, tables: &[Layout]) -> AllReads {
        AllReads(heads.filter_map(|head| Some(((head.code, head.first), head.reads(tables).ok()?))).collect())
    }

    /// What a rule reads.
    pub fn of(&self, head: &Head) -> Option<&Reads> {
        self.0.get(&(head.code, head.first))
    }
}

/// A rule's official words, from the published list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// The code.
    pub code: String,
    /// The first collection year of this version.
    pub first: i16,
    /// The last one.
    pub last: i16,
    /// The fields that the list names.
    pub fields: Vec<String>,
    /// Whether it only asks to look again.
    pub query: bool,
    /// The message.
    pub message: String,
}

impl Official {
    /// Reads a list with the headings code, first, last, severity, fields, message. Rows that do not fit are left out;
    /// a test holds the list against the rules.
    pub fn list(data: &str) -> Vec<Official> {
        let mut reader = csv::Reader::from_reader(data.as_bytes());
        reader
            .records()
            .flatten()
            .filter_map(|record| {
                Some(Official {
                    code: record.get(0)?.to_owned(),
                    first: record.get(1)?.parse().ok()?,
                    last: record.get(2)?.parse().ok()?,
                    query: record.get(3)? == "Query",
                    fields: record.get(4)?.split_whitespace().map(str::to_owned).collect(),
                    message: record.get(5)?.to_owned(),
                })
            })
            .collect()
    }
}
