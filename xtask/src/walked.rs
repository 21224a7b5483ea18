//! `cargo xtask walked FOLDER`: which routes no test went through the front door with success. Each changing route must
//! have left its one act, and each page about a person its look.

use std::{collections::BTreeMap, fs, path::Path};

const MATRIX: &str = "app/src/tests/matrix.txt";

/// How a route was met: whether it left its acts, and whether it ever showed a person without a look.
#[derive(Default, Clone, Copy)]
struct Met {
    acts: u32,
    without_look: bool,
}

/// What is to be put right, one sentence each. Errors when a file cannot be read.
pub fn faults(folder: &Path) -> Result<Vec<String>, String> {
    let matrix = fs::read_to_string(MATRIX).map_err(|why| format!("{MATRIX} could not be read: {why}"))?;
    let mut met: BTreeMap<String, Met> = BTreeMap::new();
    let entries = fs::read_dir(folder).map_err(|why| format!("{} could not be read: {why}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|why| why.to_string())?.path();
        let text = fs::read_to_string(&path).map_err(|why| format!("{} could not be read: {why}", path.display()))?;
        for line in text.lines() {
            note(&mut met, line);
        }
    }
    Ok(matrix.lines().filter(|l| !l.starts_with('#')).filter_map(|line| fault(line, &met)).collect())
}

fn note(met: &mut BTreeMap<String, Met>, line: &str) {
    let mut parts = line.split(" | ");
    let (Some(route), Some(acts), Some(subjects), Some(looks)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let one = met.entry(route.to_owned()).or_default();
    one.acts = one.acts.max(number(acts));
    // Answers to the page's own script belong to a page that left its look.
    one.without_look |=
        route.starts_with("GET") && number(subjects) > 0 && number(looks) == 0 && !route.contains(".json");
}

fn fault(line: &str, met: &BTreeMap<String, Met>) -> Option<String> {
    let mut parts = line.split(" | ");
    let (route, act) = (parts.next()?, parts.next()?);
    let Some(one) = met.get(route) else {
        return Some(format!("{route}: no test goes through it with success. Add one in its area's tests"));
    };
    // An act's name is one word; a sentence says why there is none.
    if act != "-" && !act.contains(' ') && one.acts != 1 {
        return Some(format!("{route}: no test saw it leave its act {act}"));
    }
    one.without_look.then(|| format!("{route}: a test saw it show a person without leaving a look"))
}
