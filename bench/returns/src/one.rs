//! One check in a process of its own: what it took.

use crate::Outcome;
use returns::check::run_child;
use returns::{Request, check};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// What one check took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// Children that the files name.
    pub children: usize,
    /// Rows that fail.
    pub errors: usize,
    /// On the clock, in seconds.
    pub wall: f64,
    /// Of processor, in seconds.
    pub cpu: f64,
    /// The most memory, in megabytes.
    pub peak: f64,
}

/// Checks a folder and prints what it took, for the program that started this one.
pub fn run(folder: &Path, cores: Option<usize>) -> Outcome<()> {
    let began = Instant::now();
    let files = read(folder)?;
    let threads = cores.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let request = Request { authority: Some("E10000016".to_owned()), threads, ..Request::default() };
    let answer = check(files, &request, &|_, _| ()).map_err(|(why, _)| why)?;
    let report = answer.report();
    let wall = began.elapsed().as_secs_f64();
    println!("{} {} {wall} {} {}", answer.children(), report.errors.len(), cpu()?, peak()?);
    Ok(())
}

/// The files of a folder and of the folders in it, as the command reads them.
pub fn read(folder: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match path.is_dir() {
            true => files.extend(read(&path)?.into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes))),
            false => files.push((name, fs::read(path)?)),
        }
    }
    Ok(files)
}

/// Starts this program again for a folder.
pub fn alone(folder: &Path) -> Outcome<Took> {
    let told = std::process::Command::new(std::env::current_exe()?).arg("one").arg(folder).output()?;
    let text = String::from_utf8(told.stdout)?;
    let figures: Vec<f64> = text.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    match figures.as_slice() {
        [children, errors, wall, cpu, peak] => {
            Ok(Took { children: *children as usize, errors: *errors as usize, wall: *wall, cpu: *cpu, peak: *peak })
        }
        _ => Err(String::from_utf8_lossy(&told.stderr).into_owned().into()),
    }
}

/// Processor time of this process, in seconds.
pub fn cpu() -> Outcome<f64> {
    let text = fs::read_to_string("/proc/self/stat")?;
    // The name before the last bracket may hold anything.
    let (_, after) = text.rsplit_once(") ").ok_or("the system does not say what a process has spent")?;
    let ticks: u64 = after.split(' ').skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Ok(ticks as f64 / 100.0)
}

/// The most memory that this process had, in megabytes.
fn peak() -> Outcome<f64> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the system does not tell memory")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse::<f64>()? / 1024.0)
}

/// How long all rules take on one child, in microseconds: in the middle, and at most.
pub fn child(folder: &Path) -> Outcome<(f64, f64)> {
    use returns::open::open;
    use returns::ssda903::{Collection, Files, Setting};
    let (opened, _) = open(read(folder)?);
    let files = Files::sort(opened);
    let year = returns::check::CollectionYear::LAST;
    let mut setting = Setting::new(year);
    setting.authority = Some("E10000016".to_owned());
    (setting.providers, setting.postcodes) = (files.providers, files.postcodes);
    let all = Collection::new(files.this, files.last, setting);
    let mut took: Vec<f64> = (0..all.index().children())
        .map(|child| {
            let began = Instant::now();
            std::hint::black_box(run_child(&all, child));
            began.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    took.sort_by(f64::total_cmp);
    let at = |share: f64| took.get((took.len() as f64 * share) as usize).copied().unwrap_or_default();
    Ok((at(0.5), at(0.999)))
}
