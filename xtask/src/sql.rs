//! In an area, only `store` speaks SQL; its rules and words know of no database and no web.

use crate::house::{Fault, File, House};

const SQL: [&str; 5] = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE "];
const OUTSIDE: [&str; 6] = ["axum", "askama", "rusqlite", "postgres", "store", "page"];

pub fn check(house: &House) -> Vec<Fault> {
    let of_areas = house.files.iter().filter(|file| file.path.starts_with("areas/") && file.has_ending(&["rs"]));
    of_areas.flat_map(|file| if is_pure(file) { not_pure(file) } else { loose_sql(file) }).collect()
}

fn loose_sql(file: &File) -> Vec<Fault> {
    // Tests go in by the front door, then read the record itself.
    if ["/store/", "/tests/"].iter().any(|room| file.path.contains(room)) || file.path.ends_with("/store.rs") {
        return Vec::new();
    }
    let found = code(file).filter_map(|(number, line)| Some((number, SQL.iter().find(|word| line.contains(*word))?)));
    found
        .map(|(number, word)| {
            file.fault(number, format!("'{}' outside store/: move the statement to a function there", word.trim()))
        })
        .collect()
}

fn is_pure(file: &File) -> bool {
    file.path.contains("/src/rules/") || file.path.ends_with("/src/rules.rs") || file.path.ends_with("/src/words.rs")
}

fn not_pure(file: &File) -> Vec<Fault> {
    let found = code(file).filter_map(|(number, line)| Some((number, OUTSIDE.iter().find(|word| names(line, word))?)));
    found
        .map(|(number, word)| {
            file.fault(number, format!("rules and words are pure: hand in what they need from '{word}' as a value"))
        })
        .collect()
}

/// Does the line name something of this crate or module, as `word::`?
fn names(line: &str, word: &str) -> bool {
    line.match_indices(&format!("{word}::")).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

fn code(file: &File) -> impl Iterator<Item = (usize, &str)> {
    file.lines().filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_outside_the_store_is_found_with_its_line() {
        let house =
            House::of(&[("areas/recording/src/pages/visit.rs", "fn f() {\n    q(\"SELECT id FROM visit\");\n}\n")]);
        let faults = check(&house);
        assert_eq!((faults.len(), faults[0].line), (1, 2));
    }

    #[test]
    fn the_store_may_speak_sql_and_comments_may_name_it() {
        let house = House::of(&[
            ("areas/recording/src/store/visit.rs", "\"SELECT id FROM visit\""),
            ("areas/recording/src/store.rs", "\"UPDATE visit SET x = 1\""),
            ("areas/recording/src/pages/visit.rs", "// one SELECT per page\n"),
            ("ground/store/src/act.rs", "\"INSERT INTO act\""),
        ]);
        assert!(check(&house).is_empty());
    }

    #[test]
    fn rules_take_values_and_not_a_database() {
        let house = House::of(&[
            ("areas/recording/src/rules/complete_visit.rs", "use days::Day;\nuse store::Tx;\n"),
            ("areas/recording/src/words.rs", "use crate::front_page::Title;\n"),
        ]);
        let faults = check(&house);
        assert_eq!((faults.len(), faults[0].line), (1, 2));
    }
}
