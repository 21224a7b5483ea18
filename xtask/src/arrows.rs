//! No arrow points up: ground ← record ← areas ← app; and one area reads another only where the table allows it.

use std::collections::BTreeSet;

use crate::house::{Fault, File, House};

const TABLE: &str = "docs/architecture.md";

/// Where a crate stands. A crate may depend on what stands lower, by the rules in `may_depend`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Ground(u8),
    Testkit,
    Record,
    Area(String),
    Returns,
    /// The command over `returns`, usable without the rest.
    ReturnsCommand,
    Demo,
    App,
    Bench,
    Xtask,
}

struct Crate<'a> {
    file: &'a File,
    name: String,
    place: Place,
}

pub fn check(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut crates = Vec::new();
    for file in &house.files {
        let Some(folder) = file.path.strip_suffix("/Cargo.toml") else { continue };
        match place(folder) {
            Some(place) => crates.push(Crate { file, name: name(file), place }),
            None => faults.push(file.fault(
                0,
                "no room is known for this crate: add it to `place` in xtask/src/arrows.rs, with what it may depend on",
            )),
        }
    }
    let allowed = allowed_between_areas(house);
    for one in &crates {
        for (line, dev, wanted) in dependencies(one.file) {
            let Some(other) = crates.iter().find(|other| other.name == wanted) else { continue };
            if let Err(say) = may_depend(one, other, dev, &allowed) {
                faults.push(one.file.fault(line, say));
            }
        }
    }
    faults
}

fn place(folder: &str) -> Option<Place> {
    Some(match folder {
        "ground/days" => Place::Ground(0),
        "ground/questions" | "ground/store" | "ground/paper" => Place::Ground(1),
        "ground/access" => Place::Ground(2),
        "ground/page" => Place::Ground(3),
        "ground/testkit" => Place::Testkit,
        "record" => Place::Record,
        "returns" => Place::Returns,
        "returns/command" => Place::ReturnsCommand,
        "demo" => Place::Demo,
        "app" => Place::App,
        "bench" | "bench/returns" => Place::Bench,
        "xtask" => Place::Xtask,
        _ => Place::Area(folder.strip_prefix("areas/")?.to_owned()),
    })
}

fn may_depend(
    one: &Crate<'_>,
    other: &Crate<'_>,
    dev: bool,
    allowed: &BTreeSet<(String, String)>,
) -> Result<(), String> {
    let (from, to) = (&one.name, &other.name);
    let fine = match (&one.place, &other.place) {
        (Place::Bench, _)
        | (Place::App, Place::Ground(_) | Place::Record | Place::Area(_) | Place::Returns | Place::Demo)
        | (Place::Demo, Place::Ground(_) | Place::Record | Place::Area(_)) => true,
        (Place::Ground(higher), Place::Ground(lower)) => lower < higher,
        (Place::Testkit | Place::Record, Place::Ground(_)) => true,
        (Place::Area(_), Place::Ground(_) | Place::Record | Place::Returns) => true,
        (Place::Record | Place::Area(_) | Place::App | Place::Demo, Place::Testkit)
        // Its tests check what the command invents.
        | (Place::Area(_), Place::ReturnsCommand) => dev,
        (Place::Area(reader), Place::Area(read)) => {
            if allowed.contains(&(reader.clone(), read.clone())) {
                return Ok(());
            }
            return Err(format!(
                "area '{reader}' reads area '{read}', which is not in the table of {TABLE}: add the row `{reader} -> {read}` \
                 if the child's journey goes that way, or pass the fact through `record`"
            ));
        }
        (Place::Returns, Place::Ground(0))
        | (Place::ReturnsCommand | Place::App, Place::Returns | Place::ReturnsCommand) => true,
        _ => false,
    };
    if fine {
        return Ok(());
    }
    Err(match (&one.place, &other.place) {
        (_, Place::Testkit) => format!("'{from}' may use '{to}' under [dev-dependencies] only, and ground not at all"),
        (Place::Xtask, _) => "xtask has no dependencies: it must build in seconds".to_owned(),
        (Place::Returns, _) => {
            "returns depends on ground/days at most, so that others can use it without Kith".to_owned()
        }
        _ => format!(
            "'{from}' stands below or beside '{to}' (ground ← record ← areas ← app): move the shared part down, or turn the arrow round"
        ),
    })
}

fn name(file: &File) -> String {
    file.text.lines().find_map(|line| line.strip_prefix("name = ")).unwrap_or_default().trim_matches('"').to_owned()
}

/// Line, whether under `[dev-dependencies]`, and name of each dependency.
fn dependencies(file: &File) -> Vec<(usize, bool, String)> {
    let mut found = Vec::new();
    let mut section = "";
    for (number, line) in file.lines() {
        let line = line.trim();
        if let Some(title) = line.strip_prefix('[') {
            section = title.trim_end_matches(']');
            if let Some((kind, name)) = section.rsplit_once("dependencies.") {
                found.push((number, kind.ends_with("dev-"), name.to_owned()));
            }
        } else if section.ends_with("dependencies") && !line.is_empty() && !line.starts_with('#') {
            let end = line.find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '-'));
            let name = line.get(..end.unwrap_or(line.len())).unwrap_or(line);
            found.push((number, section.ends_with("dev-dependencies"), name.to_owned()));
        }
    }
    found
}

