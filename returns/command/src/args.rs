//! What can be asked.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Read, check and write the statutory files
#[derive(Debug, Subcommand)]
pub enum Returns {
    /// Check files against the government's rules: exit 0 when nothing fails, 1 when rows fail, 2 when it could not be done
    Check(Check),
    /// Say what a rule means, with rows that fail and rows that pass
    Explain {
        /// The codes, for example 102 or 8867
        #[arg(required = true)]
        codes: Vec<String>,
    },
    /// Compare last month's errors with this month's: two reports written with check --format json
    Diff {
        /// The earlier report
        before: PathBuf,
        /// The later report
        after: PathBuf,
    },
    /// Write the same rows in another shape: tables as CSV, a workbook, or an XML message; exit 0 when everything was written, 1 when something could not be taken or has no place there (each kind is told), 2 when it could not be done
    Convert(Convert),
    /// Make an invented return of any size, the same for the same seed
    Generate(Generate),
    /// Run rule vectors (csc-rule-vector/1): one JSON object a line and case; exit 0 only if all pass
    RunVector {
        /// The vectors
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

/// What to check, and how to say it.
#[derive(Debug, Args)]
pub struct Check {
    /// A folder, files, or a zip file; in a folder, last year's tables are in a folder `last`
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Which collection: ssda903, cin or annex-a (found out from the files)
    #[arg(long)]
    pub collection: Option<String>,
    /// Which collection year, for example 2026-27 (found out from the files)
    #[arg(long)]
    pub year: Option<String>,
    /// The authority whose return it is, as its ONS code, for example E10000016
    #[arg(long)]
    pub authority: Option<String>,
    /// A postcode directory as CSV: PCD, OSEAST1M, OSNRTH1M and the authority (UTLA…CD or LAUA)
    #[arg(long)]
    pub postcodes: Option<PathBuf>,
    /// Ofsted's lists of children's homes and supported accommodation, as xlsx or CSV
    #[arg(long, num_args = 1..)]
    pub providers: Vec<PathBuf>,
    /// Last year's files: a folder or a zip file
    #[arg(long)]
    pub last: Option<PathBuf>,
    /// How to say it
    #[arg(long, value_enum, default_value_t = Format::Summary)]
    pub format: Format,
    /// Show one child's rows with the cells that fail
    #[arg(long)]
    pub child: Option<String>,
    /// Write to a file instead of the screen
    #[arg(long, short)]
    pub output: Option<PathBuf>,
    /// How many cores may work (all)
    #[arg(long)]
    pub threads: Option<usize>,
}

/// What to write otherwise.
#[derive(Debug, Args)]
pub struct Convert {
    /// A folder, files, or a zip file; in a folder, last year's tables are in a folder `last`
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum)]
    pub to: To,
    /// The folder to write into; where there is one file to write, its name may be given instead
    #[arg(long, short)]
    pub output: PathBuf,
    /// Which collection: ssda903, cin or annex-a (found out from the files)
    #[arg(long)]
    pub collection: Option<String>,
    /// Write over files that are there already
    #[arg(long)]
    pub force: bool,
}

/// What to invent.
#[derive(Debug, Args)]
pub struct Generate {
    /// The folder to write into
    pub folder: PathBuf,
    /// Which collection: ssda903 or cin
    #[arg(long, default_value = "ssda903")]
    pub collection: String,
    /// How many children
    #[arg(long, default_value_t = 500)]
    pub children: u64,
    /// The collection year
    #[arg(long, default_value = "2026-27")]
    pub year: String,
    /// The share of the children of whom something is wrong, from 0 to 1
    #[arg(long, default_value_t = 0.01)]
    pub faults: f64,
    /// What the dice begin with
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// By rule and by child, for reading
    Summary,
    /// Everything, for programs
    Json,
    /// Every error as a row
    Csv,
    /// Everything as a workbook
    Xlsx,
    /// One page with each child's rows
    Html,
}

/// The shape of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// A file for each table
    Csv,
    /// A workbook with a sheet for each table
    Xlsx,
    /// An XML message: the return's or the census's (Annex A has none)
    Xml,
}
