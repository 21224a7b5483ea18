//! Invented returns and censuses of growing size.

use crate::Outcome;
use crate::one::{self, Took};
use clap::Parser;
use std::path::Path;

/// What was recorded of the sector's validators on two shared cores: collection, children, seconds on the clock, seconds
/// of processor, megabytes. Source: ../shared/samples/README.md; where a range is given, the lower end.
const PEER: &[(&str, u64, f64, f64, f64)] = &[
    ("ssda903", 2_000, 10.0, 8.5, 435.0),
    ("ssda903", 20_000, 76.0, 50.0, 2_143.0),
    ("cin", 1_000, 8.7, 5.6, 111.0),
    ("cin", 5_000, 46.0, 41.0, 145.0),
    ("cin", 20_000, 548.0, 336.0, 273.0),
];

/// What is measured: collection and children.
const SETS: &[(&str, u64)] =
    &[("ssda903", 2_000), ("ssda903", 20_000), ("ssda903", 100_000), ("cin", 1_000), ("cin", 5_000), ("cin", 20_000)];

/// Times are taken as often and the middle one counts.
const TURNS: usize = 5;

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    returns: returns_command::Returns,
}

/// Prints the table.
pub fn run(folder: &Path) -> Outcome<()> {
    println!(
        "| | rows that fail | time | processor | memory | the sector's validator | times its throughput (clock, processor) | of its memory |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (collection, children) in SETS {
        let set = folder.join(format!("{collection}-{children}"));
        let number = children.to_string();
        let place = set.display().to_string();
        let asked = ["returns", "generate", &place, "--collection", collection, "--children", &number];
        let mut said = Vec::new();
        returns_command::run(Line::try_parse_from(asked)?.returns, &mut said);
        let took = middle(&set)?;
        println!("{}", row(collection, *children, took));
        if *collection == "ssda903" && *children == 20_000 {
            let (middle, most) = one::child(&set)?;
            println!(
                "| all rules on one child's rows | | {middle:.0} µs in the middle, {most:.0} µs for 999 of 1,000 | | | wanted: under 1,000 µs | | |"
            );
        }
        std::fs::remove_dir_all(set)?;
    }
    Ok(())
}

fn middle(set: &Path) -> Outcome<Took> {
    let mut turns = (0..TURNS).map(|_| one::alone(set)).collect::<Outcome<Vec<Took>>>()?;
    turns.sort_by(|one, other| one.wall.total_cmp(&other.wall));
    turns.get(TURNS / 2).copied().ok_or_else(|| "nothing was measured".into())
}

fn row(collection: &str, children: u64, took: Took) -> String {
    let Took { children: found, errors, wall, cpu, peak } = took;
    let ours = format!("| {collection}, {found} children | {errors} | {wall:.2} s | {cpu:.2} s | {peak:.0} MB |");
    match PEER.iter().find(|(of, many, ..)| *of == collection && *many == children) {
        Some((_, _, clock, processor, memory)) => format!(
            "{ours} {clock} s, {processor} s, {memory} MB | {:.0}, {:.0} | 1/{:.0} |",
            clock / wall,
            processor / cpu.max(0.01),
            memory / peak
        ),
        None => format!("{ours} | | |"),
    }
}
