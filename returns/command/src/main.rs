//! The statutory files without the rest of Kith: the same command as `kith returns`.

use clap::Parser;
use std::io::Write;
use std::process::ExitCode;

/// Reads, checks and writes the statutory files of children's social care
#[derive(Parser)]
#[command(name = "returns", version)]
struct Line {
    #[command(subcommand)]
    returns: returns_command::Returns,
}

fn main() -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let end = returns_command::run(Line::parse().returns, &mut out);
    match out.flush() {
        Ok(()) => end.into(),
        Err(_) => ExitCode::from(2),
    }
}
