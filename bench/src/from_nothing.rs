//! `./kith` in a fresh clone, as a newcomer starts it. Packages that cargo and npm fetched before are not fetched again.

use crate::Outcome;
use crate::visitor::{Pass, Visitor};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Gives the time until the program was built, and until its first page.
pub fn measure(folder: &Path) -> Outcome<(Duration, Duration)> {
    let clone = folder.join("clone");
    std::fs::remove_dir_all(&clone).or_else(crate::machine::absent_is_well)?;
    let done = Command::new("git").args(["clone", "--quiet", "."]).arg(&clone).status()?;
    if !done.success() {
        return Err("the project could not be cloned".into());
    }
    let measured = start(&clone);
    std::fs::remove_dir_all(&clone)?;
    measured
}

fn start(clone: &Path) -> Outcome<(Duration, Duration)> {
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let began = Instant::now();
    let mut command = Command::new(clone.join("kith"));
    command.current_dir(clone).env("KITH_ADDRESS", format!("127.0.0.1:{port}"));
    command.env_remove("CARGO_TARGET_DIR").env_remove("KITH_HOME").env_remove("KITH_DATABASE");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let waited = wait(&mut child, clone, port, began);
    // `./kith` becomes the program itself, so this ends the server.
    Command::new("kill").arg(child.id().to_string()).status()?;
    child.wait()?;
    waited
}

fn wait(child: &mut Child, clone: &Path, port: u16, began: Instant) -> Outcome<(Duration, Duration)> {
    let nobody = Pass::nobody();
    let (built, program) = (&mut None, clone.join("target/release/kith"));
    while began.elapsed() < Duration::from_secs(3600) {
        if let Some(ended) = child.try_wait()? {
            return Err(format!("./kith ended by itself: {ended}").into());
        }
        if built.is_none() && program.exists() {
            *built = Some(began.elapsed());
        }
        let page = Visitor::new(port, &nobody).and_then(|mut v| v.get("/"));
        if page.is_ok_and(|p| p.body.contains("Sign in")) {
            return Ok((built.unwrap_or_default(), began.elapsed()));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("./kith showed no page within an hour".into())
}
