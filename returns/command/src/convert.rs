//! `convert`.

use super::End;
use super::answers::Fault;
use super::args::{Convert, To};
use super::{check, disk};
use returns::convert::{Shape, convert};
use returns::open::Aside;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes the rows of the named files in another shape, and what was not taken or has no place in it.
pub fn run(asked: &Convert, out: &mut dyn Write) -> Result<End, Fault> {
    let kind = check::kind(asked.collection.as_deref())?;
    let mut files = Vec::new();
    for path in &asked.paths {
        files.extend(disk::read(path, "")?);
    }
    let (shape, ending) = match asked.to {
        To::Csv => (Shape::Csv, "csv"),
        To::Xlsx => (Shape::Xlsx, "xlsx"),
        To::Xml => (Shape::Xml, "xml"),
    };
    let converted = convert(files, shape, kind).map_err(|(fault, told)| {
        told.iter().for_each(|told| eprintln!("{}", sentence(told)));
        fault
    })?;
    let count = converted.files.len();
    let names_file = !asked.output.is_dir() && asked.output.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    if names_file && count > 1 {
        return Err(Fault::Several { count, path: asked.output.clone() });
    }
    let place = |name: &str| if names_file { asked.output.clone() } else { asked.output.join(Path::new(name)) };
    let files: Vec<(PathBuf, Vec<u8>)> =
        converted.files.into_iter().map(|(name, bytes)| (place(&name), bytes)).collect();
    disk::write(&files, asked.force)?;
    for (path, _) in &files {
        writeln!(out, "{} was written.", path.display())?;
    }
    for told in &converted.told {
        writeln!(out, "{}", sentence(told))?;
    }
    Ok(if converted.told.iter().all(|told| told.only_a_note) { End::Clean } else { End::Fails })
}

fn sentence(told: &Aside) -> String {
    format!("{}: {}", told.what, told.why)
}
