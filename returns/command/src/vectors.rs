//! `run-vector`.

use super::End;
use super::answers::Fault;
use super::disk;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Runs each vector and writes one line for each case. A file that is no vector is a line that does not pass.
pub fn run(files: &[PathBuf], out: &mut dyn Write) -> Result<End, Fault> {
    let mut all_pass = true;
    for file in files {
        let (name, bytes) = (file.display().to_string(), disk::bytes(file)?);
        match returns::run_vector(&name, &String::from_utf8_lossy(&bytes)) {
            Ok(outcomes) => {
                for outcome in outcomes {
                    all_pass &= outcome.pass;
                    let line = serde_json::to_string(&outcome).map_err(|why| Fault::Write(why.to_string()))?;
                    writeln!(out, "{line}")?;
                }
            }
            Err(fault) => {
                all_pass = false;
                let line = json!({ "file": name, "code": null, "case": null, "pass": false, "missing": [], "extra": [], "fault": fault.to_string() });
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(if all_pass { End::Clean } else { End::Fails })
}