/// Every `from -> to` in the architecture document.
fn allowed_between_areas(house: &House) -> BTreeSet<(String, String)> {
    let Some(table) = house.find(TABLE) else { return BTreeSet::new() };
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    table
        .text
        .lines()
        .flat_map(|line| {
            let parts: Vec<&str> = line.split("->").collect();
            parts
                .windows(2)
                .filter_map(|pair| {
                    let from = pair
                        .first()?
                        .trim_end_matches(|letter| !is_letter(letter))
                        .rsplit(|letter| !is_letter(letter))
                        .next()?;
                    let to = pair
                        .last()?
                        .trim_start_matches(|letter| !is_letter(letter))
                        .split(|letter| !is_letter(letter))
                        .next()?;
                    Some((from.to_owned(), to.to_owned()))
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, rest: &str) -> String {
        format!("[package]\nname = \"{name}\"\n\n{rest}")
    }

    fn faults(files: &[(&str, String)]) -> Vec<Fault> {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        check(&House::of(&files))
    }

    #[test]
    fn arrows_down_are_fine() {
        let found = faults(&[
            ("ground/days/Cargo.toml", manifest("days", "")),
            ("ground/store/Cargo.toml", manifest("store", "[dependencies]\ndays.workspace = true\n")),
            ("ground/testkit/Cargo.toml", manifest("testkit", "[dependencies]\nstore.workspace = true\n")),
            (
                "record/Cargo.toml",
                manifest(
                    "record",
                    "[dependencies]\nstore.workspace = true\n\n[dev-dependencies]\ntestkit.workspace = true\n",
                ),
            ),
            ("areas/people/Cargo.toml", manifest("people", "[dependencies]\nrecord = { path = \"../../record\" }\n")),
            ("app/Cargo.toml", manifest("kith", "[dependencies.people]\nworkspace = true\n")),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn an_arrow_up_is_named_with_its_line() {
        let found = faults(&[
            ("ground/page/Cargo.toml", manifest("page", "[dependencies]\nserde = \"1\"\nrecord.workspace = true\n")),
            ("record/Cargo.toml", manifest("record", "")),
        ]);
        assert_eq!((found.len(), found[0].line), (1, 6));
        assert!(found[0].say.contains("turn the arrow round"));
    }

    #[test]
    fn store_and_questions_stand_beside_each_other() {
        let found = faults(&[
            ("ground/questions/Cargo.toml", manifest("questions", "[dependencies]\nstore.workspace = true\n")),
            ("ground/store/Cargo.toml", manifest("store", "")),
        ]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn the_testkit_is_for_tests() {
        let kit = ("ground/testkit/Cargo.toml", manifest("testkit", ""));
        let found = faults(&[
            kit.clone(),
            ("areas/people/Cargo.toml", manifest("people", "[dependencies]\ntestkit.workspace = true\n")),
        ]);
        assert!(found[0].say.contains("[dev-dependencies]"));
        let found = faults(&[
            kit,
            ("ground/page/Cargo.toml", manifest("page", "[dev-dependencies]\ntestkit.workspace = true\n")),
        ]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn an_area_reads_another_only_by_the_table() {
        let people = ("areas/people/Cargo.toml", manifest("people", ""));
        let recording =
            ("areas/recording/Cargo.toml", manifest("recording", "[dependencies]\npeople.workspace = true\n"));
        let table = ("docs/architecture.md", "| `recording -> people` | whom a visit concerns |\n".to_owned());
        assert_eq!(faults(&[people.clone(), recording.clone(), table]), []);
        assert!(faults(&[people, recording])[0].say.contains("`recording -> people`"));
    }

    #[test]
    fn returns_stand_alone() {
        let found = faults(&[
            (
                "returns/Cargo.toml",
                manifest("returns", "[dependencies]\ndays.workspace = true\nrecord.workspace = true\n"),
            ),
            ("ground/days/Cargo.toml", manifest("days", "")),
            ("record/Cargo.toml", manifest("record", "")),
        ]);
        assert_eq!(found.len(), 1);
        assert!(found[0].say.contains("at most"));
        let command =
            manifest("returns_command", "[dependencies]\nreturns.workspace = true\nrecord.workspace = true\n");
        let found = faults(&[
            ("returns/command/Cargo.toml", command),
            ("returns/Cargo.toml", manifest("returns", "")),
            ("record/Cargo.toml", manifest("record", "")),
        ]);
        assert_eq!(found.len(), 1, "the command reads returns and nothing else");
    }

    #[test]
    fn a_crate_nobody_placed_is_refused() {
        assert!(faults(&[("extras/Cargo.toml", manifest("extras", ""))])[0].say.contains("no room is known"));
    }
}
