//! Nothing unfinished, nothing switched off, no blanks at the ends of lines; tests named as sentences.

use crate::house::{Fault, File, House};

/// Words that must not stand in code, and what to do instead. Written in halves, so that this file passes too.
const NOT_HERE: [(&str, &str); 6] = [
    (concat!("TO", "DO"), "open an issue and take the note out"),
    (concat!("FIX", "ME"), "open an issue and take the note out"),
    (concat!("to", "do!("), "write it, or leave it out"),
    (concat!("unimple", "mented!("), "write it, or leave it out"),
    (concat!("db", "g!("), "take it out, or use tracing"),
    (concat!("#[igno", "re"), "make the test pass, or take it out"),
];
const WRITTEN: [&str; 9] = ["rs", "html", "js", "css", "toml", "sql", "sh", "json", "md"];

pub fn check(house: &House) -> Vec<Fault> {
    house.files.iter().filter(|file| file.has_ending(&WRITTEN)).flat_map(faults_in).collect()
}

fn faults_in(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, line) in file.lines() {
        if line.ends_with([' ', '\t', '\r']) {
            faults.push(file.fault(number, "blanks at the end of the line: take them out"));
        }
        if file.has_ending(&["md", "json"]) {
            continue; // documents may speak of what code must not do
        }
        for (word, remedy) in NOT_HERE {
            if line.contains(word) {
                faults.push(file.fault(number, format!("'{word}': {remedy}")));
            }
        }
        if file.has_ending(&["rs"]) && line.trim_start().starts_with(concat!("fn te", "st_")) {
            faults.push(file.fault(number, "name the test as a sentence about the world, without 'test_'"));
        }
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        faults.push(file.fault(0, "the last line does not end: add a line break"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<Fault> {
        check(&House::of(&[("a/src/plan.rs", text)]))
    }

    #[test]
    fn unfinished_work_is_an_issue_and_not_a_note() {
        let text = format!("// {}: later\nfn f() {{ {}) }}\n", concat!("TO", "DO"), concat!("to", "do!("));
        let found = faults(&text);
        assert_eq!(found.iter().map(|fault| fault.line).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_test_that_is_switched_off_is_found() {
        assert_eq!(faults(concat!("#[test]\n#[igno", "re = \"slow\"]\nfn f() {}\n")).len(), 1);
    }

    #[test]
    fn tests_are_named_as_sentences() {
        assert_eq!(faults(concat!("fn te", "st_plan() {}\n"))[0].line, 1);
        assert!(faults("fn a_closed_plan_stays_closed() {}\n").is_empty());
    }

    #[test]
    fn lines_end_where_their_words_end() {
        assert_eq!(faults("fn f() {} \n")[0].line, 1);
        assert!(faults("fn f() {}")[0].say.contains("line break"));
    }
}
