//! `check`.

use super::End;
use super::answers::Fault;
use super::args::{Check, Format};
use super::disk;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use returns::check::{CollectionYear, Report};
use returns::{Answer, Kind, Request, output};
use std::io::{IsTerminal, Write};
use std::thread;

/// Children from which on a bar shows the progress. Source: local.
const MANY: usize = 5_000;

/// Checks what was named and writes the report.
pub fn run(asked: &Check, out: &mut dyn Write) -> Result<End, Fault> {
    let request = request(asked)?;
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} children, {eta} left") {
        bar.set_style(style);
    }
    let seen = std::io::stderr().is_terminal();
    let progress = |done: usize, all: usize| {
        if seen && all >= MANY {
            if bar.length() != Some(all as u64) {
                bar.set_length(all as u64);
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.set_position(done as u64);
        }
    };
    let answer = returns::check(files(asked)?, &request, &progress).map_err(|(fault, aside)| {
        aside.iter().for_each(|aside| eprintln!("{}: {}", aside.what, aside.why));
        fault
    });
    bar.finish_and_clear();
    let answer = answer?;
    let report = answer.report();
    match &asked.output {
        None => write(asked, &answer, &report, out)?,
        Some(path) => {
            let mut written = Vec::new();
            write(asked, &answer, &report, &mut written)?;
            disk::write(&[(path.clone(), written)], true)?;
        }
    }
    let lost = report.left_aside.iter().any(|aside| !aside.only_a_note);
    Ok(match (report.errors.is_empty(), lost) {
        (_, true) => End::NotDone,
        (true, false) => End::Clean,
        (false, false) => End::Fails,
    })
}

fn request(asked: &Check) -> Result<Request, Fault> {
    let year =
        asked.year.as_deref().map(|text| CollectionYear::parse(text).ok_or_else(|| Fault::Year(text.to_owned())));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    Ok(Request {
        collection: kind(asked.collection.as_deref())?,
        year: year.transpose()?,
        authority: asked.authority.as_ref().map(|code| code.trim().to_uppercase()),
        threads: asked.threads.unwrap_or(cores),
    })
}

/// The collection that was named.
pub fn kind(word: Option<&str>) -> Result<Option<Kind>, Fault> {
    word.map(|word| Kind::of_word(word).ok_or_else(|| Fault::Collection(word.to_owned()))).transpose()
}

fn files(asked: &Check) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut files = Vec::new();
    for path in asked.paths.iter().chain(&asked.providers).chain(&asked.postcodes) {
        files.extend(disk::read(path, "")?);
    }
    if let Some(last) = &asked.last {
        files.extend(disk::read(last, "last/")?);
    }
    Ok(files)
}

fn write(asked: &Check, answer: &Answer, report: &Report<'_>, out: &mut dyn Write) -> Result<(), Fault> {
    if let Some(child) = &asked.child {
        let said = output::child(answer, report, child).ok_or_else(|| Fault::Child(child.clone()))?;
        return Ok(out.write_all(said.as_bytes())?);
    }
    let other = |why: String| Fault::Write(why);
    match asked.format {
        Format::Summary => out.write_all(output::summary(answer, report).as_bytes())?,
        Format::Json => {
            serde_json::to_writer(&mut *out, report).map_err(|why| other(why.to_string()))?;
            out.write_all(b"\n")?;
        }
        Format::Csv => output::csv(report, out).map_err(|why| other(why.to_string()))?,
        Format::Xlsx => out.write_all(&output::xlsx(report).map_err(|why| other(why.to_string()))?)?,
        Format::Html => out.write_all(output::html(answer, report).as_bytes())?,
    }
    Ok(())
}
