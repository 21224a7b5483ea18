//! Which routes the tests went through with success, so that `cargo xtask walked` can say which none did.

use crate::Seen;
use std::io::Write;

/// Adds a line to the folder that `KITH_ROUTES_WALKED` names, if it names one: the route, the acts it left, the people
/// it concerned, the looks it left.
pub(crate) fn note(method: &str, seen: &Seen, looks: i64) {
    let Some(folder) = std::env::var_os("KITH_ROUTES_WALKED") else { return };
    if seen.status() >= 400 || seen.header("kith-replayed").is_some() {
        return;
    }
    let (Some(route), Some(acts)) = (seen.header("kith-route"), seen.header("kith-acts")) else { return };
    // What leads elsewhere shows nobody.
    let subjects = if seen.status() == 200 { seen.header("kith-subjects").unwrap_or("0") } else { "0" };
    let file = std::path::Path::new(&folder).join(std::process::id().to_string());
    let mut to = std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
    to.write_all(format!("{method} {route} | {acts} | {subjects} | {looks}\n").as_bytes()).unwrap();
}
