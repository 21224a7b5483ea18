//! What the processor did while something was measured: how much of it was ours, and how much a neighbour's. On a machine
//! that others use too, times on the clock say little without it.

use crate::Outcome;

/// Processor time in hundredths of a second.
type Ticks = u64;

/// Which processes do the work that is measured, besides this one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Workers {
    /// `kith serve`.
    pub server: Option<u32>,
    /// PostgreSQL's first process; its children count with it.
    pub postmaster: Option<u32>,
}

/// A measurement under way.
pub struct Meter {
    workers: Workers,
    worked: Ticks,
    driven: Ticks,
    machine: (Ticks, Ticks),
}

impl Meter {
    /// From now on.
    pub fn begin(workers: Workers) -> Outcome<Meter> {
        let (worked, driven) = spent(workers)?;
        Ok(Meter { workers, worked, driven, machine: machine()? })
    }

    /// "3.1 ms of CPU each, others had 40 % of the machine", for so many pieces of work.
    pub fn end(&self, pieces: usize) -> Outcome<String> {
        let (worked, driven) = spent(self.workers)?;
        let (busy, all) = machine()?;
        let (busy, all) = (busy - self.machine.0, (all - self.machine.1).max(1));
        let own = worked.saturating_sub(self.worked) + driven.saturating_sub(self.driven);
        // Without a server the work is done in this process.
        let ours = if self.workers.server.is_some() { worked - self.worked } else { own };
        let each = ours as f64 * 10.0 / pieces.max(1) as f64;
        let others = busy.saturating_sub(own) * 100 / all;
        Ok(format!("{each:.1} ms of CPU each, others had {others} % of the machine"))
    }
}

/// What the workers have spent, and what this process has.
fn spent(workers: Workers) -> Outcome<(Ticks, Ticks)> {
    let mut worked = 0;
    if let Some(server) = workers.server {
        worked += times(&server.to_string())?.own;
    }
    if let Some(postmaster) = workers.postmaster {
        let first = times(&postmaster.to_string())?;
        worked += first.own + first.ended;
        for process in std::fs::read_dir("/proc")?.flatten() {
            let name = process.file_name().to_string_lossy().into_owned();
            if name.chars().all(|c| c.is_ascii_digit()) {
                // Processes come and go while they are read.
                worked += times(&name).ok().filter(|t| t.parent == postmaster).map_or(0, |t| t.own);
            }
        }
    }
    Ok((worked, times("self")?.own))
}

struct Times {
    parent: u32,
    own: Ticks,
    /// What children that have ended had spent.
    ended: Ticks,
}

fn times(process: &str) -> Outcome<Times> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name before the last bracket may hold anything.
    let (_, after) = text.rsplit_once(") ").ok_or("the system does not say what a process has spent")?;
    let field = |n: usize| after.split(' ').nth(n).and_then(|f| f.parse::<u64>().ok()).unwrap_or(0);
    Ok(Times { parent: u32::try_from(field(1))?, own: field(11) + field(12), ended: field(13) + field(14) })
}

/// Busy and all, of every core together; what another guest of the host took counts as busy.
fn machine() -> Outcome<(Ticks, Ticks)> {
    let text = std::fs::read_to_string("/proc/stat")?;
    let line = text.lines().next().unwrap_or_default();
    let fields: Vec<Ticks> = line.split_whitespace().skip(1).take(8).filter_map(|f| f.parse().ok()).collect();
    let all: Ticks = fields.iter().sum();
    let idle: Ticks = fields.iter().skip(3).take(2).sum();
    Ok((all - idle, all))
}
