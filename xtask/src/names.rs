//! A file is named after what it is about, a crate after its folder.

use crate::house::{Fault, File, House};

const SAY_NOTHING: [&str; 14] = [
    "util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services", "misc", "types",
    "model", "models", "mod",
];

pub fn check(house: &House) -> Vec<Fault> {
    let rust = house.files.iter().filter(|file| file.has_ending(&["rs"])).filter_map(says_nothing);
    rust.chain(house.files.iter().filter_map(crate_name)).collect()
}

fn says_nothing(file: &File) -> Option<Fault> {
    let stem = file.path.strip_suffix(".rs").unwrap_or(&file.path);
    let word = stem.split('/').find(|part| SAY_NOTHING.contains(part))?;
    let remedy = if word == "mod" {
        "name it after its folder and lay it beside that folder (plan.rs beside plan/)".to_owned()
    } else {
        format!("'{word}' says nothing: name it after the work it does, or move its parts to where they are used")
    };
    Some(file.fault(0, remedy))
}

/// A crate in `areas/` or `ground/` has the name of its folder, in the profession's words.
fn crate_name(file: &File) -> Option<Fault> {
    let folder = file.path.strip_suffix("/Cargo.toml")?;
    let room = folder.strip_prefix("areas/").or_else(|| folder.strip_prefix("ground/"))?;
    let name = file.text.lines().find_map(|line| line.strip_prefix("name = "))?.trim_matches('"');
    if name != room {
        return Some(file.fault(0, format!("the crate is '{name}' and its folder '{room}': give both one name")));
    }
    let plain = room.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    (!plain)
        .then(|| file.fault(0, format!("'{room}': write the profession's word in small letters, with _ between words")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_are_refused_for_files_and_folders() {
        let house = House::of(&[("a/src/utils.rs", ""), ("a/src/helpers/day.rs", ""), ("a/src/plan.rs", "")]);
        let faults = check(&house);
        assert_eq!(faults.len(), 2);
        assert!(faults[0].say.contains("'utils' says nothing"));
    }

    #[test]
    fn a_mod_file_goes_beside_its_folder() {
        assert!(check(&House::of(&[("a/src/plan/mod.rs", "")]))[0].say.contains("plan.rs beside plan/"));
    }

    #[test]
    fn a_word_inside_a_name_is_no_fault() {
        assert!(check(&House::of(&[("a/src/common_law.rs", ""), ("docs/types.md", "")])).is_empty());
    }

    #[test]
    fn a_room_and_its_crate_have_one_name() {
        let house = House::of(&[("areas/front_door/Cargo.toml", "[package]\nname = \"front\"\n")]);
        assert!(check(&house)[0].say.contains("give both one name"));
    }
}
