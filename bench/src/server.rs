//! The real program, serving the authority.

use crate::meter::Workers;
use crate::report::Figure;
use crate::visitor::{Pass, Visitor};
use crate::{Extent, Outcome, machine};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use store::Address;

/// A running `kith serve`; told to stop when dropped.
pub struct Server {
    child: Child,
    /// Where it serves.
    pub port: u16,
    first_page: Duration,
    postmaster: Option<u32>,
}

/// The program, built beside this one.
pub fn program() -> Outcome<PathBuf> {
    let beside = std::env::current_exe()?.parent().map(|f| f.join("kith")).filter(|p| p.exists());
    beside.ok_or_else(|| "there is no kith beside this program: cargo build --release -p kith -p bench".into())
}

impl Server {
    /// Starts it and opens its first page. `postmaster`: the database's first process, when it has any.
    pub fn start(extent: &Extent, address: &Address, postmaster: Option<u32>) -> Outcome<Server> {
        let place = match address {
            Address::Sqlite(path) => path.display().to_string(),
            Address::Postgres(url) => url.clone(),
        };
        let began = Instant::now();
        let mut command = Command::new(program()?);
        command.arg("--home").arg(&extent.folder).args(["--database", &place, "--address", "127.0.0.1:0", "serve"]);
        command.envs(crate::flood::NO_LIMITS);
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn()?;
        let mut said = String::new();
        if let Some(out) = child.stdout.as_mut() {
            BufReader::new(out).read_line(&mut said)?;
        }
        let port = said.trim().rsplit(':').next().and_then(|p| p.parse().ok());
        let port = port.ok_or_else(|| format!("kith did not say where it serves: {said}"))?;
        let mut server = Server { child, port, first_page: Duration::ZERO, postmaster };
        let reply = Visitor::new(port, &Pass::nobody())?.get("/")?;
        server.first_page = began.elapsed();
        if !reply.body.contains("Sign in") {
            return Err(format!("the first page is not the one to sign in: {}", reply.status).into());
        }
        Ok(server)
    }

    /// The time to the first page, and the memory with nobody there.
    pub fn at_rest(&self) -> Outcome<Vec<Figure>> {
        Ok(vec![
            Figure::new("From start to the first page", format!("{:.2} s", self.first_page.as_secs_f64())),
            Figure::new("Memory at rest", machine::megabytes(self.memory("VmRSS")?)),
        ])
    }

    /// The most memory it has used, and what of it is its own now: the rest is the database file, which SQLite maps and
    /// the system takes back when it needs the room.
    pub fn under_load(&self) -> Outcome<Vec<Figure>> {
        let (most, own) = (machine::megabytes(self.memory("VmHWM")?), machine::megabytes(self.memory("RssAnon")?));
        Ok(vec![Figure::new("Memory under all this load, at most", format!("{most}, {own} without the mapped file"))])
    }

    /// Who does the work, for a meter.
    pub fn workers(&self) -> Workers {
        Workers { server: Some(self.child.id()), postmaster: self.postmaster }
    }

    fn memory(&self, name: &str) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line =
            status.lines().find_map(|l| l.strip_prefix(name)).ok_or("the system does not say how much memory")?;
        let kilobytes: u64 = line.trim_matches([':', ' ', '\t']).trim_end_matches(" kB").trim().parse()?;
        Ok(kilobytes * 1024)
    }

    /// Tells it to stop and waits for it.
    pub fn stop(&mut self) -> Outcome<()> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Stopped already, or nobody is left to hear that it would not.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
