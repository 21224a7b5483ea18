//! A PostgreSQL of our own, kept between runs in the bench's folder, on loopback, as durable as it comes.

use crate::Outcome;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use store::Address;

/// A running server; stopped when dropped.
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    user: Option<(u32, u32)>,
}

fn programs() -> Outcome<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for version in std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten() {
        found.push(version?.path().join("bin"));
    }
    found.retain(|p| p.join("initdb").exists() && p.join("pgbench").exists());
    found.sort();
    found.pop().ok_or_else(|| "PostgreSQL is not installed (Debian: apt install postgresql)".into())
}

/// PostgreSQL refuses to run as root; somebody who owns nothing else here runs it then.
fn stand_in() -> Option<(u32, u32)> {
    let me = std::fs::metadata("/proc/self").ok()?.uid();
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let find = |name: &str| {
        let line = users.lines().find(|l| l.starts_with(&format!("{name}:")))?;
        let mut parts = line.split(':').skip(2);
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    };
    if me == 0 { find("postgres").or_else(|| find("nobody")) } else { None }
}

impl Cluster {
    /// Starts it, making it the first time.
    pub fn start(folder: &Path) -> Outcome<Cluster> {
        std::fs::create_dir_all(folder)?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let cluster = Cluster { folder: folder.canonicalize()?, programs: programs()?, port, user: stand_in() };
        if let Some((user, group)) = cluster.user {
            chown(&cluster.folder, Some(user), Some(group))?;
        }
        let data = cluster.folder.join("data");
        if !data.join("PG_VERSION").exists() {
            let how = ["--username=kith", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"];
            cluster.run(cluster.as_server("initdb").arg("-D").arg(&data).args(how))?;
        }
        let how = format!(
            "-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=on -c synchronous_commit=on -c max_connections=200 -c shared_buffers=512MB -c max_wal_size=4GB",
            cluster.folder.display()
        );
        let log = cluster.folder.join("log");
        let mut start = cluster.as_server("pg_ctl");
        start.arg("-D").arg(&data).arg("-l").arg(&log).args(["-w", "-t", "120", "-o", &how, "start"]);
        cluster.run(&mut start)?;
        Ok(cluster)
    }

    fn as_server(&self, program: &str) -> Command {
        use std::os::unix::process::CommandExt;
        let mut command = Command::new(self.programs.join(program));
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command.current_dir(&self.folder).stdin(Stdio::null());
        command
    }

    fn run(&self, command: &mut Command) -> Outcome<()> {
        let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        if done.success() { Ok(()) } else { Err(format!("{:?} failed: {done}", command.get_program()).into()) }
    }

    /// A client program, pointed at this server.
    pub fn tool(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "kith"]).stdin(Stdio::null());
        command
    }

    /// Whether a database of this name is there.
    pub fn has(&self, name: &str) -> Outcome<bool> {
        let sql = "SELECT 1 AS one FROM pg_database WHERE datname = $1";
        Ok(!self.address("postgres").connect()?.rows(sql, &[name.into()])?.is_empty())
    }

    /// Makes an empty database.
    pub fn make(&self, name: &str) -> Outcome<()> {
        Ok(self.address("postgres").connect()?.batch(&format!("CREATE DATABASE {name}"))?)
    }

    /// How many bytes a database takes on the disk.
    pub fn size(&self, name: &str) -> Outcome<u64> {
        let rows =
            self.address("postgres").connect()?.rows("SELECT pg_database_size($1::text) AS size", &[name.into()])?;
        Ok(u64::try_from(rows.first().ok_or("there is no such database")?.get::<i64>("size")?)?)
    }

    /// Its first process.
    pub fn postmaster(&self) -> Outcome<u32> {
        let file = std::fs::read_to_string(self.folder.join("data/postmaster.pid"))?;
        Ok(file.lines().next().unwrap_or_default().trim().parse()?)
    }

    /// Where a database is.
    pub fn address(&self, database: &str) -> Address {
        Address::Postgres(format!("postgres://kith@127.0.0.1:{}/{database}", self.port))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let mut stop = self.as_server("pg_ctl");
        stop.arg("-D").arg(&data).args(["-m", "fast", "-w", "-t", "60", "stop"]);
        // Whatever comes of it, the bench is over.
        let _ = self.run(&mut stop);
    }
}
