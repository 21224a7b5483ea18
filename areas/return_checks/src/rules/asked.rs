//! What is asked beside the files: read from the form.

use returns::check::CollectionYear;
use returns::{Kind, Request};

/// What cannot be used, each with its field.
pub type Faults = Vec<(&'static str, String)>;

/// Reads it; what is left empty is found out from the files. `threads`: how many cores may work.
pub fn asked(collection: &str, year: &str, authority: &str, threads: usize) -> Result<Request, Faults> {
    let mut faults = Faults::new();
    let kind = Kind::of_word(collection);
    if kind.is_none() && !collection.is_empty() {
        faults.push(("collection", "Choose a collection of the list, or that it is found out".to_owned()));
    }
    let read = CollectionYear::parse(year);
    if read.is_none() && !year.is_empty() {
        let known = format!("{} to {}", CollectionYear::FIRST, CollectionYear::LAST);
        faults.push(("year", format!("Choose a collection year from {known}, or that it is found out")));
    }
    let code = authority.trim().to_uppercase();
    let digits = code.strip_prefix(|letter: char| letter.is_ascii_uppercase()).unwrap_or_default();
    if !code.is_empty() && (digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit())) {
        let said =
            "Enter the authority's ONS code, a letter and eight digits, for example E10000016, or leave it empty";
        faults.push(("authority", said.to_owned()));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Request { collection: kind, year: read, authority: Some(code).filter(|code| !code.is_empty()), threads })
}

/// A file's name as a return has it: last year's in a folder "last". What others said of the files, in a folder "expected",
/// and what is in folders below, is not of the return.
pub fn placed(field: &str, name: &str) -> Option<String> {
    let mut folders: Vec<&str> = name.split(['/', '\\']).collect();
    let file = folders.pop()?;
    if folders.iter().any(|folder| folder.eq_ignore_ascii_case("expected")) {
        return None;
    }
    let last = field == "last" || folders.iter().any(|folder| folder.trim().eq_ignore_ascii_case("last"));
    Some(if last { format!("last/{file}") } else { file.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_empty_is_found_out_and_what_is_typed_is_read() {
        let request = asked("", "", "", 1).unwrap();
        assert_eq!((request.collection, request.year, request.authority), (None, None, None));
        let request = asked("cin", "2025-26", " e10000016 ", 1).unwrap();
        assert_eq!(request.collection, Some(Kind::Cin));
        assert_eq!(request.year, Some(CollectionYear(2025)));
        assert_eq!(request.authority.as_deref(), Some("E10000016"));
    }

    #[test]
    fn what_cannot_be_used_is_told_at_its_field_all_at_once() {
        let faults = asked("school census", "1999-00", "Derbyshire", 1).unwrap_err();
        assert_eq!(faults.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["collection", "year", "authority"]);
        assert!(faults[1].1.contains("2022-23 to 2026-27"));
        for code in ["E1000001", "E100000161", "110000016", "E1000001é", "é10000016"] {
            assert!(asked("", "", code, 1).is_err(), "{code}");
        }
    }

    #[test]
    fn the_folder_of_last_year_is_known_however_the_browser_names_it() {
        for (field, name, placed_as) in [
            ("files", "header.csv", Some("header.csv")),
            ("last", "header.csv", Some("last/header.csv")),
            ("folder", "ssda903-500/header.csv", Some("header.csv")),
            ("folder", "ssda903-500/last/header.csv", Some("last/header.csv")),
            ("folder", "ssda903-500\\Last\\header.csv", Some("last/header.csv")),
            ("folder", "ssda903-500/expected/errors.csv", None),
        ] {
            assert_eq!(placed(field, name).as_deref(), placed_as, "{name}");
        }
    }
}
