//! `explain`.

use super::End;
use super::answers::Fault;
use std::io::Write;

/// Writes what each code means.
pub fn run(codes: &[String], out: &mut dyn Write) -> Result<End, Fault> {
    for (at, code) in codes.iter().enumerate() {
        let said = returns::output::explain(code).ok_or_else(|| Fault::Code(code.clone()))?;
        write!(out, "{}{said}", if at > 0 { "\n" } else { "" })?;
    }
    Ok(End::Clean)
}
