//! What the figures were taken on.

use crate::Outcome;
use std::process::Command;

/// "24.1 MB".
pub fn megabytes(bytes: u64) -> String {
    if bytes < 10_000_000_000 {
        format!("{:.1} MB", bytes as f64 / 1e6)
    } else {
        format!("{:.1} GB", bytes as f64 / 1e9)
    }
}

/// One line on the processor, the memory and the system.
pub fn described() -> String {
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let after = |text: &str, name: &str| {
        let line = text.lines().find(|l| l.starts_with(name));
        line.and_then(|l| l.split_once(':')).map(|(_, v)| v.trim().to_owned()).unwrap_or_default()
    };
    let model = after(&read("/proc/cpuinfo"), "model name");
    let model = if model.is_empty() || model == "unknown" { std::env::consts::ARCH.to_owned() } else { model };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory: u64 = after(&read("/proc/meminfo"), "MemTotal").trim_end_matches(" kB").parse().unwrap_or(0);
    format!(
        "{cores} cores ({model}), {:.0} GB of memory, Linux {}",
        memory as f64 / 1e6,
        read("/proc/sys/kernel/osrelease").trim()
    )
}

/// The load averages of the last 1, 5 and 15 minutes.
pub fn load() -> String {
    let read = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    read.split(' ').take(3).collect::<Vec<_>>().join(", ")
}

/// The commit that was measured.
pub fn commit() -> String {
    let said = Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    said.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned()).unwrap_or_default()
}

/// A file that is not there need not be taken away.
pub fn absent_is_well(error: std::io::Error) -> Outcome<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error.into()) }
}
