//! `generate`: invented returns of any size, the same for the same seed, for trying things out and for measuring.

mod care;
mod census;
mod faults;
mod life;
mod tables;

use super::End;
use super::answers::Fault;
use super::args::Generate;
use super::disk::DiskFault;
use rand::SeedableRng;
use rand::rngs::StdRng;
use returns::Kind;
use returns::check::CollectionYear;
use std::fs;
use std::io::Write;
use tables::Tables;

/// Writes the tables of a year and of the year before, providers and postcodes into a folder.
pub fn run(asked: &Generate, out: &mut dyn Write) -> Result<End, Fault> {
    let year = CollectionYear::parse(&asked.year).ok_or_else(|| Fault::Year(asked.year.clone()))?;
    if !(0.0..=1.0).contains(&asked.faults) {
        return Err(Fault::Rate(asked.faults));
    }
    let write = |name: &str, text: &str| {
        let path = asked.folder.join(name);
        let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
        parent.and_then(|()| fs::write(&path, text)).map_err(|why| DiskFault::Write { path, why })
    };
    if Kind::of_word(&asked.collection) == Some(Kind::Cin) {
        write("cin.xml", &census::message(asked.children, year, asked.faults, asked.seed))?;
        writeln!(out, "{} children for {year} written to {}.", asked.children, asked.folder.display())?;
        return Ok(End::Clean);
    }
    if Kind::of_word(&asked.collection) != Some(Kind::Ssda903) {
        return Err(Fault::NotInvented(asked.collection.clone()));
    }
    let (mut this, mut last) = (Tables::this(year), Tables::last(year));
    for number in 0..asked.children {
        // A child's dice are their own, so that the first 500 of 100,000 are the same as 500 alone.
        let mut dice = StdRng::seed_from_u64(asked.seed.wrapping_mul(1_000_003).wrapping_add(number));
        let life = life::Life::invent(number, year, &mut dice);
        let fault = faults::draw(asked.faults, &mut dice);
        this.add(&life, fault);
        last.add(&life, None);
    }
    for (folder, tables) in [("", &this), ("last/", &last)] {
        for (name, text) in tables.files() {
            write(&format!("{folder}{name}"), text)?;
        }
    }
    write("providers.csv", &care::providers())?;
    write("postcodes.csv", &care::postcodes())?;
    writeln!(out, "{} children for {year} written to {}.", asked.children, asked.folder.display())?;
    Ok(End::Clean)
}
